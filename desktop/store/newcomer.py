"""What a device that came through a hub has not got yet: an owner's word for its state."""

from typing import NamedTuple

import msgspec

from desktop.models.sealing import CLASSES
from desktop.store import earning, wrapping
from desktop.store.database import Connection
from desktop.store.keychest import CLASS
from desktop.store.place import ORIGIN
from desktop.store.reads import Reads


class Newcomer(NamedTuple):
    """Where its log began; whether its state waits for an owner's word, and for the log before.

    `owners` are the public keys whose word counts, as the invitation brought them; `past` is the
    seq up to which the log before was read, None before its first page.
    """

    begun: int
    unproven: bool
    owners: tuple[bytes, ...]
    wants_past: bool
    past: int | None


def read(reads: Reads) -> Newcomer:
    """How far this device is; a device that made its community waits for nothing."""
    found = dict(reads.rows("SELECT name, value FROM state"))
    owners = msgspec.msgpack.decode(bytes(found.get("owners") or b"\x90"), type=tuple[bytes, ...])
    return Newcomer(
        int(found.get("begun") or 0),
        bool(found.get("unproven")),
        owners,
        bool(found.get("wants_past")),
        found.get("past"),
    )


def joined(connection: Connection, reads: Reads, seq: int, owners: tuple[bytes, ...]) -> None:
    """The state is there as of this seq; awards follow from what comes behind it."""
    _keep(connection, "begun", seq)
    _keep(connection, "unproven", 1)
    _keep(connection, "wants_past", 1)
    _keep(connection, "owners", msgspec.msgpack.encode(owners))
    _keep(connection, "settled", earning.newest(reads))
    held = {one.cls for one in wrapping.held(reads) if one.use == CLASS}
    keep_closed(connection, frozenset(CLASSES.values()) - held, ("", b""))


def proven(connection: Connection) -> None:
    """An owner's device has the same state."""
    _keep(connection, "unproven", 0)


def read_past(connection: Connection, seq: int) -> None:
    """The log before was read up to this seq."""
    _keep(connection, "past", seq)


def has_past(connection: Connection) -> None:
    """The log before is all there."""
    _keep(connection, "wants_past", 0)


def has_past_to_give(reads: Reads) -> bool:
    """Whether this device has the log from its beginning, and has not given it to the hub yet."""
    if reads.one("SELECT 1 FROM state WHERE name = 'gave_past'"):
        return False
    first = reads.one("SELECT min(rid) FROM changeset")
    return bool(first and first[0] is not None and first[0] < ORIGIN // 2)


def gave_past(connection: Connection) -> None:
    """The hub has the log from before it was there."""
    _keep(connection, "gave_past", 1)


def closed(reads: Reads) -> tuple[frozenset[int], tuple[str, bytes]]:
    """The classes whose values the snapshot brought closed; (table, record) they were read to.

    The place is ("", b"") while nobody began to read them again.
    """
    found = reads.one("SELECT value FROM state WHERE name = 'closed'")
    if not found:
        return frozenset(), ("", b"")
    return msgspec.msgpack.decode(bytes(found[0]), type=tuple[frozenset[int], tuple[str, bytes]])


def keep_closed(connection: Connection, classes: frozenset[int], at: tuple[str, bytes]) -> None:
    """Note what is closed still, and up to where it was read again."""
    _keep(connection, "closed", msgspec.msgpack.encode((classes, at)))


def attested(reads: Reads) -> tuple[int, int]:
    """(devices that there were, seq) when this device last signed its digest; (1, 0) before."""
    found = reads.one("SELECT value FROM state WHERE name = 'attested'")
    if not found:
        return (1, 0)
    return msgspec.msgpack.decode(bytes(found[0]), type=tuple[int, int])


def attest(connection: Connection, devices: int, seq: int) -> None:
    """Note that the digest was signed when there were so many devices."""
    _keep(connection, "attested", msgspec.msgpack.encode((devices, seq)))


def _keep(connection: Connection, name: str, value: int | bytes) -> None:
    connection.execute(
        "INSERT INTO state (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
