"""`qunzhu calendar`: add series, list occurrences, take in and give out calendar files."""

import re
from argparse import ArgumentTypeError, Namespace
from datetime import date, datetime
from pathlib import Path

from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.models.calendar import KINDS, ImportedCalendar, Occurrence
from desktop.store.community import Store


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "calendar", "series and occurrences")
    new = verb(verbs, "add", "add a series, or what happens once", _add)
    new.add_argument("--title", required=True)
    new.add_argument(
        "--start",
        type=_start,
        required=True,
        metavar="TIME",
        help="2026-10-14T20:00, or a date for all day",
    )
    new.add_argument("--rule", default="", metavar="RRULE", help="FREQ=WEEKLY;BYDAY=TU,SU")
    new.add_argument("--duration", type=_minutes, metavar="MINUTES", help="90, 1:30 or PT1H30M")
    new.add_argument("--host", metavar="MEMBER")
    new.add_argument("--place", default="")
    new.add_argument("--kind", choices=KINDS, default="session")
    taking = verb(verbs, "import", "take in a calendar file", _import)
    taking.add_argument("file", type=Path, metavar="FILE.ics")
    giving = verb(verbs, "export", "write a calendar file", _export)
    giving.add_argument("file", type=Path, metavar="FILE.ics")
    listing = verb(verbs, "list", "list the occurrences of some days", _list)
    listing.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE")
    listing.add_argument("--to", dest="last", type=_day, required=True, metavar="DATE")
    listing.add_argument("--cancelled", action="store_true", help="cancelled ones, too")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError("write a date as 2026-10-14") from None


def _start(text: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text).isoformat()
        start = datetime.fromisoformat(text)
    except ValueError:
        start = None
    if start is None or start.tzinfo is not None:
        raise ArgumentTypeError("write a local time as 2026-10-14T20:00, or a date")
    return start.isoformat(timespec="seconds")


def _minutes(text: str) -> int:
    plain, clock = text.strip(), re.fullmatch(r"(\d{1,4}):([0-5]\d)", text.strip())
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    if plain.isascii() and plain.isdecimal() and len(plain) < 7:
        return int(plain)
    length = re.fullmatch(r"P(?=.)(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?", plain)
    if length is None:
        raise ArgumentTypeError("write minutes as 90, 1:30 or PT1H30M")
    days, hours, minutes = (int(part or 0) for part in length.groups())
    return days * 1440 + hours * 60 + minutes


def _add(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendar as acting
    from desktop.store import calendar, members

    fields: dict[str, object] = {
        "title": given.title,
        "start": given.start,
        "rule": given.rule,
        "place": given.place,
        "kind": given.kind,
    }
    if given.duration is not None:
        fields["minutes"] = given.duration
    if given.host:
        fields["host"] = members.resolve(store, given.host)
    record = acting.add(store, fields).result
    if not isinstance(record, bytes):
        raise TypeError("adding answers the series' id")
    made = calendar.series(store, record)
    document = {
        "id": made.id.hex(),
        "title": made.title,
        "start": made.start,
        "minutes": made.minutes,
        "all_day": made.all_day,
        "rule": made.rule,
        "kind": made.kind,
        "place": made.place,
        "host": calendar.names(store, [made.host]).get(made.host, "") if made.host else "",
    }
    return Answer(document, [f"{made.start}  {made.title}  {made.rule}".rstrip()])


def _import(store: Store, given: Namespace) -> Answer:
    # The calendar's libraries take a fifth of a second that no other command should wait for.
    from desktop.actions import calendarfile

    changes = calendarfile.import_file(store, given.file)
    done = changes.result
    assert isinstance(done, ImportedCalendar)
    document = {
        "added": done.added,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "rejected": done.rejected,
        "ignored": dict(done.ignored),
        "reasons": [
            {"line": line, "title": title, "code": problem.code, "reason": problem.sentence("en")}
            for line, title, problem in done.reasons
        ],
        "batch": "" if changes.nothing else changes.action.hex(),
    }
    lines = [
        f"added {done.added}, updated {done.updated}, unchanged {done.unchanged}, "
        f"rejected {done.rejected}"
    ]
    lines += [f"line {line}, {title}: {problem}" for line, title, problem in done.reasons]
    return Answer(document, lines)


def _export(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendarfile

    count = calendarfile.export_file(store, given.file)
    return Answer({"series": count, "file": str(given.file)}, [f"{count} series"])


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import calendar

    found = calendar.occurrences(store, given.first, given.last, cancelled=given.cancelled)
    people = {who for one in found for who in (one.host, one.lecturer, one.helper) if who}
    names = calendar.names(store, people)
    document = [_document(one, names) for one in found]
    return Answer(document, [f"{one['start']}  {one['end']}  {one['title']}" for one in document])


def _document(one: Occurrence, names: dict[bytes, str]) -> dict[str, object]:
    start, end = (at.isoformat() for at in (one.start, one.end))
    if one.all_day:
        start, end = one.start.date().isoformat(), one.end.date().isoformat()
    return {
        "id": one.id.hex(),
        "series": one.series.hex(),
        "start": start,
        "end": end,
        "zone": one.zone,
        "all_day": one.all_day,
        "title": one.title,
        "place": one.place,
        "kind": one.kind,
        "status": one.status,
        "recurring": one.recurring,
        "original": one.original,
        "host": names.get(one.host or b"", ""),
        "lecturer": names.get(one.lecturer or b"", ""),
        "helper": names.get(one.helper or b"", ""),
    }
