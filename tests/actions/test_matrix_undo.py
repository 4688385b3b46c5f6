"""Undoing asks the right that the action asked, and leaves nobody without an owner."""

from collections.abc import Iterator

import pytest

from desktop.actions import (
    activities,
    history,
    members,
    rewards,
    roles,
)
from desktop.models.problem import Problem
from desktop.models.role import named
from desktop.models.rule import read
from desktop.store import roles as stored
from tests.actions.matrix_world import DAY, RULE, World, acting, done, small_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from small_world(tmp_path_factory.mktemp("matrix"))


def test_undoing_asks_the_permission_that_the_action_asked(world: World) -> None:
    store = world.store
    action = members.edit(store, world.member, {"city": "珠海"}).action
    store.look_on(acting(store, "lecturer", world.member))
    with pytest.raises(Problem) as refused:
        history.undo(store, action)
    store.look_on(None)
    assert refused.value.code == "role.not_allowed"


def test_who_is_no_deputy_any_more_cannot_undo_what_he_revoked(world: World) -> None:
    store = world.store
    holder = done(members.add(store, {"name": "戊"}))
    roles.grant(store, world.helper, member=holder)
    store.look_on(acting(store, "deputy", world.member))
    revoked = roles.revoke(store, world.helper, member=holder).action
    store.look_on(acting(store, "assistant", world.member))
    with pytest.raises(Problem) as refused:
        history.undo(store, revoked)
    store.look_on(None)
    assert refused.value.code == "role.may_not_grant"


def test_an_assistant_undoes_an_activity_with_the_points_that_followed(world: World) -> None:
    store = world.store
    member = done(members.add(store, {"name": "己"}))
    rewards.add_rule(store, read(RULE.replace("到场", "第三条").encode()))
    store.look_on(acting(store, "assistant", world.member))
    came = activities.add(store, member, "checkin", f"{DAY}T20:05:00")
    history.undo(store, came.action)
    store.look_on(None)
    assert store.one("SELECT points FROM member WHERE id = ?", (member,)) == (0,)


def test_no_undo_takes_the_owner_away(world: World) -> None:
    store = world.store
    (founding,) = store.one("SELECT id FROM action ORDER BY first LIMIT 1") or (b"",)
    with pytest.raises(Problem):
        history.undo(store, founding)
    owners = store.rows(
        "SELECT 1 FROM assignment WHERE gone = 0 AND role = ?",
        (named(stored.role_list(store), "owner").id,),
    )
    assert len(owners) == 1
