"""One person twice in the roster: found by phone, made one, parted again by an undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import history, importing, members, merging
from desktop.models.problem import Problem
from desktop.store import duplicates, ledger
from desktop.store import members as stored
from desktop.store.community import Store
from tests.sync.team import Team, hub_digest, team

ROSTER = "姓名,手机,城市,标签,积分\n林霞,13800138000,深圳,读书,30\n王芳,13900139000,广州,跑步,20\n"


def _add(store: Store, **fields: str) -> bytes:
    member = members.add(store, {"name": "林霞", "phone": "13800138000", **fields}).result
    assert isinstance(member, bytes)
    return member


def test_members_with_one_phone_are_a_task(store: Store) -> None:
    one, other = _add(store), _add(store, name="霞姐")
    _add(store, phone="13900139000")
    (found,) = duplicates.duplicates(store)
    assert [member for member, _, _ in found.members] == [one, other]
    assert found.twins == ()
    assert duplicates.count(store) == 1


def test_a_merged_record_brings_what_it_alone_said(store: Store) -> None:
    one, other = _add(store, city="深圳"), _add(store, city="广州", note="爱喝茶")
    members.tag(store, [other], add=["读书"])
    merging.merge(store, one, other)
    assert store.rows("SELECT city, note FROM member WHERE gone = 0") == [("深圳", "爱喝茶")]
    assert store.rows("SELECT tag FROM member_tag WHERE member = ? AND gone = 0", (one,))
    assert stored.resolve(store, "2") == one
    assert duplicates.duplicates(store) == []


def test_an_undo_parts_them_again(store: Store) -> None:
    one, other = _add(store), _add(store, note="爱喝茶")
    with store.recording("entry") as rec:
        for member, points in ((one, 5), (other, 7)):
            rec.entry({"member": member, "points": points, "kind": "manual", "at": rec.at})
    made = merging.merge(store, one, other)
    assert store.one("SELECT points FROM member WHERE id = ?", (one,)) == (12,)
    history.undo(store, made.action)
    assert store.rows("SELECT points, note FROM member WHERE gone = 0 ORDER BY id") == [
        (5, None),
        (7, "爱喝茶"),
    ]


def test_nobody_is_merged_with_himself(store: Store) -> None:
    one = _add(store)
    with pytest.raises(Problem) as caught:
        merging.merge(store, one, one)
    assert caught.value.code == "member.same"


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def test_one_list_imported_on_two_laptops_is_merged_at_once(crew: Team, tmp_path: Path) -> None:
    roster = tmp_path / "名单.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    for laptop in (owner, second):
        importing.import_file(laptop.store, importing.from_file(roster))
    crew.settle()
    assert [len(one.twins) for one in duplicates.duplicates(owner.store)] == [1, 1]
    # Both see the task and do it before they hear of each other.
    made = [merging.merge_twins(laptop.store) for laptop in (owner, second)]
    assert [changes.result for changes in made] == [2, 2]
    crew.settle()
    for laptop in (owner, second):
        found = laptop.store.rows("SELECT name, points FROM member WHERE gone = 0 ORDER BY name")
        assert found == [("林霞", 30), ("王芳", 20)]
        for (member,) in laptop.store.rows("SELECT id FROM member WHERE gone = 0"):
            assert ledger.balance(laptop.store, member) in (20, 30)
        assert duplicates.count(laptop.store) == 0
    assert owner.digest() == second.digest() == hub_digest(crew, owner)
