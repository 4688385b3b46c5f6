"""Quotes in a delimited text: what a program wrote is a cell, a stray one swallows nothing."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.delimited import LINES_LIMIT, QuotedRows
from desktop.formats.reader import read_roster
from desktop.models.problem import Problem

HEADER = "姓名,手机,城市\n"


def rows_of(text: str) -> list[list[str]]:
    return list(QuotedRows(io.StringIO(text, newline=""), ",", "名单.csv"))


def people(number: int) -> list[str]:
    return [f"成员{at:03},{13800130000 + at},广州\n" for at in range(number)]


@pytest.mark.parametrize("at", [0, 3, 299, 499])
def test_a_stray_quote_swallows_no_other_row(at: int) -> None:
    lines = people(500)
    lines[at] = f'"{lines[at]}'
    found = [row for rows in read_roster((HEADER + "".join(lines)).encode()) for row in rows]
    assert [row.fields["name"] for row in found] == [f"成员{n:03}" for n in range(500)]
    assert not [row for row in found if row.reject]


def test_two_stray_quotes_far_apart_make_no_cell_of_what_lies_between() -> None:
    lines = people(100)
    lines[3], lines[90] = f'"{lines[3]}', f'"{lines[90]}'
    assert rows_of(HEADER + "".join(lines)) == rows_of(HEADER + "".join(people(100)))


def test_a_stray_quote_in_the_last_line_or_in_the_header_is_nothing() -> None:
    assert rows_of('姓名,手机\n"张三,138\n') == [["姓名", "手机"], ["张三", "138"]]
    assert rows_of('"姓名,手机\n张三,138') == [["姓名", "手机"], ["张三", "138"]]


def test_a_cell_of_several_lines_stays_one() -> None:
    text = '姓名,手机,备注\n张三,138,"跑步,游泳,登山\n周末有空"\n李四,139,\n'
    assert rows_of(text)[1:] == [["张三", "138", "跑步,游泳,登山\n周末有空"], ["李四", "139", ""]]


def test_where_rows_cannot_be_told_from_lines_of_a_cell_the_line_is_named() -> None:
    text = '姓名,手机,备注\n张三,138,甲\n李四,139,"跑步\n游泳\n登山\n'
    with pytest.raises(Problem, match="near line 3") as refused:
        rows_of(text)
    assert refused.value.code == "file.broken_quotes"


def test_a_quoted_cell_over_more_lines_than_a_cell_has_is_none() -> None:
    many = "".join(people(LINES_LIMIT * 3))
    assert len(rows_of(f'{HEADER}"张三,138,广州\n{many}"李四,139,广州\n')) == LINES_LIMIT * 3 + 3
    with pytest.raises(Problem, match="near line 2"):
        rows_of(HEADER + '张三,138,"' + "长\n" * LINES_LIMIT * 2 + '"\n')


_CELLS = st.text("张李王三四五 ,\"'0138\n", max_size=12)


@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS), max_size=8))
def test_what_a_program_quoted_is_read_as_it_was_written(rows: Sequence[tuple[str, ...]]) -> None:
    # Lines of a cell that look like rows of the table are ambiguous: a few lines of them stay.
    narrow = [tuple(cell.replace(",", "，") for cell in row) for row in rows]
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("姓名", "手机", "备注"), *narrow])
    assert rows_of(file.getvalue())[1:] == [list(row) for row in narrow]


@given(st.sets(st.integers(0, 59), max_size=6), st.sampled_from((0, 4, 5, 16, 17)))
def test_every_row_comes_once_wherever_quotes_were_left_over(at: set[int], place: int) -> None:
    lines = people(60)
    for n in at:
        lines[n] = lines[n][:place] + '"' + lines[n][place:]
    found = rows_of(HEADER + "".join(lines))
    assert [row[0].replace('"', "") for row in found[1:]] == [f"成员{n:03}" for n in range(60)]
