"""Milestones and budgets: steps are each given once, and a rule stops when its budget is spent."""

from datetime import date
from typing import Any

from desktop.actions import activities, rewards
from desktop.store import entries, rulebook, settlement
from desktop.store.community import Store
from desktop.store.ledger import Written
from tests.rewards_builders import did, member, publish, standing, sums

MILESTONES: dict[str, Any] = {
    "name": "签到里程碑",
    "trigger": "steps",
    "activity": "checkin",
    "points": [{"at_least": 2, "points": 20}, {"at_least": 4, "points": 100}],
}
ARRIVE: dict[str, Any] = {
    "name": "到场",
    "trigger": "each",
    "activity": "checkin",
    "points": 10,
    "budget": 25,
}


def _run(store: Store, made: bytes, until: str = "2026-12-31") -> Written:
    found = rewards.run(store, made, date.fromisoformat(until)).result
    assert isinstance(found, Written)
    return found


def test_each_step_is_given_once_when_the_count_gets_there(store: Store) -> None:
    who, made = member(store), publish(store, MILESTONES)
    for day in range(1, 8):
        did(store, who, "checkin", f"2026-03-0{day}")
    assert _run(store, made) == Written(2, 120, 1, 0)
    assert standing(store, made) == {(who, "2"): 20, (who, "4"): 100}
    assert store.rows("SELECT local FROM entry ORDER BY local") == [
        ("2026-03-02T12:00:00",),
        ("2026-03-04T12:00:00",),
    ]
    assert _run(store, made) == Written(0, 0, 0, 0)


def test_a_step_that_is_no_longer_reached_is_taken_back(store: Store) -> None:
    who, made = member(store), publish(store, MILESTONES, "2026-01-01")
    found = [did(store, who, "checkin", f"2026-03-0{day}") for day in range(1, 5)]
    _run(store, made)
    activities.correct(store, found[0], "记错了")
    assert standing(store, made) == {(who, "2"): 20}
    assert sums(store) == {who: 20}


def test_steps_of_days_in_a_row_and_of_an_amount(store: Store) -> None:
    who = member(store)
    for day in (1, 2, 4, 5, 6):
        did(store, who, "checkin", f"2026-03-0{day}")
    for day in (1, 2):
        did(store, who, "order", f"2026-03-0{day}", 60_000)
    streak = publish(store, {**MILESTONES, "name": "连签", "measure": "streak"})
    spent = publish(
        store,
        {
            "name": "累计",
            "trigger": "steps",
            "activity": "order",
            "measure": "amount",
            "points": [{"at_least": 100_000, "points": 5}, {"at_least": 900_000, "points": 9}],
        },
    )
    _run(store, streak)
    _run(store, spent)
    assert standing(store, streak) == {(who, "2"): 20}
    assert standing(store, spent) == {(who, "100000"): 5}


def test_a_later_version_adds_a_step_and_leaves_what_was_given(store: Store) -> None:
    who, made = member(store), publish(store, MILESTONES, "2026-01-01")
    for day in range(1, 4):
        did(store, who, "checkin", f"2026-03-0{day}")
    _run(store, made)
    steps = [{"at_least": 2, "points": 99}, {"at_least": 3, "points": 7}]
    publish(store, {**MILESTONES, "points": steps}, "2026-04-01")
    assert _run(store, made) == Written(1, 7, 1, 0)
    assert standing(store, made) == {(who, "2"): 20, (who, "3"): 7}


def test_a_budget_ends_with_the_one_who_came_when_it_was_spent(store: Store) -> None:
    first, second, third = (member(store, name) for name in ("甲", "乙", "丙"))
    made = publish(store, ARRIVE)
    for day, who in enumerate((first, second, third), 1):
        did(store, who, "checkin", f"2026-03-0{day}")
    _run(store, made)
    assert sums(store) == {first: 10, second: 10, third: 5}
    entry = store.rows("SELECT id FROM entry WHERE points = 5")[0][0]
    (budget,) = entries.explain(store, entry).caps
    assert (budget.per, budget.limit, budget.before, budget.after) == ("budget", 25, 20, 25)


def test_somebody_who_came_earlier_takes_the_budget_of_who_came_later(store: Store) -> None:
    first, second, third = (member(store, name) for name in ("甲", "乙", "丙"))
    made = publish(store, ARRIVE, "2026-01-01")
    for day, who in ((2, first), (3, second)):
        did(store, who, "checkin", f"2026-03-0{day}")
    _run(store, made)
    assert sums(store) == {first: 10, second: 10}
    did(store, third, "checkin", "2026-03-01")
    with store.recording("rewards.run") as rec:
        settlement.follow(rec, store, {third})
    assert sums(store) == {first: 10, second: 5, third: 10}
    assert _run(store, made) == Written(0, 0, 0, 0)


def test_while_a_budget_lasts_only_the_member_at_hand_is_looked_at(store: Store) -> None:
    first, second = (member(store, name) for name in ("甲", "乙"))
    publish(store, {**ARRIVE, "budget": 1000}, "2026-01-01")
    did(store, first, "checkin", "2026-03-01")
    did(store, second, "checkin", "2026-03-01")
    with store.recording("rewards.run") as rec:
        settlement.follow(rec, store, {first})

    assert sums(store) == {first: 10}


def test_a_smaller_budget_takes_nothing_back(store: Store) -> None:
    who, made = member(store), publish(store, ARRIVE, "2026-01-01")
    did(store, who, "checkin", "2026-03-01")
    did(store, who, "checkin", "2026-03-02")
    _run(store, made)
    publish(store, {**ARRIVE, "budget": 5}, "2026-04-01")
    did(store, who, "checkin", "2026-05-01")
    assert _run(store, made) == Written(0, 0, 0, 0)
    assert rulebook.load(store, made).newest.budget == 5
    assert sums(store) == {who: 20}


def test_a_week_that_is_adjusted_keeps_to_the_budget_of_all(store: Store) -> None:
    first, second = (member(store, name) for name in ("甲", "乙"))
    body = {
        "name": "活跃周",
        "trigger": "period",
        "period": "week",
        "activity": "post",
        "points": 30,
        "budget": 40,
    }
    made = publish(store, body, "2026-01-01")
    did(store, first, "post", "2026-03-03")
    rewards.close(store, made, "2026-W10")
    assert sums(store) == {first: 30}
    activities.add(store, second, "post", "2026-03-04T12:00:00")
    touched = [settlement.Touched(second, "post", "2026-03-04T12:00:00")]
    with store.recording("rewards.run") as rec:
        settlement.adjust(rec, store, touched)
    assert sorted(sums(store).values()) == [10, 30]
    assert rewards.run(store, made, date(2026, 3, 31)).nothing
