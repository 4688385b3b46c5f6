"""The ladder and who brought whom across devices: no circle, and no step without a word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import history, ladder, members, merging, referrals
from desktop.models.problem import Problem
from desktop.store import ladder as standing
from desktop.store import referrals as told
from desktop.store import tray
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    return crew.found()


def _somebody(laptop: Laptop, name: str, step: str = "") -> bytes:
    who = members.add(laptop.store, {"name": name}).result
    assert isinstance(who, bytes)
    if step:
        ladder.move(laptop.store, [who], step, "读书会老成员")
    return who


def _both(crew: Team, owner: Laptop) -> Laptop:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    return other


def _alike(crew: Team, *laptops: Laptop) -> None:
    crew.settle()
    assert {one.digest() for one in laptops} == {hub_digest(crew, laptops[0])}


def _verdicts(laptop: Laptop) -> list[tuple[object, ...]]:
    return laptop.store.rows("SELECT verdict, reason FROM verdict")


# -- who brought whom ------------------------------------------------------------------------------


def test_two_who_bring_each_other_unseen_make_no_circle_and_one_device_is_told(
    crew: Team, owner: Laptop
) -> None:
    lin, wang = _somebody(owner, "林霞"), _somebody(owner, "王芳")
    other = _both(crew, owner)
    referrals.add(owner.store, wang, lin, "扫了林霞的码")
    referrals.add(other.store, lin, wang, "说是王芳叫来的")
    owner.sync()
    other.sync()
    _alike(crew, owner, other)
    for laptop in (owner, other):
        assert told.above(laptop.store, wang) == [lin]
        assert told.above(laptop.store, lin) == []
    assert _verdicts(owner) == []
    assert _verdicts(other) == [("refused", "circle")]
    assert tray.counts(other.store).refused == 1
    sentence = Problem("refusal.circle").sentence("zh_CN")
    assert "绕回本人" in sentence
    assert "别的设备先登记了" in sentence


def test_a_longer_circle_that_three_links_would_make_is_cut_at_the_last(
    crew: Team, owner: Laptop
) -> None:
    people = [_somebody(owner, name) for name in ("林霞", "王芳", "李雷")]
    one, two, three = people
    other = _both(crew, owner)
    referrals.add(owner.store, two, one, "名片")
    referrals.add(other.store, three, two, "名片")
    referrals.add(other.store, one, three, "名片")
    owner.sync()
    other.sync()
    _alike(crew, owner, other)
    for laptop in (owner, other):
        assert all(who not in told.above(laptop.store, who) for who in people)
    assert _verdicts(other) == [("refused", "circle")]


# -- the ladder ------------------------------------------------------------------------------------


def test_steps_up_and_down_and_undone_stand_at_the_hub(crew: Team, owner: Laptop) -> None:
    who, twin = _somebody(owner, "林霞"), _somebody(owner, "林小霞", "粉丝")
    other = _both(crew, owner)
    ladder.move(owner.store, [who], "朋友", "常来帮忙")
    down = ladder.move(owner.store, [who], "客户", down=True)
    history.undo(owner.store, down.action)
    edited = members.edit(owner.store, _somebody(owner, "王芳"), {"level": "用户"})
    history.undo(owner.store, edited.action)
    ladder.move(owner.store, [who], "客户", down=True)
    merged = merging.merge(owner.store, who, twin, ["level"])
    assert standing.level(owner.store, who) == "粉丝"
    history.undo(owner.store, merged.action)
    _alike(crew, owner, other)
    assert _verdicts(owner) == []
    assert standing.level(other.store, who) == "客户"
    assert standing.level(other.store, twin) == "粉丝"


def test_an_edit_that_would_lower_whom_another_device_raised_does_not_stand(
    crew: Team, owner: Laptop
) -> None:
    who = _somebody(owner, "林霞")
    other = _both(crew, owner)
    ladder.move(owner.store, [who], "朋友", "常来帮忙")
    crew.now_ms += 1000
    members.edit(other.store, who, {"level": "用户"})
    owner.sync()
    other.sync()
    _alike(crew, owner, other)
    assert standing.level(other.store, who) == "朋友"
    assert _verdicts(other) == [("refused", "ladder")]
