"""Rules of the Chinese lunar calendar (RFC 7529, RSCALE=CHINESE), written out as days."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import dropwhile, islice

from msgspec import Struct

from desktop.models.problem import Problem

# Beyond it nobody has published the months; a rule without end is written out up to there.
LAST_YEAR = 2100
_FIRST_YEAR = 1900
# The Julian day before 1 January of the year 1, which is day 1 of Python's count.
_EPOCH = 1721425
_LONGEST = 30
# A leap month of one number may be this many years away.
_REACH = 80
_BY_DAYS = ("BYDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
_BY_MONTHS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
_WRITTEN = re.compile(r"(闰?)(\d{1,2})(L?)[-/月](-?\d{1,2})日?", re.IGNORECASE)
# Days that people call by a name; the year ends with the last day of its twelfth month.
FESTIVALS = {
    "春节": "1/1",
    "元宵": "1/15",
    "端午": "5/5",
    "七夕": "7/7",
    "中秋": "8/15",
    "重阳": "9/9",
    "腊八": "12/8",
    "除夕": "12/-1",
}
# What a year does that lacks the leap month, or a month that lacks the 30th: the month itself or
# the 29th, what comes next, or nothing.
MISSING = ("BACKWARD", "FORWARD", "OMIT")


class Month(Struct, frozen=True):
    """A lunar month: its year and number, whether it is a leap month, its first day and length."""

    year: int
    number: int
    leap: bool
    first: int
    length: int


class LunarRule(Struct, frozen=True):
    """What a rule asks for; months as (number, leap), none where every month is meant."""

    frequency: str
    interval: int
    months: tuple[tuple[int, bool], ...]
    days: tuple[int, ...]
    skip: str
    count: int | None
    until: date | None


def is_lunar(value: str) -> bool:
    """Whether an RRULE value counts by the Chinese calendar in months or years.

    Days and weeks are the same in every calendar. Raises Problem calendar.other_calendar for
    months or years of any other, and for what cannot be counted in these.
    """
    parts = _parts(value)
    scale = parts.get("RSCALE") or "GREGORIAN"
    if scale == "GREGORIAN":
        return False
    by_months = parts.get("FREQ") in ("MONTHLY", "YEARLY")
    if not by_months and not any(parts.get(name) for name in _BY_MONTHS):
        return False
    if not by_months or scale != "CHINESE" or any(parts.get(name) for name in _BY_DAYS):
        raise Problem("calendar.other_calendar", rule=value[:80])
    return True


def yearly_rule(text: str, missing: str = "BACKWARD") -> str:
    """The rule "every lunar year on that day", from "8/15", "闰6/1", "6L/1" or a festival's name.

    `missing` is one of MISSING. Raises Problem calendar.lunar_day.
    """
    said = text.strip()
    found = _WRITTEN.fullmatch(FESTIVALS.get(said, FESTIVALS.get(said.removesuffix("节"), said)))
    if found is None:
        raise Problem("calendar.lunar_day", day=text[:40])
    month, day, leap = int(found[2]), int(found[4]), bool(found[1] or found[3])
    if not 1 <= month <= 12 or not (1 <= day <= _LONGEST or day == -1):
        raise Problem("calendar.lunar_day", day=text[:40])
    number = f"{month}L" if leap else str(month)
    return f"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH={number};BYMONTHDAY={day};SKIP={missing.upper()}"


def yearly_day(rule: str) -> tuple[int, bool, int] | None:
    """(month, leap, day) of a rule "every lunar year on that day", else None."""
    parts = _parts(rule)
    month, day = parts.pop("BYMONTH", ""), parts.pop("BYMONTHDAY", "")
    parts.pop("SKIP", "")
    plain = parts == {"RSCALE": "CHINESE", "FREQ": "YEARLY"}
    if not plain or not re.fullmatch(r"\d+L?", month) or not re.fullmatch(r"-1|\d+", day):
        return None
    return int(month.removesuffix("L")), month.endswith("L"), int(day)


def first_day(rule: str, day: date) -> date:
    """The first day from `day` on that a lunar rule gives. Raises Problem as `lunar_days`."""
    last = date(min(day.year + _REACH, LAST_YEAR), 12, 31)
    found = lunar_days(rule, day, last)
    if not found:
        raise Problem("calendar.other_calendar", rule=rule[:80])
    return found[0]


def lunar_days(value: str, start: date, until: date | None) -> list[date]:
    """The days that such a rule gives from `start` on, up to the lunar year 2100.

    `until` is its last day. Raises Problem calendar.other_calendar where it cannot be counted.
    """
    born = _month_of(start)
    if born is None:
        raise Problem("calendar.other_calendar", rule=value[:80])
    rule = _read(value, start, born, until)
    found: list[date] = []
    for day in _given(rule, born):
        if day < start or (found and day <= found[-1]):
            continue
        if (rule.until and day > rule.until) or len(found) == rule.count:
            break
        found.append(day)
    return found


def _read(value: str, start: date, born: Month, until: date | None) -> LunarRule:
    parts = _parts(value)
    try:
        interval = int(parts.get("INTERVAL") or 1)
        count = int(parts["COUNT"]) if parts.get("COUNT") else None
        days = tuple(int(word) for word in _words(parts, "BYMONTHDAY"))
        months = tuple(
            (int(word.removesuffix("L")), word.endswith("L")) for word in _words(parts, "BYMONTH")
        )
    except ValueError:
        raise Problem("calendar.other_calendar", rule=value[:80]) from None
    if interval < 1 or any(not 1 <= abs(day) <= _LONGEST for day in days):
        raise Problem("calendar.other_calendar", rule=value[:80])
    yearly = parts["FREQ"] == "YEARLY"
    if yearly and not months and not days:
        months = ((born.number, born.leap),)
    return LunarRule(
        parts["FREQ"],
        interval,
        months,
        days or (start.toordinal() - born.first + 1,),
        parts.get("SKIP") or "OMIT",
        count,
        until,
    )


def _parts(value: str) -> dict[str, str]:
    found = re.findall(r"([A-Z-]+)\s*=\s*([^;]*)", value.upper())
    return {name: text.strip() for name, text in found}


def _words(parts: dict[str, str], name: str) -> list[str]:
    return [word for word in re.split(r"[,\s]+", parts.get(name, "")) if word]


def _given(rule: LunarRule, born: Month) -> Iterator[date]:
    if rule.frequency == "YEARLY":
        for year in range(born.year, LAST_YEAR + 1, rule.interval):
            yield from sorted(_of_year(rule, year))
        return
    every = (month for year in range(born.year, LAST_YEAR + 1) for month in months_of(year))
    for month in islice(dropwhile(born.__ne__, every), 0, None, rule.interval):
        if not rule.months or (month.number, month.leap) in rule.months:
            yield from sorted(_in_month(rule, month))


def _of_year(rule: LunarRule, year: int) -> Iterator[date]:
    for month in months_of(year):
        if not rule.months:
            yield from _in_month(rule, month)
    for number, leap in rule.months:
        named = _named(year, number, leap, rule.skip)
        if named is not None:
            yield from _in_month(rule, named)


def _named(year: int, number: int, leap: bool, skip: str) -> Month | None:
    """A month of a year; a leap month that the year lacks is omitted, or the next or last one."""
    months = {(month.number, month.leap): month for month in months_of(year)}
    if leap and (number, True) not in months and skip != "OMIT":
        number, leap = number + (skip == "FORWARD"), False
        if number > 12:
            return next(iter(months_of(year + 1)), None)
    return months.get((number, leap))


def _in_month(rule: LunarRule, month: Month) -> Iterator[date]:
    for day in rule.days:
        place = day if day > 0 else month.length + 1 + day
        if 1 <= place <= month.length:
            yield date.fromordinal(month.first + place - 1)
        elif place > month.length and rule.skip != "OMIT":
            # A thirtieth that the month lacks: the day before, or the first of the next month.
            yield date.fromordinal(month.first + month.length - (rule.skip == "BACKWARD"))


def _month_of(day: date) -> Month | None:
    for year in (day.year - 1, day.year):
        for month in months_of(year):
            if month.first <= day.toordinal() < month.first + month.length:
                return month
    return None


@lru_cache(maxsize=256)
def months_of(year: int) -> tuple[Month, ...]:
    """The months of a lunar year in their order; none beyond the years that are counted."""
    if not _FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    # A large library, which only such rules need.
    from lunar_python import LunarYear

    return tuple(
        Month(
            year,
            abs(one.getMonth()),
            one.getMonth() < 0,
            # It is told for noon, where a Julian day begins.
            int(one.getFirstJulianDay() + 0.5) - _EPOCH,
            one.getDayCount(),
        )
        for one in LunarYear.fromYear(year).getMonths()
        if one.getYear() == year
    )
