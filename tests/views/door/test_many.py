"""A crowd at the door: every scan is written, and the window waits for none of them."""

import threading
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.dispatcher import Dispatcher
from desktop.models.door import Scan, member_code
from desktop.store import calendar
from desktop.store import door as stored
from desktop.store.community import Reads, Store, open_store
from desktop.views.door.page import DoorPage
from desktop.views.window import Window
from tests.calendar_builders import ZONE
from tests.conftest import PASSPHRASE
from tests.views.conftest import RecordingShell
from tests.views.sample_window import open_window

CROWD = 1_000


def scan(window: Window, code: str) -> None:
    """Queue the keys of one badge and its Enter, as the system does for a scanner."""
    for letter in [*code, "\r"]:
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.postEvent(window.windowHandle(), event)


@pytest.mark.timeout(900)
def test_a_thousand_scans_wait_for_no_write_and_are_all_written_in_order(
    store: Store, qtbot: QtBot
) -> None:
    with store.recording("import") as rec:
        people = [rec.put("member", None, {"name": f"成员{n}"}) for n in range(CROWD)]
    start = (datetime.now(ZONE) + timedelta(hours=1)).replace(microsecond=0, tzinfo=None)
    acting.add(store, {"title": "晨读", "start": start.isoformat(), "minutes": 90})
    (one,) = calendar.occurrences(store, start.date(), start.date())
    store = open_store(store.folder, passphrase=PASSPHRASE)
    window, close = open_window(store)
    window.go("door")
    page = window.page()
    assert isinstance(page, DoorPage)
    desk = page.desk
    assert desk is not None
    window.activateWindow()
    desk.field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.field)
    heard: list[Scan] = []
    desk.work.told.connect(lambda found, _text: heard.append(found))
    # The disk stands still for the first half, and the next badge comes at once after the last;
    # the answers of the first half come between the keys of the second.
    stuck, half = threading.Event(), CROWD // 2
    window.dispatcher.do(lambda _store: stuck.wait(200))
    for person in people[:half]:
        scan(window, member_code(person))
    qtbot.waitUntil(lambda: desk.work.under_way == half, timeout=200_000)
    assert desk.field.text() == ""
    assert heard == []
    stuck.set()
    for person in people[half:]:
        scan(window, member_code(person))
        QApplication.processEvents()
    qtbot.waitUntil(lambda: len(heard) == CROWD, timeout=800_000)
    assert [found.arrivals[0].member for found in heard] == people
    assert {found.verdict for found in heard} == {"in"}
    assert stored.counts(store, one, 0).came == CROWD
    times = [stored.there(store, one.id, people[at : at + 200]) for at in range(0, CROWD, 200)]
    whole = [at for some in times for at in some.values()]
    assert len(whole) == CROWD
    ordered = [at for person in people for some in times if (at := some.get(person))]
    assert ordered == sorted(ordered)
    assert not window.dispatcher.working()
    qtbot.waitUntil(lambda: desk.tally.came.text() == "1,000")
    close()


def test_what_was_scanned_is_written_though_the_community_is_closed_behind_it(
    store: Store, reads: Reads, shell: RecordingShell, qtbot: QtBot
) -> None:
    with store.recording("import") as rec:
        people = [rec.put("member", None, {"name": f"成员{n}"}) for n in range(30)]
    start = datetime.now(ZONE).replace(microsecond=0, tzinfo=None)
    acting.add(store, {"title": "晨读", "start": start.isoformat(), "minutes": 90})
    (one,) = calendar.occurrences(store, start.date(), start.date())
    dispatcher = Dispatcher(open_store(store.folder, passphrase=PASSPHRASE))
    page = DoorPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    assert page.desk is not None
    for person in people:
        page.desk.work.scan(member_code(person), "scan", 1 + round(one.start.timestamp() * 1000))
    dispatcher.close()
    assert stored.counts(store, one, 0).came == len(people)
