"""Trying a rule on the past, beside the version in force."""

from datetime import date

from desktop.models import rule
from desktop.store.community import Store
from desktop.store.rehearsal import rehearse
from tests.rewards_builders import ACTIVE, ARRIVE, did, member

TODAY = date(2026, 3, 31)


def test_a_trial_tells_people_points_and_the_difference_to_the_version_in_force(
    store: Store,
) -> None:
    one, two, three = (member(store, name, city=name) for name in ("甲", "乙", "丙"))
    for day in (9, 10, 11):
        did(store, one, "checkin", f"2026-03-{day:02}")
    did(store, two, "checkin", "2026-03-12")
    did(store, three, "checkin", "2026-02-12")
    before = rule.parse(ARRIVE)
    now = rule.parse({**ARRIVE, "points": 15, "where": {"field": "city", "op": "=", "value": "甲"}})
    found = rehearse(store, now, before, 30, TODAY)
    assert (found.count, found.points, found.capped) == (1, 20, 1)
    assert (found.before_count, found.before_points) == (2, 30)
    assert (found.lost, found.lost_count, found.gained_count) == (("乙",), 1, 0)
    assert found.histogram == ((20, 1),)
    assert [(row.name, row.points, row.awards, row.raw) for row in found.people] == [
        ("甲", 20, 2, 45)
    ]


def test_a_trial_of_a_rule_with_cycles_looks_at_those_that_ended_in_these_days(
    store: Store,
) -> None:
    who = member(store)
    for day in ("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-30", "2026-03-31"):
        did(store, who, "post", day)
    body = rule.parse({**ACTIVE, "at_least": 2})
    assert rehearse(store, body, None, 30, TODAY).points == 30
    assert rehearse(store, body, None, 7, TODAY).points == 0
    assert rehearse(store, body, None, 7, date(2026, 4, 5)).points == 30
