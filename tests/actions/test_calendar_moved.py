"""A newer calendar file that moves a whole series: its people go along."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.actions import attendance, calendarfile
from desktop.actions import calendar as acting
from desktop.actions.history import undo
from desktop.models.calendar import ImportedCalendar
from desktop.store import calendar
from desktop.store.community import Store
from tests.calendar_builders import ZONE, around, at, in_days, member, starts


def imported(store: Store, file: Path) -> ImportedCalendar:
    done = calendarfile.import_file(store, file).result
    assert isinstance(done, ImportedCalendar)
    return done


def test_a_series_that_a_newer_file_moves_takes_its_people_along(
    store: Store, tmp_path: Path
) -> None:
    file, ann = tmp_path / "a.ics", member(store, "吴桂芳")

    def read(days: int, hour: int, more: str = "RRULE:FREQ=WEEKLY") -> ImportedCalendar:
        start = f"DTSTART;TZID=Asia/Shanghai:{in_days(days, hour):%Y%m%dT%H%M%S}"
        event = f"BEGIN:VEVENT\r\nUID:x\r\n{start}\r\n{more}\r\nSUMMARY:讲座\r\nEND:VEVENT\r\n"
        file.write_text(f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n", "utf-8")
        return imported(store, file)

    def there() -> list[tuple[str, int]]:
        found = around(store, 3)
        came = calendar.attended(store, [one.id for one in found])
        return list(zip(starts(found), (came.get(one.id, 0) for one in found), strict=True))

    read(-12, 20)
    past, soon = around(store, 3)[0], around(store, 3)[2]
    for one in (past, soon):
        attendance.check_in(store, one.series, one.original, ann)
    assert read(-12, 19).reasons == ()
    # What took place did when it did; what is to come moves, a day of the week included.
    assert there()[:3] == [(at(-12, 20), 1), (at(-5, 19), 0), (at(2, 19), 1)]
    off = f"EXDATE;TZID=Asia/Shanghai:{in_days(10, 18):%Y%m%dT%H%M%S}\r\n"
    assert read(-4, 18, off + "RRULE:FREQ=WEEKLY").updated == 1
    assert there() == [(at(-12, 20), 1), (at(-4, 18), 0), (at(3, 18), 1), (at(17, 18), 0)]
    acting.edit(store, soon.series, soon.original, {"title": "特别场"})
    calendarfile.export_file(store, file)
    assert calendarfile.import_file(store, file).nothing
    # What the file has no more stays with its people, and is told.
    ((_, _, why),) = read(17, 18).reasons
    assert (why.code, at(3, 18) in dict(there())) == ("calendar.left", True)
    undo(store)
    assert read(-4, 18, off + "RRULE:FREQ=WEEKLY").reasons == ()
    assert [count for _, count in there()] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    ("begins", "again", "count", "there"),
    [
        # To come: all four go half a year away.
        (2, 182, 4, [0, 1, 0, 0]),
        # One took place and is left out of the file: the other three go.
        (-3, 182, 3, [1, 0, 0]),
        # One was to take place, with nobody in it, and the file has all four.
        (-3, 182, 4, [0, 1, 0, 0]),
        # All is over: held again, with nobody in it yet.
        (-30, 182, 4, [0, 0, 0, 0]),
    ],
)
def test_a_counted_series_that_a_newer_file_puts_off_by_half_a_year_takes_its_people_along(
    store: Store, tmp_path: Path, begins: int, again: int, count: int, there: list[int]
) -> None:
    file, ann = tmp_path / "a.ics", member(store, "吴桂芳")

    def read(days: int, count: int) -> ImportedCalendar:
        start = f"DTSTART;TZID=Asia/Shanghai:{in_days(days):%Y%m%dT%H%M%S}"
        event = f"UID:x\r\n{start}\r\nRRULE:FREQ=WEEKLY;COUNT={count}\r\nSUMMARY:讲座"
        event = f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n"
        file.write_text(f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n", "utf-8")
        return imported(store, file)

    read(begins, 4)
    second = around(store)[1]
    attendance.check_in(store, second.series, second.original, ann)
    assert read(again, count).updated == 1
    today = datetime.now(ZONE).date()
    later = calendar.occurrences(store, today + timedelta(150), today + timedelta(240))
    came = calendar.attended(store, [one.id for one in later])
    assert [came.get(one.id, 0) for one in later] == there
    calendarfile.export_file(store, file)
    assert calendarfile.import_file(store, file).nothing
