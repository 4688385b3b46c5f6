"""A record of the judge's state as the database keeps it, and what it adds to the digest."""

from typing import Any

import msgspec

from desktop.models import schema
from desktop.models.judging_known import Row, Version
from desktop.models.op import digest_element, digest_elements

_encode = msgspec.msgpack.encode
_decode = msgspec.msgpack.decode


def elements(table: str, row: Row | None) -> int:
    """What a row adds to its table's sum."""
    if row is None:
        return 0
    if row.gone:
        return digest_element(table, row.record, "", row.ver.op)
    key = schema.table(table).key
    stated = [name for name, value in row.clear.items() if value is not None and name not in key]
    if not row.versions and row.born == row.ver:
        return digest_elements(table, row.record, ("", *stated, *row.sealed), row.ver.op)
    total = digest_element(table, row.record, "", row.born.op)
    emptied = [name for name in row.versions if row.clear.get(name, "") is None]
    for name in (*stated, *emptied, *row.sealed):
        total += digest_element(table, row.record, name, row.version(name).op)
    return total


def pack_version(at: Version) -> bytes:
    """34 bytes: clock, device, number, position."""
    return (
        at.clock.to_bytes(8, "big")
        + at.device
        + at.number.to_bytes(8, "big")
        + at.position.to_bytes(2, "big")
    )


def unpack_version(data: bytes) -> Version:
    """The version behind its 34 bytes."""
    return Version(
        int.from_bytes(data[:8], "big"),
        data[8:24],
        int.from_bytes(data[24:32], "big"),
        int.from_bytes(data[32:], "big"),
    )


def pack_row(row: Row) -> tuple[object, ...]:
    """A row's columns: record, born, ver, vers, gone, clear, sealed."""
    vers = {name: pack_version(at) for name, at in row.versions.items()}
    born = pack_version(row.born)
    return (
        row.record,
        born,
        born if row.ver is row.born else pack_version(row.ver),
        _encode(vers) if vers else None,
        int(row.gone),
        _encode(row.clear),
        _encode(row.sealed),
    )


def unpack_row(found: tuple[Any, ...]) -> Row:
    """The row behind its columns."""
    record, born, ver, vers, gone, clear, sealed = found
    versions = _decode(vers, type=dict[str, bytes]) if vers else {}
    return Row(
        bytes(record),
        unpack_version(bytes(born)),
        unpack_version(bytes(ver)),
        {name: unpack_version(at) for name, at in versions.items()},
        bool(gone),
        _decode(clear, type=dict[str, Any]),
        _decode(sealed, type=dict[str, bytes]),
    )
