"""Who may write what he may not read seals it with a key of his own; all others read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members, notes
from tests.sync.sticks import Sticks
from tests.sync.team import Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def test_a_laptop_that_joins_later_reads_what_an_assistant_noted(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小李", "assistant"))
    crew.settle()
    member = members.add(helper.store, {"name": "王芳"}).result
    assert isinstance(member, bytes)
    notes.add(helper.store, member, "晚八点后方便")
    crew.settle()
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    assert deputy.store.rows("SELECT text FROM note") == [("晚八点后方便",)]
    assert owner.store.rows("SELECT text FROM note") == [("晚八点后方便",)]
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_a_laptop_that_joins_later_by_a_stick_reads_it_too(tmp_path: Path) -> None:
    sticks = Sticks(tmp_path)
    owner = sticks.found()
    helper = sticks.join(sticks.invite(owner, "小李", "assistant"))
    sticks.meet(owner, helper)
    member = members.add(helper, {"name": "王芳"}).result
    assert isinstance(member, bytes)
    notes.add(helper, member, "晚八点后方便")
    sticks.meet(owner, helper)
    deputy = sticks.join(sticks.invite(owner, "小陈", "deputy"))
    sticks.meet(owner, deputy)
    assert deputy.rows("SELECT text FROM note") == [("晚八点后方便",)]
    assert owner.rows("SELECT text FROM note") == [("晚八点后方便",)]
    sticks.close()
