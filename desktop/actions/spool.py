"""A file's prepared rows kept aside, unreadable to anybody else, between the check and the run."""

import os
import tempfile
import threading
import weakref
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.formats.prepared import PreparedRow

_NONCE_BYTES = 12
# Frames kept at hand for single rows; each is at most 500 rows.
_AT_HAND = 16

_rows = msgspec.msgpack.Decoder(tuple[int, list[PreparedRow]]).decode
_slices = msgspec.msgpack.Decoder(tuple[int, list[msgspec.Raw]]).decode
_row = msgspec.msgpack.Decoder(PreparedRow).decode


class _Frame(NamedTuple):
    at: int
    size: int
    first: int


class Spool:
    """Frames in a temporary file without a name, encrypted with a key that is in memory only.

    Rows are counted from 0. Closing it, or the end of the process, ends it.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="qunzhu-")  # noqa: SIM115 - closed by `close`
        weakref.finalize(self, self._file.close)
        self._cipher = AESGCM(AESGCM.generate_key(256))
        self._frames: list[_Frame] = []
        self._end = 0
        # The screen looks at single rows while the worker goes through all of them.
        self._lock = threading.Lock()
        self.count = 0
        self._sliced = lru_cache(_AT_HAND)(self._slice)

    def add(self, body: bytes, count: int) -> None:
        """Keep a frame of `count` rows as it came from the reader."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, body, None)
        with self._lock:
            self._file.seek(self._end)
            self._file.write(sealed)
        self._frames.append(_Frame(self._end, len(sealed), self.count))
        self._end += len(sealed)
        self.count += count

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return self._end

    def frames(self) -> Iterator[tuple[int, list[PreparedRow]]]:
        """Every frame as (index of its first row, rows)."""
        for frame in self._frames:
            yield frame.first, _rows(self._open(frame))[1]

    def bodies(self) -> Iterator[tuple[list[PreparedRow], bytes]]:
        """Every frame as its rows and the bytes that it was added as."""
        for frame in self._frames:
            body = self._open(frame)
            yield _rows(body)[1], body

    def row(self, index: int) -> PreparedRow:
        """One row."""
        at = self._find(index)
        return _row(self._sliced(at)[index - self._frames[at].first])

    def _find(self, index: int) -> int:
        low, high = 0, len(self._frames)
        while high - low > 1:
            middle = (low + high) // 2
            if self._frames[middle].first <= index:
                low = middle
            else:
                high = middle
        return low

    def _slice(self, at: int) -> list[msgspec.Raw]:
        return _slices(self._open(self._frames[at]))[1]

    def _open(self, frame: _Frame) -> bytes:
        with self._lock:
            self._file.seek(frame.at)
            sealed = self._file.read(frame.size)
        return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)

    def close(self) -> None:
        """End it; its rows cannot be read any more."""
        self._sliced.cache_clear()
        self._file.close()
