"""Milestones, rewards for inviters and pauses where two laptops act without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import activities, history, members, referrals, rewards, stays
from desktop.actions.following import catch_up
from desktop.models import period, rule
from desktop.models.referral import CONFIRMED
from desktop.models.whynot import Asked
from desktop.store import entries, rulebook, wallets, whynot
from tests.rewards_builders import did, publish, standing
from tests.sync.team import Laptop, Team, alike, team

MILESTONES = {
    "name": "里程碑",
    "trigger": "steps",
    "activity": "checkin",
    "points": [{"at_least": 2, "points": 20}],
}
INVITE = {"name": "推荐有礼", "trigger": "invite", "activity": "order", "points": 50}
ARRIVE = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _two(crew: Team, body: dict[str, object]) -> tuple[Laptop, Laptop, list[bytes], bytes]:
    """The owner and a deputy, two members, and a rule that both know."""
    owner = crew.found()
    for name, phone in (("王芳", "13800138000"), ("李雷", "13800138001")):
        members.add(owner.store, {"name": name, "phone": phone})
    rule = publish(owner.store, body, on="2020-01-01")
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    people = [bytes(one) for (one,) in owner.store.rows("SELECT id FROM member ORDER BY name")]
    return owner, deputy, people, rule


def _settled(crew: Team, *laptops: Laptop) -> None:
    """Everybody heard everything, and what follows from it."""
    for _ in range(2):
        crew.settle()
        for one in laptops:
            catch_up(one.store)
    crew.settle()


def test_check_ins_at_two_laptops_reach_a_step_together_and_it_is_given_once(crew: Team) -> None:
    owner, deputy, (who, _), rule = _two(crew, MILESTONES)
    activities.add(owner.store, who, "checkin", "2026-03-03T19:00:00")
    activities.add(deputy.store, who, "checkin", "2026-03-04T19:00:00")
    assert standing(owner.store, rule) == standing(deputy.store, rule) == {}
    _settled(crew, owner, deputy)
    for one in (owner, deputy):
        assert standing(one.store, rule) == {(who, "2"): 20}
    assert rewards.run(owner.store, rule).nothing
    alike(crew, owner, deputy)


def test_what_a_laptop_gave_for_after_the_leaving_it_had_not_heard_of_is_taken_back(
    crew: Team,
) -> None:
    owner, deputy, (who, _), rule = _two(crew, ARRIVE)
    stays.leave(owner.store, [who], "搬家")
    with owner.store.recording("test.dated") as rec:
        ((stay,),) = owner.store.rows("SELECT id FROM stay WHERE member = ?", (who,))
        rec.put("stay", bytes(stay), {"to": "2026-03-03"})
    for day in ("03", "04"):
        activities.add(deputy.store, who, "checkin", f"2026-03-{day}T19:00:00")
    assert wallets.balance(deputy.store, who) == 20
    _settled(crew, owner, deputy)
    for one in (owner, deputy):
        assert wallets.balance(one.store, who) == 10
    assert rewards.run(owner.store, rule).nothing
    alike(crew, owner, deputy)


def test_a_referral_at_one_laptop_and_the_order_at_another_are_one_reward(crew: Team) -> None:
    owner, deputy, (who, other), rule = _two(crew, INVITE)
    referrals.add(owner.store, other, who, "她说的")
    referrals.decide(owner.store, other, CONFIRMED)
    activities.add(deputy.store, other, "order", "2026-03-04T19:00:00", amount=100)
    _settled(crew, owner, deputy)
    for one in (owner, deputy):
        assert standing(one.store, rule) == {(who, other.hex()): 50}
        assert wallets.balance(one.store, who) == 50
    alike(crew, owner, deputy)


def test_what_was_given_in_a_pause_that_the_other_laptop_made_is_taken_back(crew: Team) -> None:
    owner, deputy, (who, _), rule = _two(crew, ARRIVE)
    begins = period.instant("2026-03-04T00:00:00", owner.store.zone)
    with owner.store.recording("rule.pause") as rec:
        rulebook.pause(rec, rulebook.load(owner.store, rule), begins, None)
    activities.add(deputy.store, who, "checkin", "2026-03-04T19:00:00")
    did(deputy.store, who, "checkin", "2026-03-03T19:00:00")
    assert wallets.balance(deputy.store, who) == 10
    _settled(crew, owner, deputy)
    rewards.run(owner.store, rule)
    crew.settle()
    for one in (owner, deputy):
        assert [*standing(one.store, rule).values()] == [10]
        assert wallets.balance(one.store, who) == 10
    assert rewards.run(deputy.store, rule).nothing
    alike(crew, owner, deputy)


@pytest.mark.parametrize(
    "body",
    [
        ARRIVE,
        MILESTONES,
        {"name": "头一回", "trigger": "once", "activity": "checkin", "points": 5},
    ],
    ids=lambda body: str(body["name"]),
)
def test_what_another_laptop_noted_is_told_with_its_name_until_it_is_settled(
    crew: Team, body: dict[str, object]
) -> None:
    owner, deputy, (who, _), rule = _two(crew, body)
    activities.add(owner.store, who, "post", "2026-03-03T19:00:00")
    # The deputy's program ended before it could give the points.
    for day in ("03", "04"):
        did(deputy.store, who, "checkin", f"2026-03-{day}T19:00:00")
    crew.settle()
    (found,) = whynot.ask(owner.store, Asked(who, rule)).reasons
    assert (found.code, bool(found.by)) == ("elsewhere", True)
    catch_up(owner.store)
    (found,) = whynot.ask(owner.store, Asked(who, rule)).reasons
    assert found.code == "given"


def test_an_order_of_the_invited_at_another_laptop_is_told_to_the_inviter(crew: Team) -> None:
    owner, deputy, (who, other), rule = _two(crew, INVITE)
    referrals.add(owner.store, other, who, "她说的")
    referrals.decide(owner.store, other, CONFIRMED)
    did(deputy.store, other, "order", "2026-03-04T19:00:00", 100)
    crew.settle()
    (found,) = whynot.ask(owner.store, Asked(who, rule)).reasons
    assert (found.code, bool(found.by)) == ("elsewhere", True)


def test_what_two_laptops_gave_beyond_a_budget_goes_with_the_next_settlement(crew: Team) -> None:
    owner, deputy, (who, other), rule = _two(crew, {**ARRIVE, "budget": 15})
    activities.add(owner.store, who, "checkin", "2026-03-03T19:00:00")
    activities.add(deputy.store, other, "checkin", "2026-03-04T19:00:00")
    assert sum(standing(owner.store, rule).values()) == 10
    crew.settle()
    _settled(crew, owner, deputy)
    for one in (owner, deputy):
        assert [wallets.balance(one.store, person) for person in (who, other)] == [10, 5]
    alike(crew, owner, deputy)


def test_points_of_a_version_whose_publishing_was_undone_elsewhere_still_say_why(
    crew: Team,
) -> None:
    owner, deputy, (who, _), _ = _two(crew, MILESTONES)
    changes = rewards.add_rule(owner.store, rule.parse(ARRIVE))
    made = changes.result
    assert isinstance(made, bytes)
    crew.settle()
    activities.add(deputy.store, who, "checkin", deputy.store.today().isoformat() + "T00:00:00")
    rewards.run(deputy.store, made)
    history.undo(owner.store, changes.action)
    crew.settle()
    for one in (owner, deputy):
        assert [stored.name for stored in rulebook.listed(one.store)] == ["里程碑"]
        ((entry,),) = one.store.rows("SELECT id FROM entry WHERE rule = ?", (made,))
        assert entries.explain(one.store, bytes(entry)).rule == rule.parse(ARRIVE)
        whynot.ask(one.store, Asked(who))
    alike(crew, owner, deputy)
