"""How a roster lies in its sheet: merged cells, tables side by side, names in two columns, feet."""

import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.prepared import PreparedRow
from desktop.formats.reader import peek, read_roster
from desktop.models.problem import Problem


def rows_of(data: bytes, file: str = "名单.csv") -> list[PreparedRow]:
    return [row for rows in read_roster(data, file=file) for row in rows]


def of_text(*lines: str) -> list[PreparedRow]:
    return rows_of("\n".join(lines).encode())


def names(rows: list[PreparedRow]) -> list[str]:
    return [row.fields["name"] for row in rows if not row.reject]


def test_a_cell_merged_downwards_says_the_same_in_every_row_that_it_covers() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.merge_range(1, 1, 1, 3, "成员名单")
    for column, title in enumerate(["姓名", "城市", "标签"], start=1):
        sheet.write(3, column, title)
    for row, name in enumerate(["张伟", "李娜", "王芳", "赵敏", "孙莉"], start=4):
        sheet.write(row, 1, name)
    sheet.merge_range(4, 2, 6, 2, "广州")
    sheet.merge_range(5, 3, 7, 3, "讲师")
    book.close()
    rows = rows_of(file.getvalue(), "名单.xlsx")
    assert [row.fields.get("city") for row in rows] == ["广州", "广州", "广州", None, None]
    assert [row.tags for row in rows] == [(), ("讲师",), ("讲师",), ("讲师",), ()]
    assert [row.line for row in rows] == [5, 6, 7, 8, 9]


@pytest.mark.parametrize("gap", ["", ","])
def test_tables_side_by_side_are_read_as_one_below_the_other(gap: str) -> None:
    rows = of_text(
        f"序号,姓名,手机号,{gap}序号,姓名,手机号",
        f"1,张伟,13800138001,{gap}3,王芳,13800138003",
        f"2,李娜,13800138002,{gap}4,赵敏,12345",
        f"5,孙莉,13800138005,{gap},,",
    )
    assert names(rows) == ["张伟", "王芳", "李娜", "孙莉"]
    assert {row.fields["phone"][-1] for row in rows if not row.reject} == {"1", "2", "3", "5"}
    (refused,) = (row for row in rows if row.reject)
    assert (refused.line, refused.raw) == (3, ("4", "赵敏", "12345"))


def test_the_second_of_two_tables_may_have_fewer_columns() -> None:
    rows = of_text("姓名,手机号,城市,姓名,手机号", "张伟,13800138001,广州,王芳,13800138003")
    assert names(rows) == ["张伟", "王芳"]
    assert peek("姓名,手机号,城市,姓名,手机号\n张伟,,,王芳,".encode()).header == [
        "姓名",
        "手机号",
        "城市",
    ]


def test_the_columns_of_an_emergency_contact_are_no_second_table() -> None:
    rows = of_text(
        "会员,,紧急联系人,", "姓名,手机号,姓名,手机号", "张伟,13800138001,张父,13800138009"
    )
    assert names(rows) == ["张伟"]


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("First Name,Last Name,Phone", "Mei,Chan,+85261234567", "Mei Chan"),
        ("Last Name,First Name,Phone", "Chan,Mei,+85261234567", "Mei Chan"),
        ("First Name,Last Name,Phone", ",Chan,+85261234567", "Chan"),
        ("姓,名,手机号", "欧阳,娜娜,13800138001", "欧阳娜娜"),
        ("手机号,名,姓", "13800138001,伟,张", "张伟"),
        ("姓氏,名字,手机号", "張,偉,13800138001", "張偉"),
        ("姓名,姓,名,手机号", "张伟,李,娜,13800138001", "张伟"),
        ("名,手机号", "张伟,13800138001", "张伟"),
    ],
)
def test_a_name_in_two_columns_is_joined(header: str, row: str, name: str) -> None:
    (found,) = of_text(header, row)
    assert found.fields["name"] == name
    assert "phone" in found.fields


@pytest.mark.parametrize(
    "foot",
    [
        "合计 120人",
        "合计",
        "总计：35",
        "共 35 人",
        "以上共35人",
        "共三十五人",
        "本页小计 20",
        "统计日期 2024-02-01",
        "制表人 小李",
        "导出时间：2024-02-01 10:00",
        "截至2024年2月1日",
        "第 1 页 共 3 页",
        "以下空白",
    ],
)
@pytest.mark.parametrize("row", ["{},,", "36,{},", ",{},广州"])
def test_the_foot_of_a_table_is_no_member(foot: str, row: str) -> None:
    rows = of_text("序号,姓名,城市", "1,张伟,", row.format(foot))
    assert names(rows) == ["张伟"]
    assert all(one.reject for one in rows[1:])


@pytest.mark.parametrize("name", ["共青", "总裁", "合欢", "统计小王子", "统计学家", "生成", "第一"])
def test_a_name_that_only_begins_like_a_foot_is_a_member(name: str) -> None:
    assert names(of_text("姓名,手机号", f"{name},")) == [name]


def test_a_nickname_like_a_foot_is_a_member_if_he_has_a_phone() -> None:
    (row,) = of_text("昵称,手机号", "截至2024,13800138001")
    assert row.reject is None


PAGE = """<html><head><meta charset="utf-8"><style>td {}</style></head><body><h1>会员</h1><table>
<tr><th>姓名</th><th>手机号</th><th>城市</th><th>备注</th></tr>
<tr><td>张伟&nbsp;</td><td>13800138001</td><td rowspan="2">广州</td><td>甲<br>乙</td></tr>
<tr><td>李&amp;娜<td>13800138002<td>=1+1
<tr><td colspan=3>合计 2 人</td></tr></table></body></html>"""

XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="甲"><Table>
<Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data>手机号</Data></Cell>
<Cell><Data>城市</Data></Cell></Row>
<Row><Cell><Data>张伟</Data></Cell><Cell ss:Index="3"><Data>广州</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_web_page_saved_as_a_workbook_is_read_by_its_table(encoding: str) -> None:
    rows = rows_of(PAGE.encode(encoding), "会员.xls")
    assert names(rows) == ["张伟", "李&娜"]
    assert [row.fields.get("city") for row in rows[:2]] == ["广州", "广州"]
    assert [row.fields.get("note") for row in rows[:2]] == ["甲\n乙", "=1+1"]


def test_an_xml_spreadsheet_is_read_with_the_cells_that_it_leaves_out() -> None:
    (row,) = rows_of(XML.encode(), "会员.xls")
    assert row.fields == {"name": "张伟", "city": "广州"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[{"姓名": "王芳", "手机号": "13800138000"}]', "file.not_a_table"),
        ('[\n  {\n    "姓名": "王芳",\n    "手机号": "13800138000"\n  }\n]', "file.not_a_table"),
        ('{"姓名": "王芳", "手机号": "1"}\n{"姓名": "李娜", "手机号": "2"}', "file.not_a_table"),
        ("<html><body><p>姓名,手机号</p><p>张伟,1</p></body></html>", "file.not_a_table"),
        ("<html><table></table></html>", "file.not_a_table"),
        ("<svg><text>姓名</text></svg>", "file.not_a_table"),
        ("\n%PDF-1.7\n1 0 obj 姓名", "file.not_a_table"),
        ("{\\rtf1\\ansi 姓名}", "file.not_a_table"),
        ("BEGIN:VCARD\nFN:张伟\nEND:VCARD", "file.not_a_table"),
        ("2024-02-01 12:00:01 INFO user name=张伟 login\n" * 50, "file.no_header"),
        ("各位家人好，\n请大家把姓名填上，把手机号发给我。\n谢谢大家的支持。", "file.no_header"),
        ("姓名,手机号\n", "file.empty"),
        (
            "<table>" + "<td>" * 9 + "<tr><td colspan=9999999>姓名</td></tr>" * 3_000,
            "file.too_many_cells",
        ),
    ],
)
def test_what_is_no_table_is_a_problem_and_no_import_of_nothing(text: str, code: str) -> None:
    with pytest.raises(Problem) as raised:
        rows_of(text.encode())
    assert raised.value.code == code


cells = st.text(st.sampled_from("张李ab 12"), max_size=4)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=8), st.integers(1, 4))
def test_no_row_is_lost_or_made_by_the_place_where_it_stands(
    people: list[tuple[str, str]], across: int
) -> None:
    from desktop.formats.layout import layout_of

    flat = [cell for person in people for cell in person]
    width = 2 * across
    lines = [flat[at : at + width] for at in range(0, len(flat), width)]
    laid = layout_of(["姓名", "城市"] * across)
    found = [tuple(cells) for _, cells in laid.rows(enumerate(lines)) if "".join(cells).strip()]
    assert found == [person for person in people if "".join(person).strip()]
