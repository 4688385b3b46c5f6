"""The condition tree of rules and saved views: what it may say, and how it is read."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal

from msgspec import Struct

from desktop.models.problem import Problem

Side = Literal["member", "activity"]
Sort = Literal["text", "int", "date", "clock", "set", "own"]

DEPTH = 12
LEAVES = 100
CHOICES = 500
TEXT = 200


class Attribute(Struct, frozen=True):
    """Something a condition can ask about: of whom, and what sort of value it has."""

    side: Side
    sort: Sort


# Amounts are in fen, weekdays 1 (Monday) to 7, `late` is minutes after the session's start.
ATTRIBUTES: Mapping[str, Attribute] = {
    "city": Attribute("member", "text"),
    "level": Attribute("member", "text"),
    "chapter": Attribute("member", "text"),
    "source": Attribute("member", "text"),
    "gender": Attribute("member", "text"),
    "joined": Attribute("member", "date"),
    "tag": Attribute("member", "set"),
    "team": Attribute("member", "set"),
    # The day, year and month of birth as far as they are known; age in whole years.
    "birthday": Attribute("member", "date"),
    "birth_year": Attribute("member", "int"),
    "birth_month": Attribute("member", "int"),
    "age": Attribute("member", "int"),
    "points": Attribute("member", "int"),
    # The local day of the last visit, and how many days ago that and the joining were.
    "last_seen": Attribute("member", "date"),
    "seen_days": Attribute("member", "int"),
    "joined_days": Attribute("member", "int"),
    # Whether somebody made sure who he is: yes or no; asked into the chat: none, invited, joined.
    "verified": Attribute("member", "text"),
    "invite": Attribute("member", "text"),
    # Whether he is in the community: here or left; how many times he was in.
    "status": Attribute("member", "text"),
    "terms": Attribute("member", "int"),
    # The plans in force by name; how he stands with them (in_force, coming, grace, lapsed, none);
    # days until the first of those in force ends.
    "plan": Attribute("member", "set"),
    "plan_standing": Attribute("member", "text"),
    "plan_days": Attribute("member", "int"),
    # What he is to the community: orders, referrals, contributions; how many of these.
    "axis": Attribute("member", "set"),
    "axes": Attribute("member", "int"),
    # Days until the next birthday by either calendar; whole years of a child of his household.
    "birthday_days": Attribute("member", "int"),
    "child_age": Attribute("member", "int"),
    # Another segment, by the 32 hex digits of its id.
    "segment": Attribute("member", "set"),
    "amount": Attribute("activity", "int"),
    "text": Attribute("activity", "text"),
    "category": Attribute("activity", "text"),
    "date": Attribute("activity", "date"),
    "time": Attribute("activity", "clock"),
    "weekday": Attribute("activity", "int"),
    "late": Attribute("activity", "int"),
    "series": Attribute("activity", "text"),
    "session": Attribute("activity", "text"),
}

_ORDER = ("=", "!=", "<", "<=", ">", ">=", "in")
OPERATORS: Mapping[Sort, tuple[str, ...]] = {
    "text": ("=", "!=", "in", "contains"),
    "int": _ORDER,
    "date": _ORDER,
    "clock": _ORDER,
    "set": ("has", "in"),
    # A field of the community's own: what is written like a number is compared with numbers.
    "own": (*_ORDER, "contains"),
}

# What only who may read private values can ask about.
PRIVATE = frozenset(
    {"gender", "birthday", "birth_year", "birth_month", "age", "birthday_days", "child_age"}
)
_CUSTOM = re.compile(r"x\.[0-9a-f]{32}", re.ASCII)
# What is counted besides activities: that somebody registered for an occurrence.
SIGNUP: Final = "signup"
# `count.checkin` is how often, `count.checkin.90` how often in the last 90 days; `sum.order` is
# the amount in fen.
_COUNTED = re.compile(
    rf"(count\.(?:checkin|post|order|referral|{SIGNUP})|sum\.order)(?:\.([1-9]\d{{0,3}}))?"
)
# Half of a surrogate pair has no UTF-8 form, and a name no control character.
_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)

Value = str | int | tuple[str | int, ...]


class Leaf(Struct, frozen=True):
    """One comparison; `value` is a tuple for `in`. `of`: what a count's deeds must satisfy."""

    field: str
    op: str
    value: Value
    of: "Condition | None" = None


class Every(Struct, frozen=True):
    """Holds when all parts hold; with no part it holds."""

    parts: tuple["Condition", ...]


class Some(Struct, frozen=True):
    """Holds when at least one part holds; with no part it does not."""

    parts: tuple["Condition", ...]


class Not(Struct, frozen=True):
    """Holds when its part does not."""

    part: "Condition"


Condition = Leaf | Every | Some | Not


def attribute(name: str) -> Attribute | None:
    """What is known of a field; a custom field `x.<id>` is of the member."""
    if _CUSTOM.fullmatch(name):
        return Attribute("member", "own")
    if _COUNTED.fullmatch(name):
        return Attribute("member", "int")
    return ATTRIBUTES.get(name)


def counted(name: str) -> tuple[str, str, int] | None:
    """What a field counts: ("count" or "sum", the kind of deed, days or 0 for ever)."""
    if not (found := _COUNTED.fullmatch(name)):
        return None
    what, kind = found[1].split(".")
    return what, kind, int(found[2] or 0)


def leaves(tree: Condition) -> Iterator[Leaf]:
    """The comparisons of a tree, in its order."""
    if isinstance(tree, Leaf):
        yield tree
        return
    for part in (tree.part,) if isinstance(tree, Not) else tree.parts:
        yield from leaves(part)


def sides(tree: Condition) -> frozenset[Side]:
    """Whether a tree asks about the member, the activity, or both."""
    found = (attribute(leaf.field) for leaf in leaves(tree))
    return frozenset(known.side for known in found if known)


def is_private(tree: Condition) -> bool:
    """Whether the answer tells what only some may read: a birthday, a field of one's own."""
    return any(_CUSTOM.fullmatch(one.field) or one.field in PRIVATE for one in leaves(tree))


def parse(raw: object, where: str = "where") -> Condition:
    """A tree from decoded JSON; raises Problem that names the place in the file."""
    return _Reader().read(raw, where, 1)


def document(tree: Condition) -> dict[str, object]:
    """The tree as JSON-able data, the way `parse` reads it."""
    match tree:
        case Leaf(field, op, value, of):
            plain = list(value) if isinstance(value, tuple) else value
            asked = {"of": document(of)} if of is not None else {}
            return {"field": field, "op": op, "value": plain, **asked}
        case Every(parts):
            return {"all": [document(part) for part in parts]}
        case Some(parts):
            return {"any": [document(part) for part in parts]}
        case Not(part):
            return {"not": document(part)}


class _Reader:
    """Counts the comparisons of one tree, which are limited as its depth is."""

    def __init__(self) -> None:
        self.leaves = 0

    def read(self, raw: object, where: str, depth: int) -> Condition:
        if depth > DEPTH:
            raise Problem("rule.too_deep", where=where, limit=DEPTH)
        if not isinstance(raw, dict):
            raise Problem("rule.not_object", where=where)
        if "field" in raw:
            return self._leaf(raw, where, depth)
        if len(raw) != 1 or next(iter(raw)) not in ("all", "any", "not"):
            raise Problem("rule.not_condition", where=where)
        word, inner = next(iter(raw.items()))
        place = f"{where}.{word}"
        if word == "not":
            return Not(self.read(inner, place, depth + 1))
        if not isinstance(inner, list):
            raise Problem("rule.not_list", where=place)
        if not inner:
            raise Problem("rule.empty_list", where=place)
        parts = tuple(self.read(x, f"{place}[{i}]", depth + 1) for i, x in enumerate(inner))
        return Every(parts) if word == "all" else Some(parts)

    def _of(self, raw: dict[str, object], where: str, depth: int) -> Condition | None:
        if "of" not in raw:
            return None
        found = self.read(raw["of"], f"{where}.of", depth + 1)
        if not counted(str(raw["field"])) or "member" in sides(found):
            raise Problem("rule.unknown_key", where=where, key="of", known="field, op, value")
        return found

    def _leaf(self, raw: dict[str, object], where: str, depth: int) -> Leaf:
        self.leaves += 1
        if self.leaves > LEAVES:
            raise Problem("rule.too_many", where=where, limit=LEAVES)
        for key in raw:
            if key not in ("field", "op", "value", "of"):
                raise Problem("rule.unknown_key", where=where, key=key, known="field, op, value")
        for key in ("op", "value"):
            if key not in raw:
                raise Problem("rule.missing_key", where=where, key=key)
        field, op, value = raw["field"], raw["op"], raw["value"]
        known = attribute(field) if isinstance(field, str) else None
        if known is None or not isinstance(field, str):
            choices = ", ".join([*ATTRIBUTES, "count.<kind>", "sum.order", "x.<id>"])
            raise Problem("rule.not_one_of", where=f"{where}.field", value=field, choices=choices)
        if not isinstance(op, str) or op not in OPERATORS[known.sort]:
            choices = " ".join(OPERATORS[known.sort])
            raise Problem("rule.not_one_of", where=f"{where}.op", value=op, choices=choices)
        taken = _value(value, known.sort, op, f"{where}.value")
        return Leaf(field, op, taken, self._of(raw, where, depth))


def _value(raw: object, sort: Sort, op: str, where: str) -> Value:
    if op != "in":
        return _single(raw, sort, where)
    if not isinstance(raw, list):
        raise Problem("rule.not_list", where=where)
    if not raw:
        raise Problem("rule.empty_list", where=where)
    if len(raw) > CHOICES:
        raise Problem("rule.too_many", where=where, limit=CHOICES)
    return tuple(_single(x, sort, f"{where}[{i}]") for i, x in enumerate(raw))


def _single(raw: object, sort: Sort, where: str) -> str | int:
    if sort == "int":
        if type(raw) is not int or abs(raw) > 10**15:
            raise Problem("rule.not_whole", where=where, low=-(10**15), high=10**15)
        return raw
    if sort == "date":
        return read_date(raw, where).isoformat()
    if sort == "clock" and not (isinstance(raw, str) and _CLOCK.fullmatch(raw)):
        raise Problem("rule.not_clock", where=where, value=raw)
    return read_text(raw, where)


def read_text(raw: object, where: str) -> str:
    """Text that every store and screen can hold, or Problem("rule.not_text")."""
    if isinstance(raw, str) and len(raw) <= TEXT and not _UNFIT.search(raw):
        return raw
    raise Problem("rule.not_text", where=where, limit=TEXT)


def read_date(raw: object, where: str) -> date:
    """A day written YYYY-MM-DD, or Problem("rule.not_date")."""
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw, re.ASCII):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise Problem("rule.not_date", where=where, value=raw)
