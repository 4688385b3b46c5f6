"""What rules mean, in plain Python: slow, and short enough to be seen to be right."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.models import period
from desktop.models.condition import Condition, Every, Leaf, Not, Some, attribute
from desktop.models.rule import Rule, Share, Version, in_force
from desktop.models.rulebook import Pause


@dataclass(frozen=True)
class Person:
    id: bytes
    city: str = ""
    level: str = ""
    joined: str = ""
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Deed:
    id: bytes
    member: bytes
    kind: str
    local: str
    at: int
    amount: int | None = None
    text: str = ""
    category: str = ""

    @property
    def day(self) -> str:
        return self.local[:10]


@dataclass
class World:
    """Members, what they did, and what each award that stands was given under."""

    people: dict[bytes, Person]
    deeds: list[Deed]
    standing: dict[tuple[bytes, str], int] = field(default_factory=dict)
    brought: dict[bytes, bytes] = field(default_factory=dict)
    pauses: tuple[Pause, ...] = ()
    named: tuple[str, ...] = ()
    # Times in the community that ended: the last day of each, and the first of the next, if any.
    left: dict[bytes, tuple[tuple[str, str | None], ...]] = field(default_factory=dict)

    def away(self, member: bytes, day: str) -> bool:
        """Whether he had left by that day and not come back."""
        return any(
            last < day and (first is None or day < first)
            for last, first in self.left.get(member, ())
        )


Due = dict[tuple[bytes, str], int]


def holds(tree: Condition | None, person: Person, deed: Deed, kept: bool = False) -> bool:
    """Whether the condition holds; `kept`: whether it could for some member."""
    if tree is None:
        return True
    return _holds(tree, person, deed, kept, True)


def _holds(tree: Condition, person: Person, deed: Deed, kept: bool, positive: bool) -> bool:
    match tree:
        case Every(parts):
            return all(_holds(part, person, deed, kept, positive) for part in parts)
        case Some(parts):
            return any(_holds(part, person, deed, kept, positive) for part in parts)
        case Not(part):
            return not _holds(part, person, deed, kept, not positive)
        case Leaf(name, op, value):
            known = attribute(name)
            if kept and known and known.side == "member":
                return positive
            return _compare(_value(name, person, deed), op, value)
    raise AssertionError


def _value(name: str, person: Person, deed: Deed) -> object:
    moment = datetime.fromisoformat(deed.local)
    return {
        "city": person.city,
        "level": person.level,
        "joined": person.joined or None,
        "tag": person.tags,
        "amount": deed.amount,
        "text": deed.text,
        "date": deed.day,
        "time": deed.local[11:16],
        "weekday": moment.isoweekday(),
    }[name]


def _compare(found: object, op: str, value: object) -> bool:
    if isinstance(found, frozenset):
        return bool(found & ({value} if op == "has" else set(value)))  # type: ignore[call-overload]
    if op == "=":
        return found == value
    if op == "!=":
        return found != value
    if found is None:
        return False
    if op == "in":
        return found in value  # type: ignore[operator]
    if op == "contains":
        return str(value) in str(found)
    order = (found > value) - (found < value)  # type: ignore[operator]
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[op]


def due(
    versions: list[Version], world: World, until: str, labels: dict[str, int] | None = None
) -> Due:
    """Points per (member, evidence key), caps applied; `labels` gives each period its version."""
    trigger = versions[-1].rule.trigger
    raw: list[tuple[bytes, str, str, int, Rule]] = []
    for version in versions:
        rule = version.rule
        groups: dict[tuple[bytes, str], list[Deed]] = defaultdict(list)
        for who, deed, key in _counted(rule, world):
            stand = world.standing.get((who, key))
            if deed.local > until or not _may_count(rule, deed, world):
                continue
            if trigger in ("period", "rank"):
                governed = (labels or {}).get(key)
            elif stand is not None:
                governed = stand
            else:
                governed = (
                    in_force(versions, deed.at).number if trigger == "each" else versions[-1].number
                )
            if governed != version.number:
                continue
            person = world.people[deed.member]
            if holds(rule.where, person, deed) or (
                stand is not None and holds(rule.where, person, deed, kept=True)
            ):
                groups[who, key].append(deed)
        raw += [(m, k, local, p, rule) for (m, k), local, p in _awards(rule, groups, world)]
    return _cap(raw, world.named)


def _counted(rule: Rule, world: World) -> list[tuple[bytes, Deed, str]]:
    """Every deed with whom and what it counts for: his steps, or those who brought him."""
    found = []
    for deed in world.deeds:
        who, invitee = deed.member, deed.member.hex()
        if world.away(who, deed.day):
            continue
        if rule.trigger == "invite":
            assert isinstance(rule.points, tuple)
            above = inviters(world, who)[: len(rule.points)]
            found += [(one, deed, invitee) for one in above if not world.away(one, deed.day)]
        elif rule.trigger == "steps":
            found += [(who, deed, str(step.at_least)) for step in rule.steps]
        elif rule.in_each != "category":
            found.append((who, deed, _key(rule, deed)))
        elif deed.category:
            found.append((who, deed, deed.category))
    return found


def inviters(world: World, member: bytes) -> list[bytes]:
    """Who brought him, who brought that one, and so on; nobody where that comes back to him."""
    found: list[bytes] = []
    at = world.brought.get(member)
    while at is not None and at not in found:
        found.append(at)
        at = world.brought.get(at)
    return [] if member in found else found


def _key(rule: Rule, deed: Deed) -> str:
    if rule.trigger == "each":
        return deed.id.hex()
    if rule.trigger == "once":
        return ""
    return period.label(date.fromisoformat(deed.day), rule.period or "week")


def _may_count(rule: Rule, deed: Deed, world: World) -> bool:
    """Whether it is what the rule is about, on a day of the rule's and in no pause."""
    day = date.fromisoformat(deed.day)
    if (rule.first and day < rule.first) or (rule.last and day > rule.last):
        return False
    paused = any(
        one.begins <= deed.at and (one.ends is None or deed.at < one.ends) for one in world.pauses
    )
    return deed.kind == rule.activity and not paused


def measure(rule: Rule, deeds: list[Deed]) -> int:
    if rule.measure == "count":
        return len(deeds)
    if rule.measure == "amount":
        return sum(deed.amount or 0 for deed in deeds)
    days = sorted({date.fromisoformat(deed.day).toordinal() for deed in deeds})
    if rule.measure == "days":
        return len(days)
    best = run = 0
    for i, day in enumerate(days):
        run = run + 1 if i and day == days[i - 1] + 1 else 1
        best = max(best, run)
    return best


def _share(rule: Rule, value: int) -> int:
    if isinstance(rule.points, Share):
        return value // rule.points.every * rule.points.points
    assert isinstance(rule.points, int)
    return rule.points


def _awards(
    rule: Rule, groups: dict[tuple[bytes, str], list[Deed]], world: World
) -> list[tuple[tuple[bytes, str], str, int]]:
    measured: dict[str, list[int]] = defaultdict(list)
    for (_, key), deeds in groups.items():
        measured[key].append(measure(rule, deeds))
    out = []
    for (member, key), deeds in groups.items():
        deeds.sort(key=lambda deed: (deed.local, deed.id))
        local, points = _award(rule, key, deeds, measured[key])
        if rule.trigger == "invite" and points:
            assert isinstance(rule.points, tuple)
            points = rule.points[inviters(world, deeds[0].member).index(member)]
        if points > 0:
            out.append(((member, key), local, points))
    return out


def _award(rule: Rule, key: str, deeds: list[Deed], others: list[int]) -> tuple[str, int]:
    total = measure(rule, deeds)
    if rule.trigger == "each":
        return deeds[0].local, _share(rule, deeds[0].amount or 0)
    if rule.trigger == "steps":
        step = next(one for one in rule.steps if str(one.at_least) == key)
        return _reached(rule, deeds, step.at_least, step.points)
    if rule.trigger == "invite":
        return _reached(rule, deeds, rule.at_least, 1)
    if rule.trigger == "once":
        return _reached(rule, deeds, rule.at_least, _share(rule, 0))
    if total < rule.at_least:
        return "", 0
    if not isinstance(rule.points, tuple):
        return period.end_text(key), _share(rule, total)
    place = 1 + sum(other > total for other in others)
    return period.end_text(key), rule.points[place - 1] if place <= len(rule.points) else 0


def _reached(rule: Rule, deeds: list[Deed], at_least: int, points: int) -> tuple[str, int]:
    for i in range(len(deeds)):
        if measure(rule, deeds[: i + 1]) >= at_least:
            return deeds[i].local, points
    return "", 0


def _spend(due: list[tuple[str, str, bytes, int, Rule]]) -> Due:
    """What the budget leaves: awards of all members in the order of their evidence."""
    out: Due = {}
    for _, key, member, points, rule in sorted(due, key=lambda x: x[:3]):
        left = points if rule.budget is None else rule.budget - sum(out.values())
        if min(points, left) > 0:
            out[member, key] = min(points, left)
    return out


def _in_named(named: tuple[str, ...], day: str) -> str:
    """The first of the named cycles, by their beginnings, that a day is in."""
    spans = (one.split("/") for one in sorted(named))
    return next((f"{first}/{last}" for first, last in spans if first <= day <= last), "")


def _label(span: str | None, named: tuple[str, ...], local: str) -> str:
    """The day, week, … or named cycle that a time is in."""
    if span == "custom":
        return _in_named(named, local[:10])
    if span in ("week", "month", "year"):
        return period.label(date.fromisoformat(local[:10]), span)
    return local[:10] if span == "day" else ""


def _cap(raw: list[tuple[bytes, str, str, int, Rule]], named: tuple[str, ...]) -> Due:
    """Each cap of an award's own version takes in what any version gave in the same span."""
    out: list[tuple[str, str, bytes, int, Rule]] = []
    for member, key, local, points, rule in sorted(raw, key=lambda x: (x[0], x[2], x[1])):
        given = points
        for cap in rule.caps:
            span = rule.period if cap.per == "cycle" else cap.per
            label = _label(span, named, local)
            if span != "custom" or label:
                earlier = (x for x in out if x[2] == member)
                used = sum(x[3] for x in earlier if _label(span, named, x[0]) == label)
                given = min(given, cap.points - used)
        if given > 0:
            out.append((local, key, member, given, rule))
    return _spend(out)
