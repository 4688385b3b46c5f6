"""The toast: says what happened, for 8 s with a way back, else 4 s; told to screen readers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.text import announce, label
from desktop.views.theme.palette import size

SHOWN_MS = 8_000
# Without a way back it only has to be read, and what lies under it is wanted soon.
BRIEF_MS = 4_000
# Clear of the foot of a page and of the bar for ticked rows: what comes next stands there.
_FOOT = 76


class Toast(QFrame):
    """One message above the foot of the window; a new one takes its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "toast")
        self._text = label("", 13, "onToast")
        self._act = Button("", "ghost")
        self._slot: Callable[[], object] | None = None
        self._act.clicked.connect(lambda: self._clicked())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._text)
        self._row.addWidget(self._act)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._window = parent
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, act: str = "", slot: Callable[[], object] | None = None) -> None:
        """Show a sentence and, with `act`, a button ("撤销") that calls `slot` and closes."""
        self._text.setText(text)
        self._act.setText(act)
        self._act.setAccessibleName(act)
        self._act.setVisible(bool(act))
        self._slot = slot
        self._row.setContentsMargins(16, 8, 8 if act else 16, 8)
        self.show()
        self._place()
        self.raise_()
        self._timer.start(self._stays())
        announce(self, text)

    def _stays(self) -> int:
        return SHOWN_MS if self._slot is not None else BRIEF_MS

    def text(self) -> str:
        """The sentence shown last."""
        return self._text.text()

    def _clicked(self) -> None:
        self.hide()
        if self._slot is not None:
            self._slot()

    def _place(self) -> None:
        parent = self._window
        self.adjustSize()
        left = max(0, (parent.width() - self.width()) // 2)
        self.move(left, parent.height() - self.height() - size(28) - size(_FOOT))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count down anew."""
        self._timer.start(self._stays())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay above the foot of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
