"""What stands: the judge's decision on a changeset, the same at the hub and on a judging device.

Pure: what the judge knows comes through `Known`; nothing here reads a clock or a database. The
author is trusted for nothing: not for his role, his clock, his ids, or the class of a field.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.msgpack import Ext

from desktop.models import opshape, schema
from desktop.models.judging_known import Known, Row, Version
from desktop.models.judging_seals import Seals
from desktop.models.merge import ENTRIES, Met, Outcome, outcome
from desktop.models.op import Head, Op, OpId
from desktop.models.permission import Actor
from desktop.models.refusal import (
    CAPPED,
    NEWER,
    RIGHT,
    SHAPE,
    SUPERSEDED,
    UNKNOWN,
    Refused,
)
from desktop.models.schema import Table
from desktop.models.sealing import (
    BrokenSeal,
    Seed,
    is_sealed,
    parts,
    read_seed,
    subject_of,
)
from desktop.models.signed import SignedChangeset, SignedOp, effective_clock


class Judged(Struct):
    """A changeset that stands: its ops with their effects, and the rows as they are now."""

    head: Head
    clock: int
    ops: list[tuple[Op, Outcome]] = field(default_factory=list)
    rows: dict[tuple[str, bytes], Row] = field(default_factory=dict)
    seeds: list[Seed] = field(default_factory=list)
    # Entries that the judge himself adds behind the changeset, and the first op that they clip.
    answers: list[Op] = field(default_factory=list)
    clipped: int | None = None
    # Nothing was erased from it.
    whole: bool = True

    @property
    def superseded(self) -> int | None:
        """The first op whose entry is in the log already and says something else."""
        found = (at for at, (_, one) in enumerate(self.ops) if one.effect == "superseded")
        return next(found, None)

    @property
    def less(self) -> list[tuple[str, int]]:
        """What its author is told of a changeset that stands: (verdict, position of an op)."""
        told = ((SUPERSEDED, self.superseded), (CAPPED, self.clipped))
        return [(verdict, position) for verdict, position in told if position is not None]


# Asks more than the right to write a table; raises Refused. By table, then by kind of op.
Hook = Callable[["Case"], None]


class Case(Struct, gc=False):
    """One op before the judge: who asks, what it meets, and what is known besides."""

    known: "Working"
    actor: Actor
    head: Head
    table: Table
    op: Op
    row: Row | None
    position: int

    def refuse(self, reason: str) -> Refused:
        """The refusal of this op, to be raised."""
        return Refused(reason, self.position)

    def need(self, cell: str, *cases: str, scopes: Iterable[bytes] = ()) -> None:
        """Raise Refused unless the author holds the cell (`permission.Actor.allows`)."""
        if not self.actor.allows(cell, *cases, scopes=scopes):
            raise self.refuse(RIGHT)

    def before(self, name: str) -> Any:
        """The value that a clear field has before the op, None where there is no row."""
        return self.row.clear.get(name) if self.row else None

    def stands(self, name: str) -> Any:
        """The value that a clear field has after the op."""
        return self.op.clear[name] if name in self.op.clear else self.before(name)

    def known_row(self, table: str, record: object) -> Row | None:
        """The row that a field names, None where it names none."""
        return self.known.row(table, record) if isinstance(record, bytes) else None

    def operator_of(self, device: bytes) -> object:
        """Whose device it is; None for the judge's own id."""
        row = self.known.row("device", device)
        return row.clear.get("operator") if row else None

    @property
    def own_row(self) -> bool:
        """Whether the row was made on a device of the author."""
        return self.row is not None and self.operator_of(self.row.born.device) == self.author

    @property
    def author(self) -> object:
        """The operator whose device signed; the actor is who answers for it (an owner accepts)."""
        return self.operator_of(self.head.device)


class Working:
    """The judge's knowledge with the effects of the changeset at hand on top."""

    def __init__(self, known: Known) -> None:
        # What was known when the changeset came, without its own effects.
        self.arrived = known
        self.community = known.community
        self.today = known.today
        self.rows: dict[tuple[str, bytes], Row] = {}
        self._by_table: dict[str, dict[bytes, Row]] = {}

    def row(self, table: str, record: bytes) -> Row | None:
        """As `Known.row`, with what this changeset did to it."""
        return self.rows.get((table, record)) or self.arrived.row(table, record)

    def where(self, table: str, name: str, value: object) -> Iterator[Row]:
        """As `Known.where`, with what this changeset did."""
        mine = self._by_table.get(table, {})
        for row in self.arrived.where(table, name, value):
            if row.record not in mine:
                yield row
        yield from (r for r in mine.values() if not r.gone and r.clear.get(name) == value)

    def awards(self, rule: bytes, members: Collection[bytes]) -> Iterator[Row]:
        """As `Known.awards`, with what this changeset gave."""
        mine = self._by_table.get("entry", {})
        for row in self.arrived.awards(rule, members):
            if row.record not in mine:
                yield row
        for row in mine.values():
            said = row.clear
            given = said.get("kind") == "award" and said.get("rule") == rule
            if given and said.get("member") in members:
                yield row

    def fetch(self, table: str, records: Iterable[bytes]) -> None:
        """As `Known.fetch`."""
        self.arrived.fetch(table, records)

    def actor(self, operator: bytes) -> Actor:
        """The rights at arrival; what this changeset grants does not count for itself."""
        return self.arrived.actor(operator)

    def take(self, table: Table, op: Op, met: Row | None, at: Version, found: Outcome) -> None:
        """Give an op its effect."""
        if found.effect in ("made", "revived"):
            row = Row(op.record, at, at, {}, False, dict(op.clear), _bytes(op.sealed))
        elif met is None or found.effect not in ("changed", "removed"):
            return
        elif found.effect == "removed":
            kept = {name: met.clear[name] for name in table.key}
            row = Row(op.record, met.born, at, gone=True, clear=kept)
        else:
            row = met.copy()
            for name in found.wins:
                row.versions[name] = at
                if name in op.sealed:
                    row.sealed[name] = _sealed(op.sealed[name])
                else:
                    row.clear[name] = op.clear[name]
        self.rows[table.name, op.record] = row
        self._by_table.setdefault(table.name, {})[op.record] = row


def _bytes(sealed: Mapping[str, Any]) -> dict[str, bytes]:
    return {name: one if isinstance(one, bytes) else b"" for name, one in sealed.items()}


def _sealed(value: Any) -> bytes:
    return value if isinstance(value, bytes) else b""


def judge(
    found: SignedChangeset,
    known: Known,
    operator: bytes,
    now_ms: int,
    ask: Hook,
    settle: Callable[[Working, Judged], None],
) -> Judged:
    """What the changeset does if it stands. Raises Refused if it does not.

    Whose signature it is, and whether its number is the next one, was found out before.
    `operator` is its device's; `ask` raises Refused for an op that the author may not do, `settle`
    for a whole that may not stand (two owners).
    """
    head = found.about
    if head.schema > schema.SCHEMA:
        raise Refused(NEWER)
    clock = effective_clock(head.clock, now_ms)
    working, actor = Working(known), known.actor(operator)
    judged, seals = Judged(head, clock), Seals(known)
    for position, (signed, bare) in enumerate(zip(found.ops, found.bare, strict=True)):
        op, seeds, whole = _read(signed, bare, position)
        table = _declared(op, position)
        opshape.check(table, op, known.community, position)
        subject = subject_of(table, op.record, op.subject, known.community)
        if not whole and not known.erased(subject):
            raise Refused(SHAPE, position)
        if op.sealed or seeds:
            seals.check(table, op, seeds, subject, position)
        row = working.row(op.table, op.record)
        ask(Case(working, actor, head, table, op, row, position))
        at = Version(clock, head.device, head.number, position)
        effect = meet(table, row, op, at)
        if effect.effect == "unknown":
            raise Refused(UNKNOWN, position)
        working.take(table, op, row, at, effect)
        judged.ops.append((op, effect))
        judged.seeds += seeds
        judged.whole &= whole
    settle(working, judged)
    judged.rows = working.rows
    return judged


def meet(table: Table, row: Row | None, op: Op, at: Version) -> Outcome:
    """The op's effect on a row whose versions carry their clocks."""
    if row is None:
        return outcome(table, None, op, _nothing, _always)
    there = row

    def names(base: OpId, name: str) -> bool:
        return there.version(name).op == base

    def later(name: str) -> bool:
        return at[:2] > there.version(name)[:2]

    if op.kind in ENTRIES:
        # Sealed values differ with their op: what two devices say alike is told by the clear ones.
        return outcome(table, Met(row.clear, row.gone), _clear_only(op), names, later)
    return outcome(table, Met({**row.clear, **row.sealed}, row.gone), op, names, later)


def _nothing(base: OpId, name: str) -> bool:
    return False


def _always(name: str) -> bool:
    return True


def _clear_only(op: Op) -> Op:
    return Op(op.kind, op.table, op.record, op.clear, {}, op.base, op.clock, op.subject)


def _read(signed: SignedOp | Ext, bare: Op | None, position: int) -> tuple[Op, list[Seed], bool]:
    """The op with its sealed values as they came, its seeds, and whether nothing was erased."""
    if bare is None or isinstance(signed, Ext):
        raise Refused(SHAPE, position)
    if not signed.sealed and not bare.sealed:
        return bare, [], True
    values, brought = parts(bare.sealed, signed.sealed)
    try:
        named = zip(bare.sealed, values, strict=True)
        sealed = {name: value for name, value in named if isinstance(value, bytes)}
        seeds = [read_seed(one) for one in brought if isinstance(one, bytes)]
    except (BrokenSeal, ValueError) as error:
        raise Refused(SHAPE, position) from error
    if not all(map(is_sealed, sealed.values())):
        raise Refused(SHAPE, position)
    lost, base = set[str](), bare.base
    if len(sealed) < len(bare.sealed):
        lost = bare.sealed.keys() - sealed.keys()
        base = {name: at for name, at in base.items() if name not in lost}
    op = Op(bare.kind, bare.table, bare.record, bare.clear, sealed, base, bare.clock, bare.subject)
    return op, seeds, not lost and len(seeds) == len(brought)


def _declared(op: Op, position: int) -> Table:
    try:
        return schema.table(op.table)
    except KeyError:
        raise Refused(NEWER, position) from None
