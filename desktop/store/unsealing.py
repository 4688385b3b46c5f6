"""Values that the snapshot brought sealed in a class this device could not read then."""

from collections.abc import Collection, Iterable, Iterator

import msgspec

from desktop.models import schema
from desktop.models.op import Kind, Op, OpId, Value
from desktop.models.schema import Table
from desktop.models.sealing import Place, class_number, subject_of
from desktop.models.wire_snapshot import Rows, Seeds, SnapshotRow
from desktop.store import pending
from desktop.store.apply import Applier
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.keychest import Keychest
from desktop.store.opening import Opened, read_standing
from desktop.store.refs import POSITIONS
from desktop.store.reopening import fill


def tables(classes: Collection[int]) -> list[str]:
    """The tables that have fields of these classes (1 basic, 2 contact, 3 private)."""
    return [
        table.name
        for table in schema.TABLES
        if any(class_number(table, item.name) in classes for item in table.fields)
        or (table.custom and 3 in classes)
    ]


def unseal(store: Store, pages: Iterable[Rows], seeds: Seeds) -> int:
    """Fill in what stands by the same op here and can be read now; how many values that were."""
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        chest.learn(seeds.seeds)
        return sum(_unseal(store, connection, chest, found) for found in pages)


def _unseal(store: Store, connection: Connection, chest: Keychest, found: Rows) -> int:
    table, count = schema.table(found.table), 0
    off: list[int] = []
    for row in found.rows:
        for op, read in _read(chest, table, found, row, store.community):
            ref = store.refs.find(op)
            if ref is not None:
                off += pending.withdraw(connection, table.name, row.record)
                count += fill(connection, read, ref)
    pending.put_on(connection, Applier(connection, store.refs), off)
    return count


def _read(
    chest: Keychest, table: Table, found: Rows, row: SnapshotRow, community: bytes
) -> Iterator[tuple[OpId, Opened]]:
    """By op, the row's sealed values that this device can read."""
    whom = table.subject_field
    stated = row.clear.get(whom) if whom else None
    subject = subject_of(
        table, row.record, stated if isinstance(stated, bytes) else None, community
    )
    by_op: dict[OpId, dict[str, Value]] = {}
    for name, data in row.sealed.items():
        index, position = divmod(row.versions.get(name, row.ver), POSITIONS)
        device, number, *_ = found.changesets[index]
        op = OpId(device, number, position)
        value, read = read_standing(
            chest, table, Place(community, subject, table.name, row.record, op), name, data
        )
        if read:
            by_op.setdefault(op, {})[name] = value
    keys = {name: row.clear[name] for name in table.key}
    for op, values in by_op.items():
        yield op, Opened(Op(Kind.PUT, table.name, row.record, keys, values))


def decoded(data: bytes) -> Rows:
    """The rows of a page."""
    return msgspec.msgpack.decode(data, type=Rows)
