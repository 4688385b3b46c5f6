"""P4: a hundred thousand and a million members on screen."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from benchmarks.gauge import Figures, since_start, usable
from benchmarks.start import bare

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measure import Goal

SIZES = (100_000, 1_000_000)
JUMPS = 60


def plain_file(path: Path, count: int) -> None:
    """The roster in an unencrypted SQLite file, for Qt's own model."""
    import sqlite3

    from benchmarks.roster import members

    columns = [f"c{number}" for number in range(12)]
    connection = sqlite3.connect(path)
    connection.execute(f"create table m({', '.join(columns)})")
    with connection:
        connection.executemany(f"insert into m values({','.join('?' * 12)})", members(count))
    connection.close()


def repaint_ms(view: object) -> float:
    """Median milliseconds of a jump to a row anywhere and the repaint that follows."""
    import random
    import statistics

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
    figures = usable()
    return {**figures, "repaint_ms": repaint_ms(view)}


def ours(folder: str) -> Figures:
    """The product's window, from an encrypted file to the member list painted."""
    from desktop import __main__

    __main__.make_ready()
    from pathlib import Path

    from PySide6.QtWidgets import QTableView

    from benchmarks.window import SIZE, until
    from desktop.dispatcher import Dispatcher
    from desktop.store.community import open_reads, open_store
    from desktop.views import start
    from desktop.views.theme.palette import Look
    from desktop.views.window import Window

    application = start.application()
    start.dress(Look())
    store = open_store(Path(folder))
    window = Window(open_reads(store), Dispatcher(store), store.folder)
    window.resize(*SIZE)
    window.go("members")
    window.show()
    view = window.page().findChild(QTableView)
    assert isinstance(view, QTableView)
    until(lambda: window.windowHandle().isExposed() and view.model().rowCount())
    application.processEvents()
    figures = usable()
    # A jump before every place is known paints nothing until it is: that would be no repaint.
    until(lambda: view.model().order.whole)
    figures["whole_s"] = since_start()
    figures["repaint_ms"] = repaint_ms(view)
    after = usable()
    return {**figures, "scrolled_mb": after["resident_mb"], "scrolled_own_mb": after["own_mb"]}


VARIANTS = {"bare": bare, "qsql": qsql, "ours": ours}


def goals(sizes: Sequence[int]) -> list[Goal]:
    """What is hoped for at these sizes; the first is what the others are compared with."""
    from benchmarks.measure import Goal

    first = sizes[0]
    found = [
        Goal(f"ours {first}", "bare", "usable_s", 2.0, "usable list against a bare window"),
        Goal(f"ours {first}", "bare", "usable_cpu_s", 2.0, "the same by processor time"),
        Goal(f"ours {first}", f"qsql {first}", "repaint_ms", 2.0, "repaint against QSqlTableModel"),
    ]
    for size in sizes[1:]:
        pair = f"ours {size}", f"ours {first}"
        found.append(Goal(*pair, "usable_s", 1.2, f"{size} members against {first}"))
        found.append(Goal(*pair, "repaint_ms", 1.2, f"repaint of {size} against {first}"))
    last = f"ours {sizes[-1]}"
    found.append(Goal(last, "", "over_mb", 45, "memory above a bare window, MB"))
    found.append(Goal(last, "", "own_over_mb", 45, "the same without pages of files"))
    return found


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    import tempfile
    from pathlib import Path

    from benchmarks.community import PASSPHRASE, build
    from benchmarks.measure import compare, show

    sizes = (size,) if size else SIZES
    os.environ["QUNZHU_PASSPHRASE"] = PASSPHRASE
    with tempfile.TemporaryDirectory() as folder:
        variants: list[tuple[str, list[str]]] = [("bare", [])]
        for count in sizes:
            path, community = Path(folder) / f"{count}.db", Path(folder) / f"{count}"
            plain_file(path, count)
            build(community, count)
            variants.append((f"qsql {count}", [str(path)]))
            variants.append((f"ours {count}", [str(community)]))
        table = compare("table", variants, runs)
    for figures in table.values():
        figures["over_mb"] = figures["resident_mb"] - table["bare"]["resident_mb"]
        figures["own_over_mb"] = figures["own_mb"] - table["bare"]["own_mb"]
    show("members on screen", table, "usable_s", "bare", goals(sizes))
