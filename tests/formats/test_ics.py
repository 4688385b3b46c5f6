import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats import ics
from desktop.formats.icsfile import IcsFile, IcsSeries
from desktop.models.problem import Problem
from desktop.models.recurrence import Instance, instances

FILES = Path(__file__).parents[1] / "files" / "ics"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FILES / "expected.json").read_text("utf-8"))
HOME = "Asia/Shanghai"
ZONE = ZoneInfo(HOME)


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def shown(one: Instance, series: IcsSeries) -> list[str]:
    title = series.title if one.title is None else one.title
    if one.all_day:
        return [one.start.date().isoformat(), one.end.date().isoformat(), title]
    return [one.start.isoformat(), one.end.isoformat(), title]


def listed(found: IcsFile, first: datetime, last: datetime) -> list[list[str]]:
    pairs = [(one, s) for s in found.series for one in instances(s.text, HOME, first, last)]
    pairs.sort(key=lambda pair: (pair[0].start, pair[0].original))
    return [shown(one, series) for one, series in pairs if not one.cancelled]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_calendar_of_any_maker_gives_the_occurrences_it_means(name: str) -> None:
    expected = EXPECTED[name]
    found = ics.read((FILES / name).read_bytes(), HOME)
    first = day(expected.get("from", "2026-10-01"))
    last = day(expected.get("to", "2026-10-31")) + timedelta(days=1)
    assert sorted(listed(found, first, last)) == sorted(expected["occurrences"])
    assert [one.code for one in found.rejected] == expected.get("rejected", [])
    assert dict(found.ignored) == expected.get("ignored", {})


def calendar(*events: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\n{head}{body}END:VCALENDAR\r\n".encode()


def starts(data: bytes, first: str = "2014-01-01", last: str = "2030-01-01") -> list[str]:
    found = ics.read(data, HOME)
    return [start for start, _, _ in listed(found, day(first), day(last))]


def test_columns_on_tuesday_and_sunday_and_a_video_on_thursday_come_as_often_as_promised() -> None:
    columns = "UID:a\r\nDTSTART;TZID=Asia/Shanghai:20140508T200000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,SU"
    video = (
        "UID:b\r\nDTSTART;TZID=Asia/Shanghai:20140508T200000\r\nDURATION:PT30M\r\n"
        "RRULE:FREQ=WEEKLY;BYDAY=TH"
    )
    counts = [
        len(starts(calendar(event), "2014-05-08", last))
        for event in (columns, video)
        for last in ("2014-06-05", "2016-11-10")
    ]
    assert counts == [8, 262, 4, 131]
    assert starts(calendar(columns), "2014-05-08", "2014-05-14") == [
        "2014-05-11T20:00:00+08:00",
        "2014-05-13T20:00:00+08:00",
    ]


def test_a_weekly_series_begins_on_the_first_day_of_its_rule() -> None:
    event = "UID:a\r\nDTSTART:20261001T080000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2"
    assert starts(calendar(event)) == ["2026-10-05T08:00:00+08:00", "2026-10-12T08:00:00+08:00"]


def test_an_until_that_is_a_day_includes_that_day() -> None:
    event = "UID:a\r\nDTSTART;TZID=Asia/Shanghai:20261001T200000\r\nRRULE:FREQ=DAILY;UNTIL=20261003"
    assert len(starts(calendar(event))) == 3


@pytest.mark.parametrize(
    "until",
    ["20261003", "20261003T000000Z", "20261002T160000Z", "20261002T220000Z", "20261003T235959Z"],
)
def test_whole_days_end_with_the_day_whose_midnight_an_until_is(until: str) -> None:
    event = f"UID:a\r\nDTSTART;VALUE=DATE:20261001\r\nRRULE:FREQ=DAILY;UNTIL={until}"
    assert len(starts(calendar(event))) == 3


def test_an_until_in_local_time_is_meant_in_the_series_zone() -> None:
    event = (
        "UID:a\r\nDTSTART;TZID=America/New_York:20261001T200000\r\n"
        "RRULE:FREQ=DAILY;UNTIL=20261003T200000"
    )
    assert len(starts(calendar(event))) == 3


def test_an_exdate_without_a_zone_is_meant_in_the_series_zone() -> None:
    event = (
        "UID:a\r\nDTSTART;TZID=Europe/Berlin:20261001T200000\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"
        "EXDATE:20261002T200000"
    )
    assert starts(calendar(event)) == ["2026-10-01T20:00:00+02:00", "2026-10-03T20:00:00+02:00"]


def test_two_files_may_use_one_zone_name_for_different_zones() -> None:
    def zoned(offset: str) -> bytes:
        head = (
            "BEGIN:VTIMEZONE\r\nTZID:Customized\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
            f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )
        return calendar("UID:a\r\nDTSTART;TZID=Customized:20261001T120000", head=head)

    assert starts(zoned("+0545")) == ["2026-10-01T14:15:00+08:00"]
    assert starts(zoned("-0330")) == ["2026-10-01T23:30:00+08:00"]


def test_a_zone_that_nobody_explains_is_the_communitys() -> None:
    assert starts(calendar("UID:a\r\nDTSTART;TZID=Nowhere/Land:20261001T120000")) == [
        "2026-10-01T12:00:00+08:00"
    ]


def test_an_override_that_names_only_the_day_moves_that_days_occurrence() -> None:
    data = calendar(
        "UID:a\r\nDTSTART;TZID=Asia/Shanghai:20261001T200000\r\nRRULE:FREQ=DAILY;COUNT=2",
        "UID:a\r\nRECURRENCE-ID;VALUE=DATE:20261002\r\nDTSTART;TZID=Asia/Shanghai:20261003T090000",
    )
    assert starts(data) == ["2026-10-01T20:00:00+08:00", "2026-10-03T09:00:00+08:00"]


def test_an_exrule_takes_out_what_it_names() -> None:
    event = (
        "UID:a\r\nDTSTART:20261001T080000\r\nRRULE:FREQ=DAILY;COUNT=7\r\n"
        "EXRULE:FREQ=WEEKLY;BYDAY=SA,SU"
    )
    assert len(starts(calendar(event))) == 5


def test_an_old_daily_series_is_the_same_however_far_away_one_looks() -> None:
    event = "UID:a\r\nDTSTART;TZID=Asia/Shanghai:20000101T080000\r\nRRULE:FREQ=DAILY;INTERVAL=3"
    whole = starts(calendar(event), "2000-01-01", "2027-01-01")
    assert starts(calendar(event), "2026-01-01", "2027-01-01") == [
        start for start in whole if start >= "2026"
    ]


# What programs write that no specification foresees, or that libraries read otherwise.
WILD = {
    "spaces around colons": (
        b"\n\n  BEGIN:VCALENDAR\n\nBEGIN:VEVENT \nDTSTART : 20260724T090000Z\nSUMMARY: a\n\n"
        b"END:VEVENT\nEND:VCALENDAR\n",
        ["2026-07-24T17:00:00+08:00"],
    ),
    "small letters": (
        b"begin:vcalendar\r\nbegin:vevent\r\ndtstart;tzid=asia/shanghai:20260602T100000\r\n"
        b"rrule:freq=daily;count=2\r\nend:vevent\r\nend:vcalendar\r\n",
        ["2026-06-02T10:00:00+08:00", "2026-06-03T10:00:00+08:00"],
    ),
    "cut off": (
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260605T100000Z\nSUMMARY:cut o",
        ["2026-06-05T18:00:00+08:00"],
    ),
    "returns alone": (
        b"BEGIN:VCALENDAR\rBEGIN:VEVENT\rDTSTART:20260709T090000Z\rEND:VEVENT\rEND:VCALENDAR\r",
        ["2026-07-09T17:00:00+08:00"],
    ),
    "ISO 8601": (calendar("DTSTART:2026-06-03T10:00:00+08:00"), ["2026-06-03T10:00:00+08:00"]),
    "the hour 24": (calendar("DTSTART:20260702T240000"), ["2026-07-03T00:00:00+08:00"]),
    "a count and an end": (
        calendar("DTSTART;VALUE=DATE:20260601\r\nRRULE:FREQ=DAILY;COUNT=9;UNTIL=20260602"),
        ["2026-06-01", "2026-06-02"],
    ),
    "an hour of whole days": (
        calendar("DTSTART;VALUE=DATE:20260601\r\nRRULE:FREQ=DAILY;COUNT=2;BYHOUR=9,14"),
        ["2026-06-01", "2026-06-02"],
    ),
    "the end of all years": (
        calendar("DTSTART:20290101T000000\r\nRRULE:FREQ=YEARLY;UNTIL=99991231T235959Z"),
        ["2029-01-01T00:00:00+08:00"],
    ),
    "everything cancelled from one on": (
        calendar(
            "UID:a\r\nDTSTART:20260703T100000\r\nRRULE:FREQ=DAILY;COUNT=5",
            "UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260704T100000\r\n"
            "DTSTART:20260704T100000\r\nSTATUS:CANCELLED",
        ),
        ["2026-07-03T10:00:00+08:00"],
    ),
    "an exception told in another zone": (
        calendar(
            "DTSTART:20260301T200000\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"
            "EXDATE;TZID=America/New_York:20260302T070000\r\nEXDATE:20260303T120000Z"
        ),
        ["2026-03-01T20:00:00+08:00"],
    ),
    "an override before its series": (
        calendar(
            "UID:a\r\nRECURRENCE-ID:20260502T100000\r\nDTSTART:20260502T150000",
            "UID:a\r\nDTSTART:20260501T100000\r\nRRULE:FREQ=DAILY;COUNT=2",
        ),
        ["2026-05-01T10:00:00+08:00", "2026-05-02T15:00:00+08:00"],
    ),
}


def test_the_name_of_a_group_before_a_propertys_own_costs_nothing() -> None:
    data = calendar(
        "item1.UID:a\r\nDTSTART:20260303T200000\r\nitem2.DESCRIPTION:one\r\ntwo\r\n"
        "item1.SUMMARY;LANGUAGE=zh:读书会\r\nitem3.LOCATION:茶馆"
    )
    (one,) = ics.read(data, HOME).series
    assert (one.title, one.place, one.note) == ("读书会", "茶馆", "onetwo")


@pytest.mark.parametrize("name", WILD)
def test_what_programs_really_write_is_understood(name: str) -> None:
    data, expected = WILD[name]
    assert starts(data) == expected


TITLE = "每週讀書會在圖書館"
SIMPLE = calendar(f"UID:1\r\nDTSTART:20260303T120000Z\r\nSUMMARY:{TITLE}").decode()


@pytest.mark.parametrize(
    "data",
    [
        SIMPLE.encode("utf-8-sig"),
        SIMPLE.replace("\r\n", "\n").encode("utf-8-sig"),
        SIMPLE.replace("\r\n", "\r").encode(),
        SIMPLE.encode("utf-16"),
        SIMPLE.encode("utf-16-le"),
        SIMPLE.encode("gb18030"),
        SIMPLE.encode("big5"),
        SIMPLE.encode().replace("書".encode(), b"\xe6\r\n \x9b\xb8"),
        SIMPLE.encode("big5").replace("館".encode("big5"), b"\xc0\r\n \x5d"),
    ],
)
def test_a_text_is_read_in_any_encoding_and_with_any_line_ends(data: bytes) -> None:
    assert [one.title for one in ics.read(data, HOME).series] == [TITLE]


def test_one_broken_character_costs_no_other() -> None:
    data = SIMPLE.encode().replace("館".encode(), b"\xff")
    assert [one.title for one in ics.read(data, HOME).series] == [TITLE.replace("館", "\ufffd")]


@pytest.mark.parametrize("rule", ["", "RRULE:FREQ=DAILY;COUNT=3\r\n", "RDATE:20260309T023000\r\n"])
def test_what_begins_in_a_gap_of_the_clock_is_as_long_as_ever(rule: str) -> None:
    zone = ";TZID=America/New_York"
    data = calendar(
        f"UID:1\r\nDTSTART{zone}:20260308T023000\r\nDTEND{zone}:20260308T030000\r\n"
        f"{rule.replace('RDATE', 'RDATE' + zone)}SUMMARY:课"
    )
    found = listed(ics.read(data, HOME), day("2026-03-01"), day("2026-04-01"))
    spans = [(datetime.fromisoformat(one), datetime.fromisoformat(end)) for one, end, _ in found]
    assert spans[0][0].isoformat() == "2026-03-08T03:30:00-04:00"
    assert {end - one for one, end in spans} == {timedelta(minutes=30)}


def test_a_lunar_rule_is_counted_and_one_of_another_calendar_is_told() -> None:
    event = "UID:{0}\r\nDTSTART;VALUE=DATE:20240917\r\nRRULE:{1}\r\nSUMMARY:节"
    found = ics.read(
        calendar(
            event.format(1, "RSCALE=CHINESE;FREQ=YEARLY"),
            event.format(2, "RSCALE=HEBREW;FREQ=YEARLY"),
        ),
        HOME,
    )
    starts_at = [one for one, _, _ in listed(found, day("2024-01-01"), day("2027-01-01"))]
    assert starts_at == ["2024-09-17", "2025-10-06", "2026-09-25"]
    assert [one.code for one in found.rejected] == ["calendar.other_calendar"]


def test_a_file_that_is_no_calendar_is_a_problem() -> None:
    with pytest.raises(Problem, match=r"name\.ics"):
        ics.read(b"BEGIN:VCARD\r\nEND:VCARD\r\n", HOME, "name.ics")


def test_the_text_of_a_series_is_what_the_file_said() -> None:
    found = ics.read((FILES / "google.ics").read_bytes(), HOME)
    text = found.series[0].text
    assert "DESCRIPTION:带上第三章\\n还有笔\r\n" in text
    assert text.count("BEGIN:VEVENT") == 2
    again = ics.read(text.encode(), HOME)
    assert [one.text for one in again.series] == [text]


TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
SNIPPETS = """
    BEGIN:VCALENDAR END:VCALENDAR BEGIN:VEVENT END:VEVENT BEGIN:VTIMEZONE END:VTIMEZONE UID:1 UID:2
    DTSTART:20261001T080000 DTSTART;VALUE=DATE:20261001 DTEND:20261001T070000 DURATION:-PT1H
    DTSTART;TZID=Asia/Shanghai:20261001T080000 DTSTART:21991231T235959Z DTEND;VALUE=DATE:20260930
    RRULE:FREQ=DAILY RRULE:FREQ=WEEKLY;BYDAY=TU RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3
    RRULE:FREQ=YEARLY;BYWEEKNO=53 RRULE:UNTIL=20261101 EXDATE:20261002T080000
    RDATE;VALUE=PERIOD:20261005T080000/PT1H RDATE:20261006 RECURRENCE-ID:20261002T080000
    RECURRENCE-ID;RANGE=THISANDFUTURE:20261003T080000Z SEQUENCE:2 STATUS:CANCELLED TZID:X
    X-WR-TIMEZONE:Europe/Berlin SUMMARY:好
"""
WORDS = st.sampled_from(SNIPPETS.split())


@settings(max_examples=150)
@given(st.lists(WORDS | TEXT, max_size=25))
def test_whatever_a_file_holds_it_is_read_or_a_problem(lines: list[str]) -> None:
    body = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines])
    found = ics.read(body.encode(), HOME)
    for series in found.series:
        for one in instances(series.text, HOME, day("2026-09-01"), day("2026-12-01")):
            assert one.start <= one.end


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_a_problem(data: bytes) -> None:
    with suppress(Problem):
        ics.read(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261001\r\n" + data, HOME)
