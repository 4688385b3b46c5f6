"""Runs of rules: what they give, take back, and leave alone."""

import pytest

from desktop.models.award import award_id, reversal_id
from desktop.models.op import Kind, decode_body, unpack
from desktop.models.problem import Problem
from desktop.store import entries, rulebook, settlement, wallets
from desktop.store.community import Store
from desktop.store.ledger import Written
from desktop.store.wallets import Giving
from tests.rewards_builders import (
    ARRIVE,
    SPEND,
    did,
    member,
    publish,
    standing,
)
from tests.store.ledger_runs import correct, preview, run, void

NOTHING = Written(0, 0, 0, 0)
CHEAP = {"field": "amount", "op": "<", "value": 1000}
DEAR = {"field": "amount", "op": ">=", "value": 1000}


def test_a_preview_says_what_the_run_then_writes_and_a_second_run_writes_nothing(
    store: Store,
) -> None:
    who = member(store)
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        did(store, who, "checkin", day)
    made = publish(store, ARRIVE)
    assert preview(store, made) == Written(2, 20, 1, 0)
    assert run(store, made) == Written(2, 20, 1, 0)
    assert preview(store, made) == NOTHING
    before = store.one("SELECT count(*) FROM changeset")
    assert run(store, made) == NOTHING
    assert store.one("SELECT count(*) FROM changeset") == before
    assert wallets.balance(store, who) == 20


def test_an_award_has_the_documented_id_and_its_evidence(store: Store) -> None:
    who = member(store, city="广州")
    deed = did(store, who, "order", "2026-03-02T08:00:00", 9950)
    made = publish(store, SPEND)
    run(store, made)
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
    run(store, made)
    void(store, deeds[0])
    assert run(store, made) == Written(1, 0, 1, 1)
    assert standing(store) == {(who, deeds[1].hex()): 10, (who, deeds[2].hex()): 10}


def test_what_is_given_again_after_a_reversal_is_of_the_next_generation(store: Store) -> None:
    who = member(store)
    deed = did(store, who, "checkin", "2026-03-02")
    made = publish(store, ARRIVE)
    for generation in range(3):
        run(store, made)
        entry = award_id(store.community, made, who, deed.hex(), generation)
        assert entries.find(store, entry).reversed_by is None
        void(store, deed)
        run(store, made)
        assert entries.find(store, entry).reversed_by == reversal_id(store.community, entry)
        assert wallets.balance(store, who) == 0
        void(store, deed, "")
    run(store, made)
    assert wallets.balance(store, who) == 10


def test_reversals_stand_before_the_entries_of_their_changeset(store: Store) -> None:
    people = [member(store, f"成员{i}", city="广州") for i in range(300)]
    deeds = [did(store, who, "order", "2026-03-02", 5000) for who in people]
    made = publish(store, SPEND)
    run(store, made)
    store.sure = True
    with store.recording("activity.edit") as rec:
        for deed in deeds:
            rec.put("activity", deed, {"amount": 9000})
    assert run(store, made) == Written(300, 300 * 4, 300, 300)
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
    run(store, made)
    entry = award_id(store.community, made, who, deed.hex(), 0)
    with pytest.raises(Problem) as caught:
        correct(store, entry, "  ")
    assert caught.value.code == "entry.no_reason"
    reversal = correct(store, entry)
    for again, code in ((entry, "entry.reversed"), (reversal, "entry.is_reversal")):
        with pytest.raises(Problem) as caught:
            correct(store, again)
        assert caught.value.code == code
    assert run(store, made) == NOTHING
    assert wallets.balance(store, who) == 0
    assert entries.find(store, reversal).note == "记错人了"


def test_points_by_hand_need_a_reason_and_cannot_be_nothing(store: Store) -> None:
    who = member(store)
    for points, reason, code in (
        (10, "", "entry.no_reason"),
        (0, "义工", "entry.points"),
        (1_000_001, "义工", "entry.points"),
    ):
        with (
            pytest.raises(Problem) as caught,
            store.recording("points.award") as rec,
        ):
            wallets.give(rec, store, Giving(who, points, reason))
        assert caught.value.code == code
    with store.recording("points.award") as rec:
        entry = wallets.give(rec, store, Giving(who, 30, "义工"))
    assert wallets.balance(store, who) == 30
    correct(store, entry)
    assert wallets.balance(store, who) == 0


def test_a_run_up_to_a_day_leaves_later_awards_alone(store: Store) -> None:
    who = member(store)
    did(store, who, "checkin", "2026-03-02")
    did(store, who, "checkin", "2026-05-02")
    made = publish(store, ARRIVE)
    assert run(store, made, "2026-03-01") == NOTHING
    assert run(store, made, "2026-03-02") == Written(1, 10, 1, 0)
    assert run(store, made) == Written(1, 10, 1, 0)
    assert run(store, made, "2026-03-31") == NOTHING
    assert wallets.balance(store, who) == 20


def test_a_later_change_of_the_member_takes_nothing_back(store: Store) -> None:
    who = member(store, city="广州")
    deed = did(store, who, "order", "2026-03-02", 5000)
    made = publish(store, SPEND)
    run(store, made)
    with store.recording("member.edit") as rec:
        rec.put("member", who, {"city": "北京"})
    did(store, who, "order", "2026-03-03", 8000)
    assert run(store, made) == NOTHING
    void(store, deed)
    assert run(store, made) == Written(0, -5, 1, 1)


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
    assert run(store, made) == Written(1, 5, 1, 0)
    with store.recording("member.edit") as rec:
        rec.put("member", who, {"city": "北京"})
    assert run(store, made) == NOTHING
    void(store, deed)
    assert run(store, made) == Written(0, -5, 1, 1)


def test_an_activity_that_a_rule_excludes_is_taken_back_whatever_the_member_is(
    store: Store,
) -> None:
    who = member(store, city="广州")
    deed = did(store, who, "order", "2026-03-02", 5000)
    made = publish(store, {**SPEND, "where": {"not": CHEAP}})
    run(store, made)
    with store.recording("activity.edit") as rec:
        rec.put("activity", deed, {"amount": 900})
    assert run(store, made) == Written(0, -5, 1, 1)


def test_a_new_version_never_touches_what_was_given_before(store: Store) -> None:
    who = member(store)
    did(store, who, "checkin", "2026-03-02")
    late = did(store, who, "checkin", "2026-06-02")
    made = publish(store, ARRIVE, on="2026-01-01")
    run(store, made, "2026-03-31")
    assert publish(store, {**ARRIVE, "points": 15}, on="2026-05-01") == made
    assert run(store, made) == Written(1, 15, 1, 0)
    assert wallets.balance(store, who) == 25
    entry = award_id(store.community, made, who, late.hex(), 0)
    assert entries.explain(store, entry).entry.version == 2
    between = did(store, who, "checkin", "2026-04-02")
    run(store, made)
    assert standing(store)[who, between.hex()] == 10


def test_only_activity_after_publishing_earns_at_once_and_the_rest_waits(store: Store) -> None:
    who = member(store)
    made = publish(store, ARRIVE, on="2026-03-10")
    old = did(store, who, "checkin", "2026-03-02")
    new = did(store, who, "checkin", "2026-03-12")
    with store.recording("activity.add") as rec:
        assert settlement.follow(rec, store, [who]) == Written(1, 10, 1, 0)
    assert standing(store) == {(who, new.hex()): 10}
    assert preview(store, made) == Written(1, 10, 1, 0)
    run(store, made)
    void(store, old)
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
    run(store, made)
    with store.recording("rule.stop") as rec:
        rulebook.set_stopped(rec, rulebook.load(store, made), True)
    did(store, who, "checkin", "2026-03-03")
    void(store, deed)
    with store.recording("activity.add") as rec:
        assert settlement.follow(rec, store, [who]) == Written(0, -10, 1, 1)
    with pytest.raises(Problem) as caught:
        run(store, made)
    assert caught.value.code == "rule.stopped"
