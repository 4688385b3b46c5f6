"""Workbooks: what their cells mean as text, and sheets that only look large."""

import datetime as dt
import io
from pathlib import Path

import xlsxwriter

from desktop.formats.reader import peek, read_roster
from tests.formats import hostile_files as hostile


def book(rows: list[list[object]], *, first_row: int = 0, first_column: int = 0) -> bytes:
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = workbook.add_worksheet()
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows, start=first_row):
        for column, cell in enumerate(row, start=first_column):
            if isinstance(cell, dt.date):
                sheet.write_datetime(number, column, cell, day)
            else:
                sheet.write(number, column, cell)
    workbook.close()
    return file.getvalue()


def test_numbers_dates_and_text_of_cells_are_read_as_shown() -> None:
    data = book(
        [
            ["姓名", "手机", "入会日期", "积分", "备注", "编号"],
            ["张伟", 13800138000, dt.date(2024, 2, 1), 12.0, 1.5, "ZY0001"],
            ["李娜", "013900139000", 45323, -3, True, 7],
        ]
    )
    first, second = (row for rows in read_roster(data, file="名单.xlsx") for row in rows)
    assert first.fields["phone"] == "+8613800138000"
    assert first.fields["joined"] == second.fields["joined"] == "2024-02-01"
    assert (first.points, second.points) == (12, -3)
    assert (first.fields["note"], second.fields["note"]) == ("1.5", "是")
    assert (first.number, second.number) == (("ZY", 1), ("", 7))


def test_lines_are_counted_from_the_first_row_of_the_sheet() -> None:
    data = book([["姓名"], ["张伟"]], first_row=4, first_column=2)
    assert peek(data, file="名单.xlsx").header_line == 5
    (row,) = (row for rows in read_roster(data, file="名单.xlsx") for row in rows)
    assert row.line == 6


def test_styled_empty_cells_to_the_sheets_edge_do_no_harm() -> None:
    empty = "".join(f'<c r="{letters}1" s="0"/>' for letters in ("B", "ZZ", "XFD"))
    cell = '<c r="A{}" t="inlineStr"><is><t>{}</t></is></c>'
    data = hostile.workbook(
        [
            hostile.OPEN,
            f'<row r="1">{cell.format(1, "姓名")}{empty}</row>',
            f'<row r="2">{cell.format(2, "张伟")}</row>',
            '<row r="1048576"><c r="A1048576" s="0"/></row>',
            hostile.CLOSE,
        ]
    )
    rows = [row for rows in read_roster(data, file="名单.xlsx") for row in rows]
    assert [row.fields["name"] for row in rows] == ["张伟"]


def test_an_ods_sheet_with_its_usual_empty_tail_is_read() -> None:
    cell = (
        '<table:table-row><table:table-cell office:value-type="string">'
        "<text:p>{}</text:p></table:table-cell></table:table-row>"
    )
    tail = (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    data = hostile.ods(cell.format("姓名") + cell.format("张伟") + tail)
    rows = [row for rows in read_roster(data, file="名单.ods") for row in rows]
    assert [row.fields["name"] for row in rows] == ["张伟"]


def test_a_path_of_any_characters_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "名单 “新” 🌸.xlsx"
    path.write_bytes(book([["姓名"], ["张伟"]]))
    assert peek(path).total == 1
