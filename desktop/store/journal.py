"""The log as it grows: ops gathered into changesets, changesets into one action's transaction."""

from collections.abc import Sequence

from msgspec import Struct

from desktop.models import clock, schema
from desktop.models.ids import new_id
from desktop.models.op import (
    CHANGESET_LIMIT,
    FORMAT,
    Head,
    PackedOp,
    encode_body,
    encode_head,
)
from desktop.store.database import Connection, value
from desktop.store.refs import Refs, reference


class Stamp(Struct, frozen=True):
    """What kind of action is done, by whom, on which device, and when (ms UTC)."""

    kind: str
    device: bytes
    operator: bytes
    at: int


class Journal:
    """The changesets of one action, from BEGIN to COMMIT.

    One action is one transaction, however large: SQLite itself takes out whatever was cut off.
    (docs/decisions/one-transaction-per-action.md)
    """

    def __init__(
        self, connection: Connection, refs: Refs, *, community: bytes, stamp: Stamp
    ) -> None:
        self._db = connection
        self._refs = refs
        self._community = community
        self._device = stamp.device
        self._operator = stamp.operator
        self.kind = stamp.kind
        self.action = new_id()
        self.at = stamp.at
        self.count = 0
        self._ops: list[PackedOp] = []
        self._begin()
        self._first = self._rid

    @property
    def full(self) -> bool:
        """Whether the changeset at hand can take no more ops."""
        return len(self._ops) == CHANGESET_LIMIT

    @property
    def room(self) -> int:
        """How many ops still fit into the changeset at hand."""
        return CHANGESET_LIMIT - len(self._ops)

    def keep(self, op: PackedOp) -> int:
        """Add an op to the changeset at hand and name it."""
        ref = reference(self._rid, len(self._ops))
        self._ops.append(op)
        self.count += 1
        return ref

    def keep_all(self, ops: Sequence[PackedOp]) -> int:
        """Add ops that there is room for; the first one's name, the others' follow on it."""
        ref = reference(self._rid, len(self._ops))
        self._ops += ops
        self.count += len(ops)
        return ref

    def finish(self) -> None:
        """Commit what is left; an action of no ops leaves nothing."""
        self.cut()
        if self.count:
            self._commit()
        else:
            self._db.execute("ROLLBACK")

    def _begin(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        found = dict(self._db.execute("SELECT name, value FROM state").fetchall())
        self._seq = int(found["seq"])
        self._epoch = int(found["epoch"])
        # Where another judges, own changes wait for him; else they are confirmed at once.
        self.pending = bool(found.get("judge"))
        self._clock = clock.tick(int(found["clock"]), self.at)
        self._number = int(found["number"]) + 1
        self._first_op = int(found["ops"]) + 1
        self._rid = int(value(self._db, "SELECT max(rid) FROM changeset") or 0) + 1
        self._refs.learn(self._rid, self._device, self._number, self._clock)

    def cut(self) -> None:
        """Close the changeset at hand: write its head and body, and begin the next one."""
        count = len(self._ops)
        if not count:
            return
        self._seq += 0 if self.pending else count
        self._db.execute(
            "INSERT INTO changeset (rid, device, number, action, seq, clock, head, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._rid,
                self._device,
                self._number,
                self.action,
                None if self.pending else self._seq,
                self._clock,
                encode_head(self._head(count)),
                encode_body(self._ops),
            ),
        )
        self._ops.clear()
        self._rid += 1
        self._number += 1
        self._first_op += count
        self._clock += 1
        self._refs.learn(self._rid, self._device, self._number, self._clock)

    def _head(self, count: int) -> Head:
        return Head(
            FORMAT,
            self._community,
            self._epoch,
            self._device,
            self._number,
            self._first_op,
            count,
            self._clock,
            self.action,
            self.kind,
            schema.SCHEMA,
        )

    def _commit(self) -> None:
        self._db.execute(
            "INSERT INTO action (id, kind, device, operator, at, first, last, count)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.action,
                self.kind,
                self._device,
                self._operator,
                self.at,
                self._first,
                self._rid - 1,
                self.count,
            ),
        )
        self._db.executemany(
            "UPDATE state SET value = ? WHERE name = ?",
            (
                (self._seq, "seq"),
                (self._clock, "clock"),
                (self._number - 1, "number"),
                (self._first_op - 1, "ops"),
            ),
        )
        self._db.execute("COMMIT")
