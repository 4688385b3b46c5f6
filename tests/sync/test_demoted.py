"""Who is not to read a class any more: new values are sealed with keys that he never had."""

import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.actions import devices, members
from desktop.models import clock
from desktop.store import devices as stored
from desktop.store import pending, roles, wrapping
from desktop.sync import keys
from desktop.sync.core import Round, Sync
from tests.sync.team import Laptop, Team, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    found = crew.found()
    crew.connect(found)
    return found


def _give(owner: Laptop, whose: Laptop, role: str) -> None:
    """The operator has this role from today on, and no other."""
    store = owner.store
    given = roles.find_role(store, role)
    with store.recording("role.grant") as rec:
        for one in roles.assignments(store, whose.store.operator):
            roles.end_assignment(rec, one.id, "2026-01-01")
        roles.assign(rec, None, whose.store.operator, given.id, start="2026-01-02")


def _phones(laptop: Laptop) -> dict[str, str | None]:
    return dict(laptop.store.rows("SELECT name, phone FROM member ORDER BY name"))


def test_a_lower_role_reads_no_phones_that_come_after_it(crew: Team, owner: Laptop) -> None:
    lowered = crew.join(crew.invite(owner, "小陈", "admin"))
    other = crew.join(crew.invite(owner, "小王", "admin"))
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.settle()
    _give(owner, lowered, "host")
    owner.sync()
    members.add(owner.store, {"name": "李雷", "phone": "13900139000"})
    crew.settle()
    members.add(other.store, {"name": "韩梅梅", "phone": "13700137000"})
    crew.settle()
    # What it read before is out of reach; what comes now it cannot open, whatever shows it.
    assert _phones(lowered) == {"王芳": "+8613800138000", "李雷": None, "韩梅梅": None}
    assert _phones(other) == _phones(owner)
    assert owner.digest() == lowered.digest() == other.digest()


def test_a_key_is_renewed_once_and_not_with_every_round(crew: Team, owner: Laptop) -> None:
    lowered = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.join(crew.invite(owner, "小赵", "host"))
    crew.settle()
    before = len(wrapping.held(owner.store))
    _give(owner, lowered, "host")
    crew.settle()
    crew.settle()
    assert len(wrapping.held(owner.store)) == before + 2
    _give(owner, lowered, "admin")
    members.add(owner.store, {"name": "李雷", "phone": "13900139000"})
    crew.settle()
    assert _phones(lowered) == {"李雷": "+8613900139000"}
    assert len(wrapping.held(owner.store)) == before + 2


def test_on_a_laptop_whose_clock_is_years_behind_everybody_has_his_role_and_his_keys(
    crew: Team, owner: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    before = len(wrapping.held(owner.store))
    late = time.time() - 3_650 * 86_400
    monkeypatch.setattr(clock, "time", SimpleNamespace(time=lambda: late))
    listed = {one.operator_name: one.role for one in stored.listed(owner.store)}
    assert {name: role.key for name, role in listed.items() if role} == {
        owner.store.actor.name: "owner",
        "小陈": "admin",
    }
    members.add(owner.store, {"name": "李雷", "phone": "13900139000"})
    crew.settle()
    assert len(wrapping.held(owner.store)) == before
    assert _phones(helper) == {"李雷": "+8613900139000"}
    assert _phones(crew.join(crew.invite(owner, "小王", "admin"))) == _phones(helper)


def test_the_receipt_names_what_the_laptop_held_before_its_role_was_taken(
    crew: Team, owner: Laptop
) -> None:
    lost = crew.join(crew.invite(owner, "小陈", "admin"))
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.settle()
    for one in roles.assignments(owner.store, lost.store.operator):
        with owner.store.recording("role.revoke") as rec:
            roles.end_assignment(rec, one.id, "2026-01-01")
    devices.revoke(owner.store, lost.store.device)
    receipt = keys.shut_out(owner.store, lost.store.device)
    assert receipt.classes == receipt.renewed == ("basic", "contact", "private")
    assert (receipt.people, receipt.index_key) == (1, True)


def test_a_deputys_device_renews_the_keys_while_the_owner_is_away(
    crew: Team, owner: Laptop
) -> None:
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    lowered = crew.join(crew.invite(owner, "小王", "admin"))
    other = crew.join(crew.invite(owner, "小李", "admin"))
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.settle()
    crew.laptops.remove(owner)
    _give(deputy, lowered, "host")
    deputy.sync()
    members.add(deputy.store, {"name": "李雷", "phone": "13900139000"})
    crew.settle()
    members.add(other.store, {"name": "韩梅梅", "phone": "13700137000"})
    crew.settle()
    assert _phones(lowered) == {"王芳": "+8613800138000", "李雷": None, "韩梅梅": None}
    crew.laptops.append(owner)
    crew.settle()
    assert _phones(other) == _phones(deputy) == _phones(owner)
    assert None not in _phones(owner).values()
    assert owner.digest() == lowered.digest() == deputy.digest()


def test_whose_role_gives_no_roles_renews_nothing(crew: Team, owner: Laptop) -> None:
    lowered = crew.join(crew.invite(owner, "小王", "admin"))
    other = crew.join(crew.invite(owner, "小李", "admin"))
    crew.settle()
    before = len(wrapping.held(other.store))
    with owner.store.recording("role.grant") as rec:
        for one in roles.assignments(owner.store, lowered.store.operator):
            roles.end_assignment(rec, one.id, "2026-01-01")
    Sync(owner.store, owner.session).push(Round())
    other.sync()
    assert len(wrapping.held(other.store)) == before
    assert pending.waiting_changesets(other.store) == 0


def test_two_that_renew_at_once_leave_keys_that_everybody_reads(crew: Team, owner: Laptop) -> None:
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    lowered = crew.join(crew.invite(owner, "小王", "admin"))
    crew.settle()
    _give(deputy, lowered, "host")
    _give(owner, lowered, "host")
    for one in (owner, deputy):
        keys.complete(one.store)
        members.add(one.store, {"name": one.store.actor.role, "phone": "13900139000"})
    crew.settle()
    crew.settle()
    assert _phones(owner) == _phones(deputy)
    assert None not in _phones(owner).values()
    assert set(_phones(lowered).values()) == {None}
    count = len(wrapping.held(owner.store))
    crew.settle()
    assert len(wrapping.held(owner.store)) == count
