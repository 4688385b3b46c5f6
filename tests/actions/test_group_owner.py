"""A group has one owner at a time, who may dissolve it; a deputy lets people in and no more."""

import pytest

from desktop.actions import groupowner, groups, history, members, roles
from desktop.models.permission import DEPUTY, GROUP_OWNER, OWNER
from desktop.models.problem import Problem
from desktop.models.role import Scope, preset_id
from desktop.store import groupowner as stored
from desktop.store import groups as listed
from desktop.store import roles as held
from desktop.store.community import Store


def _team(store: Store, name: str = "粉丝一群") -> bytes:
    told = groups.add(store, {"name": name, "kind": "fans", "goal": "读书"}).result
    assert isinstance(told, groups.Told)
    return told.team


def _person(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def _code(raised: pytest.ExceptionInfo[Problem]) -> str:
    return raised.value.code


def _become(store: Store, operator: bytes) -> None:
    """Work on as this operator."""
    store.operator = operator
    store.refresh()


def _owner(store: Store, team: bytes) -> str:
    found = stored.owners(store).get(team)
    return found.name if found else ""


def test_a_group_has_one_owner_and_the_next_takes_his_place(store: Store) -> None:
    team, one, two = _team(store), _person(store, "苏沐"), _person(store, "陈默")
    groupowner.appoint(store, team, member=one)
    assert _owner(store, team) == "苏沐"
    with pytest.raises(Problem) as raised:
        roles.grant(store, preset_id(store.community, OWNER), member=two, scope=Scope("team", team))
    assert _code(raised) == "team.owned"
    assert "苏沐" in raised.value.sentence("zh_CN")
    with pytest.raises(Problem) as raised:
        groupowner.appoint(store, team, member=one)
    assert _code(raised) == "team.owned_by_him"
    groupowner.appoint(store, team, member=two)
    assert _owner(store, team) == "陈默"
    history.undo(store)
    assert _owner(store, team) == "苏沐"
    groupowner.vacate(store, team)
    assert _owner(store, team) == ""
    # Nobody's group is the community's owner's.
    default = stored.by_default(store)
    assert default is not None
    assert default.operator == store.operator
    with pytest.raises(Problem) as raised:
        groupowner.vacate(store, team)
    assert _code(raised) == "team.not_owned"


def test_one_person_owns_two_groups_and_each_has_its_own(store: Store) -> None:
    first, second = _team(store), _team(store, "粉丝二群")
    one, two = _person(store, "苏沐"), _person(store, "陈默")
    groupowner.appoint(store, first, member=one)
    groupowner.appoint(store, second, member=one)
    groupowner.appoint(store, second, member=two)
    assert (_owner(store, first), _owner(store, second)) == ("苏沐", "陈默")


def test_a_chapter_and_the_community_are_not_granted_an_owner(store: Store) -> None:
    from desktop.actions import chapters

    chapter = chapters.add(store, {"name": "中原"}).result
    assert isinstance(chapter, bytes)
    one, owner = _person(store, "苏沐"), preset_id(store.community, OWNER)
    for scope in (Scope("chapter", chapter), Scope()):
        with pytest.raises(Problem) as raised:
            roles.grant(store, owner, member=one, scope=scope)
        assert _code(raised) == "role.owner_not_granted"


def test_a_groups_owner_dissolves_his_group_and_no_other(store: Store) -> None:
    mine, other, one = _team(store), _team(store, "粉丝二群"), _person(store, "苏沐")
    operator = groupowner.appoint(store, mine, member=one).result
    assert isinstance(operator, bytes)
    _become(store, operator)
    assert store.actor.role == GROUP_OWNER
    with pytest.raises(Problem) as raised:
        groups.remove(store, other)
    assert _code(raised) == "role.not_allowed"
    assert "小组群主" in raised.value.sentence("zh_CN")
    groups.remove(store, mine)
    assert [one.id for one in listed.listed(store)] == [other]
    history.undo(store)
    assert {one.id for one in listed.listed(store)} == {mine, other}


def test_a_groups_owner_is_not_the_owner_of_the_community(store: Store) -> None:
    team, one, two = _team(store), _person(store, "苏沐"), _person(store, "陈默")
    operator = groupowner.appoint(store, team, member=one).result
    assert isinstance(operator, bytes)
    _become(store, operator)
    for wrong in (
        lambda: roles.transfer(store, member=two),
        lambda: groupowner.appoint(store, team, member=two),
        lambda: roles.grant(store, preset_id(store.community, DEPUTY), member=two),
    ):
        with pytest.raises(Problem):
            wrong()
    assert not store.actor.allows("community.write")
    assert not store.actor.allows("member.erase")


def test_a_deputy_of_a_group_lets_people_in_and_may_not_dissolve_it(store: Store) -> None:
    team, one, two = _team(store), _person(store, "苏沐"), _person(store, "陈默")
    deputy = preset_id(store.community, DEPUTY)
    roles.grant(store, deputy, member=one, scope=Scope("team", team))
    operator = held.operator_of(store, one)
    assert operator is not None
    _become(store, operator)
    assert store.actor.allows("member.write", scopes=[team])
    with pytest.raises(Problem) as raised:
        groups.remove(store, team)
    assert _code(raised) == "role.not_allowed"
    with pytest.raises(Problem) as raised:
        groupowner.appoint(store, team, member=two)
    assert _code(raised) == "role.may_not_grant"
