"""A window process dies in the middle; the next start says what happened and what is safe."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.store import headcount
from desktop.store.community import Founding, create
from desktop.views import crash, start
from desktop.views.doorway import App
from desktop.views.fallen import FallenDialog
from desktop.views.theme.palette import Look
from desktop.views.window import Window
from tests.conftest import PASSPHRASE
from tests.journeys.driving import in_dialog, press, read, wait

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "set"))
    start.dress(Look(theme="light"))


def fall(folder: Path, logs: Path, record: Path, abort_after: int = 0) -> int:
    """Let a window write, and end it in the middle: from outside, or by its own fault."""
    words = [str(folder), str(logs), str(record), str(abort_after)]
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.window", *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while window.poll() is None and time.monotonic() < deadline:
            done = record.read_text("ascii").split() if record.exists() else []
            if not abort_after and len(done) >= 3:
                break
            time.sleep(0.01)
    finally:
        window.send_signal(signal.SIGKILL)
        window.wait()
    return len(record.read_text("ascii").split())


def opened(app: App, folder: Path, qtbot: QtBot) -> Window:
    app.open(folder)
    wait(qtbot, lambda: app.session is not None)
    assert app.session is not None
    return app.session.window


@pytest.mark.parametrize(("abort_after", "told"), [(0, "没有自己关上"), (4, "Aborted")])
def test_after_a_fall_the_next_start_says_what_happened_and_what_is_safe(
    tmp_path: Path, qtbot: QtBot, abort_after: int, told: str
) -> None:
    folder, logs = tmp_path / "读书会", tmp_path / "logs"
    logs.mkdir()
    with closing(create(folder, Founding("青禾读书会"), passphrase=PASSPHRASE)):
        pass
    written = fall(folder, logs, tmp_path / "record", abort_after)
    app = App(crash.last_fault(logs))
    window = opened(app, folder, qtbot)
    assert not window.sheet.fallen.isHidden()
    assert "记下的都在" in window.sheet.fallen.text()
    assert headcount.everybody(window.reads) >= written

    def seen(dialog: QDialog) -> None:
        assert isinstance(dialog, FallenDialog)
        assert told in read(dialog)
        assert "最后写下的一步" in read(dialog)
        press(dialog, "检查一遍")
        wait(qtbot, lambda: "数据文件完好" in read(dialog))
        dialog.reject()

    in_dialog(lambda: press(window.sheet.fallen, "看看"), seen)
    assert window.sheet.fallen.isHidden()
    app.close()
    # Who closed the window is not told of a fall.
    again = App(crash.last_fault(tmp_path))
    assert opened(again, folder, qtbot).sheet.fallen.isHidden()
    again.close()
