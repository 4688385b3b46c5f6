"""Ids: UUIDv7 for what a person creates, hashes for facts that two devices can state alone."""

import os
from hashlib import blake2b
from threading import Lock

import msgspec

from desktop.models.clock import wall_ms

ID_BYTES = 16

# A part of a hashed id; anything else has no agreed MessagePack form (docs/format.md section 1).
Part = str | int | bytes | bool | None

_encode = msgspec.msgpack.Encoder().encode


_RANDOM_BITS = 74
# By how much at most one of the same millisecond is greater than the one before.
_STEP_BYTES = 6


class _Latest:
    """The random bits drawn last: what is made later in one millisecond sorts behind.

    The source is RFC 9562 section 6.2, method 2.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._ms, self._random = 0, 0

    def draw(self, ms: int) -> int:
        """The random bits of an id of that millisecond."""
        with self._lock:
            # The first of a millisecond is of the lower half, so that there is room above it.
            drawn = int.from_bytes(os.urandom(10), "big") >> (81 - _RANDOM_BITS)
            if ms == self._ms:
                drawn = self._random + 1 + int.from_bytes(os.urandom(_STEP_BYTES), "big")
            self._ms, self._random = ms, drawn
            return drawn


_latest = _Latest()


def new_id(now_ms: int | None = None, randomness: bytes | None = None) -> bytes:
    """A UUIDv7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then 74 random bits.

    Of those that this process makes in one millisecond each sorts behind the one before, unless
    `randomness` (10 bytes, of which 6 bits are not used) is given.
    """
    ms = wall_ms() if now_ms is None else now_ms
    if randomness is None:
        drawn = _latest.draw(ms)
        first, second = drawn >> 62, drawn & ((1 << 62) - 1)
        return (ms << 80 | 7 << 76 | first << 64 | 2 << 62 | second).to_bytes(ID_BYTES, "big")
    tail = bytearray(randomness)
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
