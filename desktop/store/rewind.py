"""Going back to where the log of a restored hub parts from the one that this device has read.

Records that were changed beyond that place become what the hub has of them; what its log says of
them up to then is passed over. docs/decisions/what-a-restored-hub-gets-back.md tells why.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from desktop.models import schema
from desktop.models.op import Op, Value, decode_body, decode_head, unpack_clear
from desktop.models.schema import Table
from desktop.models.sealing import subject_of
from desktop.models.wire_snapshot import Paged, Rows, Seeds
from desktop.store import link, pending, rebase, rows, tail
from desktop.store.apply import Applier
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.keychest import Keychest
from desktop.store.loading import Loaded, Loader
from desktop.store.reads import Reads
from desktop.store.refs import reference

# Where the log stood when this record (table, id) was read: it has what came before; else -1.
Passed = Callable[[str, bytes], int]
# (table, record) of every changed record, with what finds it in the file.
Changed = dict[tuple[str, bytes], tuple[Value, ...]]


_Packed = tuple[int, bytes, list[tuple[str, bytes, tuple[Any, ...]]]]


class Place(NamedTuple):
    """A place of the log that this device and the hub have in common."""

    seq: int
    mark: bytes


class Reread(NamedTuple):
    """Records that were read anew where the hub's log ended at `place`, until that is read."""

    place: Place
    records: Changed


class Stood(NamedTuple):
    """A changeset of the log as it was read here."""

    rid: int
    device: bytes
    head: bytes
    body: bytes


def beyond(reads: Reads, after: int) -> list[Stood]:
    """The log as it was read here beyond a seq."""
    found = reads.rows(
        "SELECT rid, device, head, body FROM changeset WHERE seq > ? AND head <> x'' ORDER BY seq",
        (after,),
    )
    return [Stood(rid, *map(bytes, said)) for rid, *said in found]


def unlike(reads: Reads, device: bytes, number: int, head: bytes, after: int) -> int | None:
    """The changeset that stands here under this name with another head, beyond a seq or waiting."""
    found = reads.one(
        "SELECT rid FROM changeset WHERE device = ? AND number = ? AND head <> x''"
        " AND head <> ? AND refused IS NULL AND (seq IS NULL OR seq > ?)",
        (device, number, head, after),
    )
    return int(found[0]) if found else None


def reread(reads: Reads) -> Reread | None:
    """What was read anew and is passed over in the log so far."""
    packed = link.read(reads).reread
    if not packed:
        return None
    seq, mark, records = msgspec.msgpack.decode(packed, type=_Packed)
    return Reread(Place(seq, mark), {(table, record): at for table, record, at in records})


def changed(stood: Iterable[Stood], more: Changed) -> Changed:
    """The records that these changesets are about, and `more`, tables as they are declared."""
    found: Changed = dict(more)
    for table, op in _ops(stood):
        found[table.name, op.record] = rows.locate(table, op.record, op.clear)
    order = {table.name: place for place, table in enumerate(schema.TABLES)}
    return dict(sorted(found.items(), key=lambda one: order[one[0][0]]))


def _ops(stood: Iterable[Stood]) -> Iterator[tuple[Table, Op]]:
    """What they say of tables that this release knows."""
    for one in stood:
        for packed in decode_body(one.body):
            if packed.clear:
                op = unpack_clear(packed.clear)
                with suppress(KeyError):
                    yield schema.table(op.table), op


def rewind(
    store: Store,
    place: Place,
    records: Changed,
    answers: Sequence[Paged],
    others: Collection[int] = (),
) -> None:
    """Be where the log was at `place`, these records as the hub answered for them; at once.

    `others` are references of this device's changesets whose names other work has in the log, and
    which the hub's answers mean by them.

    What waits stays, on top, and so does what of this device's own stood beyond that place: it
    waits until it is read again, or said anew where the hub has other work in its stead.
    """
    store.refs.forget()
    stood = beyond(store, place.seq)
    with store.writing() as connection:
        # The hub may have lost the keys with the work: they travel with it once more.
        whose = {
            subject_of(table, op.record, op.subject, store.community) for table, op in _ops(stood)
        }
        Keychest(connection, store.community).bring_again(whose)
        off = [ref for key in records for ref in pending.withdraw(connection, *key)]
        off += _unread(connection, store.device, stood)
        for rid in others:
            rebase.set_apart(connection, rid)
        loader = _Records(store, connection, answers)
        for (name, record), at in records.items():
            loader.become(schema.table(name), record, at)
        tail.forget(connection, place.seq)
        link.keep(
            connection,
            seq=place.seq,
            mark=place.mark,
            ruled=0,
            told=b"",
            reread=_packed(records, answers),
        )
        told = pending.take_history(connection, off)
        pending.put_on(connection, Applier(connection, store.refs), off)
        pending.tell_again(connection, told)
    store.refs.forget()


def _packed(records: Changed, answers: Sequence[Paged]) -> bytes:
    if not answers:
        return b""
    last = max(answers, key=lambda one: one.seq)
    listed = [(*key, at) for key, at in records.items()]
    return msgspec.msgpack.encode((last.seq, last.mark, listed))


class _Records:
    """The hub's answers, to be written over what is in the file."""

    def __init__(self, store: Store, connection: Connection, answers: Sequence[Paged]) -> None:
        self._db = connection
        chest = Keychest(connection, store.community)
        self._loader = Loader(connection, store.refs, chest, store.community)
        self._found: dict[tuple[str, bytes], Loaded] = {}
        # Of what the hub said nothing, it had nothing when it was asked first.
        self._seq = min((one.seq for one in answers), default=0)
        self._read: dict[tuple[str, bytes], int] = {}
        for answer in answers:
            self._loader.seeds(Seeds("seeds", answer.seeds))
            for data in answer.rows:
                page = msgspec.msgpack.decode(data, type=Rows)
                for one in self._loader.open(page):
                    self._found[page.table, one.record] = one
                    self._read[page.table, one.record] = answer.seq

    def become(self, table: Table, record: bytes, at: tuple[Value, ...]) -> None:
        """One record as the hub has it."""
        key = (table.name, record)
        now, new = rows.find(self._db, table, at), self._found.get(key)
        if now is not None and new is not None and not table.append_only:
            pending.become(self._db, table, record, at, _image(new))
        elif now is None or new is None or now.ver != new.ver:
            # An entry of the ledger is never rewritten: another one has its place.
            pending.take_out(self._db, table, record, at)
            if new is not None:
                self._loader.insert(table, [new])
        self._db.execute(
            "INSERT OR REPLACE INTO reread (tbl, record, seq) VALUES (?, ?, ?)",
            (*key, self._read.get(key, self._seq)),
        )


def _image(new: Loaded) -> pending.Image:
    custom = [(field, None if text is None else str(text), ver) for field, text, ver in new.custom]
    return pending.Image(new.ver, new.versions, new.born, new.gone, dict(new.fields), custom)


def _unread(connection: Connection, own: bytes, stood: Iterable[Stood]) -> list[int]:
    """What stood beyond is read again: others' as if only its name were known.

    The references of this device's own ops in it.
    """
    refs: list[int] = []
    for one in stood:
        head = decode_head(one.head)
        if one.device == own:
            connection.execute("UPDATE changeset SET seq = NULL WHERE rid = ?", (one.rid,))
            refs += range(reference(one.rid, 0), reference(one.rid, head.count))
            continue
        connection.execute("DELETE FROM closed WHERE rid = ?", (one.rid,))
        connection.execute(
            "UPDATE changeset SET seq = 0, head = x'', body = x'90' WHERE rid = ?", (one.rid,)
        )
        connection.execute(
            "UPDATE action SET count = count - ? WHERE id = ?", (head.count, head.action)
        )
    return refs


def passed_over(connection: Connection) -> Passed | None:
    """Of records that were read from the hub the seq they stood at; None where none was."""
    rows = connection.execute("SELECT tbl, record, seq FROM reread").fetchall()
    found = {(name, bytes(record)): seq for name, record, seq in rows}
    return (lambda table, record: found.get((table, record), -1)) if found else None


def caught_up(connection: Connection, seq: int) -> None:
    """The log was read up to here."""
    connection.execute("DELETE FROM reread WHERE seq <= ?", (seq,))
    if connection.execute("SELECT 1 FROM reread LIMIT 1").fetchone() is None:
        link.keep(connection, reread=b"")
