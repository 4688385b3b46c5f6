"""The door: from a scan's last key to the card painted, one by one and a crowd at 20 a second."""

import sqlite3
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, percentile, show

if TYPE_CHECKING:
    from desktop.views.door.desk import Desk
    from desktop.views.window import Window

MEMBERS = 100_000
SCANS = 200
CROWD = 1_000
# So many milliseconds are there for each at 20 scans a second.
BEAT_MS = 50


def _open(folder: str, count: int) -> tuple["Window", "Desk", list[tuple[bytes, str]]]:
    """The shown window at its door, and so many members with their numbers."""
    from benchmarks.window import until
    from desktop.dispatcher import Dispatcher
    from desktop.store.community import open_reads
    from desktop.views.door.page import DoorPage
    from desktop.views.window import Window

    store = open_built(f"{folder}/community")
    _plan(store, datetime.now(ZoneInfo(store.zone)) + timedelta(minutes=30))
    sql = "SELECT id, number FROM member WHERE gone = 0 ORDER BY rid LIMIT ?"
    people = [(bytes(one), str(number)) for one, number in store.rows(sql, (count,))]
    shown = Window(open_reads(store), Dispatcher(store), Path(f"{folder}/community"))
    shown.show()
    shown.go("door")
    page = shown.page()
    assert isinstance(page, DoorPage)
    assert page.desk is not None
    until(lambda: not shown.dispatcher.working())
    return shown, page.desk, people


def window(folder: str, what: str) -> Figures:
    """Scans into the shown window, one after the other, by `badge` or by the number.

    `written_ms` is when the action has committed, `painted_ms` when the card says so; `gui_ms` is
    the window's own processor time for one.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from benchmarks.window import until
    from desktop.models.door import Scan, member_code

    application = QApplication([])
    _shown, desk, people = _open(folder, SCANS)
    heard: list[tuple[float, Scan]] = []
    desk.work.told.connect(lambda found, _text: heard.append((time.perf_counter(), found)))
    written, painted, used = [], [], []
    for person, number in people:
        QTest.keyClicks(desk.field, member_code(person) if what == "badge" else number)
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


def crowd(folder: str) -> Figures:
    """A thousand badges at 20 a second by a scanner that waits for nothing.

    `lost` are those that are not in the file in the end; `written_ms` and `p95_ms` run from the
    scan to its answer in the window; the stalls are pauses of the window's event loop.
    """
    from PySide6.QtWidgets import QApplication

    from benchmarks.scanner import Pulse, Scanner
    from benchmarks.window import until
    from desktop.models.door import Scan, member_code
    from desktop.store import door

    application = QApplication([])
    shown, desk, people = _open(folder, CROWD)
    target = shown.windowHandle()
    shown.activateWindow()
    desk.field.setFocus()
    until(lambda: application.focusWidget() is desk.field)
    heard: list[float] = []

    def hear(_found: Scan, _text: str) -> None:
        heard.append(time.perf_counter())
        if len(heard) == CROWD:
            application.quit()

    desk.work.told.connect(hear)
    scanner = Scanner(target, [member_code(one) for one, _ in people], BEAT_MS / 1e3)
    pulse = Pulse()
    pulse.start()
    used, begun = time.thread_time(), time.perf_counter()
    scanner.start()
    application.exec()
    whole = time.perf_counter() - begun
    gui = (time.thread_time() - used) / CROWD * 1e3
    pulse.stop()
    waits = [(after - sent) * 1e3 for sent, after in zip(scanner.sent, heard, strict=True)]
    return {
        "written_ms": statistics.median(waits),
        "p95_ms": percentile(waits, 0.95),
        "gui_ms": gui,
        "per_s": CROWD / whole,
        "lost": float(CROWD - door.counts(shown.reads, desk.one, 0).came),
        **pulse.figures(),
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


VARIANTS = {"window": window, "crowd": crowd, "plain": plain}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    from benchmarks.scanner import STALL_MS

    count = size or MEMBERS
    with tempfile.TemporaryDirectory() as scratch:
        variants: list[tuple[str, list[str]]] = [("plain", [scratch])]
        # Whoever is in stays in: each has a community of its own.
        for name, arguments in (
            ("window badge", ["badge"]),
            ("window number", ["number"]),
            ("crowd", []),
        ):
            folder = f"{scratch}/{name}"
            Path(folder).mkdir()
            build(Path(folder) / "community", count)
            variants.append((name, [folder, *arguments]))
        table = compare("door", variants, 1)
        goals = [
            Goal(f"window {what}", "", "painted_ms", BEAT_MS, f"by {what}, key to painted")
            for what in ("badge", "number")
        ]
        goals += [
            Goal("crowd", "", "lost", 0, f"of {CROWD} at 20 a second, lost"),
            Goal("crowd", "", "stall_max", STALL_MS, "the longest pause of the window, ms"),
        ]
        show(f"{SCANS} check-ins at {count} members", table, "written_ms", "plain", goals)
