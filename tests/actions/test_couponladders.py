"""Ladders of coupons: what a laundry gave away until its customers became members."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from desktop.actions import (
    attendance,
    couponladders,
    coupons,
    history,
    merging,
    plans,
)
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.coupon import Terms, Used
from desktop.models.plan import Plan
from desktop.models.problem import Problem
from desktop.store import couponladders as ladders
from desktop.store import coupons as given
from desktop.store import payments
from desktop.store import plans as offers
from desktop.store.community import Store
from tests.calendar_builders import around, weekly
from tests.coupon_builders import begun, code, has, kind, laundry, used
from tests.people_builders import somebody
from tests.rewards_builders import did


def test_the_laundry_takes_a_customer_from_a_free_day_to_membership(store: Store) -> None:
    ladder, who = laundry(store), somebody(store, "林霞")
    (free,) = begun(store, ladder, who)
    # The free day: five pieces, and the sixth is refused.
    with pytest.raises(Problem) as sixth:
        coupons.use(store, free, pieces=6)
    assert code(sixth) == "coupon.too_many"
    assert used(store, free, 5, 15_000) == Used(used_id(store, free), 15_000, 0, "洗衣券")
    with pytest.raises(Problem) as more:
        coupons.use(store, free)
    assert code(more) == "coupon.used"
    # One coupon washes one piece.
    piece = has(store, ladder, who)[2]
    with pytest.raises(Problem) as second:
        coupons.use(store, piece, pieces=2)
    assert code(second) == "coupon.too_many"
    assert used(store, piece, 1, 3_000).pays == 0
    # With the voucher of ¥20 a piece of ¥30 costs ¥10.
    found = used(store, has(store, ladder, who)[3], 1, 3_000)
    assert (found.off, found.pays, found.following) == (2_000, 1_000, "会员八折")
    # The fourth step offers 20 % off for ¥500.
    offer = has(store, ladder, who)[4]
    with pytest.raises(Problem) as due:
        coupons.use(store, offer, price=10_000)
    assert code(due) == "coupon.fee_due"
    coupons.pay_fee(store, offer)
    assert [one.amount for one in payments.page(store)] == [50_000]
    assert [used(store, offer, 1, 10_000).pays for _ in range(3)] == [8_000] * 3


def used_id(store: Store, coupon: bytes) -> bytes:
    """The id of the last use of a coupon."""
    return given.find(store, coupon).uses[-1].id


def test_a_ladder_says_how_many_of_a_hundred_went_on_from_each_step(store: Store) -> None:
    ladder = laundry(store)
    people = [somebody(store, f"客{number}") for number in range(8)]
    first = begun(store, ladder, *people)
    for coupon in first[:4]:
        used(store, coupon, 2)
    for who in people[:2]:
        used(store, has(store, ladder, who)[2])
    used(store, has(store, ladder, people[0])[3], 1, 3_000)
    coupons.pay_fee(store, has(store, ladder, people[0])[4])
    found = [(one.given, one.used, one.conversion) for one in ladders.find(store, ladder).steps]
    assert found == [(8, 4, 50), (4, 2, 50), (2, 1, 50), (1, 1, 100)]
    step = ladders.find(store, ladder).steps[0]
    assert [replace(step, given=3, used=used).conversion for used in (1, 2)] == [33, 67]


def test_a_use_taken_back_takes_the_next_coupon_along_and_gives_the_pieces_back(
    store: Store,
) -> None:
    ladder, who = laundry(store), somebody(store, "林霞")
    (free,) = begun(store, ladder, who)
    made = used(store, free, 3)
    coupons.take_back(store, made.use, "洗坏了")
    assert given.find(store, free).left == 5
    assert list(has(store, ladder, who)) == [1]
    with pytest.raises(Problem) as again:
        coupons.take_back(store, made.use, "再一次")
    assert code(again) == "coupon.use_cancelled"
    # Used again, he has the next coupon again.
    used(store, free, 5)
    assert sorted(has(store, ladder, who)) == [1, 2]


def test_what_was_used_of_a_later_step_is_not_taken_along(store: Store) -> None:
    ladder, who = laundry(store), somebody(store, "林霞")
    (free,) = begun(store, ladder, who)
    made = used(store, free)
    used(store, has(store, ladder, who)[2])
    coupons.take_back(store, made.use, "记错")
    assert sorted(has(store, ladder, who)) == [1, 2, 3]


def test_undo_takes_a_use_and_what_it_brought_back(store: Store) -> None:
    ladder, who = laundry(store), somebody(store, "林霞")
    (free,) = begun(store, ladder, who)
    done = coupons.use(store, free, pieces=5)
    history.undo(store, done.action)
    assert given.find(store, free).left == 5
    assert list(has(store, ladder, who)) == [1]


def test_nobody_gets_a_step_twice_also_not_two_records_that_were_merged(store: Store) -> None:
    ladder, who, other = laundry(store), somebody(store, "林霞"), somebody(store, "林小霞")
    begun(store, ladder, who, other)
    merging.merge(store, who, other)
    with pytest.raises(Problem) as had:
        begun(store, ladder, who)
    assert code(had) == "coupon.had"
    # Both coupons are his, he counts as one person.
    assert len(given.of_member(store, who)) == 2
    assert ladders.find(store, ladder).steps[0].given == 1


def test_a_step_by_hand_waits_for_somebody_to_give_it(store: Store) -> None:
    one, two = kind(store, "甲", Terms("pieces", 1)), kind(store, "乙", Terms("pieces", 1))
    ladder = couponladders.save(store, None, "两步", [(one, "used"), (two, "hand")]).result
    who = somebody(store, "林霞")
    (first,) = begun(store, ladder, who)
    assert used(store, first).following == ""
    couponladders.begin(store, ladder, [who], 2)
    assert sorted(has(store, ladder, who)) == [1, 2]


def test_a_step_that_somebody_came_to_keeps_its_kind(store: Store) -> None:
    ladder, who = laundry(store), somebody(store, "林霞")
    begun(store, ladder, who)
    kinds = [one.kind for one in ladders.find(store, ladder).steps]
    with pytest.raises(Problem) as kept:
        couponladders.save(store, ladder, "洗衣店", [(kinds[1], "used")])
    assert code(kept) == "coupon.step_used"
    couponladders.save(store, ladder, "洗衣店", [(one, "used") for one in kinds[:2]])
    assert len(ladders.find(store, ladder).steps) == 2
    with pytest.raises(Problem) as begun_already:
        couponladders.remove(store, ladder)
    assert code(begun_already) == "coupon.ladder_begun"


def test_the_fee_of_the_last_step_makes_a_member_for_a_term_of_the_plan(store: Store) -> None:
    plan = plans.save(store, None, Plan(b"", "年度会员", 50_000, discount=20)).result
    assert isinstance(plan, bytes)
    with pytest.raises(Problem) as free:
        kind(store, "会员八折", Terms("percent", 20, plan=plan))
    assert code(free) == "coupon.plan_free"
    first = kind(store, "免费日", Terms("pieces", 5, days=1))
    last = kind(store, "会员八折", Terms("percent", 20, 365, 50_000, plan))
    assert given.kind(store, last).plan == plan
    ladder = couponladders.save(store, None, "洗衣店", [(first, "used"), (last, "used")]).result
    assert isinstance(ladder, bytes)
    who = somebody(store, "林霞")
    (coupon,) = begun(store, ladder, who)
    used(store, coupon, 2)
    assert offers.offer(store, who, store.today()).percent == 0
    coupons.pay_fee(store, has(store, ladder, who)[2])
    (one,) = payments.page(store)
    assert (one.purpose, one.plan, one.amount, one.due) == ("plan", plan, 50_000, 50_000)
    found = offers.offer(store, who, store.today())
    assert (found.percent, found.plan) == (20, plan)
    assert len(payments.held(store, who, plan).terms) == 1


def test_the_third_visit_brings_the_voucher(store: Store) -> None:
    free = kind(store, "免费日", Terms("pieces", 5, days=1))
    voucher = kind(store, "抵用券", Terms("amount", 2_000, days=30))
    for wrong in ("visit", "visit:1", "visit:x", "used:2"):
        with pytest.raises(Problem) as refused:
            couponladders.save(store, None, "洗衣店", [(free, "used"), (voucher, wrong)])
        assert code(refused) == "coupon.trigger"
    steps = [(free, "used"), (voucher, "visit:3")]
    ladder = couponladders.save(store, None, "洗衣店", steps).result
    assert isinstance(ladder, bytes)
    assert [one.nth for one in ladders.find(store, ladder).steps] == [0, 3]
    who, other = somebody(store, "林霞"), somebody(store, "王芳")
    (coupon, _) = begun(store, ladder, who, other)
    with store.recording("coupon.give") as rec:
        rec.put("coupon", coupon, {"from": (store.today() - timedelta(7)).isoformat()})
    used(store, coupon, 2)
    for ago in (1, 1, 8):
        did(store, who, "checkin", f"{store.today() - timedelta(ago)}T09:00:00")
    assert ladders.due(store, ladder) == []
    did(store, who, "checkin", f"{store.today() - timedelta(3)}T09:00:00")
    assert [(one, step.position) for one, step in ladders.due(store, ladder)] == [(who, 2)]
    couponladders.give_due(store, ladder)
    assert 2 in has(store, ladder, who)
    assert ladders.due(store, ladder) == []
    assert couponladders.give_due(store, ladder).nothing


def test_a_use_taken_back_leaves_the_coupon_that_visits_brought(store: Store) -> None:
    free = kind(store, "免费日", Terms("pieces", 1, days=30))
    voucher = kind(store, "抵用券", Terms("amount", 2_000, days=30))
    steps = [(free, "used"), (voucher, "visit:2")]
    ladder = couponladders.save(store, None, "洗衣店", steps).result
    assert isinstance(ladder, bytes)
    who = somebody(store, "林霞")
    (coupon,) = begun(store, ladder, who)
    use = used(store, coupon).use
    couponladders.begin(store, ladder, (who,), 2)
    brought = has(store, ladder, who)[2]
    coupons.take_back(store, use, "点错了")
    assert has(store, ladder, who)[2] == brought
    assert given.find(store, brought).standing(store.today().isoformat()) == "open"


def test_the_check_in_of_the_third_visit_brings_the_voucher_once(store: Store) -> None:
    free = kind(store, "免费日", Terms("pieces", 5, days=1))
    voucher = kind(store, "抵用券", Terms("amount", 2_000, days=30))
    steps = [(free, "used"), (voucher, "visit:3")]
    ladder = couponladders.save(store, None, "洗衣店", steps).result
    assert isinstance(ladder, bytes)
    who, other = somebody(store, "林霞"), somebody(store, "王芳")
    (coupon,) = begun(store, ladder, who)
    with store.recording("coupon.give") as rec:
        rec.put("coupon", coupon, {"from": (store.today() - timedelta(90)).isoformat()})
    weekly(store)
    first, second = around(store)[:2]
    did(store, who, "checkin", f"{store.today() - timedelta(80)}T09:00:00")

    def come(which: Occurrence) -> Changes:
        at = int(which.start.timestamp() * 1000)
        coming = attendance.Coming(at, "hand")
        return attendance.check_in_many(store, which.series, which.original, (who, other), coming)

    come(first)
    assert 2 not in has(store, ladder, who)
    third = come(second)
    brought = has(store, ladder, who)[2]
    assert has(store, ladder, other) == {}
    # With the check-in goes what it brought; the next one brings it again.
    history.undo(store, third.action)
    assert 2 not in has(store, ladder, who)
    come(second)
    assert has(store, ladder, who)[2] == brought
    # What was taken back from him stays taken back.
    coupons.withdraw(store, brought, "发错了")
    assert ladders.due(store, ladder) == []
