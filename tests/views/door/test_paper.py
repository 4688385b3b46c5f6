"""What is printed for a door: pages, names and codes, with the font in the file."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter

from desktop.actions import attendance, members
from desktop.actions import calendar as acting
from desktop.models.calendar import Occurrence
from desktop.store import calendar, door
from desktop.store.community import Store
from desktop.views.door import paper
from tests.calendar_builders import ZONE, member


@pytest.fixture
def one(store: Store) -> Occurrence:
    """The next of a weekly series to which 25 people came the week before."""
    start = (datetime.now(ZONE) - timedelta(days=7)).replace(microsecond=0, tzinfo=None)
    fields = {"title": "每周共读", "start": start.isoformat(), "rule": "FREQ=WEEKLY"}
    series = acting.add(store, fields).result
    assert isinstance(series, bytes)
    for number in range(25):
        attendance.check_in(store, series, start.isoformat(), member(store, f"书友{number:02}"))
    member(store, "没来过的人")
    following = start + timedelta(days=7)
    return calendar.occurrence(store, series, following.isoformat())


def pages(path: Path) -> int:
    return path.read_bytes().count(b"/Type /Page\n")


def drawn(path: Path, draw: object, store: Store, one: Occurrence) -> bytes:
    assert callable(draw)
    writer: QPagedPaintDevice = QPdfWriter(str(path))
    draw(writer, one, door.regulars(store, one))
    del writer
    return path.read_bytes()


def test_the_list_to_sign_has_who_came_before_and_the_font_with_it(
    store: Store, one: Occurrence, tmp_path: Path
) -> None:
    made = drawn(tmp_path / "list.pdf", paper.sign_in, store, one)
    assert made.startswith(b"%PDF")
    assert b"/FontFile" in made
    # 25 people and 12 lines to write on, 27 a page.
    assert pages(tmp_path / "list.pdf") == 2


def test_ten_badges_stand_on_a_page(store: Store, one: Occurrence, tmp_path: Path) -> None:
    made = drawn(tmp_path / "badges.pdf", paper.badges, store, one)
    assert pages(tmp_path / "badges.pdf") == 3
    assert b"/FontFile" in made


def test_whom_a_list_is_made_of_came_before_and_is_still_a_member(
    store: Store, one: Occurrence
) -> None:
    found = door.regulars(store, one)
    assert len(found) == 25
    members.remove(store, [found[0].id])
    assert [row.id for row in door.regulars(store, one)] == [row.id for row in found[1:]]
