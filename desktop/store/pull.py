"""The judge's log as it comes to this device: one transaction for rows, cursor and verdicts.

docs/decisions/pending-on-top-of-confirmed.md says why a record is taken back and put on again.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from desktop.models.changes import PATCH_LIMIT, Changes
from desktop.models.op import Head, Kind, Op, decode_body, encode_body
from desktop.models.signed import Entry, Ruling, SignedChangeset, read_changeset
from desktop.models.tail import NO_MARK, chained, mark
from desktop.store import erasing, link, log, pending, rebase, rewind, tail, told
from desktop.store.apply import Applier
from desktop.store.community import Store
from desktop.store.database import Connection, value
from desktop.store.keychest import Keychest
from desktop.store.lifted import Lifted
from desktop.store.opening import Opened, open_ops, open_own, seeds
from desktop.store.refs import reference
from desktop.store.reopening import fill

KIND: Final = "sync.pull"
_KNOWN = frozenset(Kind)
# The verdicts after which a changeset does not stand.
_AGAINST = frozenset({"refused", "aside", "discarded"})

# Whether a changeset is its author's: signature against the device's key, or the judge's own.
Verify = Callable[[SignedChangeset], None]


class Heard(NamedTuple):
    """A verdict, and the bytes that the judge signed."""

    ruling: Ruling
    wire: bytes


def take(
    store: Store,
    entries: Sequence[Entry],
    rulings: Sequence[Heard],
    verify: Verify,
    *,
    epoch: int | None = None,
    came: tail.Came | None = None,
    passed: rewind.Passed | None = None,
) -> Changes:
    """Apply what the judge decided: log entries in order, and verdicts on own changesets.

    Each once, however often they come. Work under this device's own id that this folder does not
    know ends the page: `link.Link.forked` then says that there is a copy of it. What a record has
    already, as `passed` says, is passed over. Raises what `verify` raises for a changeset that is
    not its author's, BrokenSeal for values that do not open; nothing of the page then stands.
    """
    with store.writing(again=True) as connection:
        page = _Page(store, connection, passed or rewind.passed_over(connection))
        for entry in entries:
            if not page.entry(entry, verify):
                break
        for ruling in rulings:
            if not page.ruling(ruling):
                break
        page.put_on_again()
        page.move(epoch)
        if came is not None:
            tail.keep(connection, came)
    return page.changes


class _Page:
    """One page of the log at work."""

    def __init__(self, store: Store, connection: Connection, passed: rewind.Passed | None) -> None:
        self._store = store
        self._db = connection
        self._chest = Keychest(connection, store.community)
        self._applier = Applier(connection, store.refs)
        state = dict(connection.execute("SELECT name, value FROM state").fetchall())
        self._seq, self._clock = int(state["seq"]), int(state["clock"])
        self._ruled = int(state.get("ruled") or 0)
        self._mark = bytes(state.get("mark") or NO_MARK)
        self._marks: dict[str, bytes] = {}
        # Where the entry at hand ends, and the records that are known from beyond it.
        self._at = 0
        self._passed = passed
        self._reread = rewind.reread(store)
        self._rid = int(value(connection, "SELECT max(rid) FROM changeset") or 0)
        self._lifted = Lifted(connection, waits=pending.waiting_changesets(store) > 0)
        self._tables: set[str] = set()
        self._count = 0
        self._forked = False
        self.erased = False

    # -- the log ------------------------------------------------------------------------------

    def entry(self, entry: Entry, verify: Verify) -> bool:
        """One changeset of the log; False where the log must not be read on."""
        if entry.seq <= self._seq:
            return True
        found = read_changeset(entry.changeset)
        head = found.about
        if entry.seq != self._seq + head.count:
            raise LookupError(f"the log jumps from {self._seq} to {entry.seq}")
        verify(found)
        self._at = entry.seq
        known = self._db.execute(
            "SELECT rid, seq, refused, head FROM changeset WHERE device = ? AND number = ?",
            (head.device, head.number),
        ).fetchone()
        if head.device == self._store.device and self._copied(known, found.head):
            self._forked = True
            return False
        if known is not None and known[3] and bytes(known[3]) != found.head:
            # Said under an id that this folder had before, and that its copy goes on with.
            rebase.set_apart(self._db, int(known[0]))
            known = None
        self._stands(entry, found, known)
        self._mark = self._marks["mark"] = chained(self._mark, entry)
        self._require_reread(entry)
        self._seq = entry.seq
        self._clock = max(self._clock, entry.clock)
        return True

    def _stands(self, entry: Entry, found: SignedChangeset, known: tuple[Any, ...] | None) -> None:
        """Take it as others', as this folder's own, or as own work that a copy said first."""
        head = found.about
        named = int(known[0]) if known else None
        if known is not None and known[3]:
            if known[1] is None:
                self._own(entry, found, int(known[0]), refused=known[2] is not None)
        elif (rid := self._said_by_a_copy(head)) is None:
            self._others(entry, found, head, named)
        elif named is None:
            opened = self._said(found, rid)
            rebase.adopt(self._db, rid, found.head, encode_body([one.packed for one in opened]))
            self._lifted.lift(range(reference(rid, 0), reference(rid + 1, 0)))
            self._own(entry, found, rid, refused=False)
        else:
            # Records that were read anew say that it made them, by the name that it has there.
            span = range(reference(rid, 0), reference(rid + 1, 0))
            self._lifted.lift(span)
            self._lifted.forget(span)
            rebase.give_way(self._db, rid, head)
            self._others(entry, found, head, named)

    def _require_reread(self, entry: Entry) -> None:
        """Pass nothing over any more where the log is not the one that records were read from.

        They are read again before the next page.
        """
        if self._reread is None:
            return
        end = self._reread.place
        if self._seq < end.seq <= entry.seq and end != (entry.seq, self._mark):
            self._reread, self._passed = None, None

    def _said_by_a_copy(self, head: Head) -> int | None:
        """The pending changeset that is the same work: a copy of this folder pushed it first."""
        return rebase.same_work(self._db, head) if self._lifted.waits else None

    def _copied(self, known: tuple[Any, ...] | None, head: bytes) -> bool:
        """Whether another program wrote this under the device's id: a copy of the folder."""
        return known is None or bytes(known[3]) != head

    def _others(self, entry: Entry, found: SignedChangeset, head: Head, named: int | None) -> None:
        """What another device did; a snapshot may have `named` it without its ops."""
        if named is None:
            self._rid += 1
        rid = named or self._rid
        self._store.refs.learn(rid, head.device, head.number, entry.clock)
        opened = open_ops(self._chest, found, self._store.community)
        log.keep(self._db, rid, entry, found, opened)
        # It may have been read before, from the log of a hub that was restored since.
        span = range(reference(rid, 0), reference(rid, len(opened)) if named else 0)
        before = pending.take_history(self._db, span)
        for position, one in enumerate(opened):
            self._apply(one, reference(rid, position))
        pending.tell_again(self._db, before)

    def _apply(self, one: Opened, ref: int) -> None:
        op = one.op
        if op.kind not in _KNOWN:
            return
        if self._is_passed(op) and not erasing.erases(op):
            if op.sealed:
                # The record was read before the key to this may have come.
                self._lifted.make_bare({(op.table, op.record)})
                fill(self._db, one, ref)
            return
        concerned = {(op.table, op.record)}
        if erasing.erases(op):
            concerned |= erasing.waiting(self._db, self._store.community, op.record)
        self._lifted.make_bare(concerned)
        self._applier.apply(op, ref, one.unread)
        if erasing.erases(op):
            erasing.erase(self._db, self._chest, self._store.community, op.record)
            self.erased = True
        self._tables.add(op.table)
        self._count += 1

    def _is_passed(self, op: Op) -> bool:
        """Whether the record was read where the log stood here already, or further."""
        return self._passed is not None and self._at <= self._passed(op.table, op.record)

    def _own(self, entry: Entry, found: SignedChangeset, rid: int, *, refused: bool) -> None:
        """What this device did stands now: as it was made, unless others came between."""
        head = found.about
        self._chest.learn(seeds(found))
        self._db.execute(
            "UPDATE changeset SET seq = ?, clock = ?, refused = NULL WHERE rid = ?",
            (entry.seq, entry.clock, rid),
        )
        self._store.refs.learn(rid, head.device, head.number, entry.clock)
        first = reference(rid, 0)
        span = range(first, first + head.count)
        before = pending.take_history(self._db, span) if self._passed else []
        changed = entry.clock != head.clock or erasing.stripped(found)
        # Erasing makes its record bare: what the changeset says of it besides goes on in order.
        changed |= head.kind == erasing.KIND
        if changed or self._passed or self._lifted.overtakes(span):
            # The judge's clock counts: against what others set meanwhile it may lose. Who was
            # erased before it came is not in it. And a record read anew has it already. What was
            # done before it and waits comes to stand on top: it may be taken back alone.
            self._lifted.lift(span)
        if refused or self._lifted.touches(span) or head.kind == erasing.KIND:
            for position, one in enumerate(self._said(found, rid)):
                ref, key = first + position, (one.op.table, one.op.record)
                if refused or self._lifted.holds(key, ref) or erasing.erases(one.op):
                    self._apply(one, ref)
            self._lifted.forget(span)
        pending.tell_again(self._db, before)
        pending.confirm(self._db, span.start, span.stop - 1)
        erasing.unsay(self._db, self._store.community, rid)
        self._db.execute("DELETE FROM outbox WHERE rid = ?", (rid,))

    def _said(self, found: SignedChangeset, rid: int) -> list[Opened]:
        """The ops of what this folder said, as they stand in the log."""
        body = value(self._db, "SELECT body FROM changeset WHERE rid = ?", (rid,))
        community = self._store.community
        return open_own(self._chest, found, community, decode_body(bytes(body)))

    # -- verdicts -----------------------------------------------------------------------------

    def ruling(self, heard: Heard) -> bool:
        """A changeset of this device does not stand: its effects are taken back.

        False for one that this folder does not know.
        """
        ruling, wire = heard
        row = self._db.execute(
            "SELECT rid, seq FROM changeset WHERE device = ? AND number = ? AND action = ?",
            (self._store.device, ruling.number, ruling.action),
        ).fetchone()
        if row is None:
            self._forked = True
            return False
        self._ruled += 1
        self._marks["told"] = mark(wire)
        new = told.keep(self._db, ruling, wire)
        if new and row[1] is None and ruling.verdict in _AGAINST:
            self._take_back(int(row[0]), ruling)
        return True

    def _take_back(self, rid: int, ruling: Ruling) -> None:
        self._db.execute(
            "UPDATE changeset SET refused = ? WHERE rid = ?", (ruling.reason or "refused", rid)
        )
        span = range(reference(rid, 0), reference(rid + 1, 0))
        self._lifted.lift(span)
        self._lifted.forget(span)
        erasing.unsay(self._db, self._store.community, rid)

    # -- the end of the page ------------------------------------------------------------------

    def put_on_again(self) -> None:
        """Put the ops that still wait on top of what is confirmed now, in their order."""
        pending.put_on(self._db, self._applier, self._lifted.refs())

    def move(self, epoch: int | None) -> None:
        """Rows, cursor and verdicts in one transaction."""
        state: dict[str, int] = {"seq": self._seq, "clock": self._clock, "ruled": self._ruled}
        if epoch is not None:
            state["epoch"] = epoch
        if self._forked:
            link.keep(self._db, forked=link.BEYOND)
        link.keep(self._db, **self._marks)
        if self._passed:
            rewind.caught_up(self._db, self._seq)
        self._db.executemany(
            "UPDATE state SET value = ? WHERE name = ?", ((v, name) for name, v in state.items())
        )

    @property
    def changes(self) -> Changes:
        """What the page changed, as every open screen hears it."""
        items = tuple(self._applier.changes) if self._count <= PATCH_LIMIT else ()
        return Changes(
            b"",
            KIND,
            frozenset(self._tables | self._lifted.tables),
            self._count,
            items,
            origin="hub",
            result=erasing.KIND if self.erased else None,
        )
