"""What is due once caps and budget are kept: the last parts of a rule's query."""

from desktop.models.rule import PERIODIC
from desktop.store.conditions import Parameters
from desktop.store.dues import label_sql
from desktop.store.question import Counter, Question

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
        f"turn AS MATERIALIZED (SELECT *,"
        f" {_limit(question, Counter('budget', None), parameters)} budget,"
        " row_number() OVER (ORDER BY local, k, m) step FROM granted),"
        " purse(step, given, used) AS (SELECT step, max(0, min(points, budget)), 0 FROM turn"
        " WHERE step = 1 UNION ALL SELECT t.step,"
        " max(0, min(t.points, t.budget - p.used - p.given)), p.used + p.given"
        " FROM purse p JOIN turn t ON t.step = p.step + 1),"
        " due AS (SELECT t.m, t.k, p.given points, t.version, t.local, t.at, t.measure, t.place,"
        f" t.n, t.raw{caps}, p.used used{last}, t.budget cap{last}"
        " FROM purse p JOIN turn t ON t.step = p.step WHERE p.given > 0)"
    )


def _per_member(question: Question, parameters: Parameters, name: str) -> str:
    counters = [one for one in question.counters if one.per != "budget"]
    columns = "m, k, points, version, local, at, measure, place, n"
    if not counters:
        return f"{name} AS (SELECT {columns}, points raw FROM raw)"
    if [one.per for one in counters] == ["cycle"] and question.trigger in PERIODIC:
        # A member has one award in a cycle: nothing was used of its cap before.
        limit = _limit(question, counters[0], parameters)
        return (
            f"{name} AS (SELECT m, k, min(points, {limit}) points, version, local, at, measure,"
            f" place, n, points raw, 0 used0, {limit} cap0 FROM raw WHERE {limit} > 0)"
        )
    numbers = range(len(counters))
    labels = "".join(f", {_label(question, one)} label{i}" for i, one in enumerate(counters))
    limits = "".join(
        f", {_limit(question, one, parameters)} cap{i}" for i, one in enumerate(counters)
    )
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


def _label(question: Question, counter: Counter) -> str:
    """The day, week, … of an award, within which one cap is counted, whichever version gave it."""
    if counter.per != "cycle":
        return label_sql(counter.per, "local")
    if question.trigger in PERIODIC:
        return "k"
    if counter.span == "custom":
        return named_sql(question)
    return label_sql(str(counter.span), "local")


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


def _limit(question: Question, counter: Counter, parameters: Parameters) -> str:
    limits = [
        (version, parameters.add(cap.points))
        for version in question.versions
        for cap in version.rule.limits
        if cap.per == counter.per and counter.span in (None, version.rule.period)
    ]
    if not limits:
        return str(UNCAPPED)
    whens = "".join(
        f" WHEN {version.number} THEN {_while_it_lasts(question, counter, most)}"
        for version, most in limits
    )
    return f"CASE version{whens} ELSE {UNCAPPED} END"


def _while_it_lasts(question: Question, counter: Counter, most: str) -> str:
    """Outside all named cycles a cap of theirs takes nothing away."""
    if counter.span != "custom" or question.trigger in PERIODIC:
        return most
    return f"iif({named_sql(question)} = '', {UNCAPPED}, {most})"
