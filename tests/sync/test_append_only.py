"""What is only ever added to, at a laptop that may not read all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members, rewards
from desktop.store import roles
from desktop.store.database import DatabaseError
from tests.sync.team import Laptop, Team, hub_digest, team

NOTE = "SELECT note FROM entry"


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _noted(crew: Team) -> tuple[Laptop, Laptop]:
    """The owner, who gave points for a reason, and an assistant, who may not read reasons."""
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小李", "assistant"))
    member = members.add(owner.store, {"name": "王芳"}).result
    assert isinstance(member, bytes)
    rewards.award(owner.store, member, 5, "帮忙搬书")
    crew.settle()
    return owner, helper


def test_a_reason_that_a_laptop_may_not_read_does_not_stop_its_sync(crew: Team) -> None:
    owner, helper = _noted(crew)
    assert helper.store.rows("SELECT points, note FROM entry") == [(5, None)]
    assert owner.store.rows(NOTE) == [("帮忙搬书",)]
    assert owner.digest() == helper.digest() == hub_digest(crew, owner)


def test_a_reason_is_filled_in_once_its_key_has_come(crew: Team) -> None:
    owner, helper = _noted(crew)
    store = owner.store
    with store.recording("role.grant") as rec:
        for one in roles.assignments(store, helper.store.operator):
            roles.end_assignment(rec, one.id, "2026-01-01")
        admin = roles.find_role(store, "admin")
        roles.assign(rec, None, helper.store.operator, admin.id, start="2026-01-02")
    crew.settle()
    crew.settle()
    assert helper.store.rows(NOTE) == [("帮忙搬书",)]
    assert owner.digest() == helper.digest() == hub_digest(crew, owner)


def test_what_was_read_is_never_rewritten(crew: Team) -> None:
    owner, helper = _noted(crew)
    for laptop, sql in ((owner, "UPDATE entry SET points = 9"), (helper, "DELETE FROM entry")):
        with pytest.raises(DatabaseError), laptop.store.writing() as connection:
            connection.execute(sql)
