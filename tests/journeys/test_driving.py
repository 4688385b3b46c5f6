"""What drives the window in one test leaves the next test's alone."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.journeys.driving import in_dialog, in_dialogs

CURRENT = "PYTEST_CURRENT_TEST"


def test_who_waited_in_vain_for_a_dialog_does_not_take_the_next_tests(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def theirs(dialog: QDialog) -> None:
        taken.append("theirs")
        dialog.reject()

    with monkeypatch.context() as before:
        before.setenv(CURRENT, "tests/before.py::test_that_opened_nothing (call)")
        in_dialog(lambda: None, theirs)
    dialog = QDialog()
    qtbot.addWidget(dialog)

    def mine(found: QDialog) -> None:
        taken.append("mine")
        found.accept()

    in_dialogs(lambda: dialog.exec(), (QDialog, mine))
    assert taken == ["mine"]
