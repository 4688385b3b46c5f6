"""Runs actions on the one database worker and tells the window what came of them.

    job = dispatcher.do(members.edit, member, phone="…")
    job.done.connect(self._saved)

Every signal arrives in the GUI thread. An action that takes a `progress` gets one; after
`job.cancel()` it raises Cancelled at the action's next report, and the recording rolls back.
"""

import inspect
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from functools import partial
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer, Signal

from desktop.models.changes import Changes
from desktop.models.permission import Actor
from desktop.models.problem import Problem
from desktop.models.progress import Cancelled
from desktop.models.schema import TABLES
from desktop.store import brake
from desktop.store.community import Store

POLL_MS = 1_000
# A report reaches the screen at most this often (s).
REPORT_EVERY = 0.05
# The kind of Changes that stand for whatever another process did to the same folder.
OUTSIDE = "outside"

P = ParamSpec("P")


class Job(QObject):
    """One action under way; exactly one of done, failed, cancelled is emitted, then it is over.

    `over` comes last, whichever it was; listening to it does not count as hearing of a failure.
    """

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    over = Signal()
    progress = Signal(int, int)
    # What it does; told whether the operator agreed that it changes very much.
    work: Callable[[bool], object]
    # What was seen done must be: closing the community waits for it.
    lasting = False
    sent: Future[object] | None = None

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the action to stop; it answers at its next report of progress."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """The Progress handed to the action; called on the worker."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= REPORT_EVERY or done == total:
            self._told = now
            self.progress.emit(done, total)

    def stopped(self) -> bool:
        """True once somebody asked to stop."""
        return self._stop.is_set()


class Dispatcher(QObject):
    """Owns the writing connection on its one worker thread.

    `changed(Changes)` for every action that changed something, the undone and the outside ones
    included; `failed(Problem)` when the operator can act and nobody listens to the job's own
    `failed`; a bug is raised in the GUI thread. `followed(job, what)` for work worth showing.
    """

    changed = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)
    done = Signal(object)
    busy = Signal(bool)
    followed = Signal(object, str)
    _ended = Signal(object, object)
    _looked = Signal(object)
    _took = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pool = ThreadPoolExecutor(1, "database")
        self._jobs: set[Job] = set()
        # Asks the operator about an action that would change very much; without it, it fails.
        self.agree: Callable[[Problem], bool] | None = None
        self._seen = _stand(store)
        # Queued: work that ends before `do` returns must not end before its caller listens.
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._looked.connect(self._compare, Qt.ConnectionType.QueuedConnection)
        self._took.connect(self._tell_taken, Qt.ConnectionType.QueuedConnection)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.look_outside)
        self._poll.start()

    def do(
        self, action: Callable[Concatenate[Store, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> Job:
        """Run `action(store, …)` after those already waiting; the job tells how it ends."""
        job = Job(self)
        given: dict[str, Any] = dict(kwargs)
        if "progress" in inspect.signature(action).parameters and "progress" not in given:
            given["progress"] = job.report
        self._jobs.add(job)
        self.busy.emit(True)
        job.progress.connect(self.progress)
        job.work = partial(self._run, job, action, args, given)
        self._send(job, sure=False)
        return job

    def _send(self, job: Job, *, sure: bool) -> None:
        future = job.sent = self._pool.submit(job.work, sure)
        future.add_done_callback(partial(self._ended.emit, job))

    def follow(self, job: Job, what: str) -> None:
        """Tell the window what long work does ("正在导入 名单.xlsx"), so that it shows it."""
        self.followed.emit(job, what)

    def _run(
        self,
        job: Job,
        action: Callable[..., object],
        args: tuple[Any, ...],
        given: dict[str, Any],
        sure: bool,
    ) -> object:
        if job.stopped():
            raise Cancelled
        with self._store.turn:
            self._store.sure = sure
            try:
                return action(self._store, *args, **given)
            finally:
                self._store.sure = False

    def _finish(self, job: Job, future: Future[object]) -> None:
        """Tell the end of a job, or ask whether it is meant; runs in the GUI thread."""
        if (asking := _asking(future)) and self.agree is not None:
            if self.agree(asking):
                self._send(job, sure=True)
                return
            future = Future()
            future.set_exception(Problem("history.declined"))
        self._jobs.discard(job)
        job.deleteLater()
        if not self._jobs:
            self.busy.emit(False)
        self.tell(job, future)

    def tell(self, job: Job, future: Future[object]) -> None:
        """Let a job's listeners hear how it ended; a bug is raised. In the GUI thread."""
        try:
            self._answer(job, future)
        finally:
            job.over.emit()

    def _answer(self, job: Job, future: Future[object]) -> None:
        problem = Cancelled() if future.cancelled() else future.exception()
        if isinstance(problem, Cancelled):
            job.cancelled.emit()
        elif isinstance(problem, Problem):
            heard = job.isSignalConnected(QMetaMethod.fromSignal(job.failed))
            (job if heard else self).failed.emit(problem)
        elif problem is not None:
            raise problem
        else:
            self._tell(job, future.result())

    def _tell(self, job: Job, result: object) -> None:
        if isinstance(result, Changes) and not result.nothing:
            self.changed.emit(result)
        job.done.emit(result)
        self.done.emit(result)

    def took(self, changes: Changes) -> None:
        """Tell what a pull changed as any action's; from any thread."""
        self._took.emit(changes)

    def _tell_taken(self, changes: Changes) -> None:
        # What a verdict took back is no change of the log's: it has tables, but counts nothing.
        if changes.tables:
            self.changed.emit(changes)

    def look_on(self, actor: Actor | None) -> None:
        """Run what follows as a preview, which writes nothing, or as the operator again (None)."""
        self._pool.submit(self._store.look_on, actor)

    def working(self) -> bool:
        """True while an action waits or runs."""
        return bool(self._jobs)

    def look_outside(self) -> None:
        """Ask the worker whether another process wrote to the folder since the last look.

        A day that began is told alike: what is due, and whose role begins or ends, follows from it.
        """
        if not self._jobs:
            look = self._pool.submit(_stand, self._store)
            look.add_done_callback(self._looked.emit)

    def _compare(self, look: Future[tuple[int, date]]) -> None:
        if look.cancelled():
            return
        now = look.result()
        if now == self._seen:
            return
        if now[1] != self._seen[1] and not self._store.actor.preview:
            self._pool.submit(self._store.refresh)
        self._seen = now
        self.changed.emit(outside())

    def close(self) -> None:
        """Let the running action and what lasts end, drop the rest; close connection and thread."""
        self._poll.stop()
        for job in self._jobs:
            if not job.lasting:
                job.cancel()
        wait([job.sent for job in self._jobs if job.lasting and job.sent is not None])
        self._pool.shutdown(wait=True, cancel_futures=True)
        with self._store.turn:
            self._store.close()


def _stand(store: Store) -> tuple[int, date]:
    """What changes when another process writes, or a day begins."""
    return store.data_version(), store.today()


def _asking(future: Future[object]) -> Problem | None:
    """The question that an action ended with."""
    problem = None if future.cancelled() else future.exception()
    return problem if isinstance(problem, Problem) and problem.code == brake.ASK else None


def outside() -> Changes:
    """What stands for another process's work: every table, too much to patch."""
    names = frozenset(table.name for table in TABLES)
    return Changes(b"", OUTSIDE, names, count=1_000_000)
