"""The door: from the last key of a scan to the row written and the card painted."""

import sqlite3
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, percentile, show

MEMBERS = 100_000
SCANS = 200
# So many milliseconds are there for each at 20 scans a second.
BEAT_MS = 50


def window(folder: str, what: str) -> Figures:
    """Scans into the shown window, one after the other, by `badge` or by the first letters.

    `written_ms` is when the action has committed, `painted_ms` when the card says so; `gui_ms` is
    the window's own processor time for one.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from benchmarks.window import until
    from desktop.dispatcher import Dispatcher
    from desktop.models.door import Scan, member_code
    from desktop.store.community import open_reads
    from desktop.views.door.page import DoorPage
    from desktop.views.window import Window

    application = QApplication([])
    store = open_built(f"{folder}/community")
    zone = ZoneInfo(store.zone)
    _plan(store, datetime.now(zone) + timedelta(minutes=30))
    sql = "SELECT id, number FROM member WHERE gone = 0 ORDER BY rid LIMIT ?"
    people = store.rows(sql, (SCANS,))
    reads = open_reads(store)
    shown = Window(reads, Dispatcher(store), Path(f"{folder}/community"))
    shown.show()
    shown.go("door")
    page = shown.page()
    assert isinstance(page, DoorPage)
    desk = page.desk
    assert desk is not None
    until(lambda: not shown.dispatcher.working())
    heard: list[tuple[float, Scan]] = []
    desk.work.told.connect(lambda found, _text: heard.append((time.perf_counter(), found)))
    written, painted, used = [], [], []
    for person, number in people:
        QTest.keyClicks(desk.field, member_code(person) if what == "badge" else str(number))
        heard.clear()
        begun, cpu = time.perf_counter(), time.thread_time()
        QTest.keyClick(desk.field, Qt.Key.Key_Return)
        until(lambda: heard)
        written.append((heard[0][0] - begun) * 1e3)
        desk.card.repaint()
        application.processEvents()
        painted.append((time.perf_counter() - begun) * 1e3)
        used.append((time.thread_time() - cpu) * 1e3)
        assert heard[0][1].verdict == "in"
    return {
        "written_ms": statistics.median(written),
        "painted_ms": statistics.median(painted),
        "p95_ms": percentile(painted, 0.95),
        "gui_ms": statistics.median(used),
    }


def _plan(store: object, start: datetime) -> None:
    from desktop.actions import calendar
    from desktop.store.community import Store

    assert isinstance(store, Store)
    local = start.replace(tzinfo=None, microsecond=0).isoformat()
    calendar.add(store, {"title": "晨读", "start": local, "minutes": 90})


def plain(folder: str) -> Figures:
    """Two rows and a commit to the disk in an unencrypted SQLite file: what the machine allows."""
    connection = sqlite3.connect(f"{folder}/plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS came(member INTEGER, at INTEGER)")
    times = []
    for number in range(SCANS):
        begun = time.perf_counter()
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO came VALUES(?, ?)", [(number, 1), (number, 2)])
        connection.execute("COMMIT")
        times.append((time.perf_counter() - begun) * 1e3)
    return {"written_ms": statistics.median(times), "p95_ms": percentile(times, 0.95)}


VARIANTS = {"window": window, "plain": plain}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    count = size or MEMBERS
    with tempfile.TemporaryDirectory() as scratch:
        variants: list[tuple[str, list[str]]] = [("plain", [scratch])]
        for run_of in ("badge", "number"):
            folder = f"{scratch}/{run_of}"
            Path(folder).mkdir()
            build(Path(folder) / "community", count)
            variants.append((f"window {run_of}", [folder, run_of]))
        # Whoever is in stays in: a second run of the same folder would only hear of it.
        table = compare("door", variants, 1)
        goals = [
            Goal(f"window {what}", "", "painted_ms", BEAT_MS, f"by {what}, key to painted")
            for what in ("badge", "number")
        ]
        show(f"{SCANS} check-ins at {count} members", table, "written_ms", "plain", goals)
