"""What an op does to the rows of a community; the same for own changes and for a replayed log."""

from collections.abc import Container, Iterable, Mapping, Sequence

from desktop.models import merge, schema
from desktop.models.changes import Change
from desktop.models.merge import Met, Outcome
from desktop.models.op import Op, OpId, Value
from desktop.models.schema import CUSTOM, Table
from desktop.store import cards, derived, rows
from desktop.store.database import Connection
from desktop.store.refs import Refs


class Applier:
    """Applies ops to the rows of one connection inside the caller's transaction."""

    def __init__(self, connection: Connection, refs: Refs) -> None:
        self._db = connection
        self._refs = refs
        self.changes: list[Change] = []

    def apply(self, op: Op, ref: int, unread: Container[str] = ()) -> Outcome:
        """Write one op's effect; what it changed is appended to `changes`.

        Fields in `unread` have a value that this device cannot open: only their version is kept.
        """
        table = schema.table(op.table)
        row = rows.find(self._db, table, rows.locate(table, op.record, op.fields))
        if row is not None and not row.gone:
            self._with_custom(op, row)
        outcome = self._outcome(table, op, ref, row)
        if row is not None and outcome.effect in ("changed", "same"):
            cards.note(self._db, table, op, ref, row, outcome, unread)
        if outcome.effect == "made":
            self.insert(table, op.record, op.fields, ref, _unread(op, ref, unread))
        elif row is None:
            return outcome
        elif outcome.effect == "changed":
            self._write(table, op, ref, row, {name: op.fields[name] for name in outcome.wins})
        elif outcome.effect == "revived":
            self._revive(table, op, ref, row)
            self._mark(table, op, ref, unread)
        elif outcome.effect == "removed":
            self._remove(table, op, ref, row)
        return outcome

    def _outcome(self, table: Table, op: Op, ref: int, row: rows.Row | None) -> Outcome:
        def names(base: OpId, name: str) -> bool:
            return row is not None and self._refs.find(base) == row.version(name)

        def later(name: str) -> bool:
            standing = row.version(name) if row else 0
            return self._refs.standing(ref) > self._refs.standing(standing)

        met = Met(row.fields, row.gone) if row else None
        return merge.outcome(table, met, op, names, later)

    def insert(
        self,
        table: Table,
        record: bytes,
        fields: dict[str, Value],
        ref: int,
        marked: Mapping[str, int] | None = None,
    ) -> None:
        """A new row with these fields, all standing by `ref`; `marked` names those not known."""
        first = () if table.key else (record,)
        row = _whole(table, fields)
        versions = rows.pack_versions(dict(marked)) if marked else None
        self._db.execute(
            rows.insert_sql(table.name, (*row, "vers")),
            (*first, ref, ref, *row.values(), versions),
        )
        for name, value in fields.items():
            if name.startswith(CUSTOM):
                self._set_custom(record, name, value, ref)
        derived.after(self._db, table, record, None, row)
        self.changes.append(Change(table.name, record, "", None, True))

    def _mark(self, table: Table, op: Op, ref: int, unread: Container[str]) -> None:
        """Name the op behind every field whose value is not known here: the digest counts it."""
        marked = _unread(op, ref, unread)
        if marked:
            self._db.execute(
                f"UPDATE {table.name} SET vers = ? WHERE {rows.where(table.name)}",
                (rows.pack_versions(marked), *rows.locate(table, op.record, op.fields)),
            )

    def _set_custom(self, record: bytes, name: str, value: Value, ref: int) -> None:
        self._db.execute(
            "INSERT INTO member_x (member, field, value, ver) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET value = excluded.value, ver = excluded.ver",
            (record, bytes.fromhex(name.removeprefix(CUSTOM)), value, ref),
        )

    def _with_custom(self, op: Op, row: rows.Row) -> None:
        """Add the custom fields that the op touches to the row, as if they were columns."""
        for name in op.fields:
            if name.startswith(CUSTOM):
                found = self._db.execute(
                    "SELECT value, ver FROM member_x WHERE member = ? AND field = ?",
                    (op.record, bytes.fromhex(name.removeprefix(CUSTOM))),
                ).fetchone()
                row.fields[name] = found[0] if found else None
                if found:
                    row.versions[name] = found[1]

    def _write(self, table: Table, op: Op, ref: int, row: rows.Row, new: dict[str, Value]) -> None:
        old = {name: row.fields[name] for name in new}
        subject = _subject(table, op.record, row.fields)
        for name, value in new.items():
            self._remember(op, ref, name, old[name], value, row.version(name), subject)
            if name.startswith(CUSTOM):
                self._set_custom(op.record, name, value, ref)
                row.versions.pop(name, None)
        plain = [name for name in new if not name.startswith(CUSTOM)]
        row.versions = {k: v for k, v in row.versions.items() if not k.startswith(CUSTOM)}
        row.versions.update(dict.fromkeys(plain, ref))
        sets = "".join(f', "{name}" = ?' for name in plain)
        self._db.execute(
            f"UPDATE {table.name} SET vers = ?{sets} WHERE {rows.where(table.name)}",
            (
                rows.pack_versions(row.versions),
                *(new[name] for name in plain),
                *rows.locate(table, op.record, row.fields),
            ),
        )
        derived.after(self._db, table, op.record, row.fields, {**row.fields, **new})

    def _remember(
        self,
        op: Op,
        ref: int,
        name: str,
        old: Value,
        new: Value,
        was: int,
        subject: bytes | None,
    ) -> None:
        self._db.execute(
            "INSERT INTO history (op, tbl, record, field, old, new, was, subject)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (ref, op.table, op.record, name, old, new, was, subject),
        )
        self.changes.append(Change(op.table, op.record, name, old, new))

    def _revive(self, table: Table, op: Op, ref: int, row: rows.Row) -> None:
        """The record is stated again: its fields are those of this op and nothing older."""
        fields = op.fields
        subject = _subject(table, op.record, fields)
        self._remember(op, ref, "", None, True, row.ver, subject)
        plain = [name for name in rows.columns(table.name) if name not in table.key]
        sets = "".join(f', "{name}" = ?' for name in plain)
        self._db.execute(
            f"UPDATE {table.name} SET ver = ?, born = ?, vers = NULL, gone = 0{sets}"
            f" WHERE {rows.where(table.name)}",
            (
                ref,
                ref,
                *(fields.get(name) for name in plain),
                *rows.locate(table, op.record, fields),
            ),
        )
        if table.custom:
            self._db.execute("DELETE FROM member_x WHERE member = ?", (op.record,))
        for name, value in fields.items():
            if name.startswith(CUSTOM):
                self._set_custom(op.record, name, value, ref)
        derived.after(self._db, table, op.record, None, _whole(table, fields))

    def _remove(self, table: Table, op: Op, ref: int, row: rows.Row) -> None:
        at = rows.locate(table, op.record, op.fields)
        subject = _subject(table, op.record, row.fields)
        self._remember(op, ref, "", True, None, row.ver, subject)
        self._db.execute(
            f"UPDATE {table.name} SET gone = 1, ver = ?, vers = NULL"
            f" WHERE {rows.where(table.name)}",
            (ref, *at),
        )
        derived.after(self._db, table, op.record, row.fields, None)


def insert_many(
    connection: Connection,
    table: Table,
    records: Sequence[bytes],
    found: Sequence[dict[str, Value]],
    first: int,
    more: tuple[str, ...],
) -> None:
    """Insert new rows at once, standing by `first` and the references that follow on it.

    `more` names derived columns among the fields. Columns that no row states are not named: to
    bind a NULL costs as much as to bind a value.
    """
    stated = {name for names in set(map(tuple, found)) for name in names}
    names = tuple(name for name in (*rows.columns(table.name), *more) if name in stated)
    refs = range(first, first + len(found))
    values: Iterable[tuple[Value, ...]]
    if table.key:
        values = ((ref, ref, *map(one.get, names)) for ref, one in zip(refs, found, strict=True))
    else:
        values = (
            (record, ref, ref, *map(one.get, names))
            for record, ref, one in zip(records, refs, found, strict=True)
        )
    connection.executemany(rows.insert_sql(table.name, names), values)
    for name in (name for name in stated if name.startswith(CUSTOM)):
        field = bytes.fromhex(name.removeprefix(CUSTOM))
        connection.executemany(
            "INSERT INTO member_x (member, field, value, ver) VALUES (?, ?, ?, ?)",
            (
                (record, field, one[name], ref)
                for record, ref, one in zip(records, refs, found, strict=True)
                if one.get(name) is not None
            ),
        )


def _unread(op: Op, ref: int, unread: Container[str]) -> dict[str, int]:
    """The columns whose value is not known here, by the op that they stand by."""
    return {name: ref for name in op.sealed if name in unread and name[:2] != CUSTOM}


def _whole(table: Table, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Every declared column of a row with these fields."""
    return {name: fields.get(name) for name in rows.columns(table.name)}


def _subject(table: Table, record: bytes, fields: dict[str, Value]) -> bytes | None:
    """The member whose timeline tells of this record, if any."""
    if table.name == "member":
        return record
    found = fields.get("member")
    return found if isinstance(found, bytes) else None
