"""Rules of the Chinese lunar calendar give the days on which people really celebrate."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_python import Lunar

from desktop.models.lunarrule import is_lunar, lunar_days, months_of
from desktop.models.problem import Problem
from desktop.models.recurrence import instances

HOME = "Asia/Shanghai"
ZONE = ZoneInfo(HOME)


def days(start: str, rule: str, first: int, last: int) -> list[str]:
    """The original starts of a series of such a start and rule in the years from first to last."""
    kind = "" if "T" in start else ";VALUE=DATE"
    text = (
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART{kind}:{start}\r\n"
        f"RRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    window = datetime(first, 1, 1, tzinfo=ZONE), datetime(last + 1, 1, 1, tzinfo=ZONE)
    return [one.original[:16] for one in instances(text, HOME, *window)]


def test_new_year_comes_on_its_day_every_year() -> None:
    wanted = ["2013-02-10", "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16"]
    assert days("20130210", "RSCALE=CHINESE;FREQ=YEARLY", 2013, 2018) == wanted


def test_mid_autumn_is_a_session_in_the_evening() -> None:
    rule = "FREQ=YEARLY;RSCALE=CHINESE;BYMONTH=8;BYMONTHDAY=15;COUNT=3"
    wanted = ["2024-09-17T19:30", "2025-10-06T19:30", "2026-09-25T19:30"]
    assert days("20240917T193000", rule, 2024, 2030) == wanted


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20260925", 2026),
        ("20260924", 2025),
        ("20260925T113000Z", 2026),
        ("20260925T112959Z", 2025),
    ],
)
def test_an_end_includes_its_own_moment(until: str, last: int) -> None:
    rule = f"RSCALE=CHINESE;FREQ=YEARLY;UNTIL={until}"
    start = "20240917T193000"
    assert [one[:4] for one in days(start, rule, 2024, 2040)] == [
        str(year) for year in range(2024, last + 1)
    ]


@pytest.mark.parametrize(
    ("skip", "wanted"),
    [
        ("OMIT", ["2020-05-23"]),
        ("FORWARD", ["2020-05-23", "2021-06-10", "2022-05-30"]),
        ("BACKWARD", ["2020-05-23", "2021-05-12", "2022-05-01"]),
    ],
)
def test_a_leap_month_that_a_year_lacks_is_omitted_or_the_month_after_or_before(
    skip: str, wanted: list[str]
) -> None:
    assert days("20200523", f"RSCALE=CHINESE;FREQ=YEARLY;SKIP={skip}", 2020, 2022) == wanted


@pytest.mark.parametrize("skip", ["OMIT", "FORWARD", "BACKWARD"])
def test_the_thirtieth_of_every_month_is_moved_as_the_rule_says(skip: str) -> None:
    wanted = []
    for month in [one for year in (2025, 2026) for one in months_of(year)]:
        if month.length == 30 or skip != "OMIT":
            late = skip == "FORWARD" and month.length == 29
            wanted.append(month.first + (29 if month.length == 30 or late else 28))
    rule = f"RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=30;SKIP={skip}"
    begun = date.fromordinal(wanted[0])
    found = lunar_days(rule, begun, date.fromordinal(wanted[-1]))
    assert [one.toordinal() for one in found] == wanted


def test_every_second_lunar_month_counts_leap_months() -> None:
    found = lunar_days("RSCALE=CHINESE;FREQ=MONTHLY;INTERVAL=2;COUNT=7", date(2025, 1, 29), None)
    firsts = [date.fromordinal(one.first) for year in (2025, 2026) for one in months_of(year)]
    assert found == firsts[:14:2]


@given(st.integers(1901, 2080), st.integers(1, 12), st.integers(1, 29))
def test_a_lunar_birthday_is_on_the_same_lunar_day_every_year(
    year: int, month: int, day: int
) -> None:
    solar = Lunar.fromYmd(year, month, day).getSolar()
    born = date(solar.getYear(), solar.getMonth(), solar.getDay())
    found = lunar_days("RSCALE=CHINESE;FREQ=YEARLY;COUNT=12", born, None)
    assert len(found) == 12
    assert found[0] == born
    for number, one in enumerate(found):
        lunar = Lunar.fromDate(datetime(one.year, one.month, one.day, tzinfo=ZONE))
        told = (lunar.getYear(), lunar.getMonth(), lunar.getDay())
        assert told == (year + number, month, day)


@pytest.mark.parametrize(
    "rule",
    [
        "RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;SKIP=FORWARD",
        "RSCALE=ISLAMIC-CIVIL;FREQ=MONTHLY",
        "RSCALE=CHINESE;FREQ=YEARLY;BYDAY=1MO",
        "RSCALE=CHINESE;FREQ=YEARLY;BYMONTHDAY=31",
        "RSCALE=CHINESE;FREQ=YEARLY;INTERVAL=x",
        "RSCALE=CHINESE;FREQ=WEEKLY;BYMONTH=1",
    ],
)
def test_what_cannot_be_counted_is_told_and_not_taken_for_a_single_day(rule: str) -> None:
    with pytest.raises(Problem) as caught:
        days("20240917", rule, 2024, 2026)
    assert caught.value.code == "calendar.other_calendar"


def test_weeks_are_the_same_in_every_calendar() -> None:
    assert not is_lunar("RSCALE=CHINESE;FREQ=WEEKLY;COUNT=2")
    assert days("20240917", "RSCALE=CHINESE;FREQ=WEEKLY;COUNT=2", 2024, 2024) == [
        "2024-09-17",
        "2024-09-24",
    ]
