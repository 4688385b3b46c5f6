"""Several calendars in one file or zip, and what of them means nothing."""

import io
import zipfile

import pytest

from desktop.formats import ics
from desktop.models.problem import Problem
from desktop.models.recurrence import instances
from tests.formats.test_ics import HOME, calendar, day

EVENT = "UID:{0}\r\nDTSTART:20260303T120000Z\r\nDTEND:20260303T130000Z\r\nSUMMARY:{1}"


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def titles(data: bytes) -> list[str]:
    return sorted(one.title for one in ics.read(data, HOME).series)


def test_files_put_one_after_another_are_all_read() -> None:
    one, two = (calendar(EVENT.format(n, f"课 {n}")).decode() for n in (1, 2))
    assert titles((one + "\ufeff" + two).encode("utf-8-sig")) == ["课 1", "课 2"]


def test_the_zip_that_an_account_is_exported_as_is_read() -> None:
    own = calendar(EVENT.format(1, "课 1"))
    group = calendar(EVENT.format(1, "课 1"), EVENT.format(2, "课 2"))
    data = zipped({"me@example.com.ics": own, "group.ICS": group, "read.txt": b"BEGIN:VCALENDAR"})
    assert titles(data) == ["课 1", "课 2"]


@pytest.mark.parametrize(
    "data",
    [zipped({"a.txt": b"BEGIN:VCALENDAR"}), zipped({"a.ics": calendar("UID:1" * 99)})[:-40]],
    ids=["none inside", "torn"],
)
def test_a_zip_without_calendars_says_so(data: bytes) -> None:
    with pytest.raises(Problem) as raised:
        ics.read(data, HOME, "all.zip")
    assert raised.value.code == "calendar.no_calendar"


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.formats.icszip.CALENDAR_LIMIT", 10_000)
    with pytest.raises(Problem) as raised:
        ics.read(zipped({"a.ics": b" " * 20_000}), HOME, "all.zip")
    assert raised.value.code == "file.too_large"


def test_an_occurrence_that_was_moved_finds_its_series_in_another_calendar_of_the_file() -> None:
    series = calendar(f"{EVENT.format(1, '课')}\r\nRRULE:FREQ=DAILY;COUNT=3")
    moved = EVENT.format(1, "课").replace("T1", "T0")
    override = calendar(f"{moved}\r\nRECURRENCE-ID:20260303T120000Z")
    (one,) = ics.read(series + override, HOME).series
    found = instances(one.text, HOME, day("2026-03-01"), day("2026-04-01"))
    assert [it.start.hour for it in found] == [10, 20, 20]


def test_single_dates_that_cannot_be_read_are_told() -> None:
    dates = "RRULE:FREQ=DAILY;COUNT=4\r\nEXDATE:soon,20260304T120000Z\r\nRDATE:2026"
    (one,) = ics.read(calendar(f"{EVENT.format(1, '课')}\r\n{dates}"), HOME).series
    assert one.unread_dates == ("2026", "soon")


def test_a_calendars_zone_that_means_nothing_is_told_where_it_would_count() -> None:
    def unknown(event: str) -> tuple[str, ...]:
        text = calendar(event).replace(b"BEGIN:VEVENT", b"X-WR-TIMEZONE:No/Where\r\nBEGIN:VEVENT")
        return ics.read(text, HOME).series[0].unknown_zones

    assert unknown("UID:1\r\nDTSTART:20260303T120000\r\nSUMMARY:课") == ("No/Where",)
    assert unknown("UID:1\r\nDTSTART;VALUE=DATE:20260303\r\nSUMMARY:课") == ()
    assert unknown(EVENT.format(1, "课")) == ()
