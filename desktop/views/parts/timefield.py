"""A time of day as one types it: 1430, 14:30 or 9; the arrow keys go quarter by quarter."""

import re

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

STEP_MINUTES = 15
_TYPED = re.compile(r"(\d{1,2})(?:\s*[:：.点時时h]\s*(\d{1,2})?\s*分?)?|(\d{1,2})(\d{2})")
_STEPS = {Qt.Key.Key_Up: STEP_MINUTES, Qt.Key.Key_Down: -STEP_MINUTES}


def read_time(text: str) -> QTime | None:
    """The time that a text means; None where it means none."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    made = QTime(hour, minute)
    return made if made.isValid() else None


class TimeField(QLineEdit):
    """Typed freely and written as HH:mm once it is left; the arrow keys go by a quarter."""

    def setTime(self, time: QTime) -> None:
        """Show a time."""
        self.setText(time.toString("HH:mm"))

    def time(self) -> QTime | None:
        """The time that stands here, None while it is none."""
        return read_time(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the next quarter."""
        step, now = _STEPS.get(Qt.Key(event.key())), self.time()
        if step is None or now is None:
            super().keyPressEvent(event)
            return
        self.setTime(now.addSecs(60 * step))
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of what stands here."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write it as every other time is written."""
        now = self.time()
        if now is not None:
            self.setTime(now)
        super().focusOutEvent(event)
