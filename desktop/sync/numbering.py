"""Member numbers on a device that does not judge: a block ahead, and whoever waited gets his."""

from typing import Final

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


def wanted(store: Store) -> int:
    """How many numbers the device should lease now: those that members wait for, and some ahead."""
    if numbers.judges(store) or not store.actor.anywhere("member.write"):
        return 0
    waiting = len(numbers.waiting(store, _MANY))
    left = numbers.supply(store, numbers.scheme(store)).left or 0
    return waiting + BLOCK - left if left < waiting + LOW else 0


def ask(store: Store, session: Session) -> bool:
    """Lease a block where it is time to; whether there is one to be pulled now.

    Raises Unreachable or Refusal.
    """
    count = wanted(store)
    if not count:
        return False
    after = numbers.leased(store, numbers.scheme(store))
    try:
        session.ask("lease", Lease(after, max(BLOCK, count)), int)
    except Refusal as refusal:
        if refusal.code not in _NO_BLOCK:
            raise
        return False
    return True


def give(store: Store) -> int:
    """Number the members who wait, as far as the device's blocks reach; how many got one."""
    if numbers.judges(store) or not store.actor.anywhere("member.write"):
        return 0
    scheme = numbers.scheme(store)
    waiting = numbers.waiting(store, _MANY)
    supply = numbers.supply(store, scheme)
    given = [(supply.at(place), member) for place, member in enumerate(waiting)]
    rows: list[tuple[bytes | None, dict[str, Value]]] = [
        (None, {"scheme": scheme, "value": n, "member": m}) for n, m in given if n is not None
    ]
    if rows:
        with store.recording("member.number") as rec:
            rec.insert_many("number", rows)
    return len(rows)
