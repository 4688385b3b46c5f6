"""Wallets beside each other, and spending: once for a record, given back once."""

import pytest

from desktop.actions import history, rewards
from desktop.models.award import spend_id
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.store import check, ledger, wallets
from desktop.store.community import Store
from desktop.store.wallets import Spending


@pytest.fixture
def who(store: Store) -> bytes:
    with store.recording("member.new") as rec:
        member = rec.put("member", None, {"name": "甲"})
    rewards.award(store, member, 300, "活动")
    return member


def _spend(store: Store, asked: Spending) -> bytes:
    with store.recording("points.spend") as rec:
        return wallets.spend(rec, store, asked)


def test_what_was_spent_on_a_record_is_spent_once(store: Store, who: bytes) -> None:
    source = new_id()
    first = _spend(store, Spending(who, 100, source))
    assert first == _spend(store, Spending(who, 100, source)) == spend_id(store.community, source)
    assert wallets.balance(store, who) == wallets.available(store, who) == 200


def test_more_than_there_is_cannot_be_spent(store: Store, who: bytes) -> None:
    with pytest.raises(Problem, match="Not enough"):
        _spend(store, Spending(who, 301, new_id()))
    assert wallets.balance(store, who) == 300
    _spend(store, Spending(who, 301, new_id(), beyond=True))
    assert wallets.balance(store, who) == -1


def test_a_cancelled_spend_gives_back_exactly_that_and_once(store: Store, who: bytes) -> None:
    source = new_id()
    _spend(store, Spending(who, 300, source))
    with store.recording("points.return") as rec:
        assert wallets.give_back(rec, store, source, "没货了") is not None
    with store.recording("points.return") as rec:
        assert wallets.give_back(rec, store, source, "没货了") is None
    assert wallets.balance(store, who) == 300


def test_an_undone_spend_gives_back_what_it_took_from_its_wallet(store: Store, who: bytes) -> None:
    with store.recording("points.award") as rec:
        told = {"member": who, "points": 5_000, "kind": "manual", "wallet": "stored"}
        rec.entry({**told, "at": rec.at, "local": "2026-11-01T08:00:00", "zone": store.zone})
    _spend(store, Spending(who, 2_000, new_id(), wallet="stored"))
    assert wallets.balance(store, who, wallet="stored") == 3_000
    history.undo(store)
    assert wallets.balance(store, who, wallet="stored") == 5_000


def test_wallets_are_counted_apart(store: Store, who: bytes) -> None:
    with store.recording("points.award") as rec:
        told = {"member": who, "points": 5_000, "kind": "manual", "wallet": "stored"}
        rec.entry({**told, "at": rec.at, "local": "2026-11-01T08:00:00", "zone": store.zone})
    with pytest.raises(Problem, match="Not enough"):
        _spend(store, Spending(who, 301, new_id()))
    assert wallets.balance(store, who) == 300
    assert wallets.balance(store, who, wallet="stored") == 5_000
    assert store.one("SELECT points FROM member WHERE id = ?", (who,)) == (300,)
    assert store.one("SELECT sum(points), sum(n) FROM ledger_sum") == (300, 1)
    assert {found.problem for found in check.check(store, deep=True)} == {None}


def test_a_spend_is_of_the_member_that_stays_after_a_merge(store: Store, who: bytes) -> None:
    with store.recording("member.new") as rec:
        twin = rec.put("member", None, {"name": "甲"})
        rec.put("alias", None, {"member": twin, "canonical": who})
    made = _spend(store, Spending(twin, 100, new_id()))
    assert store.one("SELECT member FROM entry WHERE id = ?", (made,)) == (who,)
    assert ledger.family(store, twin)[0] == who
    assert wallets.balance(store, twin) == 200
