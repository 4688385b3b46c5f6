"""A locked window shows nothing of the community; what opens it, and when it locks by itself."""

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import backup, members, roles
from desktop.actions import calendar as acting
from desktop.store import windowlock
from desktop.store.community import Store
from desktop.views.locking import Locking
from desktop.views.lockpage import LockPage
from desktop.views.parts.dialog import Dialog
from desktop.views.reminders import Reminders
from desktop.views.runsheet.projector import Projector
from desktop.views.settings.locking import AskLockWord, LockSection
from desktop.views.window import Window
from tests.conftest import CHEAP, PASSPHRASE
from tests.journeys.driving import in_dialog, press, read
from tests.views.grabbing import painted, texts
from tests.views.sample_window import open_window, settle

SECRETS = ("青禾", "单文博", "13800138000", "8000")


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(store: Store, clock: Clock) -> Iterator[Window]:
    members.add(store, {"name": "单文博", "phone": "13800138000"})
    made, close = open_window(store)
    made.keys = lambda: store.keys
    made._locking = Locking(made, made.keys, clock)
    yield made
    close()


def locking(window: Window) -> Locking:
    found = window.locking()
    assert found is not None
    return found


def given_away(window: QDialog | Window) -> list[str]:
    shown = texts(window, shown_only=True)
    return [one for one in shown if any(secret in one for secret in SECRETS)]


def test_a_locked_window_shows_and_says_nothing_of_the_community(window: Window) -> None:
    locked = []
    for screen in ("home", "members", "settings", "calendar", "rewards"):
        window.go(screen)
        settle()
        assert given_away(window), screen
        open_ = window.grab().toImage()
        window.lock()
        settle()
        assert given_away(window) == [], screen
        assert "已上锁" in " ".join(painted(window))
        assert window.windowTitle() == "群主台"
        locked.append(window.grab().toImage())
        assert locking(window).unlock(PASSPHRASE)
        settle()
        assert given_away(window), screen
        assert window.grab().toImage() != locked[-1]
        assert open_.size() == locked[-1].size()
        assert window.here() == screen
    # Nothing in the picture says where one was.
    assert all(one == locked[0] for one in locked)


@pytest.mark.skipif(sys.platform != "linux", reason="listens as Linux does")
def test_a_reminder_and_what_a_toast_says_wait_for_the_unlocking(
    store: Store, clock: Clock, heard: list[str]
) -> None:
    host = members.add(store, {"name": "单文博"}).result
    assert isinstance(host, bytes)
    roles.link(store, store.operator, host)
    tea = {"title": "青禾晨读", "start": "2026-03-03T20:00:00", "minutes": 60, "host": host}
    acting.add(store, tea)
    now = datetime(2026, 3, 3, 11, 50, tzinfo=UTC)
    window, close = open_window(store)
    window.keys = lambda: store.keys
    window._locking = Locking(window, window.keys, clock)
    told = Reminders(window)
    window.lock()
    told.look(now)
    window.status.toast.say("单文博已签到")
    settle()
    assert given_away(window) == []
    assert heard == []
    assert locking(window).unlock(PASSPHRASE)
    told.look(now)
    assert heard == ["20:00 开始：青禾晨读"]
    told.stop()
    close()


def test_keys_do_nothing_while_the_window_is_locked(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.go("home")
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.here() == window.screen_list()[1].key
    window.go("home")
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locking(window).locked
    settle()
    for key, held in (
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.keyClick(window, key, held)
    settle()
    assert window.here() == "home"
    assert given_away(window) == []


def test_an_open_dialog_is_covered_and_keeps_what_was_typed(
    window: Window, store: Store, qtbot: QtBot
) -> None:
    dialog = Dialog(window, "改单文博的资料", "保存")
    typed = QLabel("单文博 13800138000")
    dialog.body.addWidget(typed)
    dialog.open()
    assert given_away(dialog)
    window.lock()
    settle()
    assert given_away(dialog) == []
    assert given_away(window) == []
    page = dialog.findChild(LockPage)
    assert page is not None
    page.field.setText(PASSPHRASE)
    page.enter()
    settle()
    assert dialog.isVisible()
    assert dialog.windowTitle() == "改单文博的资料"
    assert typed.isVisible()
    dialog.reject()


def test_a_dialog_that_comes_up_while_the_window_is_locked_is_covered_too(window: Window) -> None:
    window.lock()
    dialog = Dialog(window, "单文博", "好")
    dialog.open()
    settle()
    assert given_away(dialog) == []
    assert locking(window).unlock(PASSPHRASE)
    assert dialog.windowTitle() == "单文博"
    dialog.reject()


def test_what_others_change_meanwhile_stays_hidden_and_is_there_afterwards(
    window: Window, store: Store, qtbot: QtBot
) -> None:
    window.go("members")
    window.lock()
    titles: list[str] = []
    window.windowTitleChanged.connect(titles.append)
    with qtbot.waitSignal(window.dispatcher.changed):
        window.dispatcher.do(members.add, {"name": "林霞", "phone": "13900139000"})
    window.build(afresh=True)
    settle()
    assert given_away(window) == []
    assert "林霞" not in " ".join(texts(window, shown_only=True))
    assert titles == []
    locking(window).unlock(PASSPHRASE)
    settle()
    assert "林霞" in " ".join(texts(window, shown_only=True))


def test_after_so_many_minutes_without_a_touch_the_window_locks(
    window: Window, clock: Clock
) -> None:
    lock = locking(window)
    lock.choose(5)
    clock.at += 299
    lock.look()
    assert not lock.locked
    QTest.mouseMove(window)
    lock.eventFilter(window, _touch())
    clock.at += 299
    lock.look()
    assert not lock.locked
    clock.at += 1
    lock.look()
    assert lock.locked
    assert windowlock.read(window.folder).minutes == 5


def _touch() -> object:
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.KeyPress)


def test_the_door_and_a_stage_do_not_lock_by_themselves_but_by_ctrl_l(
    window: Window, clock: Clock
) -> None:
    lock = locking(window)
    lock.choose(1)
    window.go("door")
    clock.at += 3_600
    lock.look()
    assert not lock.locked
    window.go("home")
    clock.at += 59
    lock.look()
    assert not lock.locked
    stage = Projector(window)
    stage.showFullScreen()
    clock.at += 3_600
    lock.look()
    assert not lock.locked
    window.lock()
    settle()
    assert lock.locked
    assert stage.findChild(LockPage) is None
    assert window.findChild(LockPage) is not None
    stage.close()


def test_each_wrong_passphrase_doubles_the_wait_and_a_restart_does_not_end_it(
    window: Window, clock: Clock
) -> None:
    lock = locking(window)
    lock.lock()
    page = window.findChild(LockPage)
    assert page is not None
    for wait in (1, 2, 4, 8, 16, 32, 60, 60):
        page.field.setText("不是这个")
        page.enter()
        assert not page.field.isEnabled()
        assert f"{wait} 秒" in page.told.text()
        # Nothing is looked at before, whatever is typed, and wherever.
        assert not windowlock.opens(lock.keys(), PASSPHRASE, clock.at + wait - 0.5)
        clock.at += wait
        page.wait()
        assert page.field.isEnabled()
    assert lock.locked
    page.field.setText(PASSPHRASE)
    page.enter()
    assert not lock.locked
    assert windowlock.read(window.folder).wrong == 0


def test_the_recovery_code_opens_the_window_and_another_does_not(
    window: Window, store: Store, clock: Clock
) -> None:
    old = backup.print_recovery(store)
    code = backup.print_recovery(store)
    lock = locking(window)
    lock.lock()
    assert not lock.unlock(old)
    clock.at += 60
    assert lock.unlock(code)


def test_where_a_keyring_opens_the_folder_the_window_has_a_passphrase_of_its_own(
    store: Store, tmp_path: Path
) -> None:
    from desktop.store import openword

    # What lies open in the folder keeps nobody out, as a keyring does not.
    openword.write(store.folder, PASSPHRASE)
    assert not windowlock.ready(store.keys)
    assert not windowlock.begins_locked(store.keys)
    windowlock.choose_word(store.folder, "窗口的口令二", cost=CHEAP)
    assert windowlock.begins_locked(store.keys)
    now = datetime(2026, 3, 5, tzinfo=UTC).timestamp()
    assert not windowlock.opens(store.keys, PASSPHRASE, now)
    assert windowlock.opens(store.keys, "窗口的口令二", now + 60)
    windowlock.choose_word(store.folder, None)
    assert not windowlock.ready(store.keys)


def test_a_window_that_opening_asked_nothing_for_begins_locked(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.store import openword
    from desktop.store.community import Founding, create, open_store
    from desktop.views.session import Session

    folder = tmp_path / "读书会"
    with closing(create(folder, Founding("青禾读书会"), passphrase=PASSPHRASE)) as made:
        members.add(made, {"name": "单文博", "phone": "13800138000"})
    openword.write(folder, PASSPHRASE)
    windowlock.choose_word(folder, "窗口的口令二", cost=CHEAP)
    session = Session(open_store(folder, passphrase=openword.read(folder)))
    window = session.window
    titles: list[str] = []
    window.windowTitleChanged.connect(titles.append)
    window.show()
    settle()
    assert given_away(window) == []
    assert window.windowTitle() == "群主台"
    assert titles == []
    assert locking(window).unlock("窗口的口令二")
    settle()
    assert "青禾读书会" in window.windowTitle()
    session.close()


def test_a_first_lock_asks_for_a_passphrase_and_without_one_nothing_is_locked(
    window: Window, store: Store
) -> None:
    from desktop.store import openword

    openword.write(store.folder, PASSPHRASE)
    in_dialog(window.lock, lambda dialog: dialog.reject())
    assert not locking(window).locked

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AskLockWord)
        dialog.first.setText("窗口的口令二")
        dialog.again.setText("窗口的口令二")
        dialog.accept()

    in_dialog(window.lock, choose)
    assert locking(window).locked
    assert locking(window).unlock("窗口的口令二")


def test_the_settings_say_what_the_lock_keeps_out(window: Window, store: Store) -> None:
    window.go("settings")
    section = window.page().findChild(LockSection)
    assert section is not None
    assert "社群的口令" in read(section)
    press(section, "15 分钟")
    assert windowlock.read(window.folder).minutes == 15
    press(section, "现在上锁")
    assert locking(window).locked
    assert QApplication.activeModalWidget() is None
    locking(window).unlock(PASSPHRASE)
