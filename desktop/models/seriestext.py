"""The iCalendar text of a series made here, from which its occurrences are computed."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from desktop.models.calendar import Series
from desktop.models.lunarrule import is_lunar, lunar_days
from desktop.models.problem import Problem
from desktop.models.rrule import check_dense, read_rule
from desktop.models.skipping import without_skip
from desktop.models.zones import zone_info

_STAMP = "%Y%m%dT%H%M%S"


def parse_start(text: str) -> datetime | date:
    """A stored start: a local time, or a date. Raises Problem("calendar.time_unreadable")."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        raise Problem("calendar.time_unreadable", text=text[:40]) from None


def start_line(name: str, text: str, zone: str) -> str:
    """A property line for a stored start in a zone, "" for floating."""
    start = parse_start(text)
    if not isinstance(start, datetime):
        return f"{name};VALUE=DATE:{start:%Y%m%d}"
    if zone == "UTC":
        return f"{name}:{start:{_STAMP}}Z"
    return f"{name};TZID={zone}:{start:{_STAMP}}" if zone else f"{name}:{start:{_STAMP}}"


def schedule_lines(series: Series) -> list[str]:
    """When a series happens, as property lines."""
    lines = [start_line("DTSTART", series.start, series.zone)]
    if series.all_day:
        lines.append(f"DURATION:P{max(series.minutes // 1440, 1)}D")
    else:
        lines.append(f"DURATION:PT{max(series.minutes, 0)}M")
    lines += [f"RRULE:{rule}" for rule in series.rule.split("\n") if rule]
    for name, moments in (("RDATE", series.rdates), ("EXDATE", series.exdates)):
        lines += [_moment_line(name, moment, series.zone) for moment in moments]
    return lines


def _moment_line(name: str, moment: str, zone: str) -> str:
    if "/" in moment:
        name += ";VALUE=PERIOD"
    elif "T" not in moment:
        return f"{name};VALUE=DATE:{moment}"
    return (
        f"{name};TZID={zone}:{moment}" if zone and not moment.endswith("Z") else f"{name}:{moment}"
    )


@lru_cache(maxsize=4096)
def schedule_text(series: Series) -> str:
    """The text to compute a series' occurrences from: what it came with, else its fields."""
    if series.ics:
        return series.ics
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *schedule_lines(series)]
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])


def checked_rule(rule: str, start: str) -> str:
    """A rule typed by somebody, mended; a line each where it takes several.

    Raises Problem calendar.rule_unreadable, calendar.rule_too_dense, calendar.skip or
    calendar.other_calendar.
    """
    lines = (line.strip().removeprefix("RRULE:") for line in rule.splitlines())
    return "\n".join(mended for line in lines if line for mended in _mended(line, start))


def _mended(rule: str, start: str) -> list[str]:
    begin = parse_start(start)
    day = begin.date() if isinstance(begin, datetime) else begin
    if is_lunar(rule):
        lunar_days(rule, day, None)
        return [rule.upper()]
    return [_checked(one, begin) for one in without_skip(rule, day)]


def _checked(rule: str, start: datetime | date) -> str:
    found = read_rule(rule)
    if found is None:
        raise Problem("calendar.rule_unreadable", rule=rule[:80])
    check_dense(found, start)
    until = found.until
    return found.text(f"{until:%Y%m%dT%H%M%S}" if isinstance(until, datetime) else _day(until))


def _day(until: date | None) -> str:
    return f"{until:%Y%m%d}" if until else ""


def checked_zone(zone: str) -> str:
    """An IANA zone or "" (the community's). Raises Problem("calendar.zone_unknown")."""
    if zone and zone_info(zone) is None:
        raise Problem("calendar.zone_unknown", zone=zone[:40])
    return zone


@lru_cache(maxsize=8192)
def instant(text: str, home: str) -> datetime:
    """The aware moment of an original start "2026-10-14T20:00:00[Asia/Shanghai]" or a date.

    What is no IANA zone, and no zone at all, is the community's.
    """
    local, _, zone = text.partition("[")
    info = zone_info(zone.removesuffix("]")) if zone else None
    start = parse_start(local)
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day)  # noqa: DTZ001 zone follows
    return start.replace(tzinfo=info or ZoneInfo(home))


def moved(at: datetime, minutes: int) -> datetime:
    """An aware time moved by wall-clock minutes; a time in a gap is after it."""
    wall = at.replace(tzinfo=None) + timedelta(minutes=minutes)
    zone = at.tzinfo
    return wall.replace(tzinfo=zone).astimezone(ZoneInfo("UTC")).astimezone(zone)
