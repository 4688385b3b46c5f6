"""A team whose laptops come and go: everybody ends with the same community."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.actions import members
from desktop.models.wire import Quarantine, Quarantined, encode
from desktop.store import pending
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _names(laptop: Laptop) -> list[str]:
    rows = laptop.store.rows("SELECT name FROM member WHERE gone = 0 ORDER BY name")
    return [row[0] for row in rows]


def test_an_old_community_goes_up_and_a_second_device_has_it_at_once(crew: Team) -> None:
    owner = crew.found()
    with owner.store.recording("member.add") as rec:
        for n in range(20):
            one = rec.put("member", None, {"name": f"林霞{n}", "phone": f"+861380013800{n % 10}"})
            rec.put("number", None, {"scheme": "QH", "value": n + 1, "member": one})
            rec.put("member_tag", None, {"member": one, "tag": "读书"})
    crew.connect(owner)
    assert hub_digest(crew, owner) == owner.digest()
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    assert _names(second) == _names(owner)
    assert second.digest() == owner.digest() == hub_digest(crew, owner)


def test_work_of_two_devices_meets_at_the_hub(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    members.add(second.store, {"name": "李雷", "phone": "13900139000"})
    crew.settle()
    assert _names(owner) == _names(second) == ["李雷", "王芳"]
    assert owner.digest() == second.digest() == hub_digest(crew, owner)
    assert pending.waiting_changesets(owner.store) == 0


def test_ones_own_changesets_come_back_as_their_signatures(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    for one in (owner, other):
        members.add(one.store, {"name": "林霞", "note": "约" * 2_000})
    heard: list[bytes] = []
    whole = crew.hub.pull
    crew.hub.pull = lambda *asked: (heard.append(encode(whole(*asked))), whole(*asked))[1]
    owner.sync()
    assert len(heard) == 2
    assert max(map(len, heard)) < 1_000
    other.sync()
    assert max(map(len, heard)) > 3_000
    crew.settle()
    assert owner.digest() == other.digest() == hub_digest(crew, owner)
    assert _names(owner) == _names(other)
    kept = owner.store.rows("SELECT wire FROM tail")
    assert min(len(bytes(wire)) for (wire,) in kept) > 64


def test_what_a_role_may_not_do_is_taken_back_and_said(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "host"))
    # A client that was tampered with: it does not ask its own permission.
    with helper.store.recording("member.add") as rec:
        rec.put("member", None, {"name": "不该有"})
    assert _names(helper) == ["不该有"]
    crew.settle()
    assert _names(helper) == _names(owner) == []
    ((verdict, reason),) = helper.store.rows("SELECT verdict, reason FROM verdict")
    assert (verdict, reason) == ("refused", "right")
    assert owner.digest() == helper.digest() == hub_digest(crew, owner)


def test_the_quarantine_is_read_page_by_page_and_narrowed(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "host"))
    third = crew.join(crew.invite(owner, "阿明", "host"))
    for laptop, many in ((second, 3), (third, 2)):
        for n in range(many):
            with laptop.store.recording("member.add") as rec:
                rec.put("member", None, {"name": f"某{n}"})
        laptop.sync()

    def page(**wanted: Any) -> Quarantined:
        return owner.session.ask("quarantine", Quarantine(**wanted), Quarantined)

    first = page(most=2)
    assert (first.total, len(first.sets)) == (5, 2)
    at = first.sets[-1]
    rest = page(at=at.at, device=at.device, number=at.number)
    assert (rest.total, len(rest.sets)) == (5, 3)
    assert first.sets + rest.sets == page().sets
    narrowed = page(of=third.store.device)
    assert (narrowed.total, [one.device for one in narrowed.sets]) == (2, [third.store.device] * 2)
    assert page(reason="right").total == 5
    assert page(reason="mass") == page(reason="\0") == Quarantined(0, [])
    own = second.session.ask("quarantine", Quarantine(of=third.store.device), Quarantined)
    assert own == Quarantined(0, [])
