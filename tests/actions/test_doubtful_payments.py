"""Fees noted twice and terms that overlap: found, told on the first screen, settled one way or the
other."""

from datetime import timedelta

import pytest

from desktop.actions import merging, payments, plans, wallets
from desktop.actions.payments import Received
from desktop.models.payment import PaymentQuery
from desktop.models.plan import Plan, add_months
from desktop.models.problem import Problem
from desktop.store import dueterms, home
from desktop.store import payments as register
from desktop.store import wallets as balances
from desktop.store.community import Store
from desktop.store.wallets import Giving
from tests.store.test_segments import person


def made(result: object) -> bytes:
    assert isinstance(result, bytes)
    return result


@pytest.fixture
def plan(store: Store) -> bytes:
    return made(plans.save(store, None, Plan(b"", "年度会员", 50_000)).result)


def waits(store: Store) -> dict[str, int]:
    return {one.kind: one.count for one in home.waiting(store, [])}


def twice(store: Store, who: bytes, plan: bytes, method: str = "wechat") -> bytes:
    """The same fee once more, as a computer notes it that has not heard of the first."""
    first = made(payments.pay(store, who, Received(plan=plan, method=method)).result)
    again = Received(plan=plan, method=method, same=True, reason="另一台电脑")
    second = made(payments.pay(store, who, again).result)
    assert register.find(store, second).twice
    assert not register.find(store, first).twice
    return second


def test_a_fee_noted_twice_waits_until_one_is_taken_back(store: Store, plan: bytes) -> None:
    second = twice(store, person(store, "林霞"), plan)
    assert dueterms.doubtful(store) == [second]
    assert waits(store)["fees"] == 1
    assert [one.id for one in dueterms.listed(store)] == [second]
    payments.take_back(store, second, "重复交费")
    assert "fees" not in waits(store)
    assert dueterms.doubtful(store) == []


def test_a_fee_noted_twice_can_buy_the_next_term(store: Store, plan: bytes) -> None:
    who = person(store, "林霞")
    second = twice(store, who, plan)
    third = made(payments.carry(store, second).result)
    held = register.held(store, who, plan)
    assert held.twice == ()
    assert [one.payments for one in held.terms][1:] == [(third,)]
    assert held.terms[1].first == held.terms[0].last + timedelta(1)
    assert held.terms[1].last == add_months(held.terms[1].first, 12) - timedelta(1)
    took = register.totals(store, PaymentQuery(member=who))
    assert took[1:] == (100_000, 50_000)
    for one, code in ((second, "payment.refunded"), (third, "payment.not_twice")):
        with pytest.raises(Problem) as caught:
            payments.carry(store, one)
        assert caught.value.code == code


def test_what_was_paid_from_stored_value_is_paid_once_when_it_is_moved(
    store: Store, plan: bytes
) -> None:
    who = person(store, "林霞")
    wallets.give(store, Giving(who, 100_000, "充值", wallet="stored"))
    second = twice(store, who, plan, "stored")
    assert balances.balance(store, who, wallet="stored") == 0
    payments.carry(store, second)
    assert balances.balance(store, who, wallet="stored") == 0


def test_days_that_overlap_after_a_merge_are_told_while_they_run_and_moved_behind(
    store: Store, plan: bytes
) -> None:
    kept, other = person(store, "沈若溪"), person(store, "若溪")
    payments.pay(store, kept, Received(plan=plan, day=store.today() - timedelta(100)))
    late = made(payments.pay(store, other, Received(plan=plan)).result)
    assert "fees" not in waits(store)
    merging.merge(store, kept, other)
    assert register.find(store, late).covered > 200
    assert waits(store)["fees"] == 1
    payments.carry(store, late)
    held = register.held(store, kept, plan)
    assert [one.covered for one in held.terms] == [0, 0]
    assert "fees" not in waits(store)


def test_a_fee_in_parts_is_no_doubtful_one(store: Store, plan: bytes) -> None:
    who = person(store, "林霞")
    payments.pay(store, who, Received(plan=plan, amount=20_000))
    payments.pay(store, who, Received(plan=plan, amount=30_000))
    assert dueterms.doubtful(store) == []


def test_plans_that_end_within_a_month_are_told(store: Store, plan: bytes) -> None:
    for days in (350, 300):
        who = person(store, f"会员{days}")
        payments.pay(store, who, Received(plan=plan, day=store.today() - timedelta(days)))
    assert waits(store)["ending"] == 1
    ahead = person(store, "提前续了")
    payments.pay(store, ahead, Received(plan=plan, day=store.today() - timedelta(350)))
    payments.pay(store, ahead, Received(plan=plan, ahead=True))
    assert waits(store)["ending"] == 1
