"""What the hub asks of a database: transactions, and SQL that SQLite and PostgreSQL both know."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Busy(Exception):
    """The database cannot take the transaction now; the client may try again."""


class Full(Busy):
    """The disk under the database has no room: nothing was taken, and whoever runs the hub acts."""


class Session(Protocol):
    """One transaction. SQL has ? for a parameter, and no word that only one engine knows."""

    def run(self, sql: str, params: Sequence[object] = ()) -> None:
        """Execute a statement."""
        ...

    def many(self, sql: str, params: Iterable[Sequence[object]]) -> None:
        """Execute a statement for each of these parameters."""
        ...

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; binary columns come as bytes."""
        ...

    def foresee(self, sql: str, params: tuple[object, ...]) -> None:
        """Ask already what `rows` is asked later; nothing may be written between the two."""
        ...

    def alone(self, community: bytes) -> None:
        """Wait until no other transaction is alone with this community, till the end of this one.

        For a community that has no row yet which could be locked.
        """
        ...


class Engine(Protocol):
    """A database that the hub lives in."""

    # How this engine locks one row it reads until the transaction ends ("" or " FOR UPDATE").
    lock: str

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction that commits at the end of the block. Raises Busy."""
        ...

    def reading(self) -> AbstractContextManager[Session]:
        """A transaction that only reads, over one state. Raises Busy."""
        ...

    def migrating(self) -> AbstractContextManager[Session]:
        """A writing transaction that one process at a time has. Raises Busy."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...
