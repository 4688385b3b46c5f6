"""The sample community's other balances: contribution with an end, and points that are held."""

from collections.abc import Sequence
from datetime import timedelta

from desktop.actions import wallets as acting
from desktop.store import wallets
from desktop.store.community import Store
from desktop.store.wallets import Giving, Holding

# For what, how much, and after how many days it ends (0: never).
_GIVEN: tuple[tuple[str, int, int], ...] = (
    ("整理读书笔记", 30, 0),
    ("带新人", 20, 180),
    ("写活动回顾", 15, 90),
)
_HELD = 10


def fill(store: Store, people: Sequence[bytes]) -> None:
    """Contribution for some, and one member's points held while an order is looked at."""
    for who, (what, points, days) in zip(people, _GIVEN, strict=False):
        last = (store.today() + timedelta(days)).isoformat() if days else ""
        acting.give(store, Giving(who, points, what, "contribution", last))
    for who in people:
        if wallets.available(store, who) >= _HELD:
            acting.hold(store, Holding(who, _HELD, "订单核对中"))
            break
