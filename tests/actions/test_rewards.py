"""What an operator does with rules and points, and what follows from it."""

from datetime import date

import pytest
from msgspec.structs import replace

from desktop.actions import activities, history, rewards
from desktop.models import rule
from desktop.models.changes import Changes
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.store import rulebook, wallets
from desktop.store.community import Store
from desktop.store.ledger import Written
from tests.rewards_builders import ACTIVE, ARRIVE, did, member, publish, standing

NOTHING = Written(0, 0, 0, 0)


def _id(changes: Changes) -> bytes:
    assert isinstance(changes.result, bytes)
    return changes.result


def _as(store: Store, role: str) -> None:
    store.actor = replace(store.actor, role=role, cells=PRESETS[role])


def test_a_rule_of_the_same_name_becomes_the_next_version_and_the_same_rule_nothing(
    store: Store,
) -> None:
    made = _id(rewards.add_rule(store, rule.parse(ARRIVE)))
    assert rewards.add_rule(store, rule.parse(ARRIVE)).nothing
    assert _id(rewards.add_rule(store, rule.parse({**ARRIVE, "points": 15}))) == made
    stored = rulebook.load(store, made)
    assert [one.number for one in stored.published] == [1, 2]
    assert stored.published[0].rule == rule.parse(ARRIVE)


def test_a_draft_awards_nothing_until_it_is_published(store: Store) -> None:
    made = _id(rewards.add_rule(store, rule.parse(ARRIVE), draft=True))
    with pytest.raises(Problem) as caught:
        rewards.run(store, made)
    assert caught.value.code == "rule.draft"
    rewards.save_draft(store, rule.parse({**ARRIVE, "points": 15}), made)
    rewards.publish(store, rule.parse({**ARRIVE, "points": 15}), made)
    stored = rulebook.load(store, made)
    assert (len(stored.versions), stored.draft, stored.newest.points) == (1, None, 15)


def test_a_draft_that_is_dropped_leaves_the_version_in_force(store: Store) -> None:
    made = _id(rewards.add_rule(store, rule.parse(ARRIVE)))
    rewards.save_draft(store, rule.parse({**ARRIVE, "points": 15}), made)
    rewards.discard_draft(store, made)
    assert rulebook.load(store, made).newest.points == 10
    rewards.publish(store, rule.parse({**ARRIVE, "points": 20}), made)
    assert rulebook.load(store, made).newest.points == 20
    fresh = _id(rewards.add_rule(store, rule.parse(ACTIVE), draft=True))
    rewards.discard_draft(store, fresh)
    assert [one.id for one in rulebook.listed(store)] == [made]


def test_a_new_version_cannot_change_what_its_awards_are_for(store: Store) -> None:
    made = _id(rewards.add_rule(store, rule.parse(ACTIVE)))
    with pytest.raises(Problem) as caught:
        rewards.publish(store, rule.parse({**ACTIVE, "period": "month"}), made)
    assert caught.value.code == "rule.not_continued"


@pytest.mark.parametrize("role", ["assistant", "host"])
def test_who_may_not_give_points_gives_none(store: Store, role: str) -> None:
    made = publish(store, ARRIVE)
    who = member(store)
    entry = _id(rewards.award(store, who, 5, "义工"))
    actions = store.one("SELECT count(*) FROM action")
    _as(store, role)
    for refused in (
        lambda: rewards.add_rule(store, rule.parse(ARRIVE)),
        lambda: rewards.run(store, made),
        lambda: rewards.close(store, made, "2026-W10"),
        lambda: rewards.award(store, who, 5, "义工"),
        lambda: rewards.reverse(store, entry, "错"),
        lambda: rewards.stop(store, made),
    ):
        with pytest.raises(Problem) as caught:
            refused()
        assert caught.value.code == "role.not_allowed"
    assert store.one("SELECT count(*) FROM action") == actions


def test_an_admin_runs_rules_but_closes_no_cycles(store: Store) -> None:
    each, weekly = publish(store, ARRIVE), publish(store, ACTIVE)
    _as(store, "admin")
    assert rewards.run(store, each).result == NOTHING
    with pytest.raises(Problem):
        rewards.run(store, weekly)


def test_an_activity_entered_now_earns_at_once_in_the_same_action(store: Store) -> None:
    who = member(store)
    publish(store, ARRIVE, on="2026-03-01")
    changes = activities.add(store, who, "checkin", "2026-03-02 19:30")
    assert {"activity", "entry"} <= changes.tables
    assert wallets.balance(store, who) == 10


def test_an_assistant_enters_activities_whose_awards_wait_for_a_run(store: Store) -> None:
    who = member(store)
    made = publish(store, ARRIVE, on="2026-03-01")
    owner = store.actor
    _as(store, "assistant")
    activities.add(store, who, "checkin", "2026-03-02T19:30:00")
    assert wallets.balance(store, who) == 0
    store.actor = owner
    assert rewards.preview(store, made).points == 10


def test_a_corrected_activity_takes_back_what_followed_also_from_a_closed_cycle(
    store: Store,
) -> None:
    who = member(store)
    publish(store, ARRIVE, on="2026-03-01")
    weekly = publish(store, ACTIVE)
    deed = _id(activities.add(store, who, "checkin", "2026-03-02T19:30:00"))
    posts = [did(store, who, "post", f"2026-03-0{day}") for day in (2, 3, 4)]
    rewards.close(store, weekly, "2026-W10")
    assert wallets.balance(store, who) == 40
    activities.correct(store, posts[0], "不是他发的")
    assert wallets.balance(store, who) == 10
    activities.correct(store, deed, "没有来")
    assert wallets.balance(store, who) == 0
    with pytest.raises(Problem) as caught:
        activities.correct(store, deed, "没有来")
    assert caught.value.code == "activity.voided"


def test_an_undone_run_gives_the_next_generation_when_it_runs_again(store: Store) -> None:
    who = member(store)
    did(store, who, "checkin", "2026-03-02")
    made = publish(store, ARRIVE)
    rewards.run(store, made)
    history.undo(store)
    assert (wallets.balance(store, who), standing(store)) == (0, {})
    assert rewards.run(store, made).result == Written(1, 10, 1, 0)
    assert store.one("SELECT max(generation) FROM entry WHERE kind = 'award'") == (1,)
    assert wallets.balance(store, who) == 10


def test_a_run_that_is_cancelled_leaves_nothing(store: Store) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done:
            raise Stopped

    who = member(store)
    with store.recording("activity.enter") as rec:
        for day in range(1, 29):
            for hour in range(10, 20):
                local = f"2026-03-{day:02}T{hour}:00:00"
                fields = {"member": who, "kind": "checkin", "local": local, "at": day * hour}
                rec.put("activity", None, {**fields, "zone": store.zone})
    made = publish(store, {**ARRIVE, "cap": {"per": "lifetime", "points": 10**6}})
    counts = [store.one(f"SELECT count(*) FROM {name}") for name in ("entry", "changeset")]
    with pytest.raises(Stopped):
        rewards.run(store, made, progress=stop)
    assert counts == [store.one(f"SELECT count(*) FROM {name}") for name in ("entry", "changeset")]
    assert rewards.run(store, made).result == Written(280, 2800, 1, 0)


def test_a_run_up_to_a_day_closes_the_cycles_that_ended_by_then(store: Store) -> None:
    who = member(store)
    for day in (2, 3, 4, 9, 10, 11):
        did(store, who, "post", f"2026-03-{day:02}")
    made = publish(store, ACTIVE)
    assert rewards.preview(store, made, date(2026, 3, 8)).points == 30
    assert rewards.run(store, made, date(2026, 3, 8)).result == Written(1, 30, 1, 0)
    assert rewards.run(store, made, date(2026, 3, 14)).result == NOTHING
    assert rewards.run(store, made, date(2026, 3, 15)).result == Written(1, 30, 1, 0)


def test_undoing_a_publishing_leaves_what_points_were_given_by(store: Store) -> None:
    changes = rewards.add_rule(store, rule.parse(ARRIVE))
    made, who = _id(changes), member(store)
    activities.add(store, who, "checkin", store.today().isoformat() + "T00:00:00")
    rewards.run(store, made)
    assert standing(store)
    undone = history.undo(store, changes.action)
    assert [one.table for one in undone.result.kept] == ["rule_version"]
    stored = rulebook.load(store, made)
    assert (stored.state, stored.published[0].rule) == ("live", rule.parse(ARRIVE))


def test_undoing_a_publishing_leaves_the_version_of_a_rule_that_was_stopped_since(
    store: Store,
) -> None:
    changes = rewards.add_rule(store, rule.parse(ARRIVE))
    rewards.stop(store, _id(changes))
    history.undo(store, changes.action)
    (stored,) = rulebook.listed(store)
    assert (stored.state, len(stored.published)) == ("stopped", 1)


def test_a_publishing_that_nothing_came_of_is_undone_and_a_version_goes_back_to_the_one_before(
    store: Store,
) -> None:
    made = _id(rewards.add_rule(store, rule.parse(ARRIVE)))
    who = member(store)
    activities.add(store, who, "checkin", store.today().isoformat() + "T00:00:00")
    rewards.run(store, made)
    second = rewards.add_rule(store, rule.parse({**ARRIVE, "points": 15}))
    assert history.undo(store, second.action).result.kept == ()
    assert rulebook.load(store, made).newest == rule.parse(ARRIVE)
    alone = rewards.add_rule(store, rule.parse(ACTIVE))
    history.undo(store, alone.action)
    assert [one.id for one in rulebook.listed(store)] == [made]
