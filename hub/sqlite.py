"""The embedded database: one SQLCipher file beside the hub's data."""

import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from hub.engine import Busy, Full

_BUSY_MS = 10_000
# SQLite's words, and how little room explains the second.
_NO_ROOM, _FAILED = "database or disk is full", "disk I/O error"
_ROOM = 1024 * 1024


def _as_it_is(value: object) -> object:
    return value


# The driver asks for an adapter of every None and bytes that is bound, and to find none takes it
# ten times as long as to bind one (measured: 0.8 to 0.1 µs).
sqlcipher.register_adapter(bytes, _as_it_is)
sqlcipher.register_adapter(type(None), _as_it_is)


class _Session:
    def __init__(self, connection: Any) -> None:
        self._db = connection

    def run(self, sql: str, params: Sequence[object] = ()) -> None:
        self._db.execute(sql, params)

    def many(self, sql: str, params: Iterable[Sequence[object]]) -> None:
        self._db.executemany(sql, params)

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._db.execute(sql, params).fetchall()  # type: ignore[no-any-return]

    def foresee(self, sql: str, params: tuple[object, ...]) -> None:
        """There is no way to go here."""

    def alone(self, community: bytes) -> None:
        """A transaction that writes has the whole file to itself."""


class SqliteEngine:
    """One file; SQLite itself lets one transaction write at a time.

    Whoever asks takes the connection that was let go last: its pages are still in memory, and
    stand, while those of the others fell with the last write. So one works where one is enough.
    """

    lock = ""

    def __init__(self, path: Path | str, key: bytes, *, durable: bool = True) -> None:
        """`durable` False spares the disk: for runs whose file nobody will miss."""
        self._path = str(path)
        self._key = key
        self._durable = durable
        self._free: list[Any] = []
        self._all: list[Any] = []
        self._guard = threading.Lock()

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        with self._guard:
            found = self._free.pop() if self._free else None
        if found is None:
            found = sqlcipher.connect(self._path, isolation_level=None, check_same_thread=False)
            found.execute("PRAGMA cipher_log_level = NONE")
            found.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            found.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
            found.execute("PRAGMA journal_mode = WAL")
            found.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'OFF'}")
            found.execute("PRAGMA secure_delete = ON")
            found.execute("PRAGMA cache_size = -4096")
            with self._guard:
                self._all.append(found)
        try:
            yield found
        finally:
            with self._guard:
                if found in self._all:
                    self._free.append(found)

    @contextmanager
    def writing(self) -> Iterator[_Session]:
        """A transaction that has the file to itself. Raises Busy."""
        with self._transaction("BEGIN IMMEDIATE") as session:
            yield session

    migrating = writing

    @contextmanager
    def reading(self) -> Iterator[_Session]:
        """A transaction over one state of the file."""
        with self._transaction("BEGIN") as session:
            yield session

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[_Session]:
        with ExitStack() as held:
            try:
                connection = held.enter_context(self._connection())
                connection.execute(begin)
            except sqlcipher.OperationalError as error:
                raise Busy(str(error)) from error
            with self._ending(connection):
                yield _Session(connection)

    @contextmanager
    def _ending(self, connection: Any) -> Iterator[None]:
        """Commit what was done, or take it back."""
        try:
            yield
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, sqlcipher.OperationalError) and self._is_full(error):
                raise Full("no room") from error
            raise

    def _is_full(self, error: Exception) -> bool:
        """Whether there was no room; the index of the journal says only that it could not grow."""
        said = str(error)
        room = shutil.disk_usage(Path(self._path).absolute().parent).free
        return said == _NO_ROOM or (said == _FAILED and room < _ROOM)

    def close(self) -> None:
        """Close every connection."""
        with self._guard:
            for one in self._all:
                one.close()
            self._all.clear()
            self._free.clear()
