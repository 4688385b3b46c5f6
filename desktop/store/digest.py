"""The digest of a community's state: equal on every device that applied the same log."""

from collections.abc import Iterator

from desktop.models import schema
from desktop.models.op import digest_element, digest_elements, digest_of
from desktop.models.schema import CUSTOM, Table
from desktop.store import rows
from desktop.store.reads import Reads
from desktop.store.refs import Refs


def digest(reads: Reads, refs: Refs) -> bytes:
    """16 bytes over every live field, set link and tombstone; docs/format.md section 6.

    Reads the whole file, so it is for checking, not for a screen.
    """
    return digest_of({table.name: table_sum(reads, refs, table) for table in schema.TABLES})


def table_sum(reads: Reads, refs: Refs, table: Table) -> int:
    """The sum of one table's elements, not yet taken modulo 2^128."""
    total = sum(_elements(reads, refs, table))
    if table.custom:
        found = reads.rows(
            "SELECT x.member, x.field, x.ver FROM member_x x"
            " JOIN member m ON m.id = x.member WHERE m.gone = 0"
        )
        total += sum(
            digest_element(table.name, member, CUSTOM + field.hex(), refs.op_id(ver))
            for member, field, ver in found
        )
    return total


def _elements(reads: Reads, refs: Refs, table: Table) -> Iterator[int]:
    first = "" if table.key else "id, "
    names = rows.columns(table.name)
    plain = [name for name in names if name not in table.key]
    listed = ", ".join(f'"{name}"' for name in names)
    # One row after another: a large community does not fit in memory.
    for found in reads.each(f"SELECT ver, vers, born, gone, {first}{listed} FROM {table.name}"):
        ver, vers, born, gone, *values = found
        record = None if table.key else values.pop(0)
        fields = dict(zip(names, values, strict=True))
        record = record or rows.record_id(table, fields, reads.community)
        if gone:
            yield digest_element(table.name, record, "", refs.op_id(ver))
            continue
        yield digest_element(table.name, record, "", refs.op_id(born))
        versions = rows.unpack_versions(vers)
        apart = [name for name in plain if name in versions]
        stated = [name for name in plain if fields[name] is not None and name not in versions]
        yield digest_elements(table.name, record, stated, refs.op_id(ver))
        for name in apart:
            yield digest_element(table.name, record, name, refs.op_id(versions[name]))
