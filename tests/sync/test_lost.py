"""Laptops that are lost: revoked, restored without a key, stolen with only the code left."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import backup, devices, history, members
from desktop.models import recovery
from desktop.models.device import Farewell
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.models.signed import asking_to_leave, sign
from desktop.models.wire import Gone, Leave, Left
from desktop.store import backup as backups
from desktop.store import contacts, pending, restore, roles, tray, vault
from desktop.store.community import Store, open_store
from desktop.sync import contacting, keys, recovering
from desktop.sync.channel import Refusal
from desktop.sync.joining import read_blob
from desktop.sync.session import Session
from tests.conftest import CHEAP, PASSPHRASE
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _names(store: Store) -> list[str]:
    rows = store.rows("SELECT name FROM member WHERE gone = 0 ORDER BY name")
    return [row[0] for row in rows]


def _private(store: Store) -> bytes:
    assert store.keys.device is not None
    return store.keys.device.sign


def _add(crew: Team, store: Store) -> Laptop:
    session = Session(crew.channel, store.community, store.device, _private(store))
    crew.laptops.append(Laptop(store, session))
    return crew.laptops[-1]


def _agree(crew: Team) -> None:
    crew.settle()
    for one in crew.laptops:
        assert one.digest() == hub_digest(crew, one)
        assert pending.waiting_changesets(one.store) == 0


# -- revoked ----------------------------------------------------------------------------------


def test_a_revoked_laptop_hands_in_its_work_and_closes_for_good(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.settle()
    members.add(lost.store, {"name": "没送出的", "phone": "13800138009"})
    devices.revoke(owner.store, lost.store.device)
    receipt = keys.shut_out(owner.store, lost.store.device)
    assert (receipt.classes, receipt.people) == (("basic", "contact", "private"), 1)
    assert receipt.renewed == receipt.classes
    assert receipt.index_key
    owner.sync()
    contacting.ask(owner.store, owner.session)
    assert contacts.farewells(owner.store) == {}
    with pytest.raises(Refusal, match="revoked"):
        lost.sync()
    contacting.ask(owner.store, owner.session)
    both = Farewell(crew.now_ms, crew.now_ms)
    assert contacts.farewells(owner.store) == {lost.store.device: both}
    lost.store.close()
    with pytest.raises(Problem):
        open_store(lost.store.folder, passphrase=PASSPHRASE)
    crew.laptops.remove(lost)
    with crew.engine.reading() as session:
        assert session.rows("SELECT count(*) FROM quarantine") == [(1,)]
    _agree(crew)


def test_only_the_laptop_itself_says_that_it_was_told_and_that_its_key_is_gone(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    copy, place = _copied(crew, lost), (owner.store.community, lost.store.device)
    devices.revoke(owner.store, lost.store.device)
    owner.sync()
    with pytest.raises(Refusal, match="revoked"):
        copy.sync()
    with pytest.raises(Refusal, match="bad_signature"):
        copy.session.ask_openly("gone", Gone(*place, bytes(64)), type(None))
    contacting.ask(owner.store, owner.session)
    assert contacts.farewells(owner.store) == {}
    # It asks and hears the word, but what it says last gets lost.
    asked = Leave(*place, [], sign(_private(lost.store), asking_to_leave(*place)))
    lost.session.ask_openly("leave", asked, Left)
    contacting.ask(owner.store, owner.session)
    assert contacts.farewells(owner.store) == {lost.store.device: Farewell(crew.now_ms, 0)}
    assert tray.heard(owner.store)[lost.store.device] == crew.now_ms
    for one in (copy, lost):
        crew.laptops.remove(one)
        one.store.close()


def test_the_others_read_what_is_written_under_the_new_keys(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    lost = crew.join(crew.invite(owner, "小王", "admin"))
    crew.settle()
    devices.revoke(owner.store, lost.store.device)
    keys.shut_out(owner.store, lost.store.device)
    members.add(owner.store, {"name": "新钥匙", "phone": "13800138000"})
    crew.laptops.remove(lost)
    _agree(crew)
    assert _names(second.store) == ["新钥匙"]
    lost.store.close()


def test_a_revoked_laptop_has_erased_its_key_so_revoking_is_not_undone(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    made = members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    shut = devices.revoke(owner.store, lost.store.device)
    with pytest.raises(Problem) as refused:
        history.undo(owner.store, shut.action)
    assert refused.value.code == "history.lasting"
    assert history.undo(owner.store).result.action == made.action
    held = owner.store.one("SELECT revoked FROM device WHERE id = ?", (lost.store.device,))
    assert held
    assert held[0]
    crew.laptops.remove(lost)
    lost.store.close()


def test_nobody_else_can_make_a_laptop_close(crew: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    devices.revoke(owner.store, lost.store.device)
    owner.sync()
    monkeypatch.setattr("hub.leaving.revocation", lambda *_: bytes(64))
    with pytest.raises(Exception, match="revocation"):
        lost.sync()
    open_store(lost.store.folder, passphrase=PASSPHRASE).close()
    crew.laptops.remove(lost)
    lost.store.close()


def _copied(crew: Team, whose: Laptop) -> Laptop:
    """The folder as it lay, opened elsewhere: it has not the key of the device that it was."""
    copy = crew.folder / f"copied-{len(crew.laptops)}"
    whose.store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(whose.store.folder, copy)
    return _add(crew, open_store(copy, passphrase=PASSPHRASE))


def test_a_copy_of_a_revoked_laptop_closes_at_its_next_contact(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    members.add(lost.store, {"name": "王芳", "phone": "13800138000"})
    crew.settle()
    copy = _copied(crew, lost)
    again = _copied(crew, copy)
    for one in (copy, again):
        with pytest.raises(Refusal, match="unknown_device"):
            one.sync()
    devices.revoke(owner.store, lost.store.device)
    owner.sync()
    for one in (copy, again, lost):
        with pytest.raises(Refusal, match=r"sync\.revoked"):
            one.sync()
        one.store.close()
        crew.laptops.remove(one)
        with pytest.raises(Problem):
            open_store(one.store.folder, passphrase=PASSPHRASE)
    _agree(crew)


def test_a_copy_that_was_let_in_outlives_its_original(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    copy = _copied(crew, lost)
    role = next(one for one in roles.role_list(owner.store) if one.preset == "deputy")
    code = crew.offer(owner, copy.store.operator, "deputy", role.cells)
    blob = read_blob(crew.channel, code)
    copy.session = recovering.rejoin(copy.store, crew.channel, code, blob)
    copy.sync()
    devices.revoke(owner.store, lost.store.device)
    crew.laptops.remove(lost)
    lost.store.close()
    _agree(crew)


def test_a_backup_of_a_revoked_laptop_waits_to_be_let_in(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    members.add(lost.store, {"name": "没送出的", "phone": "13800138000"})
    file = backups.export(lost.store.keys, crew.folder / "copy.qzb", PASSPHRASE, cost=CHEAP)
    devices.revoke(owner.store, lost.store.device)
    owner.sync()
    crew.laptops.remove(lost)
    lost.store.close()
    restore.restore(file, crew.folder / "back", passphrase=PASSPHRASE, cost=CHEAP)
    back = _add(crew, open_store(crew.folder / "back", passphrase=PASSPHRASE))
    with pytest.raises(Refusal, match="unknown_device"):
        back.sync()
    assert pending.waiting_changesets(back.store) > 0
    crew.laptops.remove(back)
    back.store.close()


def test_nobody_else_can_make_a_copy_close(crew: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = crew.found()
    crew.connect(owner)
    lost = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    copy = _copied(crew, lost)
    devices.revoke(owner.store, lost.store.device)
    owner.sync()
    monkeypatch.setattr("hub.leaving.revocation", lambda *_: bytes(64))
    with pytest.raises(Refusal, match="unknown_device"):
        copy.sync()
    open_store(copy.store.folder, passphrase=PASSPHRASE).close()
    for one in (copy, lost):
        crew.laptops.remove(one)
        one.store.close()


# -- restored -------------------------------------------------------------------------------


def test_a_restored_folder_waits_and_is_let_in_again_by_a_code(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "deputy"))
    members.add(helper.store, {"name": "备份时还没送出", "phone": "13800138000"})
    helper.store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = crew.folder / "restored"
    shutil.copytree(helper.store.folder, copy)
    members.add(helper.store, {"name": "备份之后", "phone": "13800138001"})
    helper.sync()
    restored = open_store(copy, passphrase=PASSPHRASE)
    assert restored.device != helper.store.device
    assert not restored.rows("SELECT 1 FROM device WHERE id = ?", (restored.device,))
    members.add(restored, {"name": "恢复之后", "phone": "13800138002"})
    again = _add(crew, restored)
    with pytest.raises(Refusal, match="unknown_device"):
        again.sync()
    role = next(one for one in roles.role_list(owner.store) if one.preset == "deputy")
    owner.sync()
    code = crew.offer(owner, restored.operator, "deputy", role.cells)
    blob = read_blob(crew.channel, code)
    again.session = recovering.rejoin(restored, crew.channel, code, blob)
    _agree(crew)
    # What the backup had waiting stood already under the old id: it is there once.
    assert _names(owner.store) == ["备份之后", "备份时还没送出", "恢复之后"]
    with crew.engine.reading() as session:
        found = session.rows("SELECT count(*), count(DISTINCT action) FROM log")
    assert found[0][0] >= found[0][1]


def test_a_code_of_another_community_is_not_taken(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    other = crew.found("别的社群")
    with pytest.raises(Problem, match="not on a hub"):
        recovering.rejoin(other.store, crew.channel, *_offered(crew, owner, other.store.operator))
    crew.laptops.remove(other)
    other.store.close()


def _offered(crew: Team, owner: Laptop, operator: bytes):  # type: ignore[no-untyped-def]
    code = crew.offer(owner, operator, "deputy", frozenset())
    return code, read_blob(crew.channel, code)


# -- stolen ---------------------------------------------------------------------------------


def _stolen(crew: Team) -> bytes:
    """The owner's only laptop is gone; her code is left."""
    owner = crew.found()
    code = recovery.decode(backup.print_recovery(owner.store))
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.connect(owner)
    members.add(owner.store, {"name": "李雷", "phone": "13800138001"})
    owner.sync()
    crew.laptops.remove(owner)
    owner.store.close()
    return code


def test_the_owner_comes_back_with_her_code_alone(crew: Team) -> None:
    code = _stolen(crew)
    back = crew.recover(code)
    store = back.store
    assert store.actor.role == "owner"
    assert _names(store) == ["李雷", "王芳"]
    assert store.rows("SELECT phone FROM member WHERE name = '李雷'") == [("+8613800138001",)]
    helper = crew.join(crew.invite(back, "小陈", "deputy"))
    _agree(crew)
    assert _names(helper.store) == ["李雷", "王芳"]


def test_another_code_opens_nothing(crew: Team) -> None:
    _stolen(crew)
    with pytest.raises(Refusal, match="no_recovery"):
        recovering.recovered(crew.channel, os.urandom(16), new_id(), vault.devicekey.generate())


def test_the_owner_comes_back_with_a_backup_and_its_work(crew: Team) -> None:
    owner = crew.found()
    code = recovery.decode(backup.print_recovery(owner.store))
    crew.connect(owner)
    members.add(owner.store, {"name": "没送出的", "phone": "13800138000"})
    file = backups.export(owner.store.keys, crew.folder / "copy.qzb", cost=CHEAP)
    crew.laptops.remove(owner)
    owner.store.close()
    restore.restore(file, crew.folder / "back", code=code, passphrase=PASSPHRASE, cost=CHEAP)
    store = open_store(crew.folder / "back", passphrase=PASSPHRASE)
    back = _add(crew, store)
    back.session = recovering.recover_folder(store, crew.channel, code, "")
    _agree(crew)
    assert _names(store) == ["没送出的"]


def test_a_code_printed_after_the_connect_opens_too(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    old = recovery.decode(backup.print_recovery(owner.store))
    owner.sync()
    new = recovery.decode(backup.print_recovery(owner.store))
    owner.sync()
    device, made = new_id(), vault.devicekey.generate()
    blob = recovering.recovered(crew.channel, new, device, made)
    assert {key.use for key in blob.keys} == {"class", "index"}
    with pytest.raises(Refusal, match="no_recovery"):
        recovering.recovered(crew.channel, old, new_id(), vault.devicekey.generate())
