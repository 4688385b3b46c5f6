"""Decides what becomes of a roster's rows, one after another, before any is written."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from desktop.actions.importframe import Frame
from desktop.actions.importkeys import CHANNELED, Kind, fingerprint, keys
from desktop.actions.importnumbers import without_used
from desktop.actions.importplan import NO_ROW, Plan
from desktop.actions.seen import Seen
from desktop.formats.prepared import PreparedRow
from desktop.models.importing import OPEN, Outcome, Reason
from desktop.models.numbers import NOT_ADOPTED, Adopted
from desktop.models.progress import Progress, quiet
from desktop.models.rowcells import Person, after, may_be_one, own_words
from desktop.store import importing, numbers
from desktop.store.importing import Directory
from desktop.store.reads import Reads

_EXACT = (
    (Kind.PHONE, Reason.PHONE_OTHER_NAME),
    (Kind.WECHAT, Reason.WECHAT_OTHER_NAME),
    (Kind.TAOBAO, Reason.ACCOUNT_OTHER_NAME),
    (Kind.CARD, Reason.ACCOUNT_OTHER_NAME),
    (Kind.SECOND, Reason.PHONE_OTHER_NAME),
)
# The keys that a row of somebody known brings him, by the field that holds them.
_CARRIED = {
    Kind.NUMBER: "number",
    Kind.PHONE: "phone",
    Kind.WECHAT: "wechat",
    **{kind: f"i.{channel}" for kind, channel in CHANNELED.items()},
}

Verdict = tuple[Outcome, Reason]


class Met(NamedTuple):
    """Somebody whom a row was compared with; `row` is his row in this file, or NO_ROW."""

    person: Person
    row: int


class Planner:
    """Makes a plan: `take` every frame, then `finish`.

    Compared are the members that stood when it began and the rows taken so far, so a run may
    write the rows of a frame while the next ones are still being read.
    """

    def __init__(
        self,
        reads: Reads,
        file: str,
        *,
        numbered: bool,
        adopted: Adopted = NOT_ADOPTED,
        meanings: frozenset[str] = frozenset(),
    ) -> None:
        self.plan = Plan(reads, file, numbered=numbered, adopted=adopted)
        self.plan.meanings = meanings
        self._reads = reads
        self._people = Directory(reads)
        self._keys = keys(self.plan.prefix, reads.index_key, meanings)
        self._exact = [one for one in _EXACT if one[0] in self._keys]
        self._carried = {kind: name for kind, name in _CARRIED.items() if kind in self._keys}
        self._seen = {kind: Seen() for kind in Kind}
        self._holding = importing.any_held(reads)
        self._removed = numbers.any_used(reads)
        self._grown: dict[bytes, Person] = {}

    def take(self, rows: list[PreparedRow], body: bytes) -> int:
        """Decide the next rows; the index of the first. `body` is the frame they came as."""
        first = self.plan.spool.count
        if self._removed:
            body = without_used(self._reads, self.plan.prefix, rows, body)
        self.plan.spool.add(body, len(rows))
        frame = Frame(first, rows, self._keys, self._seen)
        frame.look_up(self._people)
        held = self._held(rows) if self._holding else {}
        if not held and frame.all_alone():
            self.plan.note_new(rows)
            frame.remember_all()
        else:
            self._decide_each(frame, held)
        for seen in self._seen.values():
            seen.close_frame()
        return first

    def _decide_each(self, frame: Frame, held: dict[int, Verdict]) -> None:
        for at, row in enumerate(frame.rows):
            outcome, reason = held.get(at) or self._decide(frame, at, row)
            self.plan.note(row, outcome, reason)
            if outcome == Outcome.ADDED:
                self._remember(frame, at, row)

    def _held(self, rows: list[PreparedRow]) -> dict[int, Verdict]:
        """Of these rows, those that are held already, or were settled."""
        ids = {
            at: importing.suspect_id(self._reads, self._fingerprint(row))
            for at, row in enumerate(rows)
            if not row.reject
        }
        states = importing.suspect_states(self._reads, list(ids.values()))
        return {
            at: (Outcome.SKIPPED, Reason.HELD if states[one] == OPEN else Reason.SETTLED)
            for at, one in ids.items()
            if one in states
        }

    def _remember(self, frame: Frame, at: int, row: PreparedRow) -> None:
        frame.remember(at, Kind.NAME)
        if not row.phone_ix:
            frame.remember(at, Kind.PHONELESS)
            frame.remember(at, Kind.PRINT)
        for kind in self._carried:
            frame.remember(at, kind)

    def _decide(self, frame: Frame, at: int, row: PreparedRow) -> Verdict:
        if row.reject:
            return Outcome.REJECTED, Reason.UNFIT
        if frame.alone(at):
            return Outcome.ADDED, Reason.NEW
        met = list(self._met(frame, at, Kind.NUMBER))
        if met:
            return self._same_or_suspect(frame, at, met, Reason.NUMBER_OTHER_NAME)
        others: list[tuple[list[Met], Reason]] = []
        for kind, reason in self._exact:
            met = list(self._met(frame, at, kind))
            same = _called_so(met, row)
            if same:
                return self._match(frame, at, same)
            if met:
                others.append((met, reason))
        if others:
            return self._same_or_suspect(frame, at, *others[0])
        return self._by_contents(frame, at, row)

    def _by_contents(self, frame: Frame, at: int, row: PreparedRow) -> Verdict:
        met = next(self._met(frame, at, Kind.PRINT), None)
        if met:
            again = met.row != NO_ROW
            return Outcome.SKIPPED, Reason.REPEATED if again else Reason.NOTHING_NEW
        kind = Kind.PHONELESS if row.phone_ix else Kind.NAME
        city, phone = row.fields.get("city", ""), bool(row.phone_ix)
        for met in self._met(frame, at, kind):
            if may_be_one(met.person, city, phone) and not self._told_apart(frame, row, met.row):
                return self._suspect(frame, at, met, Reason.SAME_NAME)
        return Outcome.ADDED, Reason.NEW

    def _told_apart(self, frame: Frame, row: PreparedRow, other: int) -> bool:
        """Whether the file itself says that two of its rows are two people: by their numbers."""
        return bool(row.number and other != NO_ROW and self._row(frame, other).number)

    def _same_or_suspect(self, frame: Frame, at: int, met: list[Met], reason: Reason) -> Verdict:
        same = _called_so(met, frame.rows[at])
        return self._match(frame, at, same) if same else self._suspect(frame, at, met[0], reason)

    def _match(self, frame: Frame, at: int, met: Met) -> Verdict:
        """The row is about somebody known; `finish` finds out whether it brings anything."""
        self.plan.bind(frame.first + at, met.person.id, met.row)
        row = frame.rows[at]
        city, phone = row.fields.get("city", ""), bool(row.phone_ix)
        grown = met.person.with_row(*_names(row), city, phone)
        if grown != met.person:
            self._grown[grown.id] = grown
        for kind, name in self._carried.items():
            others = list(self._met(frame, at, kind))
            if not others:
                frame.remember(at, kind)
            elif _called_so(others, row) and all(one.person.id != grown.id for one in others):
                # A namesake's phone or account is not taken from him.
                self.plan.override(frame.first + at, {name})
        return Outcome.SKIPPED, Reason.NOTHING_NEW

    def _suspect(self, frame: Frame, at: int, met: Met, reason: Reason) -> Verdict:
        mark = self._fingerprint(frame.rows[at])
        held = frame.like(Kind.PRINT, hash(mark))
        if any(self._fingerprint(self._row(frame, other)) == mark for other in held):
            return Outcome.SKIPPED, Reason.REPEATED
        self._seen[Kind.PRINT].add(hash(mark), frame.first + at)
        self.plan.bind(frame.first + at, met.person.id, met.row)
        return Outcome.SUSPECTED, reason

    def _fingerprint(self, row: PreparedRow) -> bytes:
        return fingerprint(row, self._reads.index_key)

    def _met(self, frame: Frame, at: int, kind: Kind) -> Iterator[Met]:
        """The members and the earlier rows that share this key with a row."""
        for person in frame.known(kind, at):
            yield Met(self._grown.get(person.id, person), NO_ROW)
        key = frame.key(kind, at)
        for other in frame.earlier(kind, at):
            row = self._row(frame, other)
            if self._keys[kind](row) == key:
                yield Met(self._person(other, row), other)

    def _row(self, frame: Frame, index: int) -> PreparedRow:
        if index >= frame.first:
            return frame.rows[index - frame.first]
        return self.plan.spool.row(index)

    def _person(self, index: int, row: PreparedRow) -> Person:
        city, phone = row.fields.get("city", ""), bool(row.phone_ix)
        person = Person(self.plan.member(index) or b"", *_names(row), city, phone)
        return self._grown.get(person.id, person)

    def forget_keys(self) -> None:
        """Let go of what rows were compared by: no more rows come."""
        self._seen.clear()

    # -- what rows about somebody known bring ----------------------------------------------

    def finish(self, progress: Progress = quiet) -> Plan:
        """Compare the rows about somebody known with him; the plan is then complete."""
        plan = self.plan
        plan.ready = True
        about = self._about_known()
        several = self._several(about)
        groups: dict[bytes, list[int]] = defaultdict(list)
        for start in range(0, len(about), importing.ASKED):
            progress(about[start], plan.spool.count)
            single: dict[int, PreparedRow] = {}
            for index in about[start : start + importing.ASKED]:
                member = plan.member(index) or b""
                if member in several:
                    groups[member].append(index)
                else:
                    single[index] = plan.spool.row(index)
            self._compare(single)
        for member, indices in groups.items():
            self._compare_group(member, indices)
        return plan

    def _about_known(self) -> list[int]:
        """The rows about somebody known, whatever they bring."""
        plan = self.plan
        return [
            index
            for index in plan.indices(Outcome.SKIPPED).tolist()
            if plan.reason(index) == Reason.NOTHING_NEW and plan.member(index) is not None
        ]

    def _several(self, about: list[int]) -> set[bytes]:
        """The members that more than one of these rows is about, or that a row makes."""
        plan = self.plan
        marks = np.fromiter((plan.mark(index) for index in about), np.uint64, len(about))
        found, counts = np.unique(marks, return_counts=True)
        often = set(found[counts > 1].tolist())
        return {
            plan.member(index) or b""
            for index, mark in zip(about, marks.tolist(), strict=True)
            if mark in often or plan.maker(index) is not None
        }

    def _compare(self, rows: dict[int, PreparedRow]) -> None:
        members = {index: self.plan.member(index) or b"" for index in rows}
        known = importing.known(self._reads, list(members.values()))
        for index, row in rows.items():
            cells = self.plan.cells(index, row)
            him = known[members[index]]
            self.plan.conclude(index, cells, him)

    def _compare_group(self, member: bytes, indices: list[int]) -> None:
        """Rows of one person: each brings what no later one says otherwise."""
        plan = self.plan
        made = plan.maker(indices[0])
        all_rows = [made, *indices] if made is not None else indices
        rows = [plan.cells(index) for index in all_rows]
        owned = own_words(rows)
        if made is None:
            known = importing.known(self._reads, [member])[member]
        else:
            known = importing.known_by(rows.pop(0))
            owned.pop(0)
        for index, cells, own in zip(indices, rows, owned, strict=True):
            said = {*cells.fields, *(f"x.{name}" for name in cells.custom)}
            kept = {*own.fields, *(f"x.{name}" for name in own.custom)}
            plan.override(index, said - kept)
            plan.conclude(index, own, known)
            known = after(known, own)


def _names(row: PreparedRow) -> tuple[str, str]:
    return row.fields.get("name", ""), row.fields.get("nickname", "")


def _called_so(met: list[Met], row: PreparedRow) -> Met | None:
    """Who of them has the row's name: where several have, one of the same city before others."""
    same = [one for one in met if one.person.called(*_names(row))]
    city = row.fields.get("city", "")
    return next((one for one in same if one.person.city == city), same[0] if same else None)
