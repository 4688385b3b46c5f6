"""A roster's numbers that were those of people who are gone: nobody has them again."""

from collections.abc import Sequence

import msgspec

from desktop.actions.importkeys import number_of
from desktop.formats.prepared import PreparedRow
from desktop.store import numbers
from desktop.store.reads import Reads

_read = msgspec.msgpack.Decoder(tuple[int, msgspec.Raw]).decode
_write = msgspec.msgpack.Encoder().encode


def without_used(reads: Reads, prefix: str, rows: Sequence[PreparedRow], body: bytes) -> bytes:
    """Take used numbers off the rows, with a flag; the frame of these rows."""
    stated = [number for row in rows if (number := number_of(row, prefix))]
    used = numbers.used(reads, stated)
    if not used:
        return body
    for row in rows:
        if number_of(row, prefix) in used:
            row.number, row.spelled = None, ""
            row.flags = (*row.flags, "number_used")
    line, _ = _read(body)
    return _write((line, rows))
