"""The calendar's page: three views of the same days, by mouse and by keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.calendar import lunar, page, verbs
from desktop.views.calendar.asking import ScopeDialog
from desktop.views.calendar.days import month_span, read_days
from desktop.views.calendar.page import CalendarPage
from desktop.views.offers import offers
from desktop.views.theme.palette import Look
from tests.views.calendar.pages import add, on, texts
from tests.views.conftest import RecordingShell


def test_an_empty_calendar_says_what_to_do_first(shown: CalendarPage) -> None:
    assert shown.stack.currentWidget() is shown.empty
    assert "新建第一场" in texts(shown.empty)
    assert "设轮值" in texts(shown.side)


def test_what_is_added_elsewhere_appears(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, day: date, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(acting.add, {"title": "登高走读", "start": f"{day}T09:00:00"})
    assert shown.stack.currentWidget() is shown.month
    assert [one.title for one in shown.days.on(day)] == ["登高走读"]
    assert "登高走读" in texts(shown.side)


def test_a_month_reads_only_its_own_weeks(store: Store, reads: Reads, day: date) -> None:
    add(store, day, "本月")
    add(store, day + timedelta(days=60), "以后")
    days = read_days(reads, *month_span(day))
    assert [one.title for one in days.found] == ["本月"]
    first, last = month_span(day)
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert first <= day.replace(day=1)


def test_arrows_go_from_day_to_day_and_over_the_edge(
    store: Store, shown: CalendarPage, day: date, qtbot: QtBot
) -> None:
    add(store, day, "每周共读")
    shown.read()
    qtbot.keyClick(shown.month, Qt.Key.Key_Right)
    assert shown.selected == day + timedelta(days=1)
    qtbot.keyClick(shown.month, Qt.Key.Key_Down)
    assert shown.selected == day + timedelta(days=8)
    for _ in range(4):
        qtbot.keyClick(shown.month, Qt.Key.Key_Down)
    assert shown.selected == day + timedelta(days=36)
    assert shown.anchor.month == shown.selected.month
    qtbot.keyClick(shown.month, Qt.Key.Key_PageUp)
    assert shown.anchor.month == day.month


def test_alt_and_an_arrow_moves_what_happens_once_without_a_question(
    store: Store,
    shown: CalendarPage,
    shell: RecordingShell,
    dispatcher: Dispatcher,
    day: date,
    qtbot: QtBot,
) -> None:
    add(store, day, "登高走读")
    shown.read()
    with qtbot.waitSignal(dispatcher.changed):
        qtbot.keyClick(shown.month, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert on(store, day) == []
    assert [one.title for one in on(store, day + timedelta(days=1))] == ["登高走读"]
    assert len(shell.undoable) == 1


def test_moving_one_of_a_series_asks_and_only_this_one_is_chosen_beforehand(
    store: Store,
    shown: CalendarPage,
    dispatcher: Dispatcher,
    day: date,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(store, day, "每周共读", rule="FREQ=WEEKLY")
    shown.read()
    asked: list[str] = []

    def agree(dialog: ScopeDialog) -> int:
        asked.append(dialog.scope())
        return 1

    monkeypatch.setattr(ScopeDialog, "exec", agree)
    with qtbot.waitSignal(dispatcher.changed):
        qtbot.keyClick(shown.month, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert asked == ["this"]
    assert len(on(store, day + timedelta(days=1))) == 1
    assert len(on(store, day + timedelta(days=7))) == 1
    assert on(store, day) == []


def test_dragging_an_occurrence_to_another_day_moves_it(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, day: date, qtbot: QtBot
) -> None:
    add(store, day, "登高走读")
    shown.read()
    shown.month.grab()
    rect = shown.month.place_of(on(store, day)[0].id)
    target = shown.month.visualRect(shown.month.grid.place(day + timedelta(days=2))).center()
    pane = shown.month.viewport()
    with qtbot.waitSignal(dispatcher.changed):
        qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=rect.center())
        qtbot.mouseMove(pane, rect.center() + QPoint(20, 0))
        qtbot.mouseMove(pane, target)
        qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=target)
    assert len(on(store, day + timedelta(days=2))) == 1


def test_control_and_arrows_go_through_the_occurrences_of_a_day(
    store: Store, shown: CalendarPage, day: date, qtbot: QtBot
) -> None:
    add(store, day, "晨读", 7, kind="content")
    add(store, day, "共读", 20)
    shown.read()
    # Where one line is all there is, it is what people come to.
    monday = day - timedelta(days=day.weekday())
    lanes = shown.days.lanes(monday, meetings_first=True)
    assert [part.one.title for part in lanes] == ["共读", "晨读"]
    held = Qt.KeyboardModifier.ControlModifier
    found = []
    for _ in range(3):
        qtbot.keyClick(shown.month, Qt.Key.Key_Down, held)
        one = shown.month.current()
        found.append(one.title if one else "")
    assert found == ["晨读", "共读", "晨读"]


def test_the_week_moves_by_half_hours(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, day: date, qtbot: QtBot
) -> None:
    add(store, day, "登高走读")
    shown.read()
    shown.show_view("week")
    with qtbot.waitSignal(dispatcher.changed):
        qtbot.keyClick(shown.week, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (one,) = on(store, day)
    assert (one.start.hour, one.start.minute) == (20, 30)


def test_the_agenda_lists_days_with_something_and_what_is_on(
    store: Store, shown: CalendarPage, day: date
) -> None:
    add(store, day, "登高走读", place="白云山")
    add(store, day + timedelta(days=3), "书单")
    shown.read()
    shown.show_view("agenda")
    model = shown.agenda.lines
    spoken = [str(model.data(model.index(row))) for row in range(model.rowCount())]
    assert len(spoken) == 4
    assert "登高走读" in spoken[1]
    assert "没有主持人" in spoken[1]


def test_a_day_is_spoken_with_its_lunar_date_and_what_happens(
    store: Store, shown: CalendarPage, day: date
) -> None:
    add(store, day, "登高走读")
    shown.read()
    model = shown.month.grid
    spoken = str(model.data(model.place(day), Qt.ItemDataRole.AccessibleTextRole))
    assert "1 场" in spoken
    assert "登高走读" in spoken
    assert lunar.lunar_text(day) in spoken


def test_everything_that_takes_the_keyboard_has_a_name(store: Store, shown: CalendarPage) -> None:
    add(store, shown.selected, "每周共读", rule="FREQ=WEEKLY")
    shown.read()
    for key in ("month", "week", "agenda"):
        shown.show_view(key)
        for widget in shown.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = widget.accessibleName() or getattr(widget, "text", str)()
                assert named, widget


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_every_view_shows_in_every_language_dark_and_large(
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    day: date,
    language: str,
    qtbot: QtBot,
) -> None:
    from desktop.views import start

    add(store, day, "每周共读", rule="FREQ=WEEKLY")
    add(store, day, "共读营", minutes=4320)
    start.dress(Look("dark", 1.5, "normal", language))
    made = CalendarPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_target(day=day)
    for key in ("month", "week", "agenda"):
        made.show_view(key)
        assert not made.grab().isNull()
    assert made.minimumSizeHint().width() <= 1000


def test_pages_and_verbs_are_offered_by_name(shown: CalendarPage) -> None:
    found = {one.text for one in offers("calendar", shown._reads, alone=True)}
    assert {"新建场次", "周视图", "导入日历文件"} <= found
    assert page.CalendarPage is CalendarPage
    assert verbs.CalendarVerbs is type(shown.verbs)
