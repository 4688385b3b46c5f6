"""P2: reading a workbook of members into rows."""

import tempfile
import time
from pathlib import Path

from benchmarks.gauge import Figures, peak_mb
from benchmarks.measure import Goal, compare, show
from benchmarks.roster import write_xlsx

ROWS = 100_000


def calamine(path: str) -> Figures:
    """python-calamine alone."""
    import python_calamine

    start = time.perf_counter()
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    rows = sheet.to_python()
    return {"s": time.perf_counter() - start, "rows": len(rows) - 1, "peak_mb": peak_mb()}


def openpyxl(path: str) -> Figures:
    """openpyxl in its read-only mode."""
    import openpyxl

    start = time.perf_counter()
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    rows = sum(1 for _ in sheet.iter_rows(values_only=True))
    return {"s": time.perf_counter() - start, "rows": rows - 1, "peak_mb": peak_mb()}


def ours(path: str) -> Figures:
    """The product's reader in this process: checked for size, then every cell as its text."""
    from desktop.formats.sheet import open_sheet

    start = time.perf_counter()
    with open(path, "rb") as stream:
        rows = sum(1 for _ in open_sheet(stream, path).rows)
    return {"s": time.perf_counter() - start, "rows": rows - 1, "peak_mb": peak_mb()}


def prepared(path: str) -> Figures:
    """The whole way in: a limited child process reads, maps, normalises, and sends the rows."""
    from desktop.formats.reader import read_roster

    start = time.perf_counter()
    rows = sum(len(batch) for batch in read_roster(path))
    return {"s": time.perf_counter() - start, "rows": rows, "peak_mb": peak_mb()}


VARIANTS = {"ours": ours, "prepared": prepared, "calamine": calamine, "openpyxl": openpyxl}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        write_xlsx(path, size or ROWS)
        variants = [(name, [str(path)]) for name in VARIANTS]
        table = compare("xlsx", variants, runs)
    show(f"{size or ROWS} rows of 12 columns", table, "s", "calamine", GOALS)


GOALS = [
    Goal("ours", "calamine", "s", 1.3, "against python-calamine"),
    Goal("ours", "openpyxl", "s", 0.2, "against openpyxl"),
]
