"""The toast: says what happened, for 8 s with a way back, else 4 s; told to screen readers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.views.parts.button import Button
from desktop.views.parts.text import announce, label

SHOWN_MS = 8_000
# Without a way back it only has to be read.
BRIEF_MS = 4_000
_EDGE, _GAP = 12, 12


class Toast(QFrame):
    """One message; a new one takes its place. It lies in a layout, so that it covers nothing.

    `moved` when it comes, goes or says something else: whoever holds it gives it room by `fit`.
    """

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "toast")
        self._text = label("", 13, "onToast")
        self._act = Button("", "ghost")
        self._slot: Callable[[], object] | None = None
        self._act.clicked.connect(lambda: self._clicked())
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._text)
        row.addWidget(self._act)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        self.hide()

    def say(self, text: str, act: str = "", slot: Callable[[], object] | None = None) -> None:
        """Show a sentence and, with `act`, a button ("撤销") that calls `slot` and closes."""
        self._text.setText(text)
        self._act.setText(act)
        self._act.setAccessibleName(act)
        self._act.setVisible(bool(act))
        self._slot = slot
        # Whoever holds it says how wide it may be; till then a long sentence widens no window.
        self._text.setFixedWidth(1)
        self.show()
        self.moved.emit()
        self._timer.start(self._stays())
        announce(self, text)

    def _stays(self) -> int:
        return SHOWN_MS if self._slot is not None else BRIEF_MS

    def text(self) -> str:
        """The sentence shown last."""
        return self._text.text()

    def wanted(self) -> int:
        """How wide it would be in one line (px)."""
        return self._words() + self._beside()

    def fit(self, room: int) -> None:
        """Take at most `room` px of width; a sentence that needs more goes on in another line."""
        width = min(self._words(), max(room - self._beside(), 1))
        self._text.setWordWrap(width < self._words())
        height = self._text.heightForWidth(width) if self._text.wordWrap() else 0
        self._text.setFixedSize(QSize(width, max(height, self._text.fontMetrics().height())))

    def _words(self) -> int:
        return self._text.fontMetrics().horizontalAdvance(self._text.text()) + 2

    def _beside(self) -> int:
        button = 0 if self._act.isHidden() else self._act.sizeHint().width() + _GAP
        return 2 * _EDGE + button

    def _clicked(self) -> None:
        self._go()
        if self._slot is not None:
            self._slot()

    def _go(self) -> None:
        self._timer.stop()
        self.hide()
        self.moved.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count down anew."""
        self._timer.start(self._stays())
