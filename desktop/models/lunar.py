"""Birthdays by the Chinese calendar: how they are written, and on which days they fall.

In a year without the leap month a birthday in one is kept in the month itself; the 30th of a month
with 29 days on its last.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from desktop.models.problem import Problem

_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})(L?)-(\d{1,2})")
_CHINESE = re.compile(r"(\d{4})年(闰?)(\d{1,2})月(\d{1,2})日?")
_EARLIEST, _LATEST = 1850, 2200


def parse_lunar(text: str) -> str | None:
    """A day of the Chinese calendar as YYYY-MM-DD, in a leap month YYYY-MML-DD; None when empty.

    Also understood is 1987年闰6月15日. Raises Problem lunar.invalid for a day that year had not.
    """
    said = text.strip().upper()
    if not said:
        return None
    if found := _CHINESE.fullmatch(said):
        year, leap, month, day = found.groups()
    elif found := _WRITTEN.fullmatch(said):
        year, month, leap, day = found.groups()
    else:
        raise Problem("lunar.invalid", date=text)
    if not _stands(int(year), int(month), bool(leap), int(day)):
        raise Problem("lunar.invalid", date=text)
    return f"{year}-{int(month):02d}{'L' if leap else ''}-{int(day):02d}"


def _stands(year: int, month: int, leap: bool, day: int) -> bool:
    # Loaded where a day of that calendar is asked for: the library is large.
    from lunar_python import LunarYear

    if not _EARLIEST <= year <= _LATEST or not 1 <= month <= 12:
        return False
    found = LunarYear.fromYear(year).getMonth(-month if leap else month)
    return found is not None and 1 <= day <= found.getDayCount()


@lru_cache(maxsize=1024)
def names_of(day: date) -> tuple[str, ...]:
    """The birthdays kept on a day, as MM-DD or MML-DD: its own, and those that it stands in for."""
    from lunar_python import LunarYear, Solar

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    month, at = abs(lunar.getMonth()), lunar.getDay()
    year = LunarYear.fromYear(lunar.getYear())
    if lunar.getMonth() < 0:
        days = year.getMonth(-month).getDayCount()
        return tuple(f"{month:02d}L-{one:02d}" for one in _ends(at, days))
    ends = _ends(at, year.getMonth(month).getDayCount())
    names = [f"{month:02d}-{one:02d}" for one in ends]
    if year.getLeapMonth() != month:
        names += [f"{month:02d}L-{one:02d}" for one in ends]
    return tuple(names)


def _ends(day: int, days: int) -> tuple[int, ...]:
    return (day, 30) if day == days == 29 else (day,)


def next_day(lunar: str, today: date) -> date | None:
    """The next solar day, today included, on which a birthday YYYY-MM[L]-DD is kept."""
    name = lunar[5:]
    for after in range(400):
        day = today + timedelta(days=after)
        if name in names_of(day):
            return day
    return None


def next_solar(birthday: str, today: date) -> date | None:
    """The next day, today included, of a solar birthday YYYY-MM-DD; 29 February on the 28th."""
    try:
        month, day = int(birthday[5:7]), int(birthday[8:10])
        for year in (today.year, today.year + 1):
            kept = _kept(year, month, day)
            if kept >= today:
                return kept
    except ValueError:
        return None
    return None


def _kept(year: int, month: int, day: int) -> date:
    if (month, day) == (2, 29) and not _is_leap(year):
        return date(year, 2, 28)
    return date(year, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def coming(today: date, days: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The solar (MM-DD) and the Chinese (MM-DD, MML-DD) birthdays of today and `days` more."""
    ahead = [today + timedelta(days=after) for after in range(days + 1)]
    solar = [f"{day:%m-%d}" for day in ahead]
    if any((day.month, day.day) == (2, 28) and not _is_leap(day.year) for day in ahead):
        solar.append("02-29")
    return tuple(solar), tuple(name for day in ahead for name in names_of(day))
