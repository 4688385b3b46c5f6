"""P4: a hundred thousand and a million members on screen."""

import random
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Figures, compare, resident_mb, show, since_start
from benchmarks.roster import members

SIZES = (100_000, 1_000_000)
JUMPS = 60


def plain_file(path: Path, count: int) -> None:
    """The roster in an unencrypted SQLite file, for Qt's own model."""
    columns = [f"c{number}" for number in range(12)]
    connection = sqlite3.connect(path)
    connection.execute(f"create table m({', '.join(columns)})")
    with connection:
        connection.executemany(f"insert into m values({','.join('?' * 12)})", members(count))
    connection.close()


def bare() -> Figures:
    """A window with one label: what any program of this kind pays."""
    from benchmarks.window import QApplication, bare_window

    application = QApplication([])
    window = bare_window()
    figures = {"usable_s": since_start(), "resident_mb": resident_mb()}
    window.close()
    application.quit()
    return figures


def repaint_ms(view: object) -> float:
    """Median milliseconds of a jump to a row anywhere and the repaint that follows."""
    from PySide6.QtWidgets import QTableView

    assert isinstance(view, QTableView)
    bar = view.verticalScrollBar()
    chance = random.Random(1)
    times = []
    for _ in range(JUMPS):
        start = time.perf_counter()
        bar.setValue(chance.randrange(bar.maximum()))
        view.viewport().grab()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def qsql(path: str) -> Figures:
    """Qt's own SQL model over an unencrypted file, every row fetched so that it can jump."""
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel
    from PySide6.QtWidgets import QTableView

    from benchmarks.window import Bare, QApplication, until

    application = QApplication([])
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(path)
    assert database.open()
    model = QSqlTableModel(None, database)
    model.setTable("m")
    model.select()
    while model.canFetchMore():
        model.fetchMore()
    window = Bare()
    view = QTableView()
    view.setModel(model)
    window.setCentralWidget(view)
    window.show()
    until(lambda: window.painted)
    application.processEvents()
    usable = since_start()
    return {"usable_s": usable, "repaint_ms": repaint_ms(view), "resident_mb": resident_mb()}


VARIANTS = {"bare": bare, "qsql": qsql}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        variants: list[tuple[str, list[str]]] = [("bare", [])]
        for count in (size,) if size else SIZES:
            path = Path(folder) / f"{count}.db"
            plain_file(path, count)
            variants.append((f"qsql {count}", [str(path)]))
        table = compare("table", variants, runs)
    show("members on screen, 12 columns", table, "usable_s", "bare", [])
