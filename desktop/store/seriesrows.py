"""Series as they stand: one, all of them, or those that may matter in some days."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from desktop.models.calendar import Series
from desktop.models.occurrences import rate
from desktop.models.problem import Problem
from desktop.store import sums
from desktop.store.reads import Reads

_SERIES = (
    "id, coalesce(title, ''), coalesce(place, ''), coalesce(note, ''), coalesce(kind, 'session'),"
    " coalesce(color, ''), coalesce(rule, ''), coalesce(start, ''), coalesce(zone, ''),"
    " coalesce(uid, ''), coalesce(rdates, '[]'), coalesce(exdates, '[]'), coalesce(minutes, 0),"
    " coalesce(all_day, 0), host, lecturer, helper, coalesce(ics, ''),"
    " capacity, eligible, venue"
)
# Days of grace for zones, and for long or moved occurrences beyond an UNTIL.
_SLACK = timedelta(days=2)
_BEYOND = timedelta(days=62)


def _series(row: Sequence[Any]) -> Series:
    values = list(row)
    for at in (10, 11):
        values[at] = tuple(json.loads(values[at]))
    values[13] = bool(values[13])
    return Series(*values)


def find(reads: Reads, record: bytes) -> Series:
    """One series. Raises Problem("calendar.series_gone")."""
    found = reads.one(f"SELECT {_SERIES} FROM series WHERE id = ? AND gone = 0", (record,))
    if found is None:
        raise Problem("calendar.series_gone")
    return _series(found)


def exist(reads: Reads) -> bool:
    """Whether there is anything in the calendar."""
    return reads.one("SELECT 1 FROM series WHERE gone = 0") is not None


def everything(reads: Reads) -> list[Series]:
    """Every series by start, then id: for an export."""
    found = reads.rows(f"SELECT {_SERIES} FROM series WHERE gone = 0 ORDER BY start, id")
    return [_series(row) for row in found]


def named(reads: Reads, word: str) -> bytes:
    """A series by its id, or a title that it alone has. Raises Problem("calendar.no_series")."""
    found = reads.rows(
        "SELECT id FROM series WHERE gone = 0 AND (title = ? OR lower(hex(id)) = ?) LIMIT 2",
        (word, word.lower()),
    )
    if len(found) != 1:
        raise Problem("calendar.no_series", word=word)
    return bytes(found[0][0])


def titled(reads: Reads, title: str) -> frozenset[bytes]:
    """The series that bear a title."""
    found = reads.rows("SELECT id FROM series WHERE gone = 0 AND title = ?", (title,))
    return frozenset(bytes(row[0]) for row in found)


def touching(reads: Reads, first: date, last: date) -> list[Series]:
    """The series that may have occurrences in these days; the others are passed over in SQL.

    What happens once is found by its start, so that a past of any length costs nothing.
    """
    low, high = first - _SLACK, last + _SLACK
    since, until = low.isoformat(), high.isoformat() + "T99"
    ended = "date(start, '+' || coalesce(minutes, 0) || ' minutes') >= ?"
    found = reads.rows(
        f"SELECT {_SERIES} FROM series WHERE gone = 0 AND NOT {sums.LASTING}"
        f" AND start BETWEEN ? AND ? AND {ended}"
        f" UNION SELECT {_SERIES} FROM series INDEXED BY series_long WHERE gone = 0"
        f" AND minutes > {sums.LONGEST_DAYS * 1440} AND start <= ?"
        f" AND NOT {sums.LASTING} AND {ended}"
        f" UNION SELECT {_SERIES} FROM series INDEXED BY series_lasting"
        f" WHERE gone = 0 AND {sums.LASTING} AND start <= ? AND ("
        "  instr(rule, 'UNTIL=') = 0 OR instr(rule, char(10))"
        "  OR replace(substr(rule, instr(rule, 'UNTIL=') + 6, 10), '-', '') >= ?"
        "  OR coalesce(rdates, '[]') <> '[]' OR instr(coalesce(ics, ''), 'RECURRENCE-ID'))"
        f" UNION SELECT {_SERIES} FROM series WHERE gone = 0 AND id IN ("
        "  SELECT series FROM occurrence WHERE gone = 0 AND start BETWEEN ? AND ?"
        "  UNION SELECT series FROM split WHERE gone = 0"
        "   AND (rule IS NOT NULL OR shift IS NOT NULL))",
        (
            *((low - _BEYOND).isoformat(), until, since),
            *(until, since),
            *(until, (low - _BEYOND).strftime("%Y%m%d")),
            *((low - _BEYOND).isoformat(), until),
        ),
    )
    return [_series(row) for row in found]


def expected(reads: Reads, first: date, last: date) -> int:
    """About how many occurrences these days have at most: whether to wait for them."""
    days = (last - first).days + 1
    return sum(rate(one, days) for one in touching(reads, first, last))
