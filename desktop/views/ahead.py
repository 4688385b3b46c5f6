"""Work that somebody will wait for, done before: a piece at a time, while nobody does anything."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# A start is over by then (ms); between two pieces the window draws and answers.
FIRST_MS, GAP_MS = 1_500, 50
# Whoever moved or typed less than so many seconds ago may do so again.
REST = 0.4
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.Resize,
    }
)


class Ahead(QObject):
    """Does the pieces one after another and ends; it belongs to a window that is shown."""

    def __init__(self, window: QWidget, pieces: Iterator[Callable[[], object]]) -> None:
        super().__init__(window)
        self._pieces = pieces
        self._touched = 0.0
        window.windowHandle().installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._do_next)
        self._timer.start(FIRST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody does something."""
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        return False

    def _do_next(self) -> None:
        self._timer.setInterval(GAP_MS)
        if time.monotonic() - self._touched < REST:
            return
        piece = next(self._pieces, None)
        if piece is None:
            self._timer.stop()
            self.deleteLater()
        else:
            piece()
