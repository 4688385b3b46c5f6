"""From activities to what is due: the inner parts of a rule's query."""

import json
from collections.abc import Sequence

from desktop.models.condition import sides
from desktop.models.rule import PERIODIC, InEach, Rule, Share, Version
from desktop.store import tally, ways
from desktop.store.away import judged, present
from desktop.store.conditions import Parameters, compile_condition
from desktop.store.question import Question
from desktop.store.reads import Reads

# Beyond this a measure earns no more, so that the points of the largest share fit 64 bits.
LARGEST = 10**14

_DAY = "substr({}, 1, 10)"
_LABELS = {
    "day": _DAY,
    "week": "strftime('%G-W%V', substr({}, 1, 10))",
    "month": "substr({}, 1, 7)",
    "year": "substr({}, 1, 4)",
    "lifetime": "''",
}


_KEYS = {
    "each": "lower(hex(a.id))",
    "once": "''",
    "steps": "CAST(st.value AS TEXT)",
    "invite": "lower(hex(b.invitee))",
}
# A check-in that follows from attendance carries its series in `source`; others have none.
_IN_EACH = {
    "category": "coalesce(a.category, '')",
    "series": "iif(a.occurrence IS NULL, '', coalesce(substr(a.source, 1, 32), ''))",
}
# Who did it; in a rule for inviters that is the one they brought.
_DOER = "coalesce(c.person, a.member)"


def label_sql(per: str, local: str) -> str:
    """The SQL of the label of the day, week, month or year that a local time text is in."""
    return _LABELS[per].format(local)


def parts(reads: Reads, in_each: InEach, activities: Sequence[bytes]) -> dict[bytes, str]:
    """The category, or the series, for which each of these activities would be given once."""
    marks = ", ".join("?" * len(activities))
    sql = f"SELECT a.id, {_IN_EACH[in_each]} FROM activity a WHERE a.id IN ({marks})"
    return {bytes(one): str(part) for one, part in reads.rows(sql, activities)}


def only_wanted(question: Question, column: str) -> str:
    """The condition that leaves out whom the question is not about."""
    return f" AND {column} IN (SELECT id FROM wanted)" if question.members is not None else ""


def evidence(question: Question, parameters: Parameters, *, named: bool) -> str:
    """`ev`: every activity that counts, with the evidence key and the version it counts for.

    `named`: it is read again, to name what carries an award.
    """
    versions = " UNION ALL ".join(
        _evidence_of(question, version, parameters) for version in question.versions
    )
    # What is read once is not worth a copy; each version reads it.
    how = "MATERIALIZED " if named or len(question.versions) > 1 else ""
    return f"ev(m, k, id, local, at, amount, day, version) AS {how}({versions})"


def _evidence_of(question: Question, version: Version, parameters: Parameters) -> str:
    rule = version.rule
    periodic = rule.trigger in PERIODIC
    key = "cy.label" if periodic else _IN_EACH.get(rule.in_each) or _KEYS[rule.trigger]
    day = "cy.number" if periodic else label_sql("day", "a.local")
    invites = rule.trigger == "invite"
    who = "b.m" if invites else _DOER
    asked = " AND a.member IN (SELECT id FROM asked)" if question.members is not None else ""
    whose = asked if invites else only_wanted(question, "a.member")
    # What somebody did counts towards every step, each of which is judged by itself.
    steps = json.dumps([step.at_least for step in rule.steps])
    stepped = f" CROSS JOIN json_each({parameters.add(steps)}) st" if rule.steps else ""
    return (
        f"SELECT {who}, {key}, a.id, a.local, a.at, a.amount, {day}, {version.number}"
        f" {_sources(question, version, who, key, stepped)}"
        f" WHERE {' AND '.join(_filters(question, version, parameters))}"
        f" AND {judged(question, who)}{whose}"
    )


def _sources(question: Question, version: Version, who: str, key: str, stepped: str) -> str:
    """The tables an activity is judged by; no more than the rule asks about."""
    rule, found = version.rule, [f"FROM activity a {ways.way(question, version.rule)}"]
    found.append(f"LEFT JOIN alias c ON c.member = a.member{stepped}")
    if isinstance(rule.points, tuple) and rule.trigger == "invite":
        found.append(f"JOIN bond b ON b.invitee = {_DOER} AND b.level <= {len(rule.points)}")
    about_members = rule.where is not None and "member" in sides(rule.where)
    if about_members:
        found.append(f"JOIN member mb ON mb.id = {_DOER}")
    if rule.trigger in PERIODIC:
        day = label_sql("day", "a.local")
        found.append(f"JOIN cycle_day cy ON cy.day = {day} AND cy.version = {version.number}")
    if _needs_past(question, about_members):
        found.append(f"LEFT JOIN past p ON p.m = {who} AND p.k = {key}")
    return " ".join(found)


def _needs_past(question: Question, about_members: bool) -> bool:
    chosen = len(question.versions) > 1 and question.trigger not in PERIODIC
    return question.rule is not None and (about_members or chosen or question.after is not None)


def _filters(question: Question, version: Version, parameters: Parameters) -> list[str]:
    rule = version.rule
    last = min(question.until, f"{rule.last}T23:59:59") if rule.last else question.until
    first = max(question.since, str(rule.first or ""))
    out = [
        ways.of_kind(question, parameters.add(rule.activity)),
        f"a.local BETWEEN {parameters.add(first)} AND {parameters.add(last)}",
        "a.gone = 0 AND coalesce(a.state, '') <> 'voided'",
        present(question, "a.member", label_sql("day", "a.local")),
    ]
    if rule.trigger == "invite":
        out.append(present(question, "b.m", label_sql("day", "a.local")))
    for pause in question.pauses:
        until = "" if pause.ends is None else f" AND a.at < {parameters.add(pause.ends)}"
        out.append(f"NOT (a.at >= {parameters.add(pause.begins)}{until})")
    if rule.in_each:
        # What is of none of them is the first of nothing.
        out.append(f"{_IN_EACH[rule.in_each]} <> ''")
    now = compile_condition(rule.where, parameters)
    if question.rule is None:
        return [*out, now]
    if rule.where is not None and "member" in sides(rule.where):
        kept = compile_condition(rule.where, parameters, kept=True)
        now = f"({now} OR (p.n > 0 AND {kept}))"
    if question.after is not None:
        out.append(f"(p.n > 0 OR a.at > {parameters.add(question.after)})")
    if len(question.versions) > 1 and rule.trigger not in PERIODIC:
        out.append(f"coalesce(p.version, {_in_force(question)}) = {version.number}")
    return [*out, now]


def _in_force(question: Question) -> str:
    """The number of the version for an activity, as `models.rule.in_force` says it."""
    newest = question.versions[-1].number
    if question.trigger != "each":
        return str(newest)
    whens = "".join(
        f" WHEN a.at >= {version.published} THEN {version.number}"
        for version in reversed(question.versions)
    )
    return f"CASE{whens} ELSE {newest} END"


def raw(question: Question, parameters: Parameters) -> str:
    """What would be due without caps: one row per member and evidence key."""
    columns = "m, k, points, version, local, at, measure, place, n"
    versions = " UNION ALL ".join(
        _raw_of(question, version, parameters) for version in question.versions
    )
    return f"raw({columns}) AS (SELECT * FROM ({versions}) WHERE points > 0)"


def _raw_of(question: Question, version: Version, parameters: Parameters) -> str:
    rule, only = version.rule, f"version = {version.number}"
    if rule.trigger not in PERIODIC:
        return (_each if rule.trigger == "each" else _once)(rule, only, parameters)
    if tally.serves(question):
        measured = tally.measured(question, version, parameters)
    else:
        measured = (
            f"SELECT t.*, cy.local, cy.at FROM ({_measured(rule, only)}) t {_OF_CYCLE}"
            f" WHERE t.measure >= {parameters.add(rule.at_least)}"
        )
    return (_period if rule.trigger == "period" else _rank)(rule, measured, parameters)


def _each(rule: Rule, version: str, parameters: Parameters) -> str:
    points, measure = _points(rule, "coalesce(amount, 0)", parameters)
    return (
        f"SELECT m, k, {points} points, version, local, at, {measure}, NULL, 1"
        f" FROM ev WHERE {version}"
    )


def _points(rule: Rule, measure: str, parameters: Parameters) -> tuple[str, str]:
    """The points for a measure, and the measure itself where it counts (else NULL)."""
    if isinstance(rule.points, Share):
        every, points = parameters.add(rule.points.every), parameters.add(rule.points.points)
        return f"min({measure}, {LARGEST}) / {every} * {points}", measure
    if not isinstance(rule.points, int):
        raise TypeError("only a ranking has places")
    return parameters.add(rule.points), "NULL"


_RUNNING = {
    "count": "row_number() OVER (PARTITION BY m, k ORDER BY local, id)",
    "amount": "sum(coalesce(amount, 0)) OVER (PARTITION BY m, k ORDER BY local, id"
    " ROWS UNBOUNDED PRECEDING)",
    "days": "dense_rank() OVER (PARTITION BY m, k ORDER BY day)",
    "streak": "dense_rank() OVER (PARTITION BY m, k, island ORDER BY day)",
}
# Days in a row share what is left of the day's number when its rank among the days is taken off.
_ISLANDS = (
    "(SELECT *, unixepoch(day) / 86400 - dense_rank() OVER (PARTITION BY m, k ORDER BY day)"
    " island FROM ev WHERE {version})"
)


def _once(rule: Rule, version: str, parameters: Parameters) -> str:
    source = f"(SELECT * FROM ev WHERE {version})"
    if rule.measure == "streak":
        source = _ISLANDS.format(version=version)
    if rule.steps:
        gains = json.dumps({str(step.at_least): step.points for step in rule.steps})
        points, least = f"{parameters.add(gains)} ->> ('$.' || k)", "CAST(k AS INTEGER)"
    else:
        points, least = _points_once(rule, parameters), parameters.add(rule.at_least)
    invites = rule.trigger == "invite"
    bond = " JOIN bond b ON b.m = x.m AND b.invitee = unhex(x.k)" if invites else ""
    return (
        f"SELECT x.m, k, {points} points, version, local, at, measure, NULL, n FROM ("
        " SELECT *, row_number() OVER (PARTITION BY m, k ORDER BY local, id) place FROM ("
        f" SELECT *, {_RUNNING[rule.measure]} measure, {_RUNNING['count']} n FROM {source})"
        f" WHERE measure >= {least}) x{bond} WHERE place = 1"
    )


def _points_once(rule: Rule, parameters: Parameters) -> str:
    if not isinstance(rule.points, tuple):
        return _points(rule, "0", parameters)[0]
    whens = " ".join(
        f"WHEN {level} THEN {parameters.add(points)}" for level, points in enumerate(rule.points, 1)
    )
    return f"CASE b.level {whens} END"


_MEASURES = {
    "count": "count(*)",
    "amount": "coalesce(sum(amount), 0)",
    "days": "count(DISTINCT day)",
}


def _measured(rule: Rule, version: str) -> str:
    """One row (m, k, version, measure, n) per member and period."""
    if rule.measure != "streak":
        return (
            f"SELECT m, k, version, {_MEASURES[rule.measure]} measure, count(*) n"
            f" FROM ev WHERE {version} GROUP BY m, k"
        )
    if rule.period == "week":
        weekdays = "sum(DISTINCT 1 << (day + 3) % 7)"  # day 0 is a Thursday
        cells = f"SELECT m, k, version, {weekdays} days, count(*) n FROM ev WHERE {version}"
        longest = f"{tally.LONGEST} measure, n FROM ({cells} GROUP BY m, k) t"
        return f"SELECT m, k, version, {longest}"
    days = (
        "SELECT m, k, version, count(*) n,"
        " day - row_number() OVER (PARTITION BY m, k ORDER BY day) island"
        f" FROM ev WHERE {version} GROUP BY m, k, day"
    )
    runs = f"SELECT m, k, version, count(*) run, sum(n) n FROM ({days}) GROUP BY m, k, island"
    return f"SELECT m, k, version, max(run) measure, sum(n) n FROM ({runs}) GROUP BY m, k"


_OF_CYCLE = "JOIN cycle cy ON cy.label = t.k"


def _period(rule: Rule, measured: str, parameters: Parameters) -> str:
    points, _ = _points(rule, "t.measure", parameters)
    return f"SELECT m, k, {points} points, version, local, at, measure, NULL, n FROM ({measured}) t"


def _rank(rule: Rule, measured: str, parameters: Parameters) -> str:
    places = parameters.add(json.dumps(rule.points))
    points = f"coalesce({places} ->> ('$[' || (t.place - 1) || ']'), 0)"
    ranked = f"SELECT *, rank() OVER (PARTITION BY k ORDER BY measure DESC) place FROM ({measured})"
    return (
        f"SELECT m, k, {points} points, version, local, at, measure, t.place, n FROM ({ranked}) t"
    )
