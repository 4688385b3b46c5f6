"""Classes of values that devices asked this judge for, since they came closed to them."""

from collections.abc import Collection

import msgspec

from desktop.store.database import Connection
from desktop.store.reads import Reads

_NAME = "wanted"


def read(reads: Reads) -> frozenset[int]:
    """Every class that some device misses."""
    return frozenset(cls for classes in _by_device(reads).values() for cls in classes)


def hear(connection: Connection, reads: Reads, device: bytes, classes: Collection[int]) -> None:
    """What the device misses now, in place of what it said before."""
    known = _by_device(reads)
    now = {**known, device: sorted(classes)} if classes else dict(known)
    if not classes:
        now.pop(device, None)
    if now != known:
        connection.execute(
            "INSERT INTO state (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_NAME, msgspec.msgpack.encode(now)),
        )


def _by_device(reads: Reads) -> dict[bytes, list[int]]:
    found = reads.one("SELECT value FROM state WHERE name = ?", (_NAME,))
    return msgspec.msgpack.decode(found[0], type=dict[bytes, list[int]]) if found else {}
