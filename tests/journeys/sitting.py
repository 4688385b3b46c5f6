"""One owner before one window, and what a person's hand does in it: type, choose, click a row."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QDateTime, Qt, QTime
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.models.member import MemberQuery, MemberRow
from desktop.store import members
from desktop.store.community import Store, open_reads
from desktop.views.collecting import Collector
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.slot import Popover
from desktop.views.window import Window
from tests.journeys.driving import wait
from tests.views.sample_window import settle

P = TypeVar("P", bound=QWidget)
W = TypeVar("W", bound=QWidget)


class Sitting:
    """One owner before one window."""

    def __init__(self, store: Store, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.store = store
        self.reads = open_reads(store)
        self.dispatcher = Dispatcher(store)
        self.window = Window(self.reads, self.dispatcher, Path(store.folder))
        self.window.show()
        # Whatever size a window had before.
        self.window.resize(1280, 800)
        self.collector = Collector(self.window)

    def close(self) -> None:
        """Put everything away."""
        self.window.retire()
        settle()
        self.dispatcher.close()
        self.reads.close()
        gc.enable()
        gc.collect()

    def go(self, screen: str, kind: type[P], **target: object) -> P:
        """Open a screen."""
        self.window.go(screen, **target)
        page = self.window.page()
        assert isinstance(page, kind)
        return page

    def done(self) -> None:
        """Wait until the worker rests."""
        wait(self.qtbot, lambda: not self.dispatcher.working())

    def roster(self) -> dict[str, MemberRow]:
        """Everybody by name."""
        return {row.name: row for row in members.page(self.reads, MemberQuery())}


def field(within: QWidget, kind: type[W], name: str) -> W:
    """The visible field that a screen reader calls so."""
    found = [
        one for one in within.findChildren(kind) if one.isVisible() and one.accessibleName() == name
    ]
    assert found, f"no {kind.__name__} {name}"
    return found[0]


def write(within: QWidget, name: str, text: str) -> None:
    """Type into a field in place of what stood there; Chinese comes from an input method."""
    made = field(within, QWidget, name)
    assert isinstance(made, QLineEdit | QPlainTextEdit)
    made.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(made, typed)


def count(qtbot: QtBot, within: QWidget, name: str, number: int) -> None:
    """Type a whole number."""
    made = field(within, QSpinBox, name)
    made.selectAll()
    qtbot.keyClicks(made, str(number))
    made.interpretText()
    assert made.value() == number


def take(within: QWidget, name: str, beginning: str) -> None:
    """Choose the line of a list to drop down that begins so, as its activation does."""
    made = field(within, QComboBox, name)
    lines = [made.itemText(at) for at in range(made.count())]
    at = next((at for at, text in enumerate(lines) if text.startswith(beginning)), -1)
    assert at >= 0, f"no {beginning}: {lines}"
    made.setCurrentIndex(at)
    made.activated.emit(at)


def pick(qtbot: QtBot, within: QWidget, name: str, pinyin: str) -> None:
    """Find a member by typing his pinyin, and take the first offer by Enter."""
    made = field(within, MemberPicker, name)
    qtbot.keyClicks(made, pinyin)
    qtbot.keyClick(made, Qt.Key.Key_Return)


def set_day(within: QWidget, name: str, day: str, hour: int = 0) -> None:
    """Enter a day (YYYY-MM-DD), and where there is one the hour."""
    made = field(within, QAbstractSpinBox, name)
    assert isinstance(made, QDateTimeEdit)
    moment = QDateTime.fromString(day, Qt.DateFormat.ISODate)
    moment.setTime(QTime(hour, 0))
    made.setDateTime(moment)


def from_menu(opening: Callable[[], object], beginning: str) -> None:
    """Open a menu and choose the line that begins so."""
    opening()
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    acts = {act.text(): act for act in menu.actions()}
    chosen = next((act for text, act in acts.items() if text.startswith(beginning)), None)
    menu.close()
    assert chosen is not None, f"no {beginning}: {list(acts)}"
    assert chosen.isEnabled(), f"{beginning} is grey"
    chosen.trigger()


def lines(view: QAbstractItemView) -> list[str]:
    """Every row of a list or table, its columns one after another."""
    model = view.model()
    assert model is not None
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    return [
        " ".join(str(model.index(at, column).data() or "") for column in range(columns)).strip()
        for at in range(model.rowCount())
    ]


def click_row(qtbot: QtBot, view: QAbstractItemView, words: str) -> None:
    """Click the first row that says this."""
    found = [at for at, text in enumerate(lines(view)) if words in text]
    assert found, f"no row {words}: {lines(view)}"
    place = view.visualRect(view.model().index(found[0], 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def picture(widget: QWidget, name: str) -> None:
    """Keep a picture for a person to look at, where a folder is given for that."""
    folder = os.environ.get("QUNZHU_JOURNEY_PICTURES")
    QApplication.processEvents()
    made = widget.grab()
    assert not made.isNull()
    if folder:
        made.save(str(Path(folder) / f"{name}.png"))


def in_popover(qtbot: QtBot, opening: Callable[[], object], *numbers: int) -> None:
    """Open the small form under a slot, type its figures, and take them by Enter."""
    opening()
    QApplication.processEvents()
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, Popover)
    fields = popover.findChildren(QSpinBox)
    for made, number in zip(fields, numbers, strict=True):
        made.selectAll()
        qtbot.keyClicks(made, str(number))
    qtbot.keyClick(fields[-1], Qt.Key.Key_Return)
