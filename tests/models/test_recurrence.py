from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.models.contentlines import escape as escaped
from desktop.models.contentlines import fold, parse_line, read_blocks, unescape, unfold
from desktop.models.problem import Problem
from desktop.models.recurrence import instances
from desktop.models.rrule import advanced, can_happen, check_dense, read_rule
from desktop.models.zones import exact_zone, guess_zone

START = datetime(2014, 5, 8, 20)  # noqa: DTZ001 wall clock


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("China Standard Time", "Asia/Shanghai"),
        ("/freeassociation.sourceforge.net/Tzfile/Asia/Shanghai", "Asia/Shanghai"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Customized Time Zone", ""),
    ],
)
def test_a_zone_name_is_told_from_the_name_alone(name: str, zone: str) -> None:
    assert exact_zone(name) == zone


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"),
        ("中国标准时间", "Asia/Shanghai"),
        ("asia/shanghai", "Asia/Shanghai"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("GMT-0300", "Etc/GMT+3"),
        ("somewhere", ""),
    ],
)
def test_a_spoken_zone_name_is_guessed_by_city_then_offset(name: str, zone: str) -> None:
    assert guess_zone(name) == zone


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=2", "FREQ=HOURLY;BYMINUTE=0,10,20"]
)
def test_a_rule_without_end_that_is_too_dense_is_a_problem(rule: str) -> None:
    found = read_rule(rule)
    assert found is not None
    with pytest.raises(Problem, match="repeats more than"):
        check_dense(found, START)


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY;COUNT=10", "FREQ=HOURLY", "FREQ=MINUTELY;BYHOUR=9;BYMINUTE=0,30"]
)
def test_a_dense_rule_that_stays_small_is_taken(rule: str) -> None:
    found = read_rule(rule)
    assert found is not None
    check_dense(found, START)


@pytest.mark.parametrize(
    ("rule", "happens"),
    [
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", False),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", True),
        ("FREQ=DAILY;BYYEARDAY=366;BYMONTH=11", False),
        ("FREQ=DAILY;BYSETPOS=2", False),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", True),
        ("FREQ=YEARLY;BYWEEKNO=-1", True),
    ],
)
def test_a_rule_that_never_matches_is_known_without_looking_for_ever(
    rule: str, happens: bool
) -> None:
    found = read_rule(rule)
    assert found is not None
    assert can_happen(found, START) is happens


@pytest.mark.parametrize("rule", ["", "COUNT=3", "FREQ=FORTNIGHTLY", "FREQ=DAILY;BYMONTH=13"])
def test_what_is_no_rule_gives_none(rule: str) -> None:
    assert read_rule(rule) is None


@settings(max_examples=60)
@given(
    st.sampled_from(["DAILY", "WEEKLY"]),
    st.integers(1, 9),
    st.sampled_from(["", ";BYDAY=MO,SA", ";WKST=SU;BYDAY=SU,TU"]),
    st.dates(date(2017, 1, 1), date(2026, 12, 31)),
)
def test_a_start_moved_nearer_gives_the_same_occurrences(
    frequency: str, interval: int, days: str, towards: date
) -> None:
    rule = read_rule(f"FREQ={frequency};INTERVAL={interval}{days}")
    assert rule is not None
    moved = advanced(rule, START, towards)
    first = datetime(towards.year, towards.month, towards.day)  # noqa: DTZ001 wall clock
    last = first.replace(year=towards.year + 1, day=1)
    assert isinstance(moved, datetime)
    near = rrulestr(rule.text(), dtstart=moved).between(first, last)
    assert near == rrulestr(rule.text(), dtstart=START).between(first, last)


@given(st.text(st.characters(exclude_characters="\r\0", codec="utf-8")))
def test_a_text_comes_back_from_its_escaped_and_folded_line(text: str) -> None:
    folded = fold(f"SUMMARY:{escaped(text)}")
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    [(_, physical)] = unfold(folded) if folded.split("\r\n") else []
    line = parse_line(physical)
    assert line is not None
    assert unescape(line.value) == text.strip()


def test_components_that_never_end_are_closed_by_the_next() -> None:
    blocks = read_blocks("BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:1\nBEGIN:VEVENT\nUID:2\nEND:VCALENDAR")
    assert [part.name for part in blocks[0].parts] == ["VTODO", "VEVENT"]


def test_a_parameter_with_colons_in_quotes_is_one_value() -> None:
    line = parse_line(['DTSTART;TZID="(UTC+08:00) Beijing":20261001T080000'])
    assert line is not None
    assert (line.param("TZID"), line.value) == ("(UTC+08:00) Beijing", "20261001T080000")


RULES = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=DAILY;BYHOUR=1,2,20",
        "FREQ=WEEKLY;BYDAY=TU,SU",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU",
        "FREQ=WEEKLY;INTERVAL=5;BYMONTH=3,10",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=2",
        "FREQ=MONTHLY;BYMONTHDAY=-1,15",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=HOURLY;INTERVAL=7",
    ]
)
ENDS = st.sampled_from(
    [
        "",
        "COUNT=1",
        "COUNT=9",
        "COUNT=9;UNTIL=20260401",
        "UNTIL=20260401",
        "UNTIL=20260329T013000Z",
        "UNTIL=20260329T023000",
    ]
)


@settings(max_examples=400)
@example(
    start=datetime(2024, 12, 20, 22, 30),  # noqa: DTZ001 wall clock
    zone="Europe/Berlin",
    minutes=4000,
    rule="FREQ=DAILY",
    end="",
    home="Asia/Shanghai",
    first=date(2026, 10, 26),
    days=1,
)
@given(
    start=st.datetimes(datetime(2024, 12, 20), datetime(2026, 11, 5)),  # noqa: DTZ001 wall clock
    zone=st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC", "", "day"]),
    minutes=st.sampled_from([0, 30, 90, 1440, 4000]),
    rule=RULES,
    end=ENDS,
    home=st.sampled_from(["Asia/Shanghai", "Europe/Berlin"]),
    first=st.dates(date(2026, 1, 1), date(2026, 12, 1)),
    days=st.integers(1, 60),
)
def test_a_series_of_one_rule_is_given_alike_with_and_without_the_library(
    start: datetime,
    zone: str,
    minutes: int,
    rule: str,
    end: str,
    home: str,
    first: date,
    days: int,
) -> None:
    start = start.replace(minute=start.minute // 30 * 30, second=0, microsecond=0)
    name = f"TZID={zone}:" if zone else ""
    line, length = f"DTSTART;{name}{start:%Y%m%dT%H%M%S}", f"PT{minutes}M"
    if not zone:
        line = f"DTSTART:{start:%Y%m%dT%H%M%S}"
    if zone == "day":
        line, length = f"DTSTART;VALUE=DATE:{start:%Y%m%d}", f"P{minutes // 1440 + 1}D"
    rule = f"RRULE:{rule};{end}".rstrip(";")
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", line, f"DURATION:{length}", rule]
    tail = ["END:VEVENT", "END:VCALENDAR", ""]
    begin = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(home))
    window = (begin, begin + timedelta(days=days))
    # A day taken out on which nothing is leaves the same series, told by the library.
    asked = instances("\r\n".join([*lines, "EXDATE;VALUE=DATE:19500101", *tail]), home, *window)
    assert instances("\r\n".join([*lines, *tail]), home, *window) == asked
