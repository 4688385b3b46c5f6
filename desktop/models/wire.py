"""What devices and the hub say to each other: MessagePack arrays, one struct per question.

Everything here can come from a stranger: unknown shapes do not decode.
"""

from typing import Any

import msgspec

from desktop.models.signed import Entry

PROTOCOL = 1
# The most that one question or answer carries, and what a page of the log is filled up to.
BODY_LIMIT = 20 * 1024 * 1024
PAGE_BYTES = 1024 * 1024


class Said(msgspec.Struct, frozen=True, array_like=True):
    """The hub's no: `code` of desktop/models/sentences/sync.py, when to come back in seconds."""

    code: str
    retry_after: int = 0
    detail: str = ""


class Push(msgspec.Struct, frozen=True, array_like=True):
    """Signed changesets of the asking device, in the order of their numbers."""

    changesets: list[bytes]


class Pushed(msgspec.Struct, frozen=True, array_like=True):
    """What the judge has of the device: all up to `last` is decided. `seq` is the log's end.

    `forked`: another signature stands at a number that came; the device needs a new id.
    """

    last: int
    seq: int
    forked: bool = False


class Pull(msgspec.Struct, frozen=True, array_like=True):
    """Asks for the log beyond `after` and the device's verdicts beyond `ruled` (their count)."""

    after: int
    ruled: int = 0
    most: int = PAGE_BYTES


class Pulled(msgspec.Struct, frozen=True, array_like=True):
    """Whole changesets in log order up to a page; `seq` is the log's end, `last` as in Pushed."""

    epoch: int
    seq: int
    last: int
    now: int
    entries: list[Entry]
    verdicts: list[bytes]


class Manifest(msgspec.Struct, frozen=True, array_like=True):
    """A snapshot's parts: [kind, table, rows, BLAKE2b-256] each; docs/format-sync.md section 8."""

    version: int
    community: bytes
    epoch: int
    seq: int
    parts: list[tuple[str, str, int, bytes]]


class SnapshotRow(msgspec.Struct, frozen=True, array_like=True):
    """A row in a chunk; versions are index × 512 + position into the chunk's changesets."""

    record: bytes
    born: int
    ver: int
    versions: dict[str, int]
    gone: bool
    clear: dict[str, Any]
    sealed: dict[str, bytes]


class Rows(msgspec.Struct, frozen=True, array_like=True):
    """At most 5,000 rows of one table, with the changesets that their versions name."""

    kind: str
    table: str
    changesets: list[tuple[bytes, int, int]]
    rows: list[SnapshotRow]


class Wraps(msgspec.Struct, frozen=True, array_like=True):
    """Data keys as they travel."""

    kind: str
    wraps: list[bytes]


class Devices(msgspec.Struct, frozen=True, array_like=True):
    """How far each device got: id, last number, its last op's number, its last signature."""

    kind: str
    devices: list[tuple[bytes, int, int, bytes]]


class Opening(msgspec.Struct, frozen=True, array_like=True):
    """Hands judging over: the snapshot at `seq` is complete, and `number` is the last in it."""

    upload: bytes
    seq: int
    number: int
    digest: bytes
    signature: bytes


class Enrol(msgspec.Struct, frozen=True, array_like=True):
    """A new device under an invitation."""

    name: bytes
    proof: bytes
    device: bytes
    sign_key: bytes
    receive_key: bytes


class Offer(msgspec.Struct, frozen=True, array_like=True):
    """An invitation as the hub keeps it; `at` and `expires` in ms."""

    name: bytes
    proof: bytes
    blob: bytes
    operator: bytes
    expires: int


def encode(said: msgspec.Struct) -> bytes:
    """The bytes of a question or an answer."""
    return msgspec.msgpack.encode(said)
