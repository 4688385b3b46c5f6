"""Lists and segments by who is in the community, who left it, and what a member is to it."""

import json

from desktop.actions import activities, stays
from desktop.actions import members as acting
from desktop.actions import segments as keeping
from desktop.models.condition import Condition, Every, Leaf, Not, Some, document
from desktop.models.member import Filter, MemberQuery
from desktop.store import members, order, segments
from desktop.store.community import Store
from tests.store.test_segments import held, person

LEFT = MemberQuery(filters=(Filter("status", "=", ("left",)),))
HERE = MemberQuery(filters=(Filter("status", "=", ("here",)),))


def listed(store: Store, query: MemberQuery) -> set[str]:
    """Their names, and a check that every reading of a list says the same."""
    found = [row.name for row in members.page(store, query)]
    assert sorted(found) == sorted(row.name for row in members.each(store, query))
    assert len(found) == members.count(store, query) == len(members.all_ids(store, query))
    whole = order.finish(store, query)
    rows = [row.name for row in order.rows(store, whole, 0, 200) if row]
    assert sorted(found) == sorted(rows)
    assert sorted(found) == sorted(
        row.name for row in order.rows(store, order.begin(store, query), 0, 200) if row
    )
    return set(found)


def of(tree: Condition) -> MemberQuery:
    return MemberQuery(filters=(Filter("where", "=", (json.dumps(document(tree)),)),))


def test_who_left_is_listed_where_a_list_asks_for_him_and_nowhere_else(store: Store) -> None:
    stayed, gone = person(store, "留下的", city="广州"), person(store, "走了的", city="广州")
    person(store, "误加的")
    stays.leave(store, [gone], "搬家")
    assert listed(store, MemberQuery()) == {"留下的", "误加的"} == listed(store, HERE)
    assert listed(store, LEFT) == {"走了的"}
    both = MemberQuery(filters=(Filter("status", "=", ("here", "left")),))
    assert listed(store, both) == {"留下的", "误加的", "走了的"}
    city = Filter("city", "=", ("广州",))
    assert listed(store, MemberQuery(filters=(city, *LEFT.filters))) == {"走了的"}
    for name in ("name", "joined", "points"):
        assert listed(store, MemberQuery(filters=LEFT.filters, sort=((name, True),))) == {"走了的"}
    stays.rejoin(store, gone)
    assert listed(store, LEFT) == set()
    assert stayed in members.all_ids(store, HERE)


def test_who_was_removed_by_mistake_did_not_leave(store: Store) -> None:
    acting.remove(store, [person(store, "误加的")])
    assert listed(store, LEFT) == set()


def test_a_segment_asks_of_who_left_where_its_tree_asks_for_them(store: Store) -> None:
    person(store, "留下的", city="广州")
    gone = person(store, "走了的", city="广州")
    stays.leave(store, [gone], "搬家")
    city, left = Leaf("city", "=", "广州"), Leaf("status", "=", "left")
    here = Leaf("status", "=", "here")
    for tree, names in (
        (city, {"留下的"}),
        (Every((city, left)), {"走了的"}),
        (Not(here), {"走了的"}),
        (here, {"留下的"}),
        (Some((left, city)), {"留下的", "走了的"}),
    ):
        assert listed(store, of(tree)) == names
        assert segments.count(store, tree) == len(names)
        assert len(segments.holds(store, tree, members.all_ids(store, of(tree)))) == len(names)
        keeping.save(store, str(len(segments.listed(store))), tree)
    counts = segments.counted(store, segments.listed(store)).counts
    assert [counts[one.id] for one in segments.listed(store)] == [1, 1, 1, 1, 2]


def test_a_segment_asks_for_who_came_back(store: Store) -> None:
    person(store, "一直在")
    again = person(store, "回来了")
    stays.leave(store, [again], "搬家")
    stays.rejoin(store, again)
    assert held(store, Leaf("terms", ">=", 2)) == {"回来了"}
    assert held(store, Leaf("terms", "=", 1)) == {"一直在"}


def test_a_segment_asks_for_what_a_member_is_to_the_community(store: Store) -> None:
    three, one = person(store, "三者皆有"), person(store, "只消费")
    person(store, "什么都没有")
    at = "2026-03-01T10:00:00"
    for who, kind in ((three, "order"), (three, "post"), (three, "referral"), (one, "order")):
        activities.add(store, who, kind, at)
    assert held(store, Leaf("axes", ">=", 3)) == {"三者皆有"}
    assert held(store, Leaf("axes", "=", 1)) == {"只消费"}
    assert held(store, Leaf("axes", "=", 0)) == {"什么都没有"}
    assert held(store, Leaf("axis", "has", "orders")) == {"三者皆有", "只消费"}
    assert held(store, Not(Leaf("axis", "in", ("referrals", "contributions")))) == {
        "只消费",
        "什么都没有",
    }
