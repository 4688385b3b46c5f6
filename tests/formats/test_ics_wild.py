"""Calendars as programs really write them give what an independent reader makes of them."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
import x_wr_timezone
from icalendar import Calendar

from desktop.formats import ics
from desktop.models.recurrence import instances

FILES = Path(__file__).parents[1] / "files" / "ics"
HOME = "Asia/Shanghai"
ZONE = ZoneInfo(HOME)
FIRST, LAST = datetime(2026, 9, 1, tzinfo=ZONE), datetime(2027, 4, 1, tzinfo=ZONE)
SAME = (
    "apple_setpos.ics",
    "bare.ics",
    "bom_lf_folded.ics",
    "cancel_unknown.ics",
    "exdates.ics",
    "feishu.ics",
    "google_split.ics",
    "id_in_other_zones.ics",
    "lotus.ics",
    "order.ics",
    "outlook_windows.ics",
    "rdate_period.ics",
    "revisions.ics",
    "setpos.ics",
    "thunderbird.ics",
    "thunderbird_range.ics",
    "two_calendars.ics",
)
Told = tuple[str, str, str]


def shown(moment: object) -> str:
    if not isinstance(moment, datetime):
        return str(moment)
    aware = moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment
    return aware.astimezone(ZONE).isoformat()


def ours(name: str) -> list[Told]:
    found = ics.read((FILES / name).read_bytes(), HOME)
    told = []
    for series in found.series:
        for one in instances(series.text, HOME, FIRST, LAST):
            if one.cancelled:
                continue
            span = (one.start.date(), one.end.date()) if one.all_day else (one.start, one.end)
            title = series.title if one.title is None else one.title
            told.append((shown(span[0]), shown(span[1]), title))
    return sorted(told)


def theirs(name: str) -> list[Told]:
    text = (FILES / name).read_bytes().decode("utf-8-sig")
    told = []
    for calendar in Calendar.from_ical(text, multiple=True):
        plain = x_wr_timezone.to_standard(calendar)
        for event in recurring_ical_events.of(plain, skip_bad_series=True).between(FIRST, LAST):
            if event.get("STATUS") != "CANCELLED":
                span = shown(event["DTSTART"].dt), shown(event["DTEND"].dt)
                told.append((*span, str(event.get("SUMMARY", ""))))
    return sorted(told)


@pytest.mark.parametrize("name", SAME)
def test_a_wild_calendar_gives_what_an_independent_reader_gives(name: str) -> None:
    assert ours(name) == theirs(name)


def test_an_override_that_names_only_a_day_moves_that_day_where_others_keep_both() -> None:
    kept = ("2026-10-13T19:00:00+08:00", "2026-10-13T20:00:00+08:00", "Class")
    name = "range_and_date_id.ics"
    assert sorted([*ours(name), kept]) == theirs(name)


def test_a_day_that_ends_on_itself_lasts_that_day_where_others_give_it_no_length() -> None:
    differing = set(ours("whole_days.ics")) ^ set(theirs("whole_days.ics"))
    assert differing == {
        ("2026-10-10", "2026-10-11", "Same day"),
        ("2026-10-10", "2026-10-10", "Same day"),
    }


def test_a_windows_zone_written_without_quotes_costs_nothing_where_others_lose_the_series() -> None:
    more = set(ours("exchange_1601.ics")) - set(theirs("exchange_1601.ics"))
    assert {title for _, _, title in more} == {"Call"}
    # The clocks of the Pacific coast go back on 1 November: midnight here, then one.
    assert sorted(start for start, _, _ in more) == [
        "2026-10-31T00:00:00+08:00",
        "2026-11-01T00:00:00+08:00",
        "2026-11-02T01:00:00+08:00",
        "2026-11-03T01:00:00+08:00",
    ]


@pytest.mark.parametrize("end", ["COUNT=0", "COUNT=ABC", "UNTIL=SOON", "UNTIL=20261301"])
def test_a_rule_whose_end_cannot_be_read_happens_once_and_is_told(end: str) -> None:
    event = f"UID:1\r\nSUMMARY:晨读\r\nDTSTART:20261005T010000Z\r\nRRULE:FREQ=DAILY;{end}"
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (series,) = ics.read(text.encode(), HOME).series
    assert len(instances(series.text, HOME, FIRST, LAST)) == 1
    assert series.unread_rules == (f"FREQ=DAILY;{end}",)


def test_a_file_that_breaks_off_says_where_and_a_whole_one_nothing() -> None:
    cut = ics.read((FILES / "cut_off.ics").read_bytes(), HOME)
    assert [series.title for series in cut.series] == ["Whole", "Cut in the mid"]
    assert [(one.line, one.title, one.code) for one in cut.torn] == [
        (10, "Cut in the mid", "calendar.torn")
    ]
    between = (FILES / "cut_off.ics").read_bytes().partition(b"BEGIN:VEVENT\r\nUID:t2")[0]
    assert [(one.line, one.title) for one in ics.read(between, HOME).torn] == [(1, "")]
    for name in ("bare.ics", "broken_ends.ics", "google.ics"):
        assert ics.read((FILES / name).read_bytes(), HOME).torn == []


def test_what_is_torn_or_wrong_is_told_and_the_rest_comes_in() -> None:
    torn = ics.read((FILES / "torn.ics").read_bytes(), HOME)
    assert [series.title for series in torn.series] == ["Good", "Good 2", "Torn"]
    assert [(one.title, one.code) for one in torn.rejected] == [("No start", "calendar.no_start")]
    wrong = ics.read((FILES / "invalid_rules.ics").read_bytes(), HOME)
    assert [(one.title, one.code) for one in wrong.rejected] == [
        ("Dense", "calendar.rule_too_dense"),
        ("Bad time", "calendar.time_unreadable"),
    ]
    unread = {series.title: series.unread_rules for series in wrong.series if series.unread_rules}
    assert unread == {"No such freq": ("FREQ=FORTNIGHTLY;COUNT=3",)}
