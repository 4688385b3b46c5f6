"""What a rule that awards points is made of, and the limits of its parts."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from desktop.models.condition import Condition
from desktop.models.period import Period

Trigger = Literal["each", "once", "steps", "invite", "period", "rank"]
Kind = Literal["checkin", "post", "order", "referral"]
Measure = Literal["count", "amount", "days", "streak"]
# What a rule gives: points, where nothing else is said, or contribution. Money it never gives.
Given = Literal["", "contribution"]
# For what a rule that gives once gives once: for each category, or each series of sessions.
InEach = Literal["", "category", "series"]
Per = Literal["day", "week", "month", "year", "cycle", "lifetime", "budget"]

TRIGGERS: tuple[Trigger, ...] = ("each", "once", "steps", "invite", "period", "rank")
# Those of whole periods, which only a closing gives.
PERIODIC: frozenset[Trigger] = frozenset({"period", "rank"})
KINDS: tuple[Kind, ...] = ("checkin", "post", "order", "referral")
MEASURES: tuple[Measure, ...] = ("count", "amount", "days", "streak")
IN_EACH: tuple[InEach, ...] = ("", "category", "series")
GIVEN: tuple[Given, ...] = ("", "contribution")
PERIODS: tuple[Period, ...] = ("week", "month", "year", "custom")
# Within what a cap counts for one member; a rule's budget is for all of them together.
PERS: tuple[Per, ...] = ("day", "week", "month", "year", "cycle", "lifetime")

BYTES = 65_536
POINTS = 1_000_000
# Smaller, so that the largest order times the largest share still fits 64 bits.
SHARE = 10_000
THRESHOLD = 10**12
PLACES = 100
STEPS = 20
# Who brought the one who came is level 1, who brought that one level 2. Further would be a pyramid.
DEPTH = 2
DAYS = 36_500

_COMMON = (
    *("name", "trigger", "activity", "points", "cap", "from", "to", "expires", "where"),
    *("budget", "wallet"),
)
_MEASURED = (*_COMMON, "measure", "at_least")
KEYS: Mapping[Trigger, tuple[str, ...]] = {
    "each": (*_COMMON, "period"),
    "once": (*_MEASURED, "in_each"),
    "steps": (*_COMMON, "measure"),
    "invite": (*_MEASURED, "depth"),
    "period": (*_MEASURED, "period"),
    "rank": (*_MEASURED, "period"),
}


class Share(Struct, frozen=True):
    """`points` for every full `every` of the amount (fen) or of the measure."""

    every: int
    points: int


class Cap(Struct, frozen=True):
    """At most `points` per member in each day, week, …, or ever."""

    per: Per
    points: int


class Step(Struct, frozen=True):
    """`points` once the measure reaches `at_least`."""

    at_least: int
    points: int


class Rule(Struct, frozen=True):
    """One version of a rule. `points` is a tuple of places in a ranking, of levels for inviters.

    Of `steps` each gives its own points, and `points` is 0. `budget`: what the rule gives in all.
    """

    name: str
    trigger: Trigger
    activity: Kind
    points: int | Share | tuple[int, ...]
    caps: tuple[Cap, ...] = ()
    period: Period | None = None
    measure: Measure = "count"
    at_least: int = 1
    first: date | None = None
    last: date | None = None
    expires_days: int | None = None
    where: Condition | None = None
    steps: tuple[Step, ...] = ()
    budget: int | None = None
    wallet: Given = ""
    in_each: InEach = ""

    @property
    def cycle(self) -> Period | None:
        """What its points are given by when it is closed; a cap's cycles are none of these."""
        return self.period if self.trigger in PERIODIC else None

    @property
    def limits(self) -> tuple[Cap, ...]:
        """The caps of each member, and the budget of all."""
        return (*self.caps, Cap("budget", self.budget)) if self.budget else self.caps


def caps_named(rule: Rule) -> bool:
    """Whether a rule for each time gives only so much in each cycle that the owner names."""
    return rule.trigger not in PERIODIC and rule.period == "custom"


class Version(Struct, frozen=True):
    """A rule as published: `published` is milliseconds UTC, None while it is a draft."""

    number: int
    rule: Rule
    published: int | None


def in_force(versions: list[Version], at: int) -> Version:
    """The version for what happened at `at`: the last one published by then.

    What is older than the first publishing is for the newest version. `versions` holds the
    published ones, oldest first, at least one.
    """
    by_then = [v for v in versions if v.published is not None and v.published <= at]
    return by_then[-1] if by_then else versions[-1]
