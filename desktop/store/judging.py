"""What this device knows as the judge: rows of its own file, as the pure judge asks for them."""

from collections.abc import Collection, Iterable, Iterator

import msgspec

from desktop.models import schema
from desktop.models.judging_actor import actor_of
from desktop.models.judging_known import Row, Version
from desktop.models.op import Value, unpack_clear
from desktop.models.permission import Actor
from desktop.models.schema import CUSTOM, Table
from desktop.models.signed import SignedChangeset, SignedOp
from desktop.store import headcount, rows
from desktop.store.community import Store

# Stands for a sealed value: the judge reads none, here as at a hub.
_SEALED = b"\x01"


class Known:
    """`models.judging.Known` over a store, for one changeset."""

    def __init__(self, store: Store, found: SignedChangeset) -> None:
        self._store = store
        self.community = store.community
        self.today = store.today().isoformat()
        self._actors: dict[bytes, Actor] = {}
        # Where facts stand by their hashed id: those of the changeset, then whole tables if asked.
        self._at: dict[tuple[str, bytes], tuple[Value, ...]] = {}
        self._indexed: set[str] = set()
        for signed in found.ops:
            if isinstance(signed, SignedOp):
                self._note(signed)

    def _note(self, signed: SignedOp) -> None:
        try:
            op = unpack_clear(signed.clear)
        except (msgspec.DecodeError, ValueError):
            return  # what is no op is refused when it is judged
        key = next((one.key for one in schema.TABLES if one.name == op.table), ())
        if key and all(name in op.clear for name in key):
            self._place(schema.table(op.table), tuple(op.clear[name] for name in key))

    def _place(self, table: Table, at: tuple[Value, ...]) -> None:
        fields = dict(zip(table.key, at, strict=True))
        self._at[table.name, rows.record_id(table, fields, self.community)] = at

    def row(self, table: str, record: bytes) -> Row | None:
        """A record's row, tombstones included."""
        declared = schema.table(table)
        at = self._located(declared, record) if declared.key else (record,)
        found = rows.find_in(self._store, declared, at) if at else None
        return self._row(declared, record, found) if found else None

    def _located(self, table: Table, record: bytes) -> tuple[Value, ...] | None:
        if (table.name, record) not in self._at and table.name not in self._indexed:
            self._indexed.add(table.name)
            listed = ", ".join(f'"{name}"' for name in table.key)
            for at in self._store.rows(f"SELECT {listed} FROM {table.name}"):
                self._place(table, at)
        return self._at.get((table.name, record))

    def _row(self, table: Table, record: bytes, found: rows.Row) -> Row:
        versions = {name: self._version(ref) for name, ref in found.versions.items()}
        if table.custom:
            versions |= self._custom(record)
        classes = {item.name: item.cls for item in table.fields}
        stated = {
            name: value
            for name, value in found.fields.items()
            if name in table.key
            or (not found.gone and (value is not None or name in found.versions))
        }
        return Row(
            record,
            self._version(found.born),
            self._version(found.ver),
            versions,
            found.gone,
            {name: value for name, value in stated.items() if classes[name] == "clear"},
            {name: _SEALED for name in stated if classes[name] != "clear"},
        )

    def _custom(self, record: bytes) -> dict[str, Version]:
        found = self._store.rows("SELECT field, ver FROM member_x WHERE member = ?", (record,))
        return {CUSTOM + bytes(field).hex(): self._version(ref) for field, ref in found}

    def _version(self, ref: int) -> Version:
        op = self._store.refs.op_id(ref)
        return Version(self._store.refs.standing(ref)[0], *op)

    def where(self, table: str, name: str, value: object) -> Iterator[Row]:
        """The live rows of a table with this value."""
        declared = schema.table(table)
        listed = ", ".join(f'"{one}"' for one in declared.key) or "id"
        found = self._store.rows(
            f'SELECT {listed} FROM {table} WHERE "{declared.field(name).name}" = ? AND gone = 0'
            f" ORDER BY {listed}",
            (value,),
        )
        for at in found:
            record = at[0]
            if declared.key:
                fields = dict(zip(declared.key, at, strict=True))
                record = rows.record_id(declared, fields, self.community)
                self._at[table, record] = at
            row = self.row(table, bytes(record))
            if row is not None:
                yield row

    def awards(self, rule: bytes, members: Collection[bytes]) -> Iterator[Row]:
        """Every award that a rule gave to one of these members, taken back or not."""
        for member in sorted(members):
            found = self._store.rows(
                "SELECT id FROM entry WHERE rule = ? AND member = ? AND kind = 'award' ORDER BY id",
                (rule, member),
            )
            yield from (row for (one,) in found if (row := self.row("entry", bytes(one))))

    def seed_subject(self, seed: bytes) -> bytes | None:
        """Whose seed this is."""
        found = self._store.one("SELECT subject FROM seed WHERE id = ?", (seed,))
        return bytes(found[0]) if found else None

    def members(self) -> int:
        """How many members there are."""
        return headcount.everybody(self._store)

    def fetch(self, table: str, records: Iterable[bytes]) -> None:
        """One's own file is asked for each record by itself."""

    def actor(self, operator: bytes) -> Actor:
        """The operator with the rights of the roles in force today."""
        if operator not in self._actors:
            self._actors[operator] = actor_of(self, operator)
        return self._actors[operator]

    def erased(self, subject: bytes) -> bool:
        """Whether this file erased him."""
        return self._store.one("SELECT 1 FROM erased WHERE subject = ?", (subject,)) is not None
