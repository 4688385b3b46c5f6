"""A rule as one set-based query, the same for preview, rehearsal and run."""

import json
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from desktop.models.op import Value
from desktop.models.period import bounds
from desktop.models.rule import PERIODIC, Per
from desktop.store import tally
from desktop.store.away import judged
from desktop.store.bonds import bonds
from desktop.store.caps import capped
from desktop.store.conditions import Parameters
from desktop.store.dues import evidence, only_wanted, raw
from desktop.store.merged import LED
from desktop.store.question import Cycle, Question

__all__ = ["Cycle", "Query", "Question", "behind", "differences", "dues", "places", "totals"]


# The parts of a query, each a table that later ones read; some need the parameters.
_Parts = Sequence[str | Callable[[Parameters], str]]


class Query(Struct, frozen=True):
    """SQL and its values; `pers` names the cap columns of its rows."""

    sql: str
    values: tuple[Value, ...]
    pers: tuple[Per, ...] = ()


def differences(question: Question) -> Query:
    """What a run would write: a row per (member, evidence key) where due and standing differ."""
    # An activity is its own evidence; a week's are found again by member, kind and week.
    named = not (question.trigger == "each" or tally.serves(question))
    parts = _common(question, named=named)
    caps = "".join(f", x.used{i}, x.cap{i}" for i in range(len(question.pers)))
    joined = " LEFT JOIN picked r ON r.m = x.m AND r.k = x.k" if named else ""
    rows = (
        "SELECT x.m, x.k, x.points, x.raw, x.version, x.local, x.at, x.measure, x.place, x.n,"
        f" x.generation, x.standing, x.sum, x.kept{caps}, {'r.ids' if named else 'NULL'}"
        f" FROM difference x{joined} ORDER BY x.local, x.k, x.m"
    )
    return _query(question, [*parts, _PICKED] if named else parts, rows)


# What carries each award that is to be written.
_PICKED = (
    "picked(m, k, ids) AS (SELECT x.m, x.k, json_group_array(lower(hex(e.id))"
    " ORDER BY e.local, e.id) FROM difference x JOIN ev e ON e.m = x.m AND e.k = x.k"
    " AND e.local <= x.local WHERE x.points IS NOT NULL GROUP BY x.m, x.k)"
)


def totals(question: Question) -> Query:
    """One row (awards, points, members, reversals) of what a run would write."""
    rows = (
        "SELECT count(*) FILTER (WHERE points IS NOT NULL AND points IS NOT kept),"
        " coalesce(sum(coalesce(points, 0) - coalesce(sum, 0)), 0), count(DISTINCT m),"
        " coalesce(sum(coalesce(json_array_length(standing), 0)"
        " - (points IS NOT NULL AND points IS kept)), 0) FROM difference"
    )
    if not question.fresh:
        return _query(question, _common(question), rows)
    # In one cycle a member gets one award.
    alike = question.trigger in PERIODIC and len(question.cycles) == 1
    who = "*" if alike else "DISTINCT m"
    rows = f"SELECT count(*), coalesce(sum(points), 0), count({who}), 0 FROM difference"
    apart = tally.serves(question) and question.trigger == "period" and not _is_shared(question)
    return _halves(question, rows) if apart else _query(question, _common(question), rows)


def _is_shared(question: Question) -> bool:
    """Whether what one member gets takes from another."""
    return "budget" in question.pers


def _halves(question: Question, rows: str) -> Query:
    """One row of sums, of those who were merged and of the others asked apart.

    SQLite adds up a plain query as it reads, and writes down each row of two that are put together.
    """
    parameters = Parameters(question.until[:10], question.zone)
    halves = [
        f"SELECT * FROM ({_sql(_common(one), rows, parameters)})"
        for one in (replace(question, merged=merged) for merged in (False, True))
    ]
    sums = "sum(awards), sum(points), sum(members), sum(reversals)"
    sql = (
        "WITH half(awards, points, members, reversals) AS"
        f" ({' UNION ALL '.join(halves)}) SELECT {sums} FROM half"
    )
    return Query(sql, tuple(parameters.values), question.pers)


def dues(question: Question, lasting: date) -> Query:
    """What is due, most first: a row each.

    (member, points, awards, points before caps, name, points for evidence since `lasting`)
    """
    still = f"points * (substr(local, 1, 10) >= '{lasting.isoformat()}')"
    rows = (
        "SELECT d.m, d.points, d.n, r.points, mb.name, d.still"
        f" FROM (SELECT m, sum(points) points, count(*) n, sum({still}) still FROM due"
        " GROUP BY m) d"
        " JOIN (SELECT m, sum(points) points FROM raw GROUP BY m) r ON r.m = d.m"
        " JOIN member mb ON mb.id = d.m ORDER BY d.points DESC, d.m"
    )
    return _query(question, _common(question)[:-1], rows)


def places(question: Question) -> Query:
    """Who stands where in a ranking's cycle: a row (member, place, measure) each, in order."""
    rows = "SELECT m, place, measure FROM raw ORDER BY place, m"
    return _query(question, _common(question)[:-2], rows)


def behind(question: Question, key: str) -> Query:
    """What carries one evidence key: a row (points before caps, version, measure, n, ids)."""
    parameters = Parameters(question.until[:10], question.zone)
    rows = (
        "SELECT r.points, r.version, r.measure, r.n, (SELECT json_group_array(lower(hex(e.id))"
        " ORDER BY e.local, e.id) FROM ev e WHERE e.m = r.m AND e.k = r.k AND e.local <= r.local)"
        " FROM raw r WHERE r.k = "
    )
    sql = _sql(_common(question, named=True)[:-2], rows, parameters) + parameters.add(key)
    return Query(sql, tuple(parameters.values))


def _query(question: Question, parts: _Parts, rows: str) -> Query:
    parameters = Parameters(question.until[:10], question.zone)
    sql = _sql(parts, rows, parameters)
    return Query(sql, tuple(parameters.values), question.pers)


def _sql(parts: _Parts, rows: str, parameters: Parameters) -> str:
    made = [part if isinstance(part, str) else part(parameters) for part in parts]
    return f"WITH RECURSIVE {', '.join(part for part in made if part)} {rows}"


def _common(question: Question, *, named: bool = False) -> _Parts:
    return [
        lambda p: _wanted(question, p),
        lambda p: _cycles(question, p),
        lambda p: _given(question, p),
        _PAST,
        bonds(question),
        lambda p: evidence(question, p, named=named),
        lambda p: raw(question, p),
        lambda p: capped(question, p),
        lambda p: _difference(question, p, named),
    ]


# All awards that the rule ever gave, by canonical member and evidence key, each without what the
# judge clipped. `kept` are the points of the oldest one standing, none where nothing is left of it;
# `held`: an operator took it back, so the rule does not give it again.
_PAST = """past AS MATERIALIZED (
 SELECT m, k, count(undone) generation, max(generation) last, sum(how = 'correct') > 0 held,
 json_group_array(version ORDER BY born) ->> '$[#-1]' version,
 sum(undone IS NULL) n,
 json_group_array(lower(hex(id)) ORDER BY born, id) FILTER (WHERE undone IS NULL) standing,
 nullif(json_group_array(points ORDER BY born, id) FILTER (WHERE undone IS NULL) ->> 0, 0) kept,
 sum(points) FILTER (WHERE undone IS NULL) sum,
 max(local) FILTER (WHERE undone IS NULL) local
 FROM given GROUP BY m, k)"""


# Every day of every cycle, with its number: an activity finds its cycle by its day, which costs
# less than to reckon its week. A day may be in several of the cycles that have names.
_CYCLE_DAY = """cycle_day(label, version, day, number, last) AS MATERIALIZED (
 SELECT label, version, first, unixepoch(first) / 86400, substr(local, 1, 10) FROM cycle
 UNION ALL SELECT label, version, date(day, '+1 day'), number + 1, last
 FROM cycle_day WHERE day < last)"""


def _wanted(question: Question, parameters: Parameters) -> str:
    """The ids, aliases included, of the members that are asked about."""
    if question.members is None:
        return ""
    listed = json.dumps([member.hex() for member in question.members])
    return (
        "wanted(id) AS MATERIALIZED ("
        f"SELECT unhex(value) FROM json_each({parameters.add(listed)})"
        f" UNION SELECT c.member FROM alias c WHERE c.person IN"
        f" (SELECT unhex(value) FROM json_each({parameters.add(listed)})))"
    )


def _cycles(question: Question, parameters: Parameters) -> str:
    if question.trigger not in PERIODIC:
        return ""
    weekly = tally.serves(question)
    listed = [
        [
            *(c.label, c.version, c.local, c.at, int(c.due)),
            tally.week_number(c.label) if weekly else 0,
            bounds(c.label)[0].isoformat(),
        ]
        for c in question.cycles
    ]
    columns = ", ".join(f"value ->> {i}" for i in range(7))
    return (
        f"cycle(label, version, local, at, due, week, first) AS MATERIALIZED"
        f" (SELECT {columns} FROM json_each({parameters.add(json.dumps(listed))})), {_CYCLE_DAY}"
    )


def _given(question: Question, parameters: Parameters) -> str:
    columns = "id, m, k, points, version, generation, local, born, undone, how"
    if question.rule is None or question.fresh:
        nothing = ", ".join(f"NULL {name}" for name in columns.split(", "))
        return f"given AS (SELECT {nothing} WHERE 0)"
    # What other cycles gave is nothing to these.
    asked = question.trigger in PERIODIC
    cycles = " AND e.evidence_key IN (SELECT label FROM cycle)" if asked else ""
    return (
        f"given({columns}) AS MATERIALIZED (SELECT e.id, coalesce(c.person, e.member),"
        " e.evidence_key, e.points + coalesce(k.points, 0), e.version, e.generation, e.local,"
        " e.born, r.id, r.kind FROM entry e LEFT JOIN alias c ON c.member = e.member"
        " LEFT JOIN entry r ON r.reverses = e.id"
        " LEFT JOIN entry k ON k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))"
        f" WHERE e.rule = {parameters.add(question.rule)} AND e.kind = 'award'"
        f"{cycles}{only_wanted(question, 'e.member')})"
    )


def _stays_judged(question: Question) -> str:
    """Leaves alone what was given to, or for, somebody who was removed."""
    if question.trigger != "invite":
        return judged(question, "x.m")
    merged = f"unhex(x.k) IN ({LED})"
    return f"{judged(question, 'x.m')} AND ({merged} OR {judged(question, 'unhex(x.k)')})"


def _difference(question: Question, parameters: Parameters, named: bool) -> str:
    if question.fresh:
        some = not all(cycle.due for cycle in question.cycles)
        return (
            f"difference AS {'MATERIALIZED' if named else ''} (SELECT d.m, d.k, d.points,"
            " d.raw, d.version, d.local, d.at, d.measure,"
            " d.place, d.n, 0 generation, NULL standing, NULL sum,"
            f" NULL kept{_caps(question, 'd')} FROM due d"
            f"{' WHERE d.k IN (SELECT label FROM cycle WHERE due)' if some else ''})"
        )
    if question.trigger in PERIODIC:
        scope = "x.k IN (SELECT label FROM cycle WHERE due)"
    else:
        scope = f"(x.is_due OR x.last_local <= {parameters.add(question.until)})"
    points = "iif(x.held, iif(x.is_due, x.kept, NULL), x.points)"
    return (
        f"{_beside(question)}, difference AS MATERIALIZED (SELECT x.m, x.k, {points} points,"
        " x.raw, x.version, coalesce(x.local, x.last_local) local, x.at, x.measure, x.place, x.n,"
        " coalesce(max(x.generation + x.stand, x.last + 1), 0) generation,"
        f" x.standing, x.sum, x.kept{_caps(question, 'x')} FROM beside x"
        f" WHERE (x.is_due OR {_stays_judged(question)})"
        f" AND {scope} AND ({points} IS NOT x.kept OR x.stand > 1))"
    )


def _caps(question: Question, table: str) -> str:
    return "".join(f", {table}.used{i}, {table}.cap{i}" for i in range(len(question.pers)))


# Of what stands: its columns, and what they are called beside those of what is due.
_STOOD = {
    "generation": "generation",
    "last": "last",
    "held": "held",
    "n": "stand",
    "standing": "standing",
    "kept": "kept",
    "sum": "sum",
    "local": "last_local",
}


def _beside(question: Question) -> str:
    """`beside`: what is due and what stands of each member and evidence key, in one row.

    They are grouped, not joined: SQLite expects so few awards of a rule that it would look each
    of them up among all.
    """
    caps = [f"{name}{i}" for i in range(len(question.pers)) for name in ("used", "cap")]
    due = ["points", "raw", "version", "local", "at", "measure", "place", "n", *caps]
    columns = [*due, "is_due", *_STOOD.values()]
    merged = ", ".join(f"max({one}) {one}" for one in columns)
    return (
        f"either(m, k, {', '.join(columns)}) AS (SELECT m, k, {', '.join(due)}, 1"
        f"{', NULL' * len(_STOOD)} FROM due"
        f" UNION ALL SELECT m, k{', NULL' * (len(due) + 1)}, {', '.join(_STOOD)} FROM past),"
        f" beside AS (SELECT m, k, {merged} FROM either GROUP BY m, k)"
    )
