"""Values that came before the key to them: read once this device has it."""

from desktop.models import schema
from desktop.models.op import Op, Value, encode_body
from desktop.models.schema import CUSTOM, Table
from desktop.models.signed import read_changeset
from desktop.store import derived, pending, rows
from desktop.store.apply import Applier
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.keychest import Keychest
from desktop.store.opening import Opened, open_ops
from desktop.store.refs import reference


def reopen(store: Store) -> int:
    """Open what was kept closed, where it can be now; how many values that were.

    Raises BrokenSeal for one that its own key does not open.
    """
    found = 0
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        off: list[int] = []
        for rid, wire in connection.execute("SELECT rid, wire FROM closed").fetchall():
            opened = open_ops(chest, read_changeset(bytes(wire)), store.community)
            for position, one in enumerate(opened):
                off += pending.withdraw(connection, one.op.table, one.op.record)
                found += fill(connection, one, reference(rid, position))
            connection.execute(
                "UPDATE changeset SET body = ? WHERE rid = ?",
                (encode_body([one.packed for one in opened]), rid),
            )
            if not any(one.unread for one in opened):
                connection.execute("DELETE FROM closed WHERE rid = ?", (rid,))
        pending.put_on(connection, Applier(connection, store.refs), off)
    return found


def fill(connection: Connection, one: Opened, ref: int) -> int:
    """Write an op's values where they stand by it; how many."""
    op = one.op
    if not op.sealed:
        return 0
    table = schema.table(op.table)
    row = rows.find(connection, table, rows.locate(table, op.record, op.fields))
    if row is None or row.gone:
        return 0
    count = 0
    new: dict[str, Value] = {}
    for name, value in op.sealed.items():
        if name in one.unread or value is None:
            continue
        connection.execute(
            "UPDATE history SET new = ? WHERE op = ? AND record = ? AND field = ?",
            (value, ref, op.record, name),
        )
        if name.startswith(CUSTOM):
            count += _fill_custom(connection, op.record, name, value, ref)
        elif row.version(name) == ref and row.fields[name] is None:
            new[name] = value
    if new:
        _write(connection, table, op, row, new)
    return count + len(new)


def _write(
    connection: Connection, table: Table, op: Op, row: rows.Row, new: dict[str, Value]
) -> None:
    sets = ", ".join(f'"{name}" = ?' for name in new)
    connection.execute(
        f"UPDATE {table.name} SET {sets} WHERE {rows.where(table.name)}",
        (*new.values(), *rows.locate(table, op.record, op.fields)),
    )
    derived.after(connection, table, op.record, row.fields, {**row.fields, **new})


def _fill_custom(connection: Connection, record: bytes, name: str, value: Value, ref: int) -> int:
    done = connection.execute(
        "UPDATE member_x SET value = ? WHERE member = ? AND field = ? AND ver = ?",
        (value, record, bytes.fromhex(name.removeprefix(CUSTOM)), ref),
    )
    return done.rowcount
