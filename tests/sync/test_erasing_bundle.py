"""A team without a server forgets who is erased: its judge, its laptops, what they carry."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import erasing, members, notes
from desktop.models.erasure import Receipt, sealed_for
from desktop.models.signed import read_changeset
from desktop.store import backup, roles
from desktop.store.community import Store
from desktop.store.digest import digest
from desktop.sync import bundlejoin
from tests.sync.sticks import Parcel, Sticks
from tests.sync.test_erasing import NAME, TEXT, _nowhere, _plant, _said


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    made = Sticks(tmp_path)
    yield made
    made.close()


@pytest.fixture
def owner(sticks: Sticks) -> Store:
    return sticks.found()


def _same(one: Store, other: Store) -> bool:
    return digest(one, one.refs) == digest(other, other.refs)


def _mute(store: Store, member: bytes) -> None:
    """Nothing that is kept as it came says anything of him."""
    for (wire,) in store.rows("SELECT wire FROM carried UNION ALL SELECT wire FROM closed"):
        found = sealed_for(read_changeset(bytes(wire)), store.community)
        assert member not in {subject for subject, _ in found}


def test_an_erase_that_comes_by_bundle_replaces_local_copies(sticks: Sticks, owner: Store) -> None:
    member = _plant(owner)
    second = sticks.join(sticks.invite(owner, "小陈", "deputy"))
    sticks.meet(owner, second)
    backup.automatic(second.keys, "import")
    receipt = erasing.erase(owner, member).result
    assert isinstance(receipt, Receipt)
    assert not receipt.waits
    assert len(receipt.devices) == 1
    _nowhere(owner)
    sticks.bring(owner, second)
    _nowhere(second)
    (copy,) = backup.copies(second.folder)
    assert "before-erase" in copy.name
    assert _same(owner, second)


def test_what_others_said_of_him_goes_where_it_was_judged(sticks: Sticks, owner: Store) -> None:
    member = _plant(owner)
    second = sticks.join(sticks.invite(owner, "小陈", "deputy"))
    third = sticks.join(sticks.invite(owner, "小王", "admin"))
    sticks.meet(owner, second)
    notes.add(second, member, TEXT + "二")
    members.edit(second, member, {"nickname": NAME + "三"})
    sticks.bring(second, owner)
    erasing.erase(owner, member)
    _mute(owner, member)
    for one in (second, third, second):
        sticks.meet(owner, one)
    for store in (owner, second, third):
        _nowhere(store)
        assert _same(owner, store)
        assert store.rows("SELECT sum(points) FROM entry") == [(7,)]


def test_who_had_not_heard_of_it_brings_nothing_of_him(sticks: Sticks, owner: Store) -> None:
    member = _plant(owner)
    second = sticks.join(sticks.invite(owner, "小陈", "deputy"))
    helper = sticks.join(sticks.invite(owner, "小赵", "host"))
    sticks.meet(owner, second)
    sticks.meet(owner, helper)
    erasing.erase(owner, member)
    notes.add(second, member, TEXT + "二")
    with helper.recording("member.edit") as rec:
        rec.put("member", member, {"nickname": NAME + "三"})
    for one in (second, helper, second):
        sticks.meet(owner, one)
    _mute(owner, member)
    for store in (owner, second, helper):
        _nowhere(store)
        assert _same(owner, store)
    assert helper.rows("SELECT reason FROM verdict") == [("right",)]


def test_the_owners_other_laptop_erases_and_the_judge_does_it(sticks: Sticks, owner: Store) -> None:
    member = _plant(owner)
    path, role = sticks.new(), roles.find_role(owner, "owner")
    code = bundlejoin.offer(owner, path, owner.operator, role).invitation
    second = sticks.join(Parcel(path, code))
    sticks.meet(owner, second)
    backup.automatic(owner.keys, "import")
    receipt = erasing.erase(second, member).result
    assert isinstance(receipt, Receipt)
    assert receipt.waits
    assert NAME in _said(second)
    sticks.meet(owner, second)
    for store in (owner, second):
        _nowhere(store)
    assert all("before-erase" in path.name for path in backup.copies(owner.folder))
    assert _same(owner, second)
