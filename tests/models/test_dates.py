"""Dates and moments as spreadsheets and chats write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.dates import parse_date, parse_moment
from desktop.models.problem import Problem

EARLY = dt.datetime.fromisoformat("1900-01-01")
LATE = dt.datetime.fromisoformat("2199-12-31")
FIRST_OF_FEBRUARY = [
    "113年2月1日",
    "113/2/1",
    "1 February 2024",
    "Feb 1, 2024",
    "1-Feb-2024",
    "Thu, 1 Feb 2024 08:00",
    "February 1st, 2024",
    "2024-02-01",
    "2024-2-1",
    "2024/02/01",
    "2024/2/1",
    "2024.02.01",
    "2024.2.1.",
    "2024。2。1",
    "2024、2、1",
    "2024\\2\\1",
    "2024_02_01",
    "2024 2 1",
    "2024年2月1日",
    "2024年02月01日",
    "2024 年 2 月 1 日",
    "2024年2月1号",
    "24年2月1日",
    "20240201",
    "45323",
    "45323.5",
    "45323.0",
    "２０２４－０２－０１",
    "２０２４年２月１日",
    "二〇二四年二月一日",
    "二零二四年二月一日",
    "2024年二月一日",
    "民國113年2月1日",
    "民国113年2月1日",
    "'2024-02-01",
    "\u200e2024-02-01",
    "2024-02-01 周四",
    "2024年2月1日星期四",
    "2024年2月1日（周四）",
    "2024-02-01 (星期四) 10:00",
    "2024-02-01 00:00:00",
    "2024-02-01 20:30",
    "2024-02-01T20:30:00Z",
    "2024-02-01T20:30:00.123+08:00",
    "2024/2/1 下午8:30",
    "2024-02-01 8:30 PM",
    "2024年2月1号 晚上8点半",
    "2024年2月1日20时30分5秒",
    "20240201 2030",
    "20240201203000",
]
NO_DATES = [
    "202-2-1",
    "99999",
    "30 February 2024",
    "Mar 2024",
    "5/3/2024",
    "2024-02-30",
    "2023-02-29",
    "2024-13-01",
    "20241301",
    "2024-00-10",
    "abc",
    "2/1/2024",
    "01-02-24",
    "0000-01-01",
    "99999999",
    "昨天",
    "2024-02-0l",
    "2024-2-1x",
    "2024/2/1/3",
    "123",
    "1.5",
    "1e5",
    "2024-02-01T99:00",
    "2024-02-01T10:61",
]


@pytest.mark.parametrize("text", FIRST_OF_FEBRUARY)
def test_one_day_in_every_spelling(text: str) -> None:
    assert parse_date(text) == "2024-02-01"


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Problem) as raised:
        parse_date(text)
    assert raised.value.code == "date.invalid"


@pytest.mark.parametrize(
    "text", ["2024-05", "202405", "2024年5月", "二〇二四年五月", "2024", "5月3日"]
)
def test_half_a_date_is_refused_for_what_is_missing(text: str) -> None:
    with pytest.raises(Problem) as raised:
        parse_date(text)
    assert raised.value.code == "date.partial"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "无",
        "-",
        "—",
        "N/A",
        "待定",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "00000000",
        "#N/A",
    ],
)
def test_words_for_none_are_an_empty_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-02-01 20:30", dt.datetime.fromisoformat("2024-02-01T20:30")),
        ("2024/2/1 下午8:30", dt.datetime.fromisoformat("2024-02-01T20:30")),
        ("2024年2月1日 中午12点", dt.datetime.fromisoformat("2024-02-01T12:00")),
        ("2024年2月1日 凌晨12:05", dt.datetime.fromisoformat("2024-02-01T00:05")),
        ("2024-02-01 24:00", dt.datetime.fromisoformat("2024-02-02T00:00")),
        ("45323.75", dt.datetime.fromisoformat("2024-02-01T18:00")),
        ("2024-02-01T20:30:00Z", dt.datetime(2024, 2, 1, 20, 30, tzinfo=dt.UTC)),
    ],
)
def test_the_time_of_day_is_read_with_its_half_and_offset(text: str, moment: dt.datetime) -> None:
    assert parse_moment(text) == moment


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from("-/."))
def test_every_day_survives_every_separator(day: dt.date, mark: str) -> None:
    assert parse_date(f"{day.year}{mark}{day.month}{mark}{day.day}") == day.isoformat()
    assert parse_date(f"{day:%Y%m%d}") == day.isoformat()
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


@given(st.datetimes(EARLY, LATE))
def test_an_iso_moment_is_itself(moment: dt.datetime) -> None:
    assert parse_moment(moment.isoformat(" ", "seconds")) == moment.replace(microsecond=0)


@given(st.text(max_size=25))
def test_any_text_is_a_date_nothing_or_a_problem(text: str) -> None:
    try:
        found = parse_date(text)
    except Problem:
        return
    assert found is None or dt.date.fromisoformat(found)
