"""What the hub said last of each device: when it heard of it, and whether it left for good."""

from collections.abc import Iterable

import msgspec

from desktop.models.device import Farewell
from desktop.models.wire import Contact
from desktop.store.database import Connection
from desktop.store.reads import Reads

_NAME = "contacts"


def read(reads: Reads) -> dict[bytes, int]:
    """Each device's last contact (ms UTC by the hub's clock); empty where no hub told."""
    return {one.device: one.at for one in _all(reads)}


def farewells(reads: Reads) -> dict[bytes, Farewell]:
    """The revoked devices that the hub told so."""
    return {one.device: Farewell(one.told, one.gone) for one in _all(reads) if one.told}


def readers(reads: Reads) -> dict[bytes, int]:
    """How far each device said that it had read the log."""
    return {one.device: one.seq for one in _all(reads)}


def _all(reads: Reads) -> list[Contact]:
    found = reads.one("SELECT value FROM state WHERE name = ?", (_NAME,))
    return msgspec.msgpack.decode(found[0], type=list[Contact]) if found else []


def keep(connection: Connection, told: Iterable[Contact]) -> None:
    """Remember what the hub said, in place of what it said before."""
    connection.execute(
        "INSERT INTO state (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME, msgspec.msgpack.encode(list(told))),
    )
