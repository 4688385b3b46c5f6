"""P1: a CSV roster into an empty community, the whole way, beside the bare insert of a library."""

import csv
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gauge import Figures, peak_mb, resident_mb
from benchmarks.measure import Goal, compare, show
from benchmarks.roster import HEADER, write_csv

ROWS = 100_000


def records(path: str) -> Iterator[dict[str, str]]:
    """The lines of the file as dictionaries."""
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def library(path: str) -> Figures:
    """sqlite-utils puts the lines into an unencrypted table: no check, no history, no search."""
    import sqlite_utils

    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        database = sqlite_utils.Database(Path(folder) / "bare.db")
        database.table("m").insert_all(records(path))
        seconds = time.perf_counter() - start
        rows = database.table("m").count
        database.close()
    return {"s": seconds, "rows": rows, "peak_mb": peak_mb()}


def plain(path: str) -> Figures:
    """The standard library's executemany in one transaction: the floor."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        connection = sqlite3.connect(Path(folder) / "bare.db")
        connection.execute("pragma journal_mode = wal")
        connection.execute(f"create table m({', '.join(HEADER)})")
        with open(path, encoding="utf-8", newline="") as file, connection:
            lines = csv.reader(file)
            next(lines)
            connection.executemany(f"insert into m values({','.join('?' * len(HEADER))})", lines)
        seconds = time.perf_counter() - start
        rows = connection.execute("select count(*) from m").fetchone()[0]
        connection.close()
    return {"s": seconds, "rows": rows, "peak_mb": peak_mb()}


class Children:
    """The highest resident memory that any child process of this one had, looked at now and then.

    What the system says of children that have ended counts what they shared with their parent
    before they became programs of their own.
    """

    def __init__(self) -> None:
        self.peak_mb = 0.0
        self._calls = 0

    def look(self, _done: int, _total: int) -> None:
        """As a `progress`."""
        self._calls += 1
        if self._calls % 20 == 1:
            for listed in Path("/proc/self/task").glob("*/children"):
                for child in listed.read_text().split():
                    self.peak_mb = max(self.peak_mb, _highest_mb(child))


def _highest_mb(process: str) -> float:
    """VmHWM, 0 where the process has just ended or the system does not tell."""
    try:
        lines = Path("/proc", process, "status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(x.split()[1]) / 1024 for x in lines if x.startswith("VmHWM")), 0.0)


def ours(path: str) -> Figures:
    """The product: read in a child, mapped, checked, normalised, compared, recorded, searchable.

    `peak_mb` is the writer's, `child_mb` the parsing child's.
    """
    from benchmarks.community import build, open_built
    from desktop.actions.importing import Roster, import_file

    with tempfile.TemporaryDirectory() as folder:
        community = Path(folder) / "community"
        build(community, 0)
        store = open_built(str(community))
        before = resident_mb()
        children = Children()
        start = time.perf_counter()
        changes = import_file(store, Roster(Path(path)), children.look)
        seconds = time.perf_counter() - start
        rows = store.rows("SELECT count(*) FROM member WHERE gone = 0")[0][0]
        store.close()
    return {
        "s": seconds,
        "rows": rows,
        "peak_mb": peak_mb(),
        "over_mb": peak_mb() - before,
        "child_mb": children.peak_mb,
        "ops": changes.count,
    }


VARIANTS = {"ours": ours, "sqlite-utils": library, "executemany": plain}
GOALS = [
    Goal("ours", "sqlite-utils", "s", 1.0, "against the bare insert"),
    Goal("ours dirty", "sqlite-utils", "s", 1.3, "with 20 % landlines, Hong Kong, badly written"),
    Goal("ours", "", "over_mb", 100, "the writer's memory above what it had, MB"),
    Goal("ours", "", "child_mb", 60, "the parsing child's memory, MB"),
]


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    count = size or ROWS
    with tempfile.TemporaryDirectory() as folder:
        clean, dirty = Path(folder) / "roster.csv", Path(folder) / "dirty.csv"
        write_csv(clean, count)
        write_csv(dirty, count, dirty=0.2)
        variants = [(name, [str(clean)]) for name in VARIANTS] + [("ours dirty", [str(dirty)])]
        table = compare("importing", variants, runs)
    show(f"{count} lines of 12 columns", table, "s", "sqlite-utils", GOALS)
