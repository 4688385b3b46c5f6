"""Reminders: told once to who is named, again where asked for, and never before others."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.actions import roles
from desktop.store.community import Store
from desktop.views import reminders
from desktop.views.parts import privacy
from desktop.views.parts.segment import Segmented
from desktop.views.reminders import Reminders
from desktop.views.session import Session
from desktop.views.settings.reminding import reminder_section
from desktop.views.window import Window
from tests.calendar_builders import ZONE, member

NOW = datetime(2026, 3, 3, 11, 50, tzinfo=UTC)


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[Window]:
    """The host of one session and nobody at another, both ten minutes after NOW."""
    host = member(store, "单文博")
    roles.link(store, store.operator, host)
    start = (NOW + timedelta(minutes=10)).astimezone(ZONE).replace(tzinfo=None).isoformat()
    acting.add(store, {"title": "晨读", "start": start, "minutes": 60, "host": host})
    acting.add(store, {"title": "别人的茶会", "start": start, "minutes": 60})
    session = Session(store)
    session.window.show()
    yield session.window
    session.close()


def said(window: Window) -> str:
    toast = window.status.toast
    return toast.text() if toast.isVisible() else ""


def test_who_is_named_hears_once_of_his_own_session_by_title_and_time(window: Window) -> None:
    told = Reminders(window)
    told.look(NOW - timedelta(minutes=10))
    assert said(window) == ""
    told.look(NOW)
    assert said(window) == "20:00 开始：晨读"
    window.status.toast.hide()
    told.look(NOW + timedelta(minutes=1))
    assert said(window) == ""


def test_what_a_minimised_window_would_say_unseen_waits_until_it_is_there(window: Window) -> None:
    told = Reminders(window)
    window.showMinimized()
    told.look(NOW)
    assert said(window) == ""
    window.showNormal()
    told.look(NOW + timedelta(minutes=1))
    assert said(window) == "20:00 开始：晨读"


def test_later_is_five_minutes_later(window: Window) -> None:
    told = Reminders(window)
    told.look(NOW)
    window.status.toast._clicked()
    window.status.toast.hide()
    told.look(NOW + timedelta(minutes=4))
    assert said(window) == ""
    told.look(NOW + timedelta(minutes=5))
    assert said(window) == "20:00 开始：晨读"


@pytest.mark.parametrize("quiet", ["door", "privacy", "off"])
def test_it_is_quiet_at_the_door_before_guests_and_where_it_is_not_wanted(
    window: Window, quiet: str
) -> None:
    told = Reminders(window)
    if quiet == "door":
        window.go("door")
    elif quiet == "privacy":
        privacy.switch(True)
    else:
        reminders.choose(0)
    told.look(NOW)
    assert said(window) == ""
    # Nothing is lost by that.
    window.go("home")
    privacy.switch(False)
    reminders.choose(15)
    told.look(NOW + timedelta(minutes=1))
    assert said(window) == "20:00 开始：晨读"


def test_the_setting_is_kept_on_this_computer(qtbot: QtBot) -> None:
    section = reminder_section()
    qtbot.addWidget(section)
    (choice,) = section.findChildren(Segmented)
    assert reminders.minutes() == 15
    choice.chosen.emit("30")
    assert reminders.minutes() == 30
