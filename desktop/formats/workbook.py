"""Workbooks (xlsx, xlsb, xls, ods) as they are read once `packed` found nothing against it."""

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

import python_calamine

from desktop.formats.packed import (
    CELLS_LIMIT,
    COLUMNS_LIMIT,
    too_many_cells,
    too_many_columns,
)
from desktop.models.problem import Problem

SHEETS_LIMIT = 100


def open_workbook(stream: BinaryIO, file: str) -> python_calamine.CalamineWorkbook:
    """The opened workbook. Raises Problem if it is damaged or wants a password."""
    try:
        return python_calamine.CalamineWorkbook.from_filelike(stream)
    except python_calamine.PasswordError as locked:
        raise Problem("file.encrypted", file=file) from locked
    except python_calamine.CalamineError as damaged:
        raise Problem("file.damaged", file=file) from damaged


def visible_sheets(book: python_calamine.CalamineWorkbook) -> list[str]:
    """Names of the sheets a person sees, in order."""
    shown = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    return (shown or book.sheet_names)[:SHEETS_LIMIT]


def load_sheet(
    book: python_calamine.CalamineWorkbook, name: str, file: str
) -> python_calamine.CalamineSheet:
    """One sheet, unpacked in memory. Raises Problem for damage and for more cells than allowed."""
    try:
        sheet = book.get_sheet_by_name(name)
    except python_calamine.WorksheetNotFound as missing:
        raise Problem("file.no_sheet", file=file, sheet=name) from missing
    except python_calamine.CalamineError as damaged:
        raise Problem("file.damaged", file=file) from damaged
    last_row, last_column = sheet.end or (0, 0)
    width, height = last_column + 1, last_row + 1
    if width > COLUMNS_LIMIT:
        raise too_many_columns(file)
    if width * height > CELLS_LIMIT:
        raise too_many_cells(file)
    return sheet


def sheet_rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[str]]:
    """The rows of a sheet from its first row on, every cell as the text it shows."""
    start = sheet.start
    if start is None:
        return
    # Empty rows above the first filled one come along, empty columns before it do not.
    blank = [""] * start[1]
    rows = (
        blank + [cell if type(cell) is str else _shown(cell) for cell in row]
        for row in sheet.iter_rows()
    )
    merged = [
        (top, bottom, column)
        for (top, column), (bottom, _) in sheet.merged_cell_ranges or ()
        if bottom > top
    ]
    yield from _filled(rows, merged) if merged else rows


def _filled(rows: Iterator[list[str]], merged: list[tuple[int, int, int]]) -> Iterator[list[str]]:
    """Rows in which a cell merged downwards says the same in every row that it covers."""
    merged.sort(reverse=True)
    # Column → the last row of the merged cell that covers it, and what that says.
    down: dict[int, tuple[int, str]] = {}
    for line, row in enumerate(rows):
        for column, (bottom, text) in list(down.items()):
            if line > bottom:
                del down[column]
            elif column < len(row) and not row[column]:
                row[column] = text
        while merged and merged[-1][0] <= line:
            top, bottom, column = merged.pop()
            if top == line and column < len(row) and row[column]:
                down[column] = bottom, row[column]
        yield row


def _shown(cell: object) -> str:
    """A number without the .0 that workbooks keep, a date as YYYY-MM-DD, with its time if any."""
    if type(cell) is float:
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
