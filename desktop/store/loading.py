"""The state of a community on its way in: chunks opened and put into rows."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from desktop.models import schema
from desktop.models.op import Value
from desktop.models.schema import CUSTOM, Table
from desktop.models.sealing import (
    Place,
    subject_of,
)
from desktop.models.wire_snapshot import Rows, Seeds, SnapshotRow
from desktop.store import derived, log, rows
from desktop.store.database import Connection, value
from desktop.store.keychest import Keychest
from desktop.store.opening import read_standing
from desktop.store.place import ORIGIN
from desktop.store.refs import POSITIONS, Refs, reference

# Columns that may not be empty, of rows that nobody looks for.
_BLANK = dict.fromkeys(derived.READINGS, "")


class Loader:
    """Fills an empty store from chunks; the caller brings the transaction of each."""

    def __init__(
        self,
        connection: Connection,
        refs: Refs,
        chest: Keychest,
        community: bytes,
        *,
        filling: bool = False,
    ) -> None:
        """`filling`: the members' numbers are shown behind all rows, where they cost less."""
        self._db = connection
        self._refs = refs
        self._chest = chest
        self._community = community
        self._filling = filling

    def seeds(self, found: Seeds) -> None:
        """What the data keys come from, before the rows that need them."""
        self._chest.learn(found.seeds)

    def rows(self, found: Rows) -> None:
        """Insert the rows of a chunk with everything derived from them."""
        opened = self.open(found)
        # The removed first: the search words go to the rows that came last.
        opened.sort(key=lambda one: not one.gone)
        self.insert(schema.table(found.table), opened)

    def open(self, found: Rows) -> list["Loaded"]:
        """The rows of a chunk in plain words, their changesets known by name from now on."""
        table = schema.table(found.table)
        rids = [self._rid(*one) for one in found.changesets]

        def ref(packed: int) -> int:
            index, position = divmod(packed, POSITIONS)
            return reference(rids[index], position)

        return [self._open(table, row, ref) for row in found.rows]

    def _rid(self, device: bytes, number: int, clock: int, seq: int | None) -> int:
        row = self._db.execute(
            "SELECT rid FROM changeset WHERE device = ? AND number = ?", (device, number)
        ).fetchone()
        if row:
            return int(row[0])
        rid = self._free(seq)
        self._db.execute(
            "INSERT INTO changeset (rid, device, number, action, seq, clock, head, body)"
            " VALUES (?, ?, ?, x'', 0, ?, x'', x'90')",
            (rid, device, number, clock),
        )
        self._refs.learn(rid, device, number, clock)
        return rid

    def _free(self, seq: int | None) -> int:
        """A row id in the log's order, so that what came before can be put before it."""
        if seq is not None and log.placed(self._db):
            rid = ORIGIN + seq
            if value(self._db, "SELECT 1 FROM changeset WHERE rid = ?", (rid,)) is None:
                return rid
        return int(value(self._db, "SELECT max(rid) FROM changeset") or ORIGIN) + 1

    def insert(self, table: Table, opened: Sequence["Loaded"]) -> None:
        """Insert these rows with everything derived from them."""
        live = [one for one in opened if not one.gone]
        more: tuple[str, ...] = ()
        if table.name == "member":
            more = derived.READINGS
            for one in live:
                one.fields.update(derived.words(one.fields)._asdict())
        names = (*rows.columns(table.name), *more)
        stated = [(name, _BLANK.get(name)) for name in names]
        lines = [
            [
                one.ver,
                one.born,
                *[one.fields.get(name, blank) for name, blank in stated],
                rows.pack_versions(one.versions),
                int(one.gone),
            ]
            for one in opened
        ]
        if not table.key:
            lines = [[one.record, *line] for one, line in zip(opened, lines, strict=True)]
        self._db.executemany(rows.insert_sql(table.name, (*names, "vers", "gone")), lines)
        self._db.executemany(
            "INSERT INTO member_x (member, field, value, ver) VALUES (?, ?, ?, ?)",
            ((one.record, *custom) for one in opened for custom in one.custom),
        )
        if self._filling and table.name == "number":
            return
        records = [one.record for one in live]
        derived.after_many(self._db, table, records, [one.fields for one in live], more)

    def _open(self, table: Table, row: SnapshotRow, ref: Callable[[int], int]) -> "Loaded":
        fields: dict[str, Value] = dict(row.clear)
        versions = {name: ref(at) for name, at in row.versions.items()}
        ver = ref(row.ver)
        whom = table.subject_field
        stated = row.clear.get(whom) if whom else None
        subject = subject_of(
            table, row.record, stated if isinstance(stated, bytes) else None, self._community
        )
        custom: list[tuple[bytes, Value, int]] = []
        places: dict[int, Place] = {}
        for name, data in row.sealed.items():
            at = versions.get(name, ver)
            place = places.get(at)
            if place is None:
                op = self._refs.op_id(at)
                place = Place(self._community, subject, table.name, row.record, op)
                places[at] = place
            found, read = read_standing(self._chest, table, place, name, data)
            if name.startswith(CUSTOM):
                custom.append((bytes.fromhex(name.removeprefix(CUSTOM)), found, at))
                versions.pop(name, None)
                continue
            fields[name] = found
            if not read:
                versions[name] = at
        return Loaded(row.record, ref(row.born), ver, versions, row.gone, fields, custom)


class Loaded(Struct, gc=False):
    """A row in plain words; a value that this device cannot open has its version only."""

    record: bytes
    born: int
    ver: int
    versions: dict[str, int]
    gone: bool
    fields: dict[str, Value]
    custom: list[tuple[bytes, Value, int]]
