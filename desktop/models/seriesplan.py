"""A series' text read once: its events, its rules, and whether its start is an occurrence."""

from datetime import datetime, tzinfo
from functools import lru_cache
from typing import cast

from dateutil.rrule import rrule as DateRule
from dateutil.rrule import rrulestr
from msgspec import Struct

from desktop.models.contentlines import Block, read_blocks
from desktop.models.problem import Problem
from desktop.models.rrule import Rule
from desktop.models.stricttext import naive
from desktop.models.textzones import Zones, zones_of
from desktop.models.vevent import Event, Recurrence, moment_line, read_event, read_recurrence


class Plan(Struct, frozen=True):
    """A series' text read once: what the library is asked, and how its answers are told."""

    events: tuple[Event, ...]
    master: Event | None
    recurrence: Recurrence
    zones: Zones
    skip_start: bool
    on_rule: bool

    @property
    def single(self) -> bool:
        """Whether it happens once, so that nobody needs to be asked."""
        found = self.recurrence
        return (
            len(self.events) == 1
            and self.master is not None
            and not (found.rules or found.added or found.excepted)
        )

    @property
    def plain(self) -> bool:
        """Whether one rule gives it all: no occurrence is added, set apart or taken out."""
        found = self.recurrence
        return (
            len(self.events) == 1
            and self.on_rule
            and len(found.rules) == 1
            and not found.rules[0].within_days
            and not (found.added or found.excepted or found.except_rules)
        )

    @property
    def home(self) -> tzinfo:
        """The community's zone."""
        return self.zones.info(self.zones.home)


@lru_cache(maxsize=2048)
def plan(text: str, home: str) -> Plan:
    """The plan of a series' text (VCALENDAR with one UID's VEVENTs), in a community's zone.

    Raises Problem where it has no readable start or repeats too densely.
    """
    blocks = read_blocks(text)
    made = _planned(blocks, zones_of(blocks, home))
    if made.skip_start and made.zones.calendar:
        # a rule beside a start in UTC may be meant in UTC: the one that the start fits
        plain = _planned(blocks, zones_of(blocks, home, in_utc=True))
        return made if plain.skip_start else plain
    return made


def _planned(blocks: list[Block], zones: Zones) -> Plan:
    found = [part for block in blocks for part in block.parts if part.name == "VEVENT"]
    masters = [block for block in found if not block.value("RECURRENCE-ID")]
    master = read_event(masters[0], zones) if masters else None
    others = [block for block in found if block.value("RECURRENCE-ID")]
    overrides = [read_event(block, zones, master) for block in others]
    recurrence = read_recurrence(master, zones) if master else Recurrence()
    events = (master, *overrides) if master else tuple(overrides)
    if not events:
        raise Problem("calendar.no_start")
    on_rule = _is_on_rule(master, recurrence)
    odd = not on_rule and _is_odd(master, recurrence, zones)
    return Plan(events, master, recurrence, zones, odd, on_rule)


def _is_on_rule(master: Event | None, recurrence: Recurrence) -> bool:
    """Whether a rule gives the start, too."""
    if master is None:
        return False
    wall = naive(master.start)
    return any(wall == _first(rule, wall) for rule in recurrence.rules)


def _is_odd(master: Event | None, recurrence: Recurrence, zones: Zones) -> bool:
    """Whether a start off the rule is no occurrence: RFC 5545 leaves open what it means.

    A series "on Tuesdays and Sundays from Thursday" begins on Sunday here. Of a rule by months or
    years the start does happen: programs write a first date so that was moved.
    """
    if master is None or not recurrence.rules:
        return False
    if any(rule.frequency in ("MONTHLY", "YEARLY") for rule in recurrence.rules):
        return False
    return moment_line("RDATE", master.start, zones) not in recurrence.added


def _first(rule: Rule, start: datetime) -> datetime | None:
    return next(iter(cast(DateRule, rrulestr(rule.text(), dtstart=start))), None)
