"""Trying a rule on the past, beside the version in force."""

from datetime import date

from desktop.models import period, rule
from desktop.models.referral import CONFIRMED
from desktop.models.rehearsal import Span
from desktop.models.rulebook import Pause
from desktop.store.community import Store
from desktop.store.rehearsal import last_days, rehearse
from tests.rewards_builders import ACTIVE, ARRIVE, SPEND, did, member

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
    found = rehearse(store, now, before, last_days(30, TODAY), TODAY)
    assert (found.count, found.points, found.capped) == (1, 20, 1)
    assert (found.before_count, found.before_points) == (2, 30)
    assert (found.lost_count, found.gained_count) == (1, 0)
    assert (found.awards, found.middle, found.most, found.still) == (2, 20, 20, 20)
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
    assert rehearse(store, body, None, last_days(30, TODAY)).points == 30
    assert rehearse(store, body, None, last_days(7, TODAY)).points == 0
    assert rehearse(store, body, None, last_days(7, date(2026, 4, 5))).points == 30


def test_any_past_days_can_be_tried_and_what_expired_since_is_not_still_owed(
    store: Store,
) -> None:
    one, two = member(store, "甲"), member(store, "乙")
    for day in ("2025-05-06", "2025-05-20", "2025-06-01"):
        did(store, one, "checkin", day)
    did(store, two, "checkin", "2025-04-30")
    body = rule.parse({**ARRIVE, "expires": {"days": 320}})
    may = Span(date(2025, 5, 1), date(2025, 5, 31))
    found = rehearse(store, body, None, may, TODAY)
    assert (found.span, found.count, found.points) == (may, 1, 20)
    # 6 May + 320 days is 22 March 2026; 20 May + 320 days is 5 April.
    assert found.still == 10
    assert found.before_count is None


def test_the_five_biggest_surprises_are_those_about_most_points(store: Store) -> None:
    orders = SPEND | {"where": {"field": "city", "op": "!=", "value": "北京"}}
    people = [member(store, f"人{i}", city="广州") for i in range(7)]
    for who, yuan in zip(people, (10, 10, 10, 10, 12, 13, 90), strict=True):
        did(store, who, "order", "2026-03-02", yuan * 100)
    left_out = member(store, "外地", city="北京")
    did(store, left_out, "order", "2026-03-02", 500_00)
    span = Span(date(2026, 3, 1), TODAY)
    found = rehearse(store, rule.parse(orders), None, span, TODAY)
    assert [(one.kind, one.name, one.points, one.other) for one in found.surprises] == [
        ("far", "人6", 9, 1),
        ("nothing", "外地", 0, 1),
    ]
    # Beside a version in force that gave everybody the same, who loses most stands first.
    before = rule.parse({**orders, "points": 40})
    told = rehearse(store, rule.parse(orders), before, span, TODAY).surprises
    assert len(told) == 5
    assert [(one.kind, one.points, one.other) for one in told] == [("less", 1, 40)] * 5
    capped = rule.parse({**orders, "cap": {"per": "month", "points": 3}})
    told = rehearse(store, capped, None, span, TODAY).surprises
    assert (told[0].kind, told[0].name, told[0].points, told[0].other) == ("capped", "人6", 3, 9)


def test_who_was_brought_is_no_surprise_where_his_inviter_gets_the_points(store: Store) -> None:
    inviter, invitee, alone = (member(store, name) for name in ("甲", "乙", "丙"))
    said = {"invitee": invitee, "inviter": inviter, "state": CONFIRMED, "at": 1}
    with store.recording("referral.add") as rec:
        rec.put("referral", None, said)
    for who in (invitee, alone):
        did(store, who, "order", "2026-03-03", 100)
    body = {"name": "推荐有礼", "trigger": "invite", "activity": "order", "points": 50}
    found = rehearse(store, rule.parse(body), None, last_days(31, TODAY))
    assert [(one.name, one.points) for one in found.people] == [("甲", 50)]
    assert found.surprises == ()


def test_what_happened_in_a_pause_earns_nothing_in_a_trial_either(store: Store) -> None:
    who = member(store)
    for day in (9, 16, 23):
        did(store, who, "checkin", f"2026-03-{day:02}")
    body = rule.parse(ARRIVE)
    begin, end = (period.instant(f"2026-03-{day:02}T00:00:00", store.zone) for day in (14, 20))
    for pauses, points, count in (
        ((), 30, 0),
        ((Pause(begin, end),), 20, 1),
        ((Pause(begin, None),), 10, 1),
        ((Pause(0, 1),), 30, 0),
    ):
        found = rehearse(store, body, body, last_days(30, TODAY), TODAY, pauses)
        assert (found.points, found.before_points, found.paused) == (points, points, count)
