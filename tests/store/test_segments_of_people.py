"""Segments by invitation, birthdays to come and the ages of children."""

from datetime import date, timedelta

import pytest

from desktop.actions import members as acting
from desktop.actions import units
from desktop.models.condition import Condition, Every, Leaf, Not, Some
from desktop.models.lunar import names_of
from desktop.models.member import Filter, MemberQuery
from desktop.models.permission import PRESETS, preview_of
from desktop.models.problem import Problem
from desktop.store import members, segments
from desktop.store.community import Store
from tests.store.test_segments import held, person


def family(store: Store, name: str, *months: str) -> bytes:
    """A guardian with children born in these months (YYYY-MM)."""
    guardian = person(store, name)
    unit = units.add(store, "household", f"{name}家").result
    assert isinstance(unit, bytes)
    units.belong(store, unit, guardian, "guardian")
    for month in months:
        units.add_child(store, unit, "孩子", month)
    return guardian


def months_ago(today: date, months: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return f"{year}-{month + 1:02d}"


def test_families_with_children_up_to_eight_are_told_anew_as_time_goes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = store.today()
    family(store, "刚满八岁", months_ago(today, 8 * 12))
    family(store, "满九岁的前一个月", months_ago(today, 9 * 12 - 1))
    family(store, "满九岁", months_ago(today, 9 * 12))
    family(store, "两个孩子", months_ago(today, 15 * 12), months_ago(today, 0))
    family(store, "没登记孩子")
    tree = Leaf("child_age", "<=", 8)
    young = {"刚满八岁", "满九岁的前一个月", "两个孩子"}
    assert held(store, tree) == young
    # Next month one of them turns nine, and nobody has changed anything.
    later = (today.replace(day=1) + timedelta(32)).replace(day=1)
    monkeypatch.setattr(Store, "today", lambda _self: later)
    assert held(store, tree) == young - {"满九岁的前一个月"}


def test_a_band_of_ages_is_of_one_child(store: Store) -> None:
    today = store.today()
    family(store, "四岁", months_ago(today, 4 * 12 + 5))
    family(store, "一大一小", months_ago(today, 12), months_ago(today, 10 * 12))
    for tree, found in (
        (Leaf("child_age", "in", (3, 4, 5, 6)), {"四岁"}),
        (Leaf("child_age", "=", 10), {"一大一小"}),
        (Leaf("child_age", "!=", 10), {"四岁"}),
        (Leaf("child_age", "<", 4), {"一大一小"}),
        (Leaf("child_age", ">", 4), {"一大一小"}),
        (Leaf("child_age", ">=", 4), {"四岁", "一大一小"}),
        (Not(Leaf("child_age", "<", 18)), set()),
    ):
        assert held(store, tree) == found, tree


def test_birthdays_to_come_are_asked_by_either_calendar(store: Store) -> None:
    today = store.today()
    week = today + timedelta(7)
    # The 29th of February is another matter, told beside the calendar itself.
    person(store, "今天", birthday=f"1988-{today:%m-%d}")
    person(store, "下周农历", lunar_birthday=f"1990-{names_of(week)[0]}", birthday="1990-01-01")
    person(store, "没填")
    for tree, found in (
        (Leaf("birthday_days", "=", 0), {"今天"}),
        (Leaf("birthday_days", "=", 7), {"下周农历"}),
        (Leaf("birthday_days", "<", 7), {"今天"}),
        (Leaf("birthday_days", "<=", 7), {"今天", "下周农历"}),
        (Leaf("birthday_days", ">", 0), {"下周农历"}),
        (Leaf("birthday_days", ">=", 0), {"今天", "下周农历"}),
        (Leaf("birthday_days", "in", (0, 3)), {"今天"}),
        (Leaf("birthday_days", "!=", 0), {"下周农历", "没填"}),
        (Leaf("birthday_days", "<", 0), set()),
    ):
        assert held(store, tree) == found, tree


def test_customers_to_ask_into_the_chat_are_a_segment(store: Store) -> None:
    person(store, "没说过")
    acting.edit(store, person(store, "已邀的"), {"invite": "已邀"})
    acting.edit(store, person(store, "已加的"), {"invite": "已加"})
    assert held(store, Leaf("invite", "=", "none")) == {"没说过"}
    assert held(store, Leaf("invite", "in", ("none", "invited"))) == {"没说过", "已邀的"}
    assert held(store, Leaf("invite", "!=", "joined")) == {"没说过", "已邀的"}


@pytest.mark.parametrize(
    "tree",
    [Leaf("child_age", "<=", 8), Every((Some((Leaf("birthday_days", "<=", 7),)),))],
    ids=["child", "birthday"],
)
def test_who_may_not_read_birthdays_is_not_told_them_by_a_segment(
    store: Store, tree: Condition
) -> None:
    store.actor = preview_of(store.actor, "host", PRESETS["host"] | {"member.read.basic"})
    with pytest.raises(Problem) as refused:
        segments.count(store, tree)
    assert refused.value.code == "role.not_allowed"


def test_members_are_filtered_by_the_month_of_birth(store: Store) -> None:
    for name, birthday in (("一月", "1990-01-31"), ("十二月", "1985-12-01"), ("没填", "")):
        person(store, name, birthday=birthday)

    def listed(*months: int) -> list[str]:
        query = MemberQuery(filters=(Filter("birth_month", "=", months),))
        return sorted(row.name for row in members.page(store, query))

    assert listed(1) == ["一月"]
    assert listed(1, 12) == ["一月", "十二月"]
    assert listed(2) == []
    with pytest.raises(Problem) as refused:
        listed(13)
    assert refused.value.code == "member.bad_filter"
