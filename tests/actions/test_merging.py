"""One person twice in the roster: found by phone, made one, parted again by an undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import history, importing, members, merging
from desktop.models.permission import Actor
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store import duplicates, wallets
from desktop.store import members as stored
from desktop.store import merging as parting
from desktop.store import roles as placed
from desktop.store.community import Store
from tests.conftest import MakeStore
from tests.fact_builders import FACTS, state, world
from tests.live_state import parts, state_hash
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
    assert (stored.resolve(store, "2"), stored.resolve(store, other.hex())) == (one, one)
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
            assert wallets.balance(laptop.store, member) in (20, 30)
        assert duplicates.count(laptop.store) == 0
    assert owner.digest() == second.digest() == hub_digest(crew, owner)


def test_two_of_one_phone_and_name_who_are_two_people_are_not_merged_with_the_rest(
    store: Store,
) -> None:
    father, son = (_add(store, name="林霞", phone="13800138000") for _ in range(2))
    merging.keep_apart(store, father, son)
    assert duplicates.twins(store) == 0
    assert merging.merge_twins(store).result == 0
    for _ in range(2):
        _add(store, name="王芳", phone="13800138001")
    assert duplicates.twins(store) == 1
    assert merging.merge_twins(store).result == 1
    assert stored.count(store) == 3


def test_what_she_takes_from_the_other_record_stands(store: Store) -> None:
    field = members.add_custom_field(store, "行业").result
    assert isinstance(field, bytes)
    custom = CUSTOM + field.hex()
    one = _add(store, city="深圳", **{custom: "教育"})
    other = _add(store, name="林小霞", phone="13900139000", city="广州", **{custom: "法律"})
    merging.merge(store, one, other, take=("city", "phone", custom))
    assert store.rows("SELECT name, city, phone, tail FROM member WHERE gone = 0") == [
        ("林霞", "广州", "+8613900139000", "9000")
    ]
    assert store.rows("SELECT value FROM member_x WHERE member = ?", (one,)) == [("法律",)]


def test_a_field_that_is_none_is_refused_and_nothing_is_merged(store: Store) -> None:
    one, other = _add(store), _add(store, city="深圳")
    with pytest.raises(Problem) as refused:
        merging.merge(store, one, other, take=("城市",))
    assert refused.value.code == "member.bad_field"
    assert store.one("SELECT count(*) FROM member WHERE gone = 0") == (2,)


def test_one_of_several_merged_into_a_member_is_separated(store: Store) -> None:
    one, second, third = _add(store), _add(store, city="深圳"), _add(store, note="爱喝茶")
    assert merging.merge_twins(store).result == 2
    apart = merging.separate(store, second)
    found = store.rows("SELECT id, city, note FROM member WHERE gone = 0 ORDER BY rid")
    assert found == [(one, None, "爱喝茶"), (second, "深圳", None)]
    assert [record for record, *_ in parting.merged_into(store, one)] == [third]
    # A wrong button is taken back, and that again; both had their numbers long before.
    history.undo(store, apart.action)
    assert not stored.stands(store, second)
    assert second in [record for record, _, _ in parting.merged_into(store, one)]
    history.redo(store, apart.action)
    assert stored.stands(store, second)


def test_a_merge_that_another_followed_is_separated_after_that(store: Store) -> None:
    one, other, third = _add(store), _add(store), _add(store)
    merging.merge(store, other, one)
    merging.merge(store, third, other)
    before = store.rows("SELECT count(*), max(rid) FROM changeset")
    with pytest.raises(Problem) as caught:
        merging.separate(store, one)
    assert caught.value.code == "member.separate_later"
    assert store.rows("SELECT count(*), max(rid) FROM changeset") == before
    merging.separate(store, other)
    merging.separate(store, one)
    assert store.rows("SELECT count(*) FROM member WHERE gone = 0") == [(3,)]


def test_who_may_not_write_both_may_not_merge_them(store: Store) -> None:
    """Merging gives nobody rights over a record that he had none over (I16)."""
    one, other = _add(store, chapter="北京"), _add(store, chapter="上海")
    place = placed.find_scope(store, "chapter", "北京").id
    store.actor = Actor(
        store.operator, "小陈", "admin", frozenset(), within=frozenset({("member.merge", place)})
    )
    for action in (merging.merge, merging.keep_apart):
        with pytest.raises(Problem) as caught:
            action(store, one, other)
        assert caught.value.code == "role.not_allowed"


@settings(max_examples=30)
@given(facts=FACTS, take=st.booleans(), by_undo=st.booleans())
def test_merged_and_separated_all_is_as_it_was(
    make_store: MakeStore, facts: list[tuple[str, bool, int]], take: bool, by_undo: bool
) -> None:
    store = make_store("拆合")
    one, other = _add(store), _add(store, name="霞姐")
    about = world(store)
    for fact, first, which in facts:
        state(store, about, one if first else other, fact, which)
    before, seen = state_hash(store), dict(parts(store))
    made = merging.merge(store, one, other, take=("name", "city") if take else ())
    assert state_hash(store) != before
    if by_undo:
        history.undo(store, made.action)
    else:
        merging.separate(store, other)
    assert dict(parts(store)) == seen
    assert state_hash(store) == before
