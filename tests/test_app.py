"""Starting the program from a terminal: the sample, pictures, and where no window can open."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QFileOpenEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.__main__ import READ_FILE, first_noun, is_for_window, main, terminal_language
from desktop.actions import backup
from desktop.app import App
from desktop.formats import child, reader
from desktop.store.community import Founding, create, open_store
from desktop.views import openfile, start
from desktop.views.doubleclick import DoubleClicks
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.toast import Toast
from desktop.views.session import Session
from desktop.views.theme import palette, preferences
from desktop.views.theme.palette import Look
from desktop.views.window import Window

ROOT = Path(__file__).parents[1]
PASSPHRASE = "只给测试用的口令"


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    keep = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "HOME")}
    settings = {"XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder}
    environment = keep | {name: str(place / "xdg") for name, place in settings.items()} | more
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "desktop", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_demo_is_made_without_a_window_and_says_so_in_json(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    words = ("demo", str(folder), "--no-window", "--json")
    made = run(tmp_path, *words, QUNZHU_PASSPHRASE=PASSPHRASE, LC_ALL="C")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout) == {"folder": str(folder), "members": 206}


def test_a_taken_folder_is_a_problem_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "notes.txt").write_text("mine")
    words = ("demo", str(tmp_path / "taken"), "--no-window")
    answer = run(tmp_path, *words, QUNZHU_PASSPHRASE=PASSPHRASE)
    assert answer.returncode == 1
    assert len(answer.stderr.strip().splitlines()) == 1
    assert (tmp_path / "taken" / "notes.txt").read_text() == "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux starts without a desktop")
@pytest.mark.parametrize(("spoken", "word"), [("C", "图形桌面"), ("en_GB.UTF-8", "desktop")])
def test_without_a_display_one_sentence_names_the_way_out(
    tmp_path: Path, spoken: str, word: str
) -> None:
    answer = run(tmp_path, LC_ALL=spoken)
    assert answer.returncode == 1
    assert word in answer.stderr
    assert "qunzhu --help" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux starts without a desktop")
def test_a_display_that_listens_on_an_abstract_socket_alone_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    number = 40_000 + os.getpid() % 10_000
    monkeypatch.setenv("DISPLAY", f":{number}.0")
    assert not start.has_display()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{number}")
        server.listen()
        assert start.has_display()


def test_wrong_usage_is_exit_code_two(tmp_path: Path) -> None:
    assert run(tmp_path, "screenshots").returncode == 2
    assert run(tmp_path, "demo", "--size", "9").returncode == 2


def test_pictures_are_taken_of_every_screen_and_of_empty_ones(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    words = ("screenshots", str(folder), "--language", "zh_CN", "--theme", "dark")
    answer = run(tmp_path, *words, "--scale", "1.5")
    assert answer.returncode == 0, answer.stderr
    assert answer.stderr == ""
    taken = {path.stem for path in (folder / "zh_CN" / "dark").glob("*.png")}
    assert {"firstrun", "home", "settings", "palette", "empty-home", "home-privacy"} <= taken
    picture = QImage(str(folder / "zh_CN" / "dark" / "home.png"))
    assert picture.width() >= 1_280
    assert not (folder / "zh_CN" / "light").exists()


def test_a_second_window_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    from PySide6.QtCore import QLockFile

    from desktop.actions import sample
    from desktop.models.problem import Problem
    from desktop.views.session import LOCK, Session

    folder = tmp_path / "demo"
    sample.make(folder, passphrase=PASSPHRASE).close()
    lock = QLockFile(str(folder / LOCK))
    assert lock.tryLock(100)
    with pytest.raises(Problem) as refused:
        Session(open_store(folder, passphrase=PASSPHRASE))
    assert refused.value.code == "window.already_open"
    lock.unlock()


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ([], None),
        (["--community", "demo"], None),
        (["--json", "members", "list"], "members"),
        (["--community", "x", "demo"], "demo"),
    ],
)
def test_the_noun_is_the_first_word_that_is_no_option(words: list[str], noun: str | None) -> None:
    assert first_noun(words) == noun


def test_the_program_is_its_own_file_reader_where_there_is_no_interpreter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert reader.CHILD_FLAG == READ_FILE
    made: list[bool] = []
    monkeypatch.setattr(child, "main", lambda: made.append(True) or 0)
    assert main([READ_FILE]) == 0
    assert made == [True]


def test_the_terminal_is_answered_in_its_own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")
    assert terminal_language() == "zh_CN"
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert terminal_language() == "en"


def test_another_noun_goes_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "qunzhu" in capsys.readouterr().out


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[App]:
    """The program in this process, its settings, folders and keys in the test's own."""
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "set"))
    start.dress(Look(theme="light"))
    made = App()
    yield made
    made.close()


def session(app: App) -> Session:
    assert app.session is not None
    return app.session


def said(window: Window) -> str:
    toast = window.findChild(Toast)
    return toast.text() if toast else ""


def hand(app: App, file: Path) -> None:
    """A file as macOS hands it over."""
    file.write_bytes(b"nothing of ours")
    there = QObject()
    DoubleClicks(there, partial(openfile.handed, app))
    QApplication.sendEvent(there, QFileOpenEvent(str(file)))
    QApplication.processEvents()


def test_the_first_start_shows_the_welcome_and_the_next_one_the_community(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    app.begin(None)
    assert app.welcome_page is not None
    assert app.welcome_page.isVisible()
    app.demo(tmp_path / "demo")
    qtbot.waitUntil(lambda: app.session is not None, timeout=60_000)
    assert session(app).window.isVisible()
    assert app.welcome_page is None
    app.close()
    again = App()
    again.begin(None)
    # macOS tells of a double click only now.
    hand(again, tmp_path / "同步.qzs")
    qtbot.waitUntil(lambda: again.session is not None, timeout=60_000)
    assert session(again).folder == tmp_path / "demo"
    window = session(again).window
    qtbot.waitUntil(lambda: "同步.qzs" in said(window), timeout=60_000)
    hand(again, tmp_path / "另一份.qzs")
    qtbot.waitUntil(lambda: "另一份.qzs" in said(window), timeout=60_000)
    again.close()


def test_clearing_the_sample_deletes_its_folder_and_begins_again(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    app.demo(tmp_path / "demo")
    qtbot.waitUntil(lambda: app.session is not None, timeout=60_000)
    window = session(app).window
    assert window.sheet.sample.isVisible()
    window.clear_wanted.emit()
    assert not (tmp_path / "demo").exists()
    assert app.session is None
    assert app.welcome_page is not None
    assert app.welcome_page.isVisible()


def test_a_backup_is_restored_from_the_welcome_and_a_wrong_word_is_said(
    app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "周末 2026-11-22.qzb"
    with closing(create(tmp_path / "周末", Founding("周末爬山团"), passphrase=PASSPHRASE)) as made:
        backup.export(made, file, "备份的口令两千")
    monkeypatch.delenv("QUNZHU_PASSPHRASE")
    app.begin(None)
    app.restore_by(file, "不是这个口令呀")
    page = app.welcome_page
    assert page is not None
    qtbot.waitUntil(lambda: bool(page.problem.text()), timeout=60_000)
    assert app.session is None
    app.restore_by(file, "备份的口令两千")
    qtbot.waitUntil(lambda: app.session is not None, timeout=60_000)
    opened = session(app)
    assert opened.folder.name == "周末 2026-11-22"
    assert "周末爬山团" in opened.window.windowTitle()


def test_a_folder_that_is_no_community_is_said_on_the_welcome(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    app.open(tmp_path / "empty")
    qtbot.waitUntil(lambda: app.welcome_page is not None)
    assert app.welcome_page is not None
    assert str(tmp_path / "empty") in app.welcome_page.problem.text()


def test_a_change_of_language_is_in_force_at_once_and_kept(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    app.demo(tmp_path / "demo")
    qtbot.waitUntil(lambda: app.session is not None, timeout=60_000)
    window = session(app).window
    window.go("settings")
    window.wear(Look(theme="dark", language="en", scale=1.25))
    assert window.here() == "settings"
    assert palette.is_dark()
    assert preferences.load() == Look(theme="dark", language="en", scale=1.25)


@pytest.mark.parametrize(
    ("words", "yes"),
    [([], True), (["demo"], True), (["/a/b/周末 11-22.QZB"], True), (["members"], False)],
)
def test_the_programs_own_files_are_opened_in_the_window(words: list[str], yes: bool) -> None:
    assert is_for_window(first_noun(words)) is yes


def answer(app: App, seen: list[str], file: Path) -> None:
    """Open a file; note which question comes and what it says of the file, and refuse it."""

    def look() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Dialog)
        texts = [one.text() for one in asked.findChildren(QLabel)]
        texts += [one.text() for one in asked.findChildren(QLineEdit)]
        seen.append(f"{type(asked).__name__}: {file.name in ' '.join(texts)}")
        asked.reject()

    QTimer.singleShot(0, look)
    openfile.show(app, file, None)


def test_a_double_click_on_a_backup_restores_it_and_on_a_pack_asks_for_its_code(
    app: App, tmp_path: Path
) -> None:
    seen: list[str] = []
    answer(app, seen, tmp_path / "周末 2026-11-22.qzb")
    answer(app, seen, tmp_path / "周日场.qzp")
    answer(app, seen, tmp_path / "周末-加入-1122.qzs")
    assert seen == ["AskBackupSecret: True", "JoinDialog: True", "JoinDialog: True"]
    assert app.welcome_page is not None
    assert app.welcome_page.isVisible()


def test_what_a_pack_brought_back_needs_the_community_that_wrote_it(
    app: App, tmp_path: Path
) -> None:
    app.welcome()
    hand(app, tmp_path / "周日场.qzr")
    assert app.welcome_page is not None
    assert "周日场.qzr" in app.welcome_page.problem.text()


def test_a_double_click_on_a_bundle_brings_it_to_the_community_used_last_which_says_it_is_none(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    app.demo(tmp_path / "demo")
    qtbot.waitUntil(lambda: app.session is not None, timeout=60_000)
    app.close()
    (tmp_path / "同步.qzs").write_bytes(b"nothing of ours")
    again = App()
    openfile.show(again, tmp_path / "同步.qzs", None)
    qtbot.waitUntil(lambda: again.session is not None, timeout=60_000)
    window = session(again).window
    qtbot.waitUntil(lambda: "同步.qzs" in said(window), timeout=60_000)
    again.close()
