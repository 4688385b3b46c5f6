"""Coupons, codes and benefits on two laptops that do not see each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import (
    attendance,
    benefits,
    couponladders,
    coupons,
    erasing,
    payments,
    plans,
    prioritycodes,
)
from desktop.models.coupon import Terms
from desktop.models.plan import Plan
from desktop.models.problem import Problem
from desktop.store import benefits as lists
from desktop.store import couponladders as ladders
from desktop.store import coupons as given
from desktop.store import dueterms, home, visitsteps
from desktop.store import payments as register
from desktop.store import plans as sold
from desktop.store import prioritycodes as codes
from tests.calendar_builders import around, weekly
from tests.coupon_builders import begun, has, kind, laundry
from tests.people_builders import somebody
from tests.sync.team import Laptop, Team, alike, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    return crew.found()


def _both(crew: Team, owner: Laptop) -> Laptop:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    return other


def test_a_code_used_on_two_laptops_is_his_who_came_first_and_both_are_kept(
    crew: Team, owner: Laptop
) -> None:
    late, who = somebody(owner.store, "林霞"), somebody(owner.store, "王芳")
    (code,) = prioritycodes.make(owner.store, "新品优先购").result
    other = _both(crew, owner)
    # The laptop that used it later by the clock is the first to sync.
    prioritycodes.use(owner.store, code, who)
    prioritycodes.use(other.store, code, late)
    assert codes.find(other.store, code).used.pending
    other.sync()
    crew.settle()
    for laptop in (owner, other):
        found = codes.find(laptop.store, code)
        assert found.used.member == who
        assert [(one.member, one.stands, one.twice) for one in found.uses] == [
            (who, True, False),
            (late, False, True),
        ]
        assert [one.code for one in codes.twice(laptop.store)] == [code]
    alike(crew, owner, other)
    # Somebody looked at it: the second is taken back, and nothing is flagged any more.
    prioritycodes.take_back(owner.store, found.uses[1].id, "王芳先用")
    crew.settle()
    assert codes.twice(other.store) == []
    assert codes.find(other.store, code).used.member == who
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def test_a_coupon_for_one_piece_used_on_two_laptops_stands_once(crew: Team, owner: Laptop) -> None:
    ladder, who = laundry(owner.store), somebody(owner.store, "林霞")
    (free,) = begun(owner.store, ladder, who)
    coupons.use(owner.store, free, pieces=5)
    other = _both(crew, owner)
    piece = has(owner.store, ladder, who)[2]
    for laptop in (owner, other):
        coupons.use(laptop.store, piece, price=3_000)
    other.sync()
    crew.settle()
    for laptop in (owner, other):
        one = given.find(laptop.store, piece)
        assert (one.left, [use.stands for use in one.uses]) == (0, [True, False])
        ((flagged, use),) = given.twice(laptop.store)
        assert (flagged.id, use.operator) == (piece, one.uses[1].operator)
        # Both gave him the next coupon: it is one.
        assert sorted(has(laptop.store, ladder, who)) == [1, 2, 3]
        assert len(given.of_member(laptop.store, who)) == 3
        assert [step.used for step in ladders.find(laptop.store, ladder).steps] == [1, 1, 0, 0]
    alike(crew, owner, other)


def test_pieces_used_on_two_laptops_stand_as_far_as_the_coupon_goes(
    crew: Team, owner: Laptop
) -> None:
    ladder, who = laundry(owner.store), somebody(owner.store, "林霞")
    (free,) = begun(owner.store, ladder, who)
    other = _both(crew, owner)
    coupons.use(owner.store, free, pieces=3)
    coupons.use(other.store, free, pieces=4)
    owner.sync()
    crew.settle()
    for laptop in (owner, other):
        assert [use.stands for use in given.find(laptop.store, free).uses] == [True, False]
        assert given.find(laptop.store, free).left == 2
    with pytest.raises(Problem):
        coupons.use(other.store, free, pieces=3)
    coupons.use(other.store, free, pieces=2)
    crew.settle()
    assert [use.stands for use in given.find(owner.store, free).uses] == [True, False, True]


def test_a_use_taken_back_on_two_laptops_is_taken_back_once(crew: Team, owner: Laptop) -> None:
    ladder, who = laundry(owner.store), somebody(owner.store, "林霞")
    (free,) = begun(owner.store, ladder, who)
    made = coupons.use(owner.store, free, pieces=2).result
    other = _both(crew, owner)
    for laptop in (owner, other):
        coupons.take_back(laptop.store, made.use, "记错")
    crew.settle()
    for laptop in (owner, other):
        assert given.find(laptop.store, free).left == 5
        assert list(has(laptop.store, ladder, who)) == [1]
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def test_a_benefit_sent_by_two_is_sent_once_at_the_earlier_time(crew: Team, owner: Laptop) -> None:
    benefit = benefits.save(owner.store, None, "资料").result
    people = [somebody(owner.store, name) for name in ("林霞", "王芳", "李雷", "韩梅梅", "曾小贤")]
    benefits.add(owner.store, benefit, people)
    other = _both(crew, owner)
    benefits.send(owner.store, benefit, people[:2])
    first = lists.recipients(owner.store, benefit, False)[0].at
    benefits.send(other.store, benefit, people[1:3])
    other.sync()
    crew.settle()
    for laptop in (owner, other):
        found = lists.find(laptop.store, benefit)
        assert (found.sent, found.waiting) == (3, 2)
        sent = {one.member: one.at for one in lists.recipients(laptop.store, benefit, False)}
        assert sent[people[1]] == first
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def test_a_laptop_that_joins_later_sees_the_same_uses_stand(crew: Team, owner: Laptop) -> None:
    late, first = somebody(owner.store, "林霞"), somebody(owner.store, "王芳")
    (code,) = prioritycodes.make(owner.store, "新品优先购").result
    other = _both(crew, owner)
    prioritycodes.use(owner.store, code, first)
    prioritycodes.use(other.store, code, late)
    other.sync()
    crew.settle()
    third = crew.join(crew.invite(owner, "小林", "admin"))
    crew.settle()
    assert [one.stands for one in codes.find(third.store, code).uses] == [True, False]
    assert codes.find(third.store, code).used.member == first


def test_who_is_erased_leaves_the_figures_and_no_word_about_himself(
    crew: Team, owner: Laptop
) -> None:
    ladder, who = laundry(owner.store), somebody(owner.store, "林霞")
    (free,) = begun(owner.store, ladder, who)
    made = coupons.use(owner.store, free, pieces=2).result
    coupons.take_back(owner.store, made.use, "对花生过敏")
    coupons.use(owner.store, free, pieces=5)
    (code,) = prioritycodes.make(owner.store, "新品优先购").result
    prioritycodes.use(owner.store, code, who)
    benefit = benefits.save(owner.store, None, "资料").result
    benefits.add(owner.store, benefit, [who])
    other = _both(crew, owner)
    erasing.erase(owner.store, who)
    crew.settle()
    for laptop in (owner, other):
        step = ladders.find(laptop.store, ladder).steps[0]
        assert (step.given, step.used) == (1, 1)
        assert given.page(laptop.store) == []
        assert codes.find(laptop.store, code).used.name == ""
        assert lists.find(laptop.store, benefit).recipients == 0
        assert laptop.store.rows("SELECT 1 FROM coupon_use WHERE reason IS NOT NULL") == []
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def test_a_use_that_a_role_may_not_make_is_refused_and_rolled_back(
    crew: Team, owner: Laptop
) -> None:
    ladder, who = laundry(owner.store), somebody(owner.store, "林霞")
    (free,) = begun(owner.store, ladder, who)
    crew.connect(owner)
    host = crew.join(crew.invite(owner, "小陈", "host"))
    crew.settle()
    with host.store.recording("coupon.use") as rec:
        said = {"coupon": free, "member": who, "operator": host.store.operator, "pieces": 5}
        rec.put("coupon_use", None, {**said, "at": rec.at})
    crew.settle()
    assert given.find(owner.store, free).left == 5
    assert host.store.rows("SELECT 1 FROM coupon_use WHERE gone = 0") == []
    assert {owner.digest(), host.digest()} == {hub_digest(crew, owner)}


def test_the_second_visit_checked_in_at_two_doors_brings_one_voucher(
    crew: Team, owner: Laptop
) -> None:
    store = owner.store
    free, voucher = (kind(store, title, Terms("amount", 2_000)) for title in ("免费日", "抵用券"))
    steps = [(free, "used"), (voucher, "visit:2")]
    ladder = couponladders.save(store, None, "洗衣店", steps).result
    assert isinstance(ladder, bytes)
    who = somebody(store, "林霞")
    (coupon,) = begun(store, ladder, who)
    with store.recording("coupon.give") as rec:
        rec.put("coupon", coupon, {"from": "2020-01-01"})
    weekly(store)
    first, second = around(store)[:2]
    attendance.check_in(store, first.series, first.original, who)
    other = _both(crew, owner)
    for laptop in (owner, other):
        attendance.check_in(laptop.store, second.series, second.original, who)
        assert 2 in has(laptop.store, ladder, who)
    other.sync()
    crew.settle()
    for laptop in (owner, other):
        assert len(given.of_member(laptop.store, who)) == 2
        assert ladders.due(laptop.store, ladder) == []
    alike(crew, owner, other)
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def _paid_on_both(crew: Team, owner: Laptop, plan: bytes | None) -> tuple[Laptop, bytes, bytes]:
    """Another laptop, a member and his coupon, whose fee both laptops noted unseen."""
    store = owner.store
    last = kind(store, "会员八折", Terms("percent", 20, 365, 50_000, plan))
    who = somebody(store, "林霞")
    (coupon,) = coupons.give(store, last, [who]).result
    other = _both(crew, owner)
    for laptop in (owner, other):
        coupons.pay_fee(laptop.store, coupon)
    other.sync()
    crew.settle()
    return other, who, coupon


def test_the_fee_of_a_coupon_noted_on_two_laptops_buys_one_term_and_the_second_is_told(
    crew: Team, owner: Laptop
) -> None:
    plan = plans.save(owner.store, None, Plan(b"", "年度会员", 50_000, discount=20)).result
    other, who, coupon = _paid_on_both(crew, owner, plan)
    for laptop in (owner, other):
        held = register.held(laptop.store, who, plan)
        assert (len(held.terms), len(held.twice)) == (1, 1)
        assert sold.offer(laptop.store, who, laptop.store.today()).percent == 20
        assert dueterms.doubtful(laptop.store) == list(held.twice)
        assert given.find(laptop.store, coupon).taken == laptop.store.today().isoformat()
    payments.take_back(other.store, register.held(other.store, who, plan).twice[0], "收了两次")
    crew.settle()
    for laptop in (owner, other):
        assert dueterms.doubtful(laptop.store) == []
        assert _use_open(laptop, coupon)
        assert register.totals(laptop.store)[1] == 50_000
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def test_a_fee_without_a_plan_noted_on_two_laptops_is_told_and_both_given_back_close_the_coupon(
    crew: Team, owner: Laptop
) -> None:
    other, _, coupon = _paid_on_both(crew, owner, None)
    (late,) = dueterms.doubtful(owner.store)
    assert dueterms.doubtful(other.store) == [late]
    assert [one.id for one in register.page(other.store) if one.twice] == [late]
    for laptop in (owner, other):
        told = {line.kind: line.count for line in home.waiting(laptop.store, [])}
        assert told["fees"] == 1
    # Each gives back another of the two, unseen.
    first = next(one.id for one in register.page(owner.store) if one.id != late)
    payments.take_back(owner.store, first, "退卡")
    payments.take_back(other.store, late, "收了两次")
    assert _use_open(owner, coupon)
    assert _use_open(other, coupon)
    crew.settle()
    for laptop in (owner, other):
        assert not _use_open(laptop, coupon)
        assert register.totals(laptop.store)[1] == 0
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def _use_open(laptop: Laptop, coupon: bytes) -> bool:
    today = laptop.store.today().isoformat()
    return given.find(laptop.store, coupon).standing(today) == "open"


def test_a_visit_taken_back_on_one_laptop_takes_back_its_voucher_on_all_but_not_a_used_one(
    crew: Team, owner: Laptop
) -> None:
    store = owner.store
    free, voucher = (kind(store, title, Terms("amount", 2_000)) for title in ("免费日", "抵用券"))
    ladder = couponladders.save(store, None, "洗衣店", [(free, "used"), (voucher, "visit:2")])
    people = [somebody(store, name) for name in ("林霞", "王芳")]
    first = begun(store, ladder.result, *people)
    with store.recording("coupon.give") as rec:
        for coupon in first:
            rec.put("coupon", coupon, {"from": "2020-01-01"})
    weekly(store)
    for one in around(store)[:2]:
        coming = attendance.Coming(None, "hand")
        attendance.check_in_many(store, one.series, one.original, people, coming)
    other = _both(crew, owner)
    # Unseen: one laptop uses her voucher, the other says that she was not there.
    coupons.use(store, has(store, ladder.result, people[1])[2], price=3_000)
    for who in people:
        attendance.correct(other.store, one.series, one.original, who, "认错人")
        assert 2 not in has(other.store, ladder.result, who)
    other.sync()
    crew.settle()
    for laptop in (owner, other):
        assert [2 in has(laptop.store, ladder.result, who) for who in people] == [False, False]
        (told,) = [one for one in given.of_member(laptop.store, people[1]) if one.step == 2]
        assert (told.withdrawn, told.used) == (True, 1)
        assert [one.id for one in visitsteps.listed(laptop.store)] == [told.id]
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}
