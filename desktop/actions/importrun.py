"""Carries out a plan: the new members in bulk, then what other rows bring, then what is held."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from desktop.actions.importkeys import fingerprint, keyless, number_of
from desktop.actions.importplan import Plan
from desktop.actions.importwrite import Writer
from desktop.formats.prepared import PreparedRow
from desktop.models.ids import value_index
from desktop.models.importing import OPEN, REFUSALS_TOLD, Imported, Outcome, Refusal
from desktop.models.numbers import own_spelling, show_number
from desktop.models.op import Value
from desktop.models.progress import Progress, quiet
from desktop.models.rowcells import brought
from desktop.store import importing
from desktop.store.community import Store
from desktop.store.derived import NUMBERED, READINGS
from desktop.store.recorder import Recorder

Made = list[tuple[bytes | None, dict[str, Value]]]


class Run:
    """Writes the rows of a plan within one recording: `added` for every frame, then `finish`."""

    def __init__(self, store: Store, rec: Recorder, plan: Plan) -> None:
        self._store = store
        self._rec = rec
        self._plan = plan
        self._write = Writer(store, rec, rec.action)
        self._given: Counter[int] = Counter()
        self._late: list[int] = []
        self._widths: dict[str, int | None] = {}
        self._adopted = False
        self._again = importing.any_given_back(store)

    def added(self, first: int, rows: Sequence[PreparedRow]) -> None:
        """Write the new members of one frame; its rows are used up."""
        plan, rec = self._plan, self._rec
        new = [
            (plan.new_id(index), index, rows[index - first])
            for index in plan.added(first, len(rows))
        ]
        if not new:
            return
        self._adopt()
        given = {member: self._number(index, row) for member, index, row in new}
        rec.insert_many(
            "member",
            ((member, self._fields(row, given[member])) for member, _, row in new),
            (*READINGS, *NUMBERED),
        )
        spelled = {
            number: text
            for member, _, row in new
            if (number := given[member]) and (text := self._spelled(row, number))
        }
        self._link_numbers(given, spelled)
        links: Made = [(None, {"member": m, "tag": tag}) for m, _, row in new for tag in row.tags]
        rec.insert_many("member_tag", links)
        teams: Made = [
            (None, {"member": member, "team": team})
            for member, _, row in new
            for team in dict.fromkeys(self._write.team(name) for name in row.teams)
        ]
        rec.insert_many("member_team", teams)
        rec.insert_many(
            "identity",
            (
                self._identity(member, channel, text)
                for member, _, row in new
                for channel, text in row.identities
                if text != row.fields.get(channel)
            ),
        )
        opening: Made = [
            (None, self._write.opening(member, row.points)) for member, _, row in new if row.points
        ]
        rec.insert_many("entry", opening)

    def _identity(self, member: bytes, channel: str, text: str) -> tuple[bytes, dict[str, Value]]:
        """What a new member is known by besides his profile, and the id of that fact."""
        index = value_index(self._store.index_key, channel, text)
        fields: dict[str, Value] = {"member": member, "channel": channel, "value": text}
        fact = self._rec.fact("identity", member, channel, text, keyed=True)
        return fact, {**fields, "value_ix": index}

    def _fields(self, row: PreparedRow, number: tuple[str, int] | None) -> dict[str, Value]:
        """The declared fields of a new member, the derived ones and the search words."""
        fields: dict[str, Value] = dict(row.fields)
        if row.phone_ix:
            fields["phone_ix"] = row.phone_ix
            fields["tail"] = row.fields["phone"][-4:]
        elif keyless(row):
            fields["row_key"] = fingerprint(row, self._store.index_key)
        if row.chapter:
            fields["chapter"] = self._write.chapter(row.chapter)
        for title, text in self._plan.typed(row.extra).items():
            fields[self._write.custom(title)] = text
        fields["folded"], fields["pinyin"], fields["initials"] = (
            row.folded,
            row.pinyin,
            row.initials,
        )
        fields["other_pinyin"], fields["other_initials"] = row.other_pinyin, row.other_initials
        fields["grams"] = row.grams
        if number:
            fields["number"] = self._spelled(row, number) or show_number(
                *number, self._width(number[0])
            )
            fields["number_value"] = number[1]
        return fields

    # -- numbers ---------------------------------------------------------------------------

    def _number(self, index: int, row: PreparedRow) -> tuple[str, int] | None:
        """The row's own number, or the next; None while later rows may state higher ones."""
        plan = self._plan
        stated = number_of(row, plan.prefix)
        if stated:
            return stated
        if not plan.ready:
            self._late.append(index)
            return None
        return self._next(index)

    def _next(self, index: int) -> tuple[str, int] | None:
        """The next number of the row's scheme; None where none is left on this device."""
        scheme = self._plan.scheme(index)
        given = self._plan.number_at(index, self._given[scheme])
        self._given[scheme] += 1
        return given

    def _width(self, scheme: str) -> int | None:
        if scheme not in self._widths:
            self._widths[scheme] = self._plan.supplies.width(self._store, scheme)
        return self._widths[scheme]

    def _spelled(self, row: PreparedRow, number: tuple[str, int]) -> str | None:
        return own_spelling(row.spelled, *number, self._width(number[0])) if row.spelled else None

    def _link_numbers(
        self,
        found: dict[bytes, tuple[str, int] | None],
        spelled: Mapping[tuple[str, int], str] | None = None,
        *,
        followed: bool = True,
    ) -> None:
        spelled = spelled or {}
        stated = {number: member for member, number in found.items() if number}
        again = importing.given_back(self._store, list(stated)) if self._again else []
        for scheme, value in again:
            fields = {"scheme": scheme, "value": value, "member": stated.pop((scheme, value))}
            text = spelled.get((scheme, value))
            self._rec.put("number", None, {**fields, "spelled": text})
        plain: Made = []
        own: Made = []
        for number, member in stated.items():
            link: dict[str, Value] = {"scheme": number[0], "value": number[1], "member": member}
            text = spelled.get(number)
            (own if text else plain).append((None, link | {"spelled": text} if text else link))
        for links in (plain, own):
            self._rec.insert_many("number", links, followed=followed)

    def _number_late(self) -> None:
        """Give numbers to those whom rows that came after them kept waiting."""
        plan = self._plan
        for start in range(0, len(self._late), importing.ASKED):
            part = self._late[start : start + importing.ASKED]
            found = {plan.new_id(index): self._next(index) for index in part}
            self._link_numbers(found, followed=False)
        self._late.clear()

    # -- the rest --------------------------------------------------------------------------

    def finish(self, progress: Progress = quiet) -> Imported:
        """Write updates and held rows, and the batch; nothing when there is nothing to say."""
        self._number_late()
        plan, counts = self._plan, self._plan.counts
        self._bring(plan.indices(Outcome.UPDATED).tolist(), progress)
        self._hold(plan.indices(Outcome.SUSPECTED).tolist(), progress)
        if not (counts.added or counts.updated or counts.suspected):
            return self._answer(None)
        fields = {"file": plan.file, "total": counts.total, **counts.document()}
        self._rec.put("batch", self._rec.action, fields)
        self._adopt()
        return self._answer(self._rec.action)

    def require_fit(self) -> None:
        """Raise Problem team.full, community.full for what all that was recorded fills too far."""
        self._write.require_fit()

    def _adopt(self) -> None:
        """State the file's prefix and digits before a number: they say how it is written."""
        plan = self._plan
        if plan.adopted and not self._adopted and self._store.actor.allows("community.write"):
            found: dict[str, Value] = {"prefix": plan.adopted}
            if plan.supplies.adopted_width:
                found["width"] = plan.supplies.adopted_width
            self._rec.put("community", self._store.community, found)
        self._adopted = True

    def _answer(self, batch: bytes | None) -> Imported:
        plan, left = self._plan, points_left(self._plan)
        told, odd = self._refused(), renumbered(self._plan)
        levels, sheets = levels_left(plan), plan.sheets_left
        return Imported(
            batch, plan.counts, told, left, plan.adopted, plan.withheld(), odd, levels, sheets
        )

    def _refused(self) -> tuple[Refusal, ...]:
        first = self._plan.indices(Outcome.REJECTED)[:REFUSALS_TOLD].tolist()
        rows = [self._plan.spool.row(index) for index in first]
        return tuple((row.line, *one) for row in rows for one in row.rejects())

    def _bring(self, indices: list[int], progress: Progress) -> None:
        for part in _parts(indices):
            members = {index: self._plan.member(index) or b"" for index in part}
            known = importing.known(self._store, list(members.values()))
            for index, member in members.items():
                progress(index, self._plan.spool.count)
                cells = self._plan.cells(index)
                self._write.bring(member, brought(cells, known[member]))

    def _hold(self, indices: list[int], progress: Progress) -> None:
        plan, rec = self._plan, self._rec
        for index in indices:
            progress(index, plan.spool.count)
            row = plan.spool.row(index)
            mark = fingerprint(row, self._store.index_key)
            rec.put(
                "suspect",
                importing.suspect_id(self._store, mark),
                {
                    "batch": rec.action,
                    "candidate": plan.member(index),
                    "member": None,
                    "line": row.line,
                    "reason": plan.reason(index).word,
                    "state": OPEN,
                    "cells": plan.cells(index, row).document(),
                },
            )


def points_left(plan: Plan) -> tuple[int, ...]:
    """The lines of the rows whose points are left out."""
    return tuple(plan.spool.row(index).line for index in plan.points_left().tolist())


def levels_left(plan: Plan) -> tuple[int, ...]:
    """The lines of the rows whose level is left out, since it asks for somebody's word."""
    return tuple(plan.spool.row(index).line for index in plan.levels_left().tolist())


def renumbered(plan: Plan) -> tuple[int, ...]:
    """The lines of new members whose own number is none here, so that they get another."""
    return tuple(plan.spool.row(index).line for index in plan.renumbered().tolist())


def _parts(indices: list[int]) -> Iterable[list[int]]:
    for start in range(0, len(indices), importing.ASKED):
        yield indices[start : start + importing.ASKED]
