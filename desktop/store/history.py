"""Reading the log of actions: what was done lately, by whom, and whether it was undone."""

from typing import Any

from desktop.models.clock import milliseconds
from desktop.models.history import Done
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# What begins the community, and what has been seen or taken out: there is nothing to go back to.
# A revoked device has erased its key: nothing brings that back.
# Keys, a printed recovery code and a lease of numbers or gifts are in use from then on elsewhere.
# What follows from what others brought nobody did: it goes with what it follows from.
LASTING = (
    "attendance.follow",
    "award.clip",
    "board.adjust",
    "board.freeze",
    "board.publish",
    "community.create",
    "device.enrol",
    "device.renew",
    "device.revoke",
    "key.device",
    "key.make",
    "key.rotate",
    "mall.keep",
    "mall.release",
    "member.consent",
    "member.erase",
    "member.export",
    "member.reveal",
    "number.lease",
    "pack.make",
    "pack.open",
    "points.follow",
    "points.statement",
    "recovery.print",
    "service.export",
    "undo",
)
# An entry is reversed once and for all: its reversal cannot be reversed in turn.
REVERSALS = ("points.reverse", "mall.cancel")
# Only who became the owner can hand that back.
TRANSFER = "role.transfer"

_ACTIONS = (
    "SELECT a.id, a.kind, a.operator, coalesce(o.name, ''), a.at, a.count, a.operator = ?,"
    " EXISTS (SELECT 1 FROM undone u WHERE u.action = a.id AND u.gone = 0), a.first, a.last"
    " FROM action a LEFT JOIN operator o ON o.id = a.operator"
)


# An undo that holds, with the action that stated it.
_HELD = f"FROM undone u JOIN changeset c ON c.rid = u.ver / {POSITIONS}"
# Later than any changeset; and the most rows of a page.
_LATEST, MOST = 2**62, 200


def recent(reads: Reads, limit: int = 20) -> list[Done]:
    """The newest actions, newest first."""
    found = reads.rows(f"{_ACTIONS} ORDER BY a.first DESC LIMIT ?", (reads.operator, limit))
    return [_done(row) for row in found]


def page(reads: Reads, before: int | None = None, limit: int = 50) -> list[Done]:
    """The newest actions that came before a place (`Done.first`), or the newest of all."""
    found = reads.rows(
        f"{_ACTIONS} WHERE a.first < ? ORDER BY a.first DESC LIMIT ?",
        (reads.operator, _LATEST if before is None else before, min(limit, MOST)),
    )
    return [_done(row) for row in found]


def may_undo(done: Done) -> bool:
    """Whether an undo of this action can be asked for by who did it."""
    fixed = (*REVERSALS, TRANSFER, *(kind for kind in LASTING if kind != "undo"))
    return done.own and not done.undone and done.kind not in fixed


def undo_of(reads: Reads, action: bytes) -> Done | None:
    """The undo that took an action back and still holds."""
    row = reads.one(f"SELECT c.action {_HELD} WHERE u.action = ? AND u.gone = 0", (action,))
    return find(reads, row[0]) if row else None


def redo_of(reads: Reads, action: bytes) -> Done | None:
    """The own undo of an undo by which an action came back, if it did."""
    row = reads.one(f"SELECT c.action {_HELD} WHERE u.action = ? AND u.gone = 1", (action,))
    found = find(reads, row[0]) if row else None
    return found if found is not None and found.own and found.kind == "undo" else None


def last_taken_back(reads: Reads) -> Done | None:
    """The newest own undo that still holds, unless something else was done since."""
    row = reads.one(
        f"SELECT c.action {_HELD} JOIN action t ON t.id = u.action JOIN action a ON a.id = c.action"
        " WHERE u.gone = 0 AND t.kind <> 'undo' AND a.operator = ? ORDER BY a.first DESC LIMIT 1",
        (reads.operator,),
    )
    found = find(reads, row[0]) if row else None
    newest = last_own(reads)
    if found is None or (newest is not None and newest.first > found.first):
        return None
    return found


def find(reads: Reads, action: bytes) -> Done | None:
    """One action by its id."""
    row = reads.one(f"{_ACTIONS} WHERE a.id = ?", (reads.operator, action))
    return _done(row) if row else None


def last_own(reads: Reads) -> Done | None:
    """The newest own action that is neither an undo nor undone."""
    marks = ", ".join("?" * len(LASTING))
    row = reads.one(
        f"{_ACTIONS} WHERE a.operator = ? AND a.kind NOT IN ({marks}) AND NOT EXISTS"
        " (SELECT 1 FROM undone u WHERE u.action = a.id AND u.gone = 0)"
        " ORDER BY a.first DESC LIMIT 1",
        (reads.operator, reads.operator, *LASTING),
    )
    return _done(row) if row else None


def exports(reads: Reads) -> int:
    """How often members were taken out of the community into a file."""
    row = reads.one("SELECT count(*) FROM audit WHERE kind = 'export'")
    return int(row[0]) if row else 0


def author(reads: Reads, ref: int) -> tuple[str, int]:
    """(operator's name, ms UTC) of the op behind a local reference."""
    row = reads.one(
        "SELECT coalesce(o.name, ''), c.clock FROM changeset c"
        " LEFT JOIN action a ON a.id = c.action LEFT JOIN operator o ON o.id = a.operator"
        " WHERE c.rid = ?",
        (ref // POSITIONS,),
    )
    return (row[0], milliseconds(row[1])) if row else ("", 0)


def kind_of(reads: Reads, ref: int) -> str:
    """What kind of action the op behind a local reference belongs to, "" where none is known."""
    row = reads.one(
        "SELECT a.kind FROM changeset c JOIN action a ON a.id = c.action WHERE c.rid = ?",
        (ref // POSITIONS,),
    )
    return str(row[0]) if row else ""


def _done(row: tuple[Any, ...]) -> Done:
    action, kind, operator, name, at, count, own, undone, first, last = row
    return Done(action, kind, operator, name, at, count, bool(own), bool(undone), first, last)
