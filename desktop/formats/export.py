"""Writes tables for people: workbooks with text cells, or CSV that no spreadsheet misreads."""

import contextlib
import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.reasons import why

Cell = str | int | None
# Rows that a sheet of a workbook can hold (ECMA-376 readers agree on 2**20).
SHEET_ROWS = 1 << 20
REPORT_EVERY = 500
# A spreadsheet takes a cell that begins so for a formula, even in CSV.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
_WIDTHS = (8, 40)


def guard(text: str) -> str:
    """A text for CSV: with an apostrophe before what a spreadsheet would calculate.

    A text that itself begins with an apostrophe gets one too, so that taking one away from a
    guarded cell (roster.clean_cell does) always gives back the text.
    """
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def write_table(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    total: int = 0,
    progress: Progress = quiet,
) -> int:
    """Write a table to an .xlsx or a .csv file; the number of rows written.

    Texts stay texts (phones, numbers with zeros, formulas); only ints are numbers. The file
    appears whole or, if `progress` raises or a row cannot be had, not at all. Raises Problem
    "file.unwritable", "file.unknown_ending" for another ending, and "file.too_many_rows" for more
    rows than a sheet holds.
    """
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise Problem("file.unknown_ending", file=path.name)
    counted = _reported(rows, total, progress)
    with whole_file(path) as draft:
        if path.suffix.lower() == ".xlsx":
            return _write_workbook(draft, header, counted, path.name)
        return _write_csv(draft, header, counted)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft to write, which becomes the file at `path` when all went well.

    A link is followed, and what is no file is never replaced. Raises Problem "file.unwritable"
    and "file.no_file".
    """
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise Problem("file.no_file", file=path.name)
        # Beside its destination, closed to others: nothing personal goes to a common folder.
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".export-") as folder:
            draft = Path(folder) / "draft"
            yield draft
            os.replace(draft, place)
    except OSError as refused:
        raise Problem("file.unwritable", file=path.name, why=why(refused)) from refused


def _reported(
    rows: Iterable[Sequence[Cell]], total: int, progress: Progress
) -> Iterator[Sequence[Cell]]:
    done = 0
    for done, row in enumerate(rows, start=1):
        if done % REPORT_EVERY == 0:
            progress(done, max(done, total))
        yield row
    progress(done, done)


def _write_csv(draft: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    count = 0
    # The BOM tells Excel that the text is UTF-8.
    with draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([guard(title) for title in header])
        for row in rows:
            writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
            count += 1
    return count


def _write_workbook(
    draft: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], file: str
) -> int:
    # A tenth of a second to import, for the few actions that write a workbook.
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(draft), {"constant_memory": True, "tmpdir": str(draft.parent), "strings_to_urls": False}
    )
    with contextlib.closing(book):
        sheet = book.add_worksheet()
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True, "num_format": "@"})
        for column, title in enumerate(header):
            width = min(max(_WIDTHS[0], 2 * len(title) + 4), _WIDTHS[1])
            sheet.set_column(column, column, width, text)
            sheet.write_string(0, column, title, bold)
        sheet.freeze_panes(1, 0)
        count = 0
        for count, row in enumerate(rows, start=1):
            if count >= SHEET_ROWS:
                raise Problem("file.too_many_rows", file=file, limit=f"{SHEET_ROWS - 1:,}")
            for column, cell in enumerate(row):
                # Never `write`: it would make formulas, links and numbers of texts.
                if isinstance(cell, int):
                    sheet.write_number(count, column, cell)
                elif cell:
                    sheet.write_string(count, column, cell, text)
    return count
