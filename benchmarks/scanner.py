"""A scanner that keeps its beat whatever the window does, and how long the window stood still."""

import threading
import time
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from benchmarks.gauge import Figures
from benchmarks.measure import percentile

# Between two looks at the clock in the window's event loop (ms).
TICK_MS = 2
# What a person sees as a jerk: longer than three frames at 60 a second (ms).
STALL_MS = 50


def post(target: QObject, text: str) -> None:
    """Queue the keys of one scan and its Enter, as the system does; from any thread."""
    for letter in [*text, "\r"]:
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.postEvent(target, event)


class Scanner(threading.Thread):
    """Posts `codes` to the window's queue, one each `beat` seconds; `sent` says when."""

    def __init__(self, target: QObject, codes: Sequence[str], beat: float) -> None:
        super().__init__(daemon=True)
        self._target, self._codes, self._beat = target, codes, beat
        self.sent: list[float] = []

    def run(self) -> None:
        """Keep the beat: a late scan does not make the next one later."""
        begun = time.perf_counter()
        for number, code in enumerate(self._codes):
            time.sleep(max(0.0, begun + number * self._beat - time.perf_counter()))
            self.sent.append(time.perf_counter())
            post(self._target, code)


class Pulse(QTimer):
    """Looks at the clock in the event loop; a long pause between two looks is a stall."""

    def __init__(self) -> None:
        super().__init__()
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.setInterval(TICK_MS)
        self._seen: list[float] = []
        self.timeout.connect(lambda: self._seen.append(time.perf_counter()))

    def figures(self) -> Figures:
        """The longest pauses in ms, and how many were longer than a person does not see."""
        gaps = [(after - before) * 1e3 for before, after in pairwise(self._seen)]
        return {
            "stall_p99": percentile(gaps, 0.99),
            "stall_max": max(gaps),
            "stalls": float(sum(gap > STALL_MS for gap in gaps)),
        }
