"""What this device, as the judge, did not let stand: kept whole, for the owner to decide."""

from collections.abc import Iterable
from typing import NamedTuple

from desktop.models.signed import read_changeset
from desktop.models.wire import PAGE_BYTES, Quarantine, Quarantined, Set
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.reads import Reads

# Changesets on a page at most.
_MOST = 200
_OPEN = (
    "FROM set_aside a JOIN carried c ON c.device = a.device AND c.number = a.number"
    " WHERE a.done = 0 AND (?1 = x'' OR a.device = ?1) AND (?2 = '' OR a.reason = ?2)"
)


def page(reads: Reads, asked: Quarantine) -> Quarantined:
    """What waits, oldest first; at most as many as one page takes, one at least."""
    narrowed = (asked.of, asked.reason)
    total = reads.one(f"SELECT count(*) {_OPEN}", narrowed)
    found = reads.rows(
        f"SELECT a.device, a.number, a.reason, a.position, a.at, c.wire {_OPEN}"
        " AND (a.at, a.device, a.number) > (?3, ?4, ?5)"
        " ORDER BY a.at, a.device, a.number LIMIT ?6",
        (*narrowed, asked.at, asked.device, asked.number, max(1, min(asked.most, _MOST))),
    )
    return Quarantined(int(total[0]) if total else 0, list(_fitting(map(_set, found))))


def _set(row: tuple[bytes, int, str, int, int, bytes]) -> Set:
    device, number, reason, position, at, wire = row
    head = read_changeset(bytes(wire)).about
    return Set(bytes(device), number, head.action, head.kind, reason, position, at, bytes(wire))


def _fitting(sets: Iterable[Set]) -> Iterable[Set]:
    size = 0
    for one in sets:
        if size and size + len(one.changeset) > PAGE_BYTES:
            return
        size += len(one.changeset)
        yield one


def names(reads: Reads) -> tuple[tuple[bytes, int], ...]:
    """The changesets that wait, as (device, number)."""
    found = reads.rows(
        "SELECT device, number FROM set_aside WHERE done = 0 ORDER BY device, number LIMIT 1000"
    )
    return tuple((bytes(device), number) for device, number in found)


def wire(reads: Reads, device: bytes, number: int) -> bytes | None:
    """The signed bytes of one that waits."""
    row = reads.one(
        "SELECT c.wire FROM set_aside a JOIN carried c ON c.device = a.device"
        " AND c.number = a.number WHERE a.done = 0 AND a.device = ? AND a.number = ?",
        (device, number),
    )
    return bytes(row[0]) if row else None


def done(connection: Connection, device: bytes, number: int) -> None:
    """The owner has decided: its number stays used up."""
    connection.execute(
        "UPDATE set_aside SET done = 1 WHERE device = ? AND number = ?", (device, number)
    )


# -- at an owner who is not the judge --------------------------------------------------------------

# What she said of one, until the judge has heard it.
_SAID = {True: 2, False: 3}


class Aside(NamedTuple):
    """What a judge tells the owner's device of one that waits."""

    device: bytes
    number: int
    reason: str
    position: int
    at: int
    wire: bytes


def told(reads: Reads) -> list[Aside]:
    """Everything that waits here, for the owner's device."""
    found = reads.rows(
        "SELECT a.device, a.number, a.reason, a.position, a.at, c.wire FROM set_aside a"
        " JOIN carried c ON c.device = a.device AND c.number = a.number"
        " WHERE a.done = 0 ORDER BY a.at, a.device, a.number"
    )
    return [
        Aside(bytes(device), number, reason, position, at, bytes(data))
        for device, number, reason, position, at, data in found
    ]


def hear(connection: Connection, one: Aside) -> None:
    """Keep what the judge set aside; what was said of it already stays said."""
    connection.execute(
        "INSERT INTO carried (device, number, wire) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (one.device, one.number, one.wire),
    )
    connection.execute(
        "INSERT INTO set_aside (device, number, reason, position, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        one[:5],
    )


def hear_end(connection: Connection, waits: Iterable[tuple[bytes, int]]) -> None:
    """Nothing but this waits at the judge: the rest is decided."""
    left = set(waits)
    for device, number in connection.execute(
        "SELECT device, number FROM set_aside WHERE done <> 1"
    ).fetchall():
        if (bytes(device), number) not in left:
            done(connection, bytes(device), number)


def say(connection: Connection, device: bytes, number: int, *, accept: bool) -> None:
    """Note what the owner said, for the judge."""
    connection.execute(
        "UPDATE set_aside SET done = ? WHERE device = ? AND number = ?",
        (_SAID[accept], device, number),
    )


def said(reads: Reads) -> list[tuple[bytes, int, bool]]:
    """What the owner said here and the judge has not heard, as (device, number, accept)."""
    found = reads.rows(
        "SELECT device, number, done FROM set_aside WHERE done > 1 ORDER BY device, number"
    )
    return [(bytes(device), number, done == _SAID[True]) for device, number, done in found]


class Counts:
    """`judging_brake.Counts` over a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def overwritten(self, action: bytes) -> int:
        """How many rows of others this action has deleted or overwritten so far."""
        row = self._store.one("SELECT done FROM mass WHERE action = ?", (action,))
        return int(row[0]) if row else 0

    def note_overwritten(self, action: bytes, done: int) -> None:
        """Remember it for the action's next changeset."""
        with self._store.writing() as connection:
            connection.execute(
                "INSERT INTO mass (action, done) VALUES (?, ?)"
                " ON CONFLICT (action) DO UPDATE SET done = excluded.done",
                (action, done),
            )

    def members(self) -> int:
        """How many members there are."""
        row = self._store.one("SELECT count(*) FROM member WHERE gone = 0")
        return int(row[0]) if row else 0
