"""Which IANA zone the zone names of calendar programs mean."""

import re
from datetime import datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

UTC = "UTC"
_UTC_NAMES = frozenset(
    {"UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT", "ZULU", "UCT", "COORDINATED UNIVERSAL TIME"}
)
# Names that no table has: what Chinese programs and localised Outlook write.
_SPOKEN = {
    "beijing": "Asia/Shanghai",
    "peking": "Asia/Shanghai",
    "chongqing": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "北京": "Asia/Shanghai",
    "中国": "Asia/Shanghai",
    "上海": "Asia/Shanghai",
    "香港": "Asia/Hong_Kong",
    "澳门": "Asia/Macau",
    "台北": "Asia/Taipei",
    "东京": "Asia/Tokyo",
    "新加坡": "Asia/Singapore",
    "eastern time": "America/New_York",
    "us-eastern": "America/New_York",
    "central time": "America/Chicago",
    "us-central": "America/Chicago",
    "mountain time": "America/Denver",
    "us-mountain": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "us-pacific": "America/Los_Angeles",
    "new delhi": "Asia/Kolkata",
}
_OFFSET = re.compile(r"(?:GMT|UTC)\s*([+-]|\u2212)\s*(\d{1,2})(?:[:.]?(\d{2}))?", re.IGNORECASE)
# One zone for each common set of rules; a self-made VTIMEZONE is recognised by its offsets.
_COMMON = (
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Asia/Bangkok",
    "Asia/Dubai",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Moscow",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Sao_Paulo",
    "Australia/Sydney",
    "Australia/Brisbane",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Africa/Johannesburg",
)


@cache
def zone_info(name: str) -> ZoneInfo | None:
    """The IANA zone of exactly that name, or None."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


@cache
def exact_zone(tzid: str) -> str:
    """The IANA name that a TZID is, "" for any other.

    Known are IANA and Windows names (CLDR windowsZones), whatever a maker's path before them.
    """
    name = tzid.strip().strip('"').strip()
    if not name:
        return ""
    if name.rsplit("/", 1)[-1].upper() in _UTC_NAMES:
        return UTC
    for candidate in _spellings(name):
        if zone_info(candidate):
            return candidate
        if candidate in _windows():
            return _windows()[candidate]
    return ""


@cache
def guess_zone(tzid: str) -> str:
    """The IANA name that Outlook's display names and the like mean: a city, else the offset."""
    found = exact_zone(tzid)
    if found or not tzid.strip():
        return found
    cased = _cased().get(tzid.strip().lower(), "")
    return cased or _by_city(tzid) or _by_offset(tzid)


@cache
def _windows() -> dict[str, str]:
    # The library around this table is large, and only foreign calendars need it.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return dict(WINDOWS_TO_OLSON)


def _spellings(name: str) -> list[str]:
    parts = [part for part in name.replace(" ", "_").split("/") if part]
    paths = ["/".join(parts[at:]) for at in range(len(parts)) if at == 0 or len(parts) - at > 1]
    return [name, *(path for path in paths if path)]


@cache
def _cased() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


@cache
def _cities() -> dict[str, str]:
    cities = {
        name.rsplit("/", 1)[1].replace("_", " ").lower(): name
        for name in sorted(available_timezones(), reverse=True)
        if "/" in name and name.split("/")[0] not in ("Etc", "SystemV", "posix", "right")
    }
    return {**cities, **_SPOKEN}


def _by_city(name: str) -> str:
    told = _OFFSET.search(name)
    for word in re.split(r"[(),，、/]", _OFFSET.sub("", name)):
        zone = _cities().get(word.strip().lower(), "")
        if zone and (told is None or _winter(zone) == _minutes(told)):
            return zone
    for word, zone in _SPOKEN.items():
        if not word.isascii() and word in name:
            return zone
    return ""


def _winter(zone: str) -> int:
    """Minutes east of Greenwich, without daylight saving, in 2026."""
    info = ZoneInfo(zone)
    offsets = [info.utcoffset(datetime(2026, month, 1)) for month in (1, 7)]  # noqa: DTZ001 wall clock
    return min(int((offset or timedelta()).total_seconds()) // 60 for offset in offsets)


def _minutes(found: re.Match[str]) -> int:
    size = int(found[2]) * 60 + int(found[3] or 0)
    return size if found[1] == "+" else -size


def _by_offset(name: str) -> str:
    found = _OFFSET.search(name)
    if found is None:
        return ""
    hours, rest = divmod(_minutes(found), 60)
    if rest == 0 and hours == 8:
        return "Asia/Shanghai"
    # The signs of Etc zones are those of POSIX: Etc/GMT-9 is nine hours EAST.
    return f"Etc/GMT{-hours:+d}" if rest == 0 and hours and -12 <= hours <= 14 else ""


def same_zone(custom: tzinfo, year: int, preferred: str) -> str:
    """The IANA zone whose offsets a self-made zone has twice a month for two years, or ""."""
    for name in (preferred, *_COMMON):
        info = zone_info(name)
        if info and all(_same(custom, info, at) for at in _fortnights(year)):
            return name
    return ""


def _fortnights(year: int) -> list[datetime]:
    start = datetime(min(max(year, 1971), 2036), 1, 3, 12)  # noqa: DTZ001 wall clock
    return [start + timedelta(days=14 * step) for step in range(52)]


def _same(one: tzinfo, other: tzinfo, at: datetime) -> bool:
    return one.utcoffset(at) == other.utcoffset(at)
