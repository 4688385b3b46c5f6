"""Who brought somebody is rewarded once for him, after what he did, and for no circle or chain."""

from datetime import date
from typing import Any

import pytest

from desktop.actions import activities, history, members, merging, referrals, rewards
from desktop.models import rule
from desktop.models.problem import Problem
from desktop.models.referral import CONFIRMED, REFUSED
from desktop.store import entries, rulebook
from desktop.store.community import Store
from desktop.store.ledger import Written
from tests.rewards_builders import did, member, publish, standing, sums

INVITE: dict[str, Any] = {
    "name": "推荐有礼",
    "trigger": "invite",
    "activity": "order",
    "points": 50,
}


def _brought(store: Store, invitee: bytes, inviter: bytes) -> None:
    referrals.add(store, invitee, inviter, "她自己说的")
    referrals.decide(store, invitee, CONFIRMED)


def _order(store: Store, who: bytes, day: str = "2026-03-05") -> bytes:
    made = activities.add(store, who, "order", f"{day}T12:00:00", amount=9900).result
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def three(store: Store) -> list[bytes]:
    return [member(store, name) for name in ("甲", "乙", "丙")]


def test_the_inviter_is_rewarded_once_and_only_after_the_first_order(
    store: Store, three: list[bytes]
) -> None:
    first, second, _ = three
    made = publish(store, INVITE, "2026-01-01")
    _brought(store, second, first)
    did(store, second, "checkin", "2026-03-01")
    assert sums(store) == {}
    _order(store, second)
    assert standing(store, made) == {(first, second.hex()): 50}
    _order(store, second, "2026-03-06")
    rewards.run(store, made)
    assert sums(store) == {first: 50}


def test_an_order_that_is_corrected_takes_the_reward_back(store: Store, three: list[bytes]) -> None:
    first, second, _ = three
    made = publish(store, INVITE, "2026-01-01")
    _brought(store, second, first)
    order = _order(store, second)
    activities.correct(store, order, "退货")
    assert sums(store) == {first: 0}
    _order(store, second, "2026-03-09")
    assert standing(store, made) == {(first, second.hex()): 50}


def test_a_referral_counts_once_it_is_confirmed_and_no_longer_once_refused(
    store: Store, three: list[bytes]
) -> None:
    first, second, _ = three
    publish(store, INVITE, "2026-01-01")
    _order(store, second)
    referrals.add(store, second, first, "问过")
    assert sums(store) == {}
    referrals.decide(store, second, CONFIRMED)
    assert sums(store) == {first: 50}
    referrals.decide(store, second, REFUSED)
    assert sums(store) == {first: 0}


def test_a_referral_that_is_removed_takes_the_reward_back_and_undoing_gives_it_again(
    store: Store, three: list[bytes]
) -> None:
    first, second, _ = three
    made = publish(store, INVITE, "2026-01-01")
    _brought(store, second, first)
    _order(store, second)
    removed = referrals.remove(store, second)
    assert sums(store) == {first: 0}
    history.undo(store, removed.action)
    rewards.run(store, made)
    assert standing(store, made) == {(first, second.hex()): 50}


def test_by_default_only_who_brought_him_is_rewarded_and_by_two_levels_also_who_brought_that_one(
    store: Store, three: list[bytes]
) -> None:
    first, second, third = three
    _brought(store, second, first)
    _brought(store, third, second)
    did(store, third, "order", "2026-03-05")
    one = publish(store, INVITE)
    two = publish(store, {**INVITE, "name": "两层", "points": [50, 10], "depth": 2})
    rewards.run(store, one)
    rewards.run(store, two)
    assert standing(store, one) == {(second, third.hex()): 50}
    assert standing(store, two) == {(second, third.hex()): 50, (first, third.hex()): 10}


def test_what_happens_later_reaches_both_levels_at_once(store: Store, three: list[bytes]) -> None:
    first, second, third = three
    _brought(store, second, first)
    _brought(store, third, second)
    publish(store, {**INVITE, "points": [50, 10]}, "2026-01-01")
    _order(store, third)
    assert sums(store) == {second: 50, first: 10}


def test_nobody_brings_himself_or_who_brought_him(store: Store, three: list[bytes]) -> None:
    first, second, third = three
    _brought(store, second, first)
    _brought(store, third, second)
    for invitee, inviter, code in (
        (first, first, "referral.self"),
        (first, third, "referral.circle"),
    ):
        with pytest.raises(Problem) as caught:
            referrals.add(store, invitee, inviter, "x")
        assert caught.value.code == code


def test_a_circle_that_two_laptops_made_rewards_nobody_in_it(
    store: Store, three: list[bytes]
) -> None:
    first, second, third = three
    made = publish(store, INVITE)
    with store.recording("member.referral") as rec:
        for invitee, inviter in ((first, second), (second, first), (third, first)):
            said = {"invitee": invitee, "inviter": inviter, "state": CONFIRMED, "at": 1}
            rec.put("referral", rec.fact("referral", invitee), said)
    for who in three:
        did(store, who, "order", "2026-03-05")
    rewards.run(store, made)
    assert standing(store, made) == {(first, third.hex()): 50}


def test_two_records_of_one_who_was_brought_are_one_reward_once_merged(
    store: Store, three: list[bytes]
) -> None:
    first, second, twin = three
    made = publish(store, INVITE, "2026-01-01")
    for invitee in (second, twin):
        _brought(store, invitee, first)
        _order(store, invitee)
    assert sums(store) == {first: 100}
    merging.merge(store, second, twin)
    rewards.run(store, made)
    assert sums(store)[first] == 50
    assert rewards.run(store, made).nothing


def test_conditions_are_about_who_was_brought_and_what_he_did(
    store: Store, three: list[bytes]
) -> None:
    first, second, third = three
    local = member(store, "丁", city="广州")
    where = {
        "all": [
            {"field": "city", "op": "=", "value": "广州"},
            {"field": "amount", "op": ">=", "value": 5000},
        ]
    }
    made = publish(store, {**INVITE, "where": where}, "2026-01-01")
    for invitee in (second, local):
        _brought(store, invitee, first)
        _order(store, invitee)
    _brought(store, third, first)
    assert standing(store, made) == {(first, local.hex()): 50}


def test_who_was_brought_may_be_removed_and_the_reward_stays(
    store: Store, three: list[bytes]
) -> None:
    first, second, _ = three
    made = publish(store, INVITE, "2026-01-01")
    _brought(store, second, first)
    _order(store, second)
    members.remove(store, second)
    assert rewards.run(store, made, date(2026, 12, 31)).result == Written(0, 0, 0, 0)
    assert sums(store) == {first: 50}


def test_a_reward_for_an_inviter_names_what_the_other_did(store: Store, three: list[bytes]) -> None:
    first, second, _ = three
    publish(store, INVITE, "2026-01-01")
    _brought(store, second, first)
    order = _order(store, second)
    (row,) = store.rows("SELECT id FROM entry")
    found = entries.explain(store, row[0])
    assert [one.id for one in found.evidence] == [order]
    assert found.evidence[0].member_name == "乙"


def test_three_levels_cannot_be_saved(store: Store) -> None:
    with pytest.raises(Problem) as caught:
        rewards.add_rule(store, rule.parse({**INVITE, "points": [50, 10, 1]}))
    assert caught.value.code == "rule.pyramid"
    assert rulebook.listed(store) == []
