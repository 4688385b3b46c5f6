"""Reading wrapping keys and their shares: which are held here, for whom, and what is closed yet."""

from typing import NamedTuple

from desktop.models.invitation import SharedKey
from desktop.store.database import Connection
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS


class Receiver(NamedTuple):
    """Whom a key is sealed to: the id of a device, class key or community, and its public key."""

    id: bytes
    public: bytes


class Current(NamedTuple):
    """A held key that the log has: since when (ms), and whether it took an older one's place."""

    key: SharedKey
    at: int
    renewed: bool


class Share(NamedTuple):
    """A wrapping key as it was sealed to a receiver."""

    key: bytes
    receiver: bytes
    sealed: bytes
    use: str
    cls: int


def held(reads: Reads) -> list[SharedKey]:
    """Every wrapping key whose secret this device has, by id."""
    found = reads.rows("SELECT id, use, cls, secret FROM held_key ORDER BY id")
    return [SharedKey(bytes(key), use, cls, bytes(secret)) for key, use, cls, secret in found]


def current(reads: Reads) -> list[Current]:
    """The held keys that others may get: those of the log, but for devices' own."""
    found = reads.rows(
        "SELECT h.id, h.use, h.cls, h.secret, k.at, EXISTS (SELECT 1 FROM wrapping_key o"
        " WHERE o.use = k.use AND o.cls = k.cls AND o.at < k.at) FROM held_key h"
        " JOIN wrapping_key k ON k.id = h.id WHERE h.use <> 'device' AND k.gone = 0"
    )
    return [
        Current(SharedKey(bytes(key), use, cls, bytes(secret)), at, bool(renewed))
        for key, use, cls, secret, at, renewed in found
    ]


def newest(reads: Reads, cls: int) -> list[Receiver]:
    """The newest key of a class as a receiver; none where the class has no key yet."""
    found = reads.rows(
        "SELECT id, receive FROM wrapping_key WHERE use = 'class' AND cls = ?"
        " AND gone = 0 ORDER BY at DESC, id DESC LIMIT 1",
        (cls,),
    )
    return [Receiver(bytes(key), bytes(public)) for key, public in found]


def recovery(reads: Reads) -> list[Receiver]:
    """The recovery code as a receiver, under the community's id; none where none was printed."""
    found = reads.rows("SELECT recovery_receive FROM community WHERE gone = 0")
    return [Receiver(reads.community, bytes(row[0])) for row in found if row[0]]


def shared(reads: Reads) -> set[tuple[bytes, bytes]]:
    """Every (wrapping key, receiver) that there is a share of, and every key's maker."""
    found = reads.rows(
        "SELECT wrapping_key, receiver FROM key_share WHERE gone = 0"
        " UNION SELECT k.id, c.device FROM wrapping_key k"
        f" JOIN changeset c ON c.rid = k.born / {POSITIONS} WHERE k.gone = 0"
    )
    return {(bytes(key), bytes(receiver)) for key, receiver in found}


def shared_with(reads: Reads, receiver: bytes) -> list[bytes]:
    """The wrapping keys that are sealed to a receiver."""
    sql = "SELECT wrapping_key FROM key_share WHERE receiver = ? AND gone = 0"
    return [bytes(row[0]) for row in reads.rows(sql, (receiver,))]


def unopened(reads: Reads) -> list[Share]:
    """The shares of keys that this device does not hold."""
    found = reads.rows(
        "SELECT s.wrapping_key, s.receiver, s.sealed, k.use, k.cls FROM key_share s"
        " JOIN wrapping_key k ON k.id = s.wrapping_key WHERE s.gone = 0 AND k.gone = 0"
        " AND NOT EXISTS (SELECT 1 FROM held_key h WHERE h.id = s.wrapping_key)"
    )
    return [
        Share(bytes(key), bytes(receiver), bytes(sealed), use, cls)
        for key, receiver, sealed, use, cls in found
    ]


def keep_index_key(connection: Connection, secret: bytes) -> None:
    """The key by which phones are found, for a device that came without it."""
    connection.execute("UPDATE state SET value = ? WHERE name = 'index_key'", (secret,))
