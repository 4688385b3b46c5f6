"""A calendar file taken in by the page: what did not come in as it was is told."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.report import ImportReport
from tests.views.conftest import RecordingShell

FILES = Path(__file__).parents[2] / "files" / "ics"


def take_in(shown: CalendarPage, shell: RecordingShell, file: Path, qtbot: QtBot) -> str:
    told = len(shell.toasts)
    shown.verbs.take_in(file)
    qtbot.waitUntil(lambda: len(shell.toasts) > told)
    return shell.toasts[-1]


def test_a_file_of_which_nothing_came_in_says_why(
    shown: CalendarPage, shell: RecordingShell, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "a.ics"
    event = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:晨读\r\nDTSTART:gestern\r\nEND:VEVENT"
    file.write_text(f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VCALENDAR\r\n", "utf-8", newline="")
    said = take_in(shown, shell, file, qtbot)
    assert "晨读" in said
    assert "gestern" in said
    assert not shell.undoable


def test_many_things_that_were_wrong_are_listed_to_be_worked_through(
    shown: CalendarPage, shell: RecordingShell, qtbot: QtBot
) -> None:
    take_in(shown, shell, FILES / "invalid_rules.ics", qtbot)
    (report,) = shown.findChildren(ImportReport)
    assert len(report.lines.toPlainText().splitlines()) == 3
    assert len(shell.undoable) == 1
    report.accept()
    assert QApplication.clipboard().text() == report.lines.toPlainText()
    report.reject()
