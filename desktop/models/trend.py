"""How many activities of each kind there were day by day, or in longer steps."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Step = Literal["day", "week", "month", "year"]

# So many steps are told apart on a screen; four kinds of them are at most 2,000 points.
MOST_STEPS = 500
_DAYS, _WEEKS = 62, 2 * 366


class Trend(Struct, frozen=True):
    """Counts per kind, one for each step; `starts` are the steps' first days, rising.

    `ahead` counts the activities that bear a date after the last day.
    """

    step: Step
    starts: tuple[date, ...]
    counts: Mapping[str, tuple[int, ...]]
    ahead: int = 0

    @property
    def total(self) -> int:
        """All activities counted."""
        return sum(map(sum, self.counts.values()))


def step_for(first: date, last: date) -> Step:
    """The step in which the days from `first` to `last` are shown."""
    days = (last - first).days + 1
    if days <= _DAYS:
        return "day"
    if days <= _WEEKS:
        return "week"
    return "month" if days <= MOST_STEPS * 30 else "year"


def start_of(day: date, step: Step) -> date:
    """The first day of the step that a day is in; weeks begin on Monday."""
    if step == "week":
        return day - timedelta(day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def starts(first: date, last: date, step: Step) -> tuple[date, ...]:
    """The first days of the newest steps, at most `MOST_STEPS`, that end with the one of `last`."""
    found: list[date] = []
    at = start_of(last, step)
    while at >= start_of(first, step) and len(found) < MOST_STEPS:
        found.append(at)
        if at.toordinal() == 1:
            break
        at = start_of(at - timedelta(1), step)
    return tuple(reversed(found))
