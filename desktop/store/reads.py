"""Reading a community: one connection, who looks, and what every read needs to know."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from desktop.models.permission import Actor
from desktop.models.problem import Problem
from desktop.store import damage
from desktop.store.database import Connection, DatabaseError

NOBODY = Actor(b"", "", "", frozenset())


def said(error: DatabaseError) -> Problem | DatabaseError:
    """What the operator is told of a failing file; an error of the program's own stays itself."""
    return damage.explained(error, Path("community.db")) or error


class Reads:
    """A connection with the community's id, index key and time zone, seen by one actor.

    For screens it is read-only; a `Store` is one that also writes. `actor` may be replaced by a
    preview, and every read masks by it.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.actor: Actor = NOBODY
        state = dict(connection.execute("SELECT name, value FROM state").fetchall())
        self.community: bytes = state["community"]
        self.index_key: bytes = state["index_key"]
        self.device: bytes = state["device"]
        self.operator: bytes = state["operator"]

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return self._db.execute(sql, tuple(params)).fetchall()
        except DatabaseError as error:
            raise said(error) from error

    def one(self, sql: str, params: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        try:
            return self._db.execute(sql, tuple(params)).fetchone()
        except DatabaseError as error:
            raise said(error) from error

    @property
    def zone(self) -> str:
        """The community's IANA time zone."""
        found = self.one("SELECT zone FROM community")
        return str(found[0]) if found and found[0] else "Asia/Shanghai"

    def today(self) -> date:
        """The date in the community's zone."""
        return datetime.now(ZoneInfo(self.zone)).date()

    def data_version(self) -> int:
        """A number that changes when another connection or process wrote to the file."""
        return int((self.one("PRAGMA data_version") or (0,))[0])

    def close(self) -> None:
        """Close the connection; using it afterwards is a bug."""
        self._db.close()
