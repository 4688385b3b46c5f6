"""The one field of the door: a scanner's keys, or what somebody types."""

import time
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.actions.door import SCANNED, TYPED
from desktop.models.door import read_code

# No hand types several keys at this pace (s); the slowest scanners do.
_PACE = 0.05
_FEWEST = 4
# After this long without a key somebody looks up from typing (ms).
_LOOKS_UP = 150
# A digit that stands alone for so long (ms) was pressed to choose, not scanned.
_ALONE = 80
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ScanField(QLineEdit):
    """Takes keys as they come and waits for nobody.

    `entered(text, how, at)` at Enter, `at` ms UTC; `paused(text)` when a hand stops typing;
    `chosen(place)` for a number key while `choices` are offered; `stepped(±1)`; `took_back()` for
    Backspace in the empty field; `escaped()` for Esc in it.
    A scanner's keys never reach an input method: it is off until `type_names(True)`.
    """

    entered = Signal(str, str, object)
    paused = Signal(str)
    chosen = Signal(int)
    stepped = Signal(int)
    took_back = Signal()
    escaped = Signal()
    naming = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.choices = 0
        self._keys: list[float] = []
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._look = self._timer(_LOOKS_UP)
        self._look.timeout.connect(lambda: self.paused.emit(self.text().strip()))
        self._alone = self._timer(_ALONE)
        self._alone.timeout.connect(self._choose)
        self.textChanged.connect(lambda _text: self._look.start())

    def _timer(self, ms: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(ms)
        return made

    def type_names(self, wanted: bool) -> None:
        """Let an input method in, for names in Chinese, or keep it out for the scanner."""
        if wanted == self.types_names():
            return
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, wanted)
        if self.hasFocus():
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)
        self.naming.emit(wanted)

    def types_names(self) -> bool:
        """Whether an input method is let in."""
        return self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def inputMethodQuery(self, asked: Qt.InputMethodQuery, *more: Any) -> Any:
        """A line edit says that it takes an input method whatever its attribute: this one not."""
        if asked == Qt.InputMethodQuery.ImEnabled and not self.types_names():
            return False
        return super().inputMethodQuery(asked, *more)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Nothing that was being composed elsewhere comes between a scanner's keys."""
        if self.types_names():
            super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters; arrows choose; Backspace and Esc mean more in the empty field."""
        self._alone.stop()
        key, empty = Qt.Key(event.key()), not self.text()
        if key in _ENTER:
            self._enter()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Backspace and empty and not event.isAutoRepeat():
            self.took_back.emit()
        else:
            self._type(event, empty)

    def _type(self, event: QKeyEvent, empty: bool) -> None:
        if event.text():
            self._keys = [*([] if empty else self._keys), time.monotonic()]
        super().keyPressEvent(event)
        typed = self.text()
        if empty and len(typed) == 1 and typed in "123456789"[: self.choices]:
            self._alone.start()

    def _choose(self) -> None:
        place = int(self.text()) - 1
        self.clear()
        self.chosen.emit(place)

    def _enter(self) -> None:
        text = self.text().strip()
        how = SCANNED if self._scanned(text) else TYPED
        self.clear()
        self._look.stop()
        self._keys = []
        self.entered.emit(text, how, time.time_ns() // 1_000_000)

    def _scanned(self, text: str) -> bool:
        """Whether a scanner typed this: a badge's code, or faster than any hand."""
        if read_code(text) is not None:
            return True
        if len(self._keys) < max(_FEWEST, len(text)):
            return False
        return all(
            after - before < _PACE for before, after in pairwise([*self._keys, time.monotonic()])
        )

    def _escape(self) -> None:
        self.type_names(False)
        if self.text():
            self.clear()
        else:
            self.escaped.emit()
