"""Which occurrence is meant in a terminal, and the commands that change one or call it off."""

from argparse import ArgumentParser, Namespace
from datetime import date, timedelta
from typing import get_args

from desktop.cli import clashing
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.terms import take_terms, terms_of, venue_of
from desktop.cli.when import minutes, start
from desktop.models.calendar import KINDS, PEOPLE, Occurrence, Scope
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.store.community import Store

_TEXTS = ("title", "place", "note")
_SCOPES: tuple[Scope, ...] = get_args(Scope)


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `calendar`."""
    edit = verb(verbs, "edit", "change an occurrence, those after it too, or all", _edit)
    take_occurrence(edit)
    for name in _TEXTS:
        edit.add_argument(f"--{name}")
    for name in PEOPLE:
        edit.add_argument(f"--{name}", metavar="MEMBER", help="nobody if empty")
    edit.add_argument("--venue", metavar="NAME", help="id or unique name; none if empty")
    edit.add_argument("--kind", choices=KINDS)
    take_terms(edit)
    edit.add_argument("--zone", metavar="ZONE", help="the time zone at the place, as Europe/Berlin")
    edit.add_argument("--rule", metavar="RRULE", help="FREQ=WEEKLY;BYDAY=TU,SU")
    edit.add_argument("--duration", type=minutes, metavar="MINUTES", help="90, 1:30 or PT1H30M")
    move = verb(verbs, "move", "put an occurrence at another time", _move)
    take_occurrence(move)
    move.add_argument(
        "start", type=start, metavar="TIME", help="2026-10-14T20:00, or a date for all day"
    )
    cancel = verb(verbs, "cancel", "call an occurrence off, those after it too, or all", _cancel)
    take_occurrence(cancel)
    for command in (edit, move, cancel):
        command.add_argument("--scope", choices=_SCOPES, default="this", help="how far it reaches")
    back = verb(verbs, "restore", "let a cancelled occurrence take place", _restore)
    take_occurrence(back)
    remove = verb(verbs, "remove", "take a whole series out of the calendar", _remove)
    take_occurrence(remove)


def take_occurrence(parser: ArgumentParser) -> None:
    """Let a command name an occurrence."""
    parser.add_argument("series", metavar="SERIES", help="its title, or its id")
    parser.add_argument(
        "when", type=start, metavar="WHEN", help="its day or start, as calendar list shows it"
    )


def meant(store: Store, given: Namespace) -> Occurrence:
    """The one occurrence of this series at this time. Raises Problem calendar.not_found, .several.

    A title is that of the occurrence, or else that of its series.
    """
    from desktop.store import calendar, seriesrows

    # The day at the place of one that has its own zone may be another than the community's.
    day, around = date.fromisoformat(given.when[:10]), timedelta(days=1)
    then = [
        one
        for one in calendar.occurrences(store, day - around, day + around, cancelled=True)
        if one.start.replace(tzinfo=None).isoformat().startswith(given.when)
    ]
    found = [one for one in then if given.series in (one.title, one.series.hex(), one.id.hex())]
    if not found:
        titled = seriesrows.titled(store, given.series)
        found = [one for one in then if one.series in titled]
    if not found:
        raise Problem(
            "calendar.not_found", title=given.series, when=given.when, day=given.when[:10]
        )
    if len(found) > 1:
        raise Problem("calendar.several", title=given.series, count=len(found))
    return found[0]


def _edit(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendar as acting
    from desktop.store import members

    fields: dict[str, object] = {
        name: getattr(given, name)
        for name in (*_TEXTS, "kind", "rule", "zone")
        if getattr(given, name) is not None
    }
    for name in PEOPLE:
        word = getattr(given, name)
        if word is not None:
            fields[name] = members.resolve(store, word) if word else None
    if given.duration is not None:
        fields["minutes"] = given.duration
    fields |= terms_of(store, given)
    if given.venue is not None:
        fields["venue"] = venue_of(store, given.venue)
    one = meant(store, given)
    done = _done(acting.edit(store, one.series, one.original, fields, given.scope))
    return clashing.beside(store, done, given.language, one.series, one.original)


def _move(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendar as acting

    one = meant(store, given)
    fields = {"start": given.start}
    done = _done(acting.edit(store, one.series, one.original, fields, given.scope))
    return clashing.beside(store, done, given.language, one.series, one.original)


def _cancel(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendar as acting

    one = meant(store, given)
    return _done(acting.cancel(store, one.series, one.original, given.scope))


def _restore(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendar as acting

    one = meant(store, given)
    return _done(acting.restore(store, one.series, one.original))


def _remove(store: Store, given: Namespace) -> Answer:
    from desktop.actions import calendar as acting

    return _done(acting.remove(store, meant(store, given).series))


def _done(changes: Changes) -> Answer:
    action = None if changes.nothing else changes.action.hex()
    return Answer({"changed": changes.count, "action": action}, [])
