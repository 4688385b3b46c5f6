"""P6: a million events as a picture, beside pyqtgraph given every point."""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures, peak_mb
from benchmarks.measure import Goal, compare, show
from desktop.models import period
from desktop.models.op import Value
from desktop.models.rule import KINDS

EVENTS = 1_000_000
PER_MEMBER = 20


def raw(count: str) -> Figures:
    """pyqtgraph draws every point."""
    import numpy
    import pyqtgraph

    from benchmarks.window import QApplication, bare_window, until

    application = QApplication([])
    window = bare_window()
    steps = numpy.random.default_rng(1).normal(size=int(count))
    start, used = time.perf_counter(), time.process_time()
    plot = pyqtgraph.PlotWidget()
    plot.plot(numpy.arange(int(count), dtype=float), numpy.cumsum(steps))
    window.setCentralWidget(plot)
    until(lambda: plot.isVisible(), 1)
    application.processEvents()
    window.grab()
    return {
        "s": time.perf_counter() - start,
        "own_cpu_s": time.process_time() - used,
        "peak_mb": peak_mb(),
    }


def ours(folder: str) -> Figures:
    """The product's window, from the click on the course of the activities to its picture.

    `s` is beside the peer, whose import is not counted either; `import_s` is what the first chart
    of a start pays besides, `read_ms` what the file takes to add up.
    """
    from desktop import __main__

    __main__.make_ready()
    from benchmarks.window import SIZE, until
    from desktop.dispatcher import Dispatcher
    from desktop.store import daily
    from desktop.store.community import open_reads
    from desktop.views import start
    from desktop.views.rewards.page import RewardsPage
    from desktop.views.theme.palette import Look
    from desktop.views.window import Window

    application = start.application()
    start.dress(Look())
    store = open_built(folder)
    reads = open_reads(store)
    window = Window(reads, Dispatcher(store), store.folder)
    window.resize(*SIZE)
    window.go("rewards")
    window.show()
    page = window.page()
    assert isinstance(page, RewardsPage)
    until(page.isVisible)
    application.processEvents()
    begun = time.perf_counter()
    import_module("desktop.views.rewards.chart")
    imported, used = time.perf_counter(), time.process_time()
    page.show_trend("all")
    application.processEvents()
    window.grab()
    painted, spent = time.perf_counter(), time.process_time() - used
    drawn = daily.trend(reads, None, reads.today())
    read = time.perf_counter() - painted
    return {
        "s": painted - imported,
        "own_cpu_s": spent,
        "import_s": imported - begun,
        "read_ms": read * 1e3,
        "events": drawn.total,
        "points": len(drawn.starts) * len(drawn.counts),
        "peak_mb": peak_mb(),
    }


VARIANTS = {"raw": raw, "ours": ours}


def _fields(members: Sequence[bytes], count: int) -> Iterator[tuple[None, dict[str, Value]]]:
    """Activities of three years that end today."""
    chance = random.Random(7)
    today = date.today()  # noqa: DTZ011 what the chart calls today, give or take a zone
    for _ in range(count):
        local = f"{today - timedelta(chance.randrange(3 * 365))}T{chance.randrange(24):02}:00:00"
        fields: dict[str, Value] = {
            "member": chance.choice(members),
            "kind": chance.choice(KINDS),
            "local": local,
            "zone": "Asia/Shanghai",
            "at": period.instant(local, "UTC"),
        }
        yield None, fields


def _prepare(folder: Path, count: int) -> None:
    build(folder, max(1, count // PER_MEMBER))
    with closing(open_built(str(folder))) as store:
        members = [who for (who,) in store.rows("SELECT id FROM member ORDER BY rid")]
        with store.recording("activity.import") as rec:
            rec.insert_many("activity", _fields(members, count))


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    count = size or EVENTS
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder) / "community", count)
        variants = [("raw", [str(count)]), ("ours", [str(Path(folder) / "community")])]
        table = compare("chart", variants, runs)
    show(f"{count} events to first paint", table, "s", "raw", GOALS)


GOALS = [
    Goal("ours", "raw", "s", 0.5, "first paint against raw pyqtgraph"),
    Goal("ours", "raw", "own_cpu_s", 0.5, "the same by processor time"),
]
