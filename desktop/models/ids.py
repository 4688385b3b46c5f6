"""Ids: UUIDv7 for what a person creates, hashes for facts that two devices can state alone."""

import os
from hashlib import blake2b

import msgspec

from desktop.models.clock import wall_ms

ID_BYTES = 16

# A part of a hashed id; anything else has no agreed MessagePack form (docs/format.md section 1).
Part = str | int | bytes | bool | None

_encode = msgspec.msgpack.Encoder().encode


def new_id(now_ms: int | None = None, randomness: bytes | None = None) -> bytes:
    """A UUIDv7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    ms = wall_ms() if now_ms is None else now_ms
    tail = bytearray(os.urandom(10) if randomness is None else randomness)
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    return ms.to_bytes(6, "big") + bytes(tail)


def fact_id(table: str, community: bytes, *parts: Part, key: bytes = b"") -> bytes:
    """The id of a fact: BLAKE2b-128 of the MessagePack array [table, community, parts…].

    `key` is the community's index key and must be given where a part is personal.
    """
    packed = _encode((table, community, *parts))
    return blake2b(packed, digest_size=ID_BYTES, key=key).digest()


def value_index(index_key: bytes, channel: str, value: str) -> bytes:
    """`value_ix` of an identity: of a phone its `phone_ix`, else of channel, a blank and value."""
    return phone_index(index_key, value if channel == "phone" else f"{channel} {value}")


def phone_index(index_key: bytes, phone: str) -> bytes:
    """`phone_ix`: keyed BLAKE2b-128 of the E.164 text, for finding equal phones unread."""
    return blake2b(phone.encode(), digest_size=ID_BYTES, key=index_key).digest()
