"""Coupons and their ladder: what a laundry gave away until its customers became members."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from desktop.actions import (
    attendance,
    benefits,
    couponladders,
    coupons,
    history,
    members,
    merging,
    plans,
    prioritycodes,
)
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.coupon import Terms, Used, reduction
from desktop.models.permission import PRESETS
from desktop.models.plan import Plan
from desktop.models.problem import Problem
from desktop.store import couponladders as ladders
from desktop.store import coupons as given
from desktop.store import payments
from desktop.store import plans as offers
from desktop.store.community import Store
from tests.calendar_builders import around, weekly
from tests.people_builders import somebody
from tests.rewards_builders import did


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


def test_a_coupon_is_refused_the_day_after_its_last(store: Store) -> None:
    who = somebody(store, "林霞")
    (coupon,) = coupons.give(store, kind(store, "免费日", Terms("pieces", 5, days=1)), [who]).result
    assert given.find(store, coupon).until == store.today().isoformat()
    with store.recording("coupon.give") as rec:
        rec.put("coupon", coupon, {"until": (store.today() - timedelta(days=1)).isoformat()})
    with pytest.raises(Problem) as late:
        coupons.use(store, coupon)
    assert code(late) == "coupon.expired"


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
        return attendance.check_in_many(store, which.series, which.original, (who, other), at=at)

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
