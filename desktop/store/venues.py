"""Venues and what they offer."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.models.venue import Venue
from desktop.store.reads import Reads

PAGE = 200
_COLUMNS = (
    "id, coalesce(name, ''), coalesce(address, ''), coalesce(city, ''), capacity,"
    " coalesce(note, ''), coalesce(zone, '')"
)


def page(reads: Reads, search: str = "", offset: int = 0, limit: int = PAGE) -> list[Venue]:
    """At most 200 venues by city and name, with their modules."""
    where, given = _where(search)
    found = reads.rows(
        f"SELECT {_COLUMNS} FROM venue WHERE {where} ORDER BY city, name, id LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return _with_modules(reads, found)


def find(reads: Reads, venue: bytes) -> Venue:
    """One venue with its modules. Raises Problem venue.gone."""
    found = reads.rows(f"SELECT {_COLUMNS} FROM venue WHERE id = ? AND gone = 0", (venue,))
    if not found:
        raise Problem("venue.gone")
    return _with_modules(reads, found)[0]


def _with_modules(reads: Reads, found: list[tuple[Any, ...]]) -> list[Venue]:
    offered: defaultdict[bytes, list[tuple[str, int | None]]] = defaultdict(list)
    for venue, name, capacity in reads.rows(
        "SELECT m.venue, m.module, m.capacity FROM json_each(?) j JOIN venue_module m"
        " ON m.venue = unhex(j.value) WHERE m.gone = 0 ORDER BY m.module",
        (json.dumps([bytes(row[0]).hex() for row in found]),),
    ):
        offered[bytes(venue)].append((str(name), capacity))
    return [
        Venue(bytes(one), name, address, city, capacity, note, zone, tuple(offered[bytes(one)]))
        for one, name, address, city, capacity, note, zone in found
    ]


def count(reads: Reads, search: str = "") -> int:
    """How many such a list has."""
    where, given = _where(search)
    row = reads.one(f"SELECT count(*) FROM venue WHERE {where}", given)
    return int(row[0]) if row else 0


def _where(search: str) -> tuple[str, tuple[str, ...]]:
    said = fold(search)
    if not said:
        return "gone = 0", ()
    words = "name || ' ' || coalesce(city, '') || ' ' || coalesce(address, '')"
    return f"gone = 0 AND instr(fold({words}), ?)", (said,)


def modules(reads: Reads) -> list[str]:
    """What venues offer: the columns of the grid, those that most of them have first."""
    found = reads.rows(
        "SELECT m.module FROM venue_module m JOIN venue v ON v.id = m.venue AND v.gone = 0"
        f" WHERE m.gone = 0 GROUP BY m.module ORDER BY count(*) DESC, m.module LIMIT {PAGE}"
    )
    return [str(row[0]) for row in found]


def known(reads: Reads) -> dict[tuple[str, str], bytes]:
    """(name, city) -> venue: what a row of a file means."""
    found = reads.rows(
        "SELECT id, coalesce(name, ''), coalesce(city, '') FROM venue WHERE gone = 0 ORDER BY id"
    )
    return {(name, city): bytes(one) for one, name, city in reversed(found)}


def stands(reads: Reads, venue: bytes) -> bool:
    """Whether this venue is in the list."""
    return reads.one("SELECT 1 FROM venue WHERE id = ? AND gone = 0", (venue,)) is not None


def names(reads: Reads, ids: Iterable[bytes]) -> dict[bytes, str]:
    """What venues are called."""
    found = reads.rows(
        "SELECT v.id, coalesce(v.name, '') FROM json_each(?) j"
        " JOIN venue v ON v.id = unhex(j.value) WHERE v.gone = 0",
        (json.dumps([one.hex() for one in set(ids)]),),
    )
    return dict(found)


def resolve(reads: Reads, word: str) -> bytes:
    """A venue by its id or a name that only one has. Raises Problem venue.unknown."""
    found = reads.rows(
        "SELECT id FROM venue WHERE gone = 0 AND (name = ? OR lower(hex(id)) = ?) LIMIT 2",
        (word, word),
    )
    if len(found) != 1:
        raise Problem("venue.unknown", word=word)
    return bytes(found[0][0])
