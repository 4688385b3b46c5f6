"""Lists sorted and filtered by fields of the community's own, each by its kind."""

from datetime import date, timedelta

import pytest

from desktop.actions import customfields, member_views
from desktop.actions import members as acting
from desktop.models.condition import Leaf, Not
from desktop.models.member import Filter, MemberQuery, Operator
from desktop.models.permission import PRESETS, preview_of
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store import member_views as kept
from desktop.store import members, order, segments
from desktop.store.community import Store
from tests.store.test_segments import held

CHOICES = ("小", "中", "大")
# Kind, what is typed in an order that is none, and the same in order.
KINDS = [
    ("number", ("9", "100", "-3", "2.5", "0"), ("-3", "0", "2.5", "9", "100")),
    ("money", ("9", "100", "0.5"), ("50", "900", "10000")),
    ("date", ("2026-3-1", "2025-12-31", "2026-02-28"), ("2025-12-31", "2026-02-28", "2026-03-01")),
    ("choice", ("大", "小", "中"), ("小", "中", "大")),
    ("choices", ("大", "中、小", "大、小"), ("小、中", "小、大", "大")),
    ("bool", ("是", "否"), ("no", "yes")),
    ("text", ("乙", "b", "a"), ("a", "b", "乙")),
]


def field(store: Store, kind: str) -> str:
    """A new field of a kind; its `x.` name."""
    options = CHOICES if kind.startswith("choice") else ()
    made = customfields.add(store, f"字段{kind}", kind, options).result
    assert isinstance(made, bytes)
    return CUSTOM + made.hex()


def fill(store: Store, key: str, *values: str) -> None:
    """Somebody with each value, and one with none, entered first."""
    acting.add(store, {"name": "没填"})
    for number, value in enumerate(values):
        acting.add(store, {"name": f"成员{number}", key: value})


def said(store: Store, query: MemberQuery, key: str) -> list[str]:
    """What those of a list hold, and a check that every way of reading it says the same."""
    found = [row.own.get(key, "") for row in members.page(store, query)]
    assert found == [row.own.get(key, "") for row in members.each(store, query)]
    whole = order.finish(store, query)
    assert found == [row.own.get(key, "") for row in order.rows(store, whole, 0, 200) if row]
    assert len(found) == members.count(store, query)
    begun = order.begin(store, query)
    assert list(begun.rids) == list(whole.rids)[: len(begun.rids)]
    return found


@pytest.mark.parametrize(("kind", "typed", "sorted_"), KINDS, ids=[one[0] for one in KINDS])
def test_a_field_sorts_by_its_kind_and_who_holds_nothing_stands_last(
    store: Store, kind: str, typed: tuple[str, ...], sorted_: tuple[str, ...]
) -> None:
    key = field(store, kind)
    fill(store, key, *typed)
    assert said(store, MemberQuery(sort=((key, False),)), key) == [*sorted_, ""]
    assert said(store, MemberQuery(sort=((key, True),)), key) == [*reversed(sorted_), ""]


@pytest.mark.parametrize(
    ("kind", "operator", "value", "found"),
    [
        ("number", ">=", "9", {"9", "100"}),
        ("number", "<=", "2.5", {"-3", "0", "2.5"}),
        ("number", "<", "-2.99", {"-3"}),
        ("money", ">=", "900", {"900", "10000"}),
        ("date", "<=", "2026-02-28", {"2025-12-31", "2026-02-28"}),
        ("choice", "=", "大", {"大"}),
        ("choices", "contains", "大", {"大", "小、大"}),
        ("number", "empty", "", {""}),
        ("bool", "=", "yes", {"yes"}),
    ],
)
def test_a_field_is_filtered_as_its_kind_is_compared(
    store: Store, kind: str, operator: Operator, value: str, found: set[str]
) -> None:
    key = field(store, kind)
    fill(store, key, *next(one[1] for one in KINDS if one[0] == kind))
    values = () if operator == "empty" else (value,)
    query = MemberQuery(filters=(Filter(key, operator, values),), sort=((key, False),))
    assert set(said(store, query, key)) == found


def test_a_segment_compares_numbers_by_size_and_days_by_date(store: Store) -> None:
    tall, due = field(store, "number"), field(store, "date")
    for name, height, day in (
        ("甲", "99", "2026-01-01"),
        ("乙", "170.5", "2026-10-01"),
        ("丙", "", ""),
    ):
        acting.add(store, {"name": name, tall: height, due: day})
    assert held(store, Leaf(tall, ">=", "100")) == {"乙"}
    assert held(store, Leaf(tall, "<", "100")) == {"甲"}
    assert held(store, Not(Leaf(tall, ">", "0"))) == {"丙"}
    assert held(store, Leaf(due, "<=", "2026-09-30")) == {"甲"}
    assert held(store, Leaf(due, ">", "2026-01-01")) == {"乙"}
    assert segments.count(store, Leaf(tall, "=", "170.5")) == 1


def test_a_long_list_by_numbers_or_days_begins_with_one_page(store: Store) -> None:
    keys = [field(store, kind) for kind in ("number", "date")]
    first = date(2026, 1, 1)
    with store.recording("member.import") as rec:
        for n in range(order.AT_ONCE * 10):
            day = (first + timedelta(n * 7 % 1000)).isoformat()
            rec.put(
                "member", None, {"name": f"成员{n}", keys[0]: str(n * 7919 % 10_007), keys[1]: day}
            )
    for key in keys:
        query = MemberQuery(sort=((key, True),))
        begun, whole = order.begin(store, query), order.finish(store, query)
        assert begun.total == order.AT_ONCE * 10
        assert list(begun.rids) == list(whole.rids)[: order.AT_ONCE]


def test_an_order_by_a_field_of_ones_own_is_kept_in_a_view(store: Store) -> None:
    key = field(store, "number")
    query = MemberQuery(sort=((key, True), ("name", False)))
    member_views.save(store, "按身高", query, ("name", key))
    (view,) = kept.listed(store)
    assert (view.query, view.columns) == (query, ("name", key))


def test_who_may_not_read_private_fields_neither_sees_nor_sorts_by_them(store: Store) -> None:
    key = field(store, "number")
    fill(store, key, "1")
    store.actor = preview_of(store.actor, "host", PRESETS["host"] | {"member.read.basic"})
    assert all(row.own == {} for row in members.page(store, MemberQuery()))
    with pytest.raises(Problem) as refused:
        members.page(store, MemberQuery(sort=((key, False),)))
    assert refused.value.code == "role.not_allowed"
