"""What keeps a connection from writing unrecorded: shut, it runs only what reads."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # sqlcipher3 has no types; it is shaped as the library's own
    import sqlite3 as driver
    from sqlite3 import Connection as Driver
    from sqlite3 import DatabaseError
else:
    import sqlcipher3.dbapi2 as driver
    from sqlcipher3.dbapi2 import Connection as Driver
    from sqlcipher3.dbapi2 import DatabaseError

__all__ = ["Guarded"]

# By these nothing in the file changes. All others count as writing, also what a later SQLite adds.
_READING = frozenset(
    {
        driver.SQLITE_FUNCTION,
        driver.SQLITE_READ,
        driver.SQLITE_RECURSIVE,
        driver.SQLITE_SELECT,
        driver.SQLITE_TRANSACTION,
    }
)
# They look at the file, or set what only this connection does until it is closed.
_PRAGMAS = frozenset(
    {
        "busy_timeout",
        "cache_size",
        "cipher_integrity_check",
        "data_version",
        "index_info",
        "index_list",
        "integrity_check",
        "quick_check",
        "shrink_memory",
        "synchronous",
        "table_info",
        "wal_autocheckpoint",
        "wal_checkpoint",
    }
)
# More texts that write than the program has; then all are forgotten and looked at anew.
_KEPT = 2_000
_REFUSED = "a write outside a recording"


class _Watch:
    """SQLite's authorizer: it hears what a statement does while that is prepared."""

    def __init__(self) -> None:
        self.shut = False
        self.writes = 0

    def __call__(self, does: int, what: str | None, *_: str | None) -> int:
        if does in _READING or (
            does == driver.SQLITE_PRAGMA and what is not None and what.lower() in _PRAGMAS
        ):
            return driver.SQLITE_OK
        self.writes += 1
        return driver.SQLITE_DENY if self.shut else driver.SQLITE_OK


class Guarded(Driver):
    """A connection that can be shut; it is open, and not watched, before that is first done.

    SQLite tells what a statement does when it is prepared, and the driver keeps prepared ones. So
    the texts that wrote are kept, and such a one is prepared anew, in vain, when it comes while the
    connection is shut. `query_only` would need none of it, but switching it has each statement
    prepared anew, which takes longer than most actions do
    (docs/decisions/shut-by-the-authorizer.md).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._watch: _Watch | None = None
        self._wrote: set[str] = set()

    @property
    def shut(self) -> bool:
        """Whether it runs only what reads."""
        return self._watch is not None and self._watch.shut

    @shut.setter
    def shut(self, shut: bool) -> None:
        if self._watch is None:
            self._watch = _Watch()
            # Which also has all prepared so far prepared anew, and so heard.
            self.set_authorizer(self._watch)
        self._watch.shut = shut

    def execute(self, sql: str, params: Any = ()) -> Any:
        """Run a statement. Raises RuntimeError where it writes while the connection is shut."""
        watch = self._watch
        if watch is None:
            return Driver.execute(self, sql, params)
        if watch.shut:
            return self._read(watch, sql, params)
        before = watch.writes
        try:
            return Driver.execute(self, sql, params)
        finally:
            if watch.writes != before:
                self._keep(watch, sql)

    def executemany(self, sql: str, params: Iterable[Any]) -> Any:
        """Run a statement that writes for each of these. Raises RuntimeError while shut."""
        watch = self._watch
        if watch is None:
            return Driver.executemany(self, sql, params)
        if watch.shut:
            raise RuntimeError(_REFUSED)
        before = watch.writes
        try:
            return Driver.executemany(self, sql, params)
        finally:
            if watch.writes != before:
                self._keep(watch, sql)

    def _read(self, watch: _Watch, sql: str, params: Any) -> Any:
        if sql in self._wrote:
            self._look_again(sql, params)
        before = watch.writes
        try:
            return Driver.execute(self, sql, params)
        except DatabaseError as error:
            if watch.writes != before:
                raise RuntimeError(_REFUSED) from error
            raise

    def _keep(self, watch: _Watch, sql: str) -> None:
        """Keep a text that was heard to write, whether it succeeded or not."""
        if len(self._wrote) >= _KEPT:
            self._wrote.clear()
            self.set_authorizer(watch)
        self._wrote.add(sql)

    def _look_again(self, sql: str, params: Any) -> None:
        """A search index may write for itself while it is read: then the text reads after all."""
        try:
            Driver.execute(self, f"EXPLAIN {sql}", params).close()
        except DatabaseError as error:
            raise RuntimeError(_REFUSED) from error
        self._wrote.discard(sql)
