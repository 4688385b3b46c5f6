"""`qunzhu calendar`: list occurrences, take in and give out calendar files."""

from argparse import ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.models.calendar import ImportedCalendar, Occurrence
from desktop.store.community import Store


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "calendar", "series and occurrences")
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
