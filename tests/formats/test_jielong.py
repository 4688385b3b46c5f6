"""Sign-ups and orders pasted from a chat."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.jielong import as_table, parse_jielong
from desktop.models.problem import Problem

FILES = Path(__file__).parents[1] / "files"


def one(text: str, head: str = "") -> tuple[str, str, int, str, tuple[tuple[str, int], ...]]:
    (entry,) = parse_jielong(f"{head}\n{text}").entries
    return entry.nickname, entry.name, entry.people, entry.phone, entry.items


def test_a_sign_up_list_is_read_whole() -> None:
    signed = parse_jielong((FILES / "jielong-signup.txt").read_text("utf-8"))
    assert len(signed.entries) == 18
    assert [entry.position for entry in signed.entries] == list(range(1, 19))
    assert sum(entry.people for entry in signed.entries) == 22
    assert signed.title.startswith("周五 20:00 烘焙课堂")


def test_an_order_list_adds_up() -> None:
    ordered = parse_jielong((FILES / "jielong-order.txt").read_text("utf-8"))
    boxes: Counter[str] = Counter()
    for entry in ordered.entries:
        boxes.update(dict(entry.items))
    assert boxes == {"豆沙": 7, "五仁": 19, "流心": 11}
    assert ordered.offers == (("豆沙", 3800), ("五仁", 4200), ("流心", 5800))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1. 小敏", ("小敏", "", 1, "", ())),
        ("1、小敏+2", ("小敏", "", 2, "", ())),
        ("１．小敏　２位　１３８００１３８０００", ("小敏", "", 2, "+8613800138000", ())),
        ("(3) 小敏 龙刚敏 两位", ("小敏", "龙刚敏", 2, "", ())),
        ("4) Tom 3人", ("Tom", "", 3, "", ())),
        ("5. 小红 2大1小", ("小红", "", 3, "", ())),
        ("6. 张三 13800138000 2", ("张三", "", 2, "+8613800138000", ())),
        ("7. 阿红 我要两份红豆饼", ("阿红", "", 1, "", (("红豆饼", 2),))),
        ("8 小敏 十二个人", ("小敏", "", 12, "", ())),
        ("9. 程玉🌸 程玉", ("程玉🌸", "程玉", 1, "", ())),
    ],
)
def test_an_entry_in_many_ways_of_writing(text: str, read: tuple[object, ...]) -> None:
    assert one(text) == read


@pytest.mark.parametrize(
    "written",
    ["豆沙2盒 五仁一盒", "豆沙*2 五仁", "要两盒豆沙，一盒五仁", "豆沙x2，五仁1", "五仁 1 豆沙 2"],
)
def test_offered_things_are_counted_however_they_are_written(written: str) -> None:
    head = "【月饼】豆沙 38/盒,五仁 42.5元/盒"
    assert one(f"1. 小明 {written}", head)[4] == (("豆沙", 2), ("五仁", 1))


def test_a_line_without_a_number_goes_on_with_the_entry_above() -> None:
    signed = parse_jielong("1. 小明\n  两位\n2. 小红")
    assert [entry.people for entry in signed.entries] == [2, 1]


def test_examples_and_empty_numbers_are_no_entries() -> None:
    signed = parse_jielong("#接龙\n例 1. 张三 2人\n格式: 姓名 人数\n1. 小明\n2. \n")
    assert [entry.nickname for entry in signed.entries] == ["小明"]


def test_who_cancelled_does_not_come_into_the_roster() -> None:
    signed = parse_jielong("1. 小明\n2. 小红 取消")
    assert [entry.cancelled for entry in signed.entries] == [False, True]
    assert as_table(signed) == [["昵称", "姓名", "手机号"], ["小明", "", ""]]
    for said in ("不去了", "去不了", "来不了", "不參加", "不報名了"):
        (entry,) = parse_jielong(f"1. 小红 {said}").entries
        assert entry.cancelled, said
    assert not parse_jielong("1. 小红 不辣 2人").entries[0].cancelled


def test_a_text_without_entries_is_a_problem() -> None:
    with pytest.raises(Problem, match="接龙"):
        parse_jielong("大家好")


@given(st.text(max_size=300))
def test_any_text_is_a_list_or_a_problem(text: str) -> None:
    try:
        signed = parse_jielong("1. 小明\n" + text)
    except Problem:
        return
    assert all(entry.people >= 1 for entry in signed.entries)
