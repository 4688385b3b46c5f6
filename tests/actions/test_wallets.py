"""Balances in use: what ends is used first, expiry, holds, statements, what is open in all."""

from datetime import timedelta

import pytest

from desktop.actions import history, merging, rewards
from desktop.actions import wallets as acting
from desktop.models.award import EntryQuery
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.models.role import Scope
from desktop.models.statement_words import text
from desktop.store import entries, expiry, overdrawn, wallets
from desktop.store.community import Store
from desktop.store.wallets import PAGE, Giving, Holding, Spending
from tests.actions.test_roles import become
from tests.rewards_builders import member


@pytest.fixture
def who(store: Store) -> bytes:
    return member(store)


def _day(store: Store, ahead: int) -> str:
    return (store.today() + timedelta(ahead)).isoformat()


def _given(store: Store, who: bytes, points: int, ahead: int | None = None) -> bytes:
    last = "" if ahead is None else _day(store, ahead)
    made = acting.give(store, Giving(who, points, "活动", expires=last)).result
    assert isinstance(made, bytes)
    return made


def _ended(store: Store, who: bytes, points: int, days: int) -> bytes:
    """A lot that ended so many days ago."""
    first, last = _day(store, -days - 30), _day(store, -days)
    with store.recording("points.award") as rec:
        at = rec.at - (days + 30) * 86_400_000
        told = {"member": who, "points": points, "kind": "manual", "expires": last, "at": at}
        return rec.entry({**told, "local": f"{first}T08:00:00", "zone": store.zone})


def _used(store: Store, who: bytes, points: int) -> bytes:
    source = new_id()
    with store.recording("points.spend") as rec:
        wallets.spend(rec, store, Spending(who, points, source))
    return source


def test_what_ends_soonest_is_used_first(store: Store, who: bytes) -> None:
    _given(store, who, 100)
    _given(store, who, 100, 60)
    soon = _given(store, who, 100, 10)
    _used(store, who, 120)
    left = [(lot.left, lot.expires) for lot in expiry.holding(store, who).lots]
    assert left == [(80, _day(store, 60)), (100, "")]
    assert soon not in [lot.entry for lot in expiry.holding(store, who).lots]


def test_expiry_takes_what_is_unused_and_once(store: Store, who: bytes) -> None:
    _ended(store, who, 100, 1)
    _given(store, who, 50)
    assert wallets.balance(store, who) == 150
    # What has ended cannot be used, though no run has taken it yet.
    assert wallets.available(store, who) == 50
    assert acting.expiring(store, store.today()) == acting.Expired(100, 1)
    assert acting.expire(store, store.today()).result == acting.Expired(100, 1)
    assert acting.expire(store, store.today()).result == acting.Expired(0, 0)
    assert wallets.balance(store, who) == wallets.available(store, who) == 50


def test_an_undone_expiry_is_run_anew_under_its_next_id(store: Store, who: bytes) -> None:
    _ended(store, who, 100, 1)
    acting.expire(store, store.today())
    history.undo(store)
    assert wallets.balance(store, who) == 100
    acting.expire(store, store.today())
    assert wallets.balance(store, who) == 0


def test_what_is_held_stays_and_cannot_be_used(store: Store, who: bytes) -> None:
    _given(store, who, 100)
    held = acting.hold(store, Holding(who, 80, "核对订单")).result
    assert isinstance(held, bytes)
    assert (wallets.balance(store, who), wallets.available(store, who)) == (100, 20)
    with pytest.raises(Problem, match="20 can be used"):
        _used(store, who, 30)
    acting.release(store, held)
    with pytest.raises(Problem, match="let go already"):
        acting.release(store, held)
    _used(store, who, 30)
    assert wallets.available(store, who) == 70


def test_no_more_is_held_or_taken_by_hand_than_can_be_used(store: Store, who: bytes) -> None:
    _given(store, who, 580)
    acting.give(store, Giving(who, 50_000, "充值", "stored"))
    acting.hold(store, Holding(who, 450, "核对订单"))
    for again in (
        lambda: acting.hold(store, Holding(who, 450, "再核对")),
        lambda: acting.give(store, Giving(who, -131, "扣")),
        lambda: rewards.award(store, who, -131, "扣"),
    ):
        with pytest.raises(Problem, match="130 can be used"):
            again()
    with pytest.raises(Problem, match=r"500 can be used now and 500\.01 are needed"):
        acting.hold(store, Holding(who, 50_001, "核对", "stored"))
    with pytest.raises(Problem, match="1 person less than 131 can be used"):
        rewards.award_many(store, [who], -131, "扣")
    rewards.award(store, who, -130, "扣")
    assert (wallets.balance(store, who), wallets.available(store, who)) == (450, 0)


def test_who_has_more_held_than_there_is_is_told_with_the_hold(store: Store, who: bytes) -> None:
    wrong = _given(store, who, 300)
    _given(store, who, 280)
    held = acting.hold(store, Holding(who, 450, "核对")).result
    assert (overdrawn.count_beyond(store), overdrawn.beyond(store)) == (0, [])
    rewards.reverse(store, wrong, "发错了")
    (one,) = overdrawn.beyond(store)
    assert (one.member, one.points, one.held) == (who, 280, 450)
    assert (overdrawn.count_beyond(store), overdrawn.count(store)) == (1, 0)
    assert overdrawn.marked(store, who) == {held: 170}
    assert isinstance(held, bytes)
    acting.release(store, held)
    assert (overdrawn.count_beyond(store), overdrawn.marked(store, who)) == (0, {})


def test_a_hold_ends_with_its_last_day(store: Store, who: bytes) -> None:
    _given(store, who, 100)
    acting.hold(store, Holding(who, 80, "核对", until=_day(store, -1)))
    acting.hold(store, Holding(who, 10, "核对", until=_day(store, 0)))
    assert wallets.available(store, who) == 90
    assert [one.points for one in wallets.holds(store, who)] == [80, 10]


@pytest.mark.parametrize("ahead", [-1, -30])
def test_what_is_given_cannot_have_ended(store: Store, who: bytes, ahead: int) -> None:
    with pytest.raises(Problem, match="last day"):
        _given(store, who, 10, ahead)


def test_a_statement_says_what_came_and_went_and_what_ends(store: Store, who: bytes) -> None:
    _given(store, who, 300, 20)
    _used(store, who, 120)
    today = store.today()
    found = acting.statement(store, who, today, today)
    assert (found.before, found.after, found.available) == (0, 180, 180)
    assert [(line.entry.points, line.after) for line in found.lines] == [(300, 300), (-120, 180)]
    told = text(found)
    assert "+300  活动  → 300" in told
    assert f"{_day(store, 20)} 到期 180" in told
    later = acting.statement(store, who, today + timedelta(1), today + timedelta(2))
    assert (later.before, later.lines, later.after) == (180, (), 180)
    with pytest.raises(Problem, match="Exchange"):
        acting.statement(store, who, today, today - timedelta(1))


def test_a_statement_of_stored_value_is_in_yuan(store: Store, who: bytes) -> None:
    acting.give(store, Giving(who, 50_000, "充值", "stored"))
    found = acting.statement(store, who, store.today(), store.today(), "stored")
    assert "+500  充值  → 500" in text(found)


def test_open_points_are_told_by_the_month_in_which_they_end(store: Store, who: bytes) -> None:
    other, third = member(store), member(store)
    _given(store, who, 100, 40)
    _given(store, other, 30)
    _ended(store, other, 7, 1)
    wrong = _given(store, third, 5)
    rewards.award(store, third, -5, "罚")
    rewards.reverse(store, wrong, "发错了")
    _given(store, third, 2)
    found = acting.liability(store)
    month = _day(store, 40)[:7]
    assert [(one.month, one.points, one.members) for one in found.months] == [
        (month, 100, 1),
        ("", 30, 1),
    ]
    assert (found.ended, found.short, found.total) == (7, 3, 134)


def test_who_has_less_than_nothing_is_told_with_the_entries_that_did_it(
    store: Store, who: bytes
) -> None:
    first = _given(store, who, 100)
    source = _used(store, who, 80)
    assert overdrawn.count(store) == 0
    rewards.reverse(store, first, "发错了")
    (one,) = overdrawn.owing(store)
    assert (one.member, one.points) == (who, -80)
    assert list(overdrawn.marked(store, who).values()) == [80]
    with store.recording("points.return") as rec:
        wallets.give_back(rec, store, source, "取消")
    assert (overdrawn.count(store), overdrawn.marked(store, who)) == (0, {})


def test_two_records_of_one_person_have_one_balance(store: Store, who: bytes) -> None:
    twin = member(store)
    _given(store, who, 100, 5)
    _given(store, twin, 50)
    _used(store, twin, 30)
    merging.merge(store, who, twin)
    found = expiry.holding(store, who)
    # As though they had always been one: what ends is used first.
    assert [(lot.left, bool(lot.expires)) for lot in found.lots] == [(70, True), (50, False)]
    assert wallets.available(store, twin) == 120


def test_entries_of_other_wallets_are_listed_by_themselves(store: Store, who: bytes) -> None:
    _given(store, who, 10)
    acting.give(store, Giving(who, 50_000, "充值", "stored"))
    query = EntryQuery(member=who)
    assert [one.points for one in entries.page(store, query)] == [10]
    stored = EntryQuery(member=who, wallet="stored")
    assert [one.points for one in entries.page(store, stored)] == [50_000]
    assert entries.totals(store, EntryQuery(wallet=None)) == (2, 50_010)
    assert entries.totals(store, EntryQuery()) == (1, 10)


def test_who_sees_one_chapter_has_its_holds_behind_two_hundred_of_others(store: Store) -> None:
    with store.recording("chapter.add") as rec:
        chapter = rec.put("chapter", None, {"name": "广州分会"})
    inside, outside = member(store, "甲", chapter=chapter), member(store, "乙")
    rewards.award(store, inside, 500, "开业礼")
    rewards.award(store, outside, 5000, "开业礼")
    ended = (store.today() - timedelta(1)).isoformat()
    with store.recording("points.hold") as rec:
        for _ in range(PAGE + 1):
            wallets.hold(rec, store, Holding(outside, 1, "核对"))
        wallets.hold(rec, store, Holding(inside, 7, "早的"))
        wallets.hold(rec, store, Holding(inside, 8, "近的"))
        wallets.hold(rec, store, Holding(inside, 9, "过了", until=ended))
    assert [one.held.points for one in wallets.kept(store)][:3] == [8, 7, 1]
    assert [one.held.points for one in wallets.kept(store, PAGE)] == [1, 1, 1, 9]
    become(store, "admin", Scope("chapter", chapter))
    assert [one.held.points for one in wallets.kept(store)] == [8, 7, 9]
