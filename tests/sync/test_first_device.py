"""A second folder of the first device of a team without a server: it judges nobody."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import backup as backups
from desktop.actions import members
from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.models.signed import sign, takeover_statement
from desktop.store import backup, link, pending, restore, takeover
from desktop.store.community import Store, open_store
from desktop.store.digest import digest
from desktop.store.takeover import Takeover
from desktop.sync import bundlejoin, takingover
from desktop.sync.ownjudge import judges
from tests.conftest import CHEAP, PASSPHRASE
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


# -- lost, and back by the recovery code -----------------------------------------------------------


def _saved(sticks: Sticks, store: Store) -> Path:
    """A backup of the folder, opened by the recovery code."""
    path = sticks.new()
    backup.export(store.keys, path, cost=CHEAP)
    return path


def _restored(sticks: Sticks, saved: Path, code: bytes) -> Store:
    folder = sticks.new()
    restore.restore(saved, folder, code=code, passphrase=PASSPHRASE, cost=CHEAP)
    sticks.stores.append(open_store(folder, passphrase=PASSPHRASE))
    return sticks.stores[-1]


def _printed(store: Store) -> bytes:
    return recovery.decode(backups.print_recovery(store))


def test_a_restored_first_device_judges_nobody_until_the_owner_proves_herself(
    sticks: Sticks, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    code = _printed(owner)
    sticks.meet(owner, helper)
    back = _restored(sticks, _saved(sticks, owner), code)
    assert not judges(back)
    with pytest.raises(Problem, match="not the one"):
        takingover.take_over(back, bytes(16))
    takingover.take_over(back, code)
    assert judges(back)
    assert back.actor.role == "owner"


def test_those_who_followed_the_lost_one_follow_the_recovered_one(
    sticks: Sticks, owner: Store
) -> None:
    helper, late = (sticks.join(sticks.invite(owner, name, "admin")) for name in ("小陈", "小王"))
    code = _printed(owner)
    sticks.meet(owner, helper)
    sticks.meet(owner, late)
    # The backup knows more than they have read.
    members.add(owner, {"name": "李雷", "phone": "13800138000"})
    saved = _saved(sticks, owner)
    members.add(helper, {"name": "韩梅梅", "phone": "13800138001"})
    members.add(late, {"name": "小红", "phone": "13800138002"})
    back = _restored(sticks, saved, code)
    members.add(back, {"name": "林涛", "phone": "13800138003"})
    takingover.take_over(back, code)
    assert pending.waiting_changesets(back) == 0
    for store in (helper, late, helper):
        sticks.bring(back, store)
        sticks.meet(back, store)
    for store in (back, helper, late):
        assert _names(store) == {"李雷", "韩梅梅", "小红", "林涛"}
        assert pending.waiting_changesets(store) == 0
    assert len({digest(one, one.refs) for one in (back, helper, late)}) == 1
    # The lost one is heard no more, whoever has it.
    with pytest.raises(Problem):
        sticks.bring(owner, helper)


def test_recovered_twice_the_words_are_followed_one_after_the_other(
    sticks: Sticks, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    code = _printed(owner)
    sticks.meet(owner, helper)
    second = _restored(sticks, _saved(sticks, owner), code)
    takingover.take_over(second, code)
    members.add(second, {"name": "李雷"})
    third = _restored(sticks, _saved(sticks, second), code)
    takingover.take_over(third, code)
    sticks.bring(third, helper)
    assert link.read(helper).judge == third.device
    assert _names(helper) == {"李雷"}
    assert digest(helper, helper.refs) == digest(third, third.refs)


def test_who_had_more_than_the_backup_knows_is_told_so(sticks: Sticks, owner: Store) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    code = _printed(owner)
    sticks.meet(owner, helper)
    saved = _saved(sticks, owner)
    members.add(owner, {"name": "李雷"})
    sticks.meet(owner, helper)
    back = _restored(sticks, saved, code)
    takingover.take_over(back, code)
    with pytest.raises(Problem, match="recovered one lacks"):
        sticks.bring(back, helper)
    assert _names(helper) == {"李雷"}
    assert link.read(helper).judge == owner.device


def test_nobody_takes_the_place_without_the_code(sticks: Sticks, owner: Store) -> None:
    helper, other = (sticks.join(sticks.invite(owner, name, "admin")) for name in ("小陈", "小王"))
    _printed(owner)
    for store in (helper, other):
        sticks.meet(owner, store)
    device = other.keys.device
    assert device is not None
    keys = (device.sign_public, device.receive_public)
    said = takeover_statement(other.community, owner.device, other.device, *keys, 10**6)
    word = Takeover(owner.device, other.device, *keys, 10**6, sign(device.sign, said))
    with other.writing() as connection:
        takeover.keep(connection, [word])
        link.keep(connection, judge=b"", identity=b"")
    with pytest.raises(Problem, match="was changed"):
        sticks.bring(other, helper)
    assert link.read(helper).judge == owner.device
