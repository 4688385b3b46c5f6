"""What comes after awards: merges, closings of cycles, expiry, and how each is explained."""

import json
from datetime import date

import pytest

from desktop.models.award import EntryQuery, award_id
from desktop.models.award_words import formula
from desktop.models.problem import Problem
from desktop.store import entries, rulebook, settlement, wallets
from desktop.store.community import Store
from desktop.store.ledger import Written
from tests.rewards_builders import (
    ACTIVE,
    ARRIVE,
    FIRST,
    RANKING,
    did,
    member,
    merge,
    publish,
    standing,
    sums,
)
from tests.store.ledger_runs import preview, run, void

NOTHING = Written(0, 0, 0, 0)


def test_merging_two_who_had_the_same_award_leaves_one_and_one_reversal(store: Store) -> None:
    one, two = member(store, "甲"), member(store, "乙")
    for who in (one, two):
        did(store, who, "order", "2026-03-02", 100)
    made = publish(store, FIRST)
    run(store, made)
    merge(store, two, one)
    assert run(store, made) == Written(0, -50, 1, 1)
    assert list(standing(store).values()) == [50]
    assert wallets.balance(store, one) == wallets.balance(store, two) == 50
    assert run(store, made) == NOTHING


def test_generations_are_counted_over_the_member_and_his_aliases(store: Store) -> None:
    one, two = member(store, "甲"), member(store, "乙")
    deed = did(store, two, "order", "2026-03-02", 100)
    made = publish(store, FIRST)
    run(store, made)
    void(store, deed)
    run(store, made)
    merge(store, two, one)
    void(store, deed, "")
    run(store, made)
    entry = award_id(store.community, made, one, "", 1)
    assert entries.find(store, entry).points == 50


def test_awards_of_a_member_who_is_gone_are_left_as_they_are(store: Store) -> None:
    who = member(store)
    deed = did(store, who, "checkin", "2026-03-02")
    made = publish(store, ARRIVE)
    run(store, made)
    with store.recording("member.remove") as rec:
        rec.delete("member", who)
    void(store, deed)
    assert run(store, made) == NOTHING
    assert sums(store) == {who: 10}


def test_a_cycle_is_closed_once_and_later_activity_is_an_adjustment(store: Store) -> None:
    who = member(store)
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        did(store, who, "post", day)
    made = publish(store, ACTIVE)
    stored = rulebook.load(store, made)
    with store.recording("rewards.close") as rec:
        assert settlement.close(rec, store, stored, "2026-W10", "2026-03-09T00:00:00") == Written(
            1, 30, 1, 0
        )
    closing = store.rows("SELECT * FROM closing")
    other = member(store, "韩梅梅")
    for day in ("2026-03-02", "2026-03-05", "2026-03-08"):
        did(store, other, "post", day)
    assert run(store, made) == Written(1, 30, 1, 0)
    assert store.rows("SELECT * FROM closing") == closing


@pytest.mark.parametrize(
    ("body", "label", "now", "code"),
    [
        (ARRIVE, "2026-W10", "2026-04-01T00:00:00", "rule.no_cycles"),
        (ACTIVE, "2026-03", "2026-04-01T00:00:00", "rule.other_period"),
        (ACTIVE, "nonsense", "2026-04-01T00:00:00", "period.unknown"),
        (ACTIVE, "2026-W10", "2026-03-08T23:59:58", "rule.period_open"),
    ],
)
def test_what_cannot_be_closed_is_a_problem(
    store: Store, body: dict[str, object], label: str, now: str, code: str
) -> None:
    stored = rulebook.load(store, publish(store, body))
    with pytest.raises(Problem) as caught, store.recording("rewards.close") as rec:
        settlement.close(rec, store, stored, label, now)
    assert caught.value.code == code


def test_a_run_closes_every_cycle_that_ended_and_leaves_the_running_one(store: Store) -> None:
    one, two = member(store, "甲"), member(store, "乙")
    for local, amount in (("2026-01-05", 300), ("2026-02-05", 200), ("2026-03-05", 900)):
        did(store, one, "order", local, amount)
    did(store, two, "order", "2026-02-07", 700)
    made = publish(store, RANKING)
    assert run(store, made, "2026-03-30") == Written(3, 260, 2, 0)
    closed = store.rows("SELECT period FROM closing ORDER BY period")
    assert closed == [("2026-01",), ("2026-02",)]
    assert standing(store) == {(one, "2026-01"): 100, (one, "2026-02"): 60, (two, "2026-02"): 100}
    assert run(store, made, "2026-03-31") == Written(1, 100, 1, 0)


def test_who_moves_into_a_ranking_later_takes_no_place_in_a_closed_cycle(store: Store) -> None:
    here, moved = member(store, "甲", city="广州"), member(store, "乙", city="北京")
    did(store, here, "order", "2026-02-05", 100)
    did(store, moved, "order", "2026-02-05", 900)
    made = publish(store, {**RANKING, "where": {"field": "city", "op": "=", "value": "广州"}})
    run(store, made)
    with store.recording("member.edit") as rec:
        rec.put("member", moved, {"city": "广州"})
    assert run(store, made) == NOTHING
    did(store, here, "order", "2026-02-06", 900)
    assert run(store, made) == Written(1, 60, 1, 0)


def test_awards_that_expire_are_taken_out_and_come_back_with_nothing_twice(store: Store) -> None:
    who = member(store)
    deed = did(store, who, "checkin", "2026-03-02")
    made = publish(store, {**ARRIVE, "expires": {"days": 30}})
    assert run(store, made, "2026-04-01") == Written(1, 10, 1, 0)
    assert wallets.balance(store, who) == 10
    assert preview(store, made, "2026-04-02").expired == 10
    assert run(store, made, "2026-04-02").expired == 10
    assert wallets.balance(store, who) == 0
    assert run(store, made, "2026-04-02") == NOTHING
    void(store, deed)
    run(store, made, "2026-04-02")
    assert wallets.balance(store, who) == 0
    assert standing(store) == {}


def test_a_list_of_entries_is_narrowed_by_member_rule_kind_and_day(store: Store) -> None:
    one, two = member(store, "甲"), member(store, "乙")
    did(store, one, "checkin", "2026-03-02")
    did(store, two, "checkin", "2026-04-02")
    made = publish(store, ARRIVE)
    run(store, made)
    with store.recording("points.award") as rec:
        wallets.give(rec, store, wallets.Giving(one, 5, "义工"))
    for query, expected in (
        (EntryQuery(), (3, 25)),
        (EntryQuery(member=one), (2, 15)),
        (EntryQuery(rule=made), (2, 20)),
        (EntryQuery(kinds=("manual",)), (1, 5)),
        (EntryQuery(first="2026-03-01", last="2026-03-31"), (1, 10)),
    ):
        assert entries.totals(store, query) == expected
        assert len(entries.page(store, query)) == expected[0]


def test_the_stored_evidence_names_rows_and_numbers(store: Store) -> None:
    who = member(store)
    deeds = [did(store, who, "post", f"2026-03-0{day}") for day in (2, 3, 3, 4)]
    body = {**ACTIVE, "cap": {"per": "month", "points": 20}}
    made = publish(store, {**body, "from": "2026-01-01"})
    run(store, made)
    (stored,) = store.one("SELECT evidence FROM entry WHERE rule = ?", (made,)) or ("",)
    said = json.loads(stored)
    assert (said["raw"], said["measure"], said["count"]) == (30, 3, 4)
    assert said["caps"] == [["month", 20, 0]]
    assert sorted(said["rows"]) == sorted(deed.hex() for deed in deeds)
    entry = award_id(store.community, made, who, "2026-W10", 0)
    (cap,) = entries.explain(store, entry).caps
    assert (cap.limit, cap.before, cap.after, cap.hit) == (20, 0, 20, True)
    assert date.fromisoformat(entries.find(store, entry).local[:10]) == date(2026, 3, 8)


def test_a_week_that_is_read_from_its_sums_still_shows_its_activities(store: Store) -> None:
    who, old = member(store), member(store, "旧档案")
    deeds = [did(store, who, "post", f"2026-03-0{day}") for day in (2, 3)]
    deeds.append(did(store, old, "post", "2026-03-04"))
    did(store, who, "post", "2026-03-09")
    merge(store, old, who)
    made = publish(store, ACTIVE)
    run(store, made)
    found = entries.explain(store, award_id(store.community, made, who, "2026-W10", 0))
    assert [one.id for one in found.evidence] == deeds
    assert (found.measure, found.count) == (3, 3)


def test_an_activity_without_a_real_time_does_not_stop_a_run(store: Store) -> None:
    who = member(store)
    for local in ("gestern", "0000-00-00T00:00:00", "9999-12-31T23:59:59"):
        with store.recording("activity.enter") as rec:
            rec.put("activity", None, {"member": who, "kind": "order", "local": local, "at": 0})
    for body in (ACTIVE, RANKING, ARRIVE, FIRST):
        assert run(store, publish(store, {**body, "activity": "order"})).members <= 1


def test_an_award_given_once_rests_on_what_carries_it_today(store: Store) -> None:
    who = member(store)
    first = did(store, who, "order", "2026-03-02", 12_000)
    second = did(store, who, "order", "2026-03-05", 15_000)
    made = publish(store, {**FIRST, "measure": "amount", "at_least": 10_000})
    run(store, made)
    entry = award_id(store.community, made, who, "", 0)
    found = entries.explain(store, entry)
    assert [one.id for one in found.evidence] == [first]
    void(store, first)
    assert run(store, made) == NOTHING
    found = entries.explain(store, entry)
    assert [one.id for one in found.evidence] == [second]
    assert [(one.id, one.state) for one in found.fallen] == [(first, "voided")]
    assert (found.measure, found.count) == (15_000, 1)
    assert formula(found) == "150 元 ≥ 100 元 → 50"
    void(store, second)
    # Until a run takes it back it rests on nothing, and then it tells what it was given for.
    found = entries.explain(store, entry)
    assert (found.evidence, [one.id for one in found.fallen]) == ((), [first])
    run(store, made)
    found = entries.explain(store, entry)
    assert ([one.id for one in found.evidence], found.fallen) == ([first], ())


@pytest.mark.parametrize("body", [ACTIVE, {**ACTIVE, "period": "month"}, RANKING])
def test_an_award_of_a_period_rests_on_what_still_counts_in_it(
    store: Store, body: dict[str, object]
) -> None:
    who, other = member(store), member(store, "别人")
    times = ("02T12:00:00", "03T12:00:00", "04T12:00:00", "04T13:00:00")
    deeds = [did(store, who, "post", f"2026-03-{time}") for time in times]
    did(store, other, "post", "2026-03-03")
    made = publish(store, {**body, "activity": "post", "measure": "days"})
    run(store, made)
    (entry,) = next(iter(store.rows("SELECT id FROM entry WHERE member = ?", (who,))))
    assert [one.id for one in entries.explain(store, entry).evidence] == deeds
    void(store, deeds[2])
    assert run(store, made) == NOTHING
    found = entries.explain(store, entry)
    assert [one.id for one in found.evidence] == [*deeds[:2], deeds[3]]
    assert ([one.id for one in found.fallen], found.count) == ([deeds[2]], 3)
    for one in (deeds[0], deeds[1], deeds[3]):
        void(store, one)
    run(store, made)
    (back,) = next(iter(store.rows("SELECT id FROM entry WHERE reverses = ?", (entry,))))
    shown = [(one.id, one.state) for one in entries.explain(store, back).evidence]
    assert shown == [(deed, "voided") for deed in deeds]
