"""Ways of introduction and pages of households; the peer reads every relation for each way."""

import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, percentile, show
from desktop.models.people import MOST_HOPS, UnitQuery
from desktop.store import relations, units
from desktop.store.community import Store

MEMBERS = 100_000
# Relations for each member, and how many ways are asked for.
EACH, WAYS, SCANS = 3, 100, 3
_SEED = 20_261_122


def _pairs(store: Store, count: int) -> list[tuple[bytes, bytes]]:
    ids = [bytes(one) for (one,) in store.rows("SELECT id FROM member ORDER BY rid")]
    # Others than those who know each other.
    chance = random.Random(_SEED + 1)
    return [(chance.choice(ids), chance.choice(ids)) for _ in range(count)]


def _each(works: list[Callable[[], object]]) -> list[float]:
    found = []
    for work in works:
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return found


def ours(folder: str) -> Figures:
    """Ways between any two; pages of households, all of them and with a child up to eight."""
    store = open_built(f"{folder}/community")
    ways = _each([partial(relations.way, store, *pair) for pair in _pairs(store, WAYS)])
    every, young = UnitQuery("household"), UnitQuery("household", ages=(0, 8))
    found: Figures = {
        "way_ms": percentile(ways, 0.5) * 1e3,
        "way95_ms": percentile(ways, 0.95) * 1e3,
    }
    for name, query in (("page", every), ("young", young)):
        pages = _each([partial(units.page, store, query)] * 20)
        found[f"{name}_ms"] = percentile(pages, 0.5) * 1e3
        found[f"{name}_n_ms"] = _each([partial(units.count, store, query)])[0] * 1e3
    return found


def scan(folder: str) -> Figures:
    """The same ways, each with all relations read into memory."""
    store = open_built(f"{folder}/community")
    ways = _each([partial(_searched, store, *pair) for pair in _pairs(store, SCANS)])
    return {"way_ms": percentile(ways, 0.5) * 1e3}


def _searched(store: Store, start: bytes, goal: bytes) -> int | None:
    known: dict[bytes, list[bytes]] = defaultdict(list)
    for one, other in store.rows("SELECT one, other FROM relation WHERE gone = 0"):
        known[one].append(other)
        known[other].append(one)
    edge, seen = {start}, {start}
    for hops in range(1, MOST_HOPS + 1):
        edge = {other for one in edge for other in known[one]} - seen
        if goal in edge:
            return hops
        seen |= edge
    return None


VARIANTS = {"ours": ours, "scan": scan}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    count = size or MEMBERS
    with tempfile.TemporaryDirectory() as scratch:
        build(Path(scratch) / "community", count)
        _fill(f"{scratch}/community")
        table = compare("people", [(name, [scratch]) for name in VARIANTS], runs)
        goals = [
            Goal("ours", "scan", "way_ms", 0.1, "a way of introductions over reading everything"),
            Goal("ours", "", "page_ms", 16, "a page of households (ms)"),
        ]
        show(f"{count} members who know each other", table, "way_ms", "scan", goals)


def _fill(folder: str) -> None:
    """A household with a child for everybody, and three relations each, by chance."""
    store = open_built(folder)
    ids = [bytes(one) for (one,) in store.rows("SELECT id FROM member ORDER BY rid")]
    chance = random.Random(_SEED)
    with store.recording("member.import") as rec:
        homes = rec.insert_many(
            "unit", ((None, {"kind": "household", "name": f"家庭{n:07}"}) for n in range(len(ids)))
        )
        both = list(zip(ids, homes, strict=True))
        rec.insert_many(
            "affiliation", ((None, {"member": m, "unit": u, "kind": "guardian"}) for m, u in both)
        )
        born = (f"{store.today().year - n % 16}-{1 + n % 12:02}" for n in range(len(ids)))
        rec.insert_many(
            "child",
            (
                (None, {"member": m, "unit": u, "birth_month": b})
                for (m, u), b in zip(both, born, strict=True)
            ),
        )
        known: set[tuple[bytes, bytes]] = set()
        while len(known) < EACH * len(ids):
            one, other = chance.choice(ids), chance.choice(ids)
            if one < other:
                known.add((one, other))
        rec.insert_many(
            "relation",
            (
                (None, {"one": one, "other": other, "kind": "friend"})
                for one, other in sorted(known)
            ),
        )
    store.close()
