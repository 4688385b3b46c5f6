"""One community as the hub knows it inside a transaction: its head, rows, devices and verdicts."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from desktop.models.judging_actor import actor_of
from desktop.models.judging_known import Row
from desktop.models.op import digest_of
from desktop.models.permission import Actor
from hub import foreseeing, looks, numbers
from hub.engine import Engine, Session
from hub.looks import AWARD, LOOKUPS, look_key, looked_up
from hub.reached import Device, Head, Remembered
from hub.rows import elements, pack_row, unpack_row
from hub.seeds import Seeds

_MANY = 400
# Small tables that every judgement reads.
_TEAM = frozenset({"community", "operator", "role", "assignment", "device", "wrapping_key"})

_encode = msgspec.msgpack.encode
_decode = msgspec.msgpack.decode


class Held:
    """A community inside one transaction; with `lock` nobody else writes to it meanwhile."""

    def __init__(
        self,
        engine: Engine,
        session: Session,
        community: bytes,
        now_ms: int,
        *,
        lock: bool,
        known: Remembered | None = None,
    ) -> None:
        """`known` counts only while the log has not moved: nothing changes without an entry."""
        self.session = session
        self.community = community
        self.now_ms = now_ms
        self.head = self._find_head(engine.lock if lock else "")
        if lock and self.head is None:
            session.alone(community)
            self.head = self._find_head(engine.lock)
        self._rows: dict[tuple[str, bytes], Row | None] = {}
        self._actors: dict[bytes, Actor] = {}
        self._dirty: dict[tuple[str, bytes], Row | None] = {}
        self._touched: dict[str, set[bytes]] = {}
        self._looks: dict[tuple[str, str, object], frozenset[bytes]] = {}
        self.seeds = Seeds(session, community)
        self._new_awards: dict[bytes, set[bytes]] = {}
        self._sums: dict[str, int] | None = None
        # How many changesets wait for the owner, and their bytes: of a device, of all under b"".
        self.waiting: dict[bytes, tuple[int, int]] = {}
        # What is judged now stood before, and somebody may be erased from it.
        self.past = False
        if lock and known and self.head and self.head[:2] == (known.epoch, known.seq):
            self._rows.update(known.rows)
            self._looks.update(known.looks)
            self._sums = None if known.sums is None else dict(known.sums)

    def remembered(self) -> Remembered | None:
        """What the next transaction may know, once this one has been committed."""
        if self.head is None:
            return None
        team = {key: row for key, row in self._rows.items() if key[0] in _TEAM}
        return Remembered(self.head.epoch, self.head.seq, team, self._looks, self._sums)

    def _find_head(self, lock: str) -> Head | None:
        found = self.session.rows(*foreseeing.head(self.community, lock))
        if not found:
            return None
        epoch, seq, since, mark = found[0]
        return Head(epoch, seq, since, bytes(mark))

    # -- what judging asks --------------------------------------------------------------------

    @property
    def today(self) -> str:
        """The day in the community's zone."""
        row = self.row("community", self.community)
        zone = ZoneInfo(str(row.clear.get("zone") or "UTC") if row else "UTC")
        return datetime.fromtimestamp(self.now_ms / 1000, zone).date().isoformat()

    def row(self, table: str, record: bytes) -> Row | None:
        """A record's row, tombstones included."""
        if (table, record) not in self._rows:
            self.fetch(table, [record])
        return self._rows[table, record]

    def where(self, table: str, name: str, value: object) -> Iterator[Row]:
        """The live rows of a table with this value in a field of LOOKUPS."""
        if name not in LOOKUPS[table]:
            raise KeyError(f"{table}.{name}")
        records = set(self._look(table, name, value)) | self._touched.get(table, set())
        self.fetch(table, [one for one in records if (table, one) not in self._rows])
        for record in sorted(records):
            row = self._rows[table, record]
            if row is not None and not row.gone and row.clear.get(name) == value:
                yield row

    def _look(self, table: str, name: str, value: object) -> frozenset[bytes]:
        known = self._looks.get((table, name, value))
        if known is None:
            found = self.session.rows(
                "SELECT record FROM look"
                " WHERE community = ? AND tbl = ? AND field = ? AND value = ?",
                (self.community, table, name, look_key(value)),
            )
            known = frozenset(bytes(one[0]) for one in found)
            if table in _TEAM:
                self._looks[table, name, value] = known
        return known

    def awards(self, rule: bytes, members: Collection[bytes]) -> Iterator[Row]:
        """Every award that a rule gave to one of these members, taken back or not."""
        wanted = {rule + member for member in members}
        records = looks.records(self.session, self.community, "entry", AWARD, wanted)
        for key in wanted:
            records |= self._new_awards.get(key, set())
        self.fetch("entry", sorted(records))
        for record in sorted(records):
            row = self._rows["entry", record]
            if row is not None:
                yield row

    def seed_subject(self, seed: bytes) -> bytes | None:
        """Whose seed this is; None for one that was never brought, or was destroyed."""
        found = self.seeds.find(seed)
        return found.subject if found else None

    def actor(self, operator: bytes) -> Actor:
        """The operator with the rights of the roles in force today."""
        if operator not in self._actors:
            self._actors[operator] = actor_of(self, operator)
        return self._actors[operator]

    def erased(self, subject: bytes) -> bool:
        """Whether this person was erased, or may be by now in what was judged in the past."""
        if self.past:
            return True
        found = self.session.rows(
            "SELECT 1 FROM erased WHERE community = ? AND subject = ?", (self.community, subject)
        )
        return bool(found)

    def operator_of(self, device: bytes) -> bytes:
        """Whose device it is; b"" for one that is not known."""
        row = self.row("device", device)
        return bytes(row.clear.get("operator") or b"") if row else b""

    def fetch(self, table: str, records: Iterable[bytes]) -> None:
        """Read these records at once, so that judging asks the database rarely."""
        wanted = [one for one in dict.fromkeys(records) if (table, one) not in self._rows]
        for start in range(0, len(wanted), _MANY):
            part = wanted[start : start + _MANY]
            self._rows.update(dict.fromkeys(((table, one) for one in part), None))
            for found in self.session.rows(*foreseeing.records(self.community, table, part)):
                row = unpack_row(found)
                self._rows[table, row.record] = row

    # -- what a judged changeset leaves -------------------------------------------------------

    def take(self, rows: dict[tuple[str, bytes], Row]) -> None:
        """Hold these rows as they are now; `write` brings them to the database."""
        for key, row in rows.items():
            if key not in self._dirty:
                self._dirty[key] = self._rows.get(key)
                self._touched.setdefault(key[0], set()).add(key[1])
                if key[0] == "entry" and (at := looked_up(row, AWARD)) is not None:
                    self._new_awards.setdefault(at, set()).add(key[1])
            self._rows[key] = row
        if any(table in ("assignment", "role", "operator") for table, _ in rows):
            self._actors.clear()

    def write(self) -> None:
        """Write every row that changed, its lookups, and the sums of the digest."""
        sums: dict[str, int] = {}
        for (table, record), old in self._dirty.items():
            new = self._rows[table, record]
            sums[table] = (
                sums.get(table, 0) + elements(table, new) - (elements(table, old) if old else 0)
            )
        changed = {key: self._rows[key] for key in self._dirty}
        for look in [one for one in self._looks if one[0] in self._touched]:
            del self._looks[look]
        self.session.many(
            "INSERT INTO state (community, tbl, record, born, ver, vers, gone, clear, sealed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (community, tbl, record) DO UPDATE"
            " SET born = excluded.born, ver = excluded.ver, vers = excluded.vers,"
            " gone = excluded.gone, clear = excluded.clear, sealed = excluded.sealed",
            [(self.community, table, *pack_row(row)) for (table, _), row in changed.items() if row],
        )
        looks.write(self.session, self.community, self._dirty, changed)
        self._write_sums(sums)
        numbers.note(self.session, self.community, changed)
        self._dirty.clear()
        self._touched.clear()
        self._new_awards.clear()

    def _write_sums(self, sums: dict[str, int]) -> None:
        known = self.sums()
        for table, more in sums.items():
            known[table] = (known.get(table, 0) + more) % 2**128
        self.session.many(
            "INSERT INTO digest (community, tbl, total) VALUES (?, ?, ?)"
            " ON CONFLICT (community, tbl) DO UPDATE SET total = excluded.total",
            [(self.community, table, known[table].to_bytes(16, "big")) for table in sums],
        )

    def sums(self) -> dict[str, int]:
        """Each table's part of the digest."""
        if self._sums is None:
            found = self.session.rows(
                "SELECT tbl, total FROM digest WHERE community = ?", (self.community,)
            )
            self._sums = {table: int.from_bytes(bytes(total), "big") for table, total in found}
        return self._sums

    def digest(self) -> bytes:
        """16 bytes over the whole state (docs/format.md section 6)."""
        return digest_of(self.sums())

    def forget_sealed(self, table: str, record: bytes, keys: frozenset[bytes]) -> None:
        """Drop the values that these data keys sealed; the digest no longer counts them."""
        row = self.row(table, record)
        if row is None:
            return
        new = row.copy()
        for name in [name for name, value in row.sealed.items() if value[1:17] in keys]:
            del new.sealed[name]
            new.versions.pop(name, None)
        self.take({(table, record): new})

    # -- the mass brake -----------------------------------------------------------------------

    def overwritten(self, action: bytes) -> int:
        """How many rows of others this action has deleted or overwritten so far."""
        found = self.session.rows(*foreseeing.overwritten(self.community, action))
        return int(found[0][0]) if found else 0

    def note_overwritten(self, action: bytes, done: int) -> None:
        """Remember it for the action's next changeset."""
        self.session.run(
            "INSERT INTO mass (community, action, done) VALUES (?, ?, ?)"
            " ON CONFLICT (community, action) DO UPDATE SET done = excluded.done",
            (self.community, action, done),
        )

    def members(self) -> int:
        """How many members there are, with what is not written yet."""
        found = self.session.rows(
            "SELECT count(*) FROM state WHERE community = ? AND tbl = 'member' AND gone = 0",
            (self.community,),
        )
        more = sum(
            _stands(self._rows[key]) - _stands(old)
            for key, old in self._dirty.items()
            if key[0] == "member"
        )
        return int(found[0][0]) + more

    # -- devices ------------------------------------------------------------------------------

    def device(self, device: bytes) -> Device:
        """How far this device got."""
        found = self.session.rows(*foreseeing.device(self.community, device))
        if not found:
            return Device(0, 0, b"", 0)
        number, op, signature, ruled = found[0]
        return Device(number, op, bytes(signature), ruled)

    def keep_device(self, device: bytes, at: Device) -> None:
        """Remember how far it got."""
        self.session.run(
            "INSERT INTO device (community, device, number, op, signature, ruled)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (community, device) DO UPDATE SET"
            " number = excluded.number, op = excluded.op, signature = excluded.signature,"
            " ruled = excluded.ruled",
            (self.community, device, *at),
        )

    def move_head(self, seq: int, mark: bytes) -> None:
        """The log ends at this seq now, and has this mark there."""
        self.session.run(
            "UPDATE head SET seq = ?, mark = ? WHERE community = ?", (seq, mark, self.community)
        )
        if self.head is not None:
            self.head = self.head._replace(seq=seq, mark=mark)


def _stands(row: Row | None) -> int:
    return 1 if row is not None and not row.gone else 0
