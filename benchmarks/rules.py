"""P7: twenty rules over four weeks of activity, beside a plain loop and DuckDB."""

import importlib.util
import json
import random
import sqlite3
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from benchmarks.community import build, open_built
from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, show
from desktop.models import period
from desktop.models.op import Value
from desktop.models.rule import KINDS, Rule, Version, parse
from desktop.store import fresh
from desktop.store.community import Store
from desktop.store.question import Cycle, Question
from desktop.store.rules import totals

EVENTS = 2_000_000
PER_MEMBER = 20
FIRST = date(2026, 3, 2)
WEEKS = ("2026-W10", "2026-W11", "2026-W12", "2026-W13")
RAW = "events.db"

# Of every rule: awards, points, members.
Totals = list[tuple[int, int, int]]

# kind, measure, at least, points: read by ours as rules, by the peers as they are.
PLAIN = [
    (kind, measure, least, 10 + least)
    for kind in KINDS
    for measure, least in (("count", 2), ("count", 5), ("days", 2), ("days", 3), ("streak", 2))
]


# Holds for every activity, so that the answers stay the same: what a condition costs.
ON_ANY_DAY = {"where": {"field": "weekday", "op": ">=", "value": 1}}


def rules(more: Mapping[str, object] | None = None) -> list[Rule]:
    """The twenty rules; `more` is said in each of them."""
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
                **(more or {}),
            }
        )
        for kind, measure, least, points in PLAIN
    ]


def events(members: list[bytes], count: int) -> Iterator[tuple[bytes, str, str, int | None]]:
    """Invented activities in four weeks: whose, of what kind, when (local time), fen."""
    chance = random.Random(7)
    for _ in range(count):
        day = FIRST + timedelta(chance.randrange(28))
        local = f"{day}T{chance.randrange(24):02}:{chance.randrange(60):02}:00"
        kind = chance.choice(KINDS)
        amount = chance.randrange(100_000) if kind == "order" else None
        yield chance.choice(members), kind, local, amount


def prepare(folder: Path, count: int) -> None:
    """Make the community, and the same events in a plain file for the peers."""
    build(folder / "community", max(1, count // PER_MEMBER))
    store = open_built(str(folder / "community"))
    members = [who for (who,) in store.rows("SELECT id FROM member ORDER BY rid")]
    raw = sqlite3.connect(folder / RAW)
    raw.execute("CREATE TABLE event (member BLOB, kind TEXT, local TEXT, amount INTEGER)")
    begun = time.perf_counter()
    with store.recording("activity.import") as rec:
        rec.insert_many("activity", (fields(store, one) for one in events(members, count)))
    print(f"  {count} activities recorded in {time.perf_counter() - begun:.1f} s")
    raw.executemany("INSERT INTO event VALUES (?, ?, ?, ?)", events(members, count))
    raw.commit()
    raw.close()
    store.close()


def fields(
    store: Store, event: tuple[bytes, str, str, int | None]
) -> tuple[None, dict[str, Value]]:
    """An activity as the recorder takes it."""
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


def _settle(
    store: Store, weeks: tuple[str, ...], more: Mapping[str, object] | None = None
) -> tuple[Totals, float, float]:
    """Of each rule (awards, points, members), and the seconds by clock and by processor."""
    begun, used = time.perf_counter(), time.process_time()
    cycles = tuple(Cycle(week, 1, period.end_text(week), 0) for week in weeks)
    found = []
    for rule in rules(more):
        question = Question((Version(1, rule, 0),), "2026-12-31", rule=bytes(16), cycles=cycles)
        query = totals(fresh.marked(store, question))
        row = store.one(query.sql, query.values) or (0, 0, 0)
        found.append((int(row[0]), int(row[1]), int(row[2])))
    return found, time.perf_counter() - begun, time.process_time() - used


def _told(found: Totals, seconds: float, used: float) -> Figures:
    """Figures of one way, with a sum over what it found for every rule, to be compared."""
    proof = zlib.crc32(json.dumps([list(one) for one in found]).encode())
    return {"four_weeks_s": seconds, "four_weeks_cpu_s": used, "proof": proof}


def ours(folder: str) -> Figures:
    """All four weeks, then the closing week alone."""
    store = open_built(f"{folder}/community")
    found, four, used = _settle(store, WEEKS)
    _, closing, closing_used = _settle(store, WEEKS[-1:])
    told = _told(found, four, used)
    return {**told, "closing_s": closing, "closing_cpu_s": closing_used}


def conditioned(folder: str) -> Figures:
    """The same with a condition on the activity in each rule: each activity is looked at."""
    return _told(*_settle(open_built(f"{folder}/community"), WEEKS, ON_ANY_DAY))


def loop(folder: str) -> Figures:
    """What one would write first: a loop over all rows with dictionaries."""
    begun, used = time.perf_counter(), time.process_time()
    days: dict[tuple[bytes, int, str], set[int]] = defaultdict(set)
    counts: dict[tuple[bytes, int, str], int] = defaultdict(int)
    raw = sqlite3.connect(Path(folder) / RAW)
    ordinals = {str(FIRST + timedelta(i)): i for i in range(28)}
    for who, kind, local in raw.execute("SELECT member, kind, local FROM event"):
        day = ordinals[local[:10]]
        key = who, day // 7, kind
        counts[key] += 1
        days[key].add(day)
    found = [(0, 0)] * len(PLAIN)
    members: list[set[bytes]] = [set() for _ in PLAIN]
    for key, count in counts.items():
        measured = {"count": count, "days": len(days[key]), "streak": _streak(days[key])}
        for i, (kind, measure, least, given) in enumerate(PLAIN):
            if kind == key[2] and measured[measure] >= least:
                found[i] = found[i][0] + 1, found[i][1] + given
                members[i].add(key[0])
    told = [(*one, len(who)) for one, who in zip(found, members, strict=True)]
    return _told(told, time.perf_counter() - begun, time.process_time() - used)


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
  SELECT member, kind, sum(n) AS n, sum(days) AS days, max(days) AS streak
  FROM stretches GROUP BY member, kind, week)
SELECT {sums} FROM cells"""
_DUCK_RULE = (
    "count(*) FILTER ({held}), sum({points}) FILTER ({held}),"
    " count(DISTINCT member) FILTER ({held})"
)


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
    sums = ", ".join(
        _DUCK_RULE.format(held=f"kind = '{kind}' AND {column[measure]} >= {least}", points=points)
        for kind, measure, least, points in PLAIN
    )
    begun, used = time.perf_counter(), time.process_time()
    row = held.execute(_DUCK.format(sums=sums)).fetchone() or ()
    seconds, cpu = time.perf_counter() - begun, time.process_time() - used
    flat = [int(one or 0) for one in row]
    told = [(flat[i], flat[i + 1], flat[i + 2]) for i in range(0, len(flat), 3)]
    return _told(told, seconds, cpu)


VARIANTS = {"ours": ours, "conditioned": conditioned, "loop": loop, "duckdb": duckdb}


def run(size: int | None, runs: int) -> None:
    """Print the tables."""
    count = size or EVENTS
    with tempfile.TemporaryDirectory() as scratch:
        prepare(Path(scratch), count)
        names = ["ours", "conditioned", "loop"]
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
