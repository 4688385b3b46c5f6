"""What two laptops note of a team's work comes together, and goes with who is erased."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import erasing, service
from desktop.store import service as kept
from tests.sync.team import Team, alike, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def test_what_two_noted_apart_is_one_list_and_the_erased_is_thanked_no_more(crew: Team) -> None:
    owner = crew.found()
    with owner.store.recording("member.add") as rec:
        one = rec.put("member", None, {"name": "林霞"})
        two = rec.put("member", None, {"name": "王芳"})
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    service.log(owner.store, one, 60, what="周二主持")
    service.log(other.store, one, 90, what="周五主持")
    service.log(other.store, two, 30, what="签到")
    alike(crew, owner, other)
    month = owner.store.today().isoformat()[:7]
    for laptop in (owner, other):
        told = {each.name: (each.times, each.minutes) for each in kept.thanked(laptop.store, month)}
        assert told == {"林霞": (2, 150), "王芳": (1, 30), "小陈": (0, 0)}
    erasing.erase(owner.store, one)
    alike(crew, owner, other)
    for laptop in (owner, other):
        assert [each.name for each in kept.thanked(laptop.store, month)] == ["王芳", "小陈"]
        said = laptop.store.rows("SELECT what FROM service WHERE member = ?", (one,))
        assert [text for (text,) in said] == [None, None]
