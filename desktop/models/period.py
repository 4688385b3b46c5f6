"""Days, ISO weeks, months, years and named cycles of a community, and the labels that name them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from desktop.models.problem import Problem

# custom: the cycles that the owner names, from day to day.
Period = Literal["week", "month", "year", "custom"]

_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})", re.ASCII)


def label(day: date, period: Period) -> str:
    """The label of the period a day is in: 2026-W09 (ISO 8601 week), 2026-03 or 2026.

    Which named cycles a day is in the community alone knows: ValueError for them.
    """
    if period == "custom":
        raise ValueError("named cycles have no label that follows from a day")
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()[: 7 if period == "month" else 4]


def named(first: date, last: date) -> str:
    """The label of a named cycle: 2026-11-01/2026-11-11 (an ISO 8601 interval of days)."""
    return f"{first.isoformat()}/{last.isoformat()}"


def within(names: Iterable[str], day: str) -> str:
    """The first of these named cycles that a day (YYYY-MM-DD) is in; "" where it is in none."""
    for name in names:
        first, _, last = name.partition("/")
        if first <= day <= last:
            return name
    return ""


def bounds(name: str) -> tuple[date, date]:
    """First and last day of a labelled period; Problem("period.unknown") for any other text."""
    try:
        if match := _WEEK.fullmatch(name):
            first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return first, first + timedelta(6)
        if match := _MONTH.fullmatch(name):
            first = date(int(match[1]), int(match[2]), 1)
            return first, _month_end(first)
        if _YEAR.fullmatch(name):
            return date(int(name), 1, 1), date(int(name), 12, 31)
        if match := _DAYS.fullmatch(name):
            first, last = date.fromisoformat(match[1]), date.fromisoformat(match[2])
            if first <= last:
                return first, last
    except (ValueError, OverflowError):
        pass
    raise Problem("period.unknown", period=name)


def kind(name: str) -> Period:
    """Whether a label names a week, a month, a year or a named cycle."""
    bounds(name)
    if "/" in name:
        return "custom"
    if "W" in name:
        return "week"
    return "month" if "-" in name else "year"


def labels(first: date, last: date, period: Period) -> Iterator[str]:
    """Labels of every period that has a day from `first` to `last`, in order."""
    day = first
    while day <= last:
        name = label(day, period)
        yield name
        end = bounds(name)[1]
        if end == date.max:
            return
        day = end + timedelta(1)


def end_text(name: str) -> str:
    """The last second of a labelled period as local time text."""
    return f"{bounds(name)[1].isoformat()}T23:59:59"


def instant(local: str, zone: str) -> int:
    """Milliseconds UTC of a local time text; the earlier one where a clock was put back."""
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    return int(moment.timestamp() * 1000)


def local_text(at: int, zone: str) -> str:
    """The local time text, to the second, of an instant in milliseconds UTC."""
    moment = datetime.fromtimestamp(at // 1000, ZoneInfo(zone))
    return moment.replace(tzinfo=None).isoformat(timespec="seconds")


def _month_end(first: date) -> date:
    if first.month == 12:
        return date(first.year, 12, 31)
    return date(first.year, first.month + 1, 1) - timedelta(1)
