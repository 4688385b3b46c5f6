"""Reminders: told once to who is named, again where asked for, and never before others."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.actions import roles
from desktop.store.community import Store
from desktop.views import reminders
from desktop.views.notifying import notify
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


@pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs a session bus of its own")
def test_a_desktop_without_a_tray_shows_it_while_the_window_is_minimised(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jeepney import HeaderFields, message_bus, new_method_return
    from jeepney.io.blocking import open_dbus_connection

    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE
    )
    assert bus.stdout is not None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().decode().strip())
    heard: list[object] = []
    shows = open_dbus_connection(bus="SESSION")
    shows.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))

    def desktop() -> None:
        while not heard:
            asked = shows.receive(timeout=20)
            if asked.header.fields.get(HeaderFields.member) == "Notify":
                heard.append((asked.header.fields[HeaderFields.signature], asked.body[4]))
                shows.send(new_method_return(asked, "u", (1,)))

    shown = Thread(target=desktop)
    shown.start()
    told = Reminders(window)
    window.showMinimized()
    told.look(NOW)
    shown.join(20)
    told.look(NOW)
    assert heard == [("susssasa{sv}i", "20:00 开始：晨读")]
    shows.close()
    bus.terminate()
    bus.communicate()
    # Nobody there any more: it waits until the window is there, as without a bus.
    assert not notify("群主台", "20:00 开始：晨读", 1_000)


def test_later_is_five_minutes_later(window: Window) -> None:
    told = Reminders(window)
    told.look(NOW)
    window.status.toast._clicked()
    window.status.toast.hide()
    told.look(NOW + timedelta(minutes=4))
    assert said(window) == ""
    told.look(NOW + timedelta(minutes=5))
    assert said(window) == "20:00 开始：晨读"


@pytest.mark.parametrize("quiet", ["door", "projector", "privacy", "off"])
def test_it_is_quiet_at_the_door_before_guests_and_where_it_is_not_wanted(
    window: Window, qtbot: QtBot, quiet: str
) -> None:
    told = Reminders(window)
    room = QWidget()
    qtbot.addWidget(room)
    if quiet == "projector":
        room.showFullScreen()
    elif quiet == "door":
        window.go("door")
    elif quiet == "privacy":
        privacy.switch(True)
    else:
        reminders.choose(0)
    told.look(NOW)
    assert said(window) == ""
    # Nothing is lost by that.
    room.close()
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
