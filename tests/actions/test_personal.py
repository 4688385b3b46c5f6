"""One person's data: handed out, looked at, erased, merged."""

from pathlib import Path

from desktop.actions import (
    consents,
    erasing,
    history,
    identities,
    members,
    merging,
    offers,
    personal,
)
from desktop.actions import relations as relating
from desktop.actions import units as acting
from desktop.models.kept_words import record_words
from desktop.store import consents as agreed
from desktop.store import offers as directory
from desktop.store import relations, units
from desktop.store.community import Store
from tests.people_builders import made, said, somebody


def test_a_person_gets_all_that_is_kept_of_him_and_that_is_noted(
    store: Store, tmp_path: Path
) -> None:
    who = somebody(store, "林霞", phone="13800138000", note="晚八点后联系")
    # Two records that were merged into his, one through the other: what they say stands there too.
    twin, third = (somebody(store, "霞姐", phone=f"1390013900{n}", note=f"第{n}份") for n in "12")
    merging.merge(store, twin, third)
    merging.merge(store, who, twin)
    identities.add(store, who, "taobao", "linxia_88")
    offers.add(store, who, "can", "法律咨询")
    consents.say(store, who, "contact", given=True, how="签字")
    file = tmp_path / "林霞.json"
    done = personal.export(store, who, file)
    text = file.read_text("utf-8")
    for kept in ("林霞", "+8613800138000", "晚八点后联系", "linxia_88", "法律咨询", "签字"):
        assert kept in text
    for kept in ("霞姐", "+8613900139001", "+8613900139002", "第1份", "第2份"):
        assert kept in text
    receipt = done.result
    assert isinstance(receipt, personal.Handed)
    assert receipt.counts["profiles"] == 3
    assert receipt.counts["identity"] == receipt.counts["offer"] == receipt.counts["consent"] == 1
    assert [name for name in receipt.counts if record_words(name, "zh_CN") == name] == []
    assert store.rows("SELECT kind FROM audit WHERE member = ?", (who,)) == [("handout",)]


def test_who_looked_at_a_phone_is_told_by_member_and_by_operator(store: Store) -> None:
    who, other = (somebody(store, name, phone=phone) for name, phone in
                  (("林霞", "13800138000"), ("王芳", "13900139000")))  # fmt: skip
    members.reveal(store, who)
    members.reveal(store, other)
    assert [one.operator for one in agreed.looked_at(store, who)] == ["群主"]
    assert {one.name for one in agreed.looks_of(store, store.operator)} == {"林霞", "王芳"}


def test_nothing_of_who_is_erased_stands_anywhere(store: Store) -> None:
    who, friend = somebody(store, "林霞", phone="13800138000"), somebody(store, "王芳")
    identities.add(store, who, "phone", "13900139000")
    offers.add(store, who, "can", "法律咨询")
    consents.say(store, who, "contact", given=True, how="签字")
    consents.verify(store, who, "paper")
    relating.add(store, who, friend, "friend")
    unit = made(store, "household", "一家")
    acting.belong(store, unit, who, "guardian")
    acting.add_child(store, unit, "小雨", "2020-05")
    erasing.erase(store, who)
    names = [name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = "\n".join(
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)
        for name in names
        if name != "grams"
        for row in store.rows(f"SELECT * FROM {name}")
        for one in row
    )
    for told in ("林霞", "139001390", "法律咨询", "签字", "小雨", "2020-05"):
        assert told not in found
    assert store.rows("SELECT value_ix FROM identity") == [(None,)]
    assert relations.of_member(store, friend) == []
    assert units.people(store, unit) == units.children(store, unit) == []


def test_who_is_merged_brings_what_is_told_of_him_and_takes_it_along_when_parted(
    store: Store,
) -> None:
    keep, twin = somebody(store, "林霞", phone="13800138000"), somebody(store, "林小霞")
    friend = somebody(store, "王芳")
    identities.add(store, twin, "taobao", "linxia_88")
    relating.add(store, twin, friend, "friend")
    offers.add(store, twin, "can", "法律咨询")
    consents.say(store, twin, "directory", given=True)
    unit = made(store, "household", "一家")
    acting.belong(store, unit, twin, "guardian")
    merged = merging.merge(store, keep, twin)
    assert said(store, keep) == {("phone", "+8613800138000"), ("taobao", "linxia_88")}
    assert [one.member for one in relations.of_member(store, friend)] == [keep]
    assert [hop.name for hop in relations.way(store, keep, friend) or []] == ["林霞", "王芳"]
    assert [one.member for one in directory.page(store, "法律")] == [keep]
    assert [one.member for one in units.people(store, unit)] == [keep]
    assert agreed.given(store, keep, "directory") is True
    history.undo(store, merged.action)
    assert said(store, keep) == {("phone", "+8613800138000")}
    assert [one.member for one in relations.of_member(store, friend)] == [twin]
    assert [one.member for one in units.people(store, unit)] == [twin]
