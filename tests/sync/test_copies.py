"""Folders that were copied with their device key: nobody's work is lost, none is done twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import devices, members
from desktop.models.wire import Decide, Quarantine, Quarantined
from desktop.store import pending, vault
from desktop.store.community import open_store
from desktop.sync import keys
from desktop.sync.channel import Refusal
from desktop.sync.session import Session
from tests.conftest import PASSPHRASE
from tests.sync.backups import clone, names
from tests.sync.team import Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _agree(crew: Team) -> None:
    crew.settle()
    digests = {one.digest() for one in crew.laptops}
    assert digests == {hub_digest(crew, crew.laptops[0])}
    assert all(pending.waiting_changesets(one.store) == 0 for one in crew.laptops)


def test_two_machines_with_one_disk_become_two_devices(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    members.add(owner.store, {"name": "克隆之前", "phone": "13800138000"})
    twin = clone(crew, owner)
    members.add(owner.store, {"name": "原来的", "phone": "13800138001"})
    members.add(twin.store, {"name": "副本的", "phone": "13800138002"})
    owner.sync()
    assert twin.sync().forked
    _agree(crew)
    assert names(owner) == names(twin) == ["克隆之前", "副本的", "原来的"]
    assert owner.store.device != twin.store.device


def test_a_verdict_on_the_copys_work_is_not_taken_for_ones_own(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "assistant"))
    twin = clone(crew, helper)
    with helper.store.recording("rule.publish") as rec:
        rec.put("rule", None, {"name": "不该有", "state": "draft"})
    members.add(twin.store, {"name": "副本的", "phone": "13800138002"})
    helper.sync()
    _agree(crew)
    assert names(owner) == ["副本的"]
    refused = [one.store.rows("SELECT reason FROM verdict") for one in (helper, twin)]
    assert refused == [[("right",)], []]


def test_work_on_work_that_waits_is_said_anew_with_its_new_names(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    twin = clone(crew, owner)
    members.add(owner.store, {"name": "原来的", "phone": "13800138001"})
    owner.sync()
    members.add(twin.store, {"name": "副本的", "phone": "13800138002"})
    ((member,),) = twin.store.rows("SELECT id FROM member")
    members.edit(twin.store, member, {"city": "深圳"})
    members.edit(twin.store, member, {"city": "广州"})
    _agree(crew)
    ((city,),) = owner.store.rows("SELECT city FROM member WHERE id = ?", (member,))
    assert city == "广州"


def test_a_copy_that_was_cut_off_while_it_took_its_new_id_goes_on(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = crew.found()
    crew.connect(owner)
    twin = clone(crew, owner)
    vault.bind(twin.store.keys)
    members.add(owner.store, {"name": "原来的", "phone": "13800138001"})
    owner.sync()
    members.add(twin.store, {"name": "副本的", "phone": "13800138002"})
    with monkeypatch.context() as patch:
        patch.setattr("desktop.store.rebase.carry_out", _cut)
        with pytest.raises(KeyboardInterrupt):
            twin.sync()
    twin.store.close()
    twin.store = open_store(twin.store.folder, passphrase=PASSPHRASE)
    assert twin.store.device != owner.store.device
    assert twin.store.keys.device is not None
    sign = twin.store.keys.device.sign
    twin.session = Session(crew.channel, twin.store.community, twin.store.device, sign)
    _agree(crew)
    assert names(owner) == ["副本的", "原来的"]


def _cut(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_copy_of_a_revoked_laptop_hands_in_its_work_under_an_id_of_its_own(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    copy = clone(crew, lost)
    members.add(lost.store, {"name": "先送的", "phone": "13800138001"})
    lost.sync()
    # The same number as what the hub has of the other one.
    members.add(copy.store, {"name": "没送出的", "phone": "13800138002"})
    members.add(copy.store, {"name": "也没送出", "phone": "13800138003"})
    owner.sync()
    devices.revoke(owner.store, lost.store.device)
    keys.shut_out(owner.store, lost.store.device)
    owner.sync()
    for gone in (copy, lost):
        with pytest.raises(Refusal, match="revoked"):
            gone.sync()
        crew.laptops.remove(gone)
        gone.store.close()
    found = owner.session.ask("quarantine", Quarantine(), Quarantined)
    assert found.total == 2
    for one in found.sets:
        assert one.device != lost.store.device
        owner.session.ask("decide", Decide(one.device, one.number, accept=True), int)
    _agree(crew)
    assert names(owner) == ["也没送出", "先送的", "没送出的"]
