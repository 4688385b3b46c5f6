"""Two laptops without a network give one member points under one cap: together they keep to it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.actions import activities, boards, members, rewards
from desktop.actions.following import catch_up, follow
from desktop.actions.history import undo
from desktop.actions.tray import again, put_aside
from desktop.models.award_words import clip_words
from desktop.models.problem import Problem
from desktop.store import entries, tray, wallets
from tests.rewards_builders import publish
from tests.sync.team import Laptop, Team, hub_digest, team

RULE = {
    "name": "到场",
    "trigger": "each",
    "activity": "checkin",
    "points": 10,
    "cap": {"per": "week", "points": 15},
}


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _two(crew: Team) -> tuple[Laptop, Laptop, bytes, bytes]:
    """The owner and a deputy who each saw the member at another evening of one week."""
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    rule = publish(owner.store, RULE, on="2020-01-01")
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    (member,) = owner.store.rows("SELECT id FROM member")[0]
    activities.add(owner.store, member, "checkin", "2026-03-04T19:00:00")
    activities.add(deputy.store, member, "checkin", "2026-03-03T19:00:00")
    return owner, deputy, bytes(member), rule


def test_together_they_give_what_the_cap_allows(crew: Team) -> None:
    owner, deputy, member, rule = _two(crew)
    for one in (owner, deputy):
        assert wallets.balance(one.store, member) == 10
    crew.settle()
    for one in (owner, deputy):
        assert wallets.balance(one.store, member) == 15
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)
    # Every rule's next run agrees with what stands once it has put the evenings in their order.
    for one in (owner, deputy, owner):
        rewards.run(one.store, rule)
        crew.settle()
        assert wallets.balance(one.store, member) == 15
    assert rewards.run(deputy.store, rule).nothing
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_the_author_is_told_how_much_less_it_was(crew: Team) -> None:
    owner, deputy, _, _ = _two(crew)
    owner.sync()
    deputy.sync()
    (clip,) = deputy.store.rows("SELECT id, evidence_key FROM entry WHERE kind = 'clip'")
    award = entries.explain(deputy.store, bytes.fromhex(clip[1]))
    assert (award.entry.points, award.clipped) == (10, -5)
    assert clip_words(award) == "封顶，少给 5 分"
    itself = entries.explain(deputy.store, clip[0])
    assert (clip_words(itself), itself.raw, itself.count) == ("封顶，少给 5 分", 10, 1)
    assert [(use.before, use.after, use.limit) for use in itself.caps] == [(10, 15, 15)]
    assert itself.evidence == award.evidence
    verdicts = deputy.store.rows("SELECT verdict, reason FROM verdict")
    assert verdicts == [("capped", "capped")]
    assert owner.store.rows("SELECT verdict FROM verdict") == []
    assert (tray.counts(deputy.store).waiting, tray.counts(deputy.store).refused) == (0, 1)
    (line,) = tray.returned(deputy.store)
    assert (line.verdict, line.less, line.back) == ("capped", 5, 0)
    # It stands: there is nothing to do again, only to put aside.
    with pytest.raises(Problem) as found:
        again(deputy.store, line.action)
    assert found.value.code == "sync.not_again"
    put_aside(deputy.store, line.action)
    assert tray.returned(deputy.store) == []


def test_what_is_taken_back_by_hand_takes_its_clip_with_it(crew: Team) -> None:
    owner, deputy, member, _ = _two(crew)
    crew.settle()
    ((award,),) = deputy.store.rows("SELECT unhex(evidence_key) FROM entry WHERE kind = 'clip'")
    rewards.reverse(owner.store, bytes(award), "记错了人")
    assert wallets.balance(owner.store, member) == 10
    crew.settle()
    assert wallets.balance(owner.store, member) == wallets.balance(deputy.store, member) == 10
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_what_the_author_undoes_before_he_hears_of_the_clip_leaves_no_points(crew: Team) -> None:
    owner, deputy, member, _ = _two(crew)
    owner.sync()
    undo(deputy.store)
    crew.settle()
    assert wallets.balance(owner.store, member) == wallets.balance(deputy.store, member) == 10
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_what_others_brought_is_settled_once_more_and_nothing_is_given_twice(crew: Team) -> None:
    owner, deputy, member, _ = _two(crew)
    crew.settle()
    for one in (owner, deputy):
        follow(one.store, 0)
    crew.settle()
    for one in (owner, deputy):
        assert wallets.balance(one.store, member) == 15
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_together_they_keep_to_the_cap_of_a_named_cycle(crew: Team) -> None:
    owner = crew.found()
    for name, phone in (("王芳", "13800138000"), ("李雷", "13800138001")):
        members.add(owner.store, {"name": name, "phone": phone})
    cap = {"period": "custom", "cap": {"per": "cycle", "points": 15}}
    rule = publish(owner.store, {**RULE, **cap}, on="2020-01-01")
    boards.name_cycle(owner.store, "春季赛", date(2026, 3, 3), date(2026, 3, 20))
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    inside, outside = (bytes(one) for (one,) in owner.store.rows("SELECT id FROM member"))
    for one, day in ((owner, "04"), (deputy, "03")):
        activities.add(one.store, inside, "checkin", f"2026-03-{day}T19:00:00")
        activities.add(one.store, outside, "checkin", f"2026-02-{day}T19:00:00")
    crew.settle()
    for one in (owner, deputy):
        assert [wallets.balance(one.store, who) for who in (inside, outside)] == [15, 20]
    for one in (owner, deputy, owner):
        rewards.run(one.store, rule)
        crew.settle()
    assert rewards.run(deputy.store, rule).nothing
    for one in (owner, deputy):
        assert [wallets.balance(one.store, who) for who in (inside, outside)] == [15, 20]
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_a_cycle_that_one_names_holds_what_the_other_gives_meanwhile(crew: Team) -> None:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    cap = {"period": "custom", "cap": {"per": "cycle", "points": 15}}
    publish(owner.store, {**RULE, **cap}, on="2020-01-01")
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    (who,) = owner.store.rows("SELECT id FROM member")[0]
    boards.name_cycle(owner.store, "春季赛", date(2026, 3, 3), date(2026, 3, 20))
    for day in ("03", "04"):
        activities.add(deputy.store, who, "checkin", f"2026-03-{day}T19:00:00")
    crew.settle()
    for _ in range(2):
        for one in (owner, deputy):
            catch_up(one.store)
        crew.settle()
    for one in (owner, deputy):
        assert wallets.balance(one.store, who) == 15
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)
