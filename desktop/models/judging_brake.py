"""The mass brake: an action that changes very many rows of others waits for the owner, whole."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol

from desktop.models import schema
from desktop.models.ids import ID_BYTES
from desktop.models.judging_actor import holds
from desktop.models.judging_known import Known
from desktop.models.merge import ENTRIES
from desktop.models.op import Kind, Op
from desktop.models.permission import DEPUTY, OWNER
from desktop.models.signed import SignedChangeset

# More rows than this, and more than one in so many members.
ROWS: Final = 200
SHARE: Final = 5

_TABLES = frozenset(table.name for table in schema.TABLES)


class Counts(Protocol):
    """What the judge remembers of an action between its changesets."""

    def overwritten(self, action: bytes) -> int:
        """How many rows of others this action has deleted or overwritten so far."""
        ...

    def note_overwritten(self, action: bytes, done: int) -> None:
        """Remember it for the action's next changeset."""
        ...

    def members(self) -> int:
        """How many members there are."""
        ...


def braked(
    known: Callable[[SignedChangeset], Known],
    counts: Counts,
    found: Sequence[SignedChangeset],
    operator: bytes,
) -> frozenset[bytes]:
    """The actions of these changesets of one device that wait for the owner.

    An action is counted over all its changesets that came so far and these, before any of these is
    judged, so that it stands or waits as one. Rows that the author made himself do not count: he
    may undo his own import. Nobody brakes an owner or a deputy.
    """
    waits = set()
    for action, more in _touched(known, found, operator).items():
        if not more and not counts.overwritten(action):
            continue
        done = counts.overwritten(action) + more
        counts.note_overwritten(action, done)
        if done > ROWS and done * SHARE > counts.members():
            waits.add(action)
    if waits and any(holds(known(found[0]), operator, preset) for preset in (OWNER, DEPUTY)):
        return frozenset()
    return frozenset(waits)


def forget(
    known: Callable[[SignedChangeset], Known],
    counts: Counts,
    found: Sequence[SignedChangeset],
    operator: bytes,
) -> None:
    """What `braked` counted of these was not judged: it is counted when they come again."""
    for action, more in _touched(known, found, operator).items():
        if more:
            counts.note_overwritten(action, max(0, counts.overwritten(action) - more))


def _touched(
    known: Callable[[SignedChangeset], Known],
    found: Sequence[SignedChangeset],
    operator: bytes,
) -> Counter[bytes]:
    """By action, how many rows of others these delete or overwrite."""
    touched: Counter[bytes] = Counter()
    for one in found:
        held = known(one)
        touched[one.about.action] += sum(_of_others(held, op, operator) for op in ops_of(one))
    return touched


def ops_of(found: SignedChangeset) -> Iterator[Op]:
    """A changeset's ops on tables that there are, without values; what is no op is left out."""
    for op in found.bare:
        if op is not None and op.table in _TABLES and len(op.record) == ID_BYTES:
            yield op


def _of_others(held: Known, op: Op, operator: bytes) -> bool:
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
