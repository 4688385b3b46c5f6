"""The only way to write: row, op and history of one action, in one local transaction."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count, islice
from typing import Final

from desktop.models import schema
from desktop.models.changes import PATCH_LIMIT, Change, Changes
from desktop.models.ids import fact_id, new_id, phone_index
from desktop.models.op import (
    CHANGESET_LIMIT,
    Kind,
    Op,
    OpId,
    PackedOp,
    Value,
    pack,
    pack_new,
    split,
)
from desktop.models.schema import CUSTOM, Table
from desktop.store import derived, pending, rows
from desktop.store.apply import Applier, insert_many
from desktop.store.database import Connection, stoppable
from desktop.store.journal import Journal, Stamp
from desktop.store.refs import Refs

_KINDS = {
    "put": Kind.PUT,
    "entry": Kind.ENTRY,
    "close": Kind.CLOSE,
    "merge": Kind.MERGE,
    "role": Kind.ROLE,
    "key": Kind.KEY,
    "lease": Kind.LEASE,
}

# Few new members stand in these: kept in order row by row they cost less than one look at all rows.
_SPARSE = frozenset({"member_gone", "member_other", "member_other_initials"})
# These have few values, and within each members stand as they come: a row is put at one of a few
# ends. To build them afterwards would sort all their rows in memory.
_RISING = frozenset({"member_tag_tag", "member_city", "member_level"})


def _go_on() -> None:
    """Nobody asks the work to stop."""


class Recorder:
    """Records one action. Made by `Store.recording`; usable only inside its `with` block.

    `result` is what the action answers besides its changes.
    """

    def __init__(
        self,
        connection: Connection,
        refs: Refs,
        *,
        community: bytes,
        index_key: bytes,
        stamp: Stamp,
    ) -> None:
        self._db = connection
        self._refs = refs
        self._applier = Applier(connection, refs)
        self._journal = Journal(connection, refs, community=community, stamp=stamp)
        self.community = community
        self.index_key = index_key
        self.action = self._journal.action
        self.at = self._journal.at
        self.result: object = None
        self._tables: set[str] = set()
        self._changes: list[Change] = []
        self._open = True

    # -- what an action does ------------------------------------------------------------------

    def put(
        self,
        name: str,
        record: bytes | None,
        fields: Mapping[str, object],
        *,
        whole: bool = False,
    ) -> bytes:
        """State these fields of a record; only those that differ are recorded.

        `whole`: all of them where any differs, so that a witness's word is complete.

        `record` None makes a new one (for a table with a key: the fact its key fields name).
        Returns the record's id.
        """
        table = schema.table(name)
        stated = self._completed(table, fields)
        if table.key:
            record = rows.record_id(table, stated, self.community)
        elif record is None:
            record = new_id()
        row = rows.find(self._db, table, rows.locate(table, record, stated))
        if row is None:
            self._state(table, record, stated, {})
        elif row.gone:
            self._state(table, record, stated, {"": self._refs.op_id(row.ver)})
        else:
            self._edit(table, record, stated, row, whole=whole)
        return record

    def delete(self, name: str, record: bytes | None = None, **key: Value) -> bool:
        """Remove a record (a fact by its key fields); False when it was not there."""
        table = schema.table(name)
        if table.key:
            record = rows.record_id(table, key, self.community)
        if record is None:
            raise ValueError(f"{name} needs a record to delete")
        row = rows.find(self._db, table, rows.locate(table, record, key))
        if row is None or row.gone:
            return False
        base = {"": self._refs.op_id(row.ver)}
        self._record(Op(Kind.DELETE, name, record, dict(key), {}, base, 0))
        return True

    def erase(self, record: bytes, table: str = "member") -> None:
        """Erase somebody or a household for good; where another judges, when he has taken it."""
        op = Op(Kind.ERASE, table, record)
        ref = self._keep(table, pack(op))
        if not self._journal.pending:
            # Erasing draws in how everything is sealed; nothing else that is recorded needs it.
            from desktop.store import erasing
            from desktop.store.keychest import Keychest

            self._applier.apply(op, ref)
            erasing.erase(self._db, Keychest(self._db, self.community), self.community, record)
            self._changes += self._applier.changes
            self._applier.changes.clear()

    def entry(self, fields: Mapping[str, object], record: bytes | None = None) -> bytes:
        """Append a ledger entry; the same id again with the same payload records nothing."""
        table = schema.table("entry")
        record = record or new_id()
        if rows.find(self._db, table, (record,)) is None:
            kind = Kind.REVERSE if fields.get("reverses") else Kind.ENTRY
            stated = self._completed(table, fields)
            self._state(table, record, stated, {}, kind)
        return record

    def insert_many(
        self,
        name: str,
        found: Iterable[tuple[bytes | None, dict[str, Value]]],
        more: tuple[str, ...] = (),
        *,
        followed: bool = False,
    ) -> list[bytes]:
        """State many records known to be new; `more` names derived columns among the fields.

        The fast way for an import: nothing is looked up, so the caller answers for newness. A
        member that brings the derived columns brings the search words as "grams" too. `followed`:
        what other rows derive from these (a member's shown number) is written already.
        """
        table = schema.table(name)
        self._check_open()
        made: list[bytes] = []
        ahead = iter(found)
        while part := list(islice(ahead, CHANGESET_LIMIT)):
            fields = [stated for _, stated in part]
            if table.key:
                records = rows.record_ids(table, fields, self.community)
            else:
                records = [given or new_id() for given, _ in part]
            self._insert(table, records, fields, more, followed)
            made += records
        if made:
            self._tables.add(name)
        return made

    def together(self, ops: int) -> None:
        """Promise that the next `ops` ops (at most 500) stand in one changeset."""
        if self._journal.room < ops:
            self._journal.cut()

    @contextmanager
    def filling(
        self, *names: str, look: Callable[[], None] = _go_on, many: bool = False
    ) -> Iterator[None]:
        """Build the indexes of these tables once, after the block: for filling empty tables.

        At a million members that is three times as quick as keeping them in order row by row.
        While they are built `look` is called again and again, and may raise Cancelled. `many`: more
        rows than should be sorted in memory where they can be kept in order as well.
        """
        marks = ", ".join("?" * len(names))
        indexes = self._db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            f" AND tbl_name IN ({marks})",
            names,
        ).fetchall()
        kept = _SPARSE | _RISING if many else _SPARSE
        indexes = [(name, sql) for name, sql in indexes if name not in kept]
        for name, _ in indexes:
            self._db.execute(f"DROP INDEX {name}")
        yield
        for _, sql in indexes:
            look()
            with stoppable(self._db, look):
                self._db.execute(sql)

    # -- how it is kept ------------------------------------------------------------------------

    def _insert(
        self,
        table: Table,
        records: list[bytes],
        fields: list[dict[str, Value]],
        more: tuple[str, ...],
        followed: bool,
    ) -> None:
        """Keep the ops of new records and insert their rows, a changeset at a time."""
        journal = self._journal
        ops = pack_new(_KINDS[table.op], table.name, records, fields, (*more, "grams"))
        start = 0
        while start < len(ops):
            part = slice(start, start + journal.room)
            new, stated = records[part], fields[part]
            first = journal.keep_all(ops[part])
            insert_many(self._db, table, new, stated, first, more)
            if journal.pending:
                at = (rows.locate(table, *one) for one in zip(new, stated, strict=True))
                pending.note_new(self._db, table, zip(new, at, count(first), strict=False))
            if not followed:
                derived.after_many(self._db, table, new, stated, more)
            if journal.count <= PATCH_LIMIT:
                self._changes += [Change(table.name, record, "", None, True) for record in new]
            start += len(new)
            self._cut_full()

    def _completed(self, table: Table, fields: Mapping[str, object]) -> dict[str, Value]:
        """JSON as text, and what follows from a phone number, so that it is recorded with it."""
        stated = {name: _plain(value) for name, value in fields.items()}
        if table.name == "member" and "phone" in stated:
            phone = str(stated["phone"] or "")
            stated["phone_ix"] = phone_index(self.index_key, phone) if phone else None
            stated["tail"] = phone[-4:] or None
        return stated

    def _state(
        self,
        table: Table,
        record: bytes,
        fields: dict[str, Value],
        base: dict[str, OpId],
        kind: Kind | None = None,
    ) -> None:
        stated = {name: value for name, value in fields.items() if value is not None}
        self._record(self._op(kind or _KINDS[table.op], table, record, stated, base))

    def _edit(
        self,
        table: Table,
        record: bytes,
        fields: dict[str, Value],
        row: rows.Row,
        *,
        whole: bool = False,
    ) -> None:
        for name in fields:
            if name.startswith(CUSTOM):
                self._find_custom(record, name, row)
        new = {
            name: value
            for name, value in fields.items()
            if name not in table.key and row.fields[name] != value
        }
        if not new:
            return
        if whole:
            new = {name: value for name, value in fields.items() if name not in table.key}
        base = {name: self._refs.op_id(row.version(name)) for name in new}
        key = {name: fields[name] for name in table.key}
        self._record(self._op(_KINDS[table.op], table, record, {**key, **new}, base, row.fields))

    def _find_custom(self, record: bytes, name: str, row: rows.Row) -> None:
        found = self._db.execute(
            "SELECT value, ver FROM member_x WHERE member = ? AND field = ?",
            (record, bytes.fromhex(name.removeprefix(CUSTOM))),
        ).fetchone()
        row.fields[name] = found[0] if found else None
        if found:
            row.versions[name] = found[1]

    def _op(
        self,
        kind: Kind,
        table: Table,
        record: bytes,
        fields: Mapping[str, Value],
        base: dict[str, OpId],
        standing: Mapping[str, Value] | None = None,
    ) -> Op:
        clear, sealed = split(table.name, fields)
        whom = table.subject_field
        subject = {**(standing or {}), **fields}.get(whom) if whom else None
        return Op(
            kind,
            table.name,
            record,
            clear,
            sealed,
            base,
            0,
            subject if isinstance(subject, bytes) else None,
        )

    def _record(self, op: Op) -> None:
        """Keep the op and give it its effect, in that order, so that its reference is known."""
        ref = self._keep(op.table, pack(op))
        if self._journal.pending:
            pending.note(self._db, schema.table(op.table), op, ref)
        self._applier.apply(op, ref)
        if self._journal.count <= PATCH_LIMIT:
            self._changes += self._applier.changes
        self._applier.changes.clear()
        self._cut_full()

    def _keep(self, table: str, op: PackedOp) -> int:
        self._check_open()
        self._tables.add(table)
        return self._journal.keep(op)

    def _check_open(self) -> None:
        if not self._open:
            raise RuntimeError("a write outside a recording")

    def _cut_full(self) -> None:
        if self._journal.full:
            self._journal.cut()

    # -- how it ends ---------------------------------------------------------------------------

    def finish(self) -> None:
        """Commit what is left; an action that changed nothing leaves nothing."""
        self._journal.finish()
        self._open = False

    def give_up(self) -> None:
        """Roll back the transaction at hand."""
        self._open = False
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")
        self._refs.forget()

    @property
    def recorded(self) -> int:
        """How many ops were recorded so far."""
        return self._journal.count

    @property
    def touched(self) -> frozenset[str]:
        """The tables in which anything was recorded."""
        return frozenset(self._tables)

    @property
    def changes(self) -> Changes:
        """What the action changed, once its recording is over."""
        items = tuple(self._changes) if self._journal.count <= PATCH_LIMIT else ()
        return Changes(
            self.action,
            self._journal.kind,
            self.touched,
            self._journal.count,
            items,
            result=self.result,
        )

    def fact(self, table: str, *parts: Value, keyed: bool = False) -> bytes:
        """The hashed id of a fact in this community; `keyed` where a part is personal."""
        key = self.index_key if keyed else b""
        return fact_id(table, self.community, *parts, key=key)


# A union of types would be made anew for every field.
_HELD: Final = (str, int, bytes, type(None))


def _plain(value: object) -> Value:
    if isinstance(value, _HELD):
        return value
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    raise TypeError(f"a field cannot hold {type(value).__name__}")
