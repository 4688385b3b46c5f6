"""The community's log: every changeset in order, and a store filled from nothing but that."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from desktop.models import clock
from desktop.models.op import Head, Kind, decode_body, decode_head, encode_body, unpack
from desktop.models.signed import Entry, SignedChangeset
from desktop.store.apply import Applier
from desktop.store.community import Store
from desktop.store.database import Connection, value
from desktop.store.opening import Opened
from desktop.store.place import ORIGIN
from desktop.store.reads import Reads
from desktop.store.refs import Refs, reference


class Logged(NamedTuple):
    """One changeset as it stands in the log; `clock` is the one that counts, None the author's."""

    seq: int
    head: bytes
    body: bytes
    clock: int | None = None


class Placed(NamedTuple):
    """Where a changeset stands in the log, and whose it is."""

    rid: int
    device: bytes
    number: int
    seq: int
    clock: int


def changesets(reads: Reads, after: int = 0) -> Iterator[Logged]:
    """The log beyond `after` (a seq), in order."""
    while found := reads.rows(
        "SELECT seq, head, body, clock FROM changeset WHERE seq > ? ORDER BY seq LIMIT 100",
        (after,),
    ):
        yield from (Logged(*row) for row in found)
        after = found[-1][0]


def places(reads: Reads, after: int, most: int) -> list[Placed]:
    """What of the log comes next beyond `after` (a seq), `most` changesets at the most."""
    found = reads.rows(
        "SELECT rid, device, number, seq, clock FROM changeset WHERE seq > ? ORDER BY seq LIMIT ?",
        (after, most),
    )
    return [
        Placed(rid, bytes(device), number, seq, clock) for rid, device, number, seq, clock in found
    ]


def placed(connection: Connection) -> bool:
    """Whether row ids follow the log's seqs here: on a device that joined, not on the first."""
    first = value(connection, "SELECT min(rid) FROM changeset")
    return first is None or int(first) > ORIGIN // 2


def place(reads: Reads, device: bytes, number: int) -> int | None:
    """Where a changeset that was read stands in the log; None for one that was not, or waits."""
    sql = "SELECT seq FROM changeset WHERE device = ? AND number = ? AND head <> x''"
    found = reads.one(sql, (device, number))
    return found[0] if found else None


def begin_anew(connection: Connection) -> None:
    """Count the log so that it ends at seq 0: from here on a hub counts."""
    connection.execute(
        "UPDATE changeset SET seq = seq - (SELECT value FROM state WHERE name = 'seq')"
        " WHERE seq IS NOT NULL"
    )


def replay(store: Store, log: Iterable[Logged]) -> int:
    """Apply changesets to a store, each once however often it comes; how many were new."""
    return sum(_take(store, logged) for logged in log)


def _take(store: Store, logged: Logged) -> bool:
    head = decode_head(logged.head)
    with store.writing() as connection:
        known = value(
            connection,
            "SELECT 1 FROM changeset WHERE device = ? AND number = ?",
            (head.device, head.number),
        )
        if known:
            return False
        rid = int(value(connection, "SELECT max(rid) FROM changeset") or 0) + 1
        counts = head.clock if logged.clock is None else logged.clock
        store.refs.learn(rid, head.device, head.number, counts)
        _apply(connection, store.refs, rid, logged.body)
        connection.execute(
            "INSERT INTO changeset (rid, device, number, action, seq, clock, head, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (rid, head.device, head.number, head.action, logged.seq, counts, *logged[1:3]),
        )
        note_action(connection, head, rid)
        connection.execute(
            "UPDATE state SET value = max(value, ?) WHERE name = 'seq'", (logged.seq,)
        )
        connection.execute("UPDATE state SET value = max(value, ?) WHERE name = 'clock'", (counts,))
    return True


_KNOWN = frozenset(Kind)


def _apply(connection: Connection, refs: Refs, rid: int, body: bytes) -> None:
    applier = Applier(connection, refs)
    for position, packed in enumerate(decode_body(body)):
        op = unpack(packed)
        if op.kind in _KNOWN:
            applier.apply(op, reference(rid, position))


def note_action(connection: Connection, head: Head, rid: int) -> None:
    """Remember whose action a changeset stored as `rid` is a part of."""
    operator = value(connection, "SELECT operator FROM device WHERE id = ?", (head.device,))
    at = clock.milliseconds(head.clock)
    connection.execute(
        "INSERT INTO action (id, kind, device, operator, at, first, last, count)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET last = excluded.last, count = action.count + excluded.count",
        (head.action, head.kind, head.device, operator or b"", at, rid, rid, head.count),
    )


def keep(
    connection: Connection,
    rid: int,
    entry: Entry,
    found: SignedChangeset,
    opened: Sequence[Opened],
) -> None:
    """Store another device's changeset as `rid`, and as it came while a value stays closed here.

    A snapshot may have named it without its ops: then it gets them.
    """
    head = found.about
    body = encode_body([one.packed for one in opened])
    connection.execute(
        "INSERT INTO changeset (rid, device, number, action, seq, clock, head, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (rid) DO UPDATE SET"
        " action = excluded.action, seq = excluded.seq, clock = excluded.clock,"
        " head = excluded.head, body = excluded.body",
        (rid, head.device, head.number, head.action, entry.seq, entry.clock, found.head, body),
    )
    note_action(connection, head, rid)
    if any(one.unread for one in opened):
        connection.execute("INSERT INTO closed (rid, wire) VALUES (?, ?)", (rid, entry.changeset))
