"""Cases of a window with a keyring; test_lost_key.py starts a Secret Service and runs these."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import backup, members
from desktop.store.community import Founding, create
from desktop.views import start
from desktop.views.doorway import App
from desktop.views.firstrun import picking
from desktop.views.firstrun.lostkey import AskCode, LostKey, Way
from desktop.views.firstrun.questions import AskBackupSecret
from desktop.views.settings.locking import AskLockWord
from desktop.views.theme.palette import Look

FOLDER = Path(os.environ["CASE_FOLDER"])
CODE = FOLDER.with_name("code.txt")
BACKUP = FOLDER.with_name("周末.qzb")
WORD = "备份的口令两千"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[App]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "set"))
    start.dress(Look(theme="light"))
    made = App()
    yield made
    made.close()


def answer(qtbot: QtBot, *steps: Callable[[QDialog], object]) -> list[str]:
    """Answer the questions that come, one after the other; what they were called."""
    left, seen = list(steps), []
    timer = QTimer(QApplication.instance())

    def look() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QDialog) and left:
            step = left.pop(0)
            seen.append(type(asked).__name__)
            step(asked)
        if not left:
            timer.stop()

    timer.timeout.connect(look)
    timer.start(20)
    return seen


def take(way: Way) -> Callable[[QDialog], object]:
    def taken(asked: QDialog) -> None:
        assert isinstance(asked, LostKey)
        asked.acts[way].click()

    return taken


def type_code(code: str) -> Callable[[QDialog], object]:
    def typed(asked: QDialog) -> None:
        assert isinstance(asked, AskCode)
        asked.code.setText(code)
        asked.accept()

    return typed


def test_made() -> None:
    with closing(create(FOLDER, Founding("周末爬山团"))) as store:
        members.add(store, {"name": "王芳"})
        CODE.write_text(str(backup.print_recovery(store)))
        backup.export(store, BACKUP, WORD)


def test_wiped_code(app: App, qtbot: QtBot) -> None:
    wrong = backup_code()
    seen = answer(qtbot, take(Way.CODE), type_code(wrong), type_code(CODE.read_text()))
    app.open(FOLDER)
    qtbot.waitUntil(lambda: app.session is not None, timeout=30_000)
    assert seen == ["LostKey", "AskCode", "AskCode"]
    app.close()
    # The key is kept again: nothing is asked any more.
    again = App()
    again.open(FOLDER)
    qtbot.waitUntil(lambda: again.session is not None, timeout=30_000)
    again.close()


def backup_code() -> str:
    """The code of another community."""
    other = FOLDER.with_name("another")
    with closing(create(other, Founding("另一个"))) as store:
        made = str(backup.print_recovery(store))
    shutil.rmtree(other)
    return made


def test_wiped_backup(app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picking, "a_backup", lambda _parent: BACKUP)

    def secret(asked: QDialog) -> None:
        assert isinstance(asked, AskBackupSecret)
        asked.secret.setText(WORD)
        asked.accept()

    seen = answer(qtbot, take(Way.BACKUP), secret)
    app.open(FOLDER)
    qtbot.waitUntil(lambda: app.session is not None, timeout=30_000)
    assert seen == ["LostKey", "AskBackupSecret"]
    assert app.session is not None
    assert app.session.folder != FOLDER


def test_wiped_left(app: App, qtbot: QtBot) -> None:
    seen = answer(qtbot, lambda asked: asked.reject())
    app.open(FOLDER)
    qtbot.waitUntil(lambda: app.welcome_page is not None, timeout=30_000)
    assert seen == ["LostKey"]
    # Nothing was harmed: the code still opens it.
    assert (FOLDER / "key.json").exists()


def test_copied_without_its_key_file(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = FOLDER.with_name("copied")
    shutil.copytree(FOLDER, copy)
    (copy / "key.json").unlink()
    monkeypatch.setattr(picking, "a_community", lambda _parent: FOLDER)

    def other(asked: QDialog) -> None:
        assert isinstance(asked, LostKey)
        assert list(asked.acts) == [Way.BACKUP, Way.FOLDER]
        asked.acts[Way.FOLDER].click()

    seen = answer(qtbot, other)
    app.open(copy)
    qtbot.waitUntil(lambda: app.session is not None, timeout=30_000)
    assert seen == ["LostKey"]
    shutil.rmtree(copy)


def test_locks_and_begins_locked(app: App, qtbot: QtBot) -> None:
    app.open(FOLDER)
    qtbot.waitUntil(lambda: app.session is not None, timeout=30_000)
    assert app.session is not None
    window = app.session.window

    def choose(asked: QDialog) -> None:
        assert isinstance(asked, AskLockWord)
        asked.first.setText(WORD)
        asked.again.setText(WORD)
        asked.accept()

    answer(qtbot, choose)
    window.lock()
    assert window.locked()
    app.close()
    # The keyring opens the folder by itself; the window shows nothing until it is told the word.
    again = App()
    again.open(FOLDER)
    qtbot.waitUntil(lambda: again.session is not None, timeout=30_000)
    assert again.session is not None
    window = again.session.window
    assert window.locked()
    lock = window.locking()
    assert lock is not None
    assert not lock.unlock("不是它的口令")
    qtbot.waitUntil(lambda: lock.unlock(WORD), timeout=30_000)
    assert not window.locked()
    again.close()
