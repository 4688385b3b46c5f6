"""Whom their visits brought a coupon that nobody gave yet, and whose visit was taken back."""

from datetime import timedelta

from desktop.models.coupon import Coupon
from desktop.store import couponladders, coupons
from desktop.store.reads import Reads

# For whom nothing was decided in this time nothing will be.
_MONTH = timedelta(days=30)
# Among very many it is seen with the coupons themselves.
_STEPS = 60_000


def owed(reads: Reads) -> int:
    """How many coupons of visits wait to be given, where that is soon counted."""
    return reads.soon(_STEPS, _owed) or 0


def _owed(reads: Reads) -> int:
    return sum(len(couponladders.due(reads, one)) for one in couponladders.by_visits(reads))


def unearned(reads: Reads) -> int:
    """How many coupons rest on a visit of the last 30 days that was taken back, if soon counted."""
    return reads.soon(_STEPS, lambda asked: len(listed(asked))) or 0


def listed(reads: Reads) -> list[Coupon]:
    """The coupons that `unearned` counts: he has them still, or used them before they went."""
    since = (reads.today() - _MONTH).isoformat()
    found = [
        coupons.find(reads, coupon)
        for ladder in couponladders.by_visits(reads)
        for _, coupon in couponladders.unearned(reads, ladder, since=since)
    ]
    return [one for one in found if not one.withdrawn or one.used or one.taken]
