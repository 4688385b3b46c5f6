"""Granting and revoking roles, custom roles, and previewing as one, on a real community."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import roles
from desktop.models.calendar import PEOPLE
from desktop.models.permission import PRESETS, VARIANTS
from desktop.models.problem import Problem
from desktop.models.role import Role, Scope, named
from desktop.store import roles as stored
from desktop.store.community import Reads, Store
from tests.conftest import MakeStore

AddMember = Callable[[str], bytes]


def add_member(store: Store, name: str) -> bytes:
    with store.recording("member.add") as rec:
        return rec.put("member", None, {"name": name, "phone": "+8613800000047"})


def role(store: Store, word: str) -> Role:
    return named(stored.role_list(store), word)


def become(store: Store, word: str, scope: Scope | None = None) -> None:
    """Make the store's operator somebody with just this role."""
    member = add_member(store, f"某{word}")
    roles.grant(store, role(store, word).id, member=member, scope=scope or Scope())
    operator = stored.operator_of(store, member)
    assert operator is not None
    store.operator = operator
    store.refresh()


def test_a_new_community_has_exactly_one_owner_who_is_no_member(store: Store) -> None:
    (line,) = stored.team(store, store.today().isoformat())
    assert line.role is not None
    assert line.role.preset == "owner"
    assert line.member is None
    assert store.actor.allows("community.write")


def test_granting_a_member_makes_the_operator_linked_to_him(store: Store) -> None:
    member = add_member(store, "马秀兰")
    roles.grant(store, role(store, "admin").id, member=member)
    owner, line = stored.team(store, store.today().isoformat())
    assert (line.member, line.name) == (member, "马秀兰")
    assert line.operator != owner.operator
    held = stored.roles_of(store, [member], store.today().isoformat())
    assert held[member].preset == "admin"


def test_two_devices_that_grant_one_member_make_the_same_operator(store: Store) -> None:
    member = add_member(store, "马秀兰")
    roles.grant(store, role(store, "admin").id, member=member)
    roles.grant(store, role(store, "host").id, member=member)
    found = {line.operator for line in stored.team(store, store.today().isoformat())}
    assert len(found) == 2


@pytest.mark.parametrize("word", ["主持人", "host", "HOST", "Host"])
def test_a_role_is_found_by_its_preset_or_either_name(store: Store, word: str) -> None:
    assert role(store, word).preset == "host"


def test_an_unknown_role_is_a_problem(store: Store) -> None:
    with pytest.raises(Problem) as refused:
        role(store, "皇帝")
    assert refused.value.code == "role.unknown"


def test_the_owner_is_neither_granted_nor_revoked(store: Store) -> None:
    member = add_member(store, "马秀兰")
    with pytest.raises(Problem) as refused:
        roles.grant(store, role(store, "owner").id, member=member)
    assert refused.value.code == "role.owner_not_granted"
    with pytest.raises(Problem) as refused:
        roles.revoke(store, role(store, "owner").id, operator=store.operator)
    assert refused.value.code == "role.owner_not_granted"


@pytest.mark.parametrize("mine", [one for one in PRESETS if one != "owner"])
@pytest.mark.parametrize("target", [one for one in PRESETS if one != "owner"])
def test_only_the_owner_touches_deputies_and_a_deputy_grants_below(
    store: Store, mine: str, target: str
) -> None:
    member = add_member(store, "马秀兰")
    become(store, mine)
    if mine == "deputy" and target != "deputy":
        roles.grant(store, role(store, target).id, member=member)
        assert roles.revoke(store, role(store, target).id, member=member).result == 1
        return
    for verb in (roles.grant, roles.revoke):
        with pytest.raises(Problem) as refused:
            verb(store, role(store, target).id, member=member)
        assert refused.value.code == "role.may_not_grant"


def test_a_role_granted_twice_is_told_and_not_recorded(store: Store) -> None:
    member = add_member(store, "马秀兰")
    roles.grant(store, role(store, "host").id, member=member)
    with pytest.raises(Problem) as refused:
        roles.grant(store, role(store, "host").id, member=member)
    assert refused.value.code == "role.already_held"


def test_revoking_ends_the_role_at_once_and_keeps_the_past(store: Store) -> None:
    member = add_member(store, "马秀兰")
    roles.grant(store, role(store, "host").id, member=member)
    roles.revoke(store, role(store, "host").id, member=member)
    today = store.today().isoformat()
    assert stored.roles_of(store, [member], today) == {}
    assert len(stored.assignments(store)) == 2
    with pytest.raises(Problem) as refused:
        roles.revoke(store, role(store, "host").id, member=member)
    assert refused.value.code == "role.not_held"


def test_a_term_begins_today_or_later_and_ends_after_it_begins(store: Store) -> None:
    member = add_member(store, "马秀兰")
    day = store.today()
    with pytest.raises(Problem) as refused:
        roles.grant(store, role(store, "host").id, member=member, start=day - timedelta(days=1))
    assert refused.value.code == "role.from_past"
    with pytest.raises(Problem) as refused:
        roles.grant(store, role(store, "host").id, member=member, end=day - timedelta(days=1))
    assert refused.value.code == "role.dates_backwards"


def test_a_coming_term_gives_nothing_yet(store: Store) -> None:
    member = add_member(store, "马秀兰")
    start = store.today() + timedelta(days=7)
    roles.grant(store, role(store, "host").id, member=member, start=start)
    assert stored.roles_of(store, [member], store.today().isoformat()) == {}
    assert member in stored.roles_of(store, [member], start.isoformat())


def test_a_scope_must_be_a_chapter_or_group_of_the_community(store: Store) -> None:
    member = add_member(store, "马秀兰")
    with pytest.raises(Problem) as refused:
        roles.grant(
            store, role(store, "admin").id, member=member, scope=Scope("chapter", b"x" * 16)
        )
    assert refused.value.code == "role.unknown_scope"


def test_a_role_in_a_chapter_writes_there_only(store: Store) -> None:
    with store.recording("chapter.add") as rec:
        chapter = rec.put("chapter", None, {"name": "广州分会"})
    become(store, "admin", Scope("chapter", chapter))
    assert store.actor.allows("member.write", scopes=[chapter])
    assert not store.actor.allows("member.write")
    inside, outside = add_member(store, "甲"), add_member(store, "乙")
    with store.recording("member.edit") as rec:
        rec.put("member", inside, {"chapter": chapter})
    condition, values = stored.listed(store)
    rows = store.rows(f"SELECT id FROM member WHERE gone = 0 AND {condition}", values)
    assert (inside,) in rows
    assert (outside,) not in rows


@pytest.mark.parametrize("part", PEOPLE)
def test_a_lecturer_lists_the_people_registered_where_he_is_named(store: Store, part: str) -> None:
    become(store, "lecturer")
    came, other = add_member(store, "甲"), add_member(store, "乙")
    with store.recording("calendar.add") as rec:
        series = rec.put("series", None, {"title": "每周共读", part: store.actor.member})
        elsewhere = rec.put("series", None, {"title": "别的"})
        for one, member in ((series, came), (elsewhere, other)):
            at = rec.put(
                "occurrence", None, {"series": one, "original": "2026-11-20T20:00:00 Asia/Shanghai"}
            )
            rec.put("attendance", None, {"occurrence": at, "member": member, "state": "registered"})
    condition, values = stored.listed(store)
    rows = store.rows(f"SELECT id FROM member WHERE gone = 0 AND {condition}", values)
    assert rows == [(came,)]


def test_a_custom_role_copies_a_preset_and_ticks_cells(store: Store) -> None:
    cells = PRESETS["host"] | {"calendar.write"}
    made = roles.add_role(store, " 首席文化官 ", role(store, "host").id, cells).result
    custom = role(store, "首席文化官")
    assert custom.id == made
    assert custom.preset == "host"
    assert custom.cells == {
        "member.read.basic",
        "calendar.write",
        "attendance.write:own",
        "activity.write:own",
    }
    become(store, "首席文化官")
    assert store.actor.role == "首席文化官"
    assert store.actor.allows("calendar.write")
    assert not store.actor.allows("member.export")


@pytest.mark.parametrize(
    ("name", "cells", "code"),
    [
        ("  ", (), "role.name_missing"),
        ("主持人", (), "role.name_taken"),
        ("HOST", (), "role.name_taken"),
        ("文化官", ("community.fly",), "role.unknown_cell"),
    ],
)
def test_a_custom_role_needs_a_free_name_and_known_cells(
    store: Store, name: str, cells: tuple[str, ...], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        roles.add_role(store, name, role(store, "host").id, cells)
    assert refused.value.code == code


def test_the_owner_changes_every_column_but_her_own(store: Store) -> None:
    roles.edit_role(store, role(store, "host").id, cells=PRESETS["host"] | {"member.read.contact"})
    assert "member.read.contact" in role(store, "host").cells
    with pytest.raises(Problem) as refused:
        roles.edit_role(store, role(store, "owner").id, cells=())
    assert refused.value.code == "role.owner_fixed"


@pytest.mark.parametrize("mine", [one for one in PRESETS if one != "owner"])
def test_nobody_but_the_owner_changes_what_roles_may(store: Store, mine: str) -> None:
    become(store, mine)
    host = role(store, "host").id
    for verb in (
        lambda: roles.edit_role(store, host, cells=PRESETS["owner"]),
        lambda: roles.add_role(store, "文化官", host, ()),
        lambda: roles.delete_role(store, host),
        lambda: roles.link(store, store.operator, b"m" * 16),
    ):
        with pytest.raises(Problem) as refused:
            verb()
        assert refused.value.code == "role.not_allowed"


def test_a_held_role_is_not_deleted_and_a_preset_never(store: Store) -> None:
    roles.add_role(store, "文化官", role(store, "host").id, PRESETS["host"])
    member = add_member(store, "马秀兰")
    custom = role(store, "文化官").id
    roles.grant(store, custom, member=member)
    with pytest.raises(Problem) as refused:
        roles.delete_role(store, custom)
    assert refused.value.code == "role.in_use"
    with pytest.raises(Problem) as refused:
        roles.delete_role(store, role(store, "host").id)
    assert refused.value.code == "role.preset_stays"
    roles.revoke(store, custom, member=member)
    roles.delete_role(store, custom)
    assert custom not in {one.id for one in stored.role_list(store)}


def test_linking_makes_the_owner_a_member_too(store: Store) -> None:
    member = add_member(store, "沈若溪")
    roles.link(store, store.operator, member)
    assert store.actor.member == member
    other = add_member(store, "马秀兰")
    roles.grant(store, role(store, "host").id, member=other)
    with pytest.raises(Problem) as refused:
        roles.link(store, store.operator, other)
    assert refused.value.code == "role.member_linked"


def test_a_preview_sees_what_the_role_sees_and_changes_nothing(store: Store) -> None:
    member = add_member(store, "马秀兰")
    store.actor = roles.previewing(store, role(store, "host").id)
    assert not store.actor.allows("member.read.contact")
    for verb in (roles.grant, roles.revoke):
        with pytest.raises(Problem) as refused:
            verb(store, role(store, "lecturer").id, member=member)
        assert refused.value.code == "role.preview_reads_only"


def test_a_preview_never_shows_more_than_the_operator_may_see(store: Store) -> None:
    become(store, "host")
    seen = roles.previewing(store, role(store, "owner").id)
    assert seen.allows("member.read.basic")
    assert not seen.allows("member.read.contact")


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One community for many generated histories."""
    from desktop.models.ids import new_id
    from desktop.store import vault
    from desktop.store.community import Founding, create
    from desktop.store.passphrase import Cost

    folder = tmp_path_factory.mktemp("community")
    keys = vault.new_keys(folder, new_id(), "晨读会 2026", cost=Cost(1, 8, 1))
    store = create(folder, Founding("青禾读书会"), keys=keys)
    yield store
    store.close()


STEP = st.tuples(
    st.sampled_from(["grant", "revoke"]),
    st.sampled_from(["deputy", "admin", "host"]),
    st.integers(0, 2),
    st.integers(0, 3),
    st.integers(0, 5),
)


@settings(max_examples=60)
@given(steps=st.lists(STEP, max_size=14))
def test_a_past_roster_never_changes_and_there_is_always_one_owner(
    rehearsal: Store, steps: list[tuple[str, str, int, int, int]]
) -> None:
    people = [add_member(rehearsal, f"成员{i}") for i in range(3)]
    first = Reads.today(rehearsal)
    kept: dict[str, set[tuple[bytes, bytes]]] = {}
    day = first
    for verb, word, person, wait, length in steps:
        for _ in range(wait):
            kept[day.isoformat()] = roster(rehearsal, day)
            day += timedelta(days=1)
        rehearsal.today = lambda _ahead=0, day=day: day  # type: ignore[method-assign,misc]
        attempt(rehearsal, verb, word, people[person], day + timedelta(days=length))
        owners = [one for one in roster(rehearsal, day) if one[1] == role(rehearsal, "owner").id]
        assert len(owners) == 1
    for past, held in kept.items():
        assert roster(rehearsal, date.fromisoformat(past)) == held


def attempt(store: Store, verb: str, word: str, member: bytes, end: date) -> None:
    try:
        if verb == "grant":
            roles.grant(store, role(store, word).id, member=member, end=end)
        else:
            roles.revoke(store, role(store, word).id, member=member)
    except Problem as problem:
        if problem.code not in ("role.already_held", "role.not_held"):
            raise


def roster(store: Store, day: date) -> set[tuple[bytes, bytes]]:
    return {(one.operator, one.role) for one in stored.held_on(store, day.isoformat())}


def test_every_variant_names_a_declared_cell() -> None:
    assert set(VARIANTS) <= PRESETS["owner"]


def test_in_a_preview_nothing_is_recorded_whatever_the_action_asks(store: Store) -> None:
    store.look_on(roles.previewing(store, role(store, "deputy").id))
    with pytest.raises(Problem) as refused, store.recording("member.add") as rec:
        rec.put("member", None, {"name": "甲"})
    assert refused.value.code == "role.preview_reads_only"
    store.look_on(None)
    assert add_member(store, "甲")


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=6))
def test_there_is_exactly_one_owner_whoever_hands_over_to_whom(
    make_store: MakeStore, steps: list[tuple[int, int]]
) -> None:
    store = make_store()
    with store.recording("operator") as rec:
        people = [store.operator, *(rec.put("operator", None, {"name": n}) for n in ("甲", "乙"))]
    first = store.operator
    owner = 0
    for who, to in steps:
        store.operator = people[who]
        store.refresh()
        if who == owner != to:
            roles.transfer(store, operator=people[to])
            owner = to
        else:
            with pytest.raises(Problem):
                roles.transfer(store, operator=people[to])
        today = store.today().isoformat()
        held = [one for one in stored.team(store, today) if one.role and one.role.key == "owner"]
        assert [one.operator for one in held] == [people[owner]]
    store.operator = first
