"""PostgreSQL: many hub processes over one database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from hub.engine import Busy


class _Session:
    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._db = connection

    def run(self, sql: str, params: Sequence[object] = ()) -> None:
        self._db.execute(_worded(sql), params)

    def many(self, sql: str, params: Iterable[Sequence[object]]) -> None:
        with self._db.cursor() as cursor:
            cursor.executemany(_worded(sql), params)

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._db.execute(_worded(sql), params).fetchall()


def _worded(sql: str) -> str:
    # None of the hub's statements holds a question mark or a percent sign in a literal.
    return sql.replace("?", "%s")


class PostgresEngine:
    """A pool of connections; rows are locked by FOR UPDATE at READ COMMITTED."""

    lock = " FOR UPDATE"

    def __init__(self, url: str, connections: int = 8) -> None:
        self._pool = ConnectionPool(
            url, min_size=1, max_size=connections, open=True, timeout=10,
            check=ConnectionPool.check_connection,
        )  # fmt: skip

    @contextmanager
    def writing(self) -> Iterator[_Session]:
        """A transaction; each statement sees what others committed before it. Raises Busy."""
        try:
            with self._pool.connection() as connection, connection.transaction():
                yield _Session(connection)
        except (PoolTimeout, psycopg.OperationalError) as error:
            raise Busy(type(error).__name__) from error

    @contextmanager
    def reading(self) -> Iterator[_Session]:
        """A transaction that sees one state throughout."""
        try:
            with self._pool.connection() as connection, connection.transaction():
                connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                yield _Session(connection)
        except (PoolTimeout, psycopg.OperationalError) as error:
            raise Busy(type(error).__name__) from error

    def close(self) -> None:
        """Close the pool."""
        self._pool.close()
