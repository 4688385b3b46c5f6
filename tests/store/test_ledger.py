"""The ledger: balances are sums, a run writes the difference once, a reversal cancels once."""

import json
from datetime import date

import pytest

from desktop.models.award import EntryQuery, award_id, reversal_id
from desktop.models.op import Kind, decode_body, unpack
from desktop.models.problem import Problem
from desktop.store import entries, ledger, rulebook, settlement
from desktop.store.community import Store
from desktop.store.ledger import Written
from tests.rewards_builders import (
    ACTIVE,
    ARRIVE,
    FIRST,
    RANKING,
    SPEND,
    did,
    member,
    merge,
    publish,
    standing,
    sums,
)

NOTHING = Written(0, 0, 0, 0)
CHEAP = {"field": "amount", "op": "<", "value": 1000}
DEAR = {"field": "amount", "op": ">=", "value": 1000}


def _run(store: Store, made: bytes, until: str = "2026-12-31") -> Written:
    with store.recording("rewards.run") as rec:
        rec.result = settlement.run(rec, store, rulebook.load(store, made), f"{until}T23:59:59")
    assert isinstance(rec.result, Written)
    return rec.result


def _preview(store: Store, made: bytes, until: str = "2026-12-31") -> Written:
    return settlement.preview(store, rulebook.load(store, made), f"{until}T23:59:59")


def _void(store: Store, activity: bytes, state: str = "voided") -> None:
    with store.recording("activity.correct") as rec:
        rec.put("activity", activity, {"state": state})


def _correct(store: Store, entry: bytes, reason: str = "记错人了") -> bytes:
    with store.recording("points.reverse") as rec:
        return ledger.correct(rec, store, entry, reason)


def test_a_preview_says_what_the_run_then_writes_and_a_second_run_writes_nothing(
    store: Store,
) -> None:
    who = member(store)
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        did(store, who, "checkin", day)
    made = publish(store, ARRIVE)
    assert _preview(store, made) == Written(2, 20, 1, 0)
    assert _run(store, made) == Written(2, 20, 1, 0)
    assert _preview(store, made) == NOTHING
    before = store.one("SELECT count(*) FROM changeset")
    assert _run(store, made) == NOTHING
    assert store.one("SELECT count(*) FROM changeset") == before
    assert ledger.balance(store, who) == 20


def test_an_award_has_the_documented_id_and_its_evidence(store: Store) -> None:
    who = member(store, city="广州")
    deed = did(store, who, "order", "2026-03-02T08:00:00", 9950)
    made = publish(store, SPEND)
    _run(store, made)
    entry = award_id(store.community, made, who, deed.hex(), 0)
    found = entries.explain(store, entry)
    assert (found.entry.points, found.entry.version, found.measure, found.raw) == (9, 1, 9950, 9)
    assert [one.id for one in found.evidence] == [deed]
    assert (found.entry.local, found.automatic) == ("2026-03-02T08:00:00", True)


def test_voided_activity_is_reversed_and_the_room_in_the_cap_goes_to_the_next(
    store: Store,
) -> None:
    who = member(store)
    days = ("2026-03-02", "2026-03-03", "2026-03-04")
    deeds = [did(store, who, "checkin", day) for day in days]
    made = publish(store, ARRIVE)
    _run(store, made)
    _void(store, deeds[0])
    assert _run(store, made) == Written(1, 0, 1, 1)
    assert standing(store) == {(who, deeds[1].hex()): 10, (who, deeds[2].hex()): 10}


def test_what_is_given_again_after_a_reversal_is_of_the_next_generation(store: Store) -> None:
    who = member(store)
    deed = did(store, who, "checkin", "2026-03-02")
    made = publish(store, ARRIVE)
    for generation in range(3):
        _run(store, made)
        entry = award_id(store.community, made, who, deed.hex(), generation)
        assert entries.find(store, entry).reversed_by is None
        _void(store, deed)
        _run(store, made)
        assert entries.find(store, entry).reversed_by == reversal_id(store.community, entry)
        assert ledger.balance(store, who) == 0
        _void(store, deed, "")
    _run(store, made)
    assert ledger.balance(store, who) == 10


def test_reversals_stand_before_the_entries_of_their_changeset(store: Store) -> None:
    people = [member(store, f"成员{i}", city="广州") for i in range(300)]
    deeds = [did(store, who, "order", "2026-03-02", 5000) for who in people]
    made = publish(store, SPEND)
    _run(store, made)
    store.sure = True
    with store.recording("activity.edit") as rec:
        for deed in deeds:
            rec.put("activity", deed, {"amount": 9000})
    assert _run(store, made) == Written(300, 300 * 4, 300, 300)
    changesets = store.rows(
        "SELECT c.body FROM changeset c JOIN action a ON a.id = c.action"
        " WHERE a.kind = 'rewards.run' AND c.rid > (SELECT min(last) FROM action"
        " WHERE kind = 'rewards.run')"
    )
    assert len(changesets) > 1
    for (body,) in changesets:
        ops = [unpack(packed) for packed in decode_body(body)]
        kinds = [op.kind for op in ops]
        assert kinds == sorted(kinds, key=lambda kind: kind != Kind.REVERSE)
        again = {op.fields["evidence_key"] for op in ops if op.kind == Kind.ENTRY}
        assert again == {op.fields["evidence_key"] for op in ops if op.kind == Kind.REVERSE}


def test_an_operator_takes_an_entry_back_once_and_the_rule_does_not_give_it_again(
    store: Store,
) -> None:
    who = member(store)
    deed = did(store, who, "checkin", "2026-03-02")
    made = publish(store, ARRIVE)
    _run(store, made)
    entry = award_id(store.community, made, who, deed.hex(), 0)
    with pytest.raises(Problem) as caught:
        _correct(store, entry, "  ")
    assert caught.value.code == "entry.no_reason"
    reversal = _correct(store, entry)
    for again, code in ((entry, "entry.reversed"), (reversal, "entry.is_reversal")):
        with pytest.raises(Problem) as caught:
            _correct(store, again)
        assert caught.value.code == code
    assert _run(store, made) == NOTHING
    assert ledger.balance(store, who) == 0
    assert entries.find(store, reversal).note == "记错人了"


def test_points_by_hand_need_a_reason_and_cannot_be_nothing(store: Store) -> None:
    who = member(store)
    for points, reason, code in (
        (10, "", "entry.no_reason"),
        (0, "义工", "entry.points"),
        (ledger.LARGEST + 1, "义工", "entry.points"),
    ):
        with (
            pytest.raises(Problem) as caught,
            store.recording("points.award") as rec,
        ):
            ledger.award(rec, store, who, points, reason)
        assert caught.value.code == code
    with store.recording("points.award") as rec:
        entry = ledger.award(rec, store, who, 30, "义工")
    assert ledger.balance(store, who) == 30
    _correct(store, entry)
    assert ledger.balance(store, who) == 0


def test_a_run_up_to_a_day_leaves_later_awards_alone(store: Store) -> None:
    who = member(store)
    did(store, who, "checkin", "2026-03-02")
    did(store, who, "checkin", "2026-05-02")
    made = publish(store, ARRIVE)
    assert _run(store, made, "2026-03-01") == NOTHING
    assert _run(store, made, "2026-03-02") == Written(1, 10, 1, 0)
    assert _run(store, made) == Written(1, 10, 1, 0)
    assert _run(store, made, "2026-03-31") == NOTHING
    assert ledger.balance(store, who) == 20


def test_a_later_change_of_the_member_takes_nothing_back(store: Store) -> None:
    who = member(store, city="广州")
    deed = did(store, who, "order", "2026-03-02", 5000)
    made = publish(store, SPEND)
    _run(store, made)
    with store.recording("member.edit") as rec:
        rec.put("member", who, {"city": "北京"})
    did(store, who, "order", "2026-03-03", 8000)
    assert _run(store, made) == NOTHING
    _void(store, deed)
    assert _run(store, made) == Written(0, -5, 1, 1)


@pytest.mark.parametrize(
    "where",
    [
        {"not": {"field": "city", "op": "=", "value": "北京"}},
        {"not": {"not": {"field": "city", "op": "=", "value": "广州"}}},
        {"not": {"any": [{"field": "city", "op": "=", "value": "北京"}, CHEAP]}},
        {"not": {"all": [{"field": "city", "op": "=", "value": "北京"}, DEAR]}},
    ],
)
def test_a_member_who_turns_into_what_a_rule_excludes_keeps_what_he_earned(
    store: Store, where: dict[str, object]
) -> None:
    who = member(store, city="广州")
    deed = did(store, who, "order", "2026-03-02", 5000)
    made = publish(store, {**SPEND, "where": where})
    assert _run(store, made) == Written(1, 5, 1, 0)
    with store.recording("member.edit") as rec:
        rec.put("member", who, {"city": "北京"})
    assert _run(store, made) == NOTHING
    _void(store, deed)
    assert _run(store, made) == Written(0, -5, 1, 1)


def test_an_activity_that_a_rule_excludes_is_taken_back_whatever_the_member_is(
    store: Store,
) -> None:
    who = member(store, city="广州")
    deed = did(store, who, "order", "2026-03-02", 5000)
    made = publish(store, {**SPEND, "where": {"not": CHEAP}})
    _run(store, made)
    with store.recording("activity.edit") as rec:
        rec.put("activity", deed, {"amount": 900})
    assert _run(store, made) == Written(0, -5, 1, 1)


def test_a_new_version_never_touches_what_was_given_before(store: Store) -> None:
    who = member(store)
    did(store, who, "checkin", "2026-03-02")
    late = did(store, who, "checkin", "2026-06-02")
    made = publish(store, ARRIVE, on="2026-01-01")
    _run(store, made, "2026-03-31")
    assert publish(store, {**ARRIVE, "points": 15}, on="2026-05-01") == made
    assert _run(store, made) == Written(1, 15, 1, 0)
    assert ledger.balance(store, who) == 25
    entry = award_id(store.community, made, who, late.hex(), 0)
    assert entries.explain(store, entry).entry.version == 2
    between = did(store, who, "checkin", "2026-04-02")
    _run(store, made)
    assert standing(store)[who, between.hex()] == 10


def test_only_activity_after_publishing_earns_at_once_and_the_rest_waits(store: Store) -> None:
    who = member(store)
    made = publish(store, ARRIVE, on="2026-03-10")
    old = did(store, who, "checkin", "2026-03-02")
    new = did(store, who, "checkin", "2026-03-12")
    with store.recording("activity.add") as rec:
        assert settlement.follow(rec, store, [who]) == Written(1, 10, 1, 0)
    assert standing(store) == {(who, new.hex()): 10}
    assert _preview(store, made) == Written(1, 10, 1, 0)
    _run(store, made)
    _void(store, old)
    with store.recording("activity.correct") as rec:
        assert settlement.follow(rec, store, [who]) == Written(0, -10, 1, 1)
    assert standing(store) == {(who, new.hex()): 10}


def test_activity_of_the_future_waits_for_its_time(store: Store) -> None:
    who = member(store)
    publish(store, ARRIVE, on="2026-03-10")
    did(store, who, "checkin", "2999-01-01")
    with store.recording("activity.add") as rec:
        assert settlement.follow(rec, store, [who]) == NOTHING


def test_a_stopped_rule_gives_nothing_new_but_still_takes_back(store: Store) -> None:
    who = member(store)
    made = publish(store, ARRIVE, on="2026-03-01")
    deed = did(store, who, "checkin", "2026-03-02")
    _run(store, made)
    with store.recording("rule.stop") as rec:
        rulebook.set_stopped(rec, rulebook.load(store, made), True)
    did(store, who, "checkin", "2026-03-03")
    _void(store, deed)
    with store.recording("activity.add") as rec:
        assert settlement.follow(rec, store, [who]) == Written(0, -10, 1, 1)
    with pytest.raises(Problem) as caught:
        _run(store, made)
    assert caught.value.code == "rule.stopped"


def test_merging_two_who_had_the_same_award_leaves_one_and_one_reversal(store: Store) -> None:
    one, two = member(store, "甲"), member(store, "乙")
    for who in (one, two):
        did(store, who, "order", "2026-03-02", 100)
    made = publish(store, FIRST)
    _run(store, made)
    merge(store, two, one)
    assert _run(store, made) == Written(0, -50, 1, 1)
    assert list(standing(store).values()) == [50]
    assert ledger.balance(store, one) == ledger.balance(store, two) == 50
    assert _run(store, made) == NOTHING


def test_generations_are_counted_over_the_member_and_his_aliases(store: Store) -> None:
    one, two = member(store, "甲"), member(store, "乙")
    deed = did(store, two, "order", "2026-03-02", 100)
    made = publish(store, FIRST)
    _run(store, made)
    _void(store, deed)
    _run(store, made)
    merge(store, two, one)
    _void(store, deed, "")
    _run(store, made)
    entry = award_id(store.community, made, one, "", 1)
    assert entries.find(store, entry).points == 50


def test_awards_of_a_member_who_is_gone_are_left_as_they_are(store: Store) -> None:
    who = member(store)
    deed = did(store, who, "checkin", "2026-03-02")
    made = publish(store, ARRIVE)
    _run(store, made)
    with store.recording("member.remove") as rec:
        rec.delete("member", who)
    _void(store, deed)
    assert _run(store, made) == NOTHING
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
    assert _run(store, made) == Written(1, 30, 1, 0)
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
    assert _run(store, made, "2026-03-30") == Written(3, 260, 2, 0)
    closed = store.rows("SELECT period FROM closing ORDER BY period")
    assert closed == [("2026-01",), ("2026-02",)]
    assert standing(store) == {(one, "2026-01"): 100, (one, "2026-02"): 60, (two, "2026-02"): 100}
    assert _run(store, made, "2026-03-31") == Written(1, 100, 1, 0)


def test_who_moves_into_a_ranking_later_takes_no_place_in_a_closed_cycle(store: Store) -> None:
    here, moved = member(store, "甲", city="广州"), member(store, "乙", city="北京")
    did(store, here, "order", "2026-02-05", 100)
    did(store, moved, "order", "2026-02-05", 900)
    made = publish(store, {**RANKING, "where": {"field": "city", "op": "=", "value": "广州"}})
    _run(store, made)
    with store.recording("member.edit") as rec:
        rec.put("member", moved, {"city": "广州"})
    assert _run(store, made) == NOTHING
    did(store, here, "order", "2026-02-06", 900)
    assert _run(store, made) == Written(1, 60, 1, 0)


def test_awards_that_expire_are_taken_out_and_come_back_with_nothing_twice(store: Store) -> None:
    who = member(store)
    deed = did(store, who, "checkin", "2026-03-02")
    made = publish(store, {**ARRIVE, "expires": {"days": 30}})
    assert _run(store, made, "2026-04-01") == Written(1, 10, 1, 0)
    assert ledger.balance(store, who) == 10
    assert _preview(store, made, "2026-04-02").expired == 10
    assert _run(store, made, "2026-04-02").expired == 10
    assert ledger.balance(store, who) == 0
    assert _run(store, made, "2026-04-02") == NOTHING
    _void(store, deed)
    _run(store, made, "2026-04-02")
    assert ledger.balance(store, who) == 0
    assert standing(store) == {}


def test_a_list_of_entries_is_narrowed_by_member_rule_kind_and_day(store: Store) -> None:
    one, two = member(store, "甲"), member(store, "乙")
    did(store, one, "checkin", "2026-03-02")
    did(store, two, "checkin", "2026-04-02")
    made = publish(store, ARRIVE)
    _run(store, made)
    with store.recording("points.award") as rec:
        ledger.award(rec, store, one, 5, "义工")
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
    _run(store, made)
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
    _run(store, made)
    found = entries.explain(store, award_id(store.community, made, who, "2026-W10", 0))
    assert [one.id for one in found.evidence] == deeds
    assert (found.measure, found.count) == (3, 3)


def test_an_activity_without_a_real_time_does_not_stop_a_run(store: Store) -> None:
    who = member(store)
    for local in ("gestern", "0000-00-00T00:00:00", "9999-12-31T23:59:59"):
        with store.recording("activity.enter") as rec:
            rec.put("activity", None, {"member": who, "kind": "order", "local": local, "at": 0})
    for body in (ACTIVE, RANKING, ARRIVE, FIRST):
        assert _run(store, publish(store, {**body, "activity": "order"})).members <= 1
