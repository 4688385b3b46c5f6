"""Run variants of one workload in child processes, in turn, and print figures with ratios."""

import compileall
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gauge import STARTED, Figures

Variant = Callable[..., Figures]

ROOT = Path(__file__).parents[1]
COLUMN_LIMIT = 12


@dataclass(frozen=True)
class Goal:
    """`measure` of `ours` over that of `peer` is to be at most `limit`; 0 as peer: absolute."""

    ours: str
    peer: str
    measure: str
    limit: float
    text: str

    def line(self, table: Mapping[str, Figures]) -> str:
        """One line that says what was reached; a variant that did not run says so."""
        ours = table.get(self.ours, {}).get(self.measure)
        peer = table.get(self.peer, {}).get(self.measure) if self.peer else 1.0
        if ours is None or not peer:
            return f"  ?     {self.text}: not measured"
        reached = ours / peer
        word = "ok  " if reached <= self.limit else "MISS"
        return f"  {word}  {self.text}: {reached:.3g} (goal <= {self.limit:g})"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def child(workload: str, variant: str, arguments: Sequence[str]) -> Figures:
    """Figures of one variant in a fresh process, with that process's CPU seconds added.

    A variant that fails gives no figures; its last line goes to stderr.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--one", workload, variant, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, STARTED: repr(time.time())},
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if answer.returncode:
        print(f"{workload} {variant}: {answer.stderr.strip()[-400:]}", file=sys.stderr)
        return {}
    figures: Figures = json.loads(answer.stdout.strip().splitlines()[-1])
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**figures, "cpu_s": used}


def compare(
    workload: str, variants: Sequence[tuple[str, Sequence[str]]], runs: int
) -> dict[str, Figures]:
    """Medians per variant. Runs take turns, so that a busy moment of the machine hits them all.

    The program is compiled first, as it is where it was installed.
    """
    for room in ("desktop", "resources", "benchmarks"):
        compileall.compile_dir(ROOT / room, quiet=2)
    seen: dict[str, list[Figures]] = {name: [] for name, _ in variants}
    for _ in range(runs):
        for name, arguments in variants:
            figures = child(workload, name.split(" ")[0], arguments)
            if figures:
                seen[name].append(figures)
    return {
        name: {key: statistics.median(run[key] for run in found) for key in found[0]}
        for name, found in seen.items()
        if found
    }


def show(
    title: str, table: Mapping[str, Figures], ratio_of: str, base: str, goals: Sequence[Goal]
) -> None:
    """Print one table with a ratio column and a line for each goal."""
    keys = list(dict.fromkeys(key for figures in table.values() for key in figures))
    width = max((len(name) for name in table), default=8) + 2
    print(f"\n{title}")
    print(f"{'':{width}}" + "".join(f"{key:>{COLUMN_LIMIT}}" for key in [*keys, "ratio"]))
    unit = table.get(base, {}).get(ratio_of, 0)
    for name, figures in table.items():
        cells = [f"{figures[key]:.4g}" if key in figures else "" for key in keys]
        cells.append(f"{figures[ratio_of] / unit:.2f}x" if unit and ratio_of in figures else "")
        print(f"{name:{width}}" + "".join(f"{cell:>{COLUMN_LIMIT}}" for cell in cells))
    for goal in goals:
        print(goal.line(table))
