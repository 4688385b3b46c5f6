"""Points for what was done at another laptop: given once, by whoever may give them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import activities, members, merging
from desktop.actions.following import catch_up, follow
from desktop.store import earning, settlement
from tests.rewards_builders import publish
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _points(laptop: Laptop) -> list[tuple[int, ...]]:
    return laptop.store.rows("SELECT points FROM entry ORDER BY id")


def test_an_activity_from_another_laptop_earns_once(crew: Team) -> None:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    body = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
    publish(owner.store, body, on="2020-01-01")
    crew.connect(owner)
    door = crew.join(crew.invite(owner, "小李", "assistant"))
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    marks = {id(one): earning.newest(one.store) for one in (owner, deputy)}
    (member,) = door.store.rows("SELECT id FROM member")[0]
    activities.add(door.store, member, "checkin", settlement.now(door.store))
    assert _points(door) == []
    crew.settle()
    # Both of them settle what came, unaware of each other.
    for one in (owner, deputy):
        follow(one.store, marks[id(one)])
    crew.settle()
    assert _points(owner) == _points(deputy) == _points(door) == [(10,)]
    again = follow(owner.store, marks[id(owner)])
    assert again is not None
    assert again.nothing
    assert owner.digest() == deputy.digest() == door.digest() == hub_digest(crew, owner)


def test_what_came_of_an_alias_from_who_had_not_heard_of_the_merge_counts_once(crew: Team) -> None:
    owner = crew.found()
    body = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
    publish(owner.store, body, on="2020-01-01")
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    one, other = (_added(laptop, "辛晓琪") for laptop in (owner, deputy))
    deputy.sync()
    owner.sync()
    merging.merge(owner.store, one, other)
    local = settlement.now(owner.store)
    activities.add(owner.store, one, "checkin", local)
    activities.add(deputy.store, other, "checkin", local)
    crew.settle()
    for laptop in (owner, deputy):
        catch_up(laptop.store)
    crew.settle()
    for laptop in (owner, deputy):
        assert laptop.store.rows("SELECT points FROM member WHERE gone = 0") == [(10,)]
    counts = "SELECT member FROM activity WHERE coalesce(state, '') <> 'voided'"
    assert deputy.store.rows(counts) == [(one,)]
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def _added(laptop: Laptop, name: str) -> bytes:
    made = members.add(laptop.store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def test_who_may_not_give_points_gives_none(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    door = crew.join(crew.invite(owner, "小李", "assistant"))
    assert follow(door.store, 0) is None


def test_what_a_round_brought_is_settled_once_also_after_a_break(crew: Team) -> None:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    body = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
    publish(owner.store, body, on="2020-01-01")
    crew.connect(owner)
    door = crew.join(crew.invite(owner, "小李", "assistant"))
    crew.settle()
    (member,) = door.store.rows("SELECT id FROM member")[0]
    activities.add(door.store, member, "checkin", settlement.now(door.store))
    crew.settle()
    # Rounds that nothing followed, then one after which it does.
    first = catch_up(owner.store)
    assert first is not None
    assert (first.nothing, _points(owner)) == (False, [(10,)])
    crew.settle()
    again = catch_up(owner.store)
    assert again is None or again.nothing
    assert catch_up(owner.store) is None
    assert _points(owner) == _points(door) == [(10,)]
