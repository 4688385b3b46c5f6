"""Connections to a community's SQLCipher file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import sqlcipher3
import sqlcipher3.dbapi2

from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.models.progress import Cancelled
from desktop.store.guard import Guarded


def _as_it_is(value: object) -> object:
    return value


# The driver asks for an adapter of every None and bytes that is bound, and to find none takes it
# ten times as long as to bind one (measured: 0.8 to 0.1 µs).
sqlcipher3.dbapi2.register_adapter(bytes, _as_it_is)
sqlcipher3.dbapi2.register_adapter(type(None), _as_it_is)

if TYPE_CHECKING:  # sqlcipher3 has no types; its exceptions are shaped as the library's own
    from sqlite3 import DatabaseError, OperationalError
else:
    from sqlcipher3.dbapi2 import DatabaseError, OperationalError

__all__ = [
    "CACHE_KIB",
    "Connection",
    "DatabaseError",
    "OperationalError",
    "connect",
    "stoppable",
    "value",
]


class Cursor(Protocol):
    """The part of a sqlcipher3 cursor that the store uses; the library has no types."""

    rowcount: int

    def fetchone(self) -> tuple[Any, ...] | None: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...
    def close(self) -> None: ...


class Connection(Protocol):
    """The part of a sqlcipher3 connection that the store uses."""

    in_transaction: bool
    # While it is, only statements that read are run.
    shut: bool

    def execute(self, sql: str, params: Sequence[object] = ...) -> Cursor: ...
    def executemany(self, sql: str, params: Iterable[Sequence[object]]) -> Cursor: ...
    def backup(
        self,
        target: "Connection",
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], None] = ...,
    ) -> None: ...
    def create_function(
        self, name: str, arguments: int, function: object, *, deterministic: bool
    ) -> None: ...
    def set_progress_handler(self, handler: Callable[[], object] | None, steps: int) -> None: ...
    def close(self) -> None: ...


CACHE_KIB = 16 * 1024
# A screen reads few pages, and most of them again: more would only be held.
_SCREEN_CACHE_KIB = 4 * 1024
BUSY_MS = 10_000
# Steps of SQLite between two looks: some milliseconds.
_LOOK_STEPS = 50_000


def connect(path: Path, key: bytes, *, readonly: bool = False) -> Connection:
    """An open connection with the raw 32-byte key, WAL and full syncing of own changes.

    Raises Problem vault.damaged_file when the file is not readable with this key, which the vault
    has proved to be the right one, vault.disk_error when it can't be read at all.
    """
    try:
        return _connected(path, key, readonly=readonly)
    except DatabaseError as error:
        if "not a database" not in str(error):
            raise
    # A read that failed looks the same as a page that is wrong: look again.
    try:
        with path.open("rb") as file:
            file.read(4096)
        return _connected(path, key, readonly=readonly)
    except OSError as error:
        raise Problem("vault.disk_error", file=path) from error
    except DatabaseError as error:
        if "not a database" in str(error):
            raise Problem("vault.damaged_file", file=path) from error
        raise


def _connected(path: Path, key: bytes, *, readonly: bool) -> Connection:
    opened = sqlcipher3.dbapi2.connect(
        str(path),
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        factory=Guarded,
    )
    connection = cast(Connection, opened)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.create_function("fold", 1, _fold, deterministic=True)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        cache = _SCREEN_CACHE_KIB if readonly else CACHE_KIB
        connection.execute(f"PRAGMA cache_size = -{cache}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if readonly:
            connection.execute("PRAGMA query_only = 1")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("PRAGMA secure_delete = ON")
    except DatabaseError:
        connection.close()
        raise
    return connection


def _fold(text: str | None) -> str:
    return fold(text) if text else ""


@contextmanager
def stoppable(connection: Connection, look: Callable[[], None]) -> Iterator[None]:
    """Call `look` several times a second while statements run; they end when it raises Cancelled.

    A statement that wrote within a transaction ends the transaction with itself (SQLite's
    sqlite3_interrupt); the Cancelled is raised then.
    """
    heard: list[Cancelled] = []

    def stops() -> bool:
        try:
            look()
        except Cancelled as cancelled:
            heard.append(cancelled)
        return bool(heard)

    connection.set_progress_handler(stops, _LOOK_STEPS)
    try:
        yield
    except OperationalError as error:
        if heard and str(error) == "interrupted":
            raise heard[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def value(connection: Connection, sql: str, params: Sequence[object] = ()) -> Any:
    """The first column of the first row; None when there is no row."""
    found = connection.execute(sql, params).fetchone()
    return found[0] if found else None
