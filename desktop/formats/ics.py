"""Calendar files (iCalendar, RFC 5545, as programs really write them) to plain series."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import cast

from msgspec.structs import replace

from desktop.formats.icsfile import IcsFile, IcsSeries, Rejected
from desktop.formats.icszip import calendars_in
from desktop.formats.sniff import encoding_of
from desktop.models.contentlines import Block, read_blocks
from desktop.models.lunarrule import is_lunar
from desktop.models.problem import Problem
from desktop.models.recurrence import instances, original_text
from desktop.models.seriesplan import Plan, plan
from desktop.models.vevent import Event
from desktop.models.zones import exact_zone, guess_zone

# What a series may weigh: its text travels in one op.
MOST_TEXT = 64 * 1024
# Enough of a text to tell its encoding.
_SAMPLE = 1 << 16
_COUNTED = ("VTODO", "VJOURNAL", "VFREEBUSY")
# Beside these the same event downloaded twice is the same.
_VOLATILE = re.compile(r"^(DTSTAMP|LAST-MODIFIED|CREATED)[:;]", re.IGNORECASE)


def decode(data: bytes) -> str:
    """The text of a calendar file: by its mark, UTF-8, or what reads best; NULs are dropped, and
    marks of the order of bytes, which stand inside files that were put together.

    A character cut in two by folding after 75 bytes is joined again first.
    """
    wide = encoding_of(data[:_SAMPLE], False)
    if wide.startswith(("utf-16", "utf-32")):
        return _clean(data.decode(wide, "replace"))
    joined = re.sub(rb"\r?\n[ \t]", b"", data)
    encoding = "utf-8-sig"
    if _strictly(encoding, joined) is None:
        encoding = _old_encoding(joined)
    text = _strictly(encoding, data) or _strictly(encoding, joined)
    return _clean(text or joined.decode(encoding, "replace"))


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\ufeff", "")


def _strictly(encoding: str, data: bytes) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _old_encoding(data: bytes) -> str:
    """How a text that is not quite UTF-8 reads best, by its lines that are not ASCII."""
    lines = [line for line in data.replace(b"\0", b"").splitlines() if not line.isascii()]
    return encoding_of(b"\n".join(lines)[:_SAMPLE], False) or "gb18030"


def read(data: bytes, home: str, name: str = "") -> IcsFile:
    """The series of a calendar file, or of a zip of them, in a community whose zone is `home`.

    Raises Problem calendar.no_calendar where it is no calendar at all, and file.too_large for a
    zip that unpacks to too much.
    """
    files = [read_blocks(decode(part)) for part in calendars_in(data, name)]
    blocks = [block for file in files for block in file]
    calendars = [block for block in blocks if block.name == "VCALENDAR"]
    loose = [block for block in blocks if block.name == "VEVENT"]
    if not calendars and not loose:
        raise Problem("calendar.no_calendar", file=name)
    found = IcsFile(torn=[one for file in files for one in _torn(file)])
    for calendar in _alike(calendars) or [Block("VCALENDAR", 1, parts=loose)]:
        _read_calendar(calendar, home, found)
    return found


def _torn(file: list[Block]) -> Iterator[Rejected]:
    """Where a file breaks off, if it does: at its last event, or between two."""
    last = file[-1] if file else None
    if last is None or last.closed or last.name not in ("VCALENDAR", "VEVENT"):
        return
    cut = last.parts[-1] if last.parts and not last.parts[-1].closed else last
    yield _rejected(cut, Problem("calendar.torn"))


def _alike(calendars: list[Block]) -> list[Block]:
    """The calendars, those of the same kind as one: an event may stand in several of them."""
    kinds: dict[tuple[str, str], Block] = {}
    for one in calendars:
        kind = one.value("METHOD").upper(), one.value("X-WR-TIMEZONE")
        if kind in kinds:
            kinds[kind].parts += one.parts
        else:
            kinds[kind] = one
    return list(kinds.values())


def _read_calendar(calendar: Block, home: str, found: IcsFile) -> None:
    events: dict[str, list[Block]] = {}
    calendar.lead = [part for part in calendar.parts if part.name == "VTIMEZONE"]
    for block in calendar.parts:
        if block.name == "VEVENT":
            events.setdefault(block.value("UID") or _made_uid(block), []).append(block)
        elif block.name in _COUNTED:
            found.ignored[block.name] += 1
    cancels = calendar.value("METHOD").upper() == "CANCEL"
    for uid, blocks in events.items():
        for number, group in enumerate(_distinct(blocks)):
            # a program that gives everything one UID means several events
            own = uid if number == 0 else f"{uid}#{_mark(group[0])}"
            _read_group(calendar, own, group, home, cancels, found)


def _made_uid(block: Block) -> str:
    return f"{_mark(block)}@no-uid"


def _mark(block: Block) -> str:
    text = "\n".join(line for line in block.raw if not _VOLATILE.match(line))
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _distinct(blocks: list[Block]) -> Iterator[list[Block]]:
    """The masters under one UID that are different events, each a group; overrides go with the
    first. Of revisions of one event (another SEQUENCE or stamp, or the same start) the newest."""
    masters = [block for block in blocks if not block.value("RECURRENCE-ID")]
    overrides = [block for block in blocks if block.value("RECURRENCE-ID")]
    newest: dict[str, Block] = {}
    revised = len({_revision(block) for block in masters}) > 1
    for block in masters:
        key = "" if revised else block.value("DTSTART")
        held = newest.get(key)
        if held is None or _revision(block) >= _revision(held):
            newest[key] = block
    first = True
    for block in newest.values():
        yield [block, *(overrides if first else [])]
        first = False
    if not masters and overrides:
        yield overrides


def _revision(block: Block) -> tuple[int, str]:
    sequence = block.value("SEQUENCE")
    stamp = block.value("LAST-MODIFIED") or block.value("DTSTAMP")
    return int(sequence) if sequence.isdecimal() else 0, stamp


def _read_group(
    calendar: Block, uid: str, blocks: list[Block], home: str, cancels: bool, found: IcsFile
) -> None:
    try:
        text = series_text(calendar, blocks, cancels)
        one = _series(uid, text, blocks[0].number, home, cancels)
        found.series.append(
            replace(one, unknown_zones=(*one.unknown_zones, *_nameless(calendar, one)))
        )
        return
    except Problem as problem:
        if len(blocks) == 1:
            found.rejected.append(_rejected(blocks[0], problem))
            return
    # one unreadable override does not cost the series
    good = [block for block in blocks if _taken(calendar, block, home, found)]
    if good and (good[0] is blocks[0] or blocks[0].value("RECURRENCE-ID")):
        _read_group(calendar, uid, good, home, cancels, found)


def _taken(calendar: Block, block: Block, home: str, found: IcsFile) -> bool:
    try:
        plan(series_text(calendar, [block]), home)
    except Problem as problem:
        found.rejected.append(_rejected(block, problem))
        return False
    return True


def _rejected(block: Block, problem: Problem) -> Rejected:
    title = " ".join(block.value("SUMMARY").split())[:80]
    values = tuple((key, str(value)) for key, value in problem.values.items())
    return Rejected(block.number, title, problem.code, values)


def series_text(calendar: Block, blocks: list[Block], cancels: bool = False) -> str:
    """The text of one series: these VEVENTs as written, with the zones only this file explains.

    Raises Problem("calendar.too_large").
    """
    lines = ["BEGIN:VCALENDAR"]
    if zone := calendar.value("X-WR-TIMEZONE"):
        lines.append(f"X-WR-TIMEZONE:{zone}")
    used = {line.param("TZID") for block in blocks for line in block.lines} - {""}
    for part in calendar.lead:
        if part.value("TZID") in used and not exact_zone(part.value("TZID")):
            lines += part.raw
    for block in blocks:
        lines += _event_text(block, cancels)
    text = "\r\n".join([*lines, "END:VCALENDAR", ""])
    if len(text.encode()) > MOST_TEXT:
        raise Problem("calendar.too_large", most=MOST_TEXT // 1024)
    return text


def _event_text(block: Block, cancels: bool) -> list[str]:
    lines = block.raw
    if len("".join(lines)) > MOST_TEXT // 2:
        lines = _without_attachments(lines)
    if cancels and block.value("STATUS").upper() != "CANCELLED":
        lines = [line for line in lines if not line.upper().startswith("STATUS")]
        lines = [lines[0], "STATUS:CANCELLED", *lines[1:]]
    return lines


def _without_attachments(lines: list[str]) -> list[str]:
    kept: list[str] = []
    inside = False
    for line in lines:
        inside = line[:1] in (" ", "\t") if inside and line[:1] in (" ", "\t") else False
        inside = inside or bool(re.match(r"ATTACH[:;]|X-ALT-DESC[:;]", line, re.IGNORECASE))
        if not inside:
            kept.append(line)
    return kept


def _series(uid: str, text: str, line: int, home: str, cancels: bool) -> IcsSeries:
    made = plan(text, home)
    event = made.master or made.events[0]
    sequence = event.block.value("SEQUENCE")
    _try(text, home, event)
    return IcsSeries(
        uid=uid,
        title=event.text("SUMMARY"),
        place=event.text("LOCATION"),
        note=event.text("DESCRIPTION"),
        rule="\n".join(line.value.strip().upper() for line in event.block.every("RRULE")),
        start=_local(event),
        zone="" if event.floating or event.all_day else _zone(event, made),
        minutes=_minutes(event),
        all_day=event.all_day,
        rdates=_moments(made, made.recurrence.added),
        exdates=_moments(made, made.recurrence.excepted),
        text=text,
        line=line,
        sequence=int(sequence) if sequence.isdecimal() else 0,
        cancels=cancels,
        partial=made.master is None,
        unknown_zones=tuple(sorted(made.zones.unknown)),
        unread_rules=_unread(event, made),
        unread_dates=tuple(made.recurrence.unread),
    )


def _nameless(calendar: Block, one: IcsSeries) -> tuple[str, ...]:
    """The calendar's own zone where it means nothing and this series would be in it."""
    name = calendar.value("X-WR-TIMEZONE")
    return (name,) if name and not (one.zone or one.all_day or guess_zone(name)) else ()


def _unread(event: Event, made: Plan) -> tuple[str, ...]:
    """The rules that mean nothing, where no other rule or date makes the event recur."""
    if made.recurrence.rules or made.recurrence.added:
        return ()
    rules = (line.value.strip() for line in event.block.every("RRULE"))
    return tuple(rule[:80] for rule in rules if rule and not is_lunar(rule))


def _try(text: str, home: str, event: Event) -> None:
    """Ask for the first weeks once, so that what the library refuses is refused now."""
    start = event.start
    info = plan(text, home).home
    first = datetime(start.year, start.month, start.day, tzinfo=info) - timedelta(days=2)
    instances(text, home, first, first + timedelta(days=40))


def _local(event: Event) -> str:
    if isinstance(event.start, datetime):
        return event.start.replace(tzinfo=None, microsecond=0).isoformat()
    return event.start.isoformat()


def _zone(event: Event, made: Plan) -> str:
    text = original_text(event.start, made.zones, event.floating)
    return text.partition("[")[2].removesuffix("]")


def _minutes(event: Event) -> int:
    return int((cast(datetime, event.end) - cast(datetime, event.start)).total_seconds() // 60)


def _moments(made: Plan, lines: list[str]) -> tuple[str, ...]:
    return tuple(line.split(":", 1)[1] for line in lines)
