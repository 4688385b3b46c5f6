"""签到台 in a small window and large letters: the card and the keys' buttons stay whole."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.actions import registrations
from desktop.dispatcher import Dispatcher
from desktop.store import calendar
from desktop.store.community import Reads, Store
from desktop.views import language
from desktop.views.door.desk import Desk
from desktop.views.door.page import DoorPage
from desktop.views.theme import palette
from desktop.views.theme.palette import Look
from tests.calendar_builders import ZONE, member
from tests.views.conftest import RecordingShell


def fill(store: Store) -> None:
    """A session that takes registrations; of its three members one has registered."""
    first, *_ = [member(store, name) for name in ("单文博", "曾丽华", "曾小军")]
    start = (datetime.now(ZONE) + timedelta(minutes=1)).replace(microsecond=0, tzinfo=None)
    fields = {"title": "怎样读完一本难书", "start": start.isoformat(), "minutes": 90, "capacity": 9}
    acting.add(store, fields)
    (one,) = calendar.occurrences(store, start.date(), start.date())
    registrations.register(store, one.series, one.original, [first])


@pytest.fixture
def desk(
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
    compiled: None,
) -> Iterator[Desk]:
    fill(store)
    language.use("en")
    palette.apply(Look(theme="dark", scale=1.5, language="en"))
    window = QWidget()
    page = DoorPage(reads, dispatcher, shell, window)
    dispatcher.changed.connect(page.show_changes)
    qtbot.addWidget(window)
    window.resize(760, 520)
    # Below what it asks for, as a window leaves it that is as small as it may be.
    page.setGeometry(window.rect())
    window.show()
    assert page.desk is not None
    yield page.desk
    window.close()


def squeezed(desk: Desk) -> list[str]:
    """What has less room than its own words need, in the font it has."""
    QApplication.processEvents()
    found = []
    for one in desk.findChildren(QLabel):
        need = one.heightForWidth(one.width()) if one.wordWrap() else one.fontMetrics().height()
        if one.isVisible() and one.text() and one.height() < need - 1:
            found.append(one.text())
    for made in desk.findChildren(QAbstractButton):
        if made.isVisible() and made.fontMetrics().horizontalAdvance(made.text()) > made.width():
            found.append(made.text())
    return found


def enter(desk: Desk, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(desk.work.told):
        desk.field.insert(text)
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)


def test_each_answer_stands_whole_in_a_small_window_and_large_english(
    desk: Desk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: squeezed(desk) == [])
    for text, tone in (("单文博", "ok"), ("单文博", "warn"), ("曾丽华", "err"), ("ZX", "err")):
        enter(desk, qtbot, text)
        assert desk.card.said.tone == tone
        qtbot.waitUntil(lambda: squeezed(desk) == [])


def test_who_has_no_place_comes_in_by_the_buttons_of_a_small_window(
    desk: Desk, qtbot: QtBot
) -> None:
    enter(desk, qtbot, "曾丽华")
    anyway = desk.findChildren(QAbstractButton)
    (button,) = [one for one in anyway if one.isVisible() and one.text() == "Check in anyway"]
    with qtbot.waitSignal(desk.work.told):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.card.said.tone == "ok"
    qtbot.waitUntil(lambda: squeezed(desk) == [])
    assert desk.walk_in_button.isVisible()


def test_where_there_is_no_room_for_who_came_the_head_says_how_many(
    desk: Desk, qtbot: QtBot
) -> None:
    assert desk.tally.isHidden()
    enter(desk, qtbot, "单文博")
    qtbot.waitUntil(
        lambda: desk.head.facts.whole().startswith("1 here, 1 expected, 8 places left, ")
    )
    desk.window().resize(2400, 1600)
    page = desk.parentWidget()
    assert page is not None
    page.setGeometry(desk.window().rect())
    qtbot.waitUntil(desk.tally.isVisible)
    assert "here" not in desk.head.facts.whole()
    assert desk.tally.came.text() == "1"


def test_whom_to_choose_from_is_in_sight_in_a_small_window(desk: Desk, qtbot: QtBot) -> None:
    enter(desk, qtbot, "zeng")
    QApplication.processEvents()
    people = desk.candidates
    assert len(people.choices.people) == 2
    for row in range(2):
        assert people.viewport().rect().contains(people.visualRect(people.choices.index(row)))
    with qtbot.waitSignal(desk.work.told):
        qtbot.keyClick(desk.field, Qt.Key.Key_2)
    assert desk.card.isVisible()
    qtbot.waitUntil(lambda: squeezed(desk) == [])
