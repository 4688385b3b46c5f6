"""Activities counted by day and kind, kept by the file itself: for their course, and their number.

Triggers keep it, as they keep the weekly sums: a million activities are a few thousand rows here.
"""

from datetime import date
from typing import Any

from desktop.models.rule import KINDS
from desktop.models.trend import Step, Trend, starts, step_for
from desktop.store.reads import Reads
from desktop.store.tally import JULIAN, ORDINAL_OF_JULIAN

# Day 0 and the kind "" hold what has none; with the voided they make up the whole list.
_DAY = f"coalesce({JULIAN}, 0)"
_COUNTS = "coalesce({row}.state, '') <> 'voided'"
_CELL = f"{_DAY}, coalesce({{row}}.kind, '')"
_MORE = "ON CONFLICT DO UPDATE SET n = n + excluded.n, voided = voided + excluded.voided"
_NEW = f"{_CELL}, {_COUNTS}, NOT ({_COUNTS})".format(row="new")
_LESS = (
    f"UPDATE daily SET n = n - ({_COUNTS}), voided = voided - NOT ({_COUNTS})"
    f" WHERE (day, kind) = ({_CELL}) AND {{row}}.gone = 0;"
).format(row="old")

STATEMENTS = (
    """CREATE TABLE daily (
        day INTEGER NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL, voided INTEGER NOT NULL,
        PRIMARY KEY (day, kind)) STRICT, WITHOUT ROWID""",
    "INSERT INTO daily (day, kind, n, voided)"
    f" SELECT {_CELL}, sum({_COUNTS}), sum(NOT ({_COUNTS})) FROM activity a"
    " WHERE a.gone = 0 GROUP BY 1, 2".format(row="a"),
    f"""CREATE TRIGGER daily_insert AFTER INSERT ON activity WHEN new.gone = 0 BEGIN
        INSERT INTO daily (day, kind, n, voided) VALUES ({_NEW}) {_MORE};
        END""",
    f"""CREATE TRIGGER daily_update AFTER UPDATE OF kind, local, state, gone ON activity
        BEGIN {_LESS}
        INSERT INTO daily (day, kind, n, voided) SELECT {_NEW} WHERE new.gone = 0 {_MORE};
        END""",
    f"CREATE TRIGGER daily_delete AFTER DELETE ON activity BEGIN {_LESS} END",
    "CREATE INDEX activity_newest ON activity(local DESC, id) WHERE gone = 0",
)

_BUCKETS: dict[Step, str] = {
    "day": "day",
    "week": "day - day % 7",
    "month": "CAST(julianday(strftime('%Y-%m-01', day)) + 0.5 AS INTEGER)",
    "year": "CAST(julianday(strftime('%Y-01-01', day)) + 0.5 AS INTEGER)",
}
_OF_MEMBER = (
    f"(SELECT {_DAY} day, a.kind kind, count(*) n FROM activity a"
    f" WHERE a.member = ? AND a.gone = 0 AND {_COUNTS} GROUP BY 1, 2)"
).format(row="a")


def listed(reads: Reads, kind: str = "", *, voided: bool = True) -> int:
    """How many activities there are, of one kind or of all."""
    found = reads.one(
        "SELECT coalesce(sum(n + iif(?, voided, 0)), 0) FROM activity_sum WHERE ? IN ('', kind)",
        (voided, kind),
    )
    return int(found[0]) if found else 0


def trend(
    reads: Reads, first: date | None, last: date, *, kind: str = "", member: bytes | None = None
) -> Trend:
    """The activities that count, from `first` (None: the oldest) to `last`, in fitting steps.

    With `kind` or `member` only those. A step that begins before `first` is counted whole.
    """
    table, given = ("daily", ()) if member is None else (_OF_MEMBER, (member,))
    kinds = tuple(one for one in KINDS if kind in ("", one))
    where = f"n > 0 AND day > 0 AND kind IN ({', '.join('?' * len(kinds))})"
    low, ahead = reads.one(
        f"SELECT min(day), coalesce(sum(n) FILTER (WHERE day > ?), 0) FROM {table} WHERE {where}",
        (_julian(last), *given, *kinds),
    ) or (None, 0)
    if first is None:
        first = min(_day(low) or last, last)
    step = step_for(first, last)
    steps = starts(first, last, step)
    found = reads.rows(
        f"SELECT kind, {_BUCKETS[step]}, sum(n) FROM {table}"
        f" WHERE {where} AND day BETWEEN ? AND ? GROUP BY 1, 2",
        (*given, *kinds, _julian(steps[0]), _julian(last)),
    )
    return Trend(step, steps, _counted(kinds, steps, found), ahead)


def _counted(
    kinds: tuple[str, ...], steps: tuple[date, ...], found: list[tuple[Any, ...]]
) -> dict[str, tuple[int, ...]]:
    place = {_julian(day): at for at, day in enumerate(steps)}
    counts = {kind: [0] * len(steps) for kind in kinds}
    for kind, day, n in found:
        counts[kind][place[day]] = n
    return {kind: tuple(some) for kind, some in counts.items()}


def _julian(day: date) -> int:
    return day.toordinal() + ORDINAL_OF_JULIAN


def _day(julian: int | None) -> date | None:
    return None if julian is None else date.fromordinal(max(julian - ORDINAL_OF_JULIAN, 1))
