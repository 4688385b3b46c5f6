"""What a measured process says of itself; loads next to nothing, so that a start is its own."""

import os
import sys
import time

Figures = dict[str, float]
# The moment before the process was started, handed down to what measures a start.
STARTED = "QUNZHU_BENCHMARK_STARTED"
_ROLLUP = "/proc/self/smaps_rollup"


def since_start() -> float:
    """Seconds since this process was asked for, Python's own start included."""
    return time.time() - float(os.environ[STARTED])


def peak_mb() -> float:
    """Highest resident memory of this process so far, in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident_mb() -> float:
    """Resident memory of this process now, in MB; the peak where the system does not tell."""
    return _memory().get("Rss") or peak_mb()


def usable() -> Figures:
    """Time by clock and processor until now, and memory now.

    `resident_mb` counts every page in memory, those of program files that any process shares as
    well; `own_mb` only what no file could give back: what the system loses to this process.
    """
    found = _memory()
    figures = {"usable_s": since_start(), "usable_cpu_s": time.process_time()}
    figures["resident_mb"] = resident_mb()
    if "Anonymous" in found:
        figures["own_mb"] = found["Anonymous"]
    return figures


def _memory() -> dict[str, float]:
    """MB by kind, as Linux adds them up for this process; empty elsewhere."""
    if sys.platform != "linux" or not os.path.exists(_ROLLUP):
        return {}
    with open(_ROLLUP, encoding="ascii") as file:
        lines = [line.split() for line in file if line.rstrip().endswith("kB")]
    return {name.rstrip(":"): int(kib) * 1024 / 1e6 for name, kib, _ in lines}
