"""A series' iCalendar text turned into strict RFC 5545 that the recurrence library reads right."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from desktop.models.contentlines import Block, Line, unescape
from desktop.models.lunarrule import is_lunar, lunar_days
from desktop.models.problem import Problem
from desktop.models.rrule import Rule, can_happen, check_dense, read_rule, read_until
from desktop.models.skipping import without_skip
from desktop.models.textzones import Zones
from desktop.models.zones import UTC as UTC_NAME

_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?"
)
_MIDNIGHT = time()
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
# Years in which a community may meet; beyond them the libraries' arithmetic overflows.
FIRST, LAST = date(1900, 1, 1), date(2200, 1, 1)
Moment = datetime | date


class Event(Struct):
    """One VEVENT read: times aware or dates, `floating` where its text named no zone."""

    block: Block
    start: Moment
    zone: str
    floating: bool
    end: Moment
    recurrence_id: Moment | None = None
    following: bool = False

    @property
    def all_day(self) -> bool:
        """Whether it has dates instead of times."""
        return not isinstance(self.start, datetime)

    @property
    def cancelled(self) -> bool:
        """STATUS:CANCELLED."""
        return self.block.value("STATUS").upper() == "CANCELLED"

    def text(self, name: str) -> str:
        """A TEXT property, unescaped."""
        return unescape(self.block.value(name))


def read_moment(text: str, tzid: str, zones: Zones, base: str = "") -> tuple[Moment, str, bool]:
    """A DATE or DATE-TIME as (moment, zone, floating); floating times are in the zone `base`.

    ISO 8601 spellings with dashes, colons or an offset are understood.
    Raises Problem("calendar.time_unreadable").
    """
    found = _TIME.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if not FIRST <= day < LAST:
            raise ValueError(text)
        if found[4] is None:
            return day, "", True
        days, hour = divmod(int(found[4]), 24)
        clock = time(hour, int(found[5]), min(int(found[6] or 0), 59))
        local = datetime.combine(day + timedelta(days=days), clock)
    except (ValueError, OverflowError):
        raise Problem("calendar.time_unreadable", text=text[:40]) from None
    if found[7] is not None:
        return _absolute(local, found[7], zones)
    zone = zones.resolve(tzid, day.year) if tzid else ""
    floating = not zone and not base and not zones.calendar
    name = zone or base or zones.calendar
    return _in_zone(local, zones.info(name)), name, floating


def _absolute(local: datetime, offset: str, zones: Zones) -> tuple[Moment, str, bool]:
    at = datetime.fromisoformat(local.isoformat() + offset.replace("Z", "+00:00"))
    zone = UTC_NAME if zones.in_utc else zones.calendar or UTC_NAME
    return _in_zone_at(at, zones.info(zone)), zone, False


def _in_zone(local: datetime, info: tzinfo) -> datetime:
    return local.replace(tzinfo=info)


def _in_zone_at(at: datetime, info: tzinfo) -> datetime:
    return at.astimezone(UTC).astimezone(info)


def read_event(block: Block, zones: Zones, master: Event | None = None) -> Event:
    """A VEVENT as an event. Raises Problem where it has no start that can be read."""
    # a cancellation may name only the occurrence
    line = block.first("DTSTART") or block.first("RECURRENCE-ID")
    if line is None or not line.value.strip():
        raise Problem("calendar.no_start")
    base = master.zone if master and not master.floating else ""
    start, zone, floating = read_moment(line.value, line.param("TZID"), zones, base)
    if line.param("VALUE").upper() == "DATE" and isinstance(start, datetime):
        start = start.date()
    event = Event(block, start, zone, floating, start)
    event.end = _end(event, zones)
    # what ends before it starts was written the wrong way round
    event.start, event.end = min(event.start, event.end), max(event.start, event.end)
    _recurrence_id(event, zones, master or event)
    if event.following and master and isinstance(event.start, datetime):
        _move_to(event, master, zones)
    return event


def _end(event: Event, zones: Zones) -> Moment:
    line = event.block.first("DTEND")
    start, end = event.start, None
    if line is not None and line.value.strip():
        base = "" if event.floating else event.zone
        end = read_moment(line.value, line.param("TZID"), zones, base)[0]
    if not isinstance(start, datetime):
        return _end_day(start, end, _duration(event))
    if isinstance(end, datetime):
        return end
    if end is not None:
        midnight = datetime.combine(end, _MIDNIGHT, start.tzinfo)
        return max(midnight, start)
    return start + _duration(event)


def _end_day(start: date, end: Moment | None, length: timedelta) -> date:
    """Where whole days end, exclusive; an event of no days is one day."""
    if isinstance(end, datetime):
        end = end.date() + timedelta(days=1 if end.time() != _MIDNIGHT else 0)
    days = -(-length // timedelta(days=1))
    end = start + timedelta(days=days) if end is None else end
    return start + timedelta(days=1) if end == start else end


def _duration(event: Event) -> timedelta:
    found = _DURATION.fullmatch(event.block.value("DURATION").upper())
    if found is None:
        return timedelta()
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    size = timedelta(days=weeks * 7 + days, hours=hours, minutes=minutes, seconds=seconds)
    return -size if found[1] == "-" else size


def _recurrence_id(event: Event, zones: Zones, master: Event) -> None:
    line = event.block.first("RECURRENCE-ID")
    if line is None or not line.value.strip():
        return
    event.recurrence_id = same_kind(line, line.value, zones, master)
    event.following = line.param("RANGE").upper() == "THISANDFUTURE"


def same_kind(line: Line, text: str, zones: Zones, master: Event) -> Moment:
    """A moment of a series as its start is: a date for all-day, else a time in its zone."""
    base = "" if master.floating else master.zone
    moment = read_moment(text, line.param("TZID"), zones, base)[0]
    if master.all_day:
        if not isinstance(moment, datetime):
            return moment
        return moment.date() if "T000000" not in text else date.fromisoformat(_day_of(text))
    start = cast(datetime, master.start)
    if isinstance(moment, datetime):
        return _in_zone_at(moment, cast(tzinfo, start.tzinfo))
    return start.replace(year=moment.year, month=moment.month, day=moment.day)


def _day_of(text: str) -> str:
    digits = text.replace("-", "")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


def _move_to(event: Event, master: Event, zones: Zones) -> None:
    """The library shifts what follows by the difference to the start: in one zone, wall clock."""
    info = zones.info("" if master.floating else master.zone)
    event.start = _in_zone_at(cast(datetime, event.start), info)
    event.end = _in_zone_at(cast(datetime, event.end), info)
    event.zone, event.floating = master.zone, master.floating


class Recurrence(Struct):
    """What makes a master recur: its rules that can be used, added and excepted moments."""

    rules: list[Rule] = field(default_factory=list)
    untils: list[datetime | date | None] = field(default_factory=list)
    except_rules: list[Rule] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    excepted: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_recurrence(event: Event, zones: Zones) -> Recurrence:
    """The recurrence of a master.

    Raises Problem calendar.rule_too_dense, calendar.skip, calendar.other_calendar.
    """
    found = Recurrence()
    values: list[str] = []
    for line in event.block.every("RRULE"):
        if is_lunar(line.value):
            found.added += _lunar(line.value, event, zones)
        else:
            values += without_skip(line.value, event.start)
    for value in values:
        rule = _rule(value, event)
        if rule is None or not can_happen(rule, event.start):
            continue
        check_dense(rule, event.start)
        found.rules.append(rule)
    for line in event.block.every("EXRULE"):
        rule = _rule(line.value, event)
        if rule is not None and can_happen(rule, event.start):
            check_dense(rule, event.start)
            found.except_rules.append(rule)
    found.unread += _dates(event, zones, "RDATE", found.added)
    found.unread += _dates(event, zones, "EXDATE", found.excepted)
    return found


def _lunar(value: str, event: Event, zones: Zones) -> list[str]:
    """The days of a rule of the Chinese calendar after the first, as property lines."""
    start = event.start
    day = start.date() if isinstance(start, datetime) else start
    until = read_until(dict(re.findall(r"([A-Z-]+)\s*=\s*([^;]*)", value.upper())).get("UNTIL", ""))
    days = lunar_days(value, day, _day_until(until, start) if until else None)
    return [
        moment_line("RDATE", start.replace(year=one.year, month=one.month, day=one.day), zones)
        for one in days
        if one != day
    ]


def _day_until(until: Moment, start: Moment) -> date:
    """The last day on which a series that starts so still happens before its end."""
    if not isinstance(until, datetime):
        return until
    if not isinstance(start, datetime):
        return until.date()
    last = until.astimezone(start.tzinfo) if until.tzinfo else until
    return last.date() - timedelta(days=last.time() < start.time())


def _rule(value: str, event: Event) -> Rule | None:
    """A rule for this event: of whole days an hour says nothing (RFC 5545 section 3.3.10)."""
    rule = read_rule(value)
    if rule is None or not event.all_day:
        return rule
    return replace(rule, parts=tuple(part for part in rule.parts if part[0] not in _CLOCK))


def _dates(event: Event, zones: Zones, name: str, into: list[str]) -> Iterator[str]:
    """Take the moments of RDATE or EXDATE lines as property lines; answers the unreadable ones."""
    for line in event.block.every(name):
        for text in filter(None, (word.strip() for word in line.value.split(","))):
            try:
                into.append(_date_line(name, line, text, zones, event))
            except Problem as problem:
                if problem.code != "calendar.time_unreadable":
                    raise
                yield text[:40]


def _date_line(name: str, line: Line, text: str, zones: Zones, event: Event) -> str:
    if name == "EXDATE" and not event.all_day and re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
        return f"EXDATE;VALUE=DATE:{text.replace('-', '')}"
    first, _, last = text.partition("/")
    start = same_kind(line, first, zones, event)
    if not last or event.all_day:
        return moment_line(name, start, zones)
    if not last.startswith(("P", "+", "-")):
        end = same_kind(line, last, zones, event)
        seconds = int((_utc(end) - _utc(start)).total_seconds())
        last = f"PT{max(seconds, 0)}S"
    head, value = moment_line(name, start, zones).split(":", 1)
    return f"{head};VALUE=PERIOD:{value}/{last}"


def _utc(moment: Moment) -> datetime:
    return cast(datetime, moment).astimezone(UTC)


def moment_line(name: str, moment: Moment, zones: Zones) -> str:
    """A property line for a moment: a date, UTC with Z, else with TZID."""
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    key = getattr(moment.tzinfo, "key", None)
    if key == UTC_NAME:
        return f"{name}:{moment:%Y%m%dT%H%M%S}Z"
    tzid = key or next(made for made, info in zones.made.items() if info is moment.tzinfo)
    return f"{name};TZID={tzid}:{moment:%Y%m%dT%H%M%S}"
