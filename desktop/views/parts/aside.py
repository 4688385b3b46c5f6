"""Questions to the file that take longer than a screen may wait: asked aside, answered later."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from desktop.store.reads import Reads, Stopped

T = TypeVar("T")
# Steps of SQLite that a screen waits for: a few milliseconds.
STEPS = 50_000
# Steps of SQLite that look rows up one by one, each on a page that may have to be read.
FEW_STEPS = 10_000
# Steps of SQLite for one of several figures on a screen.
TRIED_STEPS = 2_500
_LOOK_MS = 15


class Aside(QObject):
    """Answers the last question asked, in the GUI thread; earlier ones are given up.

    It belongs to a widget and ends with it: an answer that nobody waits for is dropped.
    """

    def __init__(self, parent: QObject, reads: Reads) -> None:
        super().__init__(parent)
        self._reads = reads
        self._pool = ThreadPoolExecutor(1, "aside")
        self._asked: Future[Any] | None = None
        self._stop = Event()
        self._told: Callable[[Any], object] = _nobody
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._answer)

    def soon(
        self, question: Callable[[Reads], T], told: Callable[[T], object], *, steps: int = 0
    ) -> bool:
        """Answer at once what takes little, else ask aside; True when `told` has heard already.

        `steps`: fewer than a screen waits for, where the rows may lie all over the file. The
        answer is never None.
        """
        answer = self._reads.soon(min(steps or STEPS, STEPS), question)
        if answer is None:
            self.ask(question, told)
            return False
        self.give_up()
        told(answer)
        return True

    def ask(self, question: Callable[[Reads], T], told: Callable[[T], object]) -> None:
        """Ask; `told` hears the answer. A failure is raised in the GUI thread."""
        self.give_up()
        self._told = told
        self._stop = Event()
        self._asked = self._pool.submit(self._reads.aside, question, self._stop)
        self._look.start()

    def give_up(self) -> None:
        """Wait for no answer any more."""
        self._look.stop()
        self._stop.set()
        self._asked = None

    def waiting(self) -> bool:
        """True while an answer is to come."""
        return self._asked is not None

    def _answer(self) -> None:
        asked = self._asked
        if asked is None or not asked.done():
            return
        self._look.stop()
        self._asked = None
        failure = asked.exception()
        if isinstance(failure, Stopped) or self._reads.closed:
            return
        if failure is not None:
            raise failure
        self._told(asked.result())


def _nobody(_answer: object) -> None:
    """Hears the answer to nothing."""
