"""The crash notice keeps places and ids, never what people wrote."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views import crash
from desktop.views.crash_notice import CrashNotice
from tests.views.sample_window import said


def broken() -> BaseException:
    try:
        raise ValueError("单文博 13800002716")
    except ValueError as bug:
        return bug


def test_the_log_says_where_and_never_whom(tmp_path: Path) -> None:
    bug = broken()
    crash.keep(tmp_path, crash.describe(type(bug), bug.__traceback__))
    text = (tmp_path / crash.LOG).read_text("utf-8")
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert "单文博" not in text
    assert "13800002716" not in text


def test_the_log_never_grows_past_its_limit(tmp_path: Path) -> None:
    for _ in range(300):
        crash.keep(tmp_path, "x" * 1_000 + "\n")
    assert (tmp_path / crash.LOG).stat().st_size <= crash.KEPT_BYTES


def test_the_notice_says_nothing_was_lost_and_copies_the_report(qtbot: QtBot) -> None:
    notice = CrashNotice(None, "2026-11-22 ValueError\n  page.py:12 read")
    qtbot.addWidget(notice)
    assert any("已经记下的数据没有动" in text for text in said(notice))
    notice.accept()
    assert QGuiApplication.clipboard().text().startswith("2026-11-22 ValueError")


def test_an_exception_nobody_caught_is_written_down(tmp_path: Path, qtbot: QtBot) -> None:
    shown: list[bool] = []

    class Quiet(crash.Crashes):
        def _show(self) -> None:
            shown.append(True)

    bug = broken()
    old = sys.stderr
    crashes = Quiet(tmp_path)
    crashes.heard(type(bug), bug, bug.__traceback__)
    qtbot.waitUntil(lambda: bool(shown))
    assert sys.stderr is old
    assert "ValueError" in (tmp_path / crash.LOG).read_text("utf-8")


def test_diagnostics_name_versions_and_nothing_personal(tmp_path: Path) -> None:
    text = crash.diagnostics(tmp_path)
    assert "PySide6" in text
    assert str(Path.home()) not in text


def test_a_fault_at_each_painting_shows_one_notice_and_then_only_a_line(
    tmp_path: Path, qtbot: QtBot
) -> None:
    crashes = crash.Crashes(tmp_path)
    bug, again, heard, notices = broken(), [], [], []
    crashes.again.connect(lambda: again.append(True))

    def person() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, CrashNotice):
            notices.append(shown)
            # What closing a notice uncovers is painted, and falls over, once more.
            shown.reject()
        heard.append(True)
        crashes.heard(type(bug), bug, bug.__traceback__)

    timer = QTimer()
    timer.timeout.connect(person)
    timer.start(0)
    qtbot.waitUntil(lambda: len(notices) > 0 and len(heard) > 50)
    timer.stop()
    assert len(notices) == 1
    assert not again
    assert (tmp_path / crash.LOG).read_text("utf-8").count("ValueError") == 1
