"""What an import is told about the members who stand."""

import pytest

from desktop.store import importing
from desktop.store.community import Store


def add(store: Store, **fields: str) -> bytes:
    with store.recording("member.add") as rec:
        return rec.put("member", None, fields)


def test_people_are_found_by_each_of_their_keys(store: Store) -> None:
    member = add(store, name="單文博", phone="+8613612349005", wechat="wx1", city="深圳")
    with store.recording("t") as rec:
        rec.put("number", None, {"scheme": "QH", "value": 7, "member": member})
    people = importing.Directory(store)
    phone = importing.phone_key(store, "+8613612349005")
    assert [one.id for one in people.by_phone([phone])[phone]] == [member]
    assert [one.id for one in people.by_wechat(["wx1"])["wx1"]] == [member]
    assert [one.id for one in people.by_number([("QH", 7), ("ZY", 7)])["QH", 7]] == [member]
    assert [one.city for one in people.by_name(["单文博"])["单文博"]] == ["深圳"]
    assert not people.phoneless_by_name(["单文博"])


def test_who_is_gone_is_not_found_and_an_alias_leads_to_his_canonical_member(store: Store) -> None:
    kept, merged, gone = (add(store, name=name, wechat=name) for name in "甲乙丙")
    with store.recording("t") as rec:
        rec.put("alias", None, {"member": merged, "canonical": kept})
        rec.delete("member", merged)
        rec.delete("member", gone)
    people = importing.Directory(store).by_wechat(["甲", "乙", "丙"])
    assert {key: [one.id for one in found] for key, found in people.items()} == {
        "甲": [kept],
        "乙": [kept],
    }


def test_who_came_after_the_directory_was_made_is_not_in_it(store: Store) -> None:
    add(store, name="甲")
    people = importing.Directory(store)
    add(store, name="乙")
    assert set(people.by_name(["甲", "乙"])) == {"甲"}


def test_a_member_is_known_with_everything_an_update_compares(store: Store) -> None:
    member = add(store, name="甲", city="深圳")
    with store.recording("t") as rec:
        chapter = rec.put("chapter", None, {"name": "中原"})
        field = rec.put("custom_field", None, {"name": "鞋码"})
        team = rec.put("team", None, {"name": "晨读"})
        rec.put("member", member, {"chapter": chapter, f"x.{field.hex()}": "42"})
        rec.put("member_tag", None, {"member": member, "tag": "读书"})
        rec.put("member_team", None, {"member": member, "team": team})
    known = importing.known(store, [member])[member]
    assert known.fields == {"name": "甲", "city": "深圳", "chapter": "中原"}
    assert (known.custom, known.tags, known.teams) == ({"鞋码": "42"}, {"读书"}, {"晨读"})
    assert known.ledger is False


@pytest.mark.parametrize("reversed_", [False, True])
def test_only_entries_that_stand_make_a_ledger(store: Store, reversed_: bool) -> None:
    member = add(store, name="甲")
    with store.recording("t") as rec:
        entry = rec.entry({"member": member, "points": 5, "kind": "opening", "at": 0})
        if reversed_:
            fields = {"member": member, "points": -5, "kind": "reverse", "at": 1}
            rec.entry({**fields, "reverses": entry})
    assert importing.known(store, [member])[member].ledger is not reversed_
