"""A second start on the same community, and several communities beside each other."""

import os
import stat
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop import app as entry
from desktop.actions import backup
from desktop.store.community import Founding, create
from desktop.views import another, handover, start
from desktop.views.doorway import App
from desktop.views.firstrun.questions import AskBackupSecret
from desktop.views.handover import Handover
from desktop.views.session import LOCK
from desktop.views.theme.palette import Look
from desktop.views.window import Window
from tests.journeys.driving import in_dialog, wait
from tests.views.sample_window import settle

PASSPHRASE = "只给测试用的口令"
ROOT = Path(__file__).parents[1]

posix = pytest.mark.skipif(os.name == "nt", reason="sockets in a folder, signals")


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[App]:
    """The program in this process, all that it keeps in the test's own folders."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("QUNZHU_COMMUNITY", raising=False)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "config")
    )
    start.dress(Look(theme="light"))
    made = App()
    yield made
    made.close()


def founded(folder: Path, name: str) -> Path:
    with closing(create(folder, Founding(name), passphrase=PASSPHRASE)):
        pass
    return folder


def opened(app: App, folder: Path, qtbot: QtBot) -> Window:
    app.open(folder)
    wait(qtbot, lambda: app.session is not None and app.session.folder == folder)
    assert app.session is not None
    return app.session.window


def second(folder: Path, *words: str) -> subprocess.Popen[str]:
    """The program started once more on the folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", "--community", str(folder), *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_second_start_ends_well_and_the_first_window_shows_itself(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = founded(tmp_path / "读书会", "青禾读书会")
    window = opened(app, folder, qtbot)
    window._watching._listen()
    window.showMinimized()
    begun = second(folder)
    wait(qtbot, lambda: begun.poll() is not None)
    assert begun.returncode == 0, begun.communicate()[1]
    begun.communicate()
    assert not window.isMinimized()


def test_a_file_goes_to_the_window_that_is_open_even_if_it_is_locked_first(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = founded(tmp_path / "读书会", "青禾读书会")
    other = tmp_path / "别的 2026-03-05.qzb"
    with closing(create(tmp_path / "别的", Founding("别的"), passphrase=PASSPHRASE)) as made:
        backup.export(made, other, "备份的口令两千")
    window = opened(app, folder, qtbot)
    window._watching._listen()
    window.lock()
    locking = window.locking()
    assert locking is not None
    assert locking.locked
    begun = second(folder, str(other))
    wait(qtbot, lambda: begun.poll() is not None)
    assert begun.returncode == 0, begun.communicate()[1]
    begun.communicate()
    settle()
    assert QApplication.activeModalWidget() is None

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, AskBackupSecret)
        dialog.reject()

    def unlock() -> None:
        assert locking.unlock(PASSPHRASE)
        settle()

    in_dialog(unlock, refuse)


@posix
def test_nobody_else_can_reach_the_socket_and_an_open_folder_is_not_used(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = founded(tmp_path / "读书会", "青禾读书会")
    window = opened(app, folder, qtbot)
    window._watching._listen()
    there = handover.address(folder)
    assert there is not None
    assert stat.S_IMODE(Path(there).stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(Path(there).parent.stat().st_mode) == 0o700
    # Where others may enter, nothing listens and nothing is handed over.
    Path(there).parent.chmod(0o755)
    assert handover.address(folder) is None
    assert not handover.give(folder, None)


def test_nonsense_at_the_socket_changes_nothing(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    from PySide6.QtNetwork import QLocalSocket

    taken: list[Path | None] = []
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    folder = founded(tmp_path / "读书会", "青禾读书会")
    window = opened(app, folder, qtbot)
    listening = Handover(folder, taken.append, window)
    there = handover.address(folder)
    assert there is not None
    for text in (b"what?\n", b'{"file": 5}\n', b"x" * (handover.LONGEST + 1)):
        socket = QLocalSocket()
        socket.connectToServer(there)
        assert socket.waitForConnected(1_000)
        socket.write(text)
        socket.flush()
        wait(qtbot, lambda socket=socket: socket.state() == gone)
    assert taken == []
    listening.stop()


def test_what_a_fallen_window_left_neither_hands_over_nor_stops_the_next_one(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = founded(tmp_path / "读书会", "青禾读书会")
    (folder / LOCK).write_text("1\nqunzhu\nnobody\n", "utf-8")
    given = Namespace(command="", community=folder, file=None)
    assert not entry.handed_over(given)
    there = handover.address(folder)
    assert there is not None
    if os.name != "nt":
        Path(there).write_text("")
    (folder / LOCK).unlink()
    window = opened(app, folder, qtbot)
    window._watching._listen()
    taken: list[object] = []
    window.handed.connect(taken.append)
    begun = second(folder)
    wait(qtbot, lambda: begun.poll() is not None)
    begun.communicate()
    assert taken == [None]


def test_the_switcher_offers_the_others_here_and_in_a_window_of_their_own(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    first, other = founded(tmp_path / "读书会", "甲"), founded(tmp_path / "爬山团", "乙")
    window = opened(app, first, qtbot)
    window.setGeometry(20, 20, 1100, 700)
    window = opened(app, other, qtbot)
    assert "乙" in window.windowTitle()
    window.setGeometry(40, 40, 1300, 760)
    settle()
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(act.text() for act in menu.actions() if act.text())
        menu.close()

    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_O, held)
    wait(qtbot, lambda: QApplication.activePopupWidget() is not None)
    look()
    assert seen[0] == "读书会"
    assert "在新窗口打开" in seen
    offered = [one for one in window.commands() if "读书会" in one.text]
    assert [one.text for one in offered] == ["打开“读书会”", "在新窗口打开“读书会”"]
    offered[0].run()
    wait(qtbot, lambda: app.session is not None and app.session.folder == first)
    assert app.session is not None
    # Each has its own place on the screen, its own keys, and is not kept open by the other.
    kept = [one for one in QSettings().allKeys() if one.startswith("window/geometry/")]
    assert len({bytes(QSettings().value(one).data()) for one in kept}) == len(kept) == 2
    assert QLockFile(str(other / LOCK)).tryLock(100)


@posix
def test_another_community_opens_in_a_process_of_its_own_and_is_then_only_brought_to_front(
    app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = founded(tmp_path / "读书会", "甲"), founded(tmp_path / "爬山团", "乙")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    opened(app, first, qtbot)
    process = another.begin(other)
    assert process
    try:
        wait(qtbot, (other / LOCK).exists)
        there = handover.address(other)
        assert there is not None
        wait(qtbot, Path(there).exists)
        app.open(other)
        settle()
        # It stays where it is; this window goes on with its own.
        assert app.session is not None
        assert app.session.folder == first
    finally:
        os.kill(process, 9)
        deadline = time.monotonic() + 20
        while Path(f"/proc/{process}").exists() and time.monotonic() < deadline:
            QTest.qWait(20)


@posix
def test_a_log_out_closes_the_window_and_the_next_start_tells_of_no_fall(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = founded(tmp_path / "读书会", "青禾读书会")
    begun = second(folder)
    wait(qtbot, (folder / LOCK).exists)
    # The window is there: it looks into the folder now and then.
    wait(qtbot, lambda: Path(handover.address(folder) or "").exists())
    begun.terminate()
    wait(qtbot, lambda: begun.poll() is not None)
    assert begun.returncode == 0, begun.communicate()[1]
    begun.communicate()
    assert not (folder / LOCK).exists()
    assert opened(app, folder, qtbot).sheet.fallen.isHidden()
