"""The diagnosis says what helps to mend the program, and nothing of anybody."""

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import diagnosis, members
from desktop.cli.main import main
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.store import backupplan, link, vault
from desktop.store.community import Founding, Store, create
from desktop.store.diagnosis import rounded
from desktop.views import crash
from desktop.views import diagnosis as shown
from tests.conftest import CHEAP, PASSPHRASE
from tests.views.sample_window import open_window

SECRETS = (
    "单文博",
    "shanwenbo",
    "13800138000",
    "wx_wenbo_88",
    "青禾读书会",
    "阿果",
    "hub.danhome.example",
)


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A community with personal data wherever it can stand, its folder called after somebody."""
    home = tmp_path / "home" / "shanwenbo"
    folder = home / "单文博的社群"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    keys = vault.new_keys(folder, new_id(), PASSPHRASE, cost=CHEAP)
    store = create(folder, Founding("青禾读书会", owner="阿果"), keys=keys)
    members.add(store, {"name": "单文博", "phone": "13800138000", "wechat": "wx_wenbo_88"})
    backupplan.keep(folder, backupplan.Plan("daily", str(home / "单文博的U盘"), 3))
    with store.writing() as connection:
        link.keep(connection, hub="https://hub.danhome.example:8443")
    yield store
    store.close()


def leaks(text: str) -> list[str]:
    return [one for one in (*SECRETS, platform.node()) if one and one in text]


def test_the_diagnosis_tells_nothing_of_anybody(planted: Store, qtbot: QtBot) -> None:
    window, close = open_window(planted)
    window.say(Problem("vault.wrong_passphrase", folder=planted.folder))
    logs = Path(os.environ["XDG_STATE_HOME"]) / "qunzhu" / "log"
    try:
        raise ValueError("单文博 13800138000")
    except ValueError as bug:
        crash.keep(logs, crash.describe(type(bug), bug.__traceback__))
    text = shown.report(window, diagnosis.report(planted))
    close()
    assert leaks(text) == []
    assert "vault.wrong_passphrase" in text
    assert "ValueError" in text
    assert "every daily" in text
    assert "backups.folder_gone" in text
    assert "hub yes" in text
    assert "member <10" in text


def test_the_command_line_tells_the_same_figures(
    planted: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    assert main(["--community", str(planted.folder), "diagnose"], "zh_CN") == 0
    text = capsys.readouterr().out
    assert leaks(text) == []
    assert "sqlite" in text


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0"), (1, "<10"), (9, "<10"), (206, "~200"), (12_345, "~12000")]
)
def test_a_count_is_rounded_so_that_nobody_is_told_by_it(count: int, said: str) -> None:
    assert rounded(count) == said


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")
@pytest.mark.parametrize(("sign", "word"), [(signal.SIGABRT, "Aborted"), (signal.SIGSEGV, "Segm")])
def test_a_hard_fault_goes_into_the_log_without_any_folder(
    tmp_path: Path, sign: signal.Signals, word: str
) -> None:
    program = tmp_path / "单文博" / "program.py"
    program.parent.mkdir()
    program.write_text(
        "import faulthandler, os, sys\n"
        "faulthandler.enable(open(sys.argv[1], 'w'))\n"
        "def deep():\n    os.kill(os.getpid(), int(sys.argv[2]))\n"
        "deep()\n",
        "utf-8",
    )
    logs = tmp_path / "logs"
    logs.mkdir()
    words = [sys.executable, str(program), str(logs / crash.FAULTS), str(int(sign))]
    assert subprocess.run(words, check=False).returncode == -sign
    found = crash.last_fault(logs)
    assert word in found
    assert "program.py:4 deep" in found
    assert "单文博" not in found
    assert found.strip() in crash.diagnostics(logs)


def test_a_run_that_ended_well_left_no_fault(tmp_path: Path) -> None:
    assert crash.last_fault(tmp_path) == ""
    (tmp_path / crash.FAULTS).write_text("", "utf-8")
    assert crash.last_fault(tmp_path) == ""
