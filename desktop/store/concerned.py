"""Whom an action was about: people counted from its own ops, or from the rows that it made."""

from desktop.models.history import Concerned, Done
from desktop.models.op import Op, decode_body, unpack
from desktop.models.schema import TABLES
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# Up to so many changesets an action is read op by op; beyond, only the members it made count.
FEW = 8
_NAMES_MEMBER = frozenset(
    table.name for table in TABLES if any(field.name == "member" for field in table.fields)
) - {"operator"}


def of(reads: Reads, done: Done) -> Concerned:
    """The people an action is about; for an undo also what it took back, or brought back."""
    if done.kind == "member.export":
        return Concerned(_exported(reads, done))
    last = _ops(reads, done.last)
    back = _took_back(reads, done) if done.kind == "undo" else ("", False)
    if done.last - done.first >= FEW:
        return Concerned(_made(reads, done), *back)
    earlier = [op for rid in range(done.first, done.last) for op in _ops(reads, rid)]
    people = {who for who in map(_person, [*earlier, *last]) if who is not None}
    return Concerned(len(people), *back)


def _ops(reads: Reads, rid: int) -> list[Op]:
    row = reads.one("SELECT body FROM changeset WHERE rid = ?", (rid,))
    return [unpack(packed) for packed in decode_body(row[0])] if row else []


def _person(op: Op) -> bytes | None:
    """The member that an op is about: the record itself, or who its table names."""
    if op.table == "member":
        return op.record
    if op.table not in _NAMES_MEMBER:
        return None
    found = op.subject or op.fields.get("member")
    return found if isinstance(found, bytes) else None


def _made(reads: Reads, done: Done) -> int:
    row = reads.one(
        "SELECT count(*) FROM member WHERE born BETWEEN ? AND ?",
        (done.first * POSITIONS, (done.last + 1) * POSITIONS - 1),
    )
    return int(row[0]) if row else 0


def _exported(reads: Reads, done: Done) -> int:
    """How many members a file was given; its note begins with the number."""
    row = reads.one(
        "SELECT detail FROM audit WHERE kind = 'export' AND born BETWEEN ? AND ?",
        (done.first * POSITIONS, (done.last + 1) * POSITIONS - 1),
    )
    number = str(row[0] or "").partition(" ")[0] if row else ""
    return int(number) if number.isdecimal() else 0


def _took_back(reads: Reads, undo: Done) -> tuple[str, bool]:
    """The kind of what an undo, or the undo of an undo, is about; and whether that came back."""
    kind, steps, last = undo.kind, 0, undo.last
    while kind == "undo":
        target = _target(_ops(reads, last))
        row = reads.one("SELECT kind, last FROM action WHERE id = ?", (target,))
        if row is None:
            return "", False
        kind, last = row
        steps += 1
    return kind, steps % 2 == 0 and steps > 0


def _target(ops: list[Op]) -> object:
    """What an undo states as undone; that is the last thing it writes."""
    return next((op.fields.get("action") for op in reversed(ops) if op.table == "undone"), None)
