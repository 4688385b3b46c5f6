"""Chapters: a tree without circles, local times, and numbers of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.actions import chapters, history, importing, members
from desktop.models.chapter import Chapter, local_times, tree
from desktop.models.member import MemberQuery
from desktop.models.problem import Problem
from desktop.store import chapters as stored
from desktop.store import members as roster
from desktop.store import numbers
from desktop.store.community import Store
from tests.roster_builders import take

# The places that the community's founders name, with the zones of those abroad.
HOME = ("北京", "上海", "广州", "杭州", "深圳", "武汉", "成都")
ABROAD = {
    "澳大利亚": "Australia/Sydney",
    "加拿大": "America/Toronto",
    "美国": "America/New_York",
    "新加坡": "Asia/Singapore",
}


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as raised:
        yield
    assert raised.value.code == code


def add(store: Store, name: str, **fields: object) -> bytes:
    made = chapters.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


def number(store: Store, name: str, **fields: str) -> str:
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    found = roster.find(store, made)
    assert found is not None
    return found.row.number


def names(store: Store) -> list[tuple[int, str]]:
    return [(depth, one.name) for depth, one in tree(stored.listed(store))]


def places(store: Store) -> None:
    for name in (*HOME, "中原"):
        add(store, name)
    for name, zone in ABROAD.items():
        add(store, name, zone=zone)


def test_the_twelve_chapters_load_and_those_abroad_have_their_own_time(store: Store) -> None:
    places(store)
    begins = datetime(2026, 11, 26, 20, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    found = local_times(stored.listed(store), begins, store.zone)
    assert {one.name: one.local.strftime("%m-%d %H:%M") for one in found} == {
        "澳大利亚": "11-26 23:00",
        "加拿大": "11-26 07:00",
        "美国": "11-26 07:00",
        "新加坡": "11-26 20:00",
    }
    assert len(stored.listed(store)) == 12


def test_a_chapter_stands_below_another_and_takes_its_zone(store: Store) -> None:
    abroad = add(store, "海外", zone="America/New_York")
    below = add(store, "波士顿", parent=abroad)
    assert names(store) == [(0, "海外"), (1, "波士顿")]
    begins = datetime(2026, 7, 1, 20, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    local = {
        one.chapter: one.local.hour for one in local_times(stored.listed(store), begins, store.zone)
    }
    assert local == {abroad: 8, below: 8}


def test_no_chapter_stands_below_itself(store: Store) -> None:
    upper = add(store, "总会")
    middle = add(store, "华南", parent=upper)
    lower = add(store, "广州", parent=middle)
    for parent in (upper, middle, lower):
        with refused("chapter.below_itself"):
            chapters.edit(store, upper, {"parent": parent})
    chapters.edit(store, lower, {"parent": None})
    assert names(store) == [(0, "广州"), (0, "总会"), (1, "华南")]
    history.undo(store)
    assert names(store) == [(0, "总会"), (1, "华南"), (2, "广州")]


def test_a_circle_that_two_devices_made_is_still_listed_whole() -> None:
    one, other = (
        Chapter(b"1" * 16, "甲", parent=b"2" * 16),
        Chapter(b"2" * 16, "乙", parent=b"1" * 16),
    )
    assert [depth for depth, _ in tree([one, other])] == [0, 1]


def test_a_renamed_chapter_keeps_its_people_and_its_old_name_is_free(store: Store) -> None:
    old = add(store, "中原")
    member = members.add(store, {"name": "单文博", "chapter": "中原"}).result
    chapters.edit(store, old, {"name": "河南"})
    new = add(store, "中原")
    assert new != old
    assert isinstance(member, bytes)
    found = roster.find(store, member)
    assert found is not None
    assert found.row.chapter == "河南"
    members.add(store, {"name": "林霞", "chapter": "中原"})
    assert {one.name: one.people for one in stored.listed(store)} == {"河南": 1, "中原": 1}


def test_a_name_in_use_and_a_zone_that_nobody_knows_are_refused(store: Store) -> None:
    add(store, "廣州")
    with refused("chapter.same_name"):
        add(store, "广州")
    with refused("store.no_zone"):
        add(store, "火星", zone="Mars/Olympus")
    with refused("chapter.nameless"):
        add(store, " ")


def test_a_chapter_in_use_is_not_taken_away(store: Store) -> None:
    chapter = add(store, "中原")
    members.add(store, {"name": "单文博", "chapter": "中原"})
    with refused("chapter.used"):
        chapters.remove(store, chapter)
    empty = add(store, "北京")
    chapters.remove(store, empty)
    assert names(store) == [(0, "中原")]


def test_after_zy0047_comes_zy0048_in_its_chapter_alone(store: Store) -> None:
    add(store, "中原", prefix="zy", width=4)
    assert number(store, "单文博", chapter="中原", number="ZY0047") == "ZY0047"
    assert number(store, "林霞", chapter="中原") == "ZY0048"
    assert number(store, "王芳") == "QH0001"
    assert number(store, "李雷", chapter="北京") == "QH0002"


def test_a_chapter_below_has_the_numbers_of_the_one_above(store: Store) -> None:
    upper = add(store, "中原", prefix="ZY")
    add(store, "郑州", parent=upper)
    assert number(store, "单文博", chapter="郑州") == "ZY0001"


def test_a_number_is_never_given_again_after_somebody_left(store: Store) -> None:
    add(store, "中原", prefix="ZY")
    assert number(store, "单文博", chapter="中原") == "ZY0001"
    (member,) = roster.all_ids(store, MemberQuery())
    members.remove(store, [member])
    assert number(store, "林霞", chapter="中原") == "ZY0002"
    with store.recording("member.export") as rec:
        numbers.burn(store, rec)
    history.undo(store)
    assert number(store, "王芳", chapter="中原") == "ZY0003"


def test_the_width_of_a_chapter_rewrites_its_own_numbers(store: Store) -> None:
    chapter = add(store, "中原", prefix="ZY")
    number(store, "单文博", chapter="中原")
    number(store, "王芳")
    chapters.edit(store, chapter, {"width": 6})
    shown = sorted(row.number for row in roster.page(store, MemberQuery()))
    assert shown == ["QH0001", "ZY000001"]
    assert roster.resolve(store, "ZY0001") == roster.resolve(store, "zy000001")


def test_a_roster_numbers_everybody_by_his_chapter_and_its_own_numbers_go_first(
    store: Store,
) -> None:
    add(store, "中原", prefix="ZY")
    rows = [
        "单文博,中原,ZY0047",
        "林霞,中原,",
        "王芳,,",
        "李雷,北京,",
        "韩梅梅,中原,",
    ]
    told = importing.check(
        store, importing.Roster("\n".join(["姓名,分会,编号", *rows]).encode(), "名单.csv")
    )
    foreseen = [told.plan.show(store, index).number for index in range(len(rows))]
    told.plan.close()
    take(store, "姓名,分会,编号", *rows)
    shown = {row.name: row.number for row in roster.page(store, MemberQuery())}
    assert shown == {
        "单文博": "ZY0047",
        "林霞": "ZY0048",
        "王芳": "QH0001",
        "李雷": "QH0002",
        "韩梅梅": "ZY0049",
    }
    assert foreseen == [shown[row.partition(",")[0]] for row in rows]
    assert number(store, "曾小贤", chapter="中原") == "ZY0050"
