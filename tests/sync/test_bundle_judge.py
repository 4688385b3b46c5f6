"""A team without a server: what its judge sets aside, and copies of a folder that it meets."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import members
from desktop.models.problem import Problem
from desktop.models.wire import Decide, Quarantine, Quarantined
from desktop.store import devicekey, journal, pending
from desktop.store.community import FILE, Store, open_store
from desktop.store.database import connect
from desktop.store.digest import digest
from desktop.sync import bundle, bundleout
from desktop.sync.channel import Refusal
from desktop.sync.ownjudge import OwnJudge
from tests.conftest import PASSPHRASE
from tests.sync.sticks import Sticks

MANY = 230


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    made = Sticks(tmp_path)
    yield made
    made.close()


@pytest.fixture
def owner(sticks: Sticks) -> Store:
    store = sticks.found()
    with store.recording("member.import") as rec:
        for n in range(MANY):
            rec.put("member", None, {"name": f"王{n}", "city": "深圳"})
    return store


def _same(one: Store, other: Store) -> bool:
    return digest(one, one.refs) == digest(other, other.refs)


def _cities(store: Store) -> dict[str, int]:
    return dict(store.rows("SELECT city, count(*) FROM member WHERE gone = 0 GROUP BY city"))


def _move_all(store: Store) -> None:
    """An edit of everybody, as somebody does who thinks that it is his own list."""
    with store.recording("member.edit", braked=False) as rec:
        for (member,) in store.rows("SELECT id FROM member"):
            rec.put("member", bytes(member), {"city": "广州"})


def _waiting(store: Store) -> Quarantined:
    return OwnJudge(store).ask("quarantine", Quarantine(), Quarantined)


def _decide(store: Store, *, accept: bool) -> None:
    for one in _waiting(store).sets:
        OwnJudge(store).ask("decide", Decide(one.device, one.number, accept), int)


def test_a_mass_change_waits_for_the_owner_as_one(sticks: Sticks, owner: Store) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    _move_all(helper)
    assert _cities(helper) == {"广州": MANY}
    sticks.meet(owner, helper)
    assert _cities(owner) == _cities(helper) == {"深圳": MANY}
    verdicts = helper.rows("SELECT DISTINCT verdict, reason FROM verdict")
    assert verdicts == [("aside", "mass")]
    found = _waiting(owner)
    assert found.total == len(found.sets) == len(helper.rows("SELECT 1 FROM verdict"))
    assert {one.kind for one in found.sets} == {"member.edit"}
    _decide(owner, accept=True)
    sticks.meet(owner, helper)
    assert _cities(owner) == _cities(helper) == {"广州": MANY}
    assert _waiting(owner).total == 0
    assert _same(owner, helper)


def test_an_action_over_two_bundles_is_counted_as_one(
    sticks: Sticks, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    monkeypatch.setattr(journal, "CHANGESET_LIMIT", 150)
    _move_all(helper)
    with monkeypatch.context() as small:
        small.setattr(bundleout, "BODY_LIMIT", 1)
        first = sticks.pack(helper)
    bundle.take(owner, first)
    bundle.take(owner, first)
    assert _cities(owner)["广州"] == 150
    sticks.bring(helper, owner)
    assert _cities(owner) == {"深圳": MANY - 150, "广州": 150}
    assert {one.reason for one in _waiting(owner).sets} == {"mass"}


def test_the_owner_discards_and_the_author_hears_it(sticks: Sticks, owner: Store) -> None:
    helper = sticks.join(sticks.invite(owner, "小赵", "host"))
    with helper.recording("member.add") as rec:
        rec.put("member", None, {"name": "不该有"})
    sticks.meet(owner, helper)
    with pytest.raises(Refusal) as caught:
        OwnJudge(helper).ask("decide", Decide(helper.device, 1, accept=True), int)
    assert caught.value.code == "sync.owner_decides"
    _decide(owner, accept=False)
    with pytest.raises(Refusal) as caught:
        OwnJudge(owner).ask("decide", Decide(helper.device, 1, accept=True), int)
    assert caught.value.code == "sync.not_in_quarantine"
    sticks.meet(owner, helper)
    heard = [row[0] for row in helper.rows("SELECT verdict FROM verdict ORDER BY ruled")]
    assert heard == ["refused", "discarded"]
    with helper.recording("note.add") as rec:
        rec.put("team", None, {"name": "第一组"})
    sticks.meet(owner, helper)
    assert _same(owner, helper)


def _copy(sticks: Sticks, store: Store) -> Store:
    """The same folder once more, keys and all, as a cloned disk has it."""
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = sticks.new()
    shutil.copytree(store.folder, folder)
    opened = connect(folder / FILE, store.keys.database)
    sticks.stores.append(Store(opened, replace(store.keys, folder=folder)))
    return sticks.stores[-1]


def _names(store: Store) -> set[str]:
    found = store.rows("SELECT name FROM member WHERE gone = 0 AND name NOT LIKE '王%'")
    return {row[0] for row in found}


def test_a_copy_is_noticed_on_one_page_of_the_log_and_reads_the_next_ones_as_another_device(
    sticks: Sticks, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    twin = _copy(sticks, helper)
    members.add(helper, {"name": "韩梅梅"})
    members.add(twin, {"name": "林涛"})
    sticks.bring(helper, owner)
    members.add(owner, {"name": "李雷"})
    monkeypatch.setattr(bundleout, "_PART", 1)
    assert sticks.bring(owner, twin).forked
    assert _names(twin) == {"韩梅梅", "李雷", "林涛"}


def test_a_copied_folder_becomes_a_device_and_keeps_its_work(sticks: Sticks, owner: Store) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    before = helper.device
    members.add(helper, {"name": "李雷"})
    twin = _copy(sticks, helper)
    members.add(helper, {"name": "韩梅梅"})
    members.add(twin, {"name": "林涛"})
    sticks.bring(helper, owner)
    sticks.bring(twin, owner)
    assert _names(owner) == {"李雷", "韩梅梅"}
    assert sticks.bring(owner, twin).forked
    assert not sticks.bring(owner, helper).forked
    assert helper.device == before
    assert twin.device != before
    assert pending.waiting_changesets(twin) == 1
    sticks.meet(owner, twin)
    sticks.meet(owner, helper)
    for store in (owner, helper, twin):
        assert _names(store) == {"李雷", "韩梅梅", "林涛"}
        assert _same(owner, store)
        assert pending.waiting_changesets(store) == 0
    assert owner.rows("SELECT count(DISTINCT operator), count(*) FROM device") == [(2, 3)]


def test_what_was_removed_stays_removed_where_a_copy_came_first(
    sticks: Sticks, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    carrier = sticks.join(sticks.invite(owner, "小王", "host"))
    for store in (helper, carrier, helper):
        sticks.meet(owner, store)
    twin = _copy(sticks, helper)
    members.add(twin, {"name": "林涛"})
    members.add(helper, {"name": "韩梅梅"})
    ((member,),) = helper.rows("SELECT id FROM member WHERE name = '韩梅梅'")
    members.remove(helper, [bytes(member)])
    # One mate takes both along, the judge has them from both himself as well.
    for store in (twin, helper):
        sticks.bring(store, carrier)
    sticks.bring(carrier, owner)
    sticks.bring(helper, owner)
    for store in (helper, twin, carrier, helper, twin):
        sticks.meet(owner, store)
    for store in (owner, helper, twin, carrier):
        assert _names(store) == {"林涛"}
        assert _same(owner, store)
        assert pending.waiting_changesets(store) == 0


def test_a_copy_that_was_refused_under_its_number_is_found_out(
    sticks: Sticks, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小赵", "host"))
    sticks.meet(owner, helper)
    twin = _copy(sticks, helper)
    for store, name in ((helper, "不该有"), (twin, "也不该有")):
        with store.recording("member.add") as rec:
            rec.put("member", None, {"name": name})
    sticks.bring(helper, owner)
    sticks.bring(twin, owner)
    sticks.bring(owner, twin)
    assert twin.device != helper.device
    for store in (twin, helper, twin):
        sticks.meet(owner, store)
    assert _same(owner, helper)
    assert _same(owner, twin)
    assert _waiting(owner).total == 2


def test_an_old_stick_says_nothing_twice_of_whoever_goes_by_another_id_since(
    sticks: Sticks, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    twin = _copy(sticks, helper)
    for store, name in ((helper, "韩梅梅"), (twin, "林涛"), (twin, "李雷")):
        members.add(store, {"name": name})
    before = sticks.pack(twin)
    sticks.bring(helper, owner)
    assert sticks.bring(owner, twin).forked
    sticks.bring(twin, owner)
    bundle.take(owner, before)
    bundle.take(owner, before)
    said = "SELECT count(*), count(DISTINCT action) FROM changeset WHERE seq > 0"
    ((stands, different),) = owner.rows(said)
    assert stands == different
    assert _waiting(owner).total == 0
    for store in (twin, helper, twin, helper):
        sticks.meet(owner, store)
    for store in (helper, twin):
        assert _names(store) == {"韩梅梅", "林涛", "李雷"}
        assert _same(owner, store)
        assert pending.waiting_changesets(store) == 0


def test_a_folder_put_back_goes_on_as_another_device(sticks: Sticks, owner: Store) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    back = _copy(sticks, helper)
    members.add(helper, {"name": "李雷"})
    sticks.meet(owner, helper)
    members.add(back, {"name": "韩梅梅"})
    sticks.bring(back, owner)
    sticks.bring(owner, back)
    sticks.meet(owner, back)
    assert _names(owner) == _names(back) == {"李雷", "韩梅梅"}
    assert _same(owner, back)


def test_a_first_device_that_was_restored_judges_those_who_join_it(
    sticks: Sticks, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    members.add(helper, {"name": "李雷"})
    sticks.meet(owner, helper)
    owner.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = sticks.new()
    shutil.copytree(owner.folder, folder)
    (folder / devicekey.NAME).unlink()
    restored = open_store(folder, passphrase=PASSPHRASE)
    sticks.stores.append(restored)
    assert restored.device != owner.device
    members.add(restored, {"name": "韩梅梅"})
    sticks.pack(restored)
    newcomer = sticks.join(sticks.invite(restored, "小王", "admin"))
    members.add(newcomer, {"name": "林涛"})
    sticks.meet(restored, newcomer)
    members.add(restored, {"name": "小红"})
    sticks.meet(restored, newcomer)
    assert _names(restored) == _names(newcomer) == {"李雷", "韩梅梅", "林涛", "小红"}
    assert _same(restored, newcomer)
    # Who follows the first one takes nothing from a second judge.
    with pytest.raises(Problem):
        sticks.bring(restored, helper)
    assert _names(helper) == {"李雷"}


def test_nobody_takes_an_id_on_a_word_that_the_old_key_did_not_give(
    sticks: Sticks, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    twin = _copy(sticks, helper)
    members.add(helper, {"name": "韩梅梅"})
    sticks.bring(helper, owner)
    sticks.bring(owner, twin)
    with twin.writing() as connection:
        connection.execute("UPDATE former SET signature = zeroblob(64)")
    with pytest.raises(Problem) as caught:
        sticks.bring(twin, owner)
    assert caught.value.code == "bundle.stranger"
