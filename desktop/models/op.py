"""The recorded change and its canonical bytes: op, changeset head, hashes, digest elements.

Everything here is written down byte for byte, with test vectors, in docs/format.md; it is final.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import Struct, field

from desktop.models import schema

FORMAT = 1
CHANGESET_LIMIT = 500

# What a field can hold; json and dates travel as text, ids as 16 bytes, times as ms UTC.
Value = str | int | bytes | bool | None
Fields = Mapping[str, Value]


class Kind(IntEnum):
    """What an op does. Unknown kinds are kept, not applied."""

    PUT = 0
    DELETE = 1
    ENTRY = 2
    REVERSE = 3
    CLOSE = 4
    KEY = 5
    ERASE = 6
    MERGE = 7
    LEASE = 8
    ROLE = 9


# What can be erased: members, who only asked to come in, and a household with its last member.
ERASED: Final = ("member", "application", "unit")


class OpId(NamedTuple):
    """Where an op stands: its device (or the judge), changeset number (or seq), position."""

    device: bytes
    number: int
    position: int


class Op(Struct, frozen=True, gc=False):
    """One change of one record. `clear` and `sealed` together are the fields it sets.

    `base` names, per field, the op whose value the editor saw; "" stands for the record itself.
    `clock` is the offset from the changeset's clock; `subject` is whom erasing concerns, None
    when the table's declaration says it is the record itself or the community.
    """

    kind: int
    table: str
    record: bytes
    clear: Fields = field(default_factory=dict)
    sealed: Fields = field(default_factory=dict)
    base: Mapping[str, OpId] = field(default_factory=dict)
    clock: int = 0
    subject: bytes | None = None

    @property
    def fields(self) -> dict[str, Value]:
        """Every field that the op sets, whichever way it travels."""
        return {**self.clear, **self.sealed}


class Head(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=False):
    """What a changeset says of itself; encoded as a MessagePack array in this order."""

    version: int
    community: bytes
    epoch: int
    device: bytes
    number: int
    first_op: int
    count: int
    clock: int
    action: bytes
    kind: str
    schema: int


class PackedOp(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An op as the body of a changeset holds it: signed clear bytes, then values to be sealed."""

    clear: bytes
    values: list[Any]


_encode = msgspec.msgpack.Encoder().encode
_decode_head = msgspec.msgpack.Decoder(Head).decode
_decode_body = msgspec.msgpack.Decoder(list[PackedOp]).decode
_decode_clear = msgspec.msgpack.Decoder(
    tuple[int, str, bytes, int, dict[str, Any], list[str], dict[str, OpId], bytes | None]
).decode


def split(table: str, fields: Fields) -> tuple[dict[str, Value], dict[str, Value]]:
    """The fields by class: those the hub may read, and those sealed before they leave."""
    is_clear = _is_clear(table)
    clear: dict[str, Value] = {}
    sealed: dict[str, Value] = {}
    for name, value in fields.items():
        if name.startswith(schema.CUSTOM):
            sealed[name] = value
        else:
            (clear if is_clear[name] else sealed)[name] = value
    return clear, sealed


def pack_new(
    kind: Kind,
    table: str,
    records: Sequence[bytes],
    found: Sequence[Fields],
    hidden: tuple[str, ...],
) -> list[PackedOp]:
    """`pack` of the ops that make records of these fields; None is not stated.

    Names in `hidden` that the table does not declare are left out.
    """
    whom = schema.table(table).subject_field
    number = int(kind)
    ops = []
    for record, fields in zip(records, found, strict=True):
        if None in fields.values():
            fields = {name: value for name, value in fields.items() if value is not None}
        clear, sealed = _shape(table, tuple(fields), hidden)
        subject = fields.get(whom) if whom else None
        stated = fields if clear is None else {name: fields[name] for name in clear}
        data = _encode((number, table, record, 0, stated, sealed, {}, subject))
        ops.append(PackedOp(data, [fields[name] for name in sealed]))
    return ops


@lru_cache(1024)
def _shape(
    table: str, names: tuple[str, ...], hidden: tuple[str, ...]
) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """Which of these fields are clear (None: all of them), and which are sealed."""
    is_clear = _is_clear(table)
    stated = [name for name in names if name in is_clear or name not in hidden]
    for name in stated:
        if name not in is_clear and not name.startswith(schema.CUSTOM):
            raise KeyError(f"{table}.{name}")
    clear = tuple(name for name in stated if is_clear.get(name))
    sealed = tuple(name for name in stated if not is_clear.get(name))
    return None if clear == names else clear, sealed


@cache
def _is_clear(table: str) -> dict[str, bool]:
    return {item.name: item.cls == "clear" for item in schema.table(table).fields}


def pack(op: Op) -> PackedOp:
    """The op's bytes: [kind, table, record, clock, clear, sealed names, base, subject]."""
    names = list(op.sealed)
    clear = _encode((op.kind, op.table, op.record, op.clock, op.clear, names, op.base, op.subject))
    return PackedOp(clear, list(op.sealed.values()))


def unpack(packed: PackedOp) -> Op:
    """The op behind its bytes; raises msgspec.DecodeError when they are no op."""
    kind, table, record, clock, clear, names, base, subject = _decode_clear(packed.clear)
    sealed = dict(zip(names, packed.values, strict=True))
    return Op(kind, table, record, clear, sealed, base, clock, subject)


def unpack_clear(data: bytes) -> Op:
    """The op of clear bytes alone: its sealed fields are named, their values None."""
    kind, table, record, clock, clear, names, base, subject = _decode_clear(data)
    return Op(kind, table, record, clear, dict.fromkeys(names), base, clock, subject)


def encode_head(head: Head) -> bytes:
    """The head's bytes, as they are signed, stored and sent."""
    return _encode(head)


def decode_head(data: bytes) -> Head:
    """The head behind its bytes; raises msgspec.DecodeError when they are none."""
    return _decode_head(data)


def encode_body(ops: Sequence[PackedOp]) -> bytes:
    """The unsealed body of a changeset as the device stores it."""
    return _encode(ops)


def decode_body(data: bytes) -> list[PackedOp]:
    """The packed ops of a stored body."""
    return _decode_body(data)


def op_hash(clear: bytes, hashes: Iterable[bytes]) -> bytes:
    """BLAKE2b-256(clear part ‖ hash of each sealed value …): survives an erased value."""
    hashed = blake2b(clear, digest_size=32)
    for one in hashes:
        hashed.update(one)
    return hashed.digest()


def digest_element(table: str, record: bytes, name: str, op: OpId) -> int:
    """One term of a table's digest: BLAKE2b-128 of [table, record, field, op id]."""
    data = _encode((table, record, name, op))
    return int.from_bytes(blake2b(data, digest_size=16).digest(), "big")


def digest_elements(table: str, record: bytes, names: Iterable[str], op: OpId) -> int:
    """The sum of the terms of fields that stand by one op."""
    return sum(
        int.from_bytes(blake2b(_encode((table, record, name, op)), digest_size=16).digest(), "big")
        for name in names
    )


def digest_of(sums: Mapping[str, int]) -> bytes:
    """The community's digest: BLAKE2b-128 of [[table, 16-byte sum]…] by table name, zeros out."""
    rows = [(name, (total % 2**128).to_bytes(16, "big")) for name, total in sorted(sums.items())]
    return blake2b(_encode([row for row in rows if any(row[1])]), digest_size=16).digest()
