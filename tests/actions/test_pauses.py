"""A rule that is paused earns nothing for what happens meanwhile, also when it runs again."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from desktop.actions import activities, history, pauses, rewards
from desktop.models import period, rule
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.store import rulebook, settlement, wallets
from desktop.store.community import Store
from tests.rewards_builders import ACTIVE, ARRIVE, did, member, publish, standing, sums

DAY = 86_400_000


def _paused(store: Store, made: bytes, begins: str, ends: str | None) -> None:
    """A pause as it stands after its days have gone by."""
    at = [period.instant(f"{day}T00:00:00", store.zone) if day else None for day in (begins, ends)]
    with store.recording("rule.pause") as rec:
        assert at[0] is not None
        rulebook.pause(rec, rulebook.load(store, made), at[0], at[1])


def test_what_happens_in_a_pause_earns_nothing_before_and_after_it_does(store: Store) -> None:
    who, made = member(store), publish(store, ARRIVE, "2026-01-01")
    _paused(store, made, "2026-03-10", "2026-03-20")
    found = [did(store, who, "checkin", f"2026-03-{day}") for day in ("05", "10", "19", "20")]
    rewards.run(store, made)
    assert set(standing(store, made)) == {(who, found[0].hex()), (who, found[3].hex())}
    assert rewards.run(store, made).nothing


def test_days_in_a_pause_count_towards_no_week(store: Store) -> None:
    who, made = member(store), publish(store, ACTIVE, "2026-01-01")
    for day in ("02", "03", "04", "09", "10", "11"):
        did(store, who, "post", f"2026-03-{day}")
    _paused(store, made, "2026-03-11", None)
    rewards.run(store, made)
    assert standing(store, made) == {(who, "2026-W10"): 30}


def test_an_activity_entered_in_a_pause_earns_nothing_then_nor_after_resuming(
    store: Store,
) -> None:
    who, made = member(store), publish(store, ARRIVE, "2026-01-01")
    yesterday = str(store.today() - timedelta(1))
    _paused(store, made, yesterday, None)
    activities.add(store, who, "checkin", f"{yesterday}T12:00:00")
    assert sums(store) == {}
    pauses.resume(store, made)
    rewards.run(store, made)
    assert sums(store) == {}


def test_what_was_earned_before_a_pause_stays(store: Store) -> None:
    who, made = member(store), publish(store, ARRIVE, "2026-01-01")
    did(store, who, "checkin", "2026-03-05")
    rewards.run(store, made)
    pauses.pause(store, made)
    with store.recording("rewards.run") as rec:
        settlement.follow(rec, store, {who})
    rewards.run(store, made)
    assert sums(store) == {who: 10}


def test_a_pause_begins_today_or_later_and_only_once(store: Store) -> None:
    made, today = publish(store, ARRIVE, "2026-01-01"), store.today()
    later = today + timedelta(3)
    for first, last in ((today - timedelta(1), None), (later, today)):
        with pytest.raises(Problem) as caught:
            pauses.pause(store, made, first, last)
        assert caught.value.code == "rule.pause_days"
    pauses.pause(store, made, later, later + timedelta(1))
    (pause,) = rulebook.load(store, made).pauses
    assert pause.ends is not None
    assert pause.ends - pause.begins == 2 * DAY
    assert not rulebook.load(store, made).paused(store.now())
    with pytest.raises(Problem) as caught:
        pauses.pause(store, made, later + timedelta(1))
    assert caught.value.code == "rule.paused"
    pauses.resume(store, made)
    assert rulebook.load(store, made).pauses == ()


def test_what_is_not_paused_cannot_be_resumed_nor_a_draft_paused(store: Store) -> None:
    made = publish(store, ARRIVE, "2026-01-01")
    with pytest.raises(Problem) as caught:
        pauses.resume(store, made)
    assert caught.value.code == "rule.not_paused"
    draft = rewards.add_rule(store, rule.parse(ACTIVE), draft=True).result
    assert isinstance(draft, bytes)
    with pytest.raises(Problem) as caught:
        pauses.pause(store, draft)
    assert caught.value.code == "rule.draft"


def test_an_undone_pause_never_was(store: Store) -> None:
    made = publish(store, ARRIVE, "2026-01-01")
    changes = pauses.pause(store, made)
    assert rulebook.load(store, made).paused(store.now())
    history.undo(store, changes.action)
    assert not rulebook.load(store, made).paused(store.now())


def test_who_may_not_publish_pauses_nothing(store: Store) -> None:
    made = publish(store, ARRIVE, "2026-01-01")
    store.actor = replace(store.actor, role="admin", cells=PRESETS["admin"])
    for refused in (pauses.pause, pauses.resume):
        with pytest.raises(Problem) as caught:
            refused(store, made)
        assert caught.value.code == "role.not_allowed"


def test_a_rule_gives_contribution_instead_of_points(store: Store) -> None:
    who = member(store)
    made = publish(store, {**ARRIVE, "wallet": "contribution"}, "2026-01-01")
    first = did(store, who, "checkin", "2026-03-05")
    rewards.run(store, made)
    assert wallets.balance(store, who) == 0
    assert wallets.balance(store, who, wallet="contribution") == 10
    activities.correct(store, first, "没有来")
    assert wallets.balance(store, who, wallet="contribution") == 0
