"""Runs the real program in a process of its own and answers its dialogs as a person would.

`python startup_driver.py PASSPHRASE words…` types the passphrase and Return into every dialog that
asks for one, closes the window once it stands, and prints what happened as one line of JSON.
"""

import json
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from desktop import app
from desktop.views import start
from desktop.views.firstrun.page import FirstRun
from desktop.views.window import Window

STEP = 100


class Person:
    """Looks at the screen ten times a second."""

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self.told: dict[str, object] = {"asked": [], "window": "", "sample": "", "members": ""}
        self.timer = QTimer()
        self.timer.timeout.connect(self._look)
        self.timer.start(STEP)

    def _look(self) -> None:
        asked = QApplication.activeModalWidget()
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        if isinstance(asked, QDialog):
            self._answer(asked)
        for one in shown:
            if isinstance(one, Window):
                self._leave(one)
            elif isinstance(one, FirstRun) and asked is None and not one.progress.isVisible():
                self.told["welcome"] = one.problem.text()
                one.close()

    def _answer(self, asked: QDialog) -> None:
        names = self.told["asked"]
        assert isinstance(names, list)
        names.append(asked.windowTitle())
        if len(names) > 3 or not self._passphrase:
            asked.reject()
            return
        for field in asked.findChildren(QLineEdit):
            field.setText(self._passphrase)
        QTest.keyClick(asked, Qt.Key.Key_Return)

    def _leave(self, window: Window) -> None:
        self.timer.stop()
        row = window.reads.one("SELECT count(*) FROM member WHERE gone = 0")
        self.told |= {
            "window": window.windowTitle(),
            "sample": window.sheet.sample.text(),
            "members": row[0] if row else None,
        }
        window.close()


def main(words: list[str]) -> int:
    """The program's own exit code."""
    start.application()
    person = Person(words[0])
    code = app.run(words[1:])
    sys.stdout.write(json.dumps(person.told) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
