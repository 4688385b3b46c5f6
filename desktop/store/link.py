"""What a device remembers of its judge: where it is, whom to trust, how far the log was read."""

from typing import Any, Final, NamedTuple

import msgspec

from desktop.models.invitation import Rescue
from desktop.store.database import Connection
from desktop.store.reads import Reads

# Greater than every number of a changeset.
BEYOND: Final = 2**62


class Link(NamedTuple):
    """The device's tie to a hub; `judge` is b"" while this device judges itself.

    `opening` is the question that hands judging over, asked until it is answered. `forked`: what
    waits at this number or below once the log is read to its end was decided otherwise (BEYOND: all
    of it, the log has other work under this device's id than this folder), so that it needs a new
    id; `renewal` is the id it is about to take, with its public key, and `sign_key` the key of a
    device that the log does not know yet.
    `since`, `until`: of the log that goes up behind the snapshot, what the hub has, and where the
    part ends that was sent and not answered (0 for none): it goes again as it was.
    `mark` and `told` are the marks (`models.tail`) of the changeset and the verdict read last.
    `rescue`: name and key of the blob for the recovery code (`models.invitation.Rescue`); the hub
    has it when `rescued`.
    `settled`: up to which changeset awards followed from what others brought.
    `origins`: ids that this folder had where it was copied from, until the hub lets it in.
    `reread`: until where records were read from a restored hub (`store.rewind.Reread`).
    `skew`: by how much the hub's clock was ahead of this computer's (ms), 0 while they agree.
    """

    address: str
    identity: bytes
    judge: bytes
    epoch: int
    seq: int
    ruled: int
    upload: bytes
    part: int
    cursor: bytes
    since: int
    until: int
    opening: bytes
    renewal: bytes
    sign_key: bytes
    forked: int
    settled: int
    mark: bytes
    told: bytes
    rescue: bytes
    rescued: int
    skew: int
    origins: bytes
    reread: bytes


_EMPTY: dict[str, Any] = {
    "hub": "", "identity": b"", "judge": b"", "epoch": 0, "seq": 0, "ruled": 0,
    "upload": b"", "part": 0, "cursor": b"", "since": 0, "until": 0, "opening": b"",
    "renewal": b"", "sign_key": b"", "forked": 0,
    "settled": 0, "mark": b"", "told": b"",
    "rescue": b"", "rescued": 0, "skew": 0,
    "origins": b"", "reread": b"",
}  # fmt: skip


def read(reads: Reads) -> Link:
    """The link as it stands; address "" where the community never saw a hub."""
    found = dict(reads.rows("SELECT name, value FROM state"))
    return Link(*(found.get(name, empty) for name, empty in _EMPTY.items()))


def is_half_up(known: Link) -> bool:
    """Whether the community was on its way to a hub and stopped before judging was handed over."""
    return bool(known.upload) and not known.judge


def last_number(reads: Reads) -> int:
    """The number of this device's last changeset; 0 before its first."""
    found = reads.one("SELECT value FROM state WHERE name = 'number'")
    return int(found[0]) if found else 0


def keep(connection: Connection, **values: str | int | bytes) -> None:
    """Remember parts of the link; `address` goes by the name hub."""
    unknown = set(values) - set(_EMPTY)
    if unknown:
        raise KeyError(*unknown)
    connection.executemany(
        "INSERT INTO state (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        values.items(),
    )


def origins(known: Link) -> list[bytes]:
    """The ids of the devices that the folder is a copy of, first to last."""
    return msgspec.msgpack.decode(known.origins, type=list[bytes]) if known.origins else []


def keep_origin(connection: Connection, known: Link, device: bytes) -> None:
    """Remember that the folder is a copy of this device's: once that is revoked, so is the copy."""
    keep(connection, origins=msgspec.msgpack.encode([*origins(known), device]))


def keep_rescue(connection: Connection, found: Rescue) -> None:
    """Remember what the recovery code leaves behind; the hub is told at the next sync."""
    keep(connection, rescue=msgspec.msgpack.encode((found.name, found.blob_key)), rescued=0)


def rescue(known: Link) -> Rescue | None:
    """What the recovery code left behind on this device."""
    if not known.rescue:
        return None
    return Rescue(*msgspec.msgpack.decode(known.rescue, type=tuple[bytes, bytes]))
