"""Single events of a series in a calendar file: set apart by their rows or by their own text."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from desktop.formats.icsrules import when
from desktop.models.calendar import CANCELLED, Occurrence, Row
from desktop.models.contentlines import escape
from desktop.models.occurrences import Known, find
from desktop.models.seriesplan import Plan
from desktop.models.seriestext import instant, moved
from desktop.models.stages import Stage
from desktop.models.vevent import Moment, moment_line


def set_apart(row: Row) -> bool:
    """Whether a row says something of its occurrence that a file can say."""
    names = ("start", "status", "minutes", "title", "place", "note", "venue")
    return any(getattr(row, name) is not None for name in names)


def head_lines(uid: str, record: bytes) -> list[str]:
    """How the event of a series begins; its stamp is when the series was made."""
    at = datetime.fromtimestamp(int.from_bytes(record[:6], "big") / 1000, UTC)
    return ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}"]


def text_lines(title: str, place: str, note: str) -> Iterator[str]:
    """The texts that are not empty."""
    for name, text in (("SUMMARY", title), ("LOCATION", place), ("DESCRIPTION", note)):
        if text:
            yield f"{name}:{escape(text)}"


def row_lines(
    known: Known,
    rows: Iterable[Row],
    stage: Stage,
    made: Plan,
    community: bytes,
    home: str,
    uid: str,
) -> Iterator[str]:
    """The events of those rows that set something apart from what a stage gives."""
    for row in sorted(rows, key=lambda row: row.original):
        if not set_apart(row):
            continue
        one = find(known, community, home, row.original)
        if one is not None:
            yield from _override(one, stage, uid, home)


def _override(one: Occurrence, stage: Stage, uid: str, home: str) -> Iterator[str]:
    """One occurrence of several as it stands."""
    given = stage.given_as(one.original)
    at = instant(given, home)
    at = moved(at, stage.shift) if stage.shift else at
    yield from event_lines(one, uid, when("RECURRENCE-ID", at, "T" not in given))


def event_lines(one: Occurrence, uid: str, *which: str) -> Iterator[str]:
    """One occurrence as it stands; `which` says of a series that it is one of them."""
    yield from head_lines(uid, one.series)
    yield from which
    yield when("DTSTART", one.start, one.all_day)
    yield when("DTEND", one.end, one.all_day)
    if one.status == CANCELLED:
        yield "STATUS:CANCELLED"
    yield from text_lines(one.title, one.where, one.note)
    yield "END:VEVENT"


def override_lines(known: Known, stage: Stage, made: Plan, home: str, uid: str) -> Iterator[str]:
    """Overrides that the series' own text has and no row replaces."""
    told = {stage.given_as(row.original) for row in known.rows if set_apart(row)}
    for event in made.events:
        original = event.recurrence_id
        if original is None or event is made.master:
            continue
        text = _original(original)
        if any(one.partition("[")[0] == text for one in told):
            continue
        at = instant(text, home) if not isinstance(original, datetime) else original
        if stage.first:
            at = instant(stage.known_as(text), home)
        if not stage.begin <= at < stage.end:
            continue
        yield from head_lines(uid, known.series.id)
        line = moment_line("RECURRENCE-ID", original, made.zones)
        yield (
            line.replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE", 1)
            if event.following
            else line
        )
        yield moment_line("DTSTART", event.start, made.zones)
        yield moment_line("DTEND", event.end, made.zones)
        if event.cancelled:
            yield "STATUS:CANCELLED"
        yield from text_lines(*map(event.text, ("SUMMARY", "LOCATION", "DESCRIPTION")))
        yield "END:VEVENT"


def _original(moment: Moment) -> str:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None).isoformat()
    return moment.isoformat()
