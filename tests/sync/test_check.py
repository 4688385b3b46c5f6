"""`check` finds nothing wrong with a community that is whole, whoever judges it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members, merging
from desktop.store import check
from tests.sync.team import Laptop, Team, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _faults(laptop: Laptop) -> list[str]:
    found = check.check(laptop.store, deep=True)
    return [one.problem.code for one in found if one.problem]


def test_a_team_is_whole_on_every_laptop(crew: Team) -> None:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "admin"))
    members.add(helper.store, {"name": "李雷", "phone": "13900139000"})
    crew.settle()
    members.add(helper.store, {"name": "韩梅梅", "phone": "13700137000"})
    assert _faults(owner) == []
    assert _faults(helper) == []


def test_merged_members_keep_the_sum_of_their_points(crew: Team) -> None:
    owner = crew.found()
    made = [
        members.add(owner.store, {"name": "王芳", "phone": f"1380013800{n}"}).result
        for n in range(2)
    ]
    with owner.store.recording("points.award") as rec:
        for member in made:
            rec.entry({"member": member, "points": 5, "kind": "manual", "generation": 0, "at": 1})
    merging.merge(owner.store, made[1], made[0])
    assert _faults(owner) == []
