"""One box finds people by name in either script, pinyin, initials, phone and number."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.actions import members as acting
from desktop.models.member import Filter, MemberQuery
from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.store import members, search
from desktop.store.community import Store

PEOPLE = (
    ("单文博", "A01文博", "+8613612349005", 47),
    ("曾麗華", None, "+8613700006388", 48),
    ("欧阳静", "静静🌸", None, 49),
    ("尉迟恭", None, "+85291234567", 50),
    (None, "小鱼", None, 51),
    ("Anna Li", "安娜", "+8613612340000", 1360),
)


@pytest.fixture
def crowd(store: Store) -> Store:
    """A few people with awkward names."""
    with store.recording("member.import") as rec:
        for name, nickname, phone, number in PEOPLE:
            fields = {"name": name, "nickname": nickname, "phone": phone}
            member = rec.put("member", None, fields)
            rec.put("number", None, {"scheme": "QH", "value": number, "member": member})
    return store


def found(store: Store, text: str) -> set[str]:
    """The shown names of those found."""
    return {row.name for row in members.by_ids(store, search.find(store, text))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("文博", {"单文博"}),
        ("博", {"单文博"}),
        ("shan", {"单文博"}),
        ("danwen", {"单文博"}),
        ("swb", {"单文博"}),
        ("曾丽华", {"曾麗華"}),
        ("曾麗", {"曾麗華"}),
        ("zenglihua", {"曾麗華"}),
        ("zlh", {"曾麗華"}),
        ("yuchi", {"尉迟恭"}),
        ("9005", {"单文博"}),
        ("136 1234 9005", {"单文博"}),
        ("+86 13612349005", {"单文博"}),
        ("1361234", {"单文博", "Anna Li"}),
        ("91234567", {"尉迟恭"}),
        ("QH0047", {"单文博"}),
        ("qh47", {"单文博"}),
        ("47", {"单文博"}),
        ("静静", {"欧阳静"}),
        ("小鱼", {"小鱼"}),
        ("xiaoyu", {"小鱼"}),
        ("ａｎｎａ", {"Anna Li"}),
        ("安娜", {"Anna Li"}),
        ("nobody", set()),
        ("%", set()),
        ('"', set()),
        ("博文", set()),
    ],
)
def test_what_is_typed_finds_the_right_people(crowd: Store, text: str, names: set[str]) -> None:
    assert found(crowd, text) == names


letters = st.text(alphabet="单文博曾丽華欧阳静安娜小鱼" + string.ascii_lowercase[:4], max_size=4)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("shàn", {"单文博"}),
        ("Shàn Wén", {"单文博"}),
        ("zēnglì", {"曾麗華"}),
        ("lǚ", {"吕布"}),
        ("lü", {"吕布"}),
        ("lv", {"吕布"}),
        ("yù", {"尉迟恭"}),
        ("mǎ", set()),
    ],
)
def test_a_reading_with_tone_marks_finds_as_without(
    crowd: Store, typed: str, names: set[str]
) -> None:
    acting.add(crowd, {"name": "吕布"})
    assert found(crowd, typed) == names
    shown = members.page(crowd, MemberQuery(typed))
    assert {row.name for row in shown} == names


@settings(max_examples=60)
@given(letters.filter(lambda text: not text.isascii()))
def test_a_name_part_finds_exactly_who_contains_it(crowd: Store, text: str) -> None:
    wanted = {
        name or nickname
        for name, nickname, *_ in PEOPLE
        if fold(text) in fold(name or "") or fold(text) in fold(nickname or "")
    }
    assert found(crowd, text) == wanted


def test_who_may_not_read_phones_finds_by_the_last_four_digits_only(crowd: Store) -> None:
    crowd.actor = replace(crowd.actor, cells=frozenset({"member.read.basic"}))
    assert found(crowd, "9005") == {"单文博"}
    assert found(crowd, "1361") == set()
    assert found(crowd, "13612349005") == set()
    row = members.by_ids(crowd, search.find(crowd, "9005"))[0]
    assert row.phone == "****9005"


def test_filters_all_hold_and_several_values_mean_any(crowd: Store) -> None:
    with crowd.recording("member.edit") as rec:
        for (member,), city in zip(
            crowd.rows("SELECT id FROM member ORDER BY rid"),
            ("广州", "深圳", "广州", "佛山", None, "广州"),
            strict=True,
        ):
            rec.put("member", member, {"city": city, "level": "朋友"})
            if city == "广州":
                rec.put("member_tag", None, {"member": member, "tag": "读书"})
    query = MemberQuery(
        filters=(Filter("city", "=", ("广州", "佛山")), Filter("tag", "=", ("读书",)))
    )
    assert {row.name for row in members.page(crowd, query)} == {"单文博", "欧阳静", "Anna Li"}
    assert members.count(crowd, query) == 3
    empty = MemberQuery(filters=(Filter("city", "empty"),))
    assert {row.name for row in members.page(crowd, empty)} == {"小鱼"}


def test_a_list_is_in_pinyin_order_and_pages_fit_together(crowd: Store) -> None:
    whole = [row.name for row in members.page(crowd, MemberQuery())]
    assert whole == ["Anna Li", "欧阳静", "单文博", "小鱼", "尉迟恭", "曾麗華"]
    parts = [members.page(crowd, MemberQuery(), offset, 2) for offset in (0, 2, 4, 6)]
    assert [row.name for part in parts for row in part] == whole


def test_who_may_not_read_a_custom_field_cannot_filter_by_it(crowd: Store) -> None:
    field = acting.add_custom_field(crowd, "鞋码").result
    assert isinstance(field, bytes)
    query = MemberQuery(filters=(Filter(f"x.{field.hex()}", "=", ("42",)),))
    assert members.page(crowd, query) == []
    crowd.actor = replace(crowd.actor, cells=frozenset({"member.read.basic"}))
    with pytest.raises(Problem):
        members.page(crowd, query)
