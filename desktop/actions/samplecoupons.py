"""The sample community's coupons: a ladder of four steps, codes for a place, a benefit to send."""

from collections.abc import Sequence

from desktop.actions import benefits, couponladders, coupons, prioritycodes
from desktop.models.coupon import Terms
from desktop.store import couponladders as ladders
from desktop.store.community import Store

_KINDS = (
    ("免费借书日", Terms("pieces", 5, days=30)),
    ("借书券", Terms("pieces", 1, days=30)),
    ("抵用券", Terms("amount", 2_000, days=60)),
    ("会员八折", Terms("percent", 20, days=365, fee=50_000)),
)
# Who begins, by place in the list, and how far: so many used the first step, the second, the third.
_FIRST, _WENT_ON, _PRICE = range(40, 52), (8, 5, 2), 3_000
_LISTED, _SENT = range(60, 65), 3
# Written down, so that the same day gives the same community.
_CODES = ("K7WQ2M9FXP", "3TNR8HVC5D", "BZ4JG6YLSE", "Q9UAXM2K7T")


def fill(store: Store, people: Sequence[bytes]) -> None:
    """People on each step, a code used and one bound, and three of five who have a benefit."""
    _climb(store, [people[place] for place in _FIRST])
    for code in _CODES:
        prioritycodes.make(store, "新书优先借", code=code)
    prioritycodes.use(store, _CODES[0], people[7])
    prioritycodes.make(store, "作者见面会留座", code="见面会01", member=people[12])
    benefit = benefits.save(store, None, "共读资料包", "书单、导读和提问卡").result
    assert isinstance(benefit, bytes)
    listed = [people[place] for place in _LISTED]
    benefits.add(store, benefit, listed)
    benefits.send(store, benefit, listed[:_SENT])


def _climb(store: Store, some: Sequence[bytes]) -> None:
    kinds = [coupons.save_kind(store, None, title, terms).result for title, terms in _KINDS]
    steps = [(one, "used") for one in kinds if isinstance(one, bytes)]
    ladder = couponladders.save(store, None, "新朋友四步", steps).result
    assert isinstance(ladder, bytes)
    couponladders.begin(store, ladder, some)
    for step, count in enumerate(_WENT_ON, 1):
        for who in some[:count]:
            coupons.use(store, ladders.held(store, ladder, who)[step], price=_PRICE)
    coupons.pay_fee(store, ladders.held(store, ladder, some[0])[len(_KINDS)])
