"""Sessions are moved by hand and by keys in the window: one, those after it, all; and undone."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.models.calendar import Scope
from desktop.store import calendar
from desktop.views.calendar.asking import ScopeDialog
from desktop.views.calendar.page import CalendarPage
from tests.conftest import MakeStore
from tests.journeys.driving import in_dialogs, wait
from tests.journeys.sitting import Sitting

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sitting(make_store: MakeStore, dressed: None, qtbot: QtBot) -> Iterator[Sitting]:
    made = Sitting(make_store(), qtbot)
    yield made
    made.close()


def wednesday(sitting: Sitting) -> date:
    """In the second week of a month to come, so that its neighbours are in sight."""
    first = (sitting.reads.today().replace(day=1) + timedelta(days=40)).replace(day=8)
    return first + timedelta(days=(2 - first.weekday()) % 7)


def starts(sitting: Sitting, day: date, weeks: int = 4) -> list[str]:
    found = calendar.occurrences(sitting.reads, day - timedelta(3), day + timedelta(weeks=weeks))
    return [f"{(one.start.date() - day).days} {one.start:%H:%M}" for one in found]


def answer(scope: Scope) -> tuple[type[ScopeDialog], object]:
    def choose(dialog: ScopeDialog) -> None:
        dialog.choose(scope)
        dialog.accept()

    return ScopeDialog, choose


def key(sitting: Sitting, code: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """As the system sends it: to the window, which hands it to whatever has the focus."""
    handle = sitting.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, code, held)


def drag(pane: QWidget, begin: QPoint, end: QPoint, *, drop: bool = True) -> None:
    """Press, move in steps as a hand does, let go."""
    QTest.mousePress(pane, LEFT, Qt.KeyboardModifier.NoModifier, begin)
    for step in range(1, 9):
        QTest.mouseMove(pane, begin + (end - begin) * step / 8)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(pane, LEFT, Qt.KeyboardModifier.NoModifier, end)


def test_a_series_is_moved_by_keys_and_by_hand_and_its_exception_stays(sitting: Sitting) -> None:
    day = wednesday(sitting)
    fields = {"title": "共读", "start": f"{day}T20:00:00", "rule": "FREQ=WEEKLY;COUNT=3"}
    acting.add(sitting.store, fields)
    page = sitting.go("calendar", CalendarPage, day=day)
    sitting.window.activateWindow()
    page.month.setFocus()
    wait(sitting.qtbot, lambda: QApplication.focusWidget() is page.month)
    # Alt+Right: only this one, a day later.
    in_dialogs(lambda: key(sitting, Qt.Key.Key_Right, ALT), answer("this"))
    sitting.done()
    assert starts(sitting, day) == ["1 20:00", "7 20:00", "14 20:00"]
    # Dragged: the second and what comes after, to Friday; the first is no part of that.
    page.month.grab()
    second = calendar.occurrences(sitting.reads, day + timedelta(7), day + timedelta(7))[0]
    begin = page.month.place_of(second.id).center()
    friday = page.month.grid.place(day + timedelta(9))
    end = page.month.visualRect(friday).center()
    pane = page.month.viewport()
    in_dialogs(lambda: drag(pane, begin, end), answer("following"))
    sitting.done()
    assert starts(sitting, day) == ["1 20:00", "9 20:00", "16 20:00"]
    # In the week by half hours, all of them: what was moved alone before keeps its own day.
    page.show_target(day=day + timedelta(9))
    page.show_view("week")
    page.week.setFocus()
    in_dialogs(lambda: key(sitting, Qt.Key.Key_Down, ALT), answer("all"))
    sitting.done()
    assert starts(sitting, day) == ["1 20:00", "9 20:30", "16 20:30"]
    for said in (
        ["1 20:00", "9 20:00", "16 20:00"],
        ["1 20:00", "7 20:00", "14 20:00"],
        ["0 20:00", "7 20:00", "14 20:00"],
    ):
        sitting.window.activateWindow()
        wait(sitting.qtbot, sitting.window.isActiveWindow)
        key(sitting, Qt.Key.Key_Z, CONTROL)
        wait(sitting.qtbot, lambda said=said: starts(sitting, day) == said)


def test_a_session_is_dragged_through_the_week_and_esc_leaves_it_where_it_was(
    sitting: Sitting,
) -> None:
    day = wednesday(sitting)
    acting.add(sitting.store, {"title": "讲座", "start": f"{day}T10:00:00", "minutes": 60})
    page = sitting.go("calendar", CalendarPage, day=day)
    sitting.window.activateWindow()
    page.show_view("week")
    page.week.setFocus()
    page.week.grab()
    (one,) = calendar.occurrences(sitting.reads, day, day)
    begin = page.week.place_of(one.id).center()
    later = QPoint(0, round(1.5 * page.week._hour()))
    pane = page.week.viewport()
    drag(pane, begin, begin + later, drop=False)
    key(sitting, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QTest.mouseRelease(pane, LEFT, Qt.KeyboardModifier.NoModifier, begin + later)
    sitting.done()
    assert starts(sitting, day) == ["0 10:00"]
    drag(pane, begin, begin + later)
    sitting.done()
    assert starts(sitting, day) == ["0 11:30"]
    page.show_view("month")
    page.month.grab()
    begin = page.month.place_of(one.id).center()
    end = page.month.visualRect(page.month.grid.place(day + timedelta(2))).center()
    drag(page.month.viewport(), begin, end, drop=False)
    page.month.setFocus()
    key(sitting, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QTest.mouseRelease(page.month.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)
    sitting.done()
    assert starts(sitting, day) == ["0 11:30"]
