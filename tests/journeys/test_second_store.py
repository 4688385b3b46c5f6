"""A whole lived-in community, given to an empty store as nothing but its log and keys."""

from collections.abc import Iterator

import pytest

from desktop.actions import history, sample
from desktop.models.ids import new_id
from desktop.models.member import MemberQuery
from desktop.store import log, members, timeline, vault, wallets
from desktop.store.community import Store, blank
from desktop.store.digest import digest
from tests.conftest import CHEAP, PASSPHRASE


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample community: members, roles, sessions, rules, awards, and an undo."""
    store = sample.make(tmp_path_factory.mktemp("first") / "a", passphrase=PASSPHRASE)
    history.undo(store)
    yield store
    store.close()


@pytest.fixture(scope="module")
def second(lived_in: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same community filled from the log alone, every changeset delivered twice."""
    folder = tmp_path_factory.mktemp("second")
    keys = vault.new_keys(folder, lived_in.community, PASSPHRASE, cost=CHEAP)
    store = blank(keys, lived_in.index_key, new_id(), lived_in.operator)
    for logged in log.changesets(lived_in):
        log.replay(store, [logged, logged])
    store.refresh()
    yield store
    store.close()


def everybody(store: Store) -> list[bytes]:
    """All members' ids."""
    return members.all_ids(store, MemberQuery())


def test_the_digest_is_the_same(lived_in: Store, second: Store) -> None:
    assert digest(second, second.refs) == digest(lived_in, lived_in.refs)


def test_every_members_page_is_the_same(lived_in: Store, second: Store) -> None:
    assert everybody(second) == everybody(lived_in)
    for member in everybody(lived_in):
        assert members.find(second, member) == members.find(lived_in, member)
        assert timeline.page(second, member) == timeline.page(lived_in, member)


def test_every_balance_is_the_same_and_the_sum_of_its_entries(
    lived_in: Store, second: Store
) -> None:
    sql = "SELECT member, sum(points) FROM entry WHERE coalesce(wallet, '') = '' GROUP BY member"
    sums = dict(lived_in.rows(sql))
    for member in everybody(lived_in):
        assert wallets.balance(second, member) == sums.get(member, 0)
        row = second.one("SELECT points FROM member WHERE id = ?", (member,))
        assert row == (sums.get(member, 0),)
