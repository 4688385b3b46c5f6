"""The occurrences of a series between two moments, from its text or its fields."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, cast

from dateutil.rrule import rrule as DateRule
from dateutil.rrule import rrulestr
from msgspec import Struct

from desktop.models.contentlines import unescape
from desktop.models.rrule import Rule, advanced
from desktop.models.seriesplan import Plan, plan
from desktop.models.stricttext import TEXTS, event_lines, last_day, last_of, naive
from desktop.models.textzones import Zones
from desktop.models.vevent import FIRST, LAST, Event, Moment
from desktop.models.zones import UTC as UTC_NAME

# A rule of so many times at most is kept with its days while a screen turns its months.
_KEPT = 1_000


class Instance(Struct, frozen=True):
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


@lru_cache(maxsize=512)
def _query(text: str, home: str, year: int) -> Any:
    """The library's query, its rules begun not long before `year` so that old series stay quick."""
    made = plan(text, home)
    zones = made.zones
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:qunzhu"]
    lines += [zones.texts[name].rstrip() for name in zones.texts]
    for event in made.events:
        lines += event_lines(
            event, made.recurrence if event is made.master else None, zones, date(year, 1, 1)
        )
    # Large libraries, which a series without exceptions does not need.
    import recurring_ical_events
    from icalendar import Calendar

    calendar = Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))
    return recurring_ical_events.of(calendar)


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
    if made.plain:
        return [one for one in _by_rule(made, *window) if _overlaps(one, *window)]
    # The library leaves out what ends in the hour that a clock change makes.
    begin = max(window[0] - timedelta(hours=3), _edge(FIRST, made)).astimezone(made.home)
    end = window[1].astimezone(made.home)
    found = [_instance(part, made) for part in _query(text, home, begin.year).between(begin, end)]
    kept = {one.original: one for one in found if one is not None and _overlaps(one, *window)}
    return sorted(kept.values(), key=lambda one: (one.start, one.original))


def _single(made: Plan) -> Instance:
    return _as_given(made, made.events[0].start, made.events[0].end)


def _as_given(made: Plan, start: Moment, end: Moment) -> Instance:
    event = made.events[0]
    return Instance(
        original_text(start, made.zones, event.floating),
        *_span(start, end, made),
        _zone_shown(start, made),
        event.all_day,
        event.cancelled,
    )


def _by_rule(made: Plan, first: datetime, last: datetime) -> Iterator[Instance]:
    """What a plan's one rule gives near a window, by the wall clock of its zone."""
    event, rule = made.events[0], made.recurrence.rules[0]
    length = _length(event)
    # Two days more than the clocks of any two zones lie apart.
    edge, after = naive(first - length - timedelta(days=2)), naive(last + timedelta(days=2))
    begin = naive(advanced(rule, naive(event.start), edge.date(), short=7))
    kept = rule.count is not None and rule.count <= _KEPT
    walls = (_rule if kept else _rule.__wrapped__)(rule.text(), begin)
    for wall in walls.between(edge, after, inc=True):
        start: Moment = event.start + (wall - naive(event.start))
        if rule.until is not None and _is_after(start, rule.until):
            return
        yield _as_given(made, start, start + length)


@lru_cache(maxsize=512)
def _rule(text: str, begin: datetime) -> DateRule:
    """A rule that keeps what it has counted: one with an end is counted from its beginning."""
    return cast(DateRule, rrulestr(text, dtstart=begin, cache=True))


def _length(event: Event) -> timedelta:
    if isinstance(event.start, datetime) and isinstance(event.end, datetime):
        return event.end - event.start
    return naive(event.end) - naive(event.start)


def _is_after(start: Moment, until: Moment) -> bool:
    if isinstance(start, datetime):
        return start > last_of(until, start)
    return start > last_day(until)


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
    title, place, note = (_other(part, name, made) for name in TEXTS)
    return Instance(
        original_text(original, made.zones, made.events[0].floating),
        *_span(start, end, made),
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
    wall = naive(start)
    if made.skip_start and wall == naive(master.start):
        return True
    if any(_past_until(rule, start) for rule in made.recurrence.rules):
        return True
    return any(_hits(rule, master, wall) for rule in made.recurrence.except_rules)


def _past_until(rule: Rule, start: Moment) -> bool:
    if rule.until is None or not rule.count:
        return False
    return _is_after(start, rule.until)


def _hits(rule: Rule, master: Event, wall: datetime) -> bool:
    found = cast(DateRule, rrulestr(rule.text(), dtstart=naive(master.start)))
    return bool(found.between(wall, wall, inc=True))


def _other(part: Any, name: str, made: Plan) -> str | None:
    """A text where it differs from the master's."""
    text = unescape(str(part.get(name, "")))
    return None if made.master and text == made.master.text(name) else text


def _span(start: Moment, end: Moment, made: Plan) -> tuple[datetime, datetime]:
    """Beginning and end as aware moments; what begins in a gap is no shorter for that."""
    first, last = _shown(start, made), _shown(end, made)
    if isinstance(start, datetime) and naive(
        start.astimezone(UTC).astimezone(start.tzinfo)
    ) != naive(start):
        length = naive(end) - naive(start)
        last = max(last, (first.astimezone(UTC) + length).astimezone(last.tzinfo))
    return first, last


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
