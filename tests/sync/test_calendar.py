"""What is said of single occurrences across devices."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import calendar, content, members
from desktop.models.calendar import NOBODY, PEOPLE, Scope
from desktop.store import calendar as stored
from desktop.store import content as items
from tests.sync.team import Laptop, Team, alike, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def pair(crew: Team) -> tuple[Laptop, Laptop]:
    owner = crew.found()
    crew.connect(owner)
    return owner, crew.join(crew.invite(owner, "小陈", "admin"))


@pytest.mark.parametrize("scope", ["this", "following"])
@pytest.mark.parametrize("part", PEOPLE)
def test_who_was_taken_off_an_occurrence_is_off_on_every_laptop(
    crew: Team, pair: tuple[Laptop, Laptop], part: str, scope: Scope
) -> None:
    owner, other = pair
    who = members.add(owner.store, {"name": "林霞"}).result
    day = owner.store.today() + timedelta(days=7)
    made = calendar.add(
        owner.store,
        {"title": "共读", "start": f"{day}T20:00:00", "rule": "FREQ=WEEKLY", part: who},
    ).result
    assert isinstance(made, bytes)
    alike(crew, owner, other)
    second = (day + timedelta(days=7)).isoformat()
    calendar.edit(owner.store, made, f"{second}T20:00:00", {part: None}, scope=scope)
    alike(crew, owner, other)
    for laptop in pair:
        found = stored.occurrences(laptop.store, day, day + timedelta(days=14))
        named = [getattr(one, part) for one in found]
        assert named == [who, None, None if scope == "following" else who]


def test_an_item_whose_owner_was_taken_off_has_none_on_every_laptop(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    who = members.add(owner.store, {"name": "林霞"}).result
    made = content.add(owner.store, {"title": "书单", "type": "article", "owner": who}).result
    assert isinstance(made, bytes)
    alike(crew, owner, other)
    content.edit(other.store, made, {"owner": NOBODY})
    alike(crew, owner, other)
    assert [items.find(one.store, made).owner for one in pair] == [None, None]
