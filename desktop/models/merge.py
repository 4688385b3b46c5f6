"""What an op does to the row it meets: the one rule of merging, for every device and the hub."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from msgspec import Struct

from desktop.models.op import Kind, Op, OpId
from desktop.models.presence import VOIDED
from desktop.models.schema import Table

PUTS = frozenset({Kind.PUT, Kind.CLOSE, Kind.MERGE, Kind.ROLE, Kind.KEY, Kind.LEASE})
STATE = "state"
ENTRIES = frozenset({Kind.ENTRY, Kind.REVERSE})

# made, revived, changed, removed: what became of the row. same: it says so already. gone: its
# record was removed by somebody who did not see this. superseded: the first of two entries stands.
# unknown: an edit of what was never made, or a kind that this release does not know.
Effect = Literal["made", "revived", "changed", "removed", "same", "gone", "superseded", "unknown"]


class Met(Struct, frozen=True, gc=False):
    """The row as it stands: its values (sealed bytes at the hub), and whether it is a tombstone."""

    fields: Mapping[str, Any]
    gone: bool = False


class Outcome(Struct, frozen=True, gc=False):
    """An op's effect; `wins` are the fields that take its value.

    `unseen` are fields that two editors set without seeing each other, whichever won.
    """

    effect: Effect
    wins: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()


def outcome(
    table: Table,
    met: Met | None,
    op: Op,
    names: Callable[[OpId, str], bool],
    later: Callable[[str], bool],
) -> Outcome:
    """What stands after `op` meets the row.

    `names(base, field)` tells whether that op is the one which stands in the field ("" is the
    record itself); `later(field)` whether this op's (clock, device) is greater than that one's.
    """
    if op.kind in PUTS:
        return _put(table, met, op, names, later)
    if op.kind in ENTRIES:
        return _entry(met, op)
    if op.kind == Kind.DELETE:
        return _delete(table, met, op, names)
    if op.kind == Kind.ERASE and met is not None:
        # An application stays for what it counts: how many of a source were turned down.
        lost = table.name != "application" and not met.gone
        return Outcome("removed" if lost else "same")
    return Outcome("unknown")


def _put(
    table: Table,
    met: Met | None,
    op: Op,
    names: Callable[[OpId, str], bool],
    later: Callable[[str], bool],
) -> Outcome:
    if met is None:
        return Outcome("unknown") if op.base and not table.key else Outcome("made")
    if met.gone:
        base = op.base.get("")
        seen = base is not None and names(base, "")
        whole = not op.base or all(name in op.fields for name in table.witnessed)
        witness = bool(table.witnessed) and whole
        return Outcome("revived" if table.link or witness or seen else "gone")
    wins, unseen = [], []
    for name in op.fields:
        if name in table.key:
            continue
        base = op.base.get(name)
        if base is not None and names(base, name):
            wins.append(name)
            continue
        unseen.append(name)
        if _counts(table, name, met.fields, op.fields, later(name)):
            wins.append(name)
    return Outcome("changed" if wins else "same", tuple(wins), tuple(unseen))


def _counts(
    table: Table,
    name: str,
    stands: Mapping[str, Any],
    said: Mapping[str, Any],
    later: bool,
) -> bool:
    """Between unseen values the later stands, unless the field says another (schema.Field)."""
    field, standing, value = table.field(name), stands.get(name), said[name]
    if field.merge == "stands" and standing is not None:
        return False
    if table.settled and (field.merge == "first" or name == STATE):
        both = (stands.get(STATE), said.get(STATE))
        by_hand = [one in table.settled for one in both]
        if VOIDED in both or all(by_hand):
            return later
        if any(by_hand):
            return by_hand[1]
    if field.merge == "first" and standing is not None and value is not None:
        return bool(value < standing)
    return later


def _delete(table: Table, met: Met | None, op: Op, names: Callable[[OpId, str], bool]) -> Outcome:
    if met is None or met.gone:
        return Outcome("gone")
    base = op.base.get("")
    if (table.link or table.witnessed) and base is not None and not names(base, ""):
        return Outcome("same")
    return Outcome("removed")


def _entry(met: Met | None, op: Op) -> Outcome:
    if met is None:
        return Outcome("made")
    stated = op.fields
    same = all(met.fields.get(name) == stated.get(name) for name in {*met.fields, *stated})
    return Outcome("same" if same else "superseded")
