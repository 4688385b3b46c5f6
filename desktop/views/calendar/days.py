"""The occurrences of some days as a view paints them: by day, in lanes, with their people."""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from typing import TypeVar

from msgspec import Struct, field

from desktop.models.calendar import Occurrence
from desktop.models.chapter import Chapter
from desktop.store import calendar, chapters, seriesrows
from desktop.store.community import Reads
from desktop.views.calendar.words import BARS, days_of
from desktop.views.parts import privacy
from desktop.views.parts.aside import Aside
from desktop.views.parts.titles import title

WEEK = 7
# So many occurrences are computed before anybody sees that he waits.
AT_ONCE = 150
# What a change must touch to change what is shown of days.
TABLES = frozenset(
    {
        *("series", "occurrence", "split", "attendance", "registration"),
        *("member", "community", "chapter", "content_item"),
    }
)
T = TypeVar("T")


class Placed(Struct):
    """An occurrence in one week of a month: its first and last column there, and its lane.

    `begins` and `ends` say whether it does in this week.
    """

    one: Occurrence
    first: int
    last: int
    lane: int
    begins: bool
    ends: bool


class Days(Struct):
    """What was read for a span of days."""

    first: date
    last: date
    home: str
    found: list[Occurrence] = field(default_factory=list)
    names: dict[bytes, str] = field(default_factory=dict)
    by_day: dict[date, list[Occurrence]] = field(default_factory=dict)
    chapters: list[Chapter] = field(default_factory=list)
    # Of slots that content fills, by series and original start: what the item is called.
    items: dict[tuple[bytes, str], str] = field(default_factory=dict)
    # What these days hold altogether, where only some of it is shown.
    whole: "Days | None" = None
    # Whose they are and where, then.
    only: tuple[str, str] = ("", "")
    _lanes: dict[tuple[date, bool], list[Placed]] = field(default_factory=dict)

    def on(self, day: date) -> list[Occurrence]:
        """The occurrences that touch a day, by start."""
        return self.by_day.get(day, [])

    def host(self, one: Occurrence) -> str:
        """The host's name as it may be shown now, "" for nobody."""
        return privacy.name(self.names.get(one.host, "")) if one.host else ""

    def title(self, one: Occurrence) -> str:
        """What an occurrence is called: in a slot of a column the item that fills it."""
        item = self.items.get((one.series, one.original))
        return item if item and not privacy.on() else title(one)

    def by_id(self, record: bytes | None) -> Occurrence | None:
        """One of the occurrences read."""
        return next((one for one in self.found if one.id == record), None)

    def lanes(self, monday: date, *, meetings_first: bool = False) -> list[Placed]:
        """The week's occurrences in lanes so that none covers another: long ones first.

        With `meetings_first` content comes last, for where not all of them are shown.
        Worked out once: it is asked for whenever the week is painted.
        """
        asked = (monday, meetings_first)
        if asked not in self._lanes:
            self._lanes[asked] = self._in_lanes(*asked)
        return self._lanes[asked]

    def _in_lanes(self, monday: date, meetings_first: bool) -> list[Placed]:
        week = [monday + timedelta(days=n) for n in range(WEEK)]
        touching = {one.id: one for day in week for one in self.on(day)}
        spans = [(one, _columns(one, self.home, monday)) for one in touching.values()]
        spans.sort(key=lambda pair: _rank(*pair, meetings_first=meetings_first))
        taken: list[set[int]] = []
        placed = []
        for one, (low, high, begins, ends) in spans:
            columns = set(range(low, high + 1))
            lane = next((n for n, used in enumerate(taken) if not used & columns), len(taken))
            if lane == len(taken):
                taken.append(set())
            taken[lane] |= columns
            placed.append(Placed(one, low, high, lane, begins, ends))
        return placed


def _columns(one: Occurrence, home: str, monday: date) -> tuple[int, int, bool, bool]:
    days = days_of(one, home)
    low, high = (days[0] - monday).days, (days[-1] - monday).days
    return max(low, 0), min(high, WEEK - 1), low >= 0, high < WEEK


def _rank(
    one: Occurrence, columns: tuple[int, int, bool, bool], *, meetings_first: bool
) -> tuple[bool, bool, datetime, bytes]:
    """What spans days first, then by start, or first what people come to."""
    short = columns[0] == columns[1] and not one.all_day
    return (short, meetings_first and one.kind not in BARS, one.start, one.id)


def read_days(reads: Reads, first: date, last: date, kinds: Collection[str] = ()) -> Days:
    """Read the occurrences of these days, inclusive, with the names of their people."""
    days = Days(first, last, reads.zone)
    days.found = calendar.occurrences(reads, first, last, kinds=kinds)
    people = {who for one in days.found for who in (one.host, one.lecturer, one.helper) if who}
    days.names = calendar.names(reads, people)
    days.chapters = chapters.listed(reads, counted=False)
    slots = [(one.series, one.original) for one in days.found if one.kind not in BARS]
    if slots:
        # The first screen needs it only where there are columns.
        from desktop.store import content

        days.items = content.titles(reads, slots)
    for one in days.found:
        for day in days_of(one, days.home):
            days.by_day.setdefault(day, []).append(one)
    return days


def read_soon(
    aside: Aside,
    reads: Reads,
    days: tuple[date, date],
    question: Callable[[Reads], T],
    told: Callable[[T], object],
) -> None:
    """Answer what needs the occurrences of these days: at once, or aside where there are many."""
    if seriesrows.expected(reads, *days) > AT_ONCE:
        aside.ask(question, told)
    else:
        aside.give_up()
        told(question(reads))


def month_span(anchor: date) -> tuple[date, date]:
    """The whole weeks, Monday to Sunday, that show a month."""
    first = anchor.replace(day=1)
    begin = first - timedelta(days=first.weekday())
    following = (first + timedelta(days=32)).replace(day=1)
    last = following - timedelta(days=1)
    return begin, last + timedelta(days=6 - last.weekday())


def week_span(anchor: date) -> tuple[date, date]:
    """The week of a day, Monday to Sunday."""
    begin = anchor - timedelta(days=anchor.weekday())
    return begin, begin + timedelta(days=6)
