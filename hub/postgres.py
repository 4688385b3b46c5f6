"""PostgreSQL: many hub processes over one database."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from selectors import EVENT_READ, DefaultSelector
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from psycopg.pq import TransactionStatus
from psycopg_pool import ConnectionPool, PoolTimeout

from hub.engine import Busy, Full

_WAIT_S = 10.0
# A connection that answered so short a time ago is not asked whether it lives.
_SURE_S = 0.25
# Any number that nothing else in this database locks: who holds it may change the tables.
_MIGRATING = 0x71756E7A6875

_Connection = psycopg.Connection[Any]


# A statement that writes to one table and looks at no other.
_WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)(?!.*\bSELECT\b)", re.DOTALL)
# How many statements go as one at most.
_TOGETHER = 8


class _Session:
    """What only writes waits, and goes as one statement: each costs as much as what it writes."""

    def __init__(self, connection: _Connection) -> None:
        self._db = connection
        self._foreseen: dict[tuple[str, tuple[object, ...]], psycopg.Cursor[Any]] = {}
        # By table: the parts of one statement do not see what the others do.
        self._writes: dict[str, tuple[str, Sequence[object]]] = {}

    def run(self, sql: str, params: Sequence[object] = ()) -> None:
        found = _WRITES.match(sql)
        if found is None or found[1] in self._writes or len(self._writes) >= _TOGETHER:
            self.write()
        if found is None:
            self._db.execute(_worded(sql), params)
        else:
            self._writes[found[1]] = sql, params

    def many(self, sql: str, params: Iterable[Sequence[object]]) -> None:
        lines = list(params)
        if len(lines) == 1:
            self.run(sql, lines[0])
        elif lines:
            self.write()
            with self._db.cursor() as cursor:
                cursor.executemany(_worded(sql), lines)

    def write(self) -> None:
        """Send what waits."""
        if not self._writes:
            return
        *before, (last, _) = self._writes.values()
        parts = ", ".join(f"w{n} AS ({sql})" for n, (sql, _) in enumerate(before))
        params = [value for _, listed in self._writes.values() for value in listed]
        self._writes.clear()
        self._db.execute(_worded(f"WITH {parts} {last}" if parts else last), params)

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        asked = self._foreseen.pop((sql, tuple(params)), None) if self._foreseen else None
        if asked is None:
            self.write()
            asked = self._db.execute(_worded(sql), params)
        return asked.fetchall()

    def foresee(self, sql: str, params: tuple[object, ...]) -> None:
        # Waits in line, and goes with the first question that is waited for.
        self.write()
        self._foreseen[sql, params] = self._db.execute(_worded(sql), params)

    def alone(self, community: bytes) -> None:
        self.write()
        name = int.from_bytes(community[:8], "big", signed=True)
        self._db.execute("SELECT pg_advisory_xact_lock(%s::bigint)", (name,))


@lru_cache(1_000)
def _worded(sql: str) -> str:
    # None of the hub's statements holds a question mark or a percent sign in a literal.
    return sql.replace("?", "%s")


class PostgresEngine:
    """A pool of connections; rows are locked by FOR UPDATE at READ COMMITTED."""

    lock = " FOR UPDATE"

    def __init__(self, url: str, connections: int = 8, *, wait_s: float = _WAIT_S) -> None:
        """`url` is a libpq connection string; a server that is down is found out when asked."""
        self._pool = ConnectionPool(
            url,
            kwargs={"autocommit": True},
            min_size=1,
            max_size=connections,
            open=True,
            timeout=wait_s,
        )
        self._used: WeakKeyDictionary[_Connection, float] = WeakKeyDictionary()

    @contextmanager
    def writing(self) -> Iterator[_Session]:
        """A transaction; each statement sees what others committed before it. Raises Busy."""
        with self._transaction("BEGIN ISOLATION LEVEL READ COMMITTED") as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[_Session]:
        """A transaction that sees one state throughout. Raises Busy."""
        with self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") as session:
            yield session

    @contextmanager
    def migrating(self) -> Iterator[_Session]:
        """A transaction for changing tables; another process waits for its end. Raises Busy."""
        with self.writing() as session:
            session.run(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
            yield session

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[_Session]:
        try:
            connection = self._living()
            try:
                # What is written waits in line for the next answer that is needed.
                with connection.pipeline():
                    connection.execute(begin)
                    session = _Session(connection)
                    yield session
                    session.write()
                    connection.execute("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise
            else:
                self._used[connection] = time.monotonic()
            finally:
                self._pool.putconn(connection)
        except psycopg.errors.DiskFull as error:
            raise Full("no room") from error
        except (PoolTimeout, psycopg.OperationalError) as error:
            # The message can quote values: the kind of failure says enough.
            raise Busy(type(error).__name__) from error

    def _living(self) -> _Connection:
        """A connection that lives; those that died with the server are put away first."""
        while True:
            connection = self._pool.getconn()
            recent = time.monotonic() - self._used.get(connection, 0.0) < _SURE_S
            if recent and not _spoken_to(connection):
                return connection
            try:
                connection.execute("SELECT")
            except psycopg.OperationalError:
                self._pool.putconn(connection)
                if not connection.closed:
                    raise
            else:
                return connection

    def close(self) -> None:
        """Close the pool."""
        self._pool.close()


def _spoken_to(connection: _Connection) -> bool:
    """Whether something came unasked, as a server's farewell does; asks the socket alone."""
    with DefaultSelector() as selector:
        selector.register(connection.fileno(), EVENT_READ)
        return bool(selector.select(0))


def _roll_back(connection: _Connection) -> None:
    """End the transaction if its connection still lives; a dead one ended with the server."""
    status = connection.info.transaction_status
    if status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
        try:
            connection.execute("ROLLBACK")
        except psycopg.OperationalError:
            connection.close()
    elif status != TransactionStatus.IDLE:
        connection.close()
