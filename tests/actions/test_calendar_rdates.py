"""A counted series with a date added after its last session, split and taken elsewhere."""

from datetime import date
from pathlib import Path

import pytest

from desktop.actions import calendar as acting
from desktop.actions import calendarfile
from desktop.store import calendar
from desktop.store.community import Store
from tests.conftest import MakeStore

FILE = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:counted\r\nSUMMARY:讲座\r\n"
    "DTSTART;TZID=Asia/Shanghai:20280903T200000\r\nDURATION:PT1H\r\n"
    "RRULE:FREQ=WEEKLY;COUNT=4\r\nRDATE;TZID=Asia/Shanghai:20281108T200000\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def all_of(store: Store) -> list[tuple[str, str]]:
    found = calendar.occurrences(store, date(2028, 8, 1), date(2029, 12, 31))
    return [(f"{one.start:%m-%d %H:%M}", one.title) for one in found]


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("change", [{"title": "小班"}, {"start": ""}])
def test_a_split_of_a_counted_series_with_a_later_date_goes_out_whole(
    make_store: MakeStore, tmp_path: Path, at: int, change: dict[str, str]
) -> None:
    store, other, file = make_store(), make_store(), tmp_path / "a.ics"
    file.write_text(FILE, "utf-8")
    calendarfile.import_file(store, file)
    found = calendar.occurrences(store, date(2028, 8, 1), date(2029, 12, 31))
    assert len(found) == 5
    one = found[at]
    fields = {name: value or f"{one.start:%Y-%m-%d}T19:00:00" for name, value in change.items()}
    acting.edit(store, one.series, one.original, fields, "following")
    assert len(all_of(store)) == 5
    calendarfile.export_file(store, file)
    calendarfile.import_file(other, file)
    assert all_of(other) == all_of(store)
