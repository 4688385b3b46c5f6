"""Driving the real window as a person does: buttons by their words, dialogs as they come up."""

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

PATIENCE_MS = 20_000


def press(within: QWidget, words: str) -> None:
    """Click the visible button that says this (the beginning is enough)."""
    QApplication.processEvents()  # what a layout took in is shown by the next event
    found = [
        one
        for one in within.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and (one.text() or one.accessibleName())
    ]
    named = [one for one in found if (one.text() or one.accessibleName()).startswith(words)]
    assert named, f"no button {words}: {[one.text() or one.accessibleName() for one in found]}"
    named[0].click()


def read(within: QWidget) -> str:
    """Everything that visible labels and buttons say."""
    labels = [one.text() for one in within.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in within.findChildren(QAbstractButton) if one.isVisible()]
    return " ".join(labels + buttons)


def _test() -> str:
    """Which test is at work: what waits for a dialog ends with it, lest it take the next one's."""
    return os.environ.get("PYTEST_CURRENT_TEST", "").partition(" (")[0]


def in_dialog(opening: Callable[[], object], fill: Callable[[QDialog], None]) -> None:
    """Do what opens a modal dialog, fill it in, and accept it; a dialog that stays fails."""
    raised: list[BaseException] = []
    mine = _test()

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if _test() != mine:
            return
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, act)
            return
        try:
            fill(dialog)
        except BaseException as error:  # noqa: BLE001  (told to the test, not swallowed)
            raised.append(error)
            dialog.reject()

    QTimer.singleShot(0, act)
    opening()
    if raised:
        raise raised[0]


def in_dialogs(
    opening: Callable[[], object], *expected: tuple[type[QDialog], Callable[[Any], object]]
) -> None:
    """Do what opens modal dialogs one after another; each is filled in as it comes up, by kind."""
    coming = list(expected)
    raised: list[BaseException] = []
    mine = _test()

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not coming or _test() != mine:
            return
        kind, fill = coming[0]
        if isinstance(dialog, kind):
            coming.pop(0)
            try:
                fill(dialog)
            except BaseException as error:  # noqa: BLE001  (told to the test, not swallowed)
                raised.append(error)
                coming.clear()
                dialog.reject()
        QTimer.singleShot(20, act)

    QTimer.singleShot(0, act)
    opening()
    if raised:
        raise raised[0]
    assert not coming, f"never came up: {[kind.__name__ for kind, _ in coming]}"


def wait(qtbot: QtBot, reached: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    qtbot.waitUntil(reached, timeout=PATIENCE_MS)
