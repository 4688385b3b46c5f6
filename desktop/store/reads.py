"""Reading a community: one connection, who looks, and what every read needs to know."""

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from threading import Event, Lock, RLock
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from desktop.models.clock import wall_ms
from desktop.models.permission import Actor
from desktop.models.problem import Problem
from desktop.store import damage
from desktop.store.database import Connection, Cursor, DatabaseError, OperationalError

T = TypeVar("T")
# Steps between two looks at how many were taken, and at whether to go on.
_STEP, _LOOK = 1_000, 50_000
NOBODY = Actor(b"", "", "", frozenset())


# After one of these a connection may refuse everything, though the file is whole: SQLCipher
# remembers a page that it could not read.
_DOUBTFUL = frozenset({"vault.damaged_file", "vault.disk_error"})


class Stopped(Exception):
    """A question asked aside was given up."""


class Reads:
    """A connection with the community's id, index key and time zone, seen by one actor.

    For screens it is read-only; a `Store` is one that also writes. `actor` may be replaced by a
    preview, and every read masks by it. `reopen` makes the same connection anew: a read that
    the disk failed is tried once more on a fresh one.

    `turn` is held by whoever uses the connection from one thread beside others, for as long as
    nobody may come in between: an action, what the syncing thread does between two questions.
    Two that ask at once wait for each other for good, one for Python's lock and one for SQLite's.
    """

    # The time (Unix ms) as whoever reads tells it.
    now: Callable[[], int] = staticmethod(wall_ms)

    def __init__(self, connection: Connection, reopen: Callable[[], Connection]) -> None:
        self._db = connection
        self._reopen = reopen
        self._doubtful = False
        self._beside, self._closed = Lock(), False
        self.turn = RLock()
        self.actor: Actor = NOBODY
        state = dict(connection.execute("SELECT name, value FROM state").fetchall())
        self.community: bytes = state["community"]
        self.index_key: bytes = state["index_key"]
        self.device: bytes = state["device"]
        self.operator: bytes = state["operator"]

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises Problem vault.disk_error, vault.damaged_file, store.busy."""
        return self._read(sql, params, lambda cursor: cursor.fetchall())

    def each(
        self, sql: str, params: Sequence[object] = ()
    ) -> Generator[tuple[Any, ...], None, None]:
        """The rows of a query one after another, of one state of the file. Raises as `rows` does.

        For what may be too long to hold; whoever stops early closes the iterator.
        """
        cursor = self._read(sql, params, lambda cursor: cursor)
        try:
            while (row := cursor.fetchone()) is not None:
                yield row
        except DatabaseError as error:
            raise self._said(error) from error
        finally:
            cursor.close()

    def one(self, sql: str, params: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None. Raises as `rows` does."""
        return self._read(sql, params, lambda cursor: cursor.fetchone())

    def soon(self, steps: int, question: "Callable[[Reads], T]") -> T | None:
        """The answer to a question; None when it takes more than about so many steps of SQLite.

        What a screen waits for is held to a number of steps: a thousand take 0.05 ms within
        an index, and up to 10 ms where each row is a page not read yet.
        """
        left = iter(range(steps // _STEP))
        self._db.set_progress_handler(lambda: next(left, None) is None, _STEP)
        try:
            return question(self)
        except OperationalError as error:
            if str(error) != "interrupted":
                raise
            return None
        finally:
            self._db.set_progress_handler(None, 0)

    def within(
        self, steps: int, sql: str, params: Sequence[object] = ()
    ) -> list[tuple[Any, ...]] | None:
        """All rows of a query; None when it takes more than about so many steps."""
        return self.soon(steps, lambda reads: reads.rows(sql, params))

    def aside(self, question: "Callable[[Reads], T]", stop: Event) -> T:
        """Answer a long question on a connection of its own; from any thread, one at a time.

        Raises Stopped soon after `stop` is set or the community is closed.
        """
        with self._beside:
            if self._closed or stop.is_set():
                raise Stopped
            fresh = self._reopen()
            fresh.shut = True
            other = Reads(fresh, self._reopen)
            other.actor = self.actor
            other._db.set_progress_handler(lambda: stop.is_set() or self._closed, _LOOK)
            try:
                return question(other)
            except OperationalError as error:
                raise Stopped if str(error) == "interrupted" else error from error
            finally:
                other.close()

    def _read(self, sql: str, params: Sequence[object], take: Callable[[Cursor], T]) -> T:
        with self.turn:
            return self._taken(sql, tuple(params), take)

    def _taken(self, sql: str, given: tuple[object, ...], take: Callable[[Cursor], T]) -> T:
        if self._doubtful and not self._db.in_transaction:
            self._renew()
        try:
            return take(self._db.execute(sql, given))
        except DatabaseError as error:
            said = self._said(error)
            if not self._doubtful or self._db.in_transaction:
                raise said from error
        self._renew()
        try:
            return take(self._db.execute(sql, given))
        except DatabaseError as error:
            raise self._said(error) from error

    def _said(self, error: DatabaseError) -> Problem | DatabaseError:
        """What the operator is told of a failing file; an error of the program's own stays."""
        problem = damage.explained(error, Path("community.db"))
        if problem is None:
            return error
        if problem.code == "vault.damaged_file" and damage.sound(self._db):
            return error
        self._doubtful = self._doubtful or problem.code in _DOUBTFUL
        if problem.code == "vault.damaged_file":
            return damage.truth(Path("community.db"), self._reopen)
        return problem

    def _renew(self) -> None:
        try:
            fresh = self._reopen()
        except DatabaseError as error:
            raise damage.explained(error, Path("community.db")) or error from error
        with suppress(DatabaseError):
            self._db.close()
        self._db = fresh
        self._doubtful = False

    @property
    def zone(self) -> str:
        """The community's IANA time zone."""
        found = self.one("SELECT zone FROM community")
        return str(found[0]) if found and found[0] else "Asia/Shanghai"

    def today(self, ahead_ms: int = 0) -> date:
        """The date in the community's zone, by a clock so far ahead of `now`."""
        return datetime.fromtimestamp((self.now() + ahead_ms) / 1000, ZoneInfo(self.zone)).date()

    def data_version(self) -> int:
        """A number that changes when another connection or process wrote to the file."""
        return int((self.one("PRAGMA data_version") or (0,))[0])

    @property
    def closed(self) -> bool:
        """Whether nothing can be read any more: what an answer was for is gone."""
        return self._closed

    def close(self) -> None:
        """Close the connection; using it afterwards is a bug."""
        self._closed = True
        with self._beside:
            self._db.close()
