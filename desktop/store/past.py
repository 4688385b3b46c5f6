"""The log before this device's snapshot: its changesets put in their places, history told anew.

What a record was is kept beside the rows (table `was`) until the log is read up to the snapshot,
so that the history of this device says the same as that of one which was there all the time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from desktop.models import merge, schema
from desktop.models.merge import Met
from desktop.models.op import Kind, Op, OpId, Value
from desktop.models.schema import Table
from desktop.models.sealing import Seed
from desktop.models.signed import Entry, SignedChangeset, read_changeset
from desktop.store import erasing, log, newcomer, outbox, parcels, rows
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.keychest import Keychest
from desktop.store.opening import Opened, open_ops
from desktop.store.place import ORIGIN
from desktop.store.refs import Refs, reference

_KNOWN: Final = frozenset(Kind)
# How many records are asked for at once.
_MANY: Final = 400
_encode = msgspec.msgpack.Encoder().encode

Verify = Callable[[SignedChangeset], None]


class Forged(Exception):
    """A value of the snapshot is not the one that its op said: record and field."""


class _Was(NamedTuple):
    """A record at a place of the log: its values, by which op each stands, whether it was gone."""

    ver: int
    gone: bool
    fields: dict[str, Any]
    versions: dict[str, int]

    def version(self, name: str) -> int:
        return self.versions.get(name, self.ver)


_decode_was = msgspec.msgpack.Decoder(_Was).decode


def before(store: Store, after: int | None, most: int, size: int, private: bytes) -> list[Entry]:
    """The log at seq 0 and below beyond `after`, sealed and signed as when it is sent.

    Others' changesets go as they were signed, where that is kept here; else this device vouches for
    them. What was said of people who are erased is left out.
    """
    found: list[Entry] = []
    places = log.places(store, -(2**62) if after is None else after, most)
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        for one in places:
            if one.seq > 0 or sum(len(entry.changeset) for entry in found) > size:
                break
            wire = parcels.signed(store, one.device, one.number) or outbox.sealed(
                connection, chest, store.community, one.rid, private
            )
            kept = erasing.heard_late(connection, store.community, wire)
            found.append(Entry(one.seq, one.clock, kept))
        erasing.forget_keys(connection, chest)
    return found


def take(
    store: Store, entries: Sequence[Entry], seeds: Sequence[Seed], verify: Verify, until: int
) -> int | None:
    """Put a page of the past in its place; the seq it is read to. None once it is all there.

    Raises what `verify` raises, and Forged; nothing of the page then stands.
    """
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        chest.learn(seeds)
        replay = _Replay(connection, store.refs)
        for entry in entries:
            found = read_changeset(entry.changeset)
            verify(found)
            _put(store, connection, chest, entry, found, replay)
        replay.flush()
        last = entries[-1].seq if entries else until
        if last < until:
            newcomer.read_past(connection, last)
            return last
        newcomer.has_past(connection)
        connection.execute("DELETE FROM was")
    return None


def _put(
    store: Store,
    connection: Connection,
    chest: Keychest,
    entry: Entry,
    found: SignedChangeset,
    replay: "_Replay",
) -> None:
    head = found.about
    known = connection.execute(
        "SELECT rid, head FROM changeset WHERE device = ? AND number = ?",
        (head.device, head.number),
    ).fetchone()
    rid = int(known[0]) if known else ORIGIN + entry.seq
    store.refs.learn(rid, head.device, head.number, entry.clock)
    opened = open_ops(chest, found, store.community)
    if not (known and known[1]):
        log.keep(connection, rid, entry, found, opened)
    told = [(one, reference(rid, at)) for at, one in enumerate(opened)]
    replay.ops([(one, ref) for one, ref in told if one.op.kind in _KNOWN])


class _Replay:
    """Ops in the log's order, over what each record was; `flush` writes what that is by then."""

    def __init__(self, connection: Connection, refs: Refs) -> None:
        self._db = connection
        self._refs = refs
        self._was: dict[tuple[str, bytes], _Was | None] = {}
        self._new: set[tuple[str, bytes]] = set()

    def ops(self, found: Sequence[tuple[Opened, int]]) -> None:
        """Tell what a changeset's ops (with their references) changed, and compare them."""
        tables: dict[str, list[tuple[Opened, int]]] = {}
        for pair in found:
            tables.setdefault(pair[0].op.table, []).append(pair)
        for name, listed in tables.items():
            self._read(name, [one.op.record for one, _ in listed])
        for one, ref in found:
            self._op(one, ref)
        for name, listed in tables.items():
            self._compare(schema.table(name), listed)

    def _op(self, one: Opened, ref: int) -> None:
        op, table = one.op, schema.table(one.op.table)
        was = self._find(table, op.record)
        found = self._outcome(table, op, ref, was)
        fields: dict[str, Value] = dict(op.fields)
        if found.effect == "made":
            self._keep(table, op.record, _Was(ref, False, fields, {}))
        elif was is None:
            return
        elif found.effect == "changed":
            new = {name: fields[name] for name in found.wins}
            for name, now in new.items():
                self._tell(op, ref, name, was.fields.get(name), now, was.version(name), was)
            versions = {**was.versions, **dict.fromkeys(new, ref)}
            self._keep(table, op.record, _Was(was.ver, False, {**was.fields, **new}, versions))
        elif found.effect == "revived":
            self._tell(op, ref, "", None, True, was.ver, _Was(ref, False, fields, {}))
            self._keep(table, op.record, _Was(ref, False, fields, {}))
        elif found.effect == "removed":
            self._tell(op, ref, "", True, None, was.ver, was)
            self._keep(table, op.record, _Was(ref, True, was.fields, {}))
        if op.kind == Kind.ERASE:
            self.flush()
            erasing.forget_told(self._db, op.record)

    def _outcome(self, table: Table, op: Op, ref: int, was: _Was | None) -> merge.Outcome:
        def names(base: OpId, name: str) -> bool:
            return was is not None and self._refs.find(base) == was.version(name)

        def later(name: str) -> bool:
            standing = was.version(name) if was else 0
            return self._refs.standing(ref) > self._refs.standing(standing)

        met = Met(was.fields, was.gone) if was else None
        return merge.outcome(table, met, op, names, later)

    def _tell(
        self, op: Op, ref: int, name: str, old: Value, new: Value, at: int, was: _Was
    ) -> None:
        self._db.execute(
            "INSERT INTO history (op, tbl, record, field, old, new, was, subject)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (ref, op.table, op.record, name, old, new, at, _subject(op, was.fields)),
        )

    def _find(self, table: Table, record: bytes) -> _Was | None:
        if (table.name, record) not in self._was:
            self._read(table.name, [record])
        return self._was[table.name, record]

    def _read(self, name: str, records: Iterable[bytes]) -> None:
        wanted = sorted({one for one in records if (name, one) not in self._was})
        self._was.update(dict.fromkeys((name, one) for one in wanted))
        for start in range(0, len(wanted), _MANY):
            part = wanted[start : start + _MANY]
            found = self._db.execute(
                "SELECT record, body FROM was WHERE tbl = ?"
                f" AND record IN ({', '.join('?' * len(part))})",
                (name, *part),
            )
            for record, body in found.fetchall():
                self._was[name, bytes(record)] = _decode_was(bytes(body))

    def _keep(self, table: Table, record: bytes, was: _Was) -> None:
        self._was[table.name, record] = was
        self._new.add((table.name, record))

    def flush(self) -> None:
        """Write what every record was where the ops so far end, and remember none."""
        rows = []
        for name, record in sorted(self._new):
            if was := self._was[name, record]:
                whom = schema.table(name).subject_field
                rows.append((name, record, was.fields.get(whom) if whom else None, _encode(was)))
        self._db.executemany(
            "INSERT INTO was (tbl, record, subject, body) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET body = excluded.body, subject = excluded.subject",
            rows,
        )
        self._was.clear()
        self._new.clear()

    def _compare(self, table: Table, listed: Sequence[tuple[Opened, int]]) -> None:
        """The snapshot's values are nobody's word; those that stand by an op must be its own."""
        said = {name for one, _ in listed for name in one.op.fields}
        names = [name for name in rows.columns(table.name) if name in said]
        places = [rows.locate(table, one.op.record, one.op.fields) for one, _ in listed]
        found = rows.find_many(self._db, table, places, names)
        for (one, ref), place in zip(listed, places, strict=True):
            row = found.get(place)
            if row is not None and not row.gone:
                _require_same(table, one, ref, row)


def _require_same(table: Table, one: Opened, ref: int, row: rows.Row) -> None:
    if row.ver != ref and ref not in row.versions.values():
        return
    for name, said in one.op.fields.items():
        here = row.fields.get(name)
        stands = name in row.fields and name not in one.unread and row.version(name) == ref
        if stands and here is not None and said is not None and here != said:
            raise Forged(table.name, one.op.record.hex(), name)


def _subject(op: Op, fields: Mapping[str, Any]) -> bytes | None:
    """The member whose timeline tells of this record, if any."""
    if op.table == "member":
        return op.record
    found = fields.get("member")
    return found if isinstance(found, bytes) else None
