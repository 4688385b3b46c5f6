"""What can be done with members, and what is refused without harm."""

import pytest
from msgspec.structs import replace

from desktop.actions import consents, history, members
from desktop.models.member import MemberQuery
from desktop.models.problem import Problem
from desktop.store import members as stored
from desktop.store import roster, search, timeline
from desktop.store.community import Store


def add(store: Store, **fields: str) -> bytes:
    """Add a member and hand back his id."""
    member = members.add(store, fields).result
    assert isinstance(member, bytes)
    return member


def test_a_new_member_gets_the_next_number_and_a_masked_phone(store: Store) -> None:
    add(store, name="单文博", number="QH0046")
    member = add(store, name="沈若溪", phone="138 0000 2716", city="深圳", chapter="中原")
    row = stored.by_ids(store, [member])[0]
    assert (row.number, row.phone, row.chapter) == ("QH0047", "138****2716", "中原")
    assert stored.phones(store, [member]) == {member: "+8613800002716"}


def test_a_member_needs_a_name_or_a_nickname(store: Store) -> None:
    with pytest.raises(Problem, match="needs a name"):
        members.add(store, {"city": "深圳"})
    member = add(store, nickname="小鱼")
    with pytest.raises(Problem, match="needs a name"):
        members.edit(store, member, {"nickname": " "})
    assert stored.count(store) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"phone": "12345"},
        {"phone": "1.38E+10"},
        {"joined": "2024-02-30"},
        {"name": "长" * 101},
        {"phone_ix": "x"},
        {"shoe": "42"},
    ],
)
def test_bad_input_is_refused_and_nothing_is_written(store: Store, fields: dict[str, str]) -> None:
    member = add(store, name="单文博")
    actions = store.one("SELECT count(*) FROM action")
    with pytest.raises(Problem):
        members.edit(store, member, fields)
    with pytest.raises(Problem):
        members.add(store, {"name": "乙", **fields})
    assert store.one("SELECT count(*) FROM action") == actions


def test_a_number_in_use_is_refused_with_its_holder(store: Store) -> None:
    add(store, name="单文博", number="QH0007")
    with pytest.raises(Problem, match="belongs to 单文博"):
        add(store, name="沈若溪", number="7")


def test_a_bulk_edit_is_one_action_and_undone_as_one(store: Store) -> None:
    chosen = [add(store, name=f"成员{n}", city="深圳") for n in range(5)]
    changes = members.edit_many(store, chosen, {"city": "广州"})
    assert (changes.count, changes.result) == (5, 0)
    history.undo(store, changes.action)
    rows = stored.page(store, MemberQuery())
    assert {row.city for row in rows} == {"深圳"}


def test_rows_the_role_may_not_write_are_left_out_and_counted(store: Store) -> None:
    ours = add(store, name="甲", chapter="中原")
    theirs = add(store, name="乙", chapter="北京")
    chapter = next(iter(stored.scopes_of(store, ours)))
    within = frozenset({("member.write", chapter)})
    store.actor = replace(store.actor, cells=frozenset({"member.read.basic"}), within=within)
    changes = members.edit_many(store, [ours, theirs], {"city": "郑州"})
    assert changes.result == 1
    assert [row.city for row in stored.by_ids(store, [ours, theirs])] == ["郑州", ""]
    with pytest.raises(Problem):
        members.edit(store, theirs, {"city": "郑州"})


def test_revealing_a_phone_is_audited_and_needs_the_right(store: Store) -> None:
    member = add(store, name="单文博", phone="13612349005")
    assert members.reveal(store, member).result == "+8613612349005"
    audit = store.rows("SELECT kind, field, member, operator FROM audit")
    assert audit == [("reveal", "phone", member, store.operator)]
    store.actor = replace(store.actor, cells=frozenset({"member.read.basic", "member.write"}))
    with pytest.raises(Problem):
        members.reveal(store, member)


def test_revealing_a_former_phone_is_audited_and_needs_the_right(store: Store) -> None:
    member = add(store, name="单文博", phone="13612349005")
    members.edit(store, member, {"phone": "13711112222"})
    members.edit(store, member, {"phone": ""})
    found = members.reveal_former(store, member).result
    assert isinstance(found, list)
    assert [(one.old, one.new) for one in found] == [
        ("+8613711112222", ""),
        ("+8613612349005", "+8613711112222"),
    ]
    told = timeline.page(store, member, frozenset({"edited"}))
    (one,) = members.reveal_former(store, member, "phone", told[0].op).result  # type: ignore[misc]
    assert (one.old, one.new) == ("+8613711112222", "")
    audit = store.rows("SELECT kind, field, member, operator FROM audit")
    assert audit == [("reveal", "phone", member, store.operator)] * 2
    with pytest.raises(Problem):
        members.reveal_former(store, member, "note")
    consents.say(store, member, "contact", given=False, how="微信")
    with pytest.raises(Problem):
        members.reveal_former(store, member)
    consents.say(store, member, "contact", given=True, how="微信")
    store.actor = replace(store.actor, cells=frozenset({"member.read.basic", "member.write"}))
    with pytest.raises(Problem):
        members.reveal_former(store, member)
    assert len(store.rows("SELECT 1 FROM audit")) == 2


def test_tags_are_a_set(store: Store) -> None:
    member = add(store, name="单文博")
    assert members.tag(store, [member], add=["读书", "亲子"]).count == 2
    assert members.tag(store, [member], add=["读书"]).nothing
    members.tag(store, [member], remove=["亲子"])
    assert stored.by_ids(store, [member])[0].tags == ("读书",)


def test_a_removed_member_is_in_no_list_and_comes_back_with_undo(store: Store) -> None:
    member = add(store, name="单文博", phone="13612349005")
    members.remove(store, [member])
    assert stored.count(store) == 0
    assert stored.page(store, MemberQuery(search="文博")) == []
    with pytest.raises(Problem, match="no member"):
        stored.resolve(store, "单文博")
    history.undo(store)
    assert stored.resolve(store, "13612349005") == member


def test_a_member_is_meant_by_id_number_phone_or_unique_name(store: Store) -> None:
    member = add(store, name="單文博", phone="13612349005")
    for word in (member.hex(), "QH0001", "qh0001", "136-1234-9005", "单文博"):
        assert stored.resolve(store, word) == member
    add(store, name="单文博")
    with pytest.raises(Problem, match="2 members"):
        stored.resolve(store, "单文博")


def test_a_custom_field_is_edited_like_any_other(store: Store) -> None:
    field = members.add_custom_field(store, "鞋码").result
    assert isinstance(field, bytes)
    member = add(store, name="单文博")
    members.edit(store, member, {f"x.{field.hex()}": "42"})
    members.edit(store, member, {f"x.{field.hex()}": "43"})
    found = stored.find(store, member)
    assert found
    assert [(one.name, one.value) for one in found.custom] == [("鞋码", "43")]
    history.undo(store)
    found = stored.find(store, member)
    assert found
    assert found.custom[0].value == "42"


def without(store: Store, cell: str) -> None:
    """The actor loses one right."""
    store.actor = replace(store.actor, cells=store.actor.cells - {cell})


def test_a_phone_leads_to_nobody_for_who_may_not_read_phones(store: Store) -> None:
    add(store, name="单文博", phone="13612349005")
    without(store, "member.read.contact")
    with pytest.raises(Problem, match="no member"):
        stored.resolve(store, "13612349005")
    assert search.find(store, "13612349005") == []


def test_custom_values_are_shown_only_to_who_may_read_private_things(store: Store) -> None:
    field = members.add_custom_field(store, "鞋码").result
    assert isinstance(field, bytes)
    member = add(store, name="单文博")
    members.edit(store, member, {f"x.{field.hex()}": "42"})
    members.edit(store, member, {f"x.{field.hex()}": "43"})
    without(store, "member.read.private")
    found = stored.find(store, member)
    assert found
    assert found.custom == ()
    told = [(one.old, one.new) for one in timeline.page(store, member) if one.kind == "edited"]
    assert told == [("", ""), ("", "")]
    assert roster.custom_columns(store) == []
