"""Personal values as they leave a device, and the data keys they are sealed with.

docs/format-sync.md, sections 1 to 3, says it byte for byte.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import Final, NamedTuple

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from desktop.models import recovery, schema
from desktop.models.ids import ID_BYTES
from desktop.models.op import OpId, Value

VALUE_MARK: Final = b"\x01"
SEED_MARK: Final = b"\x02"
KEY_BYTES: Final = 32
# Mark, two ids, and the tag of a value of one byte.
_LEAST: Final = 1 + 2 * ID_BYTES + 16 + 1
CLASSES: Final = {"basic": 1, "contact": 2, "private": 3}
READ_BY: Final = {
    1: "member.read.basic",
    2: "member.read.contact",
    3: "member.read.private",
}

_CLASS_RECEIVE = b"qunzhu class receive v1"
_SHARE = b"qunzhu wrapping key v1"
# To make a union of types anew for every value took longer than to open one.
_VALUES: Final = (str, int, bytes, type(None))
_encode = msgspec.msgpack.Encoder().encode
_decode_value = msgspec.msgpack.Decoder().decode


class BrokenSeal(Exception):
    """Bytes that were not sealed with this key for this place: changed, moved, or another's."""


class Place(NamedTuple):
    """Where a sealed value stands; moved anywhere else it does not open."""

    community: bytes
    subject: bytes
    table: str
    record: bytes
    op: OpId


class Seed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a subject's data keys come from: with each wrapping key another, without it none."""

    id: bytes
    subject: bytes
    secret: bytes


class DataKey(msgspec.Struct, frozen=True, gc=False):
    """The key of one (subject, class) under one wrapping key.

    `name` is the seed's id and the wrapping key's, as every value names them.
    """

    name: bytes
    cipher: AESGCMSIV


_decode_seed = msgspec.msgpack.Decoder(Seed).decode


def class_number(table: schema.Table, name: str) -> int:
    """1 basic, 2 contact, 3 private; 0 for a clear field."""
    return CLASSES["private"] if name.startswith(schema.CUSTOM) else _declared(table.name)[name]


@cache
def _declared(table: str) -> dict[str, int]:
    return {item.name: CLASSES.get(item.cls, 0) for item in schema.table(table).fields}


def subject_of(table: schema.Table, record: bytes, stated: bytes | None, community: bytes) -> bytes:
    """Whose data keys seal an op's values: its stated subject, the record itself, the community."""
    if stated is not None:
        return stated
    return record if table.subject in ("self", "suspect") else community


def data_key(community: bytes, seed: Seed, cls: int, wrapping_key: bytes, secret: bytes) -> DataKey:
    """The data key of the seed's subject and a class, from a wrapping key of this id and secret."""
    said = _encode(("data key", community, seed.subject, cls, seed.id, seed.secret))
    key = blake2b(said, key=secret, digest_size=KEY_BYTES).digest()
    return DataKey(seed.id + wrapping_key, AESGCMSIV(key))


def seal_value(key: DataKey, place: Place, name: str, value: Value) -> bytes:
    """The sealed form of one field; the same place and value give the same bytes."""
    nonce, bound = _bound(key.name, place, name)
    return VALUE_MARK + key.name + key.cipher.encrypt(nonce, _encode(value), bound)


def key_name(sealed: bytes) -> bytes:
    """The name of the data key that a sealed value needs. Raises BrokenSeal when it has none."""
    if len(sealed) < _LEAST or sealed[:1] != VALUE_MARK:
        raise BrokenSeal
    return sealed[1:33]


def is_sealed(part: object) -> bool:
    """Whether this has the form of a sealed value, so that bytes 1 to 33 name its data key."""
    return isinstance(part, bytes) and part[:1] == VALUE_MARK and len(part) >= _LEAST


def sealed_by(sealed: bytes) -> bytes:
    """The id of the seed that a sealed value names. Raises BrokenSeal when it names none."""
    return key_name(sealed)[:16]


def open_value(key: DataKey, place: Place, name: str, sealed: bytes) -> Value:
    """The value behind `seal_value`. Raises BrokenSeal."""
    nonce, bound = _bound(key_name(sealed), place, name)
    try:
        found = _decode_value(key.cipher.decrypt(nonce, sealed[33:], bound))
    except (InvalidTag, msgspec.DecodeError) as error:
        raise BrokenSeal from error
    if not isinstance(found, _VALUES):
        raise BrokenSeal
    return found


def _bound(key: bytes, place: Place, name: str) -> tuple[bytes, bytes]:
    community, subject, table, record, (device, number, position) = place
    nonce = blake2b(_encode((device, number, position, name)), digest_size=12).digest()
    return nonce, _encode((community, subject, table, record, name, key))


def seed_part(seed: Seed) -> bytes:
    """A seed as it stands in an op."""
    return SEED_MARK + _encode(seed)


def read_seed(data: bytes) -> Seed:
    """The seed that stands in an op. Raises BrokenSeal when it is none."""
    try:
        if data[:1] != SEED_MARK:
            raise BrokenSeal
        found = _decode_seed(data[1:])
    except msgspec.DecodeError as error:
        raise BrokenSeal from error
    if (len(found.id), len(found.secret)) != (ID_BYTES, KEY_BYTES):
        raise BrokenSeal
    return found


def class_receive(secret: bytes) -> bytes:
    """The private X25519 half of a class key: opens what was shared to the class."""
    return recovery.derive(secret, _CLASS_RECEIVE)


def class_receive_public(secret: bytes) -> bytes:
    """The public half of the same pair, which every device knows."""
    return (
        X25519PrivateKey.from_private_bytes(class_receive(secret)).public_key().public_bytes_raw()
    )


def share(community: bytes, key: bytes, secret: bytes, receiver: bytes, public: bytes) -> bytes:
    """A wrapping key for one receiver (device, class key, recovery code) with this public half."""
    return recovery.seal(public, secret, _SHARE + community + key + receiver)


def unshare(
    community: bytes, key: bytes, receiver: bytes, private: bytes, sealed: bytes
) -> bytes | None:
    """The wrapping key behind a share, or None when it was sealed to somebody else."""
    return recovery.unseal(private, sealed, _SHARE + community + key + receiver)


def parts(
    names: Sequence[str] | Mapping[str, object], sealed: Sequence[object]
) -> tuple[Sequence[object], Sequence[object]]:
    """An op's sealed elements as (values in the order of `names`, seeds behind them)."""
    return sealed[: len(names)], sealed[len(names) :]
