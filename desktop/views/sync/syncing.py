"""The window's hold on the thread that syncs: its state as a signal, work with the hub as jobs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.progress import Progress
from desktop.store.community import Store
from desktop.sync.state import State
from desktop.views.parts.painted import once_painted

if TYPE_CHECKING:
    from desktop.sync.loop import Loop
    from desktop.sync.outside import Listen, Reach

T = TypeVar("T")
# How long closing waits for a thread that is waiting for a hub (s).
_PATIENCE = 2.0
# However long a busy machine takes to what follows the first painting (ms).
_FIRST_MS = 100


class Syncing(QObject):
    """`stated(State)` in the GUI thread whenever syncing goes on to something else.

    Without a store (pictures, tests of other pages) it says that there is no hub, and does nothing.
    """

    stated = Signal(object)
    _arrived = Signal(object)
    _crashed = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        store: Store | None = None,
        reach: Reach | None = None,
        listen: Listen | None = None,
    ) -> None:
        super().__init__()
        self.state = State()
        self._dispatcher = dispatcher
        self._jobs: set[Job] = set()
        self._loop: Loop | None = None
        self._make: Callable[[], Loop] | None = None
        if store is not None and reach is not None:
            self._make = partial(self._made, store, reach, listen)
        queued = Qt.ConnectionType.QueuedConnection
        self._arrived.connect(self._take, queued)
        self._crashed.connect(self._raise, queued)
        self._ended.connect(self._finish, queued)

    def start(self, window: QWidget) -> None:
        """Begin syncing when the window has painted itself: nobody waits for it at a start."""
        once_painted(self, window, self._begin, _FIRST_MS)

    def _begin(self) -> None:
        """Begin where that has not been done; after `stop` nothing begins."""
        if self._loop is None and self._make is not None:
            self._loop = self._make()
            self._dispatcher.changed.connect(self._heard)
            self._loop.start()

    def _made(self, store: Store, reach: Reach, listen: Listen | None) -> Loop:
        from desktop.actions.following import catch_up
        from desktop.sync.loop import Loop
        from desktop.sync.outside import Hears

        hears = Hears(self._arrived.emit, self._dispatcher.took, self._crashed.emit)
        return Loop(store, reach, hears, listen, catch_up)

    def now(self) -> None:
        """Sync now, also where the hub did not answer a moment ago."""
        if self._loop is not None:
            self._loop.wake(patient=False)

    def do(self, task: Callable[[Loop, Progress], T], address: str = "") -> Job:
        """Work with the hub: `task(loop, progress)` on the syncing thread, the store in its hands.

        The job fails with a Problem; `address` is the hub that its sentence names.
        """
        self._begin()
        job = Job(self)
        self._jobs.add(job)
        work = partial(_told, task, job.report, address or self.state.address)
        future: Future[T]
        if self._loop is None:
            future = Future()
            future.cancel()
        else:
            future = self._loop.do(work)
        future.add_done_callback(partial(self._ended.emit, job))
        return job

    def stop(self) -> None:
        """Ask the thread to end; before the dispatcher is closed."""
        self._make = None
        if self._loop is not None:
            self._dispatcher.changed.disconnect(self._heard)
            for job in self._jobs:
                job.cancel()
            self._loop.stop()

    def join(self) -> None:
        """Wait for the thread; after the dispatcher is closed."""
        if self._loop is not None:
            self._loop.join(_PATIENCE)

    def _heard(self, changes: Changes) -> None:
        if self._loop is not None and changes.origin == "local":
            self._loop.wake()

    def _take(self, state: State) -> None:
        self.state = state
        self.stated.emit(state)

    def _raise(self, error: BaseException) -> None:
        raise error

    def _finish(self, job: Job, future: Future[object]) -> None:
        self._jobs.discard(job)
        job.deleteLater()
        self._dispatcher.tell(job, future)


def _told(task: Callable[[Loop, Progress], T], progress: Progress, address: str, loop: Loop) -> T:
    from desktop.sync.telling import told

    with told(address):
        return task(loop, progress)
