"""A team whose only network is a stick: bundles of real stores, lost, doubled, old, damaged."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from desktop.actions import devices, members
from desktop.models.invitation import BUNDLE, Invitation
from desktop.models.problem import Problem
from desktop.store import numbers, pending, roles
from desktop.store.community import Store
from desktop.store.digest import digest
from desktop.sync import bundle, bundlejoin
from tests.sync.sticks import Sticks


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    made = Sticks(tmp_path)
    yield made
    made.close()


@pytest.fixture
def owner(sticks: Sticks) -> Store:
    store = sticks.found()
    members.add(store, {"name": "王芳", "phone": "13800138000", "note": "爱喝茶"})
    return store


@contextmanager
def _refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as caught:
        yield
    assert caught.value.code.startswith(code)


def _same(one: Store, other: Store) -> bool:
    return digest(one, one.refs) == digest(other, other.refs)


def _names(store: Store) -> set[str]:
    return {row[0] for row in store.rows("SELECT name FROM member WHERE gone = 0")}


def test_a_new_device_comes_by_a_bundle_and_a_code(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "deputy"))
    assert _names(second) == {"王芳"}
    assert second.rows("SELECT note FROM member") == [("爱喝茶",)]
    sticks.meet(owner, second)
    assert _same(owner, second)
    assert pending.waiting_changesets(second) == 0


def test_work_of_both_sides_meets_at_the_first_device(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    members.add(second, {"name": "李雷"})
    members.add(owner, {"name": "韩梅梅"})
    sticks.meet(owner, second)
    assert _names(owner) == _names(second) == {"王芳", "李雷", "韩梅梅"}
    assert _same(owner, second)
    found = [row[0] for row in owner.rows("SELECT number FROM member ORDER BY number_value")]
    assert len({*found}) == 3
    assert None not in found


def test_three_devices_learn_of_each_other_through_the_first(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    third = sticks.join(sticks.invite(owner, "小王", "admin"))
    members.add(second, {"name": "李雷"})
    members.add(third, {"name": "韩梅梅"})
    for _ in range(2):
        sticks.meet(owner, second)
        sticks.meet(owner, third)
    assert _names(second) == _names(third) == {"王芳", "李雷", "韩梅梅"}
    assert _same(owner, second)
    assert _same(owner, third)


def test_what_a_role_may_not_do_is_refused_and_said(sticks: Sticks, owner: Store) -> None:
    helper = sticks.join(sticks.invite(owner, "小赵", "host"))
    with helper.recording("member.add") as rec:
        rec.put("member", None, {"name": "不该有"})
    sticks.meet(owner, helper)
    assert _names(helper) == _names(owner) == {"王芳"}
    assert helper.rows("SELECT verdict, reason FROM verdict") == [("refused", "right")]
    assert owner.rows("SELECT reason FROM set_aside") == [("right",)]
    assert _same(owner, helper)


def test_a_bundle_twice_or_late_changes_nothing(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    members.add(second, {"name": "李雷"})
    early = sticks.pack(second)
    members.add(second, {"name": "韩梅梅"})
    late = sticks.pack(second)
    for path in (late, early, late):
        bundle.take(owner, path)
    answer = sticks.pack(owner)
    bundle.take(second, answer)
    bundle.take(second, answer)
    sticks.meet(owner, second)
    assert _names(owner) == {"王芳", "李雷", "韩梅梅"}
    assert _same(owner, second)


def test_a_team_mate_takes_a_bundle_along(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, second)
    third = sticks.join(sticks.invite(owner, "小王", "admin"))
    sticks.meet(owner, third)
    sticks.bring(owner, second)
    members.add(third, {"name": "韩梅梅"})
    sticks.bring(third, second)
    sticks.bring(second, owner)
    assert _names(owner) == {"王芳", "韩梅梅"}


def test_a_block_of_numbers_comes_with_the_answer(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    members.add(second, {"name": "王敏"})
    sticks.bring(second, owner)
    numbered = sticks.bring(owner, second).numbered
    # Whoever waited has one, and open pages are told.
    assert numbered is not None
    assert numbered.tables == {"number"}
    assert numbers.supply(second, "QH").left
    given = members.add(second, {"name": "李雷"}).result
    own = members.add(owner, {"name": "韩梅梅"}).result
    sticks.meet(owner, second)
    shown = dict(owner.rows("SELECT id, number_value FROM member"))
    assert shown[given] != shown[own]


def test_one_code_lets_one_device_in(sticks: Sticks, owner: Store) -> None:
    parcel = sticks.invite(owner, "小陈", "admin")
    first, again = sticks.join(parcel), sticks.join(parcel)
    sticks.bring(first, owner)
    with _refused("bundle.invitation_used"):
        sticks.bring(again, owner)


def test_the_wrong_code_opens_nothing(sticks: Sticks, owner: Store) -> None:
    parcel = sticks.invite(owner, "小陈", "admin")
    wrong = Invitation(BUNDLE, os.urandom(16))
    with _refused("bundle.code"):
        bundlejoin.read(parcel.path, wrong)


def test_a_damaged_bundle_does_nothing(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    members.add(second, {"name": "李雷"})
    whole = sticks.pack(second).read_bytes()
    before = digest(owner, owner.refs)
    damaged = [whole[:at] for at in range(0, len(whole), max(1, len(whole) // 60))]
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        damaged.append(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    path = sticks.new()
    for data in [*damaged, b"", whole + b"x", os.urandom(3000)]:
        path.write_bytes(data)
        with _refused("bundle."):
            bundle.take(owner, path)
    assert digest(owner, owner.refs) == before


def test_a_bundle_of_another_community_does_nothing(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    stranger = sticks.found()
    with _refused("bundle.foreign"):
        bundle.take(stranger, sticks.pack(second))
    with _refused("bundle.own"):
        bundle.take(second, sticks.pack(second))


def test_a_revoked_device_is_heard_no_more(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, second)
    devices.revoke(owner, second.device)
    members.add(second, {"name": "李雷"})
    with _refused("bundle.stranger"):
        sticks.bring(second, owner)
    assert _names(owner) == {"王芳"}


def test_nobody_else_opens_a_bundle(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    path = sticks.pack(second)
    third = sticks.join(sticks.invite(owner, "小王", "admin"))
    with _refused("bundle.not_for_us"):
        bundle.take(third, path)
    assert "李雷".encode() not in path.read_bytes()


def test_who_does_not_judge_invites_nobody(sticks: Sticks, owner: Store) -> None:
    second = sticks.join(sticks.invite(owner, "小陈", "deputy"))
    with suppress(Problem):
        sticks.meet(owner, second)
    role = roles.find_role(second, "admin")
    with _refused("bundle.judge_invites"):
        bundlejoin.offer(second, sticks.new(), second.operator, role)


def test_whose_role_rises_reads_what_comes_and_whose_falls_does_not(
    sticks: Sticks, owner: Store
) -> None:
    members.add(owner, {"name": "王芳", "phone": "13600136000", "note": "先前的"})
    second = sticks.join(sticks.invite(owner, "小赵", "host"))
    sticks.meet(owner, second)
    assert second.one("SELECT count(phone) FROM member") == (0,)
    given = roles.find_role(owner, "admin").id
    with owner.recording("role.grant") as rec:
        raised = roles.assign(rec, None, second.operator, given, start="2026-01-01")
    members.add(owner, {"name": "李雷", "phone": "13900139000"})
    sticks.meet(owner, second)
    told = "SELECT name, phone, note FROM member ORDER BY name, phone"
    assert second.rows(told) == owner.rows(told)
    phone = "SELECT phone FROM member WHERE name = ?"
    assert second.rows(phone, ("李雷",)) == [("+8613900139000",)]
    with owner.recording("role.revoke") as rec:
        roles.end_assignment(rec, raised, "2026-01-01")
    sticks.meet(owner, second)
    members.add(owner, {"name": "韩梅梅", "phone": "13700137000"})
    sticks.meet(owner, second)
    assert second.rows(phone, ("韩梅梅",)) == [(None,)]
    assert _same(owner, second)


def test_who_joins_compares_the_state_with_what_the_judge_said(
    sticks: Sticks, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundlejoin, "digest", lambda store, _refs: store.device)
    parcel = sticks.invite(owner, "小赵", "host")
    with _refused("bundle.state_differs"):
        sticks.join(parcel)
    monkeypatch.undo()
    joined = sticks.join(sticks.invite(owner, "小钱", "host"))
    names = "SELECT name FROM member ORDER BY name"
    assert joined.rows(names) == owner.rows(names)
