"""A double click on macOS: the system tells the running program of the file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent

from desktop.models.ownfiles import OWN_FILES


class DoubleClicks(QObject):
    """Hears of the program's own files as long as the application lives."""

    def __init__(self, application: QObject, take: Callable[[Path], object]) -> None:
        super().__init__(application)
        self._take = take
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file is taken once the event is over: what is done with it may ask questions."""
        if not isinstance(event, QFileOpenEvent):
            return False
        path = Path(event.file())
        if path.suffix.lower() in OWN_FILES:
            QTimer.singleShot(0, partial(self._take, path))
        return True
