"""P7 and P8: twenty rules over four weeks of activity, beside a plain loop and DuckDB."""

import importlib.util
import random
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, percentile, show
from desktop.actions import activities
from desktop.models import period
from desktop.models.op import Value
from desktop.models.rule import KINDS, Rule, Version, parse
from desktop.store import rulebook, settlement
from desktop.store.community import Store
from desktop.store.question import Cycle, Question
from desktop.store.rules import totals

EVENTS = 2_000_000
PER_MEMBER = 20
FIRST = date(2026, 3, 2)
WEEKS = ("2026-W10", "2026-W11", "2026-W12", "2026-W13")
ENTERED = 200
RAW = "events.db"

# kind, measure, at least, points: read by ours as rules, by the peers as they are.
PLAIN = [
    (kind, measure, least, 10 + least)
    for kind in KINDS
    for measure, least in (("count", 2), ("count", 5), ("days", 2), ("days", 3), ("streak", 2))
]


def rules() -> list[Rule]:
    """The twenty rules."""
    return [
        parse(
            {
                "name": f"{kind} {measure} {least}",
                "trigger": "period",
                "period": "week",
                "activity": kind,
                "measure": measure,
                "at_least": least,
                "points": points,
            }
        )
        for kind, measure, least, points in PLAIN
    ]


def _events(members: list[bytes], count: int) -> Iterator[tuple[bytes, str, str, int | None]]:
    chance = random.Random(7)
    for _ in range(count):
        day = FIRST + timedelta(chance.randrange(28))
        local = f"{day}T{chance.randrange(24):02}:{chance.randrange(60):02}:00"
        kind = chance.choice(KINDS)
        amount = chance.randrange(100_000) if kind == "order" else None
        yield chance.choice(members), kind, local, amount


def _prepare(folder: Path, count: int) -> None:
    """The community, and the same events in a plain file for the peers."""
    build(folder / "community", max(1, count // PER_MEMBER))
    store = open_built(str(folder / "community"))
    members = [who for (who,) in store.rows("SELECT id FROM member ORDER BY rid")]
    raw = sqlite3.connect(folder / RAW)
    raw.execute("CREATE TABLE event (member BLOB, kind TEXT, local TEXT, amount INTEGER)")
    begun = time.perf_counter()
    with store.recording("activity.import") as rec:
        rec.insert_many("activity", (_fields(store, one) for one in _events(members, count)))
    print(f"  {count} activities recorded in {time.perf_counter() - begun:.1f} s")
    raw.executemany("INSERT INTO event VALUES (?, ?, ?, ?)", _events(members, count))
    raw.commit()
    raw.close()
    store.close()


def _fields(
    store: Store, event: tuple[bytes, str, str, int | None]
) -> tuple[None, dict[str, Value]]:
    who, kind, local, amount = event
    at = 1_772_000_000_000
    return None, {
        "member": who,
        "kind": kind,
        "local": local,
        "zone": "Asia/Shanghai",
        "at": at,
        "amount": amount,
    }


def _settle(store: Store, weeks: tuple[str, ...]) -> tuple[int, float]:
    begun, points = time.perf_counter(), 0
    cycles = tuple(Cycle(week, 1, period.end_text(week), 0) for week in weeks)
    for rule in rules():
        question = Question((Version(1, rule, 0),), "2026-12-31", rule=bytes(16), cycles=cycles)
        query = totals(question)
        row = store.one(query.sql, query.values)
        points += int(row[1]) if row else 0
    return points, time.perf_counter() - begun


def ours(folder: str) -> Figures:
    """All four weeks, then the closing week alone, then one activity after the other."""
    store = open_built(f"{folder}/community")
    points, four = _settle(store, WEEKS)
    _, closing = _settle(store, WEEKS[-1:])
    return {"four_weeks_s": four, "closing_s": closing, "points": points}


def entering(folder: str) -> Figures:
    """From one new activity to the ledger, its commit included; and without the commit."""
    store = open_built(f"{folder}/community")
    if not rulebook.listed(store):
        with store.recording("rule.publish") as rec:
            body = {"trigger": "each", "activity": "checkin", "points": 10}
            for i in range(5):
                cap = {"per": "week", "points": 20 + i}
                rule = parse({"name": f"到场 {i}", **body, "cap": cap})
                made = rulebook.save(rec, None, rule, publish=True)
                rec.put("rule_version", None, {"rule": made, "version": 1, "published": 1})
    members = [who for (who,) in store.rows("SELECT id FROM member LIMIT ?", (ENTERED,))]
    whole, settled = [], []
    for who in members:
        begun = time.perf_counter()
        activities.add(store, who, "checkin", settlement.now(store))
        whole.append(1000 * (time.perf_counter() - begun))
    for who in members:
        with store.recording("activity.add") as rec:
            begun = time.perf_counter()
            settlement.follow(rec, store, {who}, {"checkin"})
            settled.append(1000 * (time.perf_counter() - begun))
    return {
        "enter_ms": percentile(whole, 0.5),
        "enter_p99_ms": percentile(whole, 0.99),
        "follow_ms": percentile(settled, 0.5),
    }


def loop(folder: str) -> Figures:
    """What one would write first: a loop over all rows with dictionaries."""
    begun = time.perf_counter()
    days: dict[tuple[bytes, int, str], set[int]] = defaultdict(set)
    counts: dict[tuple[bytes, int, str], int] = defaultdict(int)
    raw = sqlite3.connect(Path(folder) / RAW)
    ordinals = {str(FIRST + timedelta(i)): i for i in range(28)}
    for who, kind, local in raw.execute("SELECT member, kind, local FROM event"):
        day = ordinals[local[:10]]
        key = who, day // 7, kind
        counts[key] += 1
        days[key].add(day)
    points = 0
    for key, count in counts.items():
        measured = {"count": count, "days": len(days[key]), "streak": _streak(days[key])}
        points += sum(
            given
            for kind, measure, least, given in PLAIN
            if kind == key[2] and measured[measure] >= least
        )
    return {"four_weeks_s": time.perf_counter() - begun, "points": points}


def _streak(days: set[int]) -> int:
    best = 0
    for day in days:
        if day - 1 not in days:
            run = 1
            while day + run in days:
                run += 1
            best = max(best, run)
    return best


_DUCK = """WITH daily AS (
  SELECT member, kind, (day - DATE '2026-03-02') // 7 AS week, day, count(*) AS n
  FROM (SELECT member, kind, CAST(local[1:10] AS DATE) AS day FROM event) GROUP BY ALL),
runs AS (
  SELECT member, kind, week, n,
    day - CAST(row_number() OVER (PARTITION BY member, kind, week ORDER BY day) AS INTEGER)
      AS island
  FROM daily),
stretches AS (
  SELECT member, kind, week, sum(n) AS n, count(*) AS days FROM runs
  GROUP BY member, kind, week, island),
cells AS (
  SELECT kind, sum(n) AS n, sum(days) AS days, max(days) AS streak
  FROM stretches GROUP BY member, kind, week)
SELECT sum({sums}) FROM cells"""


def duckdb(folder: str) -> Figures:
    """The same in one query over the same rows, in its own file format, all cores."""
    import duckdb as duck

    held = duck.connect()
    raw = sqlite3.connect(Path(folder) / RAW)
    path = Path(folder) / "events.csv"
    with path.open("w", encoding="utf-8") as out:
        for who, kind, local, amount in raw.execute("SELECT * FROM event"):
            out.write(f"{who.hex()},{kind},{local},{'' if amount is None else amount}\n")
    columns = "{'member': 'VARCHAR', 'kind': 'VARCHAR', 'local': 'VARCHAR', 'amount': 'BIGINT'}"
    held.execute(
        f"CREATE TABLE event AS SELECT * FROM read_csv('{path}', header=false, columns={columns})"
    )
    column = {"count": "n", "days": "days", "streak": "streak"}
    sums = " + ".join(
        f"CASE WHEN kind = '{kind}' AND {column[measure]} >= {least} THEN {points} ELSE 0 END"
        for kind, measure, least, points in PLAIN
    )
    begun = time.perf_counter()
    found = held.execute(_DUCK.format(sums=sums)).fetchone()
    return {
        "four_weeks_s": time.perf_counter() - begun,
        "points": float(found[0]) if found else 0.0,
    }


VARIANTS = {"ours": ours, "entering": entering, "loop": loop, "duckdb": duckdb}


def run(size: int | None, runs: int) -> None:
    """Print the tables."""
    count = size or EVENTS
    with tempfile.TemporaryDirectory() as scratch:
        _prepare(Path(scratch), count)
        names = ["ours", "loop"]
        if importlib.util.find_spec("duckdb"):
            names.append("duckdb")
        table = compare("rules", [(name, [scratch]) for name in names], runs)
        goals = [
            Goal("ours", "duckdb", "four_weeks_s", 1 / 3, "four weeks over DuckDB's"),
            Goal("ours", "loop", "four_weeks_s", 1 / 12, "four weeks over a plain loop's"),
        ]
        if "ours" in table and "duckdb" in table:
            week = {"four_weeks_s": table["ours"]["closing_s"]}
            table["closing week"] = week
            goals.append(
                Goal("closing week", "duckdb", "four_weeks_s", 1 / 10, "one week over four")
            )
        show(f"P7 twenty rules, {count} activities", table, "four_weeks_s", "loop", goals)
        table = compare("rules", [("entering", [scratch])], runs)
        goals = [Goal("entering", "", "follow_ms", 5, "one activity to its awards, ms")]
        show("P8 one new activity, five rules", table, "enter_ms", "entering", goals)
