"""P6: a million events as a picture, beside pyqtgraph given every point."""

import time

from benchmarks.measure import Figures, Goal, compare, peak_mb, show

EVENTS = 1_000_000


def raw(count: str) -> Figures:
    """pyqtgraph draws every point."""
    import numpy
    import pyqtgraph

    from benchmarks.window import QApplication, bare_window, until

    application = QApplication([])
    window = bare_window()
    steps = numpy.random.default_rng(1).normal(size=int(count))
    start = time.perf_counter()
    plot = pyqtgraph.PlotWidget()
    plot.plot(numpy.arange(int(count), dtype=float), numpy.cumsum(steps))
    window.setCentralWidget(plot)
    until(lambda: plot.isVisible(), 1)
    application.processEvents()
    window.grab()
    return {"s": time.perf_counter() - start, "peak_mb": peak_mb()}


VARIANTS = {"raw": raw}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    count = str(size or EVENTS)
    table = compare("chart", [("raw", [count])], runs)
    show(f"{count} events to first paint", table, "s", "raw", [GOAL])


GOAL = Goal("ours", "raw", "s", 0.5, "first paint against raw pyqtgraph")
