"""Which roles count today on the device at work, whatever its clock says."""

from datetime import timedelta

import pytest

from desktop.actions import groupowner, groups
from desktop.actions import roles as granting
from desktop.models.clock import wall_ms
from desktop.models.member import MemberQuery
from desktop.models.problem import Problem
from desktop.models.role import Assignment, named
from desktop.store import groupowner as owning
from desktop.store import link, members, roles
from desktop.store.community import Store
from tests.rewards_builders import member as add_member

_DAY_MS = 24 * 3600 * 1000


@pytest.fixture
def tomorrows(store: Store) -> Store:
    """The store of an admin whose role begins tomorrow by this computer's clock."""
    member = add_member(store, "马秀兰")
    role = named(roles.role_list(store), "admin")
    tomorrow = store.today() + timedelta(days=1)
    granting.grant(store, role.id, member=member, start=tomorrow)
    operator = roles.operator_of(store, member)
    assert operator is not None
    store.operator = operator
    store.refresh()
    return store


def test_a_role_that_begins_tomorrow_gives_no_rights_today(tomorrows: Store) -> None:
    assert not tomorrows.actor.role


def test_a_clock_behind_the_hubs_or_the_latest_change_locks_nobody_out(tomorrows: Store) -> None:
    with tomorrows.writing() as connection:
        link.keep(connection, skew=_DAY_MS)
    tomorrows.refresh()
    assert tomorrows.actor.role == "admin"
    with tomorrows.writing() as connection:
        link.keep(connection, skew=0)
        connection.execute(
            "UPDATE state SET value = value + ? WHERE name = 'clock'", (_DAY_MS << 16,)
        )
    tomorrows.refresh()
    assert tomorrows.actor.role == "admin"
    # The latest change is set against the store's own clock, as its day is.
    tomorrows.now = lambda: wall_ms() - _DAY_MS
    tomorrows.refresh()
    assert tomorrows.actor.role == "admin"


def test_roles_and_groups_are_given_and_taken_by_the_hubs_day(store: Store) -> None:
    told = groups.add(store, {"name": "粉丝一群", "kind": "fans", "goal": "读书"}).result
    assert isinstance(told, groups.Told)
    today, member = store.today(), add_member(store, "马秀兰")
    with store.writing() as connection:
        link.keep(connection, skew=_DAY_MS)
    tomorrow = today + timedelta(days=1)
    with pytest.raises(Problem, match="has passed"):
        granting.grant(store, _role(store, "admin"), member=member, start=today)
    granting.grant(store, _role(store, "admin"), member=member)
    groupowner.appoint(store, told.team, member=member)
    assert {one.start for one in _terms(store, member)} == {tomorrow.isoformat()}
    assert told.team in owning.owners(store)
    granting.revoke(store, _role(store, "admin"), member=member)
    groupowner.vacate(store, told.team)
    assert {one.end for one in _terms(store, member)} == {today.isoformat()}
    assert told.team not in owning.owners(store)


def _role(store: Store, preset: str) -> bytes:
    return named(roles.role_list(store), preset).id


def _terms(store: Store, member: bytes) -> list[Assignment]:
    return roles.assignments(store, roles.operator_of(store, member))


@pytest.mark.parametrize("sort", [(), (("number", False),), (("city", True),)])
def test_who_holds_no_role_is_shown_an_empty_list(
    tomorrows: Store, sort: tuple[tuple[str, bool], ...]
) -> None:
    query = MemberQuery(sort=sort)
    assert members.count(tomorrows, query) == 0
    assert list(members.each(tomorrows, query)) == []
