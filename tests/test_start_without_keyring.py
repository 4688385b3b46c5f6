"""The real program in a process of its own, on a computer that has no keyring."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import sample
from desktop.store import openword
from desktop.store.community import Founding, create, open_store
from tests.journeys.driving import press

ROOT = Path(__file__).parents[1]
PASSPHRASE = "只给测试用的口令"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a keyring")


def start(folder: Path, *words: str, passphrase: str = PASSPHRASE) -> dict[str, object]:
    """Run the program with its dialogs answered; what was seen."""
    keep = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "HOME")}
    places = {f"XDG_{name}_HOME": str(folder / "xdg") for name in ("CONFIG", "DATA", "STATE")}
    nobody = {
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/none",
        "QT_QPA_PLATFORM": "offscreen",
    }
    ended = subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "tests/startup_driver.py"), passphrase, *words],
        cwd=ROOT,
        env=keep | places | nobody | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert isinstance(told, dict)
    return told


def test_the_passphrase_of_an_own_community_leads_to_its_window(tmp_path: Path) -> None:
    create(tmp_path / "own", Founding("周末爬山团"), passphrase=PASSPHRASE).close()
    told = start(tmp_path, "--community", str(tmp_path / "own"))
    assert told["asked"] == ["打开“own”"]
    assert "周末爬山团" in str(told["window"])


def test_who_gives_no_passphrase_comes_to_the_welcome(tmp_path: Path) -> None:
    create(tmp_path / "own", Founding("周末爬山团"), passphrase=PASSPHRASE).close()
    told = start(tmp_path, "--community", str(tmp_path / "own"), passphrase="")
    assert told["asked"] == ["打开“own”"]
    assert told["window"] == ""
    assert told["welcome"] == ""


def test_the_sample_opens_without_a_question_and_says_where_its_passphrase_lies(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "sample"
    for _time in range(2):
        told = start(tmp_path, "demo", str(folder))
        assert told["asked"] == []
        assert told["members"] == 206
        assert openword.FILE in str(told["sample"])
    assert openword.read(folder)


def test_a_sample_that_was_left_half_made_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    create(folder, Founding(sample.SAMPLE_NAME), passphrase=PASSPHRASE).close()
    told = start(tmp_path, "demo", str(folder))
    assert told["members"] == 206


def test_a_passphrase_of_ones_own_takes_the_place_of_the_one_that_lies_open(
    tmp_path: Path,
) -> None:
    from desktop.actions import backup

    folder = tmp_path / "own"
    word = "beside-the-key"
    store = create(folder, Founding("周末爬山团"), passphrase=word)
    openword.write(folder, word)
    store.close()
    store = open_store(folder, passphrase=openword.read(folder))
    backup.protect(store, PASSPHRASE)
    store.close()
    assert openword.read(folder) is None
    open_store(folder, passphrase=PASSPHRASE).close()


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_code(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.actions import backup
    from desktop.app import App
    from desktop.views.firstrun.questions import AskPassphrase, AskRecovery

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "own"
    store = create(folder, Founding("周末爬山团"), passphrase=PASSPHRASE)
    code = backup.print_recovery(store)
    store.close()
    app, asked = App(), []

    def person() -> None:
        dialog = QApplication.activeModalWidget()
        if len(asked) > 2 and isinstance(dialog, QDialog):
            # Not as a person would: but a test that waits for ever tells nobody why.
            dialog.reject()
        elif isinstance(dialog, AskPassphrase):
            asked.append("passphrase")
            press(dialog, "忘了口令")
        elif isinstance(dialog, AskRecovery):
            asked.append("code")
            for field in (dialog.first, dialog.again):
                field.setText("从今天起用的新口令")
            dialog.code.setText(code)
            dialog.accept()

    timer = QTimer()
    timer.timeout.connect(person)
    timer.start(50)
    app.open(folder)
    qtbot.waitUntil(lambda: app.session is not None, timeout=60_000)
    timer.stop()
    app.close()
    assert asked == ["passphrase", "code"]
    open_store(folder, passphrase="从今天起用的新口令").close()
