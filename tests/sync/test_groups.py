"""Groups and chapters across devices: the last seat, circles, and numbers of each chapter."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.actions import (
    chapters,
    clearing,
    groupkinds,
    groupowner,
    groups,
    history,
    members,
)
from desktop.models.group import seats
from desktop.models.problem import Problem
from desktop.store import chapters as tree
from desktop.store import groupowner as groupowners
from desktop.store import groups as stored
from desktop.store import tray
from tests.sync.sticks import Sticks
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    return crew.found()


def _people(laptop: Laptop, count: int, group: bytes | None = None) -> list[bytes]:
    with laptop.store.recording("import") as rec:
        made = [rec.put("member", None, {"name": f"成员{number}"}) for number in range(count)]
        for member in made if group else ():
            rec.put("member_team", None, {"member": member, "team": group})
    return made


def _open(laptop: Laptop, name: str, **fields: object) -> bytes:
    told = groups.add(laptop.store, {"name": name, **fields}).result
    assert isinstance(told, groups.Told)
    return told.team


def _alike(crew: Team, *laptops: Laptop) -> None:
    crew.settle()
    assert {one.digest() for one in laptops} == {hub_digest(crew, laptops[0])}


def test_of_two_offline_devices_the_later_in_the_log_gets_no_seat_and_is_told(
    crew: Team, owner: Laptop
) -> None:
    group = _open(owner, "粉丝一群", kind="fans", goal="读书")
    _people(owner, 499, group)
    first, second = _people(owner, 2)
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    groups.join(owner.store, group, [first])
    groups.join(other.store, group, [second])
    owner.sync()
    other.sync()
    _alike(crew, owner, other)
    assert stored.inside(owner.store, group, [first, second]) == {first}
    assert stored.get(other.store, group).people == 500
    assert other.store.rows("SELECT verdict, reason FROM verdict") == [("refused", "full")]
    sentence = Problem("refusal.full").sentence("zh_CN")
    assert "小组已经满了" in sentence
    assert tray.counts(other.store).refused == 1


def test_a_management_group_takes_the_21st_at_the_hub_as_well(crew: Team, owner: Laptop) -> None:
    group = _open(owner, "管理群", kind="manage")
    _people(owner, 20, group)
    late = _people(owner, 1)
    crew.connect(owner)
    groups.join(owner.store, group, late)
    owner.sync()
    assert stored.get(owner.store, group).people == 21
    assert not owner.store.rows("SELECT 1 FROM verdict")
    assert not seats("manage", None).refuses(21)


def test_a_clean_out_frees_the_seats_for_others_at_the_hub(crew: Team, owner: Laptop) -> None:
    group = _open(owner, "晨跑", kind="跑团", capacity=2)
    one, two = _people(owner, 2, group)
    (three,) = _people(owner, 1)
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    clearing.clear(owner.store, group, {one: None})
    owner.sync()
    other.sync()
    groups.join(other.store, group, [three])
    _alike(crew, owner, other)
    assert stored.inside(owner.store, group, [one, two, three]) == {two, three}
    history.undo(other.store)
    _alike(crew, owner, other)
    assert stored.inside(owner.store, group, [one, two, three]) == {two}


def test_two_chapters_put_below_each_other_unseen_make_no_circle(crew: Team, owner: Laptop) -> None:
    one, two = (chapters.add(owner.store, {"name": name}).result for name in ("华南", "华北"))
    assert isinstance(one, bytes)
    assert isinstance(two, bytes)
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    chapters.edit(owner.store, one, {"parent": two})
    chapters.edit(other.store, two, {"parent": one})
    owner.sync()
    other.sync()
    _alike(crew, owner, other)
    known = tree.known(other.store)
    assert (known[one].parent, known[two].parent) == (two, None)


def test_charter_and_steps_travel_and_a_late_word_wins(crew: Team, owner: Laptop) -> None:
    group = _open(owner, "粉丝一群", kind="fans", goal="读书")
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    groups.step(other.store, group, 1, done=True)
    groups.edit(other.store, group, {"rules": "不发广告"})
    groups.step(owner.store, group, 2, done=True)
    groups.edit(owner.store, group, {"culture": "先付出"})
    _alike(crew, owner, other)
    for laptop in (owner, other):
        found = stored.get(laptop.store, group)
        assert (found.done, found.charter["rules"], found.charter["culture"]) == (
            2,
            "不发广告",
            "先付出",
        )


def test_every_chapter_leases_its_own_numbers_and_none_is_given_twice(
    crew: Team, owner: Laptop
) -> None:
    chapters.add(owner.store, {"name": "中原", "prefix": "ZY"})
    members.add(owner.store, {"name": "单文博", "chapter": "中原", "number": "ZY0047"})
    crew.connect(owner)
    assert _add(owner, "林霞") is None
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    found = [_add(laptop, name) for laptop, name in ((owner, "王芳"), (other, "李雷"))]
    assert all(one is not None and one.startswith("ZY") for one in found)
    _alike(crew, owner, other)
    rows = owner.store.rows("SELECT number FROM member WHERE chapter IS NOT NULL")
    shown = [row[0] for row in rows]
    assert None not in shown
    assert len(set(shown)) == 4
    assert min(int(one[2:]) for one in shown if one != "ZY0047") == 48
    blocks = owner.store.rows("SELECT first, last FROM lease WHERE scheme = 'ZY' ORDER BY first")
    assert all(after[0] > before[1] for before, after in pairwise(blocks))


def test_a_chapter_made_offline_numbers_its_members_at_the_next_round(
    crew: Team, owner: Laptop
) -> None:
    crew.connect(owner)
    owner.sync()
    chapters.add(owner.store, {"name": "中原", "prefix": "ZY"})
    assert _add(owner, "单文博") is None
    owner.sync()
    owner.sync()
    assert owner.store.rows("SELECT number FROM member WHERE name = '单文博'") == [("ZY0001",)]


def _add(laptop: Laptop, name: str) -> str | None:
    member = members.add(laptop.store, {"name": name, "chapter": "中原"}).result
    row = laptop.store.one("SELECT number FROM member WHERE id = ?", (member,))
    return row[0] if row else None


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    made = Sticks(tmp_path)
    yield made
    made.close()


def test_without_a_server_the_first_device_leases_every_chapters_numbers_and_counts_seats(
    sticks: Sticks,
) -> None:
    owner = sticks.found()
    chapters.add(owner, {"name": "中原", "prefix": "ZY"})
    told = groups.add(owner, {"name": "晨跑", "kind": "跑团", "capacity": 1}).result
    assert isinstance(told, groups.Told)
    one, two = (members.add(owner, {"name": name}).result for name in ("王芳", "李雷"))
    assert isinstance(one, bytes)
    assert isinstance(two, bytes)
    second = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, second)
    given = members.add(second, {"name": "林霞", "chapter": "中原"}).result
    own = members.add(owner, {"name": "单文博", "chapter": "中原"}).result
    groups.join(second, told.team, [two])
    groups.join(owner, told.team, [one])
    sticks.meet(owner, second)
    shown = dict(second.rows("SELECT id, number FROM member"))
    assert str(shown[given]).startswith("ZY")
    assert str(shown[own]).startswith("ZY")
    assert shown[given] != shown[own]
    assert stored.inside(second, told.team, [one, two]) == {one}
    assert second.rows("SELECT verdict, reason FROM verdict") == [("refused", "full")]


def test_of_two_devices_that_name_an_owner_unseen_one_stands_and_the_other_is_told(
    crew: Team, owner: Laptop
) -> None:
    group = _open(owner, "粉丝一群", kind="fans", goal="读书")
    one, two = _people(owner, 2)
    crew.connect(owner)
    other = crew.join(crew.offer(owner, owner.store.operator, "owner", owner.store.actor.cells))
    crew.settle()
    groupowner.appoint(owner.store, group, member=one)
    groupowner.appoint(other.store, group, member=two)
    owner.sync()
    other.sync()
    _alike(crew, owner, other)
    for laptop in (owner, other):
        assert groupowners.owners(laptop.store)[group].member == one
    assert other.store.rows("SELECT verdict, reason FROM verdict") == [("refused", "owned")]
    assert tray.counts(other.store).refused == 1
    # Having seen the first, he puts another in his place.
    groupowner.appoint(other.store, group, member=two)
    other.sync()
    owner.sync()
    _alike(crew, owner, other)
    assert groupowners.owners(owner.store)[group].member == two


def test_a_kinds_capacity_goes_to_all_and_holds_at_the_hub(crew: Team, owner: Laptop) -> None:
    group = _open(owner, "晨跑", kind="跑团")
    groupkinds.save(owner.store, "跑团", 1)
    first, second = _people(owner, 2)
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    assert stored.get(other.store, group).seats.limit == 1
    groups.join(owner.store, group, [first])
    groups.join(other.store, group, [second])
    owner.sync()
    other.sync()
    _alike(crew, owner, other)
    assert stored.inside(other.store, group, [first, second]) == {first}
    assert other.store.rows("SELECT reason FROM verdict") == [("full",)]
    groupkinds.save(owner.store, "跑团", 1, soft=True)
    _alike(crew, owner, other)
    groups.join(other.store, group, [second])
    _alike(crew, owner, other)
    assert stored.get(owner.store, group).people == 2
