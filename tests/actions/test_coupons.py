"""Coupons: what one is worth, until when, and who may hand it out."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from desktop.actions import (
    benefits,
    coupons,
    members,
    prioritycodes,
)
from desktop.models.coupon import Terms, reduction
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.store import coupons as given
from desktop.store.community import Store
from tests.coupon_builders import begun, code, kind, laundry, used
from tests.people_builders import somebody


def test_a_coupon_is_refused_the_day_after_its_last(store: Store) -> None:
    who = somebody(store, "林霞")
    (coupon,) = coupons.give(store, kind(store, "免费日", Terms("pieces", 5, days=1)), [who]).result
    assert given.find(store, coupon).until == store.today().isoformat()
    with store.recording("coupon.give") as rec:
        rec.put("coupon", coupon, {"until": (store.today() - timedelta(days=1)).isoformat()})
    with pytest.raises(Problem) as late:
        coupons.use(store, coupon)
    assert code(late) == "coupon.expired"


def test_a_coupon_keeps_the_terms_of_the_day_it_was_given(store: Store) -> None:
    voucher, who = kind(store, "抵用券", Terms("amount", 2_000)), somebody(store, "林霞")
    (coupon,) = coupons.give(store, voucher, [who]).result
    coupons.save_kind(store, voucher, "抵用券", Terms("amount", 500))
    assert used(store, coupon, 1, 3_000).pays == 1_000


@pytest.mark.parametrize(
    ("works", "amount", "price", "off"),
    [
        ("amount", 2_000, 1_500, 1_500),
        ("percent", 20, 10_000, 2_000),
        ("percent", 15, 3, 0),
        ("percent", 50, 1, 1),
        ("pieces", 1, 3_000, 3_000),
        ("percent", 100, 999, 999),
    ],
)
def test_no_more_is_taken_off_than_a_price(works, amount: int, price: int, off: int) -> None:
    assert reduction(works, amount, price) == off


def test_a_kind_that_nobody_has_can_be_removed(store: Store) -> None:
    made = kind(store, "甲", Terms("pieces", 1))
    (coupon,) = coupons.give(store, made, [somebody(store, "林霞")]).result
    with pytest.raises(Problem) as held:
        coupons.remove_kind(store, made)
    assert code(held) == "coupon.kind_used"
    coupons.withdraw(store, coupon, "发错了")
    with pytest.raises(Problem) as back:
        coupons.use(store, coupon)
    assert code(back) == "coupon.withdrawn"
    free = kind(store, "乙", Terms("pieces", 1))
    coupons.remove_kind(store, free)
    assert [one.title for one in given.kinds(store)] == ["甲"]


@pytest.mark.parametrize(
    "terms",
    [
        Terms("pieces", 0),
        Terms("percent", 101),
        Terms("amount", 1, days=0),
        Terms("amount", 1, fee=-1),
    ],
)
def test_terms_that_make_no_sense_are_refused(store: Store, terms: Terms) -> None:
    with pytest.raises(Problem) as refused:
        coupons.save_kind(store, None, "券", terms)
    assert code(refused) == "coupon.amount"


def test_coupons_of_who_was_removed_are_listed_no_more(store: Store) -> None:
    who = somebody(store, "林霞")
    coupons.give(store, kind(store, "甲", Terms("pieces", 1)), [who])
    assert given.count(store) == 1
    members.remove(store, [who])
    assert (given.count(store), given.page(store)) == (0, [])


@pytest.mark.parametrize("role", ["host", "lecturer", "door-helper"])
def test_who_may_not_hand_out_is_refused_everything(store: Store, role: str) -> None:
    ladder, who = laundry(store), somebody(store, "林霞")
    (free,) = begun(store, ladder, who)
    made = used(store, free, 2)
    listed = benefits.save(store, None, "资料").result
    (first,) = prioritycodes.make(store, "优先").result
    store.actor = replace(store.actor, role=role, cells=PRESETS[role])
    for forbidden in (
        lambda: coupons.use(store, free),
        lambda: coupons.take_back(store, made.use, "记错"),
        lambda: coupons.withdraw(store, free, "记错"),
        lambda: coupons.pay_fee(store, free),
        lambda: begun(store, ladder, who),
        lambda: laundry(store),
        lambda: prioritycodes.make(store, "优先"),
        lambda: prioritycodes.use(store, first, who),
        lambda: benefits.add(store, listed, [who]),
    ):
        with pytest.raises(Problem) as refused:
            forbidden()
        assert code(refused) == "role.not_allowed"


def test_an_assistant_hands_out_but_makes_no_kinds_and_takes_no_money(store: Store) -> None:
    ladder, who = laundry(store), somebody(store, "林霞")
    store.actor = replace(store.actor, role="assistant", cells=PRESETS["assistant"])
    (free,) = begun(store, ladder, who)
    used(store, free, 5)
    with pytest.raises(Problem) as kinds:
        kind(store, "甲", Terms("pieces", 1))
    with pytest.raises(Problem) as money:
        coupons.pay_fee(store, free)
    assert (code(kinds), code(money)) == ("role.not_allowed", "role.not_allowed")
