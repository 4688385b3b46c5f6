"""Personal values as they leave a device, and the data keys they are sealed with.

docs/format-sync.md, sections 1 to 3, says it byte for byte.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple, Protocol

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from desktop.models import recovery, schema
from desktop.models.op import OpId, Value

VALUE_MARK: Final = b"\x01"
WRAP_MARK: Final = b"\x02"
KEY_BYTES: Final = 32
CLASSES: Final = {"basic": 1, "contact": 2, "private": 3}
READ_BY: Final = {
    1: "member.read.basic",
    2: "member.read.contact",
    3: "member.read.private",
}

_CLASS_RECEIVE = b"qunzhu class receive v1"
_SHARE = b"qunzhu wrapping key v1"
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


@dataclass(slots=True)
class DataKey:
    """A random key of one (subject, class); `cls` is a number of CLASSES."""

    id: bytes
    subject: bytes
    cls: int
    key: bytes = field(repr=False)
    _cipher: AESGCMSIV | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def cipher(self) -> AESGCMSIV:
        """The cipher of this key; to make it costs more than to use it once."""
        if self._cipher is None:
            self._cipher = AESGCMSIV(self.key)
        return self._cipher


class Wrap(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A data key as it travels: sealed by the wrapping key it names."""

    data_key: bytes
    subject: bytes
    cls: int
    wrapping_key: bytes
    sealed: bytes


_decode_wrap = msgspec.msgpack.Decoder(Wrap).decode


class Keyring(Protocol):
    """Where data keys are looked up while values are opened."""

    def data_key(self, key: bytes) -> DataKey | None:
        """The data key of this id, or None when this device may not or cannot have it."""
        ...


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


def seal_value(key: DataKey, place: Place, name: str, value: Value) -> bytes:
    """The sealed form of one field; the same place and value give the same bytes."""
    nonce, bound = _bound(key.id, place, name)
    return VALUE_MARK + key.id + key.cipher.encrypt(nonce, _encode(value), bound)


def sealed_by(sealed: bytes) -> bytes:
    """The id of the data key that a sealed value names. Raises BrokenSeal when it names none."""
    if len(sealed) < 33 or sealed[:1] != VALUE_MARK:
        raise BrokenSeal
    return sealed[1:17]


def open_value(key: DataKey, place: Place, name: str, sealed: bytes) -> Value:
    """The value behind `seal_value`. Raises BrokenSeal."""
    nonce, bound = _bound(sealed_by(sealed), place, name)
    try:
        found = _decode_value(key.cipher.decrypt(nonce, sealed[17:], bound))
    except (InvalidTag, msgspec.DecodeError) as error:
        raise BrokenSeal from error
    if not isinstance(found, str | int | bytes | None):
        raise BrokenSeal
    return found


def _bound(key: bytes, place: Place, name: str) -> tuple[bytes, bytes]:
    community, subject, table, record, (device, number, position) = place
    nonce = blake2b(_encode((device, number, position, name)), digest_size=12).digest()
    return nonce, _encode((community, subject, table, record, name, key))


def wrap(community: bytes, key: DataKey, wrapping_key: bytes, secret: bytes) -> bytes:
    """A data key sealed by the wrapping key of that id and secret, to stand in an op."""
    nonce, bound = _wrapped(community, key.id, key.subject, key.cls, wrapping_key)
    sealed = _wrapping(secret).encrypt(nonce, key.key, bound)
    return WRAP_MARK + _encode((key.id, key.subject, key.cls, wrapping_key, sealed))


def read_wrap(data: bytes) -> Wrap:
    """What a wrap says in the clear. Raises BrokenSeal when it is none."""
    try:
        if data[:1] != WRAP_MARK:
            raise BrokenSeal
        return _decode_wrap(data[1:])
    except msgspec.DecodeError as error:
        raise BrokenSeal from error


def unwrap(community: bytes, found: Wrap, secret: bytes) -> DataKey:
    """The data key of a wrap, given its wrapping key's secret. Raises BrokenSeal."""
    nonce, bound = _wrapped(community, found.data_key, found.subject, found.cls, found.wrapping_key)
    try:
        key = _wrapping(secret).decrypt(nonce, found.sealed, bound)
    except InvalidTag as error:
        raise BrokenSeal from error
    return DataKey(found.data_key, found.subject, found.cls, key)


@lru_cache(maxsize=16)
def _wrapping(secret: bytes) -> AESGCMSIV:
    return AESGCMSIV(secret)


def _wrapped(
    community: bytes, key: bytes, subject: bytes, cls: int, wrapping_key: bytes
) -> tuple[bytes, bytes]:
    nonce = blake2b(key + wrapping_key, digest_size=12).digest()
    return nonce, _encode(("data key", community, subject, cls, key))


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


def parts(names: Sequence[str], sealed: Sequence[object]) -> tuple[list[object], list[object]]:
    """An op's sealed elements as (values in the order of `names`, wraps behind them)."""
    return list(sealed[: len(names)]), list(sealed[len(names) :])
