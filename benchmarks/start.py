"""P5: from starting the program to a usable window of the sample community."""

from benchmarks.measure import Goal, compare, show
from benchmarks.table import bare

VARIANTS = {"bare": bare}
GOALS = [Goal("ours", "bare", "usable_s", 2.0, "usable window against a bare one")]


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    table = compare("start", [(name, []) for name in VARIANTS], runs)
    show("cold start", table, "usable_s", "bare", GOALS)
