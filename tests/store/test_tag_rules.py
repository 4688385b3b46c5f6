"""A tag by rule comes and goes with its evidence; one put on by hand stays."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest

from desktop.actions import history, merging, registrations
from desktop.actions import members as acting
from desktop.actions import segments as keeping
from desktop.actions import tag_rules as ruling
from desktop.models import period
from desktop.models.calendar import Occurrence
from desktop.models.condition import Leaf, Not
from desktop.models.ids import new_id
from desktop.models.member import Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.store import members, segments, tag_rules
from desktop.store.community import Store, open_reads
from tests.calendar_builders import around, weekly
from tests.rewards_builders import did, member

PHOTOS = Leaf("count.checkin", ">=", 2, Leaf("text", "contains", "摄影"))
SIGNED = Leaf("count.signup", ">=", 2, Leaf("series", "contains", "摄影"))


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as caught:
        yield
    assert caught.value.code == code


def walk(store: Store, who: bytes, day: str, about: str) -> bytes:
    made = did(store, who, "checkin", day)
    with store.recording("activity.enter") as rec:
        rec.put("activity", made, {"text": about})
    return made


def void(store: Store, activity: bytes) -> None:
    with store.recording("activity.correct") as rec:
        rec.put("activity", activity, {"state": "voided"})


def names(store: Store, *filters: Filter) -> set[str]:
    query = MemberQuery(filters=filters)
    listed = {row.name for row in members.page(store, query)}
    assert members.count(store, query) == len(listed)
    return listed


def test_a_tag_says_which_two_walks_it_rests_on_and_goes_with_one_of_them(store: Store) -> None:
    who, other = member(store, "王芳"), member(store, "李雷")
    ruling.save(store, "摄影", PHOTOS)
    walks = [walk(store, who, f"2026-03-0{n}", "城市摄影") for n in (1, 2)]
    walk(store, who, "2026-03-03", "读书")
    walk(store, other, "2026-03-01", "城市摄影")
    acting.tag(store, [other], ["摄影"])
    shown = {row.name: (row.tags, row.auto_tags) for row in members.page(store, MemberQuery())}
    assert shown == {"王芳": ((), ("摄影",)), "李雷": (("摄影",), ())}
    found = tag_rules.why(store, who, "摄影")
    ((rule, deeds),) = found.rules
    assert (found.by_hand, rule.tag) == (False, "摄影")
    assert [(one.id, one.about) for one in deeds] == [(one, "城市摄影") for one in walks[::-1]]
    assert tag_rules.why(store, other, "摄影").rules == ()
    void(store, walks[0])
    assert names(store, Filter("tag", "=", ("摄影",))) == {"李雷"}
    assert tag_rules.why(store, other, "摄影").by_hand


def sign_up(store: Store, one: Occurrence, *some: bytes) -> bytes:
    return registrations.register(store, one.series, one.original, some).action


def to_come(store: Store, title: str) -> list[Occurrence]:
    """Three sessions of a weekly series, with one place each."""
    made = weekly(store, 0, title=title, capacity=1)
    return [one for one in around(store) if one.series == made][:3]


def test_two_sign_ups_are_evidence_until_one_is_cancelled(store: Store) -> None:
    who, other = member(store, "王芳"), member(store, "李雷")
    ruling.save(store, "摄影", SIGNED)
    acting.tag(store, [other], ["摄影"])
    first, second, third = to_come(store, "城市摄影")
    for one in (first, *to_come(store, "共读")):
        sign_up(store, one, who, other)
    assert names(store, Filter("tag", "=", ("摄影",))) == {"李雷"}
    # Whoever waits for a place signed up as well; so both do, one by hand and by rule.
    done = sign_up(store, second, other, who)
    assert tag_rules.tags_of(store, [who, other]) == {who: ("摄影",), other: ("摄影",)}
    assert segments.count(store, SIGNED) == 2
    ((_, deeds),) = tag_rules.why(store, who, "摄影").rules
    assert [(one.kind, one.local, one.about) for one in deeds] == [
        ("signup", f"{one.start:%Y-%m-%dT%H:%M:%S}", "城市摄影") for one in (second, first)
    ]
    registrations.cancel(store, first.series, first.original, [who, other])
    assert names(store, Filter("tag", "=", ("摄影",))) == {"李雷"}
    sign_up(store, third, who)
    assert names(store, Filter("tag", "=", ("摄影",))) == {"王芳", "李雷"}
    history.undo(store, done)
    assert names(store, Filter("tag", "=", ("摄影",))) == {"李雷"}
    assert tag_rules.why(store, other, "摄影").by_hand


def test_two_records_of_one_person_signed_up_for_a_session_once(store: Store) -> None:
    keep, other = member(store, "王芳"), member(store, "王小芳")
    ruling.save(store, "摄影", SIGNED)
    first, second, _ = to_come(store, "城市摄影")
    sign_up(store, first, keep, other)
    merged = merging.merge(store, keep, other).action
    assert (segments.count(store, SIGNED), tag_rules.tags_of(store, [keep])) == (0, {})
    sign_up(store, second, keep)
    assert (segments.count(store, SIGNED), tag_rules.tags_of(store, [keep])) == (
        1,
        {keep: ("摄影",)},
    )
    ((_, deeds),) = tag_rules.why(store, keep, "摄影").rules
    assert len(deeds) == 2
    history.undo(store, merged)
    assert tag_rules.tags_of(store, [keep, other]) == {keep: ("摄影",)}


def test_the_last_days_of_sign_ups_are_those_on_which_people_signed_up(store: Store) -> None:
    who = member(store, "王芳")
    far = to_come(store, "城市摄影")[-1]
    sign_up(store, far, who)
    recent = Leaf("count.signup.7", ">=", 1)
    assert segments.holds(store, recent, [who]) == {who}
    begun = period.instant(f"{store.today() - timedelta(6)}T00:00:00", store.zone)
    for at, held in ((begun, 1), (begun - 1, 0)):
        with store.recording("registration.add") as rec:
            stated = {"occurrence": far.id, "member": who, "at": at}
            rec.put("registration", rec.fact("registration", far.id, who), stated)
        assert segments.count(store, recent) == len(segments.holds(store, recent, [who])) == held


def test_filters_and_segments_take_a_tag_however_it_was_put_on(store: Store) -> None:
    for name, city in (("王芳", "广州"), ("李雷", "深圳"), ("周舟", "")):
        member(store, name, city=city)
    hand = members.resolve(store, "周舟")
    acting.tag(store, [hand], ["南方"])
    made = ruling.save(store, "南方", Leaf("city", "=", "广州")).result
    assert names(store, Filter("tag", "=", ("南方",))) == {"王芳", "周舟"}
    assert names(store, Filter("tag", "!=", ("南方",))) == {"李雷"}
    assert names(store, Filter("tag", "filled")) == {"王芳", "周舟"}
    assert names(store, Filter("tag", "empty")) == {"李雷"}
    tree = Not(Leaf("tag", "has", "南方"))
    kept = keeping.save(store, "北方", tree).result
    assert segments.count(store, tree) == 1
    assert segments.counted(store, segments.listed(store)).counts == {kept: 1}
    assert isinstance(made, bytes)
    ruling.remove(store, made)
    assert names(store, Filter("tag", "=", ("南方",))) == {"周舟"}
    assert segments.count(store, tree) == 2


def test_a_rule_that_no_longer_holds_needs_nobody_to_take_the_tag_off(store: Store) -> None:
    who = member(store, "王芳")
    today = store.today()
    did(store, who, "post", (today - timedelta(6)).isoformat())
    ruling.save(store, "这周发言", Leaf("count.post.7", ">=", 1))
    ruling.save(store, "这几天发言", Leaf("count.post.6", ">=", 1))
    assert tag_rules.tags_of(store, [who]) == {who: ("这周发言",)}


def test_the_tags_of_a_page_are_told_from_what_its_people_did(store: Store) -> None:
    """However much others did of late: a page of the list waits for this."""
    who, busy = member(store, "王芳"), member(store, "李雷")
    ruling.save(store, "这周发言", Leaf("count.post.7", ">=", 1))
    day = store.today().isoformat()
    did(store, who, "post", day)
    said = {"kind": "post", "local": f"{day}T10:00:00", "zone": store.zone, "at": 1, "state": ""}
    with store.recording("activity.import") as rec:
        rec.insert_many("activity", ((new_id(), {"member": busy, **said}) for _ in range(5_000)))
    with closing(open_reads(store)) as reads:
        found = reads.soon(5_000, lambda some: tag_rules.tags_of(some, [who]))
    assert found == {who: ("这周发言",)}


def test_tags_do_not_follow_from_tags(store: Store) -> None:
    for leaf in (Leaf("tag", "has", "甲"), Leaf("segment", "has", "0" * 32)):
        with refused("tag_rule.of_tags"):
            ruling.save(store, "乙", leaf)
    # Who left has no tags: such a rule would tag nobody and say nothing.
    with refused("tag_rule.of_status"):
        ruling.save(store, "走了的", Leaf("status", "=", "left"))
    with refused("tag_rule.nameless"):
        ruling.save(store, "  ", PHOTOS)
