"""Plans and payments across devices: one renewal extends once, one refund gives back once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import erasing, members, merging, payments, plans
from desktop.models.condition import Condition, Leaf
from desktop.models.drive import Drive
from desktop.models.plan import Plan
from desktop.models.problem import Problem
from desktop.store import drives, dueterms, home, wallets
from desktop.store import payments as register
from desktop.store import plans as stored
from tests.store.test_segments import held as within
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    return crew.found()


def _made(result: object) -> bytes:
    assert isinstance(result, bytes)
    return result


def _plan(laptop: Laptop) -> bytes:
    said = Plan(b"", "年度会员", 50_000, discount=20)
    return _made(plans.save(laptop.store, None, said).result)


def _somebody(laptop: Laptop, name: str = "林霞") -> bytes:
    return _made(members.add(laptop.store, {"name": name}).result)


def _both(crew: Team, owner: Laptop) -> Laptop:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    return other


def _same(crew: Team, owner: Laptop, other: Laptop) -> None:
    crew.settle()
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def test_one_renewal_paid_on_two_laptops_extends_once_and_the_second_is_told(
    crew: Team, owner: Laptop
) -> None:
    who, plan = _somebody(owner), _plan(owner)
    other = _both(crew, owner)
    paid = [
        _made(payments.pay(one.store, who, payments.Received(plan=plan)).result)
        for one in (owner, other)
    ]
    assert register.find(owner.store, paid[0]).pending
    _same(crew, owner, other)
    for laptop in (owner, other):
        held = register.held(laptop.store, who, plan)
        assert len(held.terms) == 1
        assert held.twice == (paid[1],)
        assert [one.twice for one in register.page(laptop.store)].count(True) == 1
        assert register.totals(laptop.store)[1] == 100_000
        offer = stored.offer(laptop.store, who, laptop.store.today())
        assert offer.percent == 20


def test_one_payment_given_back_on_two_laptops_is_given_back_once_with_its_value(
    crew: Team, owner: Laptop
) -> None:
    who = _somebody(owner)
    top = payments.Received(80_000, stored=True, method="cash")
    paid = _made(payments.pay(owner.store, who, top).result)
    other = _both(crew, owner)
    assert wallets.balance(other.store, who, wallet="stored") == 80_000
    for laptop, why in ((owner, "退卡"), (other, "不要了")):
        payments.take_back(laptop.store, paid, why)
    _same(crew, owner, other)
    for laptop in (owner, other):
        assert wallets.balance(laptop.store, who, wallet="stored") == 0
        assert register.find(laptop.store, paid).refund_reason in ("退卡", "不要了")
        with pytest.raises(Problem) as caught:
            payments.take_back(laptop.store, paid, "再退")
        assert caught.value.code == "payment.refunded"


def test_two_last_seats_of_a_drive_are_both_kept_and_the_later_in_the_log_is_told(
    crew: Team, owner: Laptop
) -> None:
    some, plan = [_somebody(owner, name) for name in ("林霞", "王芳")], _plan(owner)
    today = owner.store.today()
    days = (today - timedelta(1), today + timedelta(1))
    said = Drive(b"", plan, "秋季招募", *days, quota=1)
    drive = _made(plans.save_drive(owner.store, None, said).result)
    other = _both(crew, owner)
    for laptop, who in zip((owner, other), some, strict=True):
        payments.pay(laptop.store, who, payments.Received(drive=drive))
    _same(crew, owner, other)
    for laptop in (owner, other):
        found = drives.find(laptop.store, drive)
        assert (found.joined, found.beyond, found.takings) == (2, 1, 100_000)
        beyond = {one.member for one in register.page(laptop.store) if one.beyond}
        assert beyond == {some[1]}


def test_merging_two_who_paid_leaves_terms_that_do_not_overlap_and_undoing_it_both(
    crew: Team, owner: Laptop
) -> None:
    one, twin, plan = _somebody(owner), _somebody(owner, "林小霞"), _plan(owner)
    for who in (one, twin):
        payments.pay(owner.store, who, payments.Received(plan=plan))
    other = _both(crew, owner)
    merging.merge(owner.store, one, twin)
    _same(crew, owner, other)
    for laptop in (owner, other):
        held = register.held(laptop.store, one, plan)
        assert (len(held.terms), len(held.twice)) == (1, 1)
        assert [line.member for line in stored.holders(laptop.store)] == [one]


def test_erasing_a_member_leaves_what_was_taken_in(crew: Team, owner: Laptop) -> None:
    who, plan = _somebody(owner), _plan(owner)
    said = payments.Received(plan=plan, proof="流水 4711", note="当面付")
    paid = _made(payments.pay(owner.store, who, said).result)
    other = _both(crew, owner)
    assert register.find(other.store, paid).proof == "流水 4711"
    erasing.erase(owner.store, who)
    _same(crew, owner, other)
    for laptop in (owner, other):
        left = register.find(laptop.store, paid)
        assert (left.amount, left.proof, left.note, left.name) == (50_000, "", "", "")
        assert register.totals(laptop.store) == (1, 50_000, 0)


def test_a_fee_noted_on_two_laptops_waits_on_both_and_is_moved_once_though_both_move_it(
    crew: Team, owner: Laptop
) -> None:
    who, plan = _somebody(owner), _plan(owner)
    other = _both(crew, owner)
    for one in (owner, other):
        payments.pay(one.store, who, payments.Received(plan=plan))
    _same(crew, owner, other)
    doubtful = {dueterms.doubtful(one.store)[0] for one in (owner, other)}
    assert len(doubtful) == 1
    for one in (owner, other):
        waits = {line.kind: line.count for line in home.waiting(one.store, [])}
        assert waits["fees"] == 1
        payments.carry(one.store, next(iter(doubtful)))
    _same(crew, owner, other)
    for one in (owner, other):
        held = register.held(one.store, who, plan)
        # Two terms, and the second word on the third payment waits to be settled as well.
        assert len(held.terms) == 2
        assert len(held.twice) == 1
        assert [line.kind for line in home.waiting(one.store, []) if line.kind == "fees"] == [
            "fees"
        ]
    payments.take_back(owner.store, register.held(owner.store, who, plan).twice[0], "两边都接了")
    _same(crew, owner, other)
    assert dueterms.doubtful(other.store) == []
    assert register.totals(other.store)[1] == 100_000


def test_a_segment_by_plan_holds_the_same_people_on_both_laptops_whatever_becomes_of_their_fees(
    crew: Team, owner: Laptop
) -> None:
    plan, today = _plan(owner), owner.store.today()
    paid = {
        name: _somebody(owner, name) for name in ("刚交的", "快到期", "宽限里", "要退的", "重复的")
    }
    other = _both(crew, owner)
    # What one laptop sold the other has not seen yet.
    for name, ago in (("刚交的", 0), ("快到期", 345), ("宽限里", 380), ("要退的", 0)):
        said = payments.Received(plan=plan, day=today - timedelta(ago), reason="补记")
        payments.pay(other.store, paid[name], said)
    year, soon = Leaf("plan", "has", "年度会员"), Leaf("plan_days", "<=", 30)
    assert within(other.store, year) == {"刚交的", "快到期", "要退的"}
    assert within(owner.store, year) == set()
    for one in (owner, other):
        payments.pay(one.store, paid["重复的"], payments.Received(plan=plan))
    _same(crew, owner, other)
    asked: tuple[tuple[Condition, set[str]], ...] = (
        (year, {"刚交的", "快到期", "要退的", "重复的"}),
        (soon, {"快到期"}),
        (Leaf("plan_standing", "=", "grace"), {"宽限里"}),
        (Leaf("plan_standing", "=", "none"), set()),
    )
    for tree, names in asked:
        assert (within(owner.store, tree), within(other.store, tree)) == (names, names)
    # One is given back, the renewal is sold, two records become one: each on another laptop.
    back = register.held(owner.store, paid["要退的"], plan).terms[0].payments[0]
    payments.take_back(owner.store, back, "不来了")
    payments.pay(owner.store, paid["快到期"], payments.Received(plan=plan))
    twin = _somebody(other, "刚交")
    merging.merge(other.store, twin, paid["刚交的"])
    _same(crew, owner, other)
    asked = (
        (year, {"刚交", "快到期", "重复的"}),
        (soon, set()),
        (Leaf("plan_standing", "=", "none"), {"要退的"}),
    )
    for tree, names in asked:
        assert (within(owner.store, tree), within(other.store, tree)) == (names, names)
