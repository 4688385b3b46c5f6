"""Changes of a rule, step by step as a form makes them, that keep it one a file could say."""

from msgspec.structs import replace

from desktop.models.condition import (
    ATTRIBUTES,
    OPERATORS,
    Condition,
    Every,
    Leaf,
    attribute,
    counted,
    document,
    parse,
)
from desktop.models.period import Period
from desktop.models.rule import (
    PERIODIC,
    POINTS,
    STEPS,
    THRESHOLD,
    Cap,
    Kind,
    Measure,
    Per,
    Rule,
    Share,
    Step,
    Trigger,
)

_PLACES = (100, 60, 30)
# To begin with: of a number, and of an amount in fen.
_STEPS = (
    (Step(10, 50), Step(50, 300)),
    (Step(100_000, 50), Step(500_000, 300)),
)
_STARTS: dict[str, str | int] = {"int": 1, "date": "2026-01-01", "clock": "19:30"}
# What is seldom asked about 1.
_USUAL = {"birth_year": 1985, "age": 30, "points": 100, "seen_days": 60, "joined_days": 30}
_USUAL |= {"terms": 2, "axes": 3}
# What is asked to be at most so much.
_AT_MOST = {"birthday_days": 30, "plan_days": 30, "child_age": 8}


def blank(name: str) -> Rule:
    """The rule that a new one begins as: ten points for each check-in."""
    return Rule(name, "each", "checkin", 10)


def with_trigger(rule: Rule, trigger: Trigger) -> Rule:
    """Another trigger, with points, period and caps that suit it."""
    cycles = trigger in PERIODIC
    span: Period | None = (rule.period or "month") if cycles else None
    caps = tuple(cap for cap in rule.caps if span or cap.per != "cycle")
    changed = replace(rule, trigger=trigger, period=span, caps=caps)
    if trigger != "once":
        changed = replace(changed, in_each="")
    if trigger in ("each", "steps"):
        changed = replace(changed, at_least=1)
    if trigger == "each":
        changed = replace(changed, measure="count")
    steps = (rule.steps or _STEPS[rule.measure == "amount"]) if trigger == "steps" else ()
    return replace(changed, points=0 if steps else _points_for(rule, trigger), steps=steps)


def _points_for(rule: Rule, trigger: Trigger) -> int | Share | tuple[int, ...]:
    if trigger == "rank":
        places = rule.trigger == "rank" and isinstance(rule.points, tuple)
        return rule.points if places else _PLACES
    if trigger == "invite":
        return (_first(rule),)
    if rule.steps:
        return rule.steps[0].points
    if isinstance(rule.points, tuple):
        return max(1, rule.points[0])
    if isinstance(rule.points, Share) and trigger == "once":
        return rule.points.points
    return rule.points


def _first(rule: Rule) -> int:
    """The points that a rule gives first."""
    if rule.steps:
        return rule.steps[0].points
    points = rule.points.points if isinstance(rule.points, Share) else rule.points
    return points if isinstance(points, int) else max(1, points[0])


def with_kind(rule: Rule, kind: Kind) -> Rule:
    """Another activity; only orders have amounts."""
    changed = replace(rule, activity=kind)
    if kind == "order":
        return changed
    if changed.measure == "amount":
        changed = with_measure(changed, "count")
    if changed.trigger == "each" and isinstance(changed.points, Share):
        changed = replace(changed, points=changed.points.points)
    return changed


def with_measure(rule: Rule, measure: Measure) -> Rule:
    """Another measure; a threshold in yuan is not one in days."""
    known = rule.measure == "amount", measure == "amount"
    if known[0] == known[1]:
        return replace(rule, measure=measure)
    steps = _STEPS[known[1]] if rule.steps else ()
    threshold = 10_000 if known[1] and not steps else 1
    return replace(rule, measure=measure, at_least=threshold, steps=steps)


def measures(rule: Rule) -> tuple[Measure, ...]:
    """What can be measured of the rule's activity."""
    if rule.activity == "order":
        return ("count", "amount", "days", "streak")
    return ("count", "days", "streak")


def with_step(rule: Rule, place: int, step: Step | None) -> Rule:
    """The step at a place changed, or without it; beyond the last one it is added.

    Steps stand by what they ask; of two that ask the same the new one stays. One always stays.
    """
    others = [one for i, one in enumerate(rule.steps) if i != place]
    if step is None:
        return replace(rule, steps=tuple(others)) if others else rule
    kept = [one for one in others if one.at_least != step.at_least]
    found = sorted([*kept, step], key=lambda one: one.at_least)
    return replace(rule, steps=tuple(found[:STEPS]))


def next_step(rule: Rule) -> Step:
    """The step that a form offers after the last one: twice as far, for twice as much."""
    last = rule.steps[-1]
    return Step(min(last.at_least * 2, THRESHOLD), min(last.points * 2, POINTS))


def with_cap(rule: Rule, place: int, cap: Cap | None) -> Rule:
    """The cap at a place changed, or without it; beyond the last one it is added."""
    caps = list(rule.caps)
    caps[place : place + 1] = [cap] if cap else []
    changed = replace(rule, caps=tuple(caps))
    if rule.trigger != "each":
        return changed
    # Nothing but a cap counts in the cycles of such a rule, and all but named ones have own words.
    cycles = any(one.per == "cycle" for one in caps)
    return replace(changed, period=(rule.period or "custom") if cycles else None)


def free_pers(rule: Rule) -> tuple[Per, ...]:
    """The kinds of cap that the rule does not have yet, the usual ones first."""
    taken = {cap.per for cap in rule.caps}
    usual: tuple[Per, ...] = ("week", "month", "day", "year", "lifetime")
    cycles: tuple[Per, ...] = ("cycle",) if rule.trigger in (*PERIODIC, "each") else ()
    return tuple(per for per in (*usual, *cycles) if per not in taken)


def conditions(rule: Rule) -> tuple[Condition, ...]:
    """The conditions that must all hold, one by one."""
    if rule.where is None:
        return ()
    return rule.where.parts if isinstance(rule.where, Every) else (rule.where,)


def with_condition(rule: Rule, place: int, condition: Condition | None) -> Rule:
    """The condition at a place changed, or without it; beyond the last one it is added.

    Raises Problem rule.… when the condition says what no file could.
    """
    parts = list(conditions(rule))
    parts[place : place + 1] = [parse(document(condition))] if condition else []
    if not parts:
        return replace(rule, where=None)
    return replace(rule, where=parts[0] if len(parts) == 1 else Every(tuple(parts)))


def fresh_leaf(field: str, value: str = "") -> Leaf:
    """A comparison of a field to begin with; `value` where texts are compared."""
    known = attribute(field) or ATTRIBUTES["city"]
    if field in _AT_MOST:
        return Leaf(field, "<=", _AT_MOST[field])
    usual = _USUAL.get(field, _STARTS.get(known.sort, value))
    return Leaf(
        field, ">=" if field in _USUAL or counted(field) else OPERATORS[known.sort][0], usual
    )


def with_operator(leaf: Leaf, op: str) -> Leaf:
    """The same field under another operator; its value becomes a list for `in`, or one again."""
    if op == "in" and not isinstance(leaf.value, tuple):
        return replace(leaf, op=op, value=(leaf.value,))
    if op != "in" and isinstance(leaf.value, tuple):
        return replace(leaf, op=op, value=leaf.value[0])
    return replace(leaf, op=op)
