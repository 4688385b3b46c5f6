"""A second folder of the first device of a team without a server: it judges nobody."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members
from desktop.models.problem import Problem
from desktop.store import link, pending
from desktop.store.community import Store, open_store
from desktop.store.digest import digest
from desktop.sync import bundlejoin
from desktop.sync.ownjudge import judges
from tests.conftest import PASSPHRASE
from tests.sync.sticks import Parcel, Sticks


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    found = Sticks(tmp_path)
    yield found
    found.close()


@pytest.fixture
def owner(sticks: Sticks) -> Store:
    return sticks.found()


def _copied(sticks: Sticks, store: Store) -> Store:
    """The folder as somebody copies it to another computer: without the key."""
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = sticks.new()
    shutil.copytree(store.folder, folder)
    sticks.stores.append(open_store(folder, passphrase=PASSPHRASE))
    return sticks.stores[-1]


def _let_in(sticks: Sticks, judge: Store, name: str, role: str, store: Store) -> None:
    parcel: Parcel = sticks.invite(judge, name, role)
    assert parcel.code
    bundlejoin.rejoin(store, parcel.path, parcel.code)


def _names(store: Store) -> set[str]:
    return {row[0] for row in store.rows("SELECT name FROM member WHERE gone = 0")}


def test_a_copy_of_the_first_device_follows_it_and_its_work_waits(
    sticks: Sticks, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    copy = _copied(sticks, owner)
    assert not judges(copy)
    assert link.read(copy).judge == owner.device
    members.add(copy, {"name": "林涛"})
    assert pending.waiting_changesets(copy) == 1
    with pytest.raises(Problem, match="let in"):
        sticks.pack(copy)
    with pytest.raises(Problem):
        sticks.invite(copy, "小王", "admin")


def test_let_in_by_a_file_and_a_code_the_copy_goes_on_with_its_work(
    sticks: Sticks, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    copy = _copied(sticks, owner)
    members.add(copy, {"name": "林涛", "phone": "13800138000"})
    members.add(owner, {"name": "韩梅梅"})
    _let_in(sticks, owner, "群主的新电脑", "deputy", copy)
    sticks.meet(owner, copy)
    sticks.meet(owner, helper)
    for store in (owner, helper, copy):
        assert _names(store) == {"林涛", "韩梅梅"}
        assert pending.waiting_changesets(store) == 0
    assert len({digest(one, one.refs) for one in (owner, helper, copy)}) == 1


def test_a_copied_folder_of_a_helper_comes_back_by_a_bundle(sticks: Sticks, owner: Store) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    members.add(helper, {"name": "李雷"})
    copy = _copied(sticks, helper)
    members.add(helper, {"name": "韩梅梅"})
    members.add(copy, {"name": "林涛"})
    with pytest.raises(Problem, match="let in"):
        sticks.pack(copy)
    _let_in(sticks, owner, "小陈的新电脑", "admin", copy)
    sticks.meet(owner, helper)
    sticks.meet(owner, copy)
    sticks.meet(owner, helper)
    for store in (owner, helper, copy):
        assert sorted(_names(store)) == sorted({"李雷", "韩梅梅", "林涛"})
        assert pending.waiting_changesets(store) == 0
    assert owner.one("SELECT count(*) FROM member WHERE gone = 0") == (3,)


def test_who_works_alone_goes_on_judging_in_a_copied_folder(sticks: Sticks, owner: Store) -> None:
    members.add(owner, {"name": "李雷"})
    assert judges(_copied(sticks, owner))


def test_a_folder_that_judges_is_not_let_in_by_a_bundle(sticks: Sticks, owner: Store) -> None:
    with pytest.raises(Problem, match="need not"):
        _let_in(sticks, owner, "小陈", "admin", owner)
