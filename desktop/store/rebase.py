"""A folder goes on under another device's id: what waits is said anew under it.

docs/decisions/a-copy-becomes-a-device.md tells why and in which order.
"""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from desktop.models.op import (
    Head,
    Op,
    OpId,
    Value,
    decode_body,
    decode_head,
    encode_body,
    encode_head,
    pack,
    unpack,
)
from desktop.store import link
from desktop.store.database import Connection, value
from desktop.store.reads import Reads

# (device, number) of a changeset before, and now.
_Names = Mapping[tuple[bytes, int], tuple[bytes, int]]


def plan(connection: Connection, device: bytes, sign_public: bytes) -> None:
    """Note the id and the key that the folder is about to go on under."""
    link.keep(connection, renewal=msgspec.msgpack.encode((device, sign_public)))


def carry_out(connection: Connection, sign_public: bytes) -> bytes | None:
    """Take the planned id if `sign_public` is the key planned for it; the id, or None."""
    found = connection.execute("SELECT value FROM state WHERE name = 'renewal'").fetchone()
    if found is None or not found[0]:
        return None
    device, key = msgspec.msgpack.decode(found[0], type=tuple[bytes, bytes])
    if key != sign_public:
        return None
    move(connection, device, key)
    gather(connection)
    return device


def move(connection: Connection, device: bytes, sign_public: bytes) -> None:
    """What is recorded from now on is this device's; what waits stays as it was recorded."""
    connection.executemany(
        "UPDATE state SET value = ? WHERE name = ?",
        ((device, "device"), (0, "number"), (0, "ops")),
    )
    # Verdicts are counted per device: those heard so far stand before the new device's first.
    heard = int(value(connection, "SELECT max(coalesce(max(ruled), 0), 0) FROM verdict"))
    connection.execute("UPDATE verdict SET ruled = ruled - ?", (heard,))
    link.keep(connection, sign_key=sign_public, renewal=b"", forked=0, ruled=0, told=b"")


def scattered(reads: Reads) -> bool:
    """Whether what waits is not numbered on from what was decided, under the file's own id."""
    found = reads.one(
        "SELECT count(*), coalesce(sum(device <> ?), 0) FROM changeset"
        " WHERE seq IS NULL AND refused IS NULL",
        (reads.device,),
    )
    decided = reads.one(_DECIDED, (reads.device,))
    waiting, foreign = found or (0, 0)
    return bool(foreign) or (decided[0] if decided else 0) + waiting != link.last_number(reads)


def gather(connection: Connection) -> None:
    """Number what waits on from what was decided, under the file's own id.

    To be done when the log was read to its end: what it has of the old id is no longer waiting.
    They keep their order and name each other by their new names. References within the file do not
    change.
    """
    own = bytes(value(connection, "SELECT value FROM state WHERE name = 'device'"))
    found = _waiting(connection)
    number, op = _decided(connection, own)
    names = {(one.device, one.number): (own, n) for n, one in enumerate(found, number + 1)}
    op += sum(one.about.count for one in found)
    connection.executemany(
        "UPDATE state SET value = ? WHERE name = ?", ((number + len(found), "number"), (op, "ops"))
    )
    connection.execute("UPDATE changeset SET number = -rid WHERE seq IS NULL AND refused IS NULL")
    for one in reversed(found):
        op -= one.about.count
        said = msgspec.structs.replace(
            one.about, device=own, number=names[one.device, one.number][1], first_op=op + 1
        )
        _say(connection, one, said, names)


def same_work(connection: Connection, head: Head) -> int | None:
    """What waits here of the same action and clock: the same, said by a copy of this folder."""
    found = connection.execute(
        "SELECT rid, head FROM changeset WHERE seq IS NULL AND refused IS NULL AND action = ?",
        (head.action,),
    ).fetchall()
    same = (rid for rid, one in found if decode_head(bytes(one)).clock == head.clock)
    return next(same, None)


def adopt(connection: Connection, rid: int, head: bytes, body: bytes) -> None:
    """What waits here stands in the log under another id: a copy of this folder said it first."""
    known = next(one for one in _waiting(connection) if one.rid == rid)
    about = decode_head(head)
    _call(connection, known, (about.device, about.number))
    connection.execute(
        "UPDATE changeset SET device = ?, number = ?, head = ?, body = ? WHERE rid = ?",
        (about.device, about.number, head, body, rid),
    )


def give_way(connection: Connection, rid: int, head: Head) -> None:
    """The same where records name that other one already: what waits here is let go of for it.

    To be called with nothing of it left on any record.
    """
    known = next(one for one in _waiting(connection) if one.rid == rid)
    _call(connection, known, (head.device, head.number))
    connection.execute("DELETE FROM changeset WHERE rid = ?", (rid,))
    connection.execute("DELETE FROM outbox WHERE rid = ?", (rid,))
    connection.execute(
        "UPDATE action SET count = count - ? WHERE id = ?", (head.count, head.action)
    )


def set_apart(connection: Connection, rid: int) -> None:
    """The log has other work under this changeset's name: it goes by none until it is said anew."""
    for known in (one for one in _waiting(connection) if one.rid == rid):
        _call(connection, known, (known.device, -rid))
    connection.execute("UPDATE changeset SET number = -rid WHERE rid = ?", (rid,))


def _call(connection: Connection, known: "_One", name: tuple[bytes, int]) -> None:
    """What else waits calls this changeset by another name from now on."""
    names = {(known.device, known.number): name}
    for one in _waiting(connection):
        if one.rid != known.rid:
            _name(connection, one, one.device, names)


class _One(NamedTuple):
    """A changeset that waits."""

    rid: int
    device: bytes
    number: int
    about: Head
    body: bytes
    action: bytes


def _waiting(connection: Connection) -> list[_One]:
    found = connection.execute(
        "SELECT rid, device, number, head, body, action FROM changeset WHERE seq IS NULL"
        " AND refused IS NULL ORDER BY rid"
    ).fetchall()
    return [
        _One(rid, bytes(device), number, decode_head(bytes(head)), bytes(body), bytes(action))
        for rid, device, number, head, body, action in found
    ]


_DECIDED = (
    "SELECT number, head FROM changeset WHERE device = ?"
    " AND (seq IS NOT NULL OR refused IS NOT NULL) ORDER BY number DESC LIMIT 1"
)


def _decided(connection: Connection, own: bytes) -> tuple[int, int]:
    """The last number of this device that was decided, and its last op."""
    found = connection.execute(_DECIDED, (own,)).fetchone()
    if found is None:
        return 0, 0
    about = decode_head(bytes(found[1]))
    return int(found[0]), about.first_op + about.count - 1


def _say(connection: Connection, one: _One, said: Head, names: _Names) -> None:
    """Write it as it is said now."""
    _name(connection, one, said.device, names)
    connection.execute(
        "UPDATE changeset SET device = ?, number = ?, head = ? WHERE rid = ?",
        (said.device, said.number, encode_head(said), one.rid),
    )
    connection.execute("UPDATE action SET device = ? WHERE id = ?", (said.device, one.action))


def _name(connection: Connection, one: _One, own: bytes, names: _Names) -> None:
    """Let its ops call others by these names; what was sealed of it holds no more."""
    ops = [_op(unpack(packed), own, names) for packed in decode_body(one.body)]
    connection.execute(
        "UPDATE changeset SET body = ? WHERE rid = ?",
        (encode_body([pack(op) for op in ops]), one.rid),
    )
    connection.execute("DELETE FROM outbox WHERE rid = ?", (one.rid,))


def _op(op: Op, own: bytes, names: _Names) -> Op:
    """The op with every name of a renumbered op, and of the device, as it is now."""
    base = {
        name: OpId(*names.get((at.device, at.number), (at.device, at.number)), at.position)
        for name, at in op.base.items()
    }
    clear: dict[str, Value] = dict(op.clear)
    if op.table == "wrapping_key" and clear.get("device") is not None:
        clear["device"] = own
    return replace(op, base=base, clear=clear)
