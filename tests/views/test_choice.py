"""A drop-down list is chosen from by what its lines stand for."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

import desktop.views
from desktop.models.ids import new_id
from desktop.views.parts.choice import choose, place_of

VIEWS = Path(desktop.views.__file__).parent


def _same(value: object) -> object:
    """What equals a value and is another object."""
    if isinstance(value, bytes):
        return bytes(bytearray(value))
    return tuple(_same(one) for one in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    "value", [b"\x07" * 16, ("plan", b"\x07" * 16), "total", 7, None], ids=repr
)
def test_a_line_is_found_by_a_value_that_was_read_anew(qtbot: QtBot, value: object) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    for one in (new_id(), value, ("drive", new_id())):
        box.addItem("行", one)
    assert place_of(box, _same(value)) == 1
    assert choose(box, _same(value))
    assert box.currentIndex() == 1


def test_what_no_line_holds_changes_nothing(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    for one in (new_id(), new_id()):
        box.addItem("行", one)
    box.setCurrentIndex(1)
    assert place_of(box, new_id()) == -1
    assert not choose(box, new_id())
    assert box.currentIndex() == 1


def test_no_page_asks_qt_which_line_holds_a_value() -> None:
    asked = re.compile(r"\.findData\(")
    found = [one.name for one in VIEWS.rglob("*.py") if asked.search(one.read_text("utf-8"))]
    assert found == [], "choose by desktop.views.parts.choice, which compares values"
