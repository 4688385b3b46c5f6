"""Member numbers on a device that does not judge: a block ahead, and whoever waited gets his."""

from collections import Counter
from typing import Final

from desktop.models.changes import Changes
from desktop.models.op import Value
from desktop.models.wire import Lease
from desktop.store import numbers
from desktop.store.community import Store
from desktop.sync.channel import Refusal
from desktop.sync.session import Session

# A block is asked for when fewer are left than this, and holds so many.
LOW: Final = 20
BLOCK: Final = 100
# How many members are numbered in one action.
_MANY: Final = 100_000
# Without a block members wait for their numbers; everything else goes on.
_NO_BLOCK = frozenset({"sync.may_not_number", "sync.no_numbers", "sync.no_question"})


def wanted(store: Store) -> dict[str, int]:
    """How many numbers the device should lease now, by prefix: for members who wait, and ahead."""
    if numbers.judges(store) or not store.actor.anywhere("member.write"):
        return {}
    waiting = Counter(scheme for _, scheme in numbers.waiting(store, _MANY))
    found = {}
    for scheme in numbers.schemes(store):
        left = numbers.supply(store, scheme).left or 0
        if left < waiting[scheme] + LOW:
            found[scheme] = waiting[scheme] + BLOCK - left
    return found


def ask(store: Store, session: Session) -> bool:
    """Lease blocks where it is time to; whether there is one to be pulled now.

    Raises Unreachable or Refusal.
    """
    return any([_lease(store, session, *one) for one in wanted(store).items()])


def _lease(store: Store, session: Session, scheme: str, count: int) -> bool:
    after = numbers.leased(store, scheme)
    own = None if scheme == numbers.scheme(store) else scheme
    try:
        session.ask("lease", Lease(after, max(BLOCK, count), own), int)
    except Refusal as refusal:
        if refusal.code not in _NO_BLOCK:
            raise
        return False
    return True


def give(store: Store) -> Changes | None:
    """Number the members who wait, as far as the device's blocks reach; None where nobody did."""
    if numbers.judges(store) or not store.actor.anywhere("member.write"):
        return None
    waiting: dict[str, list[bytes]] = {}
    for member, scheme in numbers.waiting(store, _MANY):
        waiting.setdefault(scheme, []).append(member)
    rows = [row for scheme, some in waiting.items() for row in _given(store, scheme, some)]
    if not rows:
        return None
    with store.recording("member.number") as rec:
        rec.insert_many("number", rows)
    return rec.changes


def _given(
    store: Store, scheme: str, waiting: list[bytes]
) -> list[tuple[bytes | None, dict[str, Value]]]:
    supply = numbers.supply(store, scheme)
    given = [(supply.at(place), member) for place, member in enumerate(waiting)]
    return [(None, {"scheme": scheme, "value": n, "member": m}) for n, m in given if n is not None]
