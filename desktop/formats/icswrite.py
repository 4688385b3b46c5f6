"""Series to an iCalendar file (RFC 5545) that every calendar program reads."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone

from desktop.formats.icsevents import (
    event_lines,
    head_lines,
    override_lines,
    row_lines,
    set_apart,
    text_lines,
)
from desktop.formats.icsrules import REACH, recurring, when
from desktop.models.calendar import CANCELLED, Split
from desktop.models.contentlines import Block, escape, fold, line_text, read_blocks
from desktop.models.ids import fact_id
from desktop.models.occurrences import Known, find
from desktop.models.recurrence import Instance, instances
from desktop.models.seriesplan import Plan, plan
from desktop.models.seriestext import instant, moved
from desktop.models.stages import Stage, stages
from desktop.models.vevent import Event
from desktop.models.zones import exact_zone

_TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID")
_TIME = re.compile(r".*;VALUE=DATE:\d{8}|.*:\d{8}T\d{6}Z?")
# The parts of RFC 5545 and 7529: of others, and of both ends at once, some lose the whole series.
_PART = r"(?:FREQ|UNTIL|COUNT|INTERVAL|WKST|BY[A-Z]+|RSCALE|SKIP)=[\w,+-]+"
_RULE = re.compile(
    rf"(?=.*FREQ=)(?!.*COUNT=.*UNTIL=)(?!.*UNTIL=.*COUNT=){_PART}(?:;{_PART})*", re.IGNORECASE
)
# An end named by its day.
_DAY = re.compile(r"UNTIL=\d{8}(?!T)", re.IGNORECASE)
# Texts as vCalendar 1.0 wrote them.
_OLD = re.compile(r"^[^:]*ENCODING=QUOTED-PRINTABLE", re.IGNORECASE)
_FAR = datetime(2199, 1, 1, tzinfo=UTC)
_EARLY = datetime(1901, 1, 1, tzinfo=UTC)


def split_uid(community: bytes, split: Split) -> str:
    """The UID under which a series goes out from a split on."""
    return f"{fact_id('split', community, split.series, split.original).hex()}@qunzhu"


def calendar_file(found: Iterable[Known], community: bytes, home: str, name: str) -> bytes:
    """A whole calendar file with the zones its events name."""
    events: list[str] = []
    own_zones: dict[str, list[str]] = {}
    for known in found:
        lines, zones = series_lines(known, community, home)
        events += lines
        own_zones.update(zones)
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Qunzhu//Qunzhu//ZH", "CALSCALE:GREGORIAN"]
    head += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escape(name)}"]
    named = sorted(_zones_in(events) - set(own_zones))
    lines = [*head, *(line for zone in named for line in _zone_lines(zone))]
    for zone in own_zones.values():
        lines += zone
    text = "\r\n".join([*map(_folded, lines), *map(_folded, events), "END:VCALENDAR", ""])
    return text.encode()


def _folded(line: str) -> str:
    """Own lines are broken here; lines as they came are already."""
    return line if line[:1] in (" ", "\t") or len(line.encode()) <= 75 else fold(line)


def _zones_in(lines: Iterable[str]) -> set[str]:
    blocks = read_blocks("\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]))
    parts = [part for block in blocks for part in block.parts]
    return {line.param("TZID") for part in parts for line in part.lines} - {"", "UTC"}


def _zone_lines(zone: str) -> list[str]:
    # Some put their own name before a well-known one: /mozilla.org/20071231_1/Europe/Berlin.
    name = exact_zone(zone) or zone
    try:
        made = Timezone.from_tzid(name, first_date=date(2000, 1, 1), last_date=date(2038, 1, 1))
    except ValueError:
        return []
    text: str = made.to_ical().decode()
    lines = text.replace("\r\n ", "").rstrip().split("\r\n")
    return [f"TZID:{zone}" if line == f"TZID:{name}" else line for line in lines]


def series_lines(
    known: Known, community: bytes, home: str
) -> tuple[list[str], dict[str, list[str]]]:
    """The VEVENTs of a series as it stands, and the zones that only it explains.

    As it came where nothing was changed; else one UID from every split on, the series' own where
    nothing went before.
    """
    series = known.series
    lines: list[str] = []
    zones: dict[str, list[str]] = {}
    if series.ics and not known.splits and _as_it_came(known, home):
        lines, zones = _raw(known, home)
        made = plan(series.ics, home)
        whole = stages(series, (), home)[0]
        lines += row_lines(known, known.rows, whole, made, community, home, series.uid)
        return lines, zones
    cuts = sorted(known.splits, key=lambda split: instant(split.original, home))
    for number, stage in enumerate(stages(series, known.splits, home)):
        if stage.now.status == CANCELLED:
            continue
        uid = split_uid(community, cuts[number - 1]) if lines else series.uid
        made = plan(stage.text, home)
        for name, text in made.zones.texts.items():
            zones[name] = text.rstrip().split("\r\n")
        lines += _stage_lines(known, stage, made, community, home, uid)
    return lines, zones


def _as_it_came(known: Known, home: str) -> bool:
    """Whether the text a series came with still says all of it, wherever it is read."""
    series = known.series
    made = plan(series.ics, home)
    event = made.master or made.events[0]
    told = [event.text(name) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")]
    strict = all(_strict(one, made.zones.own) for one in made.events)
    leans = "X-WR-TIMEZONE" in series.ics and event.zone != "UTC" and not _names_zone(event)
    place = series.place or known.halls.get(series.venue or b"", "")
    return told == [series.title, place, series.note] and not leans and strict


def _strict(event: Event, own: Collection[str]) -> bool:
    """Whether programs that are less forgiving read the same in it: zones, times, rules, texts."""
    lines = event.block.lines
    zones = {line.param("TZID") for line in lines} - {""}
    rules = [line.value for line in lines if line.name == "RRULE"]
    return (
        all(":" not in zone and (exact_zone(zone) or zone in own) for zone in zones)
        and all(_TIME.fullmatch(line_text(line)) for line in lines if line.name in _TIMES)
        and all(_RULE.fullmatch(rule) for rule in rules)
        and (event.all_day or not any(_DAY.search(rule) for rule in rules))
        and not any(_OLD.search(text) for text in event.block.raw)
    )


def _names_zone(event: Event) -> bool:
    line = event.block.first("DTSTART")
    return event.all_day or (line is not None and bool(line.param("TZID")))


def _raw(known: Known, home: str) -> tuple[list[str], dict[str, list[str]]]:
    lines: list[str] = []
    zones: dict[str, list[str]] = {}
    whole = stages(known.series, (), home)[0]
    replaced = {whole.given_as(row.original) for row in known.rows if set_apart(row)}
    for calendar in read_blocks(known.series.ics):
        for part in calendar.parts:
            if part.name == "VTIMEZONE":
                zones[part.value("TZID")] = part.raw
            elif part.name == "VEVENT" and not _replaced(part, replaced):
                lines += _with_uid(part, known.series.uid)
    return lines, zones


def _with_uid(part: Block, uid: str) -> list[str]:
    """The lines as they came, under the UID that the series has here."""
    if part.value("UID") == uid:
        return part.raw
    kept = [line for line in part.raw if not line.upper().startswith("UID")]
    return [kept[0], f"UID:{uid}", *kept[1:]]


def _replaced(part: Block, originals: set[str]) -> bool:
    told = part.value("RECURRENCE-ID").rstrip("Z")
    return bool(told) and any(
        original.partition("[")[0].replace("-", "").replace(":", "") == told
        for original in originals
    )


def _stage_lines(
    known: Known, stage: Stage, made: Plan, community: bytes, home: str, uid: str
) -> Iterator[str]:
    given = _first(stage, home)
    inside = [row for row in known.rows if stage.begin <= instant(row.original, home) < stage.end]
    once = find(known, community, home, given.original) if given and made.single else None
    if once is not None and any(map(set_apart, inside)):
        yield from event_lines(once, uid)
        return
    if given is not None:
        yield from _master_lines(known, stage, made, given, home, uid)
    elif made.master is not None:
        return
    yield from row_lines(known, inside, stage, made, community, home, uid)
    yield from override_lines(known, stage, made, home, uid)


def _master_lines(
    known: Known, stage: Stage, made: Plan, given: Instance, home: str, uid: str
) -> Iterator[str]:
    """The event that a stretch begins with, and how it recurs."""
    series, now = known.series, stage.now
    yield from head_lines(uid, series.id)
    start = moved(given.start, stage.shift) if stage.shift else given.start
    length = given.end - given.start
    if now.minutes is not None:
        length = timedelta(minutes=now.minutes)
    yield when("DTSTART", start, given.all_day)
    yield when("DTEND", start + length, given.all_day)
    yield from recurring(stage, made, given, home)
    title = series.title if now.title is None else now.title
    place = (series.place if now.place is None else now.place) or _hall(known, stage)
    note = series.note if now.note is None else now.note
    yield from text_lines(title, place, note)
    yield "END:VEVENT"


def _hall(known: Known, stage: Stage) -> str:
    """The venue in words, as every program can show it; what is written goes before it."""
    venue = known.series.venue if stage.now.venue is None else stage.now.venue
    return known.halls.get(venue, "") if venue else ""


def _first(stage: Stage, home: str) -> Instance | None:
    """The first occurrence that a stage gives, without anything moved by an override."""
    begin = stage.in_text(max(stage.begin, _EARLY), home)
    end = stage.in_text(min(stage.end, _FAR), home)
    made = plan(stage.text, home)
    first = made.events[0].start
    if not isinstance(first, datetime):
        first = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(home))
    step = max(begin, first - timedelta(days=1))
    for one in instances(stage.text, home, step, min(end, step + REACH)):
        if stage.holds(stage.known_as(one.original), home) and not one.own:
            return one
    return None
