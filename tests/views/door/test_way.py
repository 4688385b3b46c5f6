"""The ways to the door and out of it, in the whole window."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.store.community import Store
from desktop.views import jump
from desktop.views.calendar.page import CalendarPage
from desktop.views.door.page import DoorPage
from desktop.views.parts.button import Button
from desktop.views.window import Window
from tests.calendar_builders import ZONE
from tests.views.sample_window import open_window


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[Window]:
    """A whole window, with a session that is on."""
    start = datetime.now(ZONE).replace(microsecond=0, tzinfo=None)
    acting.add(store, {"title": "晨读", "start": start.isoformat(), "minutes": 90})
    made, close = open_window(store)
    yield made
    close()


def door(window: Window) -> DoorPage:
    page = window.page()
    assert isinstance(page, DoorPage)
    return page


def test_the_door_has_the_window_to_itself_and_gives_it_back(window: Window, qtbot: QtBot) -> None:
    window.go("door")
    desk = door(window).desk
    assert desk is not None
    assert desk.one.title == "晨读"
    assert not window.sidebar.isVisible()
    assert not window.status.isVisible()
    qtbot.waitUntil(lambda: window.focusWidget() is desk.field)
    desk.left.emit()
    assert window.here() == "calendar"
    assert window.sidebar.isVisible()
    assert window.status.isVisible()


def test_the_calendar_opens_the_door_of_the_occurrence_at_hand(
    window: Window, store: Store, qtbot: QtBot
) -> None:
    start = (datetime.now(ZONE) + timedelta(days=2)).replace(microsecond=0, tzinfo=None)
    acting.add(store, {"title": "夜读", "start": start.isoformat()})
    window.go("calendar", day=start.date())
    page = window.page()
    assert isinstance(page, CalendarPage)
    page.side.show()

    def buttons() -> list[Button]:
        shown = "夜读" in [one.title for one in page.days.on(start.date())]
        return [one for one in page.side.findChildren(Button) if shown and one.text() == "签到台"]

    qtbot.waitUntil(lambda: bool(buttons()))
    buttons()[-1].click()
    assert window.here() == "door"
    desk = door(window).desk
    assert desk is not None
    assert desk.one.title == "夜读"


def test_the_door_is_opened_by_name_from_everywhere(window: Window) -> None:
    (command,) = [one for one in jump.own_commands(window) if one.text == "打开签到台"]
    command.run()
    assert window.here() == "door"


def test_without_a_session_the_door_says_where_one_is_chosen(store: Store, qtbot: QtBot) -> None:
    made, close = open_window(store)
    made.go("door")
    assert door(made).desk is None
    door(made).leave()
    assert made.here() == "calendar"
    close()
