"""P8: one new activity to the ledger and the screen, over short and long histories; and many."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, percentile, show
from benchmarks.rules import EVENTS, events, fields, prepare
from desktop.actions import activities
from desktop.models.award import EntryQuery
from desktop.models.rule import parse
from desktop.store import entries, rulebook, settlement, wallets
from desktop.store.community import Store

ENTERED = 200
BULK = 20_000
# So many times shorter is the other history.
SHORTER = 20
RULES = 5
# What keeps the sums of activity while it is written.
_ROLLUPS = ("tally_", "daily_", "activity_sum_")


def _publish(store: Store) -> None:
    with store.recording("rule.publish") as rec:
        body = {"trigger": "each", "activity": "checkin", "points": 10}
        for i in range(RULES):
            cap = {"per": "week", "points": 20 + i}
            rule = parse({"name": f"到场 {i}", **body, "cap": cap})
            made = rulebook.save(rec, None, rule, publish=True)
            rec.put("rule_version", None, {"rule": made, "version": 1, "published": 1})


def one(folder: str) -> Figures:
    """Milliseconds from one new activity to its awards and to what a screen shows of them.

    `…_cpu_ms` are by the processor; the rest is waiting for the disk to have it.
    """
    store = open_built(f"{folder}/community")
    if not rulebook.listed(store):
        _publish(store)
    # Others in each run, so that nobody's caps are full.
    found = store.rows("SELECT id FROM member ORDER BY random() LIMIT ?", (ENTERED,))
    members = [who for (who,) in found]
    with store.recording("rule.run") as rec:
        # What the rules give for the past is no part of one new activity.
        settlement.follow(rec, store, members, {"checkin"})
    wall, used, seen = [], [], []
    for who in members:
        begun, cpu = time.perf_counter(), time.process_time()
        activities.add(store, who, "checkin", settlement.now(store))
        wrote, wrote_cpu = time.perf_counter(), time.process_time()
        entries.page(store, EntryQuery(member=who), 0, 50)
        wallets.balance(store, who)
        wall.append(1000 * (wrote - begun))
        used.append(1000 * (wrote_cpu - cpu))
        seen.append(1000 * (time.process_time() - wrote_cpu))
    return {
        "enter_ms": percentile(wall, 0.5),
        "enter_cpu_ms": percentile(used, 0.5),
        "p99_cpu_ms": percentile(used, 0.99),
        "screen_cpu_ms": percentile(seen, 0.5),
        "all_cpu_ms": percentile([a + b for a, b in zip(used, seen, strict=True)], 0.5),
    }


def bulk(folder: str) -> Figures:
    """Many activities at once, the sums that rules and screens read kept with them."""
    return _bulk(folder, rollups=True)


def bare(folder: str) -> Figures:
    """The same without those sums."""
    return _bulk(folder, rollups=False)


def _bulk(folder: str, *, rollups: bool) -> Figures:
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        build(Path(scratch) / "community", BULK // 20)
        store = open_built(f"{scratch}/community")
        if not rollups:
            with store.writing() as connection:
                for name in _triggers(store):
                    connection.execute(f"DROP TRIGGER {name}")
        members = [who for (who,) in store.rows("SELECT id FROM member ORDER BY rid")]
        begun = time.process_time()
        with store.recording("activity.import") as rec:
            rec.insert_many("activity", (fields(store, one) for one in events(members, BULK)))
        return {"bulk_cpu_us": 1e6 * (time.process_time() - begun) / BULK}


def _triggers(store: Store) -> Iterator[str]:
    for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        if str(name).startswith(_ROLLUPS):
            yield str(name)


VARIANTS = {"one": one, "bulk": bulk, "bare": bare}


def run(size: int | None, runs: int) -> None:
    """Print the tables."""
    count = size or EVENTS
    with tempfile.TemporaryDirectory() as scratch:
        short, long = Path(scratch) / "short", Path(scratch) / "long"
        for folder, some in ((short, count // SHORTER), (long, count)):
            folder.mkdir()
            prepare(folder, some)
        found = {
            name: compare("entering", [("one", [str(folder)])], runs)["one"]
            for name, folder in (("short", short), ("long", long))
        }
        goals = [
            Goal("long", "", "all_cpu_ms", 5, "one activity to ledger and screen, ms"),
            Goal("long", "short", "all_cpu_ms", 1.25, f"over a history {SHORTER} times as long"),
        ]
        title = f"P8 one new activity, {RULES} rules, {count} activities before it"
        show(title, found, "all_cpu_ms", "short", goals)
        many = compare("entering", [(name, [scratch]) for name in ("bulk", "bare")], runs)
        goals = [Goal("bulk", "bare", "bulk_cpu_us", 3, "many at once over the same without sums")]
        show(f"P8 {BULK} activities in one go", many, "bulk_cpu_us", "bare", goals)
