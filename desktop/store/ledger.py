"""The points ledger: writing a run's differences, reversing, and whose entries are one person's."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

from desktop.models import period
from desktop.models.award import EntryKind, award_id, reversal_id
from desktop.models.op import Value
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.rule import Per
from desktop.store import fresh, members
from desktop.store.merged import records
from desktop.store.question import Question
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.rules import differences

# More points than any cap allows, squared: a cycle that no cap counts to.
LARGEST = 1_000_000
EVIDENCE_ROWS = 100
_TOGETHER = 400
# What a reversal has from the entry that it cancels.
_INHERITED = ("member", "rule", "version", "generation", "evidence_key", "period", "zone", "wallet")


class Written(NamedTuple):
    """What a run wrote (or would write): `points` is the net change of all balances."""

    awards: int
    points: int
    members: int
    reversals: int
    expired: int = 0


class _Difference(NamedTuple):
    member: bytes
    key: str
    points: int | None
    raw: int | None
    version: int | None
    local: str
    at: int | None
    measure: int | None
    place: int | None
    n: int | None
    generation: int
    standing: str | None
    total: int | None
    kept: int | None


def settle(rec: Recorder, reads: Reads, question: Question, progress: Progress = quiet) -> Written:
    """Write the difference between what is due and what stands, and say how much it was."""
    if question.rule is None:
        raise ValueError("a rehearsal writes nothing")
    query = differences(fresh.marked(reads, question))
    found = reads.rows(query.sql, query.values)
    writer = _Writer(rec, reads, question, query.pers)
    done = 0
    for batch in _batches(found):
        progress(done, len(found))
        writer.write(batch)
        done += len(batch)
    return writer.written()


def _batches(found: Sequence[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    rows = iter(found)
    while batch := list(islice(rows, _TOGETHER // 2)):
        yield batch


class _Writer:
    """Writes differences in batches whose reversals stand before their entries."""

    def __init__(
        self, rec: Recorder, reads: Reads, question: Question, pers: tuple[Per, ...]
    ) -> None:
        self._rec = rec
        self._reads = reads
        self._rule: bytes = question.rule or b""
        self._zone = reads.zone
        self._pers = pers
        self._wallet = {v.number: v.rule.wallet or None for v in question.versions}
        self._expiry = {v.number: v.rule.expires_days for v in question.versions}
        self._periodic = question.trigger in ("period", "rank")
        self._named = question.named
        self._awards = self._points = self._reversals = 0
        self._members: set[bytes] = set()

    def write(self, batch: list[tuple[Any, ...]]) -> None:
        cancelled: list[str] = []
        entries: list[tuple[bytes | None, dict[str, Value]]] = []
        for row in batch:
            one = _Difference(*row[:14])
            self._members.add(one.member)
            standing: list[str] = json.loads(one.standing or "[]")
            if one.points is not None and one.points == one.kept:
                # Two stand for one key, as after a merge: the older stays.
                cancelled += standing[1:]
                continue
            cancelled += standing
            if one.points is not None:
                entries.append(self._entry(one, row))
        self._rec.together(len(cancelled) + len(entries))
        self._cancel(cancelled)
        self._rec.insert_many("entry", entries)

    def _cancel(self, entries: list[str]) -> None:
        for entry in entries:
            fields, made = reversal(self._rec, self._reads, bytes.fromhex(entry))
            self._rec.entry(fields, made)
            self._reversals += 1
            self._points += int(str(fields["points"]))
            self._points += free(self._rec, self._reads, bytes.fromhex(entry))

    def _entry(
        self, one: _Difference, row: tuple[Any, ...]
    ) -> tuple[bytes | None, dict[str, Value]]:
        points = int(one.points or 0)
        self._awards += 1
        self._points += points
        days = self._expiry.get(one.version or 0)
        expires = date.fromisoformat(one.local[:10]) + timedelta(days) if days else None
        fields: dict[str, Value] = {
            "member": one.member,
            "points": points,
            "kind": "award",
            "rule": self._rule,
            "version": one.version,
            "generation": one.generation,
            "evidence_key": one.key,
            "period": one.key if self._periodic else self._cycle(one),
            "local": one.local,
            "zone": self._zone,
            "at": one.at,
            "evidence": self._evidence(one, row),
            "expires": expires.isoformat() if expires else None,
            "wallet": self._wallet.get(one.version or 0),
        }
        made = award_id(self._rec.community, self._rule, one.member, one.key, one.generation)
        return made, fields

    def _cycle(self, one: _Difference) -> str | None:
        """The named cycle whose cap it counts to: the judge, who knows none, reads it here."""
        return period.within(self._named, one.local[:10]) or None

    def _evidence(self, one: _Difference, row: tuple[Any, ...]) -> str:
        said: dict[str, object] = {"raw": one.raw, "count": one.n}
        if one.measure is not None:
            said["measure"] = one.measure
        if one.place is not None:
            said["place"] = one.place
        caps = [
            [per, row[15 + 2 * i], row[14 + 2 * i]]
            for i, per in enumerate(self._pers)
            if row[15 + 2 * i] < LARGEST**2
        ]
        if caps:
            said["caps"] = caps
        if row[-1]:
            said["rows"] = json.loads(row[-1])[:EVIDENCE_ROWS]
        return json.dumps(said, separators=(",", ":"))

    def written(self) -> Written:
        return Written(self._awards, self._points, len(self._members), self._reversals)


def _reversal(reads: Reads, entry: bytes, kind: EntryKind) -> dict[str, object]:
    """The fields of the entry that cancels this one; it happened when the entry did."""
    columns = ", ".join((*_INHERITED, "local", "at", "points"))
    row = reads.one(f"SELECT {columns} FROM entry WHERE id = ? AND gone = 0", (entry,))
    if row is None:
        raise Problem("entry.unknown", entry=entry.hex())
    fields = dict(zip((*_INHERITED, "local", "at", "points"), row, strict=True))
    fields = {name: value for name, value in fields.items() if value is not None}
    return {**fields, "points": -row[-1], "kind": kind, "reverses": entry}


def reversal(rec: Recorder, reads: Reads, entry: bytes) -> tuple[dict[str, object], bytes]:
    """What takes an entry back without a person's doing: its fields and its id."""
    return _reversal(reads, entry, "reverse"), reversal_id(rec.community, entry)


def clipped(reads: Reads, entry: bytes) -> tuple[bytes, int] | None:
    """The entry by which the judge held this one to a cap, and its points (below zero)."""
    row = reads.one(
        "SELECT id, points FROM entry WHERE kind = 'clip' AND evidence_key = ?", (entry.hex(),)
    )
    return (bytes(row[0]), int(row[1])) if row else None


def free(rec: Recorder, reads: Reads, entry: bytes) -> int:
    """An entry that was taken back takes its clip with it; the points that this brings."""
    clip = clipped(reads, entry)
    if clip is None:
        return 0
    rec.entry(*reversal(rec, reads, clip[0]))
    return -clip[1]


def take_back(rec: Recorder, reads: Reads, rule: bytes, label: str) -> None:
    """Cancel what a rule gave for a cycle that is closed no more and that nobody took back yet."""
    standing = reads.rows(
        "SELECT e.id FROM entry e WHERE e.rule = ? AND e.evidence_key = ? AND e.kind = 'award'"
        " AND e.gone = 0 AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)",
        (rule, label),
    )
    for (entry,) in standing:
        rec.entry(*reversal(rec, reads, entry))
        free(rec, reads, entry)


def correct(rec: Recorder, reads: Reads, entry: bytes, reason: str) -> bytes:
    """Cancel an entry for a reason. Problem entry.unknown, .is_reversal, .reversed, .no_reason."""
    if not reason.strip():
        raise Problem("entry.no_reason")
    fields = _reversal(reads, entry, "correct")
    row = reads.one("SELECT reverses FROM entry WHERE id = ?", (entry,))
    if row and row[0] is not None:
        raise Problem("entry.is_reversal")
    if reads.one("SELECT 1 FROM entry WHERE reverses = ?", (entry,)):
        raise Problem("entry.reversed")
    local = period.local_text(rec.at, reads.zone)
    fields |= {"at": rec.at, "local": local, "zone": reads.zone, "note": reason.strip()}
    made = rec.entry(fields, reversal_id(rec.community, entry))
    free(rec, reads, entry)
    return made


def family(reads: Reads, member: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """The canonical member behind an id, and all ids that are his, canonical first."""
    canonical = members.canonical(reads, member)
    return canonical, tuple(records(reads, canonical))
