"""A grown community goes up to a hub and comes down to a second laptop: time, both sides' memory.

Each side is the program as people start it. What is to be seen is that neither needs more memory
for a large community than for a small one, and that the time grows with the members only.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.community import PASSPHRASE, build
from benchmarks.measure import Figures, Variant, compare, show
from benchmarks.syncing import hub_process, peak_mb_of, qunzhu

MEMBERS = 100_000


def _went(*words: str) -> tuple[float, float, float]:
    """Seconds by the clock and by the processor that a command took, and its peak memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    command = [sys.executable, "-m", "desktop", *words, "--json"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words[:2])} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, cpu_s, used.ru_maxrss / 1024


def _build(folder: Path, count: int) -> None:
    """In a process of its own: what a program begins with counts in the peak of those it starts."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as aside:
        aside.submit(build, folder, count).result()


def ours(count: str) -> Figures:
    """Connect a community of `count` members, invite a deputy, join."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        first, second = folder / "first", folder / "second"
        os.environ |= {"QUNZHU_PASSPHRASE": PASSPHRASE, "XDG_DATA_HOME": str(folder / "data")}
        _build(first, int(count))
        opened = ("--community", str(first))
        qunzhu(*opened, "recovery", "print")
        with hub_process(folder) as (code, pid):
            up_s, up_cpu_s, up_mb = _went(*opened, "sync", "connect", code)
            hub_up_mb = peak_mb_of(pid)
            invited = qunzhu(*opened, "devices", "invite", "--name", "小陈", "--role", "deputy")
            down_s, down_cpu_s, down_mb = _went("join", invited["code"], str(second))
            return {
                "up_s": up_s,
                "up_cpu_s": up_cpu_s,
                "up_mb": up_mb,
                "hub_up_mb": hub_up_mb,
                "down_s": down_s,
                "down_cpu_s": down_cpu_s,
                "down_mb": down_mb,
                "hub_mb": peak_mb_of(pid),
            }


VARIANTS: dict[str, Variant] = {"ours": ours}


def run(size: int | None, runs: int) -> None:
    """A tenth of the members, then all, so that what grows is seen."""
    count = size or MEMBERS
    for members in (count // 10, count):
        table = compare("connecting", [("ours", [str(members)])], runs)
        show(f"P11 {members} members go up and come down", table, "", "", ())
