"""Balances across laptops: an expiry that came too early is put right, who overdrew is marked."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import activities, members, rewards
from desktop.actions import wallets as acting
from desktop.models import period
from desktop.models.award import expiry_id, spend_id
from desktop.models.clock import wall_ms
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.models.whynot import Asked
from desktop.models.whynot_words import Speaker
from desktop.store import devices, expiry, home, overdrawn, wallets, whynot
from desktop.store.community import Store
from desktop.store.wallets import Giving, Holding, Spending
from tests.rewards_builders import ARRIVE, publish
from tests.sync.team import Laptop, Team, alike, team

_DAY_MS = 86_400_000


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def two(crew: Team) -> tuple[Laptop, Laptop, bytes]:
    """The owner, a deputy, and a member whom both know."""
    owner = crew.found()
    who = members.add(owner.store, {"name": "林霞"}).result
    assert isinstance(who, bytes)
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    return owner, deputy, who


def _spend(store: Store, who: bytes, points: int, days: int = 0, source: bytes = b"") -> bytes:
    source = source or new_id()
    with store.recording("points.spend") as rec:
        rec.at -= days * _DAY_MS
        wallets.spend(rec, store, Spending(who, points, source))
    return source


def test_what_was_used_before_the_end_is_not_taken_by_the_expiry_that_came_first(
    crew: Team, two: tuple[Laptop, Laptop, bytes]
) -> None:
    owner, deputy, who = two
    store = owner.store
    last = store.today() - timedelta(1)
    with store.recording("points.award") as rec:
        told = {"member": who, "points": 100, "kind": "manual", "at": rec.at - 9 * _DAY_MS}
        day = last - timedelta(8)
        told |= {"local": f"{day}T08:00:00", "zone": store.zone, "expires": last.isoformat()}
        lot = rec.entry(told)
    acting.give(store, Giving(who, 5, "活动"))
    crew.settle()
    # While the lot lasted 30 were used on a laptop that had no network.
    with deputy.store.recording("points.spend") as rec:
        rec.at -= 3 * _DAY_MS
        source = new_id()
        wallets.spend(rec, deputy.store, Spending(who, 30, source, beyond=True))
    assert acting.expire(store, store.today()).result == acting.Expired(100, 1)
    crew.settle()
    for laptop in (owner, deputy):
        assert wallets.balance(laptop.store, who) == -25
        assert wallets.available(laptop.store, who) == 5
    acting.expire(deputy.store, store.today())
    crew.settle()
    alike(crew, owner, deputy)
    again = expiry_id(store.community, lot, 1)
    assert store.one("SELECT points FROM entry WHERE id = ?", (again,)) == (-70,)
    for laptop in (owner, deputy):
        assert wallets.balance(laptop.store, who) == wallets.available(laptop.store, who) == 5
        assert expiry.holding(laptop.store, who).due == ()
        assert overdrawn.count(laptop.store) == 0


def test_two_laptops_offline_use_the_same_points_and_the_later_in_the_log_is_marked(
    crew: Team, two: tuple[Laptop, Laptop, bytes]
) -> None:
    owner, deputy, who = two
    rewards.award(owner.store, who, 100, "活动")
    crew.settle()
    early = _spend(deputy.store, who, 80)
    late = _spend(owner.store, who, 70)
    deputy.sync()
    crew.settle()
    for laptop in (owner, deputy):
        store = laptop.store
        assert wallets.balance(store, who) == -50
        assert overdrawn.marked(store, who) == {spend_id(store.community, late): 50}
        (waits,) = [one for one in home.waiting(store, []) if one.kind == "overdrawn"]
        assert (waits.what, waits.record) == ("林霞", who)
    for laptop in (owner, deputy):
        with laptop.store.recording("points.return") as rec:
            wallets.give_back(rec, laptop.store, late, "分不够")
    crew.settle()
    alike(crew, owner, deputy)
    for laptop in (owner, deputy):
        assert wallets.balance(laptop.store, who) == 20
        assert overdrawn.marked(laptop.store, who) == {}
    assert early != late


def test_two_laptops_offline_hold_the_same_points_and_the_later_in_the_log_is_marked(
    crew: Team, two: tuple[Laptop, Laptop, bytes]
) -> None:
    owner, deputy, who = two
    rewards.award(owner.store, who, 580, "活动")
    crew.settle()
    late = acting.hold(owner.store, Holding(who, 450, "核对订单")).result
    early = acting.hold(deputy.store, Holding(who, 450, "投诉")).result
    deputy.sync()
    crew.settle()
    alike(crew, owner, deputy)
    assert isinstance(late, bytes)
    assert early != late
    for laptop in (owner, deputy):
        store = laptop.store
        assert (wallets.balance(store, who), wallets.available(store, who)) == (580, -320)
        assert overdrawn.marked(store, who) == {late: 320}
        (waits,) = [one for one in home.waiting(store, []) if one.kind == "overheld"]
        assert (waits.count, waits.what, waits.record) == (1, "林霞", who)
        with pytest.raises(Problem, match="−320 can be used"):
            acting.give(store, Giving(who, -1, "扣"))
    acting.release(deputy.store, late)
    crew.settle()
    for laptop in (owner, deputy):
        assert wallets.available(laptop.store, who) == 130
        assert overdrawn.count_beyond(laptop.store) == 0


def test_one_record_is_paid_for_once_and_given_back_once_by_two_laptops(
    crew: Team, two: tuple[Laptop, Laptop, bytes]
) -> None:
    owner, deputy, who = two
    rewards.award(owner.store, who, 500, "活动")
    crew.settle()
    source = _spend(owner.store, who, 300)
    crew.settle()
    for laptop in (owner, deputy):
        with laptop.store.recording("points.return") as rec:
            assert wallets.give_back(rec, laptop.store, source, "没货") is not None
        assert wallets.balance(laptop.store, who) == 500
    crew.settle()
    alike(crew, owner, deputy)
    assert [wallets.balance(one.store, who) for one in (owner, deputy)] == [500, 500]


def test_what_an_assistant_noted_elsewhere_is_said_to_wait_for_the_next_settlement(
    crew: Team,
) -> None:
    owner = crew.found()
    store = owner.store
    who = members.add(store, {"name": "林霞"}).result
    assert isinstance(who, bytes)
    rule = publish(store, ARRIVE, (store.today() - timedelta(7)).isoformat())
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "assistant"))
    crew.settle()
    local = period.local_text(wall_ms(), store.zone)
    activities.add(helper.store, who, "checkin", local)
    crew.settle()
    (found,) = whynot.ask(store, Asked(who, rule)).reasons
    name = next(one.name or one.operator_name for one in devices.listed(store) if not one.own)
    assert (found.code, found.by) == ("elsewhere", name)
    told = Speaker("zh_CN", store.zone).said(found)
    assert f"另一台电脑（{name}）" in told
    rewards.run(store, rule)
    assert whynot.ask(store, Asked(who, rule)).reasons[0].code == "given"
