"""What may come after a window's first painting: nobody waits for it at a start."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _Painting(QObject):
    """Waits for the first painting of a window, and ends with it."""

    def __init__(
        self, owner: QObject, window: QWidget, work: Callable[[], object], wait_ms: int
    ) -> None:
        super().__init__(owner)
        self._owner, self._work, self._wait_ms = owner, work, wait_ms
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What follows a painting goes before it, too: so the work is only noted here."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(self._wait_ms, self._owner, self._work)
            self.deleteLater()
        return False


def once_painted(
    owner: QObject, window: QWidget, work: Callable[[], object], wait_ms: int = 0
) -> None:
    """Do `work` when the window has painted itself, `wait_ms` later; soon where it has already.

    It is not done where `owner` ends before.
    """
    handle = window.windowHandle()
    if handle is not None and handle.isExposed():
        QTimer.singleShot(wait_ms, owner, work)
    else:
        _Painting(owner, window, work, wait_ms)
