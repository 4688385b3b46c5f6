"""When Python looks for what nothing holds any more: in the window's own thread, between events.

Left to itself it looks in whichever thread makes the next object. Found by the database thread, a
window that was closed is taken apart there, and Qt ends the program for it.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QThread, QTimer

# How often is looked whether there is enough to collect (ms).
EVERY_MS: Final = 1_000


class Collector(QObject):
    """Collects, with the thresholds that Python has, when the event loop is at rest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    def look(self) -> int:
        """Collect as much as is due; how many objects went."""
        # A dialog's loop runs inside some event of the window, which may hold what looks dead.
        if QThread.currentThread().loopLevel() > 1:
            return 0
        due = [age for age, most in enumerate(gc.get_threshold()) if gc.get_count()[age] > most > 0]
        return gc.collect(due[-1]) if due else 0
