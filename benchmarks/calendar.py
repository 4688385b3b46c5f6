"""A month and an agenda out of 20,000 occurrences, beside the library that computes them."""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, show

OCCURRENCES = 20_000
_WEEKS, _MONTHS, _ZONE = 104, 12, "Asia/Shanghai"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST = date(2026, 1, 5)


def _series(count: int) -> list[tuple[str, str]]:
    """(start, rule) of weekly series that together occur `count` times in two years."""
    found = []
    for number in range(count // _WEEKS):
        day = _FIRST + timedelta(days=number % 7)
        rule = f"FREQ=WEEKLY;BYDAY={_DAYS[number % 7]};COUNT={_WEEKS}"
        found.append((f"{day}T{8 + number % 12:02}:00:00", rule))
    return found


def _timed(between: Callable[[date, date], int]) -> Figures:
    """Milliseconds of processor for a month and for an agenda of 30 days, cold and then turned."""
    cold = time.process_time()
    between(date(2026, 6, 1), date(2026, 6, 30))
    cold = time.process_time() - cold
    months, agendas, found = [], [], 0
    for number in range(_MONTHS):
        first = date(2026, 1, 28) + timedelta(days=30 * number)
        begun = time.process_time()
        found += between(first, first + timedelta(days=41))
        months.append(time.process_time() - begun)
        begun = time.process_time()
        between(first, first + timedelta(days=29))
        agendas.append(time.process_time() - begun)
    return {
        "cold_ms": 1000 * cold,
        "month_ms": 1000 * statistics.median(months),
        "agenda_ms": 1000 * statistics.median(agendas),
        "found": found,
    }


def ours(folder: str, count: str) -> Figures:
    """The product's reading of the days that a view shows, from the encrypted file."""
    from desktop.store import calendar

    assert count
    store = open_built(folder)
    return _timed(lambda first, last: len(calendar.occurrences(store, first, last)))


def library(folder: str, count: str) -> Figures:
    """recurring-ical-events over the same series, in memory and parsed before."""
    import recurring_ical_events
    from icalendar import Calendar

    assert folder
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench"]
    for number, (start, rule) in enumerate(_series(int(count))):
        at = start.replace("-", "").replace(":", "")
        lines += ["BEGIN:VEVENT", f"UID:{number}", f"DTSTART;TZID={_ZONE}:{at}"]
        lines += ["DURATION:PT1H", f"RRULE:{rule}", "END:VEVENT"]
    query = recurring_ical_events.of(Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""])))
    zone = ZoneInfo(_ZONE)

    def between(first: date, last: date) -> int:
        begin = datetime(first.year, first.month, first.day, tzinfo=zone)
        after = last + timedelta(days=1)
        return len(query.between(begin, datetime(after.year, after.month, after.day, tzinfo=zone)))

    return _timed(between)


VARIANTS = {"ours": ours, "library": library}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    from desktop.actions import calendar as acting

    count = size or OCCURRENCES
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held) / "community"
        build(folder, 10)
        store = open_built(str(folder))
        for number, (start, rule) in enumerate(_series(count)):
            acting.add(store, {"title": f"{number}", "start": start, "rule": rule})
        store.close()
        variants = [(name, [str(folder), str(count)]) for name in VARIANTS]
        table = compare("calendar", variants, runs)
    show(
        f"{count} occurrences of {len(_series(count))} series", table, "month_ms", "library", GOALS
    )


GOALS = [
    Goal("ours", "library", "month_ms", 1.0, "a month, against recurring-ical-events"),
    Goal("ours", "library", "agenda_ms", 1.0, "an agenda, against recurring-ical-events"),
]
