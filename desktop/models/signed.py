"""Changesets, verdicts and digests as they are signed, stored and sent.

docs/format-sync.md, sections 4 to 8, says it byte for byte.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec.msgpack import Ext

from desktop.models.op import (
    CHANGESET_LIMIT,
    FORMAT,
    Head,
    Op,
    decode_head,
    op_hash,
    unpack_clear,
)

WITHHELD: Final = 1
ERASED: Final = 2
# How far ahead of the judge's time a clock counts.
AHEAD_MS: Final = 5 * 60 * 1000

_CHANGESET = b"qunzhu changeset v1"
_VERDICT = b"qunzhu verdict v1"
_DIGEST = b"qunzhu digest v1"
_JUDGE = b"qunzhu judge v1"
_PAGE = b"qunzhu page v1"
_REVOKED = b"qunzhu revoked v1"
_LEAVE = b"qunzhu leave v1"
_LEAVING = b"qunzhu leaving v1"
_GONE = b"qunzhu gone v1"
_RECOVER = b"qunzhu recover v1"
_TAKEOVER = b"qunzhu take over v1"
_SESSION = b"qunzhu session v1"
_RENEW = b"qunzhu renew v1"

_encode = msgspec.msgpack.Encoder().encode


class BadChangeset(Exception):
    """Bytes that are no changeset: another shape, another count, or no op of this format."""


class SignedOp(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """One op: its clear bytes, then sealed values and seeds; an erased one is its 32-byte hash."""

    clear: bytes
    sealed: tuple[bytes | Ext, ...] = ()

    @property
    def hash(self) -> bytes:
        """What the signature covers of this op."""
        return op_hash(self.clear, [_hash_of(part) for part in self.sealed])


# Bytes that came from elsewhere: what is not an array, bin or extension of this shape is refused.
_decode = msgspec.msgpack.Decoder(tuple[bytes, tuple[SignedOp | Ext, ...], bytes]).decode


@dataclass(frozen=True)
class SignedChangeset:
    """A changeset as its author signed it; an op that is withheld is only its hash."""

    head: bytes
    ops: tuple[SignedOp | Ext, ...]
    signature: bytes

    @cached_property
    def about(self) -> Head:
        """What the head says."""
        return decode_head(self.head)

    @cached_property
    def bare(self) -> list[Op | None]:
        """Each op by its clear bytes; None for one that is withheld, or that is no op."""
        return [None if isinstance(op, Ext) else _bare(op.clear) for op in self.ops]

    @property
    def covered(self) -> bytes:
        """The bytes under the signature."""
        return _covered(
            self.head, [bytes(op.data) if isinstance(op, Ext) else op.hash for op in self.ops]
        )


def _bare(clear: bytes) -> Op | None:
    try:
        return unpack_clear(clear)
    except (msgspec.DecodeError, ValueError):
        return None


def _hash_of(part: bytes | Ext) -> bytes:
    return bytes(part.data) if isinstance(part, Ext) else blake2b(part, digest_size=32).digest()


def _covered(head: bytes, hashes: Iterable[bytes]) -> bytes:
    return _CHANGESET + head + blake2b(b"".join(hashes), digest_size=32).digest()


def sign_changeset(private: bytes, head: bytes, ops: Sequence[SignedOp]) -> bytes:
    """The signed changeset's bytes; `private` is the author's raw Ed25519 key."""
    signature = sign(private, _covered(head, (op.hash for op in ops)))
    return _encode((head, ops, signature))


def read_changeset(data: bytes) -> SignedChangeset:
    """The changeset behind its bytes, its signature not yet verified. Raises BadChangeset."""
    try:
        found = SignedChangeset(*_decode(data))
        _check_parts(found.ops)
        about = found.about
    except (msgspec.DecodeError, ValueError) as error:
        raise BadChangeset(str(error)) from error
    if about.version != FORMAT or about.count != len(found.ops):
        raise BadChangeset("count")
    if not 0 < about.count <= CHANGESET_LIMIT or min(about.number, about.first_op) < 1:
        raise BadChangeset("bounds")
    return found


def _check_parts(ops: Iterable[SignedOp | Ext]) -> None:
    """Raise ValueError for an extension that is no hash of what once stood in its place."""
    for op in ops:
        if isinstance(op, Ext):
            _check_hash(op, WITHHELD)
        else:
            for part in op.sealed:
                if isinstance(part, Ext):
                    _check_hash(part, ERASED)


def _check_hash(item: Ext, code: int) -> None:
    if item.code != code or len(bytes(item.data)) != 32:
        raise ValueError("extension")


def without(found: SignedChangeset, seeds: frozenset[bytes]) -> bytes | None:
    """The same changeset with these seeds and what they sealed erased; None if it has none.

    The signature still verifies, since every erased part leaves its hash.
    """
    ops = [_stripped(op, seeds) for op in found.ops]
    if ops == list(found.ops):
        return None
    return _encode((found.head, ops, found.signature))


def _stripped(op: SignedOp | Ext, seeds: frozenset[bytes]) -> SignedOp | Ext:
    if isinstance(op, Ext):
        return op
    kept = (
        Ext(ERASED, _hash_of(part)) if isinstance(part, bytes) and _names(part, seeds) else part
        for part in op.sealed
    )
    return SignedOp(op.clear, tuple(kept))


def _names(part: bytes, seeds: frozenset[bytes]) -> bool:
    """Whether it is one of these seeds, or a value sealed by a key from one of them."""
    if part[:1] == b"\x01":
        return part[1:17] in seeds
    # A seed is 02, an array of three, then bin 8 of 16: its id.
    return part[:4] == b"\x02\x93\xc4\x10" and part[4:20] in seeds


def sign(private: bytes, data: bytes) -> bytes:
    """64 bytes of Ed25519."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(data)


_public = lru_cache(1_000)(Ed25519PublicKey.from_public_bytes)


def verify(public: bytes, data: bytes, signature: bytes) -> bool:
    """Whether the holder of the private half signed these bytes."""
    try:
        _public(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def judge_id(public: bytes) -> bytes:
    """The id under which a hub with this identity makes its own changesets."""
    return blake2b(_JUDGE + public, digest_size=16).digest()


def effective_clock(clock: int, now_ms: int) -> int:
    """The clock that counts: never more than five minutes ahead of the judge's time."""
    return min(clock, (now_ms + AHEAD_MS) << 16)


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A changeset as it stands in the log: the seq it ends at, the clock that counts, its bytes."""

    seq: int
    clock: int
    changeset: bytes


class Ruling(msgspec.Struct, frozen=True, array_like=True):
    """What a verdict says: `verdict` is refused, aside, discarded or superseded; `at` is in ms.

    `action` is the one that the changeset belongs to: a copied folder has another at that number.
    """

    version: int
    community: bytes
    device: bytes
    number: int
    verdict: str
    reason: str
    position: int
    at: int
    action: bytes


_decode_verdict = msgspec.msgpack.Decoder(tuple[bytes, bytes]).decode
_decode_ruling = msgspec.msgpack.Decoder(Ruling).decode


def sign_verdict(private: bytes, ruling: Ruling) -> bytes:
    """A verdict's bytes, signed by the judge."""
    body = _encode(ruling)
    return _encode((body, sign(private, _VERDICT + body)))


def read_verdict(public: bytes, data: bytes) -> Ruling | None:
    """The verdict behind its bytes, None when the judge of this key did not sign it."""
    try:
        body, signature = _decode_verdict(data)
        ruling = _decode_ruling(body)
    except msgspec.DecodeError:
        return None
    return ruling if verify(public, _VERDICT + body, signature) else None


def verdict_device(data: bytes) -> bytes:
    """Whom a verdict that was read before was told."""
    return _decode_ruling(_decode_verdict(data)[0]).device


def page_statement(community: bytes, body: bytes) -> bytes:
    """What the judge signs of a page of the log that others bring (section 11)."""
    return _PAGE + community + body


def digest_statement(community: bytes, epoch: int, seq: int, digest: bytes) -> bytes:
    """What an owner's device signs about the state at a seq."""
    return _DIGEST + community + epoch.to_bytes(8, "big") + seq.to_bytes(8, "big") + digest


def session_statement(community: bytes, device: bytes, challenge: bytes) -> bytes:
    """What a device signs to be given a token of the hub."""
    return _SESSION + community + device + challenge


def revocation(private: bytes, community: bytes, device: bytes) -> bytes:
    """The judge's word that a device was revoked."""
    return sign(private, _REVOKED + community + device)


def revoked_by(public: bytes, community: bytes, device: bytes, signature: bytes) -> bool:
    """Whether the judge of this key said so."""
    return verify(public, _REVOKED + community + device, signature)


def leaving_statement(device: bytes, other: bytes, sign_key: bytes, receive_key: bytes) -> bytes:
    """What a revoked device signs to hand in what it has under another id."""
    return _LEAVE + device + other + sign_key + receive_key


def asking_to_leave(community: bytes, device: bytes) -> bytes:
    """What a revoked device signs when it asks for the word: the hub then knows who was told."""
    return _LEAVING + community + device


def gone_statement(community: bytes, device: bytes) -> bytes:
    """What a revoked device signs with its last breath: its keys are destroyed."""
    return _GONE + community + device


def renewal_statement(
    community: bytes, former: bytes, device: bytes, sign_key: bytes, receive_key: bytes
) -> bytes:
    """What a device signs with its old key to go on under another id, where no hub is asked."""
    return _RENEW + community + former + device + sign_key + receive_key


def takeover_statement(
    community: bytes, former: bytes, device: bytes, sign_key: bytes, receive_key: bytes, since: int
) -> bytes:
    """What the recovery code's key signs to make a device the judge in another's place."""
    return (
        _TAKEOVER + community + former + device + sign_key + receive_key + since.to_bytes(8, "big")
    )


def recovery_statement(device: bytes, sign_key: bytes, receive_key: bytes) -> bytes:
    """What the recovery code's key signs to let a new device in as the owner's."""
    return _RECOVER + device + sign_key + receive_key
