"""When the hub last heard of each device, as it said so last."""

from collections.abc import Iterable

import msgspec

from desktop.models.wire import Contact
from desktop.store.database import Connection
from desktop.store.reads import Reads

_NAME = "contacts"


def read(reads: Reads) -> dict[bytes, int]:
    """Each device's last contact (ms UTC by the hub's clock); empty where no hub told."""
    found = reads.one("SELECT value FROM state WHERE name = ?", (_NAME,))
    if found is None:
        return {}
    return {one.device: one.at for one in msgspec.msgpack.decode(found[0], type=list[Contact])}


def keep(connection: Connection, told: Iterable[Contact]) -> None:
    """Remember what the hub said, in place of what it said before."""
    connection.execute(
        "INSERT INTO state (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME, msgspec.msgpack.encode(list(told))),
    )
