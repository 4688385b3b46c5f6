"""Cards: a field that matters was set twice by people who did not see each other's value.

A card is settled by an edit that knew both values, by somebody on this device alone (1), or by a
`settled_card`, which every device has (2).
"""

from collections.abc import Container, Mapping

import msgspec

from desktop.models.merge import Outcome
from desktop.models.op import Op, OpId
from desktop.models.schema import Table
from desktop.store import rows
from desktop.store.database import Connection
from desktop.store.refs import POSITIONS

_OPEN, _BY_FACT = 0, 2
_NEW = (
    "INSERT INTO card (op, tbl, record, field, other, won, at, stands, lost)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
# The ops of a card as `name_of` writes them, in the order in which a fact has them.
_NAMED = (
    "(SELECT {least}(lower(hex(a.device)) || '-' || a.number || '-' || (card.op % {n}),"
    " lower(hex(b.device)) || '-' || b.number || '-' || (card.other % {n}))"
    " FROM changeset a, changeset b WHERE a.rid = card.op / {n} AND b.rid = card.other / {n})"
)
_STATED = (
    "SELECT 1 FROM settled_card s WHERE s.gone = 0 AND s.tbl = card.tbl"
    " AND s.about = card.record AND s.field = card.field"
    f" AND s.one = {_NAMED.format(least='min', n=POSITIONS)}"
    f" AND s.other = {_NAMED.format(least='max', n=POSITIONS)}"
)
_FOLLOW = (
    "UPDATE card SET settled = ? WHERE record = ? AND field = ? AND settled = ?"
    " AND {stated} (" + _STATED + ")"
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
        follow(connection, {"about": op.record, "field": name})


def forget(connection: Connection, ref: int, record: bytes) -> None:
    """Drop the open cards of an op taken off its record; put on again it makes them anew."""
    connection.execute(
        "DELETE FROM card WHERE op = ? AND record = ? AND settled <> 1", (ref, record)
    )


def name_of(op: OpId) -> str:
    """An op as a `settled_card` names it."""
    return f"{op.device.hex()}-{op.number}-{op.position}"


def follow(connection: Connection, fact: Mapping[str, object]) -> None:
    """Close the cards of a field that a `settled_card` names, open those that none names any more.

    `fact` has at least the record and the field.
    """
    at = (fact["about"], fact["field"])
    for stated, before, after in (("EXISTS", _OPEN, _BY_FACT), ("NOT EXISTS", _BY_FACT, _OPEN)):
        connection.execute(_FOLLOW.format(stated=stated), (after, *at, before))
