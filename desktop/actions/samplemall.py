"""The sample community's mall: three gifts, and what members had for their points."""

from collections.abc import Sequence

from desktop.actions import mall
from desktop.models.gift import GiftFields, Redemption
from desktop.store import wallets
from desktop.store.community import Store

# Name, points, how many one may have, note, stock.
_GIFTS: tuple[tuple[str, int, int | None, str, int], ...] = (
    ("书签一套", 20, None, "共读纪念，五张", 40),
    ("帆布袋", 50, 1, "米白色，印社群名", 12),
    ("保温杯", 90, 1, "350 毫升", 3),
)
# Which gifts those with the most points had, in turn; what became of the redemption.
_HAD: tuple[tuple[int, str], ...] = (
    (1, "handed"), (0, "handed"), (2, ""), (1, ""), (0, "cancelled"), (1, ""),
)  # fmt: skip


def fill(store: Store, people: Sequence[bytes]) -> None:
    """Gifts, and redemptions of those with the most points: some handed out, some that wait."""
    made = [
        mall.save(store, None, GiftFields(name, cost, most, note), stock).result
        for name, cost, most, note, stock in _GIFTS
    ]
    richest = sorted(people, key=lambda who: -wallets.available(store, who))
    for who, (gift, became) in zip(richest, _HAD, strict=False):
        chosen = made[gift]
        assert isinstance(chosen, bytes)
        one = mall.redeem(store, chosen, who).result
        assert isinstance(one, Redemption)
        if became == "handed":
            mall.hand_out(store, one.id)
        elif became == "cancelled":
            mall.cancel(store, one.id, "改要帆布袋")
