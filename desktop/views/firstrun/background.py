"""Work before a community is open: making and opening one, off the GUI thread."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal

from desktop.models.problem import Problem
from desktop.models.progress import Cancelled


class Background(QObject):
    """Runs one piece of work at a time; done, failed or ended (with nothing) tells its end.

    The work gets a Progress; another exception than Problem is raised in the GUI thread.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    progress = Signal(int, int)
    _ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1, "opening")
        self._stop = threading.Event()
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[Callable[[int, int], None]], object]) -> None:
        """Begin the work."""
        self._stop.clear()
        self._pool.submit(work, self._report).add_done_callback(self._ended.emit)

    def cancel(self) -> None:
        """Stop at the next report."""
        self._stop.set()

    def close(self) -> None:
        """End the thread."""
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progress.emit(done, total)

    def _finish(self, future: Future[object]) -> None:
        problem = Cancelled() if future.cancelled() else future.exception()
        if isinstance(problem, Cancelled):
            self.ended.emit()
        elif isinstance(problem, Problem):
            self.failed.emit(problem)
        elif problem is not None:
            self.ended.emit()
            raise problem
        else:
            self.done.emit(future.result())
