"""Dates that a month does not have are moved as the rule says, or the rule is refused."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.models.problem import Problem
from desktop.models.recurrence import instances
from desktop.models.skipping import without_skip

HOME = "Asia/Shanghai"
ZONE = ZoneInfo(HOME)


def days(start: str, rule: str, until: int = 2017) -> list[str]:
    text = (
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:{start}\r\n"
        f"RRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    first = datetime(int(start[:4]), 1, 1, tzinfo=ZONE)
    found = instances(text, HOME, first, datetime(until, 1, 1, tzinfo=ZONE))
    return [one.original for one in found]


def meant(start: date, day: int, skip: str, months: int) -> list[str]:
    """Month by month, as RFC 7529 says it in words."""
    found = []
    for number in range(months):
        year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
        first = date(year, month + 1, 1)
        after = (first + timedelta(days=31)).replace(day=1)
        length = (after - first).days
        if day <= length:
            found.append(first.replace(day=day))
        elif skip != "OMIT":
            found.append(after if skip == "FORWARD" else first.replace(day=length))
    return [one.isoformat() for one in found]


@pytest.mark.parametrize("skip", ["OMIT", "FORWARD", "BACKWARD"])
@pytest.mark.parametrize("day", [28, 29, 30, 31])
@pytest.mark.parametrize("named", [True, False])
def test_a_day_of_every_month(day: int, skip: str, named: bool) -> None:
    rule = f"RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP={skip}" + (f";BYMONTHDAY={day}" if named else "")
    wanted = [one for one in meant(date(2014, 1, 1), day, skip, 36) if one < "2017"]
    assert days(f"201401{day}", rule) == wanted


@pytest.mark.parametrize(
    ("skip", "wanted"),
    [
        ("OMIT", ["2016-02-29", "2020-02-29"]),
        ("FORWARD", ["2016-02-29", "2017-03-01", "2018-03-01", "2019-03-01", "2020-02-29"]),
        ("BACKWARD", ["2016-02-29", "2017-02-28", "2018-02-28", "2019-02-28", "2020-02-29"]),
    ],
)
def test_a_birthday_on_the_29th_of_february(skip: str, wanted: list[str]) -> None:
    assert days("20160229", f"RSCALE=GREGORIAN;FREQ=YEARLY;SKIP={skip}", 2021) == wanted


def test_a_count_is_kept_where_the_last_day_stands_in() -> None:
    rule = "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4"
    assert days("20140131", rule) == ["2014-01-31", "2014-02-28", "2014-03-31", "2014-04-30"]


@pytest.mark.parametrize("skip", ["", ";SKIP=OMIT"])
def test_several_days_of_a_month_of_which_some_are_lacking_are_left_out(skip: str) -> None:
    wanted = ["2014-01-15", "2014-01-30", "2014-02-15", "2014-03-15", "2014-03-30"]
    assert days("20140115", f"FREQ=MONTHLY;BYMONTHDAY=15,30{skip}")[:5] == wanted
    last = ["2016-01-31", "2016-02-29", "2016-03-31", "2016-04-30"]
    assert days("20160131", f"FREQ=MONTHLY;BYMONTHDAY=31,-1{skip}")[:4] == last


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;SKIP=FORWARD;COUNT=4",
        "FREQ=MONTHLY;SKIP=FORWARD;INTERVAL=2",
        "FREQ=MONTHLY;SKIP=BACKWARD;BYMONTHDAY=30,31",
        "FREQ=YEARLY;SKIP=FORWARD;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=MONTHLY;SKIP=SIDEWAYS",
    ],
)
def test_what_cannot_be_said_is_refused_with_a_sentence(rule: str) -> None:
    with pytest.raises(Problem) as refused:
        without_skip(rule, date(2014, 1, 31))
    assert refused.value.code == "calendar.skip"
    assert "SKIP" in refused.value.sentence("zh_CN")


def test_where_no_day_is_lacking_the_rule_stays_as_it_is() -> None:
    for rule in (
        "FREQ=WEEKLY;SKIP=FORWARD",
        "FREQ=MONTHLY;BYDAY=-1FR;SKIP=FORWARD",
        "FREQ=MONTHLY;BYMONTHDAY=-1;SKIP=BACKWARD",
        "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31;SKIP=BACKWARD",
    ):
        assert without_skip(rule, date(2014, 1, 31)) == [rule]
