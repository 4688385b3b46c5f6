"""Plans, drives and payments as an operator works with them: who may, what is refused."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from desktop.actions import history, members, payments, plans
from desktop.models.drive import Drive, Tier
from desktop.models.payment import PaymentQuery
from desktop.models.permission import PRESETS, Actor
from desktop.models.plan import Plan, add_months
from desktop.models.problem import Problem
from desktop.store import drives, wallets
from desktop.store import payments as register
from desktop.store import plans as stored
from desktop.store.community import Store

YEARLY = Plan(b"", "年度会员", 50_000, discount=20)


def made(result: object) -> bytes:
    assert isinstance(result, bytes)
    return result


@pytest.fixture
def plan(store: Store) -> bytes:
    return made(plans.save(store, None, YEARLY).result)


def somebody(store: Store, name: str = "林霞") -> bytes:
    return made(members.add(store, {"name": name}).result)


def refused(code: str, store: Store, who: bytes, said: payments.Received) -> None:
    with pytest.raises(Problem) as caught:
        payments.pay(store, who, said)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(YEARLY, name=" "), "plan.nameless"),
        (replace(YEARLY, fee=-1), "plan.bad_fee"),
        (replace(YEARLY, months=0), "plan.bad_months"),
        (replace(YEARLY, begins="01-01", months=5), "plan.bad_months"),
        (replace(YEARLY, begins="02-30"), "plan.bad_begin"),
        (replace(YEARLY, discount=101), "plan.bad_discount"),
        (replace(YEARLY, grace=-1), "plan.bad_days"),
        (replace(YEARLY, series=bytes(16)), "calendar.series_gone"),
    ],
)
def test_a_plan_that_cannot_be_is_not_saved(store: Store, said: Plan, code: str) -> None:
    with pytest.raises(Problem) as caught:
        plans.save(store, None, said)
    assert caught.value.code == code
    assert stored.plans(store) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": ""}, "drive.nameless"),
        ({"last": date(2026, 2, 1)}, "drive.bad_window"),
        ({"quota": 0}, "drive.bad_quota"),
        ({"tiers": (Tier("早鸟", -1),)}, "drive.bad_tier"),
        ({"tiers": (Tier("早鸟", 1, until="三月"),)}, "drive.bad_tier"),
        ({"tiers": (Tier("档", 1),) * 21}, "drive.bad_tier"),
        ({"plan": bytes(16)}, "plan.gone"),
    ],
)
def test_a_drive_that_cannot_be_is_not_saved(
    store: Store, plan: bytes, change: dict[str, object], code: str
) -> None:
    said = {"id": b"", "plan": plan, "name": "春招", "first": date(2026, 3, 1)}
    with pytest.raises(Problem) as caught:
        plans.save_drive(store, None, Drive(**{**said, "last": date(2026, 3, 31), **change}))  # type: ignore[arg-type]
    assert caught.value.code == code


def test_who_may_not_give_points_notes_no_payment_and_a_host_sells_no_plan(
    store: Store, plan: bytes
) -> None:
    who = somebody(store)
    store.actor = Actor(store.operator, "小陈", "host", PRESETS["host"])
    refused("role.not_allowed", store, who, payments.Received(plan=plan))
    with pytest.raises(Problem) as caught:
        plans.save(store, None, YEARLY)
    assert caught.value.code == "role.not_allowed"


def test_instalments_fill_one_term_and_what_is_too_much_needs_a_reason(
    store: Store, plan: bytes
) -> None:
    who = somebody(store)
    payments.pay(store, who, payments.Received(20_000, plan=plan))
    refused("payment.not_due", store, who, payments.Received(40_000, plan=plan))
    payments.pay(store, who, payments.Received(plan=plan))
    held = register.held(store, who, plan)
    assert (len(held.terms), held.terms[0].paid, held.twice) == (1, 50_000, ())
    assert register.page(store)[0].amount == 30_000


def test_a_lapsed_member_begins_today_and_the_gap_stays(store: Store, plan: bytes) -> None:
    who, today = somebody(store), store.today()
    before = add_months(today, -20)
    payments.pay(store, who, payments.Received(plan=plan, day=before))
    assert register.held(store, who, plan).standing(today, 30) == "lapsed"
    assert stored.offer(store, who, today).percent == 0
    payments.pay(store, who, payments.Received(plan=plan))
    held = register.held(store, who, plan)
    assert held.terms[1].first == today
    assert held.gaps() == [(held.terms[0].last + timedelta(1), today - timedelta(1))]
    assert [one.standing for one in stored.holders(store)] == ["in_force"]


def test_what_was_paid_keeps_its_terms_when_the_plan_changes(store: Store, plan: bytes) -> None:
    who = somebody(store)
    payments.pay(store, who, payments.Received(plan=plan))
    plans.save(store, plan, replace(YEARLY, fee=60_000, discount=10, months=6))
    held = register.held(store, who, plan)
    assert (held.terms[0].due, held.terms[0].discount) == (50_000, 20)
    payments.pay(store, who, payments.Received(plan=plan, ahead=True))
    held = register.held(store, who, plan)
    assert (held.terms[1].due, held.terms[1].discount) == (60_000, 10)


def test_a_plan_that_is_sold_no_more_keeps_its_members_and_takes_none(
    store: Store, plan: bytes
) -> None:
    who = somebody(store)
    payments.pay(store, who, payments.Received(plan=plan))
    plans.end(store, plan)
    refused("plan.ended", store, somebody(store, "王芳"), payments.Received(plan=plan))
    assert stored.count(store, plan, "in_force") == 1
    plans.end(store, plan, ended=False)
    payments.pay(store, somebody(store, "李雷"), payments.Received(plan=plan))


def test_a_payment_of_tomorrow_of_nobody_or_of_nothing_is_not_noted(
    store: Store, plan: bytes
) -> None:
    who = somebody(store)
    tomorrow = store.today() + timedelta(2)
    refused("payment.future", store, who, payments.Received(plan=plan, day=tomorrow))
    refused("member.gone", store, bytes(16), payments.Received(plan=plan))
    refused("payment.no_amount", store, who, payments.Received())
    refused("payment.bad_amount", store, who, payments.Received(0))
    refused("plan.no_term", store, who, payments.Received(plan=plan, same=True))
    refused("payment.own_value", store, who, payments.Received(5, stored=True, method="stored"))
    refused("entry.not_enough", store, who, payments.Received(plan=plan, method="stored"))
    assert register.totals(store) == (0, 0, 0)


def test_undoing_a_payment_gives_it_back_with_what_it_moved(store: Store, plan: bytes) -> None:
    who = somebody(store)
    top = payments.pay(store, who, payments.Received(80_000, stored=True))
    used = payments.pay(store, who, payments.Received(plan=plan, method="stored"))
    assert wallets.balance(store, who, wallet="stored") == 30_000
    history.undo(store, used.action)
    assert wallets.balance(store, who, wallet="stored") == 80_000
    assert register.held(store, who, plan).terms == ()
    history.undo(store, top.action)
    assert wallets.balance(store, who, wallet="stored") == 0
    assert register.totals(store) == (2, 0, 80_000)


def test_takings_of_two_drives_add_up_to_the_fen_and_stored_value_counts_once(
    store: Store, plan: bytes
) -> None:
    today = store.today()
    total = 0
    for name, ago, price in (("一期", 118, 398_000_001), ("二期", 10, 571_999_998)):
        first = today - timedelta(ago)
        tiers = (Tier("会费", price),)
        said = Drive(b"", plan, name, first, first + timedelta(7), quota=2, tiers=tiers)
        drive = made(plans.save_drive(store, None, said).result)
        for place in range(2):
            who = somebody(store, f"{name}{place}")
            payments.pay(store, who, payments.Received(drive=drive, day=first))
            total += price
        late = somebody(store, f"{name}晚")
        refused("drive.full", store, late, payments.Received(drive=drive, day=first))
        assert drives.find(store, drive).takings == 2 * price
    assert sum(one.takings for one in drives.drives(store)) == total == 1_939_999_998
    assert register.totals(store, PaymentQuery(plan=plan))[1] == total
