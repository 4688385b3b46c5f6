"""Activities counted by day and kind, kept by the file itself, for the picture of their course.

Triggers keep it, as they keep the weekly sums: a million activities are a few thousand rows here.
"""

from datetime import date
from typing import Any

from desktop.models.rule import KINDS
from desktop.models.trend import Step, Trend, starts, step_for
from desktop.store.reads import Reads
from desktop.store.tally import JULIAN, LIVE, ORDINAL_OF_JULIAN

_MORE = "ON CONFLICT DO UPDATE SET n = n + 1"
_LESS = (
    "UPDATE daily SET n = n - 1"
    f" WHERE day = {JULIAN.format(row='old')} AND kind = old.kind AND {LIVE.format(row='old')};"
)
_NEW = f"{JULIAN.format(row='new')}, new.kind, 1"

STATEMENTS = (
    """CREATE TABLE daily (
        day INTEGER NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (day, kind)) STRICT, WITHOUT ROWID""",
    "INSERT INTO daily (day, kind, n)"
    f" SELECT {JULIAN.format(row='activity')}, kind, count(*) FROM activity"
    f" WHERE {LIVE.format(row='activity')} GROUP BY 1, 2",
    f"""CREATE TRIGGER daily_insert AFTER INSERT ON activity WHEN {LIVE.format(row="new")} BEGIN
        INSERT INTO daily (day, kind, n) VALUES ({_NEW}) {_MORE};
        END""",
    f"""CREATE TRIGGER daily_update AFTER UPDATE OF member, kind, local, state, gone ON activity
        BEGIN {_LESS}
        INSERT INTO daily (day, kind, n) SELECT {_NEW} WHERE {LIVE.format(row="new")} {_MORE};
        END""",
    f"CREATE TRIGGER daily_delete AFTER DELETE ON activity BEGIN {_LESS} END",
)

_BUCKETS: dict[Step, str] = {
    "day": "day",
    "week": "day - day % 7",
    "month": "CAST(julianday(strftime('%Y-%m-01', day)) + 0.5 AS INTEGER)",
    "year": "CAST(julianday(strftime('%Y-01-01', day)) + 0.5 AS INTEGER)",
}
_OF_MEMBER = (
    f"(SELECT {JULIAN.format(row='a')} day, a.kind kind, count(*) n FROM activity a"
    f" WHERE a.member = ? AND {LIVE.format(row='a')} GROUP BY 1, 2)"
)


def trend(
    reads: Reads, first: date | None, last: date, *, kind: str = "", member: bytes | None = None
) -> Trend:
    """The activities that count, from `first` (None: the oldest) to `last`, in fitting steps.

    With `kind` or `member` only those. A step that begins before `first` is counted whole.
    """
    table, given = ("daily", ()) if member is None else (_OF_MEMBER, (member,))
    kinds = tuple(one for one in KINDS if kind in ("", one))
    where = f"n > 0 AND kind IN ({', '.join('?' * len(kinds))})"
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
