"""Kinds of coupons, a laundry's ladder of them, and who begins it."""

import pytest

from desktop.actions import couponladders, coupons
from desktop.models.coupon import Terms, Used
from desktop.models.problem import Problem
from desktop.store import couponladders as ladders
from desktop.store.community import Store


def kind(store: Store, title: str, terms: Terms) -> bytes:
    """A new kind of coupon."""
    made = coupons.save_kind(store, None, title, terms).result
    assert isinstance(made, bytes)
    return made


def laundry(store: Store) -> bytes:
    """The laundry's four steps: a free day, a coupon for one piece, ¥20 off, ¥500 for 20 % off."""
    steps = [
        kind(store, "免费日", Terms("pieces", 5, days=1)),
        kind(store, "洗衣券", Terms("pieces", 1, days=30)),
        kind(store, "抵用券", Terms("amount", 2_000, days=30)),
        kind(store, "会员八折", Terms("percent", 20, days=365, fee=50_000)),
    ]
    made = couponladders.save(store, None, "洗衣店", [(one, "used") for one in steps]).result
    assert isinstance(made, bytes)
    return made


def begun(store: Store, ladder: bytes, *some: bytes) -> list[bytes]:
    """The first coupons of these members."""
    found = couponladders.begin(store, ladder, some).result
    assert isinstance(found, list)
    return found


def used(store: Store, coupon: bytes, pieces: int = 1, price: int = 0) -> Used:
    """What using a coupon came to."""
    found = coupons.use(store, coupon, pieces=pieces, price=price).result
    assert isinstance(found, Used)
    return found


def has(store: Store, ladder: bytes, member: bytes) -> dict[int, bytes]:
    """The member's coupons by step."""
    return ladders.held(store, ladder, member)


def code(problem: pytest.ExceptionInfo[Problem]) -> str:
    return problem.value.code
