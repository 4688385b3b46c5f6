"""An event written anew as the recurrence library reads it right."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from desktop.models.contentlines import escape
from desktop.models.rrule import Rule, advanced
from desktop.models.textzones import Zones
from desktop.models.vevent import Event, Moment, Recurrence, moment_line

TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION")


def event_lines(
    event: Event, recurrence: Recurrence | None, zones: Zones, towards: date
) -> Iterator[str]:
    """The lines of one event; `recurrence` is the master's, its rules begun near `towards`."""
    start = event.start
    rules = recurrence.rules if recurrence else []
    moved = advanced(rules[0], naive(start), towards) if len(rules) == 1 else naive(start)
    shift = naive(moved) - naive(start)
    yield "BEGIN:VEVENT"
    yield "UID:one"
    yield moment_line("DTSTART", start + shift, zones)
    yield moment_line("DTEND", event.end + shift, zones)
    for rule in rules:
        yield f"RRULE:{rule.text(_until(rule, start))}"
    if recurrence:
        yield from recurrence.added
        yield from recurrence.excepted
    if event.recurrence_id is not None:
        yield from _override_lines(event, event.recurrence_id, zones)
    sequence = event.block.value("SEQUENCE")
    if sequence.isdecimal():
        yield f"SEQUENCE:{min(int(sequence), 10**9)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield from (f"{name}:{escape(event.text(name))}" for name in TEXTS)
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
    moved = naive(event.start) - naive(original)
    yield f"X-MOVED:{int(moved.total_seconds())}"


def _until(rule: Rule, start: Moment) -> str:
    """UNTIL as the library wants it beside this start; a day includes all of that day.

    A count makes it needless to the library, which refuses both: see `_past_until`.
    """
    until = rule.until
    if until is None or rule.count:
        return ""
    if not isinstance(start, datetime):
        return f"{last_day(until):%Y%m%d}"
    return f"{last_of(until, start).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def last_day(until: Moment) -> date:
    """The last day that an UNTIL leaves a series of whole days.

    Outlook writes that day's midnight in UTC, which east of Greenwich lies in the afternoon of
    the day before; others write a day's last second, or a date.
    """
    if not isinstance(until, datetime):
        return until
    is_midnight = until.tzinfo is not None and until.hour > 12 and until.minute % 15 == 0
    return until.date() + timedelta(days=1 if is_midnight and until.second == 0 else 0)


def last_of(until: Moment, start: datetime) -> datetime:
    """The moment that an UNTIL is beside this start: a day ends with its last second."""
    if not isinstance(until, datetime):
        until = datetime(until.year, until.month, until.day, 23, 59, 59)  # noqa: DTZ001
    return until if until.tzinfo else until.replace(tzinfo=start.tzinfo)


def naive(moment: Moment) -> datetime:
    """The wall-clock time, midnight of a date."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 wall clock
