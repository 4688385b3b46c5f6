"""What the door hands to the worker, in order, and what comes back of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.actions import door, history, registrations
from desktop.actions.door import TYPED
from desktop.dispatcher import Dispatcher, Job
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.door import Arrival, Scan
from desktop.models.problem import Problem


class DoorWork(QObject):
    """The scans of one occurrence: nobody waits for a write, and none is lost.

    `told(scan, text)` for each once it is written; `refused(problem, text)`; `early(problem)` when
    the doors are not open yet: `go_on` does what was refused so, from then on without asking.
    `waiting(n)` counts what is not written yet; `took_back(arrivals)` after an undo.
    """

    told = Signal(object, str)
    refused = Signal(object, str)
    early = Signal(object)
    waiting = Signal(int)
    took_back = Signal(object)

    def __init__(self, dispatcher: Dispatcher, one: Occurrence) -> None:
        # It outlives its desk: what is under way comes back to it when the screen is gone.
        super().__init__(dispatcher)
        self._dispatcher, self._one = dispatcher, one
        self.under_way = 0
        # Who is new and was let in or refused last: what he said is not asked for again.
        self.newcomer = ("", "")
        self._early: list[Callable[[], None]] = []
        self._asks = True
        # The actions of this door that can be taken back, newest last, with who came in by each.
        self._done: list[tuple[bytes, tuple[Arrival, ...]]] = []

    def scan(self, text: str, how: str, at: int) -> None:
        """Let in who is meant by what was scanned or typed at `at` (ms UTC)."""
        again = partial(self.scan, text, how, at)
        job = self._dispatcher.do(
            door.scan,
            self._one.series,
            self._one.original,
            text,
            at=at,
            method=how,
            if_open=self._asks,
        )
        self._await(job, text, again)

    def admit(self, some: Sequence[bytes], how: str = TYPED, text: str = "") -> None:
        """Let these members in together."""
        again = partial(self.admit, some, how, text)
        job = self._dispatcher.do(
            door.admit,
            self._one.series,
            self._one.original,
            some,
            method=how,
            if_open=self._asks,
        )
        self._await(job, text, again)

    def register(self, name: str, phone: str, how: str = door.WALKED_IN) -> None:
        """Make a member of somebody new and let him in; who is refused is `newcomer`."""
        again = partial(self.register, name, phone, how)
        job = self._dispatcher.do(
            door.walk_in,
            self._one.series,
            self._one.original,
            name,
            phone,
            method=how,
            if_open=self._asks,
        )
        job.done.connect(partial(self._met, name, phone))
        self._await(job, name, again)

    def _met(self, name: str, phone: str, _changes: Changes) -> None:
        self.newcomer = (name, phone)

    def enrol(self, some: Sequence[bytes]) -> None:
        """Register these members at the door, and let them in."""
        one = self._one
        job = self._dispatcher.do(
            registrations.register, one.series, one.original, some, method="door"
        )
        self._count(1)
        job.over.connect(lambda: self._count(-1))
        job.done.connect(lambda _changes: self.admit(some))
        job.failed.connect(lambda problem: self.refused.emit(problem, ""))

    def undo_last(self) -> bool:
        """Take back the newest check-in of this door; False when there is none."""
        if not self._done:
            return False
        action, some = self._done.pop()
        job = self._dispatcher.do(history.undo, action)
        self._count(1)
        job.over.connect(lambda: self._count(-1))
        job.done.connect(lambda _changes: self.took_back.emit(some))
        job.failed.connect(lambda problem: self.refused.emit(problem, ""))
        return True

    def go_on(self, *, yes: bool) -> None:
        """Do what was refused as too early, or drop it."""
        waiting, self._early = self._early, []
        self._asks = not yes
        for again in waiting if yes else ():
            again()

    def _await(self, job: Job, text: str, again: Callable[[], None]) -> None:
        # Whoever was scanned walked in: he is written even if the window closes behind him.
        job.lasting = True
        self._count(1)
        job.over.connect(lambda: self._count(-1))
        job.done.connect(lambda changes: self._tell(changes, text))
        job.failed.connect(lambda problem: self._fail(problem, text, again))

    def _count(self, step: int) -> None:
        self.under_way += step
        self.waiting.emit(self.under_way)

    def _tell(self, changes: Changes, text: str) -> None:
        found = changes.result
        assert isinstance(found, Scan)
        # What only says that this door saw him too is nothing to take back.
        if any(one.new for one in found.arrivals):
            self._done.append((changes.action, tuple(one for one in found.arrivals if one.new)))
        self.told.emit(found, text)

    def _fail(self, problem: Problem, text: str, again: Callable[[], None]) -> None:
        if problem.code != "calendar.not_yet":
            self.refused.emit(problem, text)
            return
        self._early.append(again)
        if len(self._early) == 1:
            self.early.emit(problem)
