"""The backup file: a head that says who may open it, then one encrypted stream."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.models.recovery import RecoveryPublic
from desktop.store.keyfile import Hex16, Hex32
from desktop.store.passphrase import Stretched, Wrap, stretch_for

MAGIC = b"QUNZHUBK"
FORMAT = 1
CHUNK = 1 << 20
TAG = 16
LONGEST_HEAD = 64 * 1024

PASSPHRASE_LABEL = b"qunzhu backup key by passphrase v1"
RECOVERY_LABEL = b"qunzhu backup key by recovery v1"
STREAM_LABEL = b"qunzhu backup stream v1"
DATABASE_LABEL = b"qunzhu backup database v1"


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """The backup's key, sealed to the receiving half of a recovery code."""

    receive: Hex32
    sealed: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{160}$")]


class Head(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands readable at the start of a backup; it names no community and no person."""

    format: int
    id: Hex16
    made: str
    passphrase: Wrap | None = None
    recovery: Sealed | None = None

    def label(self, use: bytes) -> bytes:
        """The label of a wrap in this file: no wrap of another backup fits here."""
        return use + bytes.fromhex(self.id)


class Writer:
    """Bytes in, numbered encrypted chunks out; the last one is marked, so a cut is noticed."""

    def __init__(
        self, out: BinaryIO, key: bytes, start: bytes, label: bytes = STREAM_LABEL
    ) -> None:
        self._out = out
        self._cipher = AESGCM(recovery.derive(key, label))
        self._start = sha256(start).digest()
        self._count = 0
        self._waiting = bytearray()

    def write(self, data: bytes) -> None:
        """Add to the stream."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def finish(self) -> None:
        """Write what waits as the last chunk."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, plain: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._count, last), plain, self._start))
        self._count += 1


class Reader:
    """The bytes that a `Writer` was given; raises Problem vault.damaged_backup on any change."""

    def __init__(
        self,
        source: BinaryIO,
        key: bytes,
        start: bytes,
        path: Path,
        label: bytes = STREAM_LABEL,
    ) -> None:
        self._source = source
        self._cipher = AESGCM(recovery.derive(key, label))
        self._start = sha256(start).digest()
        self._path = path
        self._count = 0
        self._plain = bytearray()
        self._next = source.read(CHUNK + TAG)

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes."""
        while len(self._plain) < size:
            self._take()
        found = bytes(self._plain[:size])
        del self._plain[:size]
        return found

    def blocks(self, size: int) -> Iterator[bytes]:
        """The next `size` bytes in pieces of at most one chunk."""
        while size:
            piece = self.read(min(size, CHUNK))
            size -= len(piece)
            yield piece

    def finish(self) -> None:
        """Insist that the stream ends here."""
        if self._next:
            self._take()
        if self._next or self._plain:
            raise self.damaged()

    def damaged(self) -> Problem:
        """The problem of a backup that is cut off or changed."""
        return Problem("vault.damaged_backup", file=self._path)

    def _take(self) -> None:
        chunk, self._next = self._next, self._source.read(CHUNK + TAG)
        if not chunk:
            raise self.damaged()
        nonce = _nonce(self._count, last=not self._next)
        try:
            self._plain += self._cipher.decrypt(nonce, chunk, self._start)
        except InvalidTag:
            raise self.damaged() from None
        self._count += 1


def _nonce(count: int, last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes([last])


def database_key(key: bytes) -> bytes:
    """The SQLCipher key of the database inside a backup."""
    return recovery.derive(key, DATABASE_LABEL)


def new_head(
    key: bytes, now: datetime, stretched: Stretched | None, public: RecoveryPublic | None
) -> Head:
    """A head by which the passphrase, the recovery code, or either opens the backup.

    Raises Problem vault.backup_unprotected when neither is there.
    """
    if stretched is None and public is None:
        raise Problem("vault.backup_unprotected")
    made = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = Head(format=FORMAT, id=os.urandom(16).hex(), made=made)
    if stretched:
        wrap = stretched.seal(key, head.label(PASSPHRASE_LABEL))
        head = msgspec.structs.replace(head, passphrase=wrap)
    if public:
        sealed = recovery.seal(public.receive, key, head.label(RECOVERY_LABEL)).hex()
        half = Sealed(receive=public.receive.hex(), sealed=sealed)
        head = msgspec.structs.replace(head, recovery=half)
    return head


def start_of(head: Head) -> bytes:
    """The bytes before the stream: magic, length of the head, head."""
    text = msgspec.json.encode(head)
    return MAGIC + len(text).to_bytes(4, "big") + text


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, Head, bytes]]:
    """The file behind its head, the head, and the head's bytes.

    Raises Problem vault.unreadable, vault.not_a_backup, vault.newer_backup, vault.damaged_backup.
    """
    try:
        source = path.open("rb")
    except OSError as error:
        raise Problem("vault.unreadable", path=path, reason=why(error)) from error
    with source:
        yield source, *_head(source, path)


def _head(source: BinaryIO, path: Path) -> tuple[Head, bytes]:
    start = source.read(len(MAGIC) + 4)
    if start[: len(MAGIC)] != MAGIC:
        raise Problem("vault.not_a_backup", file=path)
    length = int.from_bytes(start[len(MAGIC) :], "big")
    text = source.read(length) if length <= LONGEST_HEAD else b""
    try:
        if msgspec.json.decode(text)["format"] > FORMAT:
            raise Problem("vault.newer_backup", file=path)
        return msgspec.json.decode(text, type=Head), start + text
    except (msgspec.DecodeError, ValueError, TypeError, KeyError, RecursionError):
        raise Problem("vault.damaged_backup", file=path) from None


def is_backup(path: Path) -> bool:
    """Whether the file begins as a backup does."""
    with path.open("rb") as source:
        return source.read(len(MAGIC)) == MAGIC


def key_by_passphrase(head: Head, passphrase: str, path: Path) -> bytes:
    """The backup's key. Raises Problem vault.backup_no_passphrase or backup_wrong_passphrase."""
    if head.passphrase is None:
        raise Problem("vault.backup_no_passphrase", file=path)
    stretched = stretch_for(passphrase, head.passphrase)
    key = stretched.unseal(head.passphrase, head.label(PASSPHRASE_LABEL))
    if key is None:
        raise Problem("vault.backup_wrong_passphrase", file=path)
    return key


def key_by_code(head: Head, code: bytes, path: Path) -> bytes:
    """The backup's key. Raises Problem vault.backup_no_code or vault.backup_other_code."""
    if head.recovery is None:
        raise Problem("vault.backup_no_code", file=path)
    private = recovery.recovery_keys(code).receive
    sealed = bytes.fromhex(head.recovery.sealed)
    key = recovery.unseal(private, sealed, head.label(RECOVERY_LABEL))
    if key is None:
        raise Problem("vault.backup_other_code", file=path)
    return key
