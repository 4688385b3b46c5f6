"""The zones that one calendar text names: well-known ones, and those it explains itself."""

from datetime import datetime, tzinfo
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from msgspec import Struct, field

from desktop.models.contentlines import Block, line_text
from desktop.models.problem import Problem
from desktop.models.zones import exact_zone, guess_zone, same_zone, zone_info

if TYPE_CHECKING:
    from icalendar import Timezone


class Zones(Struct):
    """The zones of one text: the community's, the calendar's (X-WR-TIMEZONE), and its own."""

    home: str
    calendar: str = ""
    own: dict[str, Block] = field(default_factory=dict)
    made: dict[str, tzinfo] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    in_utc: bool = False

    def resolve(self, tzid: str, year: int) -> str:
        """The zone a TZID means: an IANA name, a made-up name in `made`, or "" for floating."""
        name = exact_zone(tzid)
        if not name and tzid in self.own:
            name = self._own(tzid, year)
        name = name or guess_zone(tzid)
        if not name:
            self.unknown.add(tzid)
        return name

    def info(self, name: str) -> tzinfo:
        """The tzinfo behind a resolved name, the calendar's or the community's for ""."""
        found = self.made.get(name) or zone_info(name or self.calendar or self.home)
        if found is None:
            raise Problem("calendar.zone_unknown", zone=name or self.home)
        return found

    def _own(self, tzid: str, year: int) -> str:
        block = self.own[tzid]
        place = block.value("X-LIC-LOCATION")
        if place and exact_zone(place):
            return exact_zone(place)
        mark = blake2b("\n".join(block.raw).encode(), digest_size=6).hexdigest()
        name = f"own-{mark}"
        if name not in self.made:
            text = _zone_text(block, name)
            # dateutil refuses a zone without parts or times: the name alone may still tell
            try:
                info = _timezone(text).to_tz(lookup_tzid=False)
                info.utcoffset(datetime(2026, 1, 1))  # noqa: DTZ001 asks the zone about wall time
            except (ValueError, KeyError, IndexError, TypeError, AttributeError):
                return ""
            self.made[name], self.texts[name], self.written[name] = info, text, tzid
        return same_zone(self.made[name], year, self.home) or name


def _timezone(text: str) -> "Timezone":
    # A large library, and only foreign calendars explain their own zones.
    from icalendar import Timezone

    return cast(Timezone, Timezone.from_ical(text))


def _zone_text(block: Block, name: str) -> str:
    kept = {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE", "TZNAME"}
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for part in block.parts:
        if part.name in ("STANDARD", "DAYLIGHT"):
            body = [line_text(line) for line in part.lines if line.name in kept]
            lines += [f"BEGIN:{part.name}", *body, f"END:{part.name}"]
    return "\r\n".join([*lines, "END:VTIMEZONE", ""])


def zones_of(blocks: list[Block], home: str, *, in_utc: bool = False) -> Zones:
    """The zones named in these components; `in_utc` leaves UTC times what they are."""
    zones = Zones(home, in_utc=in_utc)
    for block in blocks:
        if block.name == "VCALENDAR":
            zones.calendar = zones.calendar or guess_zone(block.value("X-WR-TIMEZONE"))
            found = [part for part in block.parts if part.name == "VTIMEZONE"]
            zones.own.update({part.value("TZID"): part for part in found})
    return zones
