"""Own changes that the judge has not decided yet: how each record stood before them.

Visible is what is confirmed with the pending ops on top. Every pending op keeps the record as it
stood before it; so a record can be brought back to what is confirmed, and the ops put on it anew.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import msgspec

from desktop.models import schema
from desktop.models.op import Op, Value, decode_body, unpack
from desktop.models.schema import Table
from desktop.store import cards, derived, headcount, rows
from desktop.store.database import Connection, value
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

_encode = msgspec.msgpack.Encoder().encode


class Image(msgspec.Struct, frozen=True, array_like=True):
    """A record as it stood: its row with versions, and a member's custom fields."""

    ver: int
    versions: dict[str, int]
    born: int
    gone: bool
    fields: dict[str, Any]
    custom: list[tuple[bytes, str | None, int]]


_decode = msgspec.msgpack.Decoder(Image).decode
_locate = msgspec.msgpack.Decoder(tuple[Any, ...]).decode


def note(connection: Connection, table: Table, op: Op, ref: int) -> None:
    """Keep how the record stands before this pending op of one's own."""
    at = rows.locate(table, op.record, op.fields)
    found = image(connection, table, op.record, at)
    connection.execute(
        "INSERT INTO pending (tbl, record, op, at, image) VALUES (?, ?, ?, ?, ?)",
        (table.name, op.record, ref, _encode(at), _encode(found) if found else None),
    )


def note_new(
    connection: Connection, table: Table, found: Iterable[tuple[bytes, Sequence[Value], int]]
) -> None:
    """The same for many records just made: (record, its `locate` parameters, reference)."""
    connection.executemany(
        "INSERT INTO pending (tbl, record, op, at, image) VALUES (?, ?, ?, ?, NULL)",
        ((table.name, record, ref, _encode(at)) for record, at, ref in found),
    )


def image(
    connection: Connection, table: Table, record: bytes, at: tuple[Value, ...]
) -> Image | None:
    """The record as it stands now; None where there is no row."""
    row = rows.find(connection, table, at)
    if row is None:
        return None
    custom: list[tuple[bytes, str | None, int]] = []
    if table.custom:
        listed = connection.execute(
            "SELECT field, value, ver FROM member_x WHERE member = ? ORDER BY field", (record,)
        ).fetchall()
        custom = [(bytes(name), text, ver) for name, text, ver in listed]
    return Image(row.ver, row.versions, row.born, row.gone, row.fields, custom)


def withdraw(connection: Connection, name: str, record: bytes) -> list[int]:
    """Bring a record back to what is confirmed; the references of the ops taken off, in order.

    Their history goes with them; who puts them on again writes it anew.
    """
    found = connection.execute(
        "SELECT op, at, image FROM pending WHERE tbl = ? AND record = ? ORDER BY op",
        (name, record),
    ).fetchall()
    if not found:
        return []
    table, refs = schema.table(name), [row[0] for row in found]
    stored = found[0][2]
    was = None if stored is None else _decode(stored)
    _restore(connection, table, record, _locate(found[0][1]), was)
    connection.executemany(
        "DELETE FROM history WHERE op = ? AND record = ?", ((ref, record) for ref in refs)
    )
    for ref in refs:
        cards.forget(connection, ref, record)
    connection.execute("DELETE FROM pending WHERE tbl = ? AND record = ?", (name, record))
    return refs


def take_history(connection: Connection, refs: Iterable[int]) -> list[tuple[Any, ...]]:
    """Take out what these ops wrote to the history when they stood first."""
    found: list[tuple[Any, ...]] = []
    for ref in refs:
        found += connection.execute(
            "DELETE FROM history WHERE op = ?"
            " RETURNING op, tbl, record, field, old, new, was, subject",
            (ref,),
        ).fetchall()
    return found


def tell_again(connection: Connection, told: Iterable[tuple[Any, ...]]) -> None:
    """Put back what was taken out, where it was not written anew."""
    connection.executemany(
        "INSERT OR IGNORE INTO history (op, tbl, record, field, old, new, was, subject)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        told,
    )


class Puts(Protocol):
    """Gives an op its effect: `apply.Applier`."""

    def apply(self, op: Op, ref: int) -> object:
        """Write one op's effect."""
        ...


def put_on(connection: Connection, applier: Puts, refs: Iterable[int]) -> None:
    """Put ops that were withdrawn on top of what is confirmed now, in their order."""
    ops: tuple[int, list[Op]] = (-1, [])
    for ref in sorted(refs):
        rid, position = divmod(ref, POSITIONS)
        if ops[0] != rid:
            body = value(connection, "SELECT body FROM changeset WHERE rid = ?", (rid,))
            ops = (rid, [unpack(packed) for packed in decode_body(bytes(body))])
        op = ops[1][position]
        note(connection, schema.table(op.table), op, ref)
        applier.apply(op, ref)


def confirm(connection: Connection, first: int, last: int) -> None:
    """The ops from `first` to `last` stand as they were made: nothing has to be kept for them."""
    connection.execute("DELETE FROM pending WHERE op BETWEEN ? AND ?", (first, last))


def wait_again(connection: Connection, device: bytes, numbers: Iterable[int]) -> None:
    """These changesets of the device are to be handed in once more, before the folder is closed."""
    connection.executemany(
        "UPDATE changeset SET seq = NULL, refused = NULL WHERE device = ? AND number = ?",
        ((device, number) for number in numbers),
    )


def waiting_changesets(reads: Reads) -> int:
    """How many changesets wait for the judge."""
    found = reads.one("SELECT count(*) FROM changeset WHERE seq IS NULL AND refused IS NULL")
    return int(found[0]) if found else 0


def become(
    connection: Connection, table: Table, record: bytes, at: tuple[Value, ...], image: Image
) -> None:
    """Let a record that is there, with nothing pending on it, be as the judge says it is."""
    _restore(connection, table, record, at, image)


def take_out(connection: Connection, table: Table, record: bytes, at: tuple[Value, ...]) -> None:
    """Let a record go that the judge does not have, an entry of the ledger too."""
    connection.execute(
        "INSERT INTO pending (tbl, record, op, at) VALUES (?, ?, -1, ?)",
        (table.name, record, _encode(at)),
    )
    withdraw(connection, table.name, record)


def _restore(
    connection: Connection, table: Table, record: bytes, at: tuple[Value, ...], was: Image | None
) -> None:
    now = rows.find(connection, table, at)
    if now is None:
        return
    if was is None:
        # Derived columns follow while the row is still there to be found, and counts no more.
        if not table.append_only:
            connection.execute(
                f"UPDATE {table.name} SET gone = 1 WHERE {rows.where(table.name)}", at
            )
        derived.after(connection, table, record, _live(now), {})
        if table.name == "member":
            headcount.note_hole(connection)
        connection.execute(f"DELETE FROM {table.name} WHERE {rows.where(table.name)}", at)
        if table.custom:
            connection.execute("DELETE FROM member_x WHERE member = ?", (record,))
        return
    if table.append_only:
        return
    plain = [name for name in rows.columns(table.name) if name not in table.key]
    sets = "".join(f', "{name}" = ?' for name in plain)
    connection.execute(
        f"UPDATE {table.name} SET ver = ?, vers = ?, born = ?, gone = ?{sets}"
        f" WHERE {rows.where(table.name)}",
        (
            was.ver,
            rows.pack_versions(was.versions),
            was.born,
            int(was.gone),
            *(was.fields.get(name) for name in plain),
            *at,
        ),
    )
    _restore_custom(connection, table, record, was)
    derived.after(connection, table, record, _live(now), {} if was.gone else was.fields)


def _live(row: rows.Row) -> dict[str, Value]:
    return {} if row.gone else row.fields


def _restore_custom(connection: Connection, table: Table, record: bytes, was: Image) -> None:
    if table.custom:
        connection.execute("DELETE FROM member_x WHERE member = ?", (record,))
        connection.executemany(
            "INSERT INTO member_x (member, field, value, ver) VALUES (?, ?, ?, ?)",
            ((record, *one) for one in was.custom),
        )
