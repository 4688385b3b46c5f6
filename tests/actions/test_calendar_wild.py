"""Files that call off what they bring, break off, or are written loosely: in, told, and out."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from desktop.actions import calendar as acting
from desktop.actions import calendarfile
from desktop.models.calendar import ImportedCalendar
from desktop.store import calendar
from desktop.store.community import Store
from tests.conftest import MakeStore

FILES = Path(__file__).parents[1] / "files" / "ics"
ZONE = ZoneInfo("Asia/Shanghai")
FIRST, LAST = date(2026, 9, 1), date(2027, 3, 31)


def imported(store: Store, file: Path) -> ImportedCalendar:
    done = calendarfile.import_file(store, file).result
    assert isinstance(done, ImportedCalendar)
    return done


def shown(store: Store) -> list[tuple[str, str]]:
    found = calendar.occurrences(store, FIRST, LAST)
    return sorted((one.start.astimezone(ZONE).isoformat(), one.title) for one in found)


def read_by_others(file: Path) -> list[tuple[str, str]]:
    """What a reader that forgives nothing makes of a file."""
    plain = Calendar.from_ical(file.read_bytes())
    span = datetime(2026, 9, 1, tzinfo=ZONE), datetime(2027, 4, 1, tzinfo=ZONE)
    found = recurring_ical_events.of(plain).between(*span)
    told = []
    for event in found:
        at = event["DTSTART"].dt
        if not isinstance(at, datetime):
            at = datetime(at.year, at.month, at.day)  # noqa: DTZ001 a day, in the community's zone
        aware = at if at.tzinfo else at.replace(tzinfo=ZONE)
        if event.get("STATUS") != "CANCELLED":
            told.append((aware.astimezone(ZONE).isoformat(), str(event.get("SUMMARY", ""))))
    return sorted(told)


def test_what_a_file_brings_and_calls_off_is_called_off_at_the_first_import(
    store: Store, make_store: MakeStore, tmp_path: Path
) -> None:
    done = imported(store, FILES / "request_then_cancel.ics")
    assert (done.added, done.updated, done.unchanged) == (3, 3, 0)
    left = [(f"2026-12-{day:02}T10:00:00+08:00", "One week off") for day in (2, 16, 23)]
    assert shown(store) == left
    assert calendarfile.import_file(store, FILES / "request_then_cancel.ics").nothing
    # Whichever of the two stands first.
    text = (FILES / "request_then_cancel.ics").read_text("utf-8")
    request, end, cancel = text.partition("END:VCALENDAR\n")
    other, file = make_store(), tmp_path / "turned.ics"
    file.write_text(cancel + request + end, "utf-8")
    imported(other, file)
    assert shown(other) == left


def test_a_cancellation_that_a_newer_request_of_the_file_overtook_calls_nothing_off(
    store: Store, tmp_path: Path
) -> None:
    text = (FILES / "request_then_cancel.ics").read_text("utf-8")
    file = tmp_path / "again.ics"
    file.write_text(text.replace("SEQUENCE:0", "SEQUENCE:2"), "utf-8")
    imported(store, file)
    assert len([title for _, title in shown(store) if title != "One week off"]) == 5


def parts(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A request, what calls it off, and the request again as a newer revision."""
    text = (FILES / "request_then_cancel.ics").read_text("utf-8")
    request, end, cancel = text.partition("END:VCALENDAR\n")
    files = tmp_path / "request.ics", tmp_path / "cancel.ics", tmp_path / "again.ics"
    newer = request.replace("SEQUENCE:0", "SEQUENCE:2").replace("All weeks off", "All weeks on")
    for file, said in zip(files, (request + end, cancel, newer + end), strict=True):
        file.write_text(said, "utf-8")
    return files


def test_what_a_file_called_off_takes_place_when_a_newer_one_asks_for_it_again(
    store: Store, make_store: MakeStore, tmp_path: Path
) -> None:
    request, cancel, again = parts(tmp_path)
    imported(store, request)
    whole = len(shown(store))
    imported(store, cancel)
    assert {title for _, title in shown(store)} == {"One week off"}
    assert calendarfile.import_file(store, request).nothing
    imported(store, again)
    titles = [title for _, title in shown(store)]
    assert (titles.count("Called off later"), titles.count("All weeks on")) == (1, 4)
    assert len(titles) == whole - 1
    assert calendarfile.import_file(store, again).nothing
    assert calendarfile.import_file(store, cancel).nothing


def test_a_request_older_than_what_called_it_off_brings_nothing_back(
    store: Store, tmp_path: Path
) -> None:
    request, cancel, again = parts(tmp_path)
    cancel.write_text(cancel.read_text("utf-8").replace("SEQUENCE:1", "SEQUENCE:3"), "utf-8")
    for file in (request, cancel, again):
        imported(store, file)
    assert {title for _, title in shown(store)} == {"One week off"}


def test_what_somebody_here_called_off_stays_off_whatever_a_file_asks(
    store: Store, tmp_path: Path
) -> None:
    request, _, again = parts(tmp_path)
    imported(store, request)
    for one in calendar.occurrences(store, FIRST, LAST):
        if one.title == "Called off later":
            acting.cancel(store, one.series, one.original)
        elif one.title == "All weeks off" and one.start.day == 3 and one.start.month == 12:
            acting.cancel(store, one.series, one.original, "all")
    assert {title for _, title in shown(store)} == {"One week off"}
    imported(store, again)
    assert {title for _, title in shown(store)} == {"One week off"}


def test_a_space_before_the_colon_makes_a_line_no_text_of_the_line_before(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "spaced.ics"
    event = "SUMMARY:晨读\nUID : x-1\nDTSTART ;TZID=Asia/Shanghai: 20261005T070000"
    text = "DESCRIPTION:带上\nTime : eight\nDTEND : 20261005T000000Z"
    body = f"{event}\n{text}\nEND:VEVENT"
    file.write_text(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{body}\nEND:VCALENDAR\n", "utf-8")
    done = imported(store, file)
    assert (done.added, done.rejected) == (1, 0)
    assert shown(store) == [("2026-10-05T07:00:00+08:00", "晨读")]
    (one,) = calendar.occurrences(store, FIRST, LAST)
    assert "Time : eight" in one.note


def test_where_a_file_breaks_off_is_said_first(store: Store) -> None:
    done = imported(store, FILES / "cut_off.ics")
    assert (done.added, done.rejected) == (2, 0)
    line, title, why = done.reasons[0]
    assert (line, title, why.code) == (10, "Cut in the mid", "calendar.torn")


@pytest.mark.parametrize(
    "name",
    [
        "broken_ends.ics",
        "cut_off.ics",
        "dingtalk.ics",
        "exchange_names.ics",
        "old_phone.vcs.ics",
        "sports.ics",
        "torn.ics",
    ],
)
def test_what_came_in_loosely_goes_out_so_that_every_program_reads_the_same(
    store: Store, tmp_path: Path, name: str
) -> None:
    imported(store, FILES / name)
    assert shown(store)
    out = tmp_path / "out.ics"
    calendarfile.export_file(store, out)
    assert read_by_others(out) == shown(store)


@pytest.mark.parametrize(
    "end", ["UNTIL=20261008", "COUNT=4;X-FOO=BAR", "COUNT=9;UNTIL=20261008T020000Z"]
)
def test_an_end_that_others_stumble_over_goes_out_as_the_end_it_means(
    store: Store, tmp_path: Path, end: str
) -> None:
    file, out = tmp_path / "in.ics", tmp_path / "out.ics"
    event = "UID:1\r\nSUMMARY:晨读\r\nDTSTART;TZID=Asia/Shanghai:20261005T070000"
    rule = f"RRULE:FREQ=DAILY;{end}"
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}\n{rule}\nEND:VEVENT\nEND:VCALENDAR\n"
    file.write_text(text, "utf-8")
    imported(store, file)
    assert len(shown(store)) == 4
    calendarfile.export_file(store, out)
    assert read_by_others(out) == shown(store)
    assert calendarfile.import_file(store, out).nothing
