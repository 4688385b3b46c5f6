"""The bundle file: who it is for, then one encrypted stream that its author signed.

docs/format-sync.md section 11.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec

from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.models.recovery import seal, unseal
from desktop.models.signed import sign, verify
from desktop.models.wire import BODY_LIMIT
from desktop.store import backupfile

MAGIC: Final = b"QUNZHUBN"
FORMAT: Final = 1
LONGEST_HEAD: Final = 64 * 1024
# The largest file that is looked at.
MOST_BYTES: Final = 4 << 30
KEY_BYTES: Final = 32
_LABEL: Final = b"qunzhu bundle v1"
_STREAM: Final = b"qunzhu bundle stream v1"


class Head(msgspec.Struct, frozen=True, array_like=True):
    """Who wrote it, for which community, and the stream's key sealed to each receiver."""

    version: int
    community: bytes
    device: bytes
    id: bytes
    receivers: list[tuple[bytes, bytes]]

    def sealed_for(self, receiver: bytes) -> bytes | None:
        """The key as this receiver gets it, None where the bundle is not for him."""
        return next((sealed for name, sealed in self.receivers if name == receiver), None)


def seal_key(head_id: bytes, receive_public: bytes, key: bytes) -> bytes:
    """The bundle's key for the holder of a receiving half."""
    return seal(receive_public, key, _LABEL + head_id)


def unseal_key(head: Head, receiver: bytes, private: bytes) -> bytes | None:
    """The bundle's key, None where it is for others."""
    sealed = head.sealed_for(receiver)
    return unseal(private, sealed, _LABEL + head.id) if sealed else None


class Writer:
    """Arrays in, a bundle out; `end` signs them all."""

    def __init__(self, out: BinaryIO, head: Head, key: bytes) -> None:
        packed = msgspec.msgpack.encode(head)
        start = MAGIC + len(packed).to_bytes(4, "big") + packed
        out.write(start)
        self._seen = sha256(start)
        self._stream = backupfile.Writer(out, key, start, _STREAM)
        self.count = 0

    def put(self, *item: object) -> None:
        """Add one array."""
        packed = msgspec.msgpack.encode(item)
        framed = len(packed).to_bytes(4, "big") + packed
        self._stream.write(framed)
        self._seen.update(framed)
        self.count += 1

    def end(self, private: bytes) -> None:
        """Sign what was put, and finish."""
        self.put("end", sign(private, _LABEL + self._seen.digest()))
        self._stream.finish()


class _Stream(backupfile.Reader):
    def damaged(self) -> Problem:
        return Problem("bundle.damaged", file=self._path)


class Bundle:
    """A bundle whose head was read: `items` goes through it, as often as needed."""

    def __init__(self, path: Path, source: BinaryIO, head: Head, start: bytes) -> None:
        self.path = path
        self.head = head
        self._source = source
        self._start = start

    def items(self, key: bytes) -> Iterator[list[Any]]:
        """The arrays in their order, without the end's. Raises Problem bundle.damaged."""
        self._source.seek(len(self._start))
        stream = _Stream(self._source, key, self._start, self.path, _STREAM)
        self._seen = sha256(self._start)
        while True:
            length = stream.read(4)
            size = int.from_bytes(length, "big")
            if size > BODY_LIMIT:
                raise self.damaged()
            packed = stream.read(size)
            try:
                item = msgspec.msgpack.decode(packed, type=list[Any])
            except msgspec.DecodeError as error:
                raise self.damaged() from error
            if item[:1] == ["end"]:
                stream.finish()
                self._signature = item[1:]
                return
            self._seen.update(length + packed)
            yield item

    def require_author(self, public: bytes) -> None:
        """Raise Problem bundle.damaged unless the holder of this key signed all of it."""
        signature = self._signature[0] if len(self._signature) == 1 else b""
        statement = _LABEL + self._seen.digest()
        if not isinstance(signature, bytes) or not verify(public, statement, signature):
            raise self.damaged()

    def damaged(self) -> Problem:
        """The problem of a bundle that is cut off, changed, or not its author's."""
        return Problem("bundle.damaged", file=self.path)


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """A bundle's head, and the way to what it holds.

    Raises Problem bundle.unreadable, bundle.none, bundle.newer, bundle.too_large, bundle.damaged.
    """
    try:
        source = path.open("rb")
    except OSError as error:
        raise Problem("bundle.unreadable", file=path, reason=why(error)) from error
    with source:
        if os.fstat(source.fileno()).st_size > MOST_BYTES:
            raise Problem("bundle.too_large", file=path, gigabytes=MOST_BYTES >> 30)
        yield Bundle(path, source, *_head(source, path))


def _head(source: BinaryIO, path: Path) -> tuple[Head, bytes]:
    start = source.read(len(MAGIC) + 4)
    if start[: len(MAGIC)] != MAGIC:
        raise Problem("bundle.none", file=path)
    length = int.from_bytes(start[len(MAGIC) :], "big")
    packed = source.read(length) if length <= LONGEST_HEAD else b""
    try:
        if msgspec.msgpack.decode(packed, type=list[Any])[0] > FORMAT:
            raise Problem("bundle.newer", file=path)
        return msgspec.msgpack.decode(packed, type=Head), start + packed
    except (msgspec.DecodeError, TypeError, IndexError) as error:
        raise Problem("bundle.damaged", file=path) from error
