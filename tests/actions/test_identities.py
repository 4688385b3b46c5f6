"""By what people are known, and to whom: identities and relations."""

from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import activities, history, identities, members, merging
from desktop.actions import relations as relating
from desktop.models.activity import ImportedActivities
from desktop.models.member import MemberQuery
from desktop.models.people import MOST_HOPS
from desktop.models.problem import Problem
from desktop.store import identities as known
from desktop.store import members as roster
from desktop.store import relations, search
from desktop.store.community import Store, open_reads
from desktop.store.digest import digest
from tests.people_builders import said, somebody


def test_a_person_has_several_phones_and_accounts(store: Store) -> None:
    who = somebody(store, "林霞", phone="13800138000")
    identities.add(store, who, "手机", "139 0013 9000")
    identities.add(store, who, "taobao", "LinXia_88")
    identities.add(store, who, "wechat", "linxia")
    assert said(store, who) == {
        ("phone", "+8613800138000"),
        ("phone", "+8613900139000"),
        ("taobao", "linxia_88"),
        ("wechat", "linxia"),
    }
    # The first WeChat id stands in the profile, where lists look for it.
    assert store.rows("SELECT wechat FROM member") == [("linxia",)]
    assert [one for one, _ in known.holders(store, "phone", "+8613900139000")] == [who]


def test_a_phone_is_looked_up_without_looking_at_everybody(store: Store) -> None:
    with store.recording("member.import") as rec:
        rec.insert_many("member", ((None, {"name": f"成员{n}"}) for n in range(2_000)))
    who = somebody(store, "林霞", phone="13800138000")
    with closing(open_reads(store)) as reads:
        found = reads.soon(2_000, lambda some: known.holders(some, "phone", "+8613800138000"))
    assert found == [(who, "林霞")]


def test_whoever_is_known_by_an_account_is_found_named_and_matched_by_it(
    store: Store, tmp_path: Path
) -> None:
    who = somebody(store, "林霞", phone="13800138000")
    somebody(store, "王芳", phone="13700137000")
    identities.add(store, who, "phone", "139 0013 9000")
    identities.add(store, who, "taobao", "霞光万道")
    identities.add(store, who, "card", "C 001")
    for typed in ("13900139000", "1390013", "+86 139 0013 9000", "霞光万道", "c001"):
        assert search.find(store, typed) == [who], typed
        listed = roster.page(store, MemberQuery(search=typed))
        assert [one.id for one in listed] == [who], typed
    assert roster.resolve(store, "139 0013 9000") == who
    orders = tmp_path / "订单.csv"
    orders.write_text("时间,手机号,类型,金额\n2026-03-01 10:00,13900139000,消费,99\n", "utf-8")
    brought = activities.import_file(store, orders).result
    assert isinstance(brought, ImportedActivities)
    assert (brought.added, brought.rejected) == (1, 0)
    assert store.rows("SELECT member FROM activity") == [(who,)]
    other = somebody(store, "霞姐", phone="13900139000")
    assert [one.id for one in roster.of_same_phone(store, other)] == [who]
    store.actor = replace(store.actor, cells=frozenset({"member.read.basic"}))
    assert search.find(store, "霞光万道") == []


def test_an_account_of_a_merged_record_leads_to_whom_it_is_now(store: Store) -> None:
    one, other = somebody(store, "林霞"), somebody(store, "霞姐")
    identities.add(store, other, "taobao", "霞光万道")
    merging.merge(store, one, other)
    assert search.find(store, "霞光万道") == [one]
    merging.separate(store, other)
    assert search.find(store, "霞光万道") == [other]


def test_one_identity_belongs_to_one_person(store: Store) -> None:
    somebody(store, "林霞", phone="13800138000")
    other = somebody(store, "王芳")
    with pytest.raises(Problem) as refused:
        identities.add(store, other, "phone", "13800138000")
    assert refused.value.code == "identity.taken"


def test_an_identity_is_split_off_into_a_person_of_its_own_and_undo_brings_it_back(
    store: Store,
) -> None:
    who = somebody(store, "林霞", phone="13800138000")
    identities.add(store, who, "card", "vip 0047")
    before = digest(store, store.refs)
    made = identities.split(store, who, "VIP0047")
    assert isinstance(made.result, bytes)
    assert said(store, made.result) == {("card", "VIP0047")}
    assert said(store, who) == {("phone", "+8613800138000")}
    history.undo(store, made.action)
    assert said(store, who) == {("phone", "+8613800138000"), ("card", "VIP0047")}
    assert roster.count(store) == 1
    assert digest(store, store.refs) != before


def test_the_only_identity_is_not_split_off(store: Store) -> None:
    who = somebody(store, "林霞", phone="13800138000")
    with pytest.raises(Problem) as refused:
        identities.split(store, who, "phone")
    assert refused.value.code == "identity.last"


def test_two_friends_of_one_friend_are_two_hops_apart(store: Store) -> None:
    one, friend, other = (somebody(store, name) for name in ("林霞", "王芳", "李雷"))
    relating.add(store, one, friend, "朋友")
    relating.add(store, friend, other, "colleague")
    found = relations.way(store, one, other)
    assert found is not None
    assert [(hop.name, hop.kind) for hop in found] == [
        ("林霞", ""),
        ("王芳", "friend"),
        ("李雷", "colleague"),
    ]


def test_six_hops_connect_and_seven_do_not(store: Store) -> None:
    chain = [somebody(store, f"第{number}人") for number in range(8)]
    for one, other in pairwise(chain):
        relating.add(store, one, other, "friend")
    found = relations.way(store, chain[0], chain[6])
    assert found is not None
    assert len(found) - 1 == MOST_HOPS
    assert relations.way(store, chain[0], chain[7]) is None


def test_nobody_leads_to_who_knows_nobody(store: Store) -> None:
    one, other = somebody(store, "林霞"), somebody(store, "王芳")
    assert relations.way(store, one, other) is None
    found = relations.way(store, one, one)
    assert found is not None
    assert len(found) == 1


def test_the_way_does_not_lead_through_who_was_removed(store: Store) -> None:
    one, friend, other = (somebody(store, name) for name in ("林霞", "王芳", "李雷"))
    relating.add(store, one, friend, "friend")
    relating.add(store, friend, other, "friend")
    members.remove(store, [friend])
    assert relations.way(store, one, other) is None


def test_a_parent_is_a_parent_to_one_and_has_a_child_in_the_other(store: Store) -> None:
    mother, child = somebody(store, "林霞"), somebody(store, "林小雨")
    relating.add(store, mother, child, "parent")
    assert [one.word[0] for one in relations.of_member(store, child)] == ["父母"]
    assert [one.word[0] for one in relations.of_member(store, mother)] == ["子女"]
    teacher = somebody(store, "王芳")
    relating.add(store, teacher, mother, "introducer")
    down, up = relations.way(store, teacher, child), relations.way(store, child, teacher)
    assert [hop.word[0] for hop in (down or [])[1:]] == ["被介绍人", "子女"]
    assert [hop.word[0] for hop in (up or [])[1:]] == ["父母", "介绍人"]
    # What holds both ways is stated once, whoever says it.
    relating.add(store, child, mother, "neighbour")
    assert relating.add(store, mother, child, "neighbour").nothing
