"""Points are taken of many at once, or of nobody; what they can use is asked in one go."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from desktop.actions import rewards
from desktop.actions import wallets as acting
from desktop.models.award import WALLETS, Wallet
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.store import expiry, usable, wallets
from desktop.store.community import Store
from desktop.store.wallets import Giving, Holding, Spending
from tests.rewards_builders import member, merge


def _with(store: Store, *points: int) -> list[bytes]:
    """Members who have so many points each."""
    people = [member(store, f"人{place}") for place in range(len(points))]
    for who, has in zip(people, points, strict=True):
        rewards.award(store, who, has, "活动")
    return people


def _balances(store: Store, people: Sequence[bytes]) -> list[int]:
    return [wallets.balance(store, one) for one in people]


def _ended(store: Store, who: bytes, points: int) -> None:
    """A lot that ended yesterday."""
    last = (store.today() - timedelta(1)).isoformat()
    with store.recording("points.award") as rec:
        told = {"member": who, "points": points, "kind": "manual", "expires": last}
        at = rec.at - 40 * 86_400_000
        rec.entry({**told, "at": at, "local": "2026-01-01T08:00:00", "zone": store.zone})


def test_points_are_taken_of_all_or_where_one_has_too_few_of_nobody(store: Store) -> None:
    people = _with(store, 50, 30, 20)
    with pytest.raises(Problem, match="1 person less than 25 can be used \\(as of 人2\\)"):
        rewards.award_many(store, people, -25, "扣")
    assert _balances(store, people) == [50, 30, 20]
    assert rewards.award_many(store, people, -20, "扣").result == 0
    assert _balances(store, people) == [30, 10, 0]


def test_who_stands_twice_in_a_list_has_to_have_twice_as_much(store: Store) -> None:
    first, other = _with(store, 30, 30)
    merge(store, other, first)
    with pytest.raises(Problem, match="1 person less than 31 can be used \\(as of 人0\\)"):
        rewards.award_many(store, [first, other], -31, "扣")
    assert wallets.balance(store, first) == 60
    rewards.award_many(store, [other, first], -30, "扣")
    assert wallets.balance(store, first) == 0


def test_what_many_can_use_is_what_each_has_without_what_is_held_or_ended(store: Store) -> None:
    people = _with(store, 100, 80, 60, 40, 20)
    merge(store, people[1], people[0])
    _ended(store, people[0], 7)
    _ended(store, people[2], 50)
    with store.recording("points.spend") as rec:
        wallets.spend(rec, store, Spending(people[2], 15, new_id()))
    acting.hold(store, Holding(people[3], 15, "核对"))
    acting.hold(store, Holding(people[0], 5, "核对", until=store.today().isoformat()))
    acting.give(store, Giving(people[4], 900, "充值", "stored"))
    acting.hold(store, Holding(people[4], 300, "核对", "stored"))
    nobody = member(store, "新来的")
    chosen = [*people, nobody]
    for wallet, figures in _FIGURES.items():
        found = usable.available(store, chosen, wallet)
        assert [found.get(one) for one in chosen] == figures
        for one in found:
            left = expiry.holding(store, one, wallet).usable - wallets.held(store, one, wallet)
            assert found[one] == left == wallets.available(store, one, wallet=wallet)
    assert set(_FIGURES) == set(WALLETS)


_FIGURES: dict[Wallet, list[int | None]] = {
    "": [175, None, 45, 25, 20, 0],
    "stored": [0, None, 0, 0, 600, 0],
    "contribution": [0, None, 0, 0, 0, 0],
}


def test_to_ask_of_many_takes_no_more_questions_than_to_ask_of_few(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = _with(store, *([5] * 12))
    asked: Counter[int] = Counter()

    for name in ("rows", "one"):
        plain = getattr(store, name)

        def noted(*given: Any, plain: Any = plain) -> Any:
            asked[few] += 1
            return plain(*given)

        monkeypatch.setattr(store, name, noted)
    for few in (2, 12):
        with pytest.raises(Problem, match="less than 6 can be used"):
            rewards.award_many(store, people[:few], -6, "扣")
    assert 0 < asked[12] == asked[2]
