"""Occurrences: computed from series, their splits and what has a row; reading and writing them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from desktop.models.calendar import (
    REGISTERED,
    Attendee,
    Occurrence,
    Row,
    Series,
    Split,
    occurrence_id,
)
from desktop.models.occurrences import Known, between, find, merged
from desktop.models.problem import Problem
from desktop.models.vevent import FIRST, LAST
from desktop.store import seriesrows
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

PAGE = 200
# A list longer than this is no list for people.
MOST = 200_000

_ROW = (
    "series, original, start, zone, status, minutes, title, place, note, host, lecturer, helper,"
    " capacity, eligible, venue"
)
_SPLIT = (
    "series, original, shift, rule, start, zone, status, minutes, title, place, note, host,"
    " lecturer, helper, capacity, eligible, venue"
)
_OF_SERIES = f"SELECT {_ROW} FROM json_each(?) j JOIN occurrence o ON o.series = unhex(j.value)"
# Rows this far from some days are read with them; those of occurrences meant yet further away are
# looked up by their original starts.
_BEYOND = timedelta(days=62)


def _grouped(
    reads: Reads, sql: str, ids: Sequence[bytes], params: tuple[object, ...] = ()
) -> dict[bytes, list[Any]]:
    out: defaultdict[bytes, list[Any]] = defaultdict(list)
    marks = json.dumps([one.hex() for one in ids])
    for row in reads.rows(sql, (marks, *params)):
        out[row[0]].append(row)
    return out


def splits(reads: Reads, ids: Sequence[bytes]) -> dict[bytes, tuple[Split, ...]]:
    """The splits of these series."""
    found = _grouped(
        reads,
        f"SELECT {_SPLIT} FROM json_each(?) j JOIN split s ON s.series = unhex(j.value)"
        " WHERE s.gone = 0 ORDER BY s.original",
        ids,
    )
    return {key: tuple(Split(*row) for row in rows) for key, rows in found.items()}


def known(
    reads: Reads, some: Sequence[Series], first: date | None = None, last: date | None = None
) -> list[Known]:
    """All that is known of these series; with days, only the rows that may matter in them."""
    return _laid_out(reads, some, _rows(reads, [one.id for one in some], first, last))


def _laid_out(
    reads: Reads, some: Sequence[Series], rows: Mapping[bytes, Sequence[Any]]
) -> list[Known]:
    cuts = splits(reads, [one.id for one in some])
    made = {
        one.id: tuple(
            Row(occurrence_id(reads.community, row[0], row[1]), *row) for row in rows[one.id]
        )
        for one in some
    }
    present = _present(reads, [row.id for found in made.values() for row in found])
    halls = _halls(reads, some, cuts.values(), made.values())
    return [Known(one, cuts.get(one.id, ()), made[one.id], present, halls) for one in some]


def _halls(
    reads: Reads, some: Sequence[Series], *more: Iterable[Sequence[Split | Row]]
) -> dict[bytes, str]:
    """The venues that are named there, by name and address; read only where there are any."""
    said = chain(some, *chain(*more))
    ids = {one.venue for one in said if one.venue}
    if not ids:
        return {}
    found = reads.rows(
        "SELECT v.id, trim(coalesce(v.name, '') || ' ' || coalesce(v.address, ''))"
        " FROM json_each(?) j"
        " JOIN venue v ON v.id = unhex(j.value) WHERE v.gone = 0",
        (json.dumps([one.hex() for one in ids]),),
    )
    return dict(found)


def _rows(
    reads: Reads, ids: Sequence[bytes], first: date | None, last: date | None
) -> dict[bytes, list[Any]]:
    """The rows of occurrences by series; with days, those that are or were meant near them."""
    if first is None or last is None:
        return _grouped(reads, f"{_OF_SERIES} WHERE o.gone = 0", ids)
    low, high = _near(first, last)
    return _grouped(
        reads,
        f"WITH meant(series) AS MATERIALIZED (SELECT unhex(value) FROM json_each(?))"
        f" SELECT {_ROW} FROM meant CROSS JOIN occurrence o USING (series)"
        " WHERE o.gone = 0 AND o.original BETWEEN ? AND ?"
        f" UNION ALL SELECT {_ROW} FROM occurrence o INDEXED BY occurrence_start"
        " WHERE o.gone = 0 AND o.start BETWEEN ? AND ? AND o.series IN meant"
        " AND o.original NOT BETWEEN ? AND ?",
        ids,
        (low, high) * 3,
    )


def _near(first: date, last: date) -> tuple[str, str]:
    """Between which original starts rows are read with these days."""
    return (first - _BEYOND).isoformat(), (last + _BEYOND).isoformat() + "T99"


def _with_far(reads: Reads, one: Known, originals: Sequence[str]) -> Known:
    """The same with the rows of these occurrences: a series that moved by months has them there."""
    found = _grouped(
        reads,
        f"{_OF_SERIES} WHERE o.gone = 0 AND o.original IN (SELECT value FROM json_each(?))",
        [one.series.id],
        (json.dumps(originals),),
    )
    have = {row.original for row in one.rows}
    more = {one.series.id: [row for row in found[one.series.id] if row[1] not in have]}
    (far,) = _laid_out(reads, [one.series], more)
    return replace(
        one,
        rows=(*one.rows, *far.rows),
        present=one.present | far.present,
        halls={**one.halls, **far.halls},
    )


def _present(reads: Reads, ids: Sequence[bytes]) -> frozenset[bytes]:
    found = reads.rows(
        "SELECT unhex(j.value) FROM json_each(?) j WHERE EXISTS (SELECT 1 FROM attendance a"
        " WHERE a.occurrence = unhex(j.value) AND a.gone = 0) OR EXISTS (SELECT 1"
        " FROM registration r WHERE r.occurrence = unhex(j.value) AND r.gone = 0"
        f" AND r.state = '{REGISTERED}')",
        (json.dumps([one.hex() for one in ids]),),
    )
    return frozenset(row[0] for row in found)


def occurrences(
    reads: Reads,
    first: date,
    last: date,
    *,
    cancelled: bool = False,
    kinds: Collection[str] = (),
) -> list[Occurrence]:
    """The occurrences that overlap the community's days, inclusive, by start, then id.

    With `kinds` only those of these kinds are read at all.

    Raises Problem("calendar.too_many").
    """
    home = reads.zone
    # Beyond these the arithmetic overflows, and nothing happens there.
    first, last = max(first, FIRST), min(last, LAST)
    if first > last:
        return []
    begin = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(home))
    after = last + timedelta(days=1)
    end = datetime(after.year, after.month, after.day, tzinfo=ZoneInfo(home))
    found: list[list[Occurrence]] = []
    count = 0
    some = [s for s in seriesrows.touching(reads, first, last) if not kinds or s.kind in kinds]
    low, high = _near(first, last)
    for one in known(reads, some, first, last):
        here = between(one, reads.community, home, begin, end)
        far = [each.original for each in here if not low <= each.original <= high]
        if far:
            here = between(_with_far(reads, one, far), reads.community, home, begin, end)
        found.append(here)
        count += len(found[-1])
        if count > MOST:
            raise Problem("calendar.too_many", most=MOST)
    return merged(found, cancelled)


def occurrence(reads: Reads, record: bytes, original: str) -> Occurrence:
    """One occurrence of a series by its original start. Raises Problem("calendar.gone")."""
    (all_known,) = known(reads, [seriesrows.find(reads, record)])
    found = find(all_known, reads.community, reads.zone, original)
    if found is None:
        raise Problem("calendar.gone")
    return found


# -- who was there ----------------------------------------------------------------------------


def attendees(
    reads: Reads, occurrence: bytes, offset: int = 0, limit: int = PAGE
) -> list[Attendee]:
    """At most 200 members who were there, by when they came, then id; who was merged as he is."""
    found = reads.rows(
        "SELECT a.occurrence, coalesce(o.person, a.member), coalesce(m.name, ''),"
        " coalesce(a.state, ''), a.at, coalesce(a.method, '') FROM attendance a"
        " LEFT JOIN alias o ON o.member = a.member"
        " LEFT JOIN member m ON m.id = coalesce(o.person, a.member)"
        " WHERE a.occurrence = ? AND a.gone = 0 AND coalesce(a.state, '') <> 'voided'"
        " ORDER BY a.at, a.member LIMIT ? OFFSET ?",
        (occurrence, min(limit, PAGE), offset),
    )
    return [Attendee(*row) for row in found]


def attendance_of(
    reads: Reads, occurrence: bytes, family: Sequence[bytes]
) -> tuple[bytes, str, int] | None:
    """(member, state, ms UTC) of the first of these who was there; one taken back comes last.

    `family` are the ids that mean one member.
    """
    marks = ", ".join("?" for _ in family)
    found = reads.one(
        "SELECT member, coalesce(state, ''), at FROM attendance WHERE occurrence = ? AND gone = 0"
        f" AND member IN ({marks}) ORDER BY coalesce(state, '') = 'voided', at, member LIMIT 1",
        (occurrence, *family),
    )
    return (bytes(found[0]), str(found[1]), int(found[2])) if found else None


def attended(reads: Reads, ids: Iterable[bytes]) -> dict[bytes, int]:
    """How many were at each of these occurrences; those without anybody are left out."""
    found = reads.rows(
        "SELECT a.occurrence, count(*) FROM json_each(?) j"
        " JOIN attendance a ON a.occurrence = unhex(j.value)"
        " WHERE a.gone = 0 AND coalesce(a.state, '') <> 'voided' GROUP BY a.occurrence",
        (json.dumps([one.hex() for one in ids]),),
    )
    return dict(found)


def newest_attended(reads: Reads, most: int) -> list[bytes]:
    """The occurrences at which somebody checked in last, newest first."""
    found: dict[bytes, None] = {}
    rows = reads.each(
        "SELECT occurrence FROM attendance INDEXED BY attendance_newest WHERE gone = 0"
        " AND coalesce(state, '') <> 'voided' ORDER BY at DESC"
    )
    with closing(rows):
        for (occurrence,) in rows:
            found[occurrence] = None
            if len(found) == most:
                break
    return list(found)


def names(reads: Reads, ids: Iterable[bytes]) -> dict[bytes, str]:
    """What members are called."""
    found = reads.rows(
        "SELECT m.id, coalesce(nullif(m.name, ''), m.nickname, '') FROM json_each(?) j"
        " JOIN member m ON m.id = unhex(j.value)",
        (json.dumps([one.hex() for one in set(ids)]),),
    )
    return dict(found)


# -- writing ----------------------------------------------------------------------------------


def put_row(rec: Recorder, series: bytes, original: str, fields: Mapping[str, object]) -> bytes:
    """Say how one occurrence differs; without fields only that there is something to know."""
    return rec.put("occurrence", None, {"series": series, "original": original, **fields})


def put_split(rec: Recorder, series: bytes, original: str, fields: Mapping[str, object]) -> bytes:
    """Say what holds of a series from one occurrence on."""
    return rec.put("split", None, {"series": series, "original": original, **fields})
