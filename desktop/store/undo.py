"""Undoing an action: a new action that sets old values where the new ones still stand."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.models import schema
from desktop.models.award import reversal_id
from desktop.models.history import Kept
from desktop.models.op import Kind, Op, Value, decode_body, unpack
from desktop.models.presence import BY_HAND
from desktop.models.progress import Progress, quiet
from desktop.models.schema import CUSTOM, Table
from desktop.store import history, ledger, referring, rows, undo_rights
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.refs import POSITIONS, reference
from desktop.store.settlement import Touched
from desktop.store.undo_doors import Doors, is_bare
from desktop.store.undo_ladder import StepsBack

# Facts that say somebody worked with a member since; a member with any of them stays.
# (Who was there has an activity too.)
_WORKED_ON = ("number", "member_tag", "member_team", "activity", "entry", "operator")
# Points that were taken back are as though nobody had given them.
_STANDS = {
    "entry": " AND reverses IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = entry.id)"
}


class _Done(NamedTuple):
    op: Op
    ref: int


class Undo:
    """One undo at work: what it reverted and what it left alone.

    `merged` leaves it at that part of an action by which this one member went into another.
    """

    def __init__(
        self, store: Store, rec: Recorder, action: bytes, merged: bytes | None = None
    ) -> None:
        self._store = store
        self._rec = rec
        self._merged = merged
        row = store.one("SELECT first, last, count FROM action WHERE id = ?", (action,))
        first, last, self._count = row or (0, -1, 0)
        self._rids = range(last, first - 1, -1)
        self._own = range(first * POSITIONS, (last + 1) * POSITIONS)
        newest = store.one("SELECT max(rid) FROM changeset")
        self._from_here = ((newest[0] if newest else 0) + 1) * POSITIONS
        self._kept_members: set[Value] = set()
        # Rules of which a version stays: their rows say that they are in force.
        self._held_rules: set[Value] = set()
        # By rule and period the op that froze its list, None where nobody did.
        self._frozen: dict[tuple[Value, Value], int | None] = {}
        # The members it made, with the op that did: the newest first.
        self._made: list[tuple[bytes, int]] = []
        # The rows it made that others may name: they go only after those did.
        self._named: list[_Done] = []
        # Reversals stay; where an activity comes back, its points do in an entry of their own.
        self._unreversed: list[_Done] = []
        self._steps = StepsBack(store, rec)
        self.reverted = 0
        self.kept: list[Kept] = []
        # Every activity it touched: awards may follow from them anew.
        self.activities: set[Touched] = set()
        # The cycles that it had closed, by rule and label: what came after their closing goes too.
        self.reopened: set[tuple[bytes, str]] = set()
        # Those whose closing came back: what they give does so in entries of its own.
        self.reclosed: set[tuple[bytes, str]] = set()
        self.doors = Doors(store)

    def run(self, progress: Progress = quiet) -> None:
        """Go through the action's ops from the last to the first."""
        self._find_kept_members()
        ops = self._ops() if self._merged is None else self._merging(self._merged)
        for done, item in enumerate(ops):
            if done % 500 == 0:
                progress(done, self._count)
            if item.op.table == "rule" and item.op.record in self._held_rules:
                continue
            if item.op.table == "member" or not self._stays(item.op):
                self._one(item)
        self._remove_made(progress)
        for item in self._named:
            self._remove_named(item)
        if not (self.activities or self.reclosed):
            for item in self._unreversed:
                self._leave("entry", item.op.record, "", item.ref)

    def _remove_made(self, progress: Progress) -> None:
        """Remove the members last, and in the order in which they came.

        The search index writes itself out whenever a row comes before the one before it, which
        costs a hundred times as much as the row.
        """
        table = schema.table("member")
        for done, (record, ref) in enumerate(reversed(self._made)):
            if done % 500 == 0:
                progress(self._count, self._count)
            row = rows.find_in(self._store, table, (record,))
            if row is not None and row.born == ref:
                self._remove(table, record, row)

    def _remove_named(self, item: _Done) -> None:
        """Remove what no live row names any more; what one does stays for its sake."""
        table, record = schema.table(item.op.table), item.op.record
        row = rows.find_in(self._store, table, (record,))
        if row is None or row.born != item.ref:
            return
        named = referring.newest(self._store, table.name, record)
        if named is None:
            self._remove(table, record, row)
        elif named not in self._own:
            self._leave(table.name, record, "", named)

    def _ops(self) -> Iterator[_Done]:
        for rid in self._rids:
            row = self._store.one("SELECT body FROM changeset WHERE rid = ?", (rid,))
            packed = decode_body(row[0]) if row else []
            for position in range(len(packed) - 1, -1, -1):
                yield _Done(unpack(packed[position]), reference(rid, position))

    def _merging(self, merged: bytes) -> Iterator[_Done]:
        """The ops of one merge among several: that of who went comes last of them."""
        begun = False
        for item in self._ops():
            if item.op.table == "member" and item.op.kind == Kind.DELETE:
                if begun:
                    return
                begun = item.op.record == merged
            if begun:
                yield item

    def _find_kept_members(self) -> None:
        """Members that the action made and somebody touched since stay with all their facts."""
        table = schema.table("member")
        made = self._store.rows(
            "SELECT id FROM member WHERE gone = 0 AND born BETWEEN ? AND ?",
            (self._own.start, self._own.stop - 1),
        )
        for (record,) in made:
            row = rows.find_in(self._store, table, (record,))
            later = self._touched(record, row) if row else None
            later = later if later is not None else self._worked_on(record)
            if later is not None:
                self._kept_members.add(record)
                self._leave("member", record, "", later)

    def _touched(self, record: bytes, row: rows.Row) -> int | None:
        """The op by which a field of this record differs from what the action left there."""
        others = [name for name, ref in row.versions.items() if ref not in self._own]
        found = (self._changed(record, name, row.fields[name]) for name in others)
        return max((ref for ref in found if ref is not None), default=None)

    def _changed(self, record: bytes, field: str, now: Value) -> int | None:
        """The newest op on a field that no longer holds what the action left; else None.

        What was changed and changed back since holds it again, so that undos can follow undos.
        """
        later = self._store.rows(
            "SELECT op, old FROM history WHERE record = ? AND field = ? AND op >= ? AND op < ?"
            " ORDER BY op",
            (record, field, self._own.stop, self._from_here),
        )
        return None if not later or later[0][1] == now else int(later[-1][0])

    def _worked_on(self, record: bytes) -> int | None:
        for table in _WORKED_ON:
            row = self._store.one(
                f"SELECT max(born) FROM {table} WHERE member = ? AND gone = 0"
                # Of who only came back by it, what was there before says nothing.
                f" AND born >= ? AND born < ? {_STANDS.get(table, '')}",
                (record, self._own.stop, self._from_here),
            )
            if row and row[0] is not None:
                return int(row[0])
        return self._own_fields_changed(record)

    def _own_fields_changed(self, record: bytes) -> int | None:
        """As `_touched`, for the fields that the community made."""
        others = self._store.rows(
            "SELECT field, value FROM member_x WHERE member = ? AND ver NOT BETWEEN ? AND ?",
            (record, self._own.start, self._own.stop - 1),
        )
        found = (self._changed(record, CUSTOM + field.hex(), value) for field, value in others)
        return max((ref for ref in found if ref is not None), default=None)

    def _stays(self, op: Op) -> bool:
        return bool(self._kept_members) and op.fields.get("member") in self._kept_members

    def _leave(self, table: str, record: bytes, field: str, later: int) -> None:
        name, at = history.author(self._store, later)
        self.kept.append(Kept(table, record, field, name, at))

    def _one(self, item: _Done) -> None:
        op, table = item.op, schema.table(item.op.table)
        row = rows.find_in(self._store, table, rows.locate(table, op.record, op.fields))
        if row is None or self._is_held(op, row):
            return
        undo_rights.ask(self._store, table, op, row)
        if table.name == "activity":
            whose, local = _bytes(row.fields["member"]), str(row.fields["local"])
            self.activities.add(Touched(whose, str(row.fields["kind"]), local))
        self.doors.note(op, row)
        if op.kind == Kind.DELETE:
            self._revive(table, item, row)
        elif op.table == "entry":
            self._reverse(item, row)
        elif row.born == item.ref:
            self._unmake(table, item, row)
        else:
            self._put_back(table, item, row)

    def _unmake(self, table: Table, item: _Done, row: rows.Row) -> None:
        if table.name == "member":
            self._made.append((item.op.record, item.ref))
        elif table.name in referring.TABLES:
            self._named.append(item)
        elif self.doors.follows(item.op, row) or is_bare(item.op):
            # A bare row of an occurrence says nothing, and who keeps its door may not remove it.
            self.reverted += 1
        else:
            self._remove(table, item.op.record, row)

    def _is_held(self, op: Op, row: rows.Row) -> bool:
        """Whether it stays for the sake of what came of it: points, or a list that was frozen."""
        if op.table in ("closing", "entry") and row.fields["rule"] and row.fields["period"]:
            return self._is_frozen(op, row.fields["rule"], row.fields["period"])
        if op.table != "rule_version" or op.kind == Kind.DELETE or row.fields["published"] is None:
            return False
        # Most undos are of something else.
        from desktop.store import undo_rules

        rule, number = row.fields["rule"], row.fields["version"]
        later = undo_rules.holding(self._store, rule, number, self._own)
        if later is None:
            return False
        self._leave(op.table, op.record, "", later)
        self._held_rules.add(rule)
        return True

    def _is_frozen(self, op: Op, rule: Value, period: Value) -> bool:
        """Whether a list says the points of this cycle, for good."""
        if (rule, period) not in self._frozen:
            row = self._store.one(
                "SELECT max(born) FROM board WHERE rule = ? AND period = ? AND gone = 0",
                (rule, period),
            )
            self._frozen[rule, period] = row[0] if row else None
        later = self._frozen[rule, period]
        if later is not None and op.table == "closing":
            self._leave(op.table, op.record, "", later)
        return later is not None

    def _revive(self, table: Table, item: _Done, row: rows.Row) -> None:
        """The deleted row still holds its fields: state them all again."""
        if not row.gone or row.ver != item.ref:
            return
        fields = dict(row.fields)
        if table.custom:
            found = self._store.rows(
                "SELECT field, value FROM member_x WHERE member = ?", (item.op.record,)
            )
            fields |= {CUSTOM + field.hex(): value for field, value in found}
        if table.name == "closing":
            self.reclosed.add((_bytes(fields["rule"]), str(fields["period"])))
        self._rec.put(table.name, item.op.record, fields)
        self.reverted += 1

    def _reverse(self, item: _Done, row: rows.Row) -> None:
        entry = item.op.record
        again = reversal_id(self._rec.community, entry)
        if row.fields["reverses"]:
            self._unreversed.append(item)
            return
        if self._store.one("SELECT 1 FROM entry WHERE id = ?", (again,)):
            # Somebody took these points back already.
            return
        same = (
            "member",
            "rule",
            "version",
            "generation",
            "evidence_key",
            "period",
            "zone",
            "wallet",
        )
        self._rec.entry(
            {
                **{name: row.fields[name] for name in same},
                "local": row.fields["local"],
                "at": self._rec.at,
                "points": -int(row.fields["points"] or 0),
                "kind": "reverse",
                "reverses": entry,
            },
            again,
        )
        ledger.free(self._rec, self._store, entry)
        self.reverted += 1

    def _remove(self, table: Table, record: bytes, row: rows.Row) -> None:
        if row.gone or record in self._kept_members:
            return
        if table.name == "payment":
            self._give_back(record)
            return
        if table.append_only or table.name == "refund":
            # What was said for good stands.
            self.reverted += table.name == "stage" and self._steps.follow(row.fields)
            return
        later = self._touched(record, row)
        if later is not None:
            self._leave(table.name, record, "", later)
            return
        if table.name == "closing":
            self.reopened.add((_bytes(row.fields["rule"]), str(row.fields["period"])))
        key = {name: row.fields[name] for name in table.key}
        self._rec.delete(table.name, record, **key)
        self.reverted += 1

    def _give_back(self, payment: bytes) -> None:
        # Most undos are of something else.
        from desktop.store import payments

        self.reverted += payments.take_back(self._rec, self._store, payment, "")

    def _put_back(self, table: Table, item: _Done, row: rows.Row) -> None:
        if row.gone:
            return
        old = dict(
            self._store.rows(
                "SELECT field, old FROM history WHERE op = ? AND record = ?",
                (item.ref, item.op.record),
            )
        )
        if old.get("state") not in BY_HAND and self.doors.follows(item.op, row):
            return
        if "" in old:
            # It came back by this, went and came anew since: that stands.
            self._leave(table.name, item.op.record, "", row.born)
            return
        back: dict[str, Value] = {name: row.fields[name] for name in table.key}
        for name, value in old.items():
            later = self._changed(item.op.record, name, self._now(item.op.record, row, name))
            if later is None:
                back[name] = value
                self.reverted += 1
            else:
                self._leave(table.name, item.op.record, name, later)
        if table.name == "member" and "level" in back:
            self._steps.before(item.op.record, row.fields["level"], back["level"])
        self._rec.put(table.name, item.op.record, back)

    def _now(self, record: bytes, row: rows.Row, name: str) -> Value:
        if not name.startswith(CUSTOM):
            return row.fields[name]
        found = self._store.one(
            "SELECT value FROM member_x WHERE member = ? AND field = ?",
            (record, bytes.fromhex(name.removeprefix(CUSTOM))),
        )
        return found[0] if found else None


def _bytes(value: Value) -> bytes:
    return value if isinstance(value, bytes) else b""
