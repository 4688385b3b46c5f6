"""The sample community's memberships: two plans, two drives, who paid, and one who took it back."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from desktop.actions import payments, plans
from desktop.models.drive import Drive, Tier
from desktop.models.plan import Plan
from desktop.store.community import Store

_YEARLY = Plan(b"", "年度会员", 50_000, discount=20, benefits=("全场八折", "每月一次茶席"))
_SEASON = Plan(b"", "季度体验", 9_900, months=3, discount=5, benefits=("共读打卡营",))
# Each drive: its name, first day and last as days before the sample's day, quota, who joined by
# place in the list of members, and how many days before.
_DRIVES: tuple[tuple[str, int, int, int | None, tuple[tuple[int, int], ...]], ...] = (
    ("夏季招募", 118, 105, 6, ((2, 118), (7, 117), (12, 115), (16, 112), (20, 110), (24, 109))),
    ("秋季招募", 20, -10, 20, ((3, 20), (6, 18), (10, 15), (14, 9), (18, 4))),
)
_METHODS = ("wechat", "alipay", "cash")
# Who had a membership that is over, or that ends soon: place in the list, days ago.
_BEFORE = ((5, 400), (8, 372), (9, 350))
_SEASONAL = ((11, 30), (13, 12))
_STORED = 15


def fill(store: Store, people: Sequence[bytes], day: date) -> None:
    """Plans, drives and payments; `people` in the order of the list."""
    yearly, season = (_made(plans.save(store, None, one).result) for one in (_YEARLY, _SEASON))
    for name, first, last, quota, joined in _DRIVES:
        window = day - timedelta(first), day - timedelta(last)
        tiers = (Tier("早鸟", 39_900, seats=3), Tier("原价", 50_000))
        said = Drive(b"", yearly, name, *window, quota=quota, tiers=tiers)
        drive = _made(plans.save_drive(store, None, said).result)
        for place, ago in joined:
            _pay(store, people[place], payments.Received(drive=drive), day - timedelta(ago))
    for plan, some in ((yearly, _BEFORE), (season, _SEASONAL)):
        for place, ago in some:
            _pay(store, people[place], payments.Received(plan=plan), day - timedelta(ago))
    _exceptions(store, people, season, day)


def _exceptions(store: Store, people: Sequence[bytes], season: bytes, day: date) -> None:
    """Stored value that was paid in and used, and a payment that was given back."""
    who, ago = people[_STORED], day - timedelta(8)
    _pay(store, who, payments.Received(30_000, stored=True), ago)
    _pay(store, who, payments.Received(plan=season, method="stored"), ago)
    back = _pay(store, people[_SEASONAL[0][0] + 6], payments.Received(plan=season), ago)
    payments.take_back(store, back, "家里有事，不参加了")


def _pay(store: Store, who: bytes, said: payments.Received, on: date) -> bytes:
    how = said.method if said.method == "stored" else _METHODS[on.day % len(_METHODS)]
    return _made(payments.pay(store, who, replace(said, day=on, method=how)).result)


def _made(result: object) -> bytes:
    assert isinstance(result, bytes)
    return result
