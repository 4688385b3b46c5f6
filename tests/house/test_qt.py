"""The pinned Qt binding counts references rightly, and is not asked what it answers wrongly."""

import re
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    """Says something to nobody in particular."""

    said = Signal(int)


def test_a_signal_and_a_call_without_result_keep_their_references() -> None:
    sender = Sender()
    heard: list[int] = []
    sender.said.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(2000):
        sender.said.emit(number)
        sender.setProperty("number", None)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert len(heard) == 2000
    assert max(abs(new - old) for new, old in zip(after, before, strict=True)) < 100


def test_a_screen_is_asked_for_in_one_place() -> None:
    asking = re.compile(r"\.screen\(\)")
    root = Path(__file__).parents[2]
    code = (root / "desktop").rglob("*.py")
    found = [one for one in code if asking.search(one.read_text(encoding="utf-8"))]
    # Its docstring says what happens elsewhere.
    assert found == [root / "desktop/views/parts/screens.py"]


def test_a_file_or_a_folder_is_asked_for_in_one_place() -> None:
    """Qt's own question is partly English, and begins where the program was started."""
    room = Path(__file__).parents[2] / "desktop"
    asks = [
        path.name
        for path in room.rglob("*.py")
        if "QFileDialog" in path.read_text(encoding="utf-8")
    ]
    assert asks == ["files.py"]


def test_no_layout_is_asked_for_its_items() -> None:
    """The binding (6.11) keeps each as long as the layout is there; Qt deletes it with its widget.

    A widget that Qt makes at that address later is taken for the item when it is deleted: the
    program falls. `laid_out` tells what a layout holds.
    """
    asking = re.compile(r"\.itemAt\(")
    root = Path(__file__).parents[2]
    code = [one for room in ("desktop", "tests") for one in (root / room).rglob("*.py")]
    assert [one for one in code if asking.search(one.read_text(encoding="utf-8"))] == []


def test_nothing_asks_which_widget_stands_in_for_another_or_follows_it() -> None:
    """The binding (6.11) makes the answer a child, in Python, of the widget that was asked.

    A scroll area asked for by its own viewport is held by that alone: collected, with all inside.
    """
    asking = re.compile(r"\.(focusProxy|nextInFocusChain|previousInFocusChain)\(\)")
    root = Path(__file__).parents[2]
    code = [one for room in ("desktop", "tests") for one in (root / room).rglob("*.py")]
    assert [one for one in code if asking.search(one.read_text(encoding="utf-8"))] == []
