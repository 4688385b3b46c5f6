"""`qunzhu calendar`: add series, list occurrences, take in and give out calendar files."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from desktop.cli import clashing, occurrences, proposals, timetable, workdays
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.narrowing import narrowed, take_narrowing
from desktop.cli.terms import take_terms, terms_of, venue_of
from desktop.cli.when import day, minutes, start
from desktop.models.calendar import CANCELLED, KINDS, PEOPLE, ImportedCalendar, Occurrence
from desktop.models.lunarrule import MISSING, first_day, yearly_rule
from desktop.models.problem import Problem
from desktop.store.community import Store


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "calendar", "series and occurrences")
    new = verb(verbs, "add", "add a series, or what happens once", _add)
    new.add_argument("--title", required=True)
    new.add_argument(
        "--start",
        type=start,
        required=True,
        metavar="TIME",
        help="2026-10-14T20:00, or a date for all day",
    )
    new.add_argument("--rule", default="", metavar="RRULE", help="FREQ=WEEKLY;BYDAY=TU,SU")
    new.add_argument(
        "--lunar", metavar="DAY", help="every lunar year: 8/15, 6L/1 or 中秋; begins with the next"
    )
    new.add_argument(
        "--missing",
        choices=[one.lower() for one in MISSING],
        default=MISSING[0].lower(),
        help="a year without that leap month or 30th: the day before, the next, or none",
    )
    new.add_argument("--duration", type=minutes, metavar="MINUTES", help="90, 1:30 or PT1H30M")
    for name in PEOPLE:
        new.add_argument(f"--{name}", metavar="MEMBER")
    take_terms(new)
    new.add_argument("--zone", metavar="ZONE", help="the time zone at the place, as Europe/Berlin")
    new.add_argument("--place", default="")
    new.add_argument("--venue", metavar="NAME", help="id or unique name")
    new.add_argument("--note", default="")
    new.add_argument("--kind", choices=KINDS, default="session")
    occurrences.add(verbs)
    clashing.add(verbs)
    workdays.add(verbs)
    timetable.add(verbs)
    proposals.add(verbs)
    taking = verb(verbs, "import", "take in a calendar file", _import)
    taking.add_argument("file", type=Path, metavar="FILE.ics")
    giving = verb(verbs, "export", "write a calendar file", _export)
    giving.add_argument("file", type=Path, metavar="FILE.ics")
    listing = verb(verbs, "list", "list the occurrences of some days", _list)
    listing.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    listing.add_argument("--to", dest="last", type=day, required=True, metavar="DATE")
    listing.add_argument("--cancelled", action="store_true", help="cancelled ones, too")
    take_narrowing(listing)


def _add(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendar as acting
    from desktop.store import calendar, members, seriesrows

    rule, begin = _when(given)
    fields: dict[str, object] = {
        "title": given.title,
        "start": begin,
        "rule": rule,
        "place": given.place,
        "note": given.note,
        "kind": given.kind,
    }
    fields |= terms_of(store, given)
    if given.venue:
        fields["venue"] = venue_of(store, given.venue)
    if given.zone:
        fields["zone"] = given.zone
    if given.duration is not None:
        fields["minutes"] = given.duration
    for name in PEOPLE:
        if word := getattr(given, name):
            fields[name] = members.resolve(store, word)
    record = acting.add(store, fields).result
    if not isinstance(record, bytes):
        raise TypeError("adding answers the series' id")
    made = seriesrows.find(store, record)
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
    answer = Answer(document, [f"{made.start}  {made.title}  {made.rule}".rstrip()])
    return clashing.beside(store, answer, given.language, made.id)


def _when(given: Namespace) -> tuple[str, str]:
    """The rule and the start that were typed; a lunar day's start is the next such day."""
    if not given.lunar:
        return given.rule, given.start
    if given.rule:
        raise Problem("calendar.two_rules")
    rule = yearly_rule(given.lunar, given.missing)
    first = first_day(rule, date.fromisoformat(given.start[:10]))
    return rule, first.isoformat() + given.start[10:]


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
            {"line": line, "title": title, "code": why.code, "reason": why.sentence(given.language)}
            for line, title, why in done.reasons
        ],
        "batch": None if changes.nothing else changes.action.hex(),
    }
    return Answer(document, _told(done, given.language))


def _told(done: ImportedCalendar, language: str) -> list[str]:
    english = language.startswith("en")
    words = (
        ("added", "updated", "unchanged", "rejected")
        if english
        else ("新增", "更新", "不变", "错误")
    )
    figures = (done.added, done.updated, done.unchanged, done.rejected)
    lines = ["  ".join(f"{word} {n}" for word, n in zip(words, figures, strict=True))]
    place = "line {}, {}: " if english else "第 {} 行，{}："
    return lines + [
        (place.format(line, title) if line else "") + why.sentence(language)
        for line, title, why in done.reasons
    ]


def _export(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendarfile

    count = calendarfile.export_file(store, given.file)
    told = f"{count} series" if given.language.startswith("en") else f"{count} 个系列"
    return Answer({"series": count, "file": str(given.file)}, [told])


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import calendar, venues
    from desktop.store import proposals as told

    if given.last < given.first:
        raise Problem("calendar.days_backwards", first=given.first, last=given.last)
    found = calendar.occurrences(store, given.first, given.last, cancelled=given.cancelled)
    found = narrowed(store, found, given)
    people = {who for one in found for who in (one.host, one.lecturer, one.helper) if who}
    names = calendar.names(store, people)
    halls = venues.names(store, [one.venue for one in found if one.venue])
    began = told.proposers(store, {one.series for one in found})
    document = [
        {
            **_document(one, names),
            "venue": halls.get(one.venue or b"", ""),
            "proposer": began.get(one.series, (b"", ""))[1],
        }
        for one in found
    ]
    return Answer(document, [_line(one, store.zone, given.language) for one in document])


def _line(one: dict[str, object], home: str, language: str) -> str:
    """One occurrence and where it is; elsewhere, with the zone by which its times are told."""
    place = f"  {' '.join(str(one['place']).split())}" if one["place"] else ""
    zone = "" if one["zone"] in ("", home) or one["all_day"] else f"  ({one['zone']})"
    told = "  cancelled" if language.startswith("en") else "  已取消"
    off = told if one["status"] == CANCELLED else ""
    return f"{one['start']}  {one['end']}  {one['title']}{place}{zone}{off}"


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
        "place": one.where,
        "kind": one.kind,
        "status": one.status,
        "recurring": one.recurring,
        "original": one.original,
        "capacity": one.capacity,
        "host": names.get(one.host or b"", ""),
        "lecturer": names.get(one.lecturer or b"", ""),
        "helper": names.get(one.helper or b"", ""),
    }
