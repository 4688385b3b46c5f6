"""Honours across devices: the same granted twice is granted once, and lapses on both."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.actions import honours, members
from desktop.store import honours as stored
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _made(done: object) -> bytes:
    assert isinstance(done, bytes)
    return done


def test_two_who_grant_the_title_of_the_month_offline_grant_it_once(crew: Team) -> None:
    owner = crew.found()
    who = _made(members.add(owner.store, {"name": "林霞"}).result)
    star = _made(
        honours.save(owner.store, None, honours.Wanted("月度之星", "title", "month")).result
    )
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    for laptop in (owner, other):
        honours.grant(laptop.store, star, [who], first=date(2026, 3, 5))
    crew.settle()
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}
    for laptop in (owner, other):
        assert len(stored.grants(laptop.store)) == 1
        assert _held(laptop, who, "2026-03-31") == ["月度之星"]
        assert _held(laptop, who, "2026-04-01") == []


def test_what_an_assistant_grants_by_himself_does_not_stand(crew: Team) -> None:
    owner = crew.found()
    who = _made(members.add(owner.store, {"name": "林霞"}).result)
    star = _made(honours.save(owner.store, None, honours.Wanted("义工")).result)
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "assistant"))
    crew.settle()
    with other.store.recording("honour.grant") as rec:
        key = {"honour": star, "member": who, "first": "2026-03-05"}
        rec.put("honour_grant", None, {**key, "operator": other.store.operator})
    crew.settle()
    assert stored.grants(owner.store) == stored.grants(other.store) == []
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}


def _held(laptop: Laptop, who: bytes, day: str) -> list[str]:
    return [one.honour_name for one in stored.held(laptop.store, [who], day)[who]]
