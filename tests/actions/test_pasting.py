"""A pasted block changes what it says, row by row, and nothing past it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import members as acting
from desktop.actions import pasting
from desktop.models.member import MemberQuery
from desktop.models.pasting import Plan, cells
from desktop.models.permission import PRESETS, preview_of
from desktop.models.problem import Problem
from desktop.store import members
from desktop.store.community import Store


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as caught:
        yield
    assert caught.value.code == code


def person(store: Store, name: str, **fields: str) -> bytes:
    made = acting.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


def states(plan: Plan) -> list[str]:
    return [line.state for line in plan.lines]


def listed(store: Store) -> dict[str, tuple[str, str]]:
    return {row.name: (row.city, row.level) for row in members.page(store, MemberQuery())}


def test_a_block_over_rows_changes_those_rows_and_not_the_next_one(store: Store) -> None:
    people = [person(store, name, city="广州", level="银卡") for name in ("甲", "乙", "丙")]
    block = pasting.block_of("深圳\t金卡\n佛山\t金卡\n", ("city", "level", "points"), people)
    plan = pasting.plan(store, block)
    assert states(plan) == ["changed", "changed"]
    assert [line.before for line in plan.lines] == [{"city": "广州", "level": "银卡"}] * 2
    assert listed(store)["甲"] == ("广州", "银卡")
    pasting.paste(store, block)
    assert listed(store) == {
        "甲": ("深圳", "金卡"),
        "乙": ("佛山", "金卡"),
        "丙": ("广州", "银卡"),
    }


def test_a_row_past_the_end_of_the_list_is_refused(store: Store) -> None:
    last = person(store, "甲", city="广州")
    block = pasting.block_of("深圳\n佛山", ("city",), [last, None])
    plan = pasting.plan(store, block)
    assert states(plan) == ["changed", "refused"]
    assert plan.lines[1].problem is not None
    assert plan.lines[1].problem.code == "paste.past_end"
    pasting.paste(store, block)
    assert listed(store) == {"甲": ("深圳", "")}


def test_titles_say_whom_a_row_means_and_who_is_not_there_is_new(store: Store) -> None:
    person(store, "王芳", phone="13800138000", city="广州")
    text = (
        "姓名\t手机\t城市\n王芳\t13800138000\t深圳\n李雷\t13900139000\t佛山\n"
        "周舟\t不是号码\t\n\t13700137000\t中山\n"
    )
    plan = pasting.plan(store, pasting.block_of(text))
    assert states(plan) == ["changed", "new", "refused", "refused"]
    done = pasting.paste(store, pasting.block_of(text))
    assert {name: city for name, (city, _) in listed(store).items()} == {
        "王芳": "深圳",
        "李雷": "佛山",
    }
    again = pasting.plan(store, pasting.block_of(text))
    assert states(again) == ["same", "same", "refused", "refused"]
    assert done.kind == "member.paste"
    numbers = [row.number for row in members.page(store, MemberQuery())]
    assert sorted(numbers) == ["QH0001", "QH0002"]


def test_a_phone_of_somebody_of_another_name_is_not_taken_for_him(store: Store) -> None:
    person(store, "王芳", phone="13800138000")
    block = pasting.block_of("姓名\t手机\n王小芳\t13800138000\n")
    (line,) = pasting.plan(store, block).lines
    assert line.problem is not None
    assert (line.state, line.problem.code) == ("refused", "paste.other_name")
    pasting.paste(store, block)
    assert list(listed(store)) == ["王芳"]


def test_an_empty_cell_never_empties_a_field(store: Store) -> None:
    one = person(store, "甲", city="广州", level="银卡")
    block = pasting.block_of("\t金卡", ("city", "level"), [one])
    pasting.paste(store, block)
    assert listed(store) == {"甲": ("广州", "金卡")}


def test_a_member_twice_in_a_block_is_changed_by_the_first_row(store: Store) -> None:
    person(store, "甲", city="广州")
    text = "编号\t城市\nQH0001\t深圳\nQH0001\t佛山\n"
    plan = pasting.plan(store, pasting.block_of(text))
    assert states(plan) == ["changed", "refused"]
    pasting.paste(store, pasting.block_of(text))
    assert listed(store) == {"甲": ("深圳", "")}


def test_who_may_not_write_pastes_nothing(store: Store) -> None:
    one = person(store, "甲", city="广州")
    store.actor = preview_of(store.actor, "host", PRESETS["host"])
    with refused("role.preview_reads_only"):
        pasting.plan(store, pasting.block_of("深圳", ("city",), [one]))


def test_what_fits_no_column_is_said(store: Store) -> None:
    with refused("paste.no_field"):
        pasting.plan(store, pasting.block_of("随便\t什么", ("points", "tags"), []))
    with refused("paste.too_many"):
        pasting.block_of("深圳\n" * 5_001, ("city",), [])


def test_columns_that_set_nothing_are_told_with_the_plan(store: Store) -> None:
    one = person(store, "林霞", city="深圳")
    titled = pasting.block_of("姓名\t标签\t城市\t积分\n林霞\t读书\t广州\t\n")
    assert pasting.plan(store, titled).left_out == ("标签",)
    over = pasting.block_of("广州\t30\t多的\n", ("city", "points"), [one])
    assert pasting.plan(store, over).left_out == ("points", 3)
    keyed = pasting.block_of("编号\t城市\nQH0001\t广州\n")
    assert keyed.left_out == ()


def test_quoted_lines_are_one_cell() -> None:
    assert cells('甲\t"广东\n广州"\r\n乙\t"他说""好"""\n\n') == (
        ("甲", "广东\n广州"),
        ("乙", '他说"好"'),
    )


CELLS = st.sampled_from(["", "深圳", "广州", "佛山"])


@settings(max_examples=15)
@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), start=st.integers(0, 4))
def test_no_row_outside_a_block_changes(
    store: Store, rows: list[tuple[str, str]], start: int
) -> None:
    if not listed(store):
        for n in range(5):
            person(store, f"成员{n}", city="中山", level="铁杆")
    order = members.page(store, MemberQuery())
    before = listed(store)
    targets = [row.id for row in order[start:]] + [None] * 9
    text = "\n".join("\t".join(row) for row in rows)
    block = pasting.block_of(text, ("city", "level"), targets)
    if not any(block.fields):
        return
    pasting.paste(store, block)
    after = listed(store)
    inside = {row.name for row in order[start : start + len(rows)]}
    assert all(after[name] == was for name, was in before.items() if name not in inside)
    for row, (city, level) in zip(order[start:], rows, strict=False):
        was = before[row.name]
        assert after[row.name] == (city or was[0], level or was[1])


def test_a_lunar_day_among_the_birthdays_is_told_where_it_belongs(store: Store) -> None:
    people = [person(store, name) for name in ("甲", "乙", "丙", "丁")]
    days = "农历八月十五", "1987年闰六月十五", "1987-06L-15", "1988-13-40"
    plan = pasting.plan(store, pasting.block_of("\n".join(days), ("birthday",), people))
    problems = [line.problem for line in plan.lines]
    assert [one and one.code for one in problems] == [*["date.lunar"] * 3, "date.invalid"]
    assert problems[0]
    assert "填在“农历生日”" in problems[0].sentence("zh_CN")
    # So written, and in that column, it is taken.
    again = pasting.block_of("姓名\t农历生日\n甲\t1987-06L-15")
    assert states(pasting.plan(store, again)) == ["changed"]
