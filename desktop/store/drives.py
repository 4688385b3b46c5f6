"""Membership drives: who joined in each, and what came in."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import msgspec

from desktop.models.drive import Drive, Tier
from desktop.models.problem import Problem
from desktop.store import payments
from desktop.store.reads import Reads

PAGE: Final = 200
_DRIVE = (
    "d.id, d.plan, coalesce(d.name, ''), d.\"from\", d.\"to\", coalesce(n.name, ''),"
    " coalesce(n.fee, 0), d.quota, coalesce(d.tiers, '[]'), coalesce(d.closed, ''),"
    " coalesce(d.note, '')"
)
# What was paid with stored value was taken in when it was stored.
_CASH = "CASE WHEN coalesce(p.method, '') <> 'stored' THEN p.amount END"
_EACH = (
    "SELECT p.drive, max(r.payment IS NULL) stands,"
    f" sum(CASE WHEN r.payment IS NULL THEN {_CASH} END) took,"
    f" sum(CASE WHEN r.payment IS NOT NULL THEN {_CASH} END) back"
    " FROM payment p LEFT JOIN refund r ON r.payment = p.id AND r.gone = 0"
    " WHERE p.drive IS NOT NULL AND p.gone = 0"
)
_SUMS = "SELECT drive, sum(stands) joined, sum(took) took, sum(back) back FROM"


def _summed(narrow: str = "") -> str:
    """SQL: what each drive comes to; of the terms that were paid for, a row each at first."""
    return f"({_SUMS} ({_EACH}{narrow} GROUP BY p.drive, p.member, p.term) GROUP BY drive)"


_JOINED = (
    f"SELECT {_DRIVE}, coalesce(s.joined, 0), coalesce(s.took, 0), coalesce(s.back, 0)"
    " FROM drive d LEFT JOIN plan n ON n.id = d.plan"
)


def drives(reads: Reads, first: date | None = None, last: date | None = None) -> list[Drive]:
    """At most 200 drives, the newest first; those with a day between two (inclusive), if given."""
    sql = f"{_JOINED} LEFT JOIN {_summed()} s ON s.drive = d.id WHERE d.gone = 0"
    given: list[object] = []
    if first is not None:
        sql += ' AND d."to" >= ?'
        given.append(first.isoformat())
    if last is not None:
        sql += ' AND d."from" <= ?'
        given.append(last.isoformat())
    return _drives(reads, reads.rows(f'{sql} ORDER BY d."from" DESC, d.id LIMIT {PAGE}', given))


def uncounted(reads: Reads) -> list[Drive]:
    """The same drives to choose from: nobody counts who joined or what came in."""
    found = reads.rows(
        f"SELECT {_DRIVE}, 0, 0, 0 FROM drive d LEFT JOIN plan n ON n.id = d.plan"
        f' WHERE d.gone = 0 ORDER BY d."from" DESC, d.id LIMIT {PAGE}'
    )
    return [_drive(row, 0) for row in found]


def find(reads: Reads, drive: bytes) -> Drive:
    """One drive. Raises Problem drive.gone."""
    found = reads.rows(
        f"{_JOINED} LEFT JOIN {_summed(' AND p.drive = ?1')} s ON s.drive = d.id"
        " WHERE d.gone = 0 AND d.id = ?1",
        (drive,),
    )
    if not found:
        raise Problem("drive.gone")
    return _drives(reads, found)[0]


def resolve(reads: Reads, word: str) -> bytes:
    """A drive by its id or a name that only one has. Raises Problem drive.unknown."""
    found = reads.rows(
        "SELECT id FROM drive WHERE gone = 0 AND (name = ? OR lower(hex(id)) = ?) LIMIT 2",
        (word, word),
    )
    if len(found) != 1:
        raise Problem("drive.unknown", word=word)
    return bytes(found[0][0])


def by_tier(reads: Reads, drive: bytes) -> list[tuple[str, int, int]]:
    """What a drive took in by tier: its name, how many payments that stand, fen."""
    found = reads.rows(
        "SELECT coalesce(p.tier, ''), count(*), sum(p.amount) FROM payment p"
        f" WHERE p.drive = ? AND {payments.STANDS} GROUP BY 1 ORDER BY min(p.at), min(p.born)",
        (drive,),
    )
    return [(str(name), int(count), int(fen)) for name, count, fen in found]


def stated(tiers: Sequence[Tier]) -> list[object] | None:
    """Price tiers as the field of a drive holds them."""
    return [msgspec.to_builtins(one) for one in tiers] or None


def _drives(reads: Reads, found: list[tuple[Any, ...]]) -> list[Drive]:
    late = Counter(payments.beyond(reads, [bytes(row[0]) for row in found]).values())
    return [_drive(row, late[bytes(row[0])]) for row in found]


def _drive(row: Sequence[Any], beyond: int) -> Drive:
    one, plan, name, first, last, plan_name, fee, quota, tiers, closed, note = row[:11]
    return Drive(
        bytes(one),
        bytes(plan),
        name,
        date.fromisoformat(first),
        date.fromisoformat(last),
        plan_name,
        fee,
        quota,
        tuple(msgspec.convert(json.loads(tiers), list[Tier])),
        closed,
        note,
        joined=row[11],
        takings=row[12],
        refunded=row[13],
        beyond=beyond,
    )
