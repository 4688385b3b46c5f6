"""The mass brake: an action that changes very many rows of others waits for the owner, whole."""

from collections import Counter
from collections.abc import Sequence

from desktop.models import schema
from desktop.models.judging_actor import holds
from desktop.models.merge import ENTRIES
from desktop.models.op import Kind, Op
from desktop.models.permission import DEPUTY, OWNER
from desktop.models.signed import SignedChangeset
from hub.erasing import ops_of
from hub.held import Held

# More rows than this, and more than one in so many members.
_ROWS = 200
_SHARE = 5


def braked(held: Held, found: Sequence[SignedChangeset], operator: bytes) -> frozenset[bytes]:
    """The actions of these changesets that wait for the owner.

    An action is counted over all its changesets that came so far and these, before any of these is
    judged, so that it stands or waits as one. Rows that the author made himself do not count: he
    may undo his own import. Nobody brakes an owner or a deputy.
    """
    touched: Counter[bytes] = Counter()
    for one in found:
        touched[one.about.action] += sum(_of_others(held, op, operator) for op in ops_of(one))
    waits = set()
    for action, more in touched.items():
        if not more and not held.overwritten(action):
            continue
        done = held.overwritten(action) + more
        held.note_overwritten(action, done)
        if done > _ROWS and done * _SHARE > held.members():
            waits.add(action)
    if waits and any(holds(held, operator, preset) for preset in (OWNER, DEPUTY)):
        return frozenset()
    return frozenset(waits)


def _of_others(held: Held, op: Op, operator: bytes) -> bool:
    """Whether the op deletes or overwrites a live row that somebody else made."""
    row = held.row(op.table, op.record)
    if row is None or row.gone:
        return False
    if op.kind in ENTRIES or (op.kind != Kind.DELETE and not _says(op)):
        return False
    device = held.row("device", row.born.device)
    return device is None or device.clear.get("operator") != operator


def _says(op: Op) -> bool:
    """Whether a statement says more than that its record is there."""
    return bool(set(op.fields) - set(schema.table(op.table).key))
