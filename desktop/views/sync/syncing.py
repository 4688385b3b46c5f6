"""The window's hold on the thread that syncs: its state as a signal, work with the hub as jobs."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.actions.following import catch_up
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.progress import Progress
from desktop.store.community import Store
from desktop.sync.loop import Hears, Listen, Loop, Reach, State
from desktop.sync.telling import told

T = TypeVar("T")
# How long closing waits for a thread that is waiting for a hub (s).
_PATIENCE = 2.0


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
        queued = Qt.ConnectionType.QueuedConnection
        self._arrived.connect(self._take, queued)
        self._crashed.connect(self._raise, queued)
        self._ended.connect(self._finish, queued)
        if store is not None and reach is not None:
            self._loop = Loop(
                store,
                dispatcher.turn(),
                reach,
                Hears(self._arrived.emit, dispatcher.took, self._crashed.emit),
                listen,
                catch_up,
            )
            dispatcher.changed.connect(self._heard)

    def start(self) -> None:
        """Begin syncing."""
        if self._loop is not None:
            self._loop.start()

    def now(self) -> None:
        """Sync now, also where the hub did not answer a moment ago."""
        if self._loop is not None:
            self._loop.wake(patient=False)

    def do(self, task: Callable[[Loop, Progress], T], address: str = "") -> Job:
        """Work with the hub: `task(loop, progress)` on the syncing thread, the store in its hands.

        The job fails with a Problem; `address` is the hub that its sentence names.
        """
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
    with told(address):
        return task(loop, progress)
