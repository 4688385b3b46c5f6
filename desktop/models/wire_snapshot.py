"""A community's state as it travels: up when it comes to a hub, down to whoever joins."""

from typing import Any

import msgspec

from desktop.models.sealing import Seed


class SnapshotRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row in a chunk; versions are index × 512 + position into the chunk's changesets."""

    record: bytes
    born: int
    ver: int
    versions: dict[str, int]
    gone: bool
    clear: dict[str, Any]
    sealed: dict[str, bytes]


# A changeset: device, number, clock, and the seq it ends at where that is known.
Placed = tuple[bytes, int, int, int | None]


class Rows(msgspec.Struct, frozen=True, array_like=True):
    """At most 5,000 rows of one table, with the changesets that their versions name."""

    kind: str
    table: str
    changesets: list[Placed]
    rows: list[SnapshotRow]


class Seeds(msgspec.Struct, frozen=True, array_like=True):
    """What the data keys of a chunk's rows come from."""

    kind: str
    seeds: list[Seed]


class Devices(msgspec.Struct, frozen=True, array_like=True):
    """How far each device got: id, last number, its last op's number, its last signature."""

    kind: str
    devices: list[tuple[bytes, int, int, bytes]]


class Erased(msgspec.Struct, frozen=True, array_like=True):
    """Who was erased, as ids: what others still say of them is taken without its values."""

    kind: str
    subjects: list[bytes]


class Tail(msgspec.Struct, frozen=True, array_like=True):
    """Changesets made while the snapshot went up, as their authors signed them.

    `clocks` are the ones that counted where they were judged; without any the authors' own did.
    """

    kind: str
    changesets: list[bytes]
    clocks: list[int] = []


class Connect(msgspec.Struct, frozen=True, array_like=True):
    """A community asks to be kept by this hub, with the hub's set-up code."""

    name: bytes
    proof: bytes
    community: bytes
    device: bytes
    sign_key: bytes


class Opening(msgspec.Struct, frozen=True, array_like=True):
    """Hands judging over: `parts` chunks make up the state, whose digest the device signs.

    `number` is the device's last changeset in it; what comes after is for the hub to judge.
    """

    upload: bytes
    parts: int
    number: int
    digest: bytes
    signature: bytes


class Opened(msgspec.Struct, frozen=True, array_like=True):
    """The hub judges from here on: under this id, in this epoch."""

    epoch: int
    seq: int
    judge: bytes


class Page(msgspec.Struct, frozen=True, array_like=True):
    """Asks for the snapshot's rows of these tables, one table after the other.

    In the first they begin beyond a record (b"" for its first row); `most` counts all tables' rows.
    """

    tables: list[str]
    after: bytes = b""
    most: int = 1_000


class Paged(msgspec.Struct, frozen=True, array_like=True):
    """Rows as the hub has them, the seeds of their keys, and where the log stood when read.

    `rows` are encoded `Rows`, one for each table that has any. `table` and `last` say where to go
    on; behind the last table both are empty.
    """

    epoch: int
    seq: int
    rows: list[bytes]
    seeds: list[Seed]
    table: str = ""
    last: bytes = b""
    mark: bytes = b""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One chunk of a genesis snapshot: a MessagePack array of chunks as bytes."""

    upload: bytes
    number: int
    data: bytes
