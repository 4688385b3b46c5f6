"""Membership drives: who joined in each, and what came in."""

import json
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
_CASH = "p.drive = d.id AND p.gone = 0 AND coalesce(p.method, '') <> 'stored'"
# What was paid with stored value was taken in when it was stored.
_SUMS = (
    " (SELECT count(*) FROM seats s WHERE s.drive = d.id),"
    f" (SELECT coalesce(sum(p.amount), 0) FROM payment p WHERE {_CASH} AND {payments.STANDS}),"
    " (SELECT coalesce(sum(p.amount), 0) FROM payment p"
    f" WHERE {_CASH} AND NOT ({payments.STANDS})),"
    f" (SELECT count(*) FROM seats s WHERE s.drive = d.id AND {payments.BEYOND})"
)
_QUERY = (
    f"WITH {payments.SEATS} SELECT {_DRIVE}, {_SUMS} FROM drive d"
    " LEFT JOIN plan n ON n.id = d.plan WHERE d.gone = 0"
)


def drives(reads: Reads, first: date | None = None, last: date | None = None) -> list[Drive]:
    """At most 200 drives, the newest first; those with a day between two (inclusive), if given."""
    sql, given = _QUERY, list[object]()
    if first is not None:
        sql += ' AND d."to" >= ?'
        given.append(first.isoformat())
    if last is not None:
        sql += ' AND d."from" <= ?'
        given.append(last.isoformat())
    return [
        _drive(row) for row in reads.rows(f'{sql} ORDER BY d."from" DESC, d.id LIMIT {PAGE}', given)
    ]


def find(reads: Reads, drive: bytes) -> Drive:
    """One drive. Raises Problem drive.gone."""
    row = reads.one(f"{_QUERY} AND d.id = ?", (drive,))
    if row is None:
        raise Problem("drive.gone")
    return _drive(row)


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


def _drive(row: Sequence[Any]) -> Drive:
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
        *row[11:15],
    )
