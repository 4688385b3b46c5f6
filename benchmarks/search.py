"""P3: the search box, by what is typed, beside LIKE and a bare B-tree over the same file."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, percentile, show
from desktop.store import search
from desktop.store.community import open_reads
from desktop.store.reads import Reads

SIZES = (100_000, 1_000_000)
QUERIES = 60
PAGE = 50
LAST = chr(0x10FFFF)
MISSING_NAME, MISSING_DIGITS = "龘靐", "00000000"

Row = tuple[str, str, str, str]
# What is typed, made of (name, pinyin, initials, phone) of a member taken at random.
TYPED: dict[str, Callable[[Row], str]] = {
    "surname": lambda row: row[0][:1],
    "two-characters": lambda row: row[0][:2],
    "full-name": lambda row: row[0],
    "pinyin-part": lambda row: row[1][:4],
    "pinyin": lambda row: row[1],
    "initials": lambda row: row[2][:2],
    "phone-middle": lambda row: row[3][7:11],
    "phone-tail": lambda row: row[3][-4:],
    "phone": lambda row: row[3][3:],
    "number": lambda row: str(int(row[3][-5:]) + 1),
    "no-such-name": lambda row: MISSING_NAME,
    "no-such-phone": lambda row: MISSING_DIGITS,
}


def like(reads: Reads, text: str, limit: int = PAGE) -> list[bytes]:
    """The first hits by LIKE over the same columns."""
    if text.isdigit():
        parts, given = ["number_value = ?", "folded LIKE ?"], [int(text), f"%{text}%"]
        if len(text) >= 4:
            parts, given = [*parts, "substr(phone, 4) LIKE ?"], [*given, f"%{text}%"]
    else:
        columns = ["folded", "nickname"]
        given = [f"%{text}%"] * 2
        if text.isascii():
            spelt = ["pinyin", "initials", "other_pinyin", "other_initials"]
            columns, given = [*columns, *spelt], [*given, *[f"{text}%"] * 4]
        parts = [f"{column} LIKE ?" for column in columns]
    sql = f"SELECT id FROM member WHERE ({' OR '.join(parts)}) AND gone = 0 ORDER BY rid LIMIT ?"
    return [row[0] for row in reads.rows(sql, [*given, limit])]


def unlike(reads: Reads, text: str) -> bool:
    """Whether the answer is none that LIKE could give: the order of the hits is free."""
    hits, answer = set(like(reads, text, limit=-1)), search.find(reads, text, PAGE)
    return len(answer) != min(PAGE, len(hits)) or not hits.issuperset(answer)


def tree(reads: Reads, text: str) -> list[bytes]:
    """Fifty rows by one index: what any answer costs at least."""
    column = "pinyin" if text.isascii() else "folded"
    sql = f"SELECT id FROM member WHERE gone = 0 AND {column} >= ? AND {column} < ? LIMIT 50"
    return [row[0] for row in reads.rows(sql, (text, text + LAST))]


def sample(reads: Reads, seed: int = 3) -> list[Row]:
    """Members at random, the same ones every time."""
    chance = random.Random(seed)
    last = reads.rows("SELECT max(rid) FROM member")[0][0]
    sql = "SELECT folded, pinyin, initials, phone FROM member WHERE rid = ?"
    return [reads.rows(sql, (chance.randrange(1, last + 1),))[0] for _ in range(QUERIES)]


def times(
    find: Callable[[Reads, str], object],
    reads: Reads,
    words: Sequence[str],
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Milliseconds of each search, after one that warms up."""
    find(reads, words[0])
    taken = []
    for word in words:
        start = clock()
        find(reads, word)
        taken.append((clock() - start) * 1e3)
    return taken


def typed(folder: str, kind: str) -> Figures:
    """One kind of search by all three ways; `differ` counts answers that LIKE could not give.

    The processor's time comes from words of its own, so that nothing is warm from the first round.
    """
    store = open_built(folder)
    # As the screens read: their connection holds fewer pages than the writing one.
    reads = open_reads(store)
    words = [TYPED[kind](row) for row in sample(reads)]
    others = [TYPED[kind](row) for row in sample(reads, seed=4)]
    ours = times(search.find, reads, words)
    worked = times(search.find, reads, others, time.thread_time)
    scan = times(like, reads, words[:20])
    differ = sum(unlike(reads, word) for word in words[:20])
    figures = {
        "p50_ms": statistics.median(ours),
        "p99_ms": percentile(ours, 0.99),
        "cpu_p99_ms": percentile(worked, 0.99),
        "like_p50": statistics.median(scan),
        "like_p99": percentile(scan, 0.99),
        "differ": float(differ),
    }
    if not words[0].isdigit():
        figures["tree_p50"] = statistics.median(times(tree, reads, words))
    reads.close()
    store.close()
    return figures


VARIANTS = {kind: lambda folder, kind=kind: typed(folder, kind) for kind in TYPED}


def run(size: int | None, runs: int) -> None:
    """Print one table for each size."""
    for count in (size,) if size else SIZES:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "community"
            build(folder, count)
            table = compare("search", [(kind, [str(folder)]) for kind in TYPED], min(runs, 1))
        goals = [Goal(kind, "", "p99_ms", 5, f"p99 of {kind}, ms") for kind in TYPED]
        goals += [Goal(kind, "", "cpu_p99_ms", 5, f"the same, processor: {kind}") for kind in TYPED]
        goals += [Goal(kind, "", "differ", 0, f"unlike LIKE: {kind}") for kind in TYPED]
        show(f"{count} members, first 50 hits", table, "p50_ms", "full-name", goals)
