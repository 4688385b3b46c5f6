"""What waits in the quarantine has a limit: a client that is refused does not fill the disk."""

import pytest

from desktop.actions import devices, members
from desktop.models.problem import Problem
from desktop.models.wire import Decide, Quarantine, Quarantined
from desktop.store import pending
from desktop.store.community import open_store
from desktop.sync.channel import Refusal
from desktop.sync.telling import problem
from hub import quota
from tests.conftest import PASSPHRASE
from tests.sync.team import Laptop, Team, hub_digest


def _wrong(laptop: Laptop, name: str) -> None:
    """Something that no host may do."""
    with laptop.store.recording("role.forge") as rec:
        rec.put("community", laptop.store.community, {"name": name})


def _waits(owner: Laptop) -> Quarantined:
    return owner.session.ask("quarantine", Quarantine(), Quarantined)


def _team(crew: Team) -> tuple[Laptop, Laptop]:
    owner = crew.found()
    crew.connect(owner)
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    host = crew.join(crew.invite(owner, "小赵", "host"))
    crew.settle()
    return owner, host


def _discard(owner: Laptop) -> None:
    for one in _waits(owner).sets:
        owner.session.ask("decide", Decide(one.device, one.number, False), int)


@pytest.mark.parametrize("limit", ["DEVICE_SETS", "COMMUNITY_SETS"])
def test_what_is_too_much_to_wait_stays_on_its_device_until_the_owner_decided(
    crew: Team, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    owner, host = _team(crew)
    monkeypatch.setattr(quota, limit, 2)
    for n in range(4):
        _wrong(host, f"改名{n}")
    with pytest.raises(Refusal) as refused:
        host.sync()
    assert (refused.value.code, refused.value.retry_after) == ("sync.quarantine_full", 900)
    assert "15 minutes" in problem(refused.value).sentence("en")
    assert _waits(owner).total == 2
    assert pending.waiting_changesets(host.store) == 2
    # It hears of others all the same, and others are not held up.
    members.add(owner.store, {"name": "李雷", "phone": "13800138001"})
    owner.sync()
    with pytest.raises(Refusal, match="quarantine_full"):
        host.sync()
    assert len(host.store.rows("SELECT 1 FROM member WHERE gone = 0")) == 2
    _discard(owner)
    host.sync()
    assert _waits(owner).total == 2
    assert pending.waiting_changesets(host.store) == 0
    _discard(owner)
    crew.settle()
    assert owner.digest() == host.digest() == hub_digest(crew, owner)


def test_the_limit_is_in_bytes_too(crew: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, host = _team(crew)
    monkeypatch.setattr(quota, "DEVICE_BYTES", 3_000)
    _wrong(host, "改名" * 500)
    with pytest.raises(Refusal, match="quarantine_full"):
        host.sync()
    assert _waits(owner).total == 0
    monkeypatch.setattr(quota, "DEVICE_BYTES", 30_000)
    host.sync()
    assert _waits(owner).total == 1


def test_one_device_that_is_full_holds_up_no_other(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, host = _team(crew)
    other = crew.join(crew.invite(owner, "小钱", "host"))
    monkeypatch.setattr(quota, "DEVICE_SETS", 1)
    for n in range(2):
        _wrong(host, f"改名{n}")
    with pytest.raises(Refusal, match="quarantine_full"):
        host.sync()
    _wrong(other, "也改名")
    other.sync()
    assert _waits(owner).total == 2


def test_what_would_stand_comes_after_what_waits_for_room(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, host = _team(crew)
    helper = crew.join(crew.invite(owner, "小钱", "assistant"))
    monkeypatch.setattr(quota, "DEVICE_SETS", 0)
    members.add(helper.store, {"name": "韩梅梅", "phone": "13800138002"})
    _wrong(helper, "改名")
    members.add(helper.store, {"name": "单文博", "phone": "13800138003"})
    with pytest.raises(Refusal, match="quarantine_full"):
        helper.sync()
    crew.laptops.remove(helper)
    crew.settle()
    names = [row[0] for row in owner.store.rows("SELECT name FROM member ORDER BY name")]
    assert "韩梅梅" in names
    assert "单文博" not in names
    monkeypatch.setattr(quota, "DEVICE_SETS", 1)
    helper.sync()
    crew.laptops.append(helper)
    crew.settle()
    assert owner.digest() == helper.digest() == host.digest()
    assert pending.waiting_changesets(helper.store) == 0


def test_a_revoked_device_waits_for_room_before_it_closes(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, host = _team(crew)
    _wrong(host, "改名")
    devices.revoke(owner.store, host.store.device)
    owner.sync()
    monkeypatch.setattr(quota, "COMMUNITY_SETS", 0)
    with pytest.raises(Refusal, match="quarantine_full"):
        host.sync()
    open_store(host.store.folder, passphrase=PASSPHRASE).close()
    monkeypatch.setattr(quota, "COMMUNITY_SETS", 1)
    with pytest.raises(Refusal, match="revoked"):
        host.sync()
    crew.laptops.remove(host)
    host.store.close()
    with pytest.raises(Problem):
        open_store(host.store.folder, passphrase=PASSPHRASE)
    assert _waits(owner).total == 1
