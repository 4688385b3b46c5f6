"""Lunar dates are those of two libraries that know nothing of the one in use."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from borax.calendars.lunardate import LunarDate
from cnlunar import Lunar

from desktop.models.lunarrule import (
    FESTIVALS,
    MISSING,
    first_day,
    lunar_days,
    months_of,
    yearly_rule,
)
from desktop.models.problem import Problem

# The lunar years 1957 to 2056.
FIRST, LAST = date(1957, 1, 31), date(2057, 2, 3)
Told = tuple[int, int, bool, int]
# The new moon lies within seconds of midnight, so tables differ by a day in these months.
DISPUTED = {"cnlunar": {(2057, 9)}, "borax": {(2089, 8), (2097, 7)}}


def cnlunar_says(day: date) -> Told:
    # The hour counts there: after 23:00 it is the next day.
    found = Lunar(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001 a plain day
    return found.lunarYear, found.lunarMonth, bool(found.isLunarLeapMonth), found.lunarDay


def borax_says(day: date) -> Told:
    found = LunarDate.from_solar_date(day.year, day.month, day.day)
    return found.year, found.month, bool(found.leap), found.day


OTHERS: dict[str, Callable[[date], Told]] = {"cnlunar": cnlunar_says, "borax": borax_says}


def ours(first: int, last: int) -> Iterator[tuple[date, Told]]:
    """Every day of these lunar years."""
    for year in range(first, last + 1):
        for month in months_of(year):
            for number in range(month.length):
                day = date.fromordinal(month.first + number)
                yield day, (year, month.number, month.leap, number + 1)


@pytest.mark.parametrize("name", OTHERS)
def test_a_hundred_years_of_lunar_months_begin_as_they_do_elsewhere(name: str) -> None:
    says = OTHERS[name]
    firsts = [(day, told) for day, told in ours(1957, 2056) if told[3] == 1]
    assert len(firsts) == 1237
    assert [(day, says(day)) for day, _ in firsts] == firsts


def test_every_day_of_these_hundred_years_is_the_same_elsewhere() -> None:
    every = list(ours(1957, 2056))
    assert [(day, borax_says(day)) for day, _ in every] == every
    assert [day for day, _ in every] == [
        every[0][0] + timedelta(days=number) for number in range(len(every))
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_up_to_the_last_year_only_the_known_months_are_in_dispute(name: str) -> None:
    says = OTHERS[name]
    found = {told[:2] for day, told in ours(2057, 2099) if told[3] == 1 and says(day) != told}
    assert found == DISPUTED[name]


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("festival", FESTIVALS)
def test_a_festival_of_a_hundred_years_is_that_day_elsewhere(name: str, festival: str) -> None:
    rule = yearly_rule(festival)
    days = lunar_days(rule, first_day(rule, FIRST), LAST)
    assert len(days) == 100
    month, _, wanted = FESTIVALS[festival].partition("/")
    for day in days:
        _, told, leap, number = OTHERS[name](day)
        assert (told, leap) == (int(month), False)
        if int(wanted) > 0:
            assert number == int(wanted)
        else:
            assert OTHERS[name](day + timedelta(days=1))[1:] == (1, False, 1)


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("missing", MISSING)
def test_a_leap_month_and_a_thirtieth_are_kept_as_was_said(name: str, missing: str) -> None:
    rule = yearly_rule("6L/30", missing)
    days = lunar_days(rule, FIRST, LAST)
    said = [OTHERS[name](day)[1:] for day in days]
    if missing == "OMIT":
        assert set(said) == {(6, True, 30)}
    elif missing == "BACKWARD":
        # The sixth month itself where it is no leap month, and its last day.
        assert len(days) == 100
        assert {one[0] for one in said} == {6}
        assert {one[2] for one in said} == {29, 30}
    else:
        # The month after where it is no leap month, and the first of the month that follows.
        assert len(days) == 100
        assert {one for one in said} <= {
            (6, True, 30),
            (7, False, 1),
            (7, False, 30),
            (8, False, 1),
            (7, True, 1),
        }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("8/15", "BYMONTH=8;BYMONTHDAY=15"),
        ("中秋", "BYMONTH=8;BYMONTHDAY=15"),
        ("中秋节", "BYMONTH=8;BYMONTHDAY=15"),
        ("春节", "BYMONTH=1;BYMONTHDAY=1"),
        ("除夕", "BYMONTH=12;BYMONTHDAY=-1"),
        ("6L/1", "BYMONTH=6L;BYMONTHDAY=1"),
        ("闰6月1日", "BYMONTH=6L;BYMONTHDAY=1"),
    ],
)
def test_a_lunar_day_is_typed_as_people_say_it(text: str, wanted: str) -> None:
    assert yearly_rule(text) == f"RSCALE=CHINESE;FREQ=YEARLY;{wanted};SKIP=BACKWARD"


@pytest.mark.parametrize("text", ["", "13/1", "8/31", "8/0", "8/-2", "中", "8"])
def test_what_is_no_lunar_day_is_told(text: str) -> None:
    with pytest.raises(Problem) as caught:
        yearly_rule(text)
    assert caught.value.code == "calendar.lunar_day"
