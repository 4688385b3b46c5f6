"""The window's syncing: one thread that asks the hub whenever there is something to say or hear.

No Qt here. The store is touched only while the thread holds its `turn`, which is given back around
every question to the network, so that work in the window never waits for a hub.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import Any, Final, TypeVar

from msgspec.structs import replace

from desktop.models.changes import Changes
from desktop.models.clock import wall_ms
from desktop.models.problem import Problem
from desktop.models.progress import Cancelled
from desktop.store import link
from desktop.store.community import Store
from desktop.sync import stating
from desktop.sync.channel import Channel, Obliging, Refusal, Unreachable
from desktop.sync.core import ForgedChangeset, Round, Sync
from desktop.sync.outside import Ear, Hears, Listen, Reach
from desktop.sync.session import Session
from desktop.sync.state import Phase, State

# Seconds between two rounds while nothing happens; what the first wait after no answer is, and the
# longest that doubling it makes.
EVERY: Final = 30.0
FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0

T = TypeVar("T")


class Stopped(Exception):
    """The community is being closed: nothing more is asked."""


class _Lent:
    """A channel that gives the store's turn back while it waits for the network."""

    def __init__(self, inner: Channel, loop: "Loop") -> None:
        self._inner, self._loop = inner, loop

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        with self._loop.away() if self._loop.here else nullcontext():
            return self._inner.ask(path, body, token)


class Loop:
    """Rounds of syncing, and further work with the hub, one after another on one thread."""

    def __init__(
        self,
        store: Store,
        reach: Reach,
        hears: Hears,
        listen: Listen | None = None,
        follow: Callable[[Store], Changes | None] = lambda store: None,
    ) -> None:
        """`follow` does what follows from what a round brought; it goes out with the next one."""
        self._store, self._reach, self._hears = store, reach, hears
        self._listen, self._follow = listen, follow
        self._ear: Ear | None = None
        self._hear: Callable[[], None] = lambda: None
        self._state = State()
        self._session: tuple[tuple[object, ...], Session] | None = None
        self._tasks: deque[tuple[Callable[[Loop], Any], Future[Any]]] = deque()
        self._bell = threading.Condition()
        self._woken, self._stopped, self._failures = True, False, 0
        # A hub that hangs must not keep the program from ending; without the store it does nothing.
        self._thread = threading.Thread(target=self._work, name="sync", daemon=True)

    # -- from other threads --------------------------------------------------------------------

    def start(self) -> None:
        """Begin; the first round follows at once."""
        self._thread.start()

    def wake(self, *, patient: bool = True) -> None:
        """There is something to say or hear: a round now.

        `patient`: not while the hub does not answer; the next try comes by itself.
        """
        with self._bell:
            if patient and self._failures:
                return
            self._failures = 0
            self._woken = True
            self._bell.notify()

    def do(self, task: Callable[["Loop"], T]) -> Future[T]:
        """Run other work with the hub on this thread, holding the store between its questions."""
        future: Future[T] = Future()
        with self._bell:
            if self._stopped:
                future.cancel()
                return future
            self._tasks.append((task, future))
            self._bell.notify()
        return future

    def stop(self) -> None:
        """Ask for the end; `join` waits for it."""
        with self._bell:
            self._stopped = True
            left = [future for _, future in self._tasks]
            self._tasks.clear()
            self._bell.notify()
        for future in left:
            future.cancel()

    def join(self, seconds: float | None = None) -> None:
        """Wait until the thread has ended, or so long; one that waits for a hub ends alone."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    # -- for tasks, on this thread -------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The store; only within a task."""
        return self._store

    def took(self, changes: Changes) -> None:
        """Tell the window what a task changed besides its rounds."""
        self._hears.took(changes)

    def channel(self, address: str, identity: bytes | None = None) -> Channel:
        """A way to a hub that frees the store while it waits."""
        return _Lent(Obliging(self._reach(address, identity), self._rest), self)

    def _rest(self, refusal: Refusal) -> None:
        """Wait as long as a hub asks that it was too fast for; said, and ended by `stop`."""
        self._tell("working", code=refusal.code, retry_after=refusal.retry_after)
        with self._bell:
            self._bell.wait_for(lambda: self._stopped, refusal.retry_after)
        if self._stopped:
            raise Stopped

    def session(self) -> Session | None:
        """This device's session with the community's hub; None while it has none."""
        known = link.read(self._store)
        keys = self._store.keys.device
        if not known.address or not (known.judge or known.opening) or keys is None:
            return None
        who = (known.address, known.identity, self._store.device)
        if self._session is None or self._session[0] != who:
            self._hang_up()
            community, device, private = self._store.community, self._store.device, keys.sign

            def begun(channel: Channel) -> Session:
                return Session(channel, community, device, private)

            self._session = (who, begun(self.channel(known.address, known.identity)))
            self._hear = partial(self._begin, known.address, known.identity, begun)
        return self._session[1]

    def _begin(self, address: str, identity: bytes, begun: Callable[[Channel], Session]) -> None:
        """Listen for hints, once."""
        if self._ear is None and self._listen is not None:
            self._ear = self._listen(address, identity, begun, self.wake)

    def round(self, session: Session) -> Round:
        """One round of syncing, told to the window page by page."""
        return Sync(self._store, session, self._hears.took, self._awaited).round()

    def _awaited(self, asked: "Future[T]") -> T:
        """What another thread asks for, the store free for others until it is there."""
        self._store.turn.release()
        try:
            return asked.result()
        finally:
            self._store.turn.acquire()

    def _hang_up(self) -> None:
        if self._ear is not None:
            self._ear.stop()
            self._ear = None

    @property
    def here(self) -> bool:
        """Whether it is the syncing thread that asks: no other has the store."""
        return threading.current_thread() is self._thread

    @contextmanager
    def away(self) -> Iterator[None]:
        """The store is free for others while this thread waits for the network."""
        self._store.turn.release()
        try:
            if self._stopped:
                raise Stopped
            yield
        finally:
            self._store.turn.acquire()
        if self._store.closed:
            raise Stopped

    # -- the thread ----------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            while (task := self._next()) is not None:
                if task is _ROUND:
                    self._round()
                else:
                    self._run(*task)
        except BaseException as error:  # noqa: BLE001  (a bug: told to the window, not swallowed)
            if not self._stopped:
                self._hears.crashed(error)
        finally:
            self._hang_up()

    def _next(self) -> Any:
        """What to do next: a task, _ROUND, or None at the end."""
        with self._bell:
            if not (self._tasks or self._woken or self._stopped):
                self._bell.wait(self._pause())
            if self._stopped:
                return None
            if self._tasks:
                return self._tasks.popleft()
            self._woken = False
            return _ROUND

    def _pause(self) -> float:
        """Seconds until the next round comes by itself."""
        if self._failures:
            return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (self._failures - 1))
        return max(EVERY, float(self._state.retry_after))

    def _run(self, task: Callable[["Loop"], Any], future: "Future[Any]") -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            with self._store.turn:
                answer = task(self)
        except BaseException as error:
            # What falls over because the community is being closed is nobody's bug.
            future.set_exception(Cancelled() if self._stopped else error)
            if self._stopped:
                raise
        else:
            future.set_result(answer)
            self.wake()

    def _round(self) -> None:
        try:
            with self._store.turn:
                self._one_round()
        except Unreachable:
            self._failures += 1
            self._tell("offline")
        except Refusal as refusal:
            self._tell("refused", code=refusal.code, retry_after=refusal.retry_after)
        except ForgedChangeset:
            self._tell("forged")
        except Problem as problem:
            # A full disk or a busy file: said by whoever works in the window; tried again.
            self._failures += 1
            self._tell("offline", code=problem.code)

    def _one_round(self) -> None:
        session = self.session()
        self._state = replace(self._state, address=link.read(self._store).address)
        if session is None:
            self._tell("alone")
            return
        self._tell("working")
        found = self.round(session)
        self._failures = 0
        now = wall_ms()
        self._state = stating.after(self._store, self._state, found, now)
        self._tell("synced")
        given = self._follow(self._store)
        if given is not None and not given.nothing:
            self._hears.took(given)
            self.wake()
        self._hear()

    def _tell(self, phase: Phase, code: str = "", retry_after: int = 0) -> None:
        self._state = replace(self._state, phase=phase, code=code, retry_after=retry_after)
        self._hears.state(self._state)


_ROUND: Final = object()
