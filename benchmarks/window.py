"""What the window workloads share: a bare PySide6 window and waiting for its first paint."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

SIZE = (1200, 800)


class Bare(QMainWindow):
    """An empty window that notes when it first painted (perf_counter seconds)."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*SIZE)
        self.painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = self.painted or time.perf_counter()


def until(done: Callable[[], object], limit: float = 60.0) -> None:
    """Let Qt work until `done()` is true, or `limit` seconds have passed."""
    end = time.perf_counter() + limit
    while not done() and time.perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def bare_window() -> Bare:
    """Show a window that holds one label, and wait for its first paint."""
    window = Bare()
    window.setCentralWidget(QLabel("社群"))
    window.show()
    until(lambda: window.painted)
    return window
