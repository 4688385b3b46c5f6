"""The occurrences of a series between two moments, from its text or its fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any, cast

import recurring_ical_events
from dateutil.rrule import rrule as DateRule
from dateutil.rrule import rrulestr
from icalendar import Calendar

from desktop.models.contentlines import escape, read_blocks, unescape
from desktop.models.problem import Problem
from desktop.models.rrule import Rule, advanced
from desktop.models.vevent import (
    FIRST,
    LAST,
    Event,
    Moment,
    Recurrence,
    Zones,
    moment_line,
    read_event,
    read_recurrence,
    zones_of,
)
from desktop.models.zones import UTC as UTC_NAME

_TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION")


@dataclass(frozen=True, slots=True)
class Instance:
    """One occurrence as its series gives it, before anything is laid over it.

    Texts are None where the series' own hold; `own` says the text sets it apart by an override.
    `start` and `end` are aware; of all-day instances they are midnights of the community's zone.
    """

    original: str
    start: datetime
    end: datetime
    zone: str
    all_day: bool
    cancelled: bool = False
    title: str | None = None
    place: str | None = None
    note: str | None = None
    own: bool = False


@dataclass(frozen=True)
class Plan:
    """A series' text read once: what the library is asked, and how its answers are told."""

    events: tuple[Event, ...]
    master: Event | None
    recurrence: Recurrence
    zones: Zones
    skip_start: bool

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
    def home(self) -> tzinfo:
        """The community's zone."""
        return self.zones.info(self.zones.home)


@lru_cache(maxsize=2048)
def plan(text: str, home: str) -> Plan:
    """The plan of a series' text (VCALENDAR with one UID's VEVENTs), in a community's zone.

    Raises Problem where it has no readable start or repeats too densely.
    """
    blocks = read_blocks(text)
    zones = zones_of(blocks, home)
    found = [part for block in blocks for part in block.parts if part.name == "VEVENT"]
    masters = [block for block in found if not block.value("RECURRENCE-ID")]
    master = read_event(masters[0], zones) if masters else None
    others = [block for block in found if block.value("RECURRENCE-ID")]
    overrides = [read_event(block, zones, master) for block in others]
    recurrence = read_recurrence(master, zones) if master else Recurrence()
    events = (master, *overrides) if master else tuple(overrides)
    if not events:
        raise Problem("calendar.no_start")
    return Plan(events, master, recurrence, zones, _is_odd(master, recurrence, zones))


def _is_odd(master: Event | None, recurrence: Recurrence, zones: Zones) -> bool:
    """Whether the start is no occurrence: RFC 5545 leaves open what a start off the rule means.

    A series "on Tuesdays and Sundays from Thursday" begins on Sunday here. Of a rule by months or
    years the start does happen: programs write a first date so that was moved.
    """
    if master is None or not recurrence.rules:
        return False
    if any(rule.frequency in ("MONTHLY", "YEARLY") for rule in recurrence.rules):
        return False
    if moment_line("RDATE", master.start, zones) in recurrence.added:
        return False
    naive = _naive(master.start)
    return not any(naive == _first(rule, naive) for rule in recurrence.rules)


def _first(rule: Rule, start: datetime) -> datetime | None:
    return next(iter(cast(DateRule, rrulestr(rule.text(), dtstart=start))), None)


def _naive(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 wall clock


@lru_cache(maxsize=512)
def _query(text: str, home: str, year: int) -> Any:
    """The library's query, its rules begun not long before `year` so that old series stay quick."""
    made = plan(text, home)
    zones = made.zones
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:qunzhu"]
    lines += [zones.texts[name].rstrip() for name in zones.texts]
    for event in made.events:
        lines += _event_lines(event, made, date(year, 1, 1))
    calendar = Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))
    return recurring_ical_events.of(calendar)


def _event_lines(event: Event, made: Plan, towards: date) -> Iterator[str]:
    start, zones = event.start, made.zones
    rules = made.recurrence.rules if event is made.master else []
    moved = advanced(rules[0], _naive(start), towards) if len(rules) == 1 else _naive(start)
    shift = _naive(moved) - _naive(start)
    yield "BEGIN:VEVENT"
    yield "UID:one"
    yield moment_line("DTSTART", start + shift, zones)
    yield moment_line("DTEND", event.end + shift, zones)
    for rule in rules:
        yield f"RRULE:{rule.text(_until(rule, start))}"
    if event is made.master:
        yield from made.recurrence.added
        yield from made.recurrence.excepted
    if event.recurrence_id is not None:
        yield from _override_lines(event, event.recurrence_id, zones)
    sequence = event.block.value("SEQUENCE")
    if sequence.isdecimal():
        yield f"SEQUENCE:{min(int(sequence), 10**9)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield from (f"{name}:{escape(event.text(name))}" for name in _TEXTS)
    yield "END:VEVENT"


def _override_lines(event: Event, original: Moment, zones: Zones) -> Iterator[str]:
    line = moment_line("RECURRENCE-ID", original, zones)
    if any(event.block.first(name) for name in ("RRULE", "RDATE", "EXDATE")):
        # the library drops an outdated override only if it, too, claims to recur
        yield "RRULE:FREQ=YEARLY"
    if not event.following:
        yield line
        yield "X-OVERRIDE:1"
        return
    yield line.replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE", 1)
    moved = _naive(event.start) - _naive(original)
    yield f"X-MOVED:{int(moved.total_seconds())}"


def _until(rule: Rule, start: Moment) -> str:
    """UNTIL as the library wants it beside this start; a day includes all of that day.

    A count makes it needless to the library, which refuses both: see `_past_until`.
    """
    until = rule.until
    if until is None or rule.count:
        return ""
    if not isinstance(start, datetime):
        return f"{until:%Y%m%d}"
    return f"{_last(until, start).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _last(until: Moment, start: datetime) -> datetime:
    if not isinstance(until, datetime):
        until = datetime(until.year, until.month, until.day, 23, 59, 59)  # noqa: DTZ001
    return until if until.tzinfo else until.replace(tzinfo=start.tzinfo)


def instances(text: str, home: str, first: datetime, last: datetime) -> list[Instance]:
    """What a series' text gives between two aware moments (`last` exclusive), in order of start.

    Raises Problem as `plan` does.
    """
    made = plan(text, home)
    window = (max(first, _edge(FIRST, made)), min(last, _edge(LAST, made)))
    if window[0] >= window[1]:
        return []
    if made.single:
        one = _single(made)
        return [one] if _overlaps(one, *window) else []
    begin, end = (moment.astimezone(made.home) for moment in window)
    found = [_instance(part, made) for part in _query(text, home, begin.year).between(begin, end)]
    kept = {one.original: one for one in found if one is not None}
    return sorted(kept.values(), key=lambda one: (one.start, one.original))


def _single(made: Plan) -> Instance:
    event = made.events[0]
    return Instance(
        original_text(event.start, made.zones, event.floating),
        _shown(event.start, made),
        _shown(event.end, made),
        _zone_shown(event.start, made),
        event.all_day,
        event.cancelled,
    )


def _overlaps(one: Instance, first: datetime, last: datetime) -> bool:
    """A moment without length counts where it is, its day's beginning included."""
    return one.start < last and (one.end > first or one.start >= first)


def _edge(day: date, made: Plan) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=made.home)


def _instance(part: Any, made: Plan) -> Instance | None:
    start, end = part["DTSTART"].dt, part["DTEND"].dt
    original = part["RECURRENCE-ID"].dt
    if "X-MOVED" in part:
        original = start - timedelta(seconds=int(part["X-MOVED"]))
    plain = original == start and "X-OVERRIDE" not in part
    if plain and _not_given(start, made):
        return None
    all_day = not isinstance(start, datetime)
    title, place, note = (_other(part, name, made) for name in _TEXTS)
    return Instance(
        original_text(original, made.zones, made.events[0].floating),
        _shown(start, made),
        _shown(end, made),
        _zone_shown(start, made),
        all_day,
        str(part.get("STATUS")) == "CANCELLED",
        title,
        place,
        note,
        "X-OVERRIDE" in part,
    )


def _not_given(start: Moment, made: Plan) -> bool:
    """Whether the library gave what is none: a start off the rule, or one an EXRULE takes out."""
    master = made.master
    if master is None:
        return False
    naive = _naive(start)
    if made.skip_start and naive == _naive(master.start):
        return True
    if any(_past_until(rule, start) for rule in made.recurrence.rules):
        return True
    return any(_hits(rule, master, naive) for rule in made.recurrence.except_rules)


def _past_until(rule: Rule, start: Moment) -> bool:
    if rule.until is None or not rule.count or not isinstance(start, datetime):
        return False
    return start > _last(rule.until, start)


def _hits(rule: Rule, master: Event, naive: datetime) -> bool:
    found = cast(DateRule, rrulestr(rule.text(), dtstart=_naive(master.start)))
    return bool(found.between(naive, naive, inc=True))


def _other(part: Any, name: str, made: Plan) -> str | None:
    """A text where it differs from the master's."""
    text = unescape(str(part.get(name, "")))
    return None if made.master and text == made.master.text(name) else text


def _shown(moment: Moment, made: Plan) -> datetime:
    """An aware moment that exists (a time in a gap is after it), in its zone or the community's."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=made.home)
    info = made.zones.info(_zone_shown(moment, made))
    return moment.astimezone(UTC).astimezone(info)


def _zone_shown(moment: Moment, made: Plan) -> str:
    """UTC and self-made zones are nobody's local time: shown is the community's."""
    key = getattr(moment.tzinfo, "key", None) if isinstance(moment, datetime) else None
    return str(key) if key and key != UTC_NAME else made.zones.home


def original_text(moment: Moment, zones: Zones, floating: bool) -> str:
    """An original start as it is part of an occurrence's id: "2026-10-14T20:00:00[Asia/Shanghai]".

    A date for all-day, without a zone where the series floats (RFC 9557 spelling).
    """
    if not isinstance(moment, datetime):
        return moment.isoformat()
    local = moment.replace(tzinfo=None, microsecond=0).isoformat()
    if floating:
        return local
    key = getattr(moment.tzinfo, "key", None)
    made = next((name for name, info in zones.made.items() if info is moment.tzinfo), "")
    return f"{local}[{key or zones.written.get(made, '')}]"
