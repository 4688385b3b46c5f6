"""The rules of one stretch of a series for a file: moved with it, and ended where it ends."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from desktop.models.recurrence import Instance, instances
from desktop.models.rrule import Rule
from desktop.models.seriesplan import Plan
from desktop.models.seriestext import moved
from desktop.models.stages import Stage
from desktop.models.stricttext import last_of
from desktop.models.vevent import Moment, read_moment

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# How far dates are written out one by one where no rule says them.
REACH = timedelta(days=3 * 366)
_ZONE = re.compile(r";TZID=([^;:]+)")
# Moments that are added to a rule, their line broken or not.
_ADDED = re.compile(r"(?mi)^RDATE[;:][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_FAR = datetime(2199, 1, 1, tzinfo=UTC)
_EARLY = datetime(1901, 1, 1, tzinfo=UTC)


def when(name: str, at: datetime, all_day: bool) -> str:
    """A property line for an aware time in an IANA zone, or a date."""
    if all_day:
        return f"{name};VALUE=DATE:{at:%Y%m%d}"
    zone = getattr(at.tzinfo, "key", "UTC")
    if zone == "UTC":
        return f"{name}:{at:%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={zone}:{at:%Y%m%dT%H%M%S}"


def recurring(stage: Stage, made: Plan, given: Instance, home: str) -> Iterator[str]:
    """The rules of a stage, moved with it and ended where it ends."""
    found = made.recurrence
    days = 0
    if stage.shift:
        days = (moved(given.start, stage.shift).date() - given.start.date()).days
    plain = all(days == 0 or rule.frequency in ("DAILY", "WEEKLY") for rule in found.rules)
    if not plain:
        yield from _dates(stage, given, home)
        return
    for rule in found.rules:
        if rule.count and _counted_out(stage, given, home) is None:
            continue
        yield f"RRULE:{_ruled(rule, stage, days, given, home)}"
    for rule in found.except_rules:
        yield f"EXRULE:{_ruled(rule, stage, days, given, home)}"
    added = (line for line in found.added if _in_stage(line, stage, made, given))
    for line in (*added, *found.excepted):
        yield line if not stage.shift else _line_moved(line, stage.shift)


def _in_stage(line: str, stage: Stage, made: Plan, given: Instance) -> bool:
    """Whether an added moment belongs to a stage, and is not the one that it begins with."""
    head, _, value = line.partition(":")
    zone = _ZONE.search(head)
    moment = read_moment(value.partition("/")[0], zone[1] if zone else "", made.zones)[0]
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=made.home)
    home = made.zones.home
    begin = stage.in_text(max(stage.begin, _EARLY), home)
    end = stage.in_text(min(stage.end, _FAR), home)
    return begin <= moment < end and moment != given.start


def _dates(stage: Stage, given: Instance, home: str) -> Iterator[str]:
    last = min(stage.in_text(min(stage.end, _FAR), home), given.start + REACH)
    for one in instances(stage.text, home, given.start, last):
        if one.original != given.original and stage.holds(stage.known_as(one.original), home):
            yield when("RDATE", moved(one.start, stage.shift), one.all_day)


def _ruled(rule: Rule, stage: Stage, days: int, given: Instance, home: str) -> str:
    until = rule.until
    last = _last_of(rule, stage, given, home)
    if days:
        rule = replace(rule, parts=tuple((k, _turned(k, v, days)) for k, v in rule.parts))
    if last is not None:
        rule = replace(rule, parts=tuple(part for part in rule.parts if part[0] != "COUNT"))
        until = last
    return rule.text(_until_text(until, given))


def _last_of(rule: Rule, stage: Stage, given: Instance, home: str) -> Moment | None:
    """Where a stage ends its rule: before the next split, or where the count ran out."""
    shift = timedelta(minutes=stage.shift)
    end = stage.in_text(stage.end, home) if stage.end < _FAR else None
    counted = _counted_out(stage, given, home) if rule.count else None
    if end is not None and (counted is None or counted >= end):
        return (end - timedelta(seconds=1)).astimezone(UTC) + shift
    # One end only may be said.
    if counted is not None and (end or stage.begin > _EARLY or rule.until is not None):
        return counted.astimezone(UTC) + shift
    if isinstance(rule.until, datetime) and stage.shift:
        return rule.until + shift
    return None


def _counted_out(stage: Stage, given: Instance, home: str) -> datetime | None:
    """The last that a rule itself gives from there on; moments added later are no part of it."""
    text = _ADDED.sub("", stage.text)
    far = given.start + REACH * 5
    if stage.end < _FAR:
        far = max(far, stage.in_text(stage.end, home) + timedelta(days=1))
    found = instances(text, home, given.start, far)
    return max((one.start for one in found if not one.own), default=None)


def _until_text(until: Moment | None, given: Instance) -> str:
    if until is None:
        return ""
    if given.all_day:
        return f"{until:%Y%m%d}"
    return f"{last_of(until, given.start).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _turned(name: str, value: str, days: int) -> str:
    if name != "BYDAY":
        return value
    return ",".join(_DAYS[(_DAYS.index(day[-2:]) + days) % 7] for day in value.split(","))


def _line_moved(line: str, shift: int) -> str:
    head, value = line.split(":", 1)
    # A period's length stays.
    value, slash, length = value.partition("/")
    if "T" not in value:
        return line
    at = datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 its zone stays
    later = at + timedelta(minutes=shift)
    return f"{head}:{later:%Y%m%dT%H%M%S}{'Z' if value.endswith('Z') else ''}{slash}{length}"
