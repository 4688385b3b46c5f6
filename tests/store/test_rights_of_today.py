"""Which roles count today on the device at work, whatever its clock says."""

from datetime import timedelta

import pytest

from desktop.actions import roles as granting
from desktop.models.member import MemberQuery
from desktop.models.role import named
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


@pytest.mark.parametrize("sort", [(), (("number", False),), (("city", True),)])
def test_who_holds_no_role_is_shown_an_empty_list(
    tomorrows: Store, sort: tuple[tuple[str, bool], ...]
) -> None:
    query = MemberQuery(sort=sort)
    assert members.count(tomorrows, query) == 0
    assert list(members.each(tomorrows, query)) == []
