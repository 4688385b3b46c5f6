"""A team that met by sticks goes to a hub: its judge hands over what others did, too."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.actions import members, wallets
from desktop.models import clock
from desktop.models.problem import Problem
from desktop.models.sealing import CLASSES
from desktop.models.signed import read_changeset
from desktop.models.wire import Decide, Offered, Quarantine, Quarantined
from desktop.store import overdrawn, pending, roles, snapshot
from desktop.store.community import Store
from desktop.store.wallets import Giving
from desktop.sync import bundle, connecting, joining, keys, recovering
from desktop.sync.http import talking
from desktop.sync.ownjudge import OwnJudge
from desktop.sync.session import Session
from hub.sqlite import SqliteEngine
from tests.sync.sticks import Sticks
from tests.sync.team import Laptop, Team, hub_digest


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    made = Sticks(tmp_path)
    yield made
    made.close()


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    folder = tmp_path / "crew"
    folder.mkdir()
    made = Team(folder, SqliteEngine(folder / "hub.db", os.urandom(32)))
    yield made
    made.close()


@pytest.fixture
def owner(sticks: Sticks) -> Store:
    store = sticks.found()
    members.add(store, {"name": "王芳", "phone": "13800138000"})
    return store


def _laptop(crew: Team, store: Store) -> Laptop:
    own = store.keys.device
    assert own is not None
    return Laptop(store, Session(crew.channel, store.community, store.device, own.sign))


def _same_and_whole(crew: Team, owner: Laptop) -> None:
    """A new laptop has the state, its proof and the past."""
    second = crew.join(crew.invite(owner, "小周", "admin"))
    for _ in range(2):
        owner.sync()
        second.sync()
    assert second.digest() == owner.digest() == hub_digest(crew, owner)
    said = "SELECT hex(device), number FROM changeset ORDER BY seq"
    assert second.store.rows(said) == owner.store.rows(said)


def test_who_judged_by_sticks_syncs_with_the_hub_from_the_first(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    members.add(helper, {"name": "李雷", "phone": "13900139000"})
    sticks.meet(owner, helper)
    connecting.connect(owner, crew.channel, crew.set_up_code())
    laptop = _laptop(crew, owner)
    laptop.sync()
    _same_and_whole(crew, laptop)


def _takes_with_the_last_rows(patch: pytest.MonkeyPatch, stick: Path) -> None:
    """The owner takes a stick when the last rows of the snapshot are read, and not sent yet."""
    real = snapshot.chunk

    def chunk(store: Store, at: snapshot.Cursor) -> snapshot.Chunk:
        made = real(store, at)
        if made.then is None:
            bundle.take(store, stick)
        return made

    patch.setattr(snapshot, "chunk", chunk)


def test_a_stick_that_comes_while_the_community_goes_up_is_handed_over_as_it_was_signed(
    sticks: Sticks, crew: Team, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    members.add(helper, {"name": "李雷", "phone": "13900139000"})
    _takes_with_the_last_rows(monkeypatch, sticks.pack(helper))
    connecting.connect(owner, crew.channel, crew.set_up_code())
    found = helper.rows("SELECT wire FROM outbox")
    with crew.engine.reading() as session:
        known = session.rows("SELECT signature FROM device WHERE device = ?", (helper.device,))
    assert [bytes(row[0]) for row in known] == [
        read_changeset(bytes(row[0])).signature for row in found
    ]
    _same_and_whole(crew, _laptop(crew, owner))


def _rename(store: Store, name: str, *, ahead: int, patch: pytest.MonkeyPatch) -> None:
    """Name the one member anew on a laptop whose clock is ahead by so many hours."""
    ((member,),) = store.rows("SELECT id FROM member WHERE gone = 0")
    with patch.context() as clocks:
        real = clock.wall_ms()
        clocks.setattr(clock, "time", SimpleNamespace(time=lambda: real / 1000 + ahead * 3600))
        members.edit(store, member, {"name": name})


def test_a_clock_that_is_days_ahead_counts_at_the_hub_as_the_owner_counted_it(
    sticks: Sticks, crew: Team, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    _rename(helper, "王芳芳", ahead=48, patch=monkeypatch)
    _rename(owner, "王小芳", ahead=1, patch=monkeypatch)
    _takes_with_the_last_rows(monkeypatch, sticks.pack(helper))
    connecting.connect(owner, crew.channel, crew.set_up_code())
    assert owner.rows("SELECT name FROM member WHERE gone = 0") == [("王小芳",)]
    _same_and_whole(crew, _laptop(crew, owner))


def _crossed(crew: Team, owner: Laptop, helper: Store, role: str = "admin") -> Laptop:
    """The helper's folder, let in at the hub by a code."""
    cells = roles.find_role(owner.store, role).cells
    invitation = crew.offer(owner, helper.operator, role, cells)
    blob = joining.read_blob(crew.channel, invitation)
    return Laptop(helper, recovering.rejoin(helper, crew.channel, invitation, blob))


def test_what_a_newcomer_knows_by_name_only_stays_before_what_he_saw_when_a_hub_counts(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    """Else points given before he joined come behind those spent after, who then has overspent."""
    ((member,),) = owner.rows("SELECT id FROM member WHERE gone = 0")
    wallets.give(owner, Giving(member, 30, "开社"))
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    wallets.give(owner, Giving(member, -20, "扣除"))
    sticks.meet(owner, helper)
    connecting.connect(owner, crew.channel, crew.set_up_code())
    first = _laptop(crew, owner)
    first.sync()
    second = _crossed(crew, first, helper)
    second.sync()
    assert helper.one("SELECT 1 FROM changeset WHERE head = x'' AND seq < 0"), "nothing to see"
    assert [overdrawn.marked(store, member) for store in (owner, helper)] == [{}, {}]


def test_whoever_came_by_a_stick_goes_on_at_the_hub_with_what_waits(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    members.add(helper, {"name": "李雷"})
    sticks.meet(owner, helper)
    members.add(helper, {"name": "没听到回音的"})
    sticks.bring(helper, owner)
    members.add(owner, {"name": "韩梅梅"})
    members.add(helper, {"name": "没带去的"})
    connecting.connect(owner, crew.channel, crew.set_up_code())
    first = _laptop(crew, owner)
    first.sync()
    with pytest.raises(Problem) as caught:
        sticks.bring(owner, helper)
    assert caught.value.code == "sync.went_to_hub"
    with pytest.raises(Problem) as caught, talking(helper):
        pass
    assert caught.value.code == "sync.by_bundles"
    second = _crossed(crew, first, helper)
    assert not first.session.ask("offers", first.session.hello, list[Offered])
    for _ in range(2):
        second.sync()
        first.sync()
    assert second.store.device == helper.device
    assert {row[0] for row in helper.rows("SELECT name FROM member WHERE gone = 0")} == {
        "王芳", "李雷", "没听到回音的", "韩梅梅", "没带去的",
    }  # fmt: skip
    assert pending.waiting_changesets(helper) == 0
    assert second.digest() == first.digest() == hub_digest(crew, first)
    _same_and_whole(crew, first)


def test_what_the_owner_took_to_the_hub_from_a_stick_stands_once_when_its_author_comes(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    connecting.connect(owner, crew.channel, crew.set_up_code())
    first = _laptop(crew, owner)
    first.sync()
    members.add(helper, {"name": "李雷"})
    sticks.bring(helper, owner)
    for _ in range(2):
        first.sync()
    said, device = "SELECT name FROM member WHERE gone = 0 ORDER BY name", helper.device
    assert owner.rows(said) == [("李雷",), ("王芳",)]
    second = _crossed(crew, first, helper)
    for _ in range(2):
        second.sync()
        first.sync()
    assert owner.rows(said) == helper.rows(said) == [("李雷",), ("王芳",)]
    assert helper.device == device
    _same_and_whole(crew, first)


def test_whoever_came_by_a_stick_goes_on_though_the_owner_is_another_device_since(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    members.add(owner, {"name": "没人听到的"})
    connecting.connect(owner, crew.channel, crew.set_up_code())
    first = _laptop(crew, owner)
    # A copy of her folder was met before the hub had the past: what she vouches for it by is new.
    recovering.renew(owner, first.session)
    first.sync()
    second = _crossed(crew, first, helper)
    second.sync()
    assert second.digest() == first.digest() == hub_digest(crew, first)


def test_what_was_sealed_with_keys_that_came_with_the_code_is_read(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    keys.rotate(owner, list(CLASSES.values()))
    members.add(owner, {"name": "换了钥匙以后"})
    connecting.connect(owner, crew.channel, crew.set_up_code())
    first = _laptop(crew, owner)
    first.sync()
    _crossed(crew, first, helper).sync()
    assert helper.rows("SELECT name FROM member WHERE gone = 0") == owner.rows(
        "SELECT name FROM member WHERE gone = 0"
    )


def test_what_was_refused_by_a_stick_is_judged_and_said_by_the_hub(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小赵", "host"))
    sticks.meet(owner, helper)
    with helper.recording("member.add") as rec:
        rec.put("member", None, {"name": "不该有"})
    sticks.bring(helper, owner)
    for one in OwnJudge(owner).ask("quarantine", Quarantine(), Quarantined).sets:
        OwnJudge(owner).ask("decide", Decide(one.device, one.number, accept=False), int)
    connecting.connect(owner, crew.channel, crew.set_up_code())
    first = _laptop(crew, owner)
    first.sync()
    second = _crossed(crew, first, helper, "host")
    second.sync()
    second.sync()
    assert pending.waiting_changesets(helper) == 0
    assert helper.rows("SELECT verdict, reason FROM verdict") == [("refused", "right")]
    assert second.digest() == hub_digest(crew, first)


def test_a_stick_of_before_says_nothing_twice_of_whoever_goes_by_another_id_at_the_hub(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小赵", "assistant"))
    sticks.meet(owner, helper)
    with helper.recording("rule.publish") as rec:
        rec.put("rule", None, {"name": "不该有", "state": "draft"})
    sticks.bring(helper, owner)
    for one in OwnJudge(owner).ask("quarantine", Quarantine(), Quarantined).sets:
        OwnJudge(owner).ask("decide", Decide(one.device, one.number, accept=False), int)
    members.add(helper, {"name": "李雷"})
    former, before = helper.device, sticks.pack(helper)
    connecting.connect(owner, crew.channel, crew.set_up_code())
    first = _laptop(crew, owner)
    first.sync()
    second = _crossed(crew, first, helper, "assistant")
    second.sync()
    assert helper.device != former
    bundle.take(owner, before)
    for _ in range(2):
        first.sync()
        second.sync()
    said = "SELECT device FROM changeset WHERE seq IS NOT NULL AND action = (SELECT action"
    ((own,),) = owner.rows(f"{said} FROM changeset WHERE device = ? AND seq > 0)", (helper.device,))
    assert bytes(own) == helper.device
    aside = first.session.ask("quarantine", Quarantine(), Quarantined).sets
    assert [one.device for one in aside] == [helper.device]
    _same_and_whole(crew, first)


def test_nothing_waits_for_the_owner_when_the_community_goes_up(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小赵", "host"))
    with helper.recording("member.add") as rec:
        rec.put("member", None, {"name": "不该有"})
    sticks.bring(helper, owner)
    with pytest.raises(Problem) as caught:
        connecting.connect(owner, crew.channel, crew.set_up_code())
    assert (caught.value.code, caught.value.values["count"]) == ("sync.decide_first", 1)


def test_what_is_refused_while_the_community_goes_up_is_decided_before_it_is_handed_over(
    sticks: Sticks, crew: Team, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = sticks.join(sticks.invite(owner, "小赵", "host"))
    with helper.recording("member.add") as rec:
        rec.put("member", None, {"name": "等群主的"})
    stick, real, code = sticks.pack(helper), snapshot.chunk, crew.set_up_code()

    def chunk(store: Store, at: snapshot.Cursor) -> snapshot.Chunk:
        made = real(store, at)
        if made.then is None:
            bundle.take(store, stick)
        return made

    monkeypatch.setattr(snapshot, "chunk", chunk)
    with pytest.raises(Problem, match="accepted or discarded"):
        connecting.connect(owner, crew.channel, code)
    for one in OwnJudge(owner).ask("quarantine", Quarantine(), Quarantined).sets:
        OwnJudge(owner).ask("decide", Decide(one.device, one.number, accept=True), int)
    connecting.connect(owner, crew.channel, code)
    assert "等群主的" in {row[0] for row in owner.rows("SELECT name FROM member")}
    _same_and_whole(crew, _laptop(crew, owner))


def test_a_row_that_goes_up_with_what_is_corrected_in_it_stays_corrected_at_the_hub(
    sticks: Sticks, crew: Team, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    ((member,),) = owner.rows("SELECT id FROM member WHERE gone = 0")
    meeting = bytes(range(16))

    def came(store: Store, at: int) -> None:
        with store.recording("attendance.mark") as rec:
            said = {"occurrence": meeting, "member": member, "state": "present", "at": at}
            rec.put("attendance", None, said)

    came(owner, 1_000)
    came(helper, 2_000)
    stick, real = sticks.pack(helper), snapshot.chunk

    def chunk(store: Store, at: snapshot.Cursor) -> snapshot.Chunk:
        if at == snapshot.Cursor():
            bundle.take(store, stick)
            came(store, 3_000)
        return real(store, at)

    monkeypatch.setattr(snapshot, "chunk", chunk)
    connecting.connect(owner, crew.channel, crew.set_up_code())
    assert owner.rows("SELECT at FROM attendance") == [(3_000,)]
    _same_and_whole(crew, _laptop(crew, owner))
