"""Cards: a field that matters was set twice by people who did not see each other's value."""

from collections.abc import Container

import msgspec

from desktop.models.merge import Outcome
from desktop.models.op import Op
from desktop.models.schema import Table
from desktop.store import rows
from desktop.store.database import Connection

_NEW = (
    "INSERT INTO card (op, tbl, record, field, other, won, at, stands, lost)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)


def note(
    connection: Connection,
    table: Table,
    op: Op,
    ref: int,
    row: rows.Row,
    outcome: Outcome,
    unread: Container[str],
) -> None:
    """Keep what two people said of a field, before `op` is written over `row`.

    Whoever set a field knowing what stood there has settled what was open about it.
    """
    for name in op.fields:
        if name in table.key or not table.field(name).card:
            continue
        if name in outcome.wins and name not in outcome.unseen:
            connection.execute(
                "UPDATE card SET settled = 1 WHERE record = ? AND field = ? AND settled = 0",
                (op.record, name),
            )
        old, new = row.fields.get(name), op.fields[name]
        if name not in outcome.unseen or name in unread or old == new:
            continue
        won = name in outcome.wins
        stands, lost = (new, old) if won else (old, new)
        at = msgspec.msgpack.encode(rows.locate(table, op.record, op.fields))
        known = (ref, table.name, op.record, name, row.version(name), int(won), at, stands, lost)
        connection.execute(_NEW, known)


def forget(connection: Connection, ref: int, record: bytes) -> None:
    """Drop the open cards of an op taken off its record; put on again it makes them anew."""
    connection.execute(
        "DELETE FROM card WHERE op = ? AND record = ? AND settled = 0", (ref, record)
    )
