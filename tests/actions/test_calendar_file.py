"""Calendar files in and out: what was there already stays as it is."""

from datetime import date
from pathlib import Path

import pytest

from desktop.actions import attendance, calendarfile, venues
from desktop.actions import calendar as acting
from desktop.actions.history import undo
from desktop.models.calendar import ImportedCalendar
from desktop.store import calendar, seriesrows
from desktop.store.community import Store
from tests.calendar_builders import around, at, in_days, member, starts, weekly
from tests.conftest import MakeStore

FILES = Path(__file__).parents[1] / "files" / "ics"


def imported(store: Store, file: Path) -> ImportedCalendar:
    done = calendarfile.import_file(store, file).result
    assert isinstance(done, ImportedCalendar)
    return done


def all_of(store: Store) -> list[tuple[object, ...]]:
    found = calendar.occurrences(store, date(2026, 1, 1), date(2027, 12, 31), cancelled=True)
    rows = [(one.start, one.end, one.title, one.place, one.note, one.status) for one in found]
    return sorted(rows)


def test_a_zone_that_nobody_knows_is_told_with_the_one_that_was_taken(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "mars.ics"
    event = "BEGIN:VEVENT\r\nUID:one\r\nSUMMARY:晨读\r\nDTSTART;TZID=Mars/Phobos:20261201T080000"
    file.write_text(f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "utf-8")
    done = imported(store, file)
    assert (done.added, done.rejected) == (1, 0)
    ((_, title, why),) = done.reasons
    assert title == "晨读"
    assert "Mars/Phobos" in why.sentence("zh_CN")
    assert store.zone in why.sentence("zh_CN")


def test_a_rule_that_goes_on_in_another_zone_goes_out_whole(
    make_store: MakeStore, tmp_path: Path
) -> None:
    store, other, file = make_store(), make_store(), tmp_path / "out.ics"
    series = weekly(store, weeks_ago=0, rule="FREQ=WEEKLY;COUNT=6")
    uid = seriesrows.find(store, series).uid
    first, second = around(store, 7)[:2]
    acting.edit(store, series, first.original, {"start": at(1, 9)}, "all")
    change = {"start": at(7, 6), "rule": "FREQ=WEEKLY;COUNT=5", "zone": "Asia/Tokyo"}
    acting.edit(store, series, second.original, change, "following")
    fourth = around(store, 7)[3]
    acting.edit(store, series, fourth.original, {"start": at(21, 8)}, "following")
    calendarfile.export_file(store, file)
    imported(other, file)
    assert starts(around(store, 7)) == [
        at(1, 9),
        at(7, 6),
        at(14, 6),
        at(21, 8),
        at(28, 8),
        at(35, 8),
    ]
    assert [one.start for one in around(other, 7)] == [one.start for one in around(store, 7)]
    # The part that comes first is the series wherever it went out before.
    assert file.read_text("utf-8").count(f"UID:{uid}") == 1
    assert imported(store, file).updated == 0


def test_an_event_that_a_newer_file_moves_stays_the_one_with_its_people(
    store: Store, tmp_path: Path
) -> None:
    file, ann = tmp_path / "a.ics", member(store, "吴桂芳")

    def read(start: str, title: str = "讲座") -> ImportedCalendar:
        event = f"UID:x\r\nDTSTART;TZID=Asia/Shanghai:{start}\r\nSUMMARY:{title}\r\n"
        text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}END:VEVENT\r\nEND:VCALENDAR\r\n"
        file.write_text(text, "utf-8")
        return imported(store, file)

    def there() -> list[tuple[str, int]]:
        found = calendar.occurrences(store, date(2026, 1, 1), date(2027, 12, 31))
        came = calendar.attended(store, [one.id for one in found])
        return [(f"{one.start:%m-%d %H:%M}", came.get(one.id, 0)) for one in found]

    read("20270301T200000")
    (one,) = calendar.occurrences(store, date(2027, 3, 1), date(2027, 3, 1))
    attendance.check_in(store, one.series, one.original, ann)
    assert read("20270620T190000").updated == 1
    assert there() == [("06-20 19:00", 1)]
    assert read("20270620T190000").unchanged == 1
    # Moved here, it stays until a file says another time.
    acting.edit(store, one.series, one.original, {"start": "2027-06-21T19:00:00"})
    assert there() == [("06-21 19:00", 1)]
    read("20270620T190000", "读书讲座")
    assert there() == [("06-21 19:00", 1)]
    calendarfile.export_file(store, file)
    assert imported(store, file).unchanged == 1
    read("20270215T190000", "读书讲座")
    assert there() == [("02-15 19:00", 1)]


@pytest.mark.parametrize(
    "dates",
    [
        "RRULE:RSCALE=CHINESE;FREQ=YEARLY;COUNT=5",
        "RDATE:20280915T113000Z,20290915T113000Z\r\nRDATE;VALUE=PERIOD:20300915T113000Z/PT1H",
    ],
)
def test_single_dates_go_out_with_the_part_of_a_split_series_that_they_are_in(
    make_store: MakeStore, tmp_path: Path, dates: str
) -> None:
    store, other = make_store(), make_store()
    file, out = tmp_path / "a.ics", tmp_path / "b.ics"
    event = f"UID:1\r\nDTSTART:20270915T113000Z\r\n{dates}\r\nSUMMARY:茶会"
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    file.write_text(text, "utf-8")
    imported(store, file)
    span = date(2027, 1, 1), date(2037, 1, 1)
    third = calendar.occurrences(store, *span)[2]
    later = third.start.replace(tzinfo=None, hour=20).isoformat()
    acting.edit(store, third.series, third.original, {"start": later}, "following")
    meant = [one.start for one in calendar.occurrences(store, *span)]
    calendarfile.export_file(store, out)
    imported(other, out)
    assert [one.start for one in calendar.occurrences(other, *span)] == meant
    assert imported(store, out).added == imported(store, out).updated == 0


def test_a_calendar_without_a_single_event_says_so(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "tasks.ics"
    todo = "BEGIN:VTODO\r\nUID:1\r\nSUMMARY:买书\r\nEND:VTODO"
    file.write_text(f"BEGIN:VCALENDAR\r\n{todo}\r\nEND:VCALENDAR\r\n", "utf-8")
    done = imported(store, file)
    assert [why.code for _, _, why in done.reasons] == ["calendar.empty"]
    assert "tasks.ics" in done.reasons[0][2].sentence("zh_CN")


def test_single_dates_that_cannot_be_read_are_told(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    event = "UID:1\r\nSUMMARY:晨读\r\nDTSTART:20261201T000000Z\r\nEXDATE:soon\r\nRRULE:FREQ=DAILY"
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    file.write_text(text, "utf-8", newline="")
    done = imported(store, file)
    assert done.added == 1
    ((line, title, why),) = done.reasons
    assert (line, title, why.code) == (2, "晨读", "calendar.dates_dropped")
    assert "soon" in why.sentence("zh_CN")


def test_a_rule_that_means_nothing_is_told_and_the_session_comes_in_once(store: Store) -> None:
    done = imported(store, FILES / "invalid_rules.ics")
    assert (done.added, done.rejected) == (4, 2)
    (said,) = [why for _, title, why in done.reasons if title == "No such freq"]
    assert said.code == "calendar.rule_dropped"
    assert "FREQ=FORTNIGHTLY" in said.sentence("zh_CN")


CALENDARS = sorted(path.name for path in FILES.glob("*.ics"))


@pytest.mark.parametrize("name", CALENDARS)
def test_the_same_file_again_changes_nothing(store: Store, name: str) -> None:
    first = imported(store, FILES / name)
    again = calendarfile.import_file(store, FILES / name)
    assert again.nothing
    assert isinstance(again.result, ImportedCalendar)
    assert again.result.unchanged == first.added + first.updated + first.unchanged


@pytest.mark.parametrize("name", CALENDARS)
def test_our_own_export_changes_nothing_here_and_gives_the_same_elsewhere(
    store: Store, make_store: object, name: str, tmp_path: Path
) -> None:
    imported(store, FILES / name)
    file = tmp_path / "out.ics"
    calendarfile.export_file(store, file)
    assert calendarfile.import_file(store, file).nothing
    other = make_store()  # type: ignore[operator]
    imported(other, file)
    assert all_of(other) == all_of(store)


def test_a_series_of_our_own_comes_back_unchanged_and_whole(
    store: Store, make_store: object, tmp_path: Path
) -> None:
    weekly(store, place="广州书房", note="带书\n带笔")
    found = around(store)
    acting.cancel(store, found[0].series, found[0].original)
    acting.edit(store, found[3].series, found[3].original, {"start": at(9, 19)}, "following")
    later = around(store)[4]
    acting.edit(store, later.series, later.original, {"title": "特别场", "start": at(18, 8)})
    file = tmp_path / "own.ics"
    calendarfile.export_file(store, file)
    assert calendarfile.import_file(store, file).nothing
    other = make_store()  # type: ignore[operator]
    imported(other, file)
    assert starts(around(other)) == starts(around(store))
    assert [one.title for one in around(other)] == [one.title for one in around(store)]
    assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n" in file.read_bytes()


def test_a_changed_file_updates_what_it_changed_and_leaves_what_was_changed_here(
    store: Store, tmp_path: Path
) -> None:
    imported(store, FILES / "google.ics")
    one = next(one for one in seriesrows.everything(store) if one.title == "登高走读")
    acting.edit(store, one.id, "2026-10-18T20:00:00[Asia/Shanghai]", {"title": "我们的走读"})
    text = (FILES / "google.ics").read_text("utf-8").replace("20261018T120000Z", "20261018T110000Z")
    file = tmp_path / "newer.ics"
    file.write_text(text, "utf-8", newline="")
    done = imported(store, file)
    assert (done.added, done.updated) == (0, 1)
    found = seriesrows.find(store, one.id)
    assert found.title == "我们的走读"
    (shown,) = calendar.occurrences(store, date(2026, 10, 18), date(2026, 10, 18))
    assert shown.start.isoformat() == "2026-10-18T19:00:00+08:00"


def test_a_cancellation_calls_off_what_it_names(store: Store, tmp_path: Path) -> None:
    when = in_days(3).strftime("%Y%m%dT%H%M%S")
    event = (
        "BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:{number}\r\n"
        "DTSTART;TZID=Asia/Shanghai:" + when + "\r\nSUMMARY:见面会\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )
    file = tmp_path / "a.ics"
    file.write_text(event.format(method="REQUEST", number=0), "utf-8", newline="")
    imported(store, file)
    assert len(around(store)) == 1
    file.write_text(event.format(method="CANCEL", number=1), "utf-8", newline="")
    imported(store, file)
    assert around(store) == []


def test_an_import_is_undone_as_one(store: Store) -> None:
    imported(store, FILES / "google.ics")
    undo(store)
    assert all_of(store) == []


def test_a_venue_goes_out_as_the_place_and_coming_back_leaves_it_a_venue(
    store: Store, make_store: MakeStore, tmp_path: Path
) -> None:
    said = {"name": "晴书馆", "address": "长街 1 号"}
    hall = venues.save(store, None, said).result
    other_hall = venues.save(store, None, {"name": "月影阁"}).result
    weekly(store, venue=hall)
    found = around(store)
    where = (found[3].series, found[3].original)
    acting.edit(store, *where, {"venue": other_hall})
    file = tmp_path / "own.ics"
    calendarfile.export_file(store, file)
    text = file.read_text("utf-8")
    assert text.count("LOCATION:晴书馆 长街 1 号") == 1
    assert text.count("LOCATION:月影阁") == 1
    assert calendarfile.import_file(store, file).nothing
    file.write_text(text.replace("SUMMARY:每周共读", "SUMMARY:每周读书"), "utf-8")
    calendarfile.import_file(store, file)
    (series,) = seriesrows.everything(store)
    assert (series.title, series.place, series.venue) == ("每周读书", "", hall)
    other = make_store()
    calendarfile.import_file(other, file)
    assert [one.where for one in around(other)] == [one.where for one in around(store)]
    calendarfile.export_file(other, tmp_path / "back.ics")
    assert calendarfile.import_file(store, tmp_path / "back.ics").nothing
