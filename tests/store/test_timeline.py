"""A member's story is complete, in order, paged, and shows nobody more than his role may read."""

from msgspec.structs import replace

from desktop.actions import consents, identities, members
from desktop.store import timeline
from desktop.store.community import Store


def add(store: Store, **fields: str) -> bytes:
    """Add a member and hand back his id."""
    member = members.add(store, fields).result
    assert isinstance(member, bytes)
    return member


def test_the_story_tells_what_was_changed_by_whom(store: Store) -> None:
    member = add(store, name="单文博", city="深圳", chapter="中原")
    members.edit(store, member, {"city": "广州", "chapter": "北京"})
    members.tag(store, [member], add=["读书"])
    members.tag(store, [member], remove=["读书"])
    with store.recording("points.award") as rec:
        rec.entry({"member": member, "points": 30, "kind": "manual", "note": "帮忙", "at": rec.at})
    told = timeline.page(store, member)
    assert {(one.kind, one.field, one.old, one.new, one.points) for one in told} == {
        ("made", "", "", "", 0),
        ("edited", "city", "深圳", "广州", 0),
        ("edited", "chapter", "中原", "北京", 0),
        ("tag", "", "读书", "", 0),
        ("entry", "manual", "", "帮忙", 30),
    }
    assert {one.operator for one in told} == {"群主"}
    assert [one.at for one in told] == sorted((one.at for one in told), reverse=True)


def test_the_story_can_be_read_by_pages_and_kinds(store: Store) -> None:
    member = add(store, name="单文博")
    for day in range(5):
        with store.recording("points.award") as rec:
            entry = {"member": member, "points": day, "kind": "manual", "at": day * 1000}
            rec.entry(entry)
    entries = frozenset({"entry"})
    first = timeline.page(store, member, entries, limit=2)
    then = timeline.page(store, member, entries, before=first[-1].at, limit=2)
    assert [one.points for one in first + then] == [4, 3, 2, 1]


def test_what_a_role_may_not_read_is_not_told(store: Store) -> None:
    member = add(store, name="单文博", phone="13612349005")
    members.edit(store, member, {"phone": "13612340000", "note": "不便公开", "city": "广州"})
    store.actor = replace(store.actor, cells=frozenset({"member.read.basic"}))
    edited = timeline.page(store, member, frozenset({"edited"}))
    assert {(one.field, one.new) for one in edited} == {
        ("phone", ""),
        ("note", ""),
        ("city", "广州"),
    }


def test_how_to_reach_somebody_is_never_told_whole(store: Store) -> None:
    member = add(store, name="单文博")
    members.edit(store, member, {"phone": "13612349005", "wechat": "wenbo_reads"})
    members.edit(store, member, {"phone": "13612340000", "email": "wenbo@example.org"})
    edited = timeline.page(store, member, frozenset({"edited"}))
    assert {(one.field, one.old, one.new) for one in edited} == {
        ("phone", "", "136****9005"),
        ("phone", "136****9005", "136****0000"),
        ("wechat", "", "wenb****"),
        ("email", "", "wenb****"),
    }


def test_of_who_will_not_be_reached_only_the_tail_of_a_phone_is_told(store: Store) -> None:
    member = add(store, name="单文博", wechat="wenbo_reads")
    members.edit(store, member, {"phone": "13612349005", "wechat": "wenbo2"})
    consents.say(store, member, "contact", given=False, how="微信")
    edited = timeline.page(store, member, frozenset({"edited"}))
    assert {(one.field, one.old, one.new) for one in edited} == {
        ("phone", "", "****9005"),
        ("wechat", "****", "****"),
    }


def test_an_account_besides_the_profile_is_told_masked_when_it_comes_and_when_it_goes(
    store: Store,
) -> None:
    member = add(store, name="林霞", phone="13612349005")
    identities.add(store, member, "phone", "13700001111")
    identities.add(store, member, "taobao", "linxia_88")
    identities.remove(store, member, "linxia_88")
    only = frozenset({"account"})
    told = timeline.page(store, member, only)
    assert {(one.field, one.old, one.new) for one in told} == {
        ("phone", "", "137****1111"),
        ("taobao", "", "linx****"),
        ("taobao", "linx****", ""),
    }
    (gone,) = (one for one in told if one.old)
    found = members.reveal_former(store, member, gone.field, gone.op).result
    assert isinstance(found, list)
    assert [(one.old, one.new) for one in found] == [("linxia_88", "")]
    store.actor = replace(store.actor, cells=frozenset({"member.read.basic"}))
    told = timeline.page(store, member, only)
    assert {one.old + one.new for one in told} == {"****"}
    assert {one.op for one in told} == {0}
