"""What is due once caps and budget are kept: the last parts of a rule's query."""

from desktop.models.period import Period
from desktop.models.rule import PERIODIC, Per, Rule, caps_named
from desktop.store.conditions import Parameters
from desktop.store.dues import label_sql
from desktop.store.question import Question

# More than any rule can give: stands for "no cap" in a version that has none of this kind.
UNCAPPED = 1 << 62


def capped(question: Question, parameters: Parameters) -> str:
    """`due`: raw awards, in the order of their evidence, clipped where a cap is full."""
    if "budget" not in question.pers:
        return _per_member(question, parameters, "due")
    granted = _per_member(question, parameters, "granted")
    return f"{granted}, {_budgeted(question, parameters)}"


def _budgeted(question: Question, parameters: Parameters) -> str:
    """`due`: the awards of all members in the order of their evidence, while the budget lasts."""
    last = len(question.pers) - 1
    caps = "".join(f", t.used{i}, t.cap{i}" for i in range(last))
    return (
        f"turn AS MATERIALIZED (SELECT *, {_limit(question, 'budget', parameters)} budget,"
        " row_number() OVER (ORDER BY local, k, m) step FROM granted),"
        " purse(step, given, used) AS (SELECT 0, 0, 0 UNION ALL SELECT t.step,"
        " max(0, min(t.points, t.budget - p.used - p.given)), p.used + p.given"
        " FROM purse p JOIN turn t ON t.step = p.step + 1),"
        " due AS (SELECT t.m, t.k, p.given points, t.version, t.local, t.at, t.measure, t.place,"
        f" t.n, t.raw{caps}, p.used used{last}, t.budget cap{last}"
        " FROM purse p JOIN turn t ON t.step = p.step WHERE p.given > 0)"
    )


def _per_member(question: Question, parameters: Parameters, name: str) -> str:
    pers = [per for per in question.pers if per != "budget"]
    columns = "m, k, points, version, local, at, measure, place, n"
    if not pers:
        return f"{name} AS (SELECT {columns}, points raw FROM raw)"
    if pers == ["cycle"] and question.trigger in PERIODIC:
        # A member has one award in a cycle: nothing was used of its cap before.
        limit = _limit(question, "cycle", parameters)
        return (
            f"{name} AS (SELECT m, k, min(points, {limit}) points, version, local, at, measure,"
            f" place, n, points raw, 0 used0, {limit} cap0 FROM raw WHERE {limit} > 0)"
        )
    numbers = range(len(pers))
    labels = "".join(f", {_label(question, per)} label{i}" for i, per in enumerate(pers))
    limits = "".join(f", {_limit(question, per, parameters)} cap{i}" for i, per in enumerate(pers))
    used = [f"iif(o.label{i} = f.label{i}, f.used{i} + f.given, 0)" for i in numbers]
    first = ", ".join(f"cap{i}" for i in numbers)
    room = ", ".join(f"o.cap{i} - {used[i]}" for i in numbers)
    state = "".join(f", label{i}, used{i}" for i in numbers)
    start = "".join(f", label{i}, 0" for i in numbers)
    step = "".join(f", o.label{i}, {used[i]}" for i in numbers)
    shown = "".join(f", f.used{i}, o.cap{i}" for i in numbers)
    return (
        f"ordered AS MATERIALIZED (SELECT *, row_number() OVER (PARTITION BY m"
        f" ORDER BY local, k) step{labels}{limits} FROM raw),"
        f" fold(m, step, given{state}) AS ("
        f"SELECT m, step, max(0, min(points, {first})){start} FROM ordered WHERE step = 1"
        f" UNION ALL SELECT o.m, o.step, max(0, min(o.points, {room})){step}"
        " FROM fold f JOIN ordered o ON o.m = f.m AND o.step = f.step + 1),"
        f" {name} AS (SELECT o.m, o.k, f.given points, o.version, o.local, o.at,"
        f" o.measure, o.place, o.n, o.points raw{shown}"
        " FROM fold f JOIN ordered o ON o.m = f.m AND o.step = f.step WHERE f.given > 0)"
    )


def _label(question: Question, per: Per) -> str:
    """The day, week, … of an award, within which one cap is counted."""
    if per != "cycle":
        return label_sql(per, "local")
    if question.trigger in PERIODIC:
        return "k"
    spans = {v.number: v.rule.period for v in question.versions if v.rule.period}
    if len(set(spans.values())) == 1:
        # What a version without such a cap gave fills the cap of the one that has it.
        return _span_label(question, next(iter(spans.values())))
    whens = "".join(f" WHEN {n} THEN {_span_label(question, one)}" for n, one in spans.items())
    return f"CASE version{whens} ELSE '' END"


def _span_label(question: Question, span: Period) -> str:
    return named_sql(question) if span == "custom" else label_sql(span, "local")


def named_sql(question: Question) -> str:
    """The named cycle that an award counts in; '' where its day is in none."""
    day = label_sql("day", "local")
    # A label is its two days, which came out of dates: nothing in it was written by anybody.
    bounds = (one.split("/") for one in question.named)
    whens = "".join(
        f" WHEN {day} BETWEEN '{first}' AND '{last}' THEN '{first}/{last}'"
        for first, last in bounds
    )
    return f"CASE{whens} ELSE '' END" if whens else "''"


def _limit(question: Question, per: Per, parameters: Parameters) -> str:
    limits = [
        (version, parameters.add(cap.points))
        for version in question.versions
        for cap in version.rule.limits
        if cap.per == per
    ]
    if not limits:
        return str(UNCAPPED)
    whens = "".join(
        f" WHEN {version.number} THEN {_while_it_lasts(question, version.rule, per, most)}"
        for version, most in limits
    )
    return f"CASE version{whens} ELSE {UNCAPPED} END"


def _while_it_lasts(question: Question, rule: Rule, per: Per, most: str) -> str:
    """Outside all named cycles a cap of theirs takes nothing away."""
    if not caps_named(rule) or per != "cycle":
        return most
    return f"iif({named_sql(question)} = '', {UNCAPPED}, {most})"
