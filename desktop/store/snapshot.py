"""The state of a community in chunks: sealed on its way out, opened on its way in.

docs/format-sync.md section 8. Rows are read while work goes on: what changed meanwhile comes again
behind the snapshot, each changeset of the log with the rows that it named as they are by then.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from desktop.models import schema
from desktop.models.op import Value, decode_body, decode_head, unpack
from desktop.models.schema import CUSTOM, Table
from desktop.models.sealing import (
    Place,
    Seed,
    class_number,
    seal_value,
    subject_of,
)
from desktop.models.signed import read_changeset
from desktop.models.wire_snapshot import Devices, Erased, Placed, Rows, Seeds, SnapshotRow
from desktop.store import parcels, rows
from desktop.store.community import Store
from desktop.store.database import Connection, value
from desktop.store.keychest import Keychest
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS, Refs

CHUNK_ROWS = 2_000


_encode = msgspec.msgpack.Encoder().encode


class Cursor(NamedTuple):
    """Where the next chunk begins: the table's place in the schema, and the last key before."""

    table: int = 0
    after: tuple[Any, ...] = ()


class Chunk(NamedTuple):
    """One chunk to send, and where the one after it begins (None behind the last)."""

    data: bytes
    then: Cursor | None


def chunks(reads: Reads) -> int:
    """Into how many chunks the state goes as it is now."""
    listed = (reads.one(f"SELECT count(*) FROM {table.name}") for table in schema.TABLES)
    return sum(row[0] // CHUNK_ROWS + 1 for row in listed if row)


def chunk(store: Store, at: Cursor) -> Chunk:
    """The chunk that begins there; data keys made for it are kept in the same transaction."""
    table = schema.TABLES[at.table]
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        found = _page(connection, table, at.after)
        data = _encode(_packed(store, connection, chest, table, found))
    if len(found) == CHUNK_ROWS:
        return Chunk(data, Cursor(at.table, found[-1].key))
    following = at.table + 1
    return Chunk(data, Cursor(following) if following < len(schema.TABLES) else None)


def touched(store: Store, connection: Connection, chest: Keychest, rid: int) -> list[bytes]:
    """The rows that a changeset named as they are now, in as many chunks as it named tables."""
    places: dict[str, set[tuple[Value, ...]]] = {}
    body = value(connection, "SELECT body FROM changeset WHERE rid = ?", (rid,))
    for op in map(unpack, decode_body(bytes(body))):
        at = rows.locate(schema.table(op.table), op.record, op.fields)
        places.setdefault(op.table, set()).add(at)
    pieces: list[bytes] = []
    for table in map(schema.table, places):
        there = ((at, rows.find(connection, table, at)) for at in places[table.name])
        found = [_Found(at, _record(table, at), row) for at, row in there if row]
        pieces += _packed(store, connection, chest, table, found)
    return pieces


def _record(table: Table, at: tuple[Value, ...]) -> bytes | None:
    return at[0] if not table.key and isinstance(at[0], bytes) else None


class _Found(NamedTuple):
    key: tuple[Any, ...]
    record: bytes | None
    row: rows.Row


def _keys(table: Table) -> tuple[str, ...]:
    return table.key or ("id",)


def _page(connection: Connection, table: Table, after: tuple[Any, ...]) -> list[_Found]:
    keys = ", ".join(f'"{name}"' for name in _keys(table))
    listed = ", ".join(f'"{name}"' for name in rows.columns(table.name))
    marks = ", ".join("?" * len(after))
    beyond = f" WHERE ({keys}) > ({marks})" if after else ""
    record = "NULL" if table.key else "id"
    found = connection.execute(
        f"SELECT ver, vers, born, gone, {record}, {listed} FROM {table.name}{beyond}"
        f" ORDER BY {keys} LIMIT {CHUNK_ROWS}",
        after,
    ).fetchall()
    return [_found(table, one) for one in found]


def _found(table: Table, one: tuple[Any, ...]) -> _Found:
    ver, vers, born, gone, record, *values = one
    fields = dict(zip(rows.columns(table.name), values, strict=True))
    row = rows.Row(fields, ver, rows.unpack_versions(vers), born, bool(gone))
    key = tuple(fields[name] for name in table.key) if table.key else (bytes(record),)
    return _Found(key, bytes(record) if record else None, row)


def _packed(
    store: Store, connection: Connection, chest: Keychest, table: Table, found: list[_Found]
) -> list[bytes]:
    packer = _Packer(connection, store.refs, chest, store.community, table)
    with chest.many(packer.subjects(found)):
        packed = [packer.row(row) for row in found]
    return [_encode(Rows("rows", table.name, packer.changesets, packed)), packer.seeds()]


class _Packer:
    """Rows of one table as a chunk holds them."""

    def __init__(
        self, connection: Connection, refs: Refs, chest: Keychest, community: bytes, table: Table
    ) -> None:
        self._db = connection
        self._refs = refs
        self._chest = chest
        self._community = community
        self._table = table
        self._index: dict[int, int] = {}
        self.changesets: list[Placed] = []
        self._seeds: dict[bytes, Seed] = {}

    def subjects(self, found: list[_Found]) -> Iterator[bytes]:
        """Whose data keys the rows need; none where the table has nothing to seal."""
        if self._table.custom or any(item.cls != "clear" for item in self._table.fields):
            yield from (self._subject(self._record(one), one.row) for one in found)

    def _record(self, found: _Found) -> bytes:
        return found.record or rows.record_id(self._table, found.row.fields, self._community)

    def row(self, found: _Found) -> SnapshotRow:
        """One row; its values sealed where their class asks for it."""
        table, row = self._table, found.row
        record = self._record(found)
        clear: dict[str, Value] = {}
        sealed: dict[str, bytes] = {}
        versions = {name: self._at(ref) for name, ref in row.versions.items()}
        if row.gone:
            clear = {name: row.fields[name] for name in table.key}
            return SnapshotRow(record, self._at(row.born), self._at(row.ver), {}, True, clear, {})
        subject = self._subject(record, row)
        for name, stated in {**row.fields, **self._custom(record, row, versions)}.items():
            if stated is None and name not in row.versions:
                continue
            cls = class_number(table, name)
            if cls == 0:
                clear[name] = stated
            else:
                sealed[name] = self._seal(record, subject, name, cls, row.version(name), stated)
        return SnapshotRow(
            record, self._at(row.born), self._at(row.ver), versions, False, clear, sealed
        )

    def _custom(self, record: bytes, row: rows.Row, versions: dict[str, int]) -> dict[str, Value]:
        if not self._table.custom:
            return {}
        found = self._db.execute(
            "SELECT field, value, ver FROM member_x WHERE member = ?", (record,)
        ).fetchall()
        custom: dict[str, Value] = {}
        for field, text, ref in found:
            name = CUSTOM + bytes(field).hex()
            custom[name] = text
            row.versions[name] = ref
            versions[name] = self._at(ref)
        return custom

    def _subject(self, record: bytes, row: rows.Row) -> bytes:
        whom = self._table.subject_field
        stated = row.fields.get(whom) if whom else None
        return subject_of(
            self._table, record, stated if isinstance(stated, bytes) else None, self._community
        )

    def _seal(
        self, record: bytes, subject: bytes, name: str, cls: int, ref: int, stated: Value
    ) -> bytes:
        key, seed, _ = self._chest.key_for(subject, cls)
        self._seeds[seed.id] = seed
        place = Place(self._community, subject, self._table.name, record, self._refs.op_id(ref))
        return seal_value(key, place, name, stated)

    def _at(self, ref: int) -> int:
        rid, position = divmod(ref, POSITIONS)
        if rid not in self._index:
            op = self._refs.op_id(ref)
            clock, _ = self._refs.standing(ref)
            self._index[rid] = len(self.changesets)
            self.changesets.append((op.device, op.number, clock, self._seq(rid)))
        return self._index[rid] * POSITIONS + position

    def _seq(self, rid: int) -> int | None:
        found = value(self._db, "SELECT seq FROM changeset WHERE rid = ?", (rid,))
        return None if found is None else int(found)

    def seeds(self) -> bytes:
        """What the data keys come from that the rows so far were sealed with."""
        return _encode(Seeds("seeds", list(self._seeds.values())))


def devices(store: Store) -> bytes:
    """How far each device of the community got."""
    found = store.rows(
        "SELECT device, max(number), head FROM changeset WHERE seq IS NOT NULL GROUP BY device"
    )
    ends = {}
    for device, number, head in found:
        about = decode_head(bytes(head))
        ends[bytes(device)] = (number, about.first_op + about.count - 1, b"")
    for device in parcels.judged_ones(store):
        # What was refused by bundle used its number up as well.
        number, op = parcels.decided(store, device)
        wire = parcels.signed(store, device, number)
        if wire and number >= ends.get(device, (0,))[0]:
            ends[device] = (number, op, read_changeset(wire).signature)
    listed = [(device, *end) for device, end in sorted(ends.items())]
    return _encode(Devices("devices", listed))


def erased(store: Store) -> bytes:
    """Who was erased here."""
    found = store.rows("SELECT subject FROM erased ORDER BY subject")
    return _encode(Erased("erased", [bytes(row[0]) for row in found]))


# -- on its way in ----------------------------------------------------------------------------
