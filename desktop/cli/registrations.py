"""`qunzhu registrations`: who registers for an occurrence, who waits, who did not come."""

import io
from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.occurrences import meant, take_occurrence
from desktop.cli.rule_file import bytes_of
from desktop.formats.sniff import scan_text
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.models.registration import STANDING_WORDS, Registered, Registration, Signed
from desktop.models.traditional import written
from desktop.store import members
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "registrations", "who registers for an occurrence, and who waits")
    new = verb(verbs, "add", "register members; who comes too late waits", _add)
    cancel = verb(verbs, "cancel", "cancel; who waits first moves up", _cancel)
    promote = verb(verbs, "promote", "let somebody in who waits, for a reason", _promote)
    listing = verb(verbs, "list", "list who has a place and who waits, in order", _list)
    paste = verb(verbs, "paste", "register everybody on a 接龙", _paste)
    for command in (new, cancel, promote, listing, paste):
        take_occurrence(command)
    for command in (new, cancel):
        command.add_argument("member", nargs="+", metavar="MEMBER", help=_MEMBER)
    promote.add_argument("member", metavar="MEMBER", help=_MEMBER)
    new.add_argument(
        "--reason", default="", help="an exception: beyond the capacity and the condition"
    )
    promote.add_argument("--reason", required=True)
    _take_which(listing)
    paste.add_argument("file", type=Path, metavar="FILE", help="a text file with the 接龙")
    paste.add_argument("--dry-run", action="store_true", help="say what would become of each")


def _take_which(listing: ArgumentParser) -> None:
    which = listing.add_mutually_exclusive_group()
    which.add_argument(
        "--missing", action="store_true", help="only who has a place and is not there"
    )
    which.add_argument("--cancelled", action="store_true", help="only who cancelled")


def _add(store: Store, given: Namespace) -> Answer:
    from desktop.actions import registrations

    one = meant(store, given)
    some = [members.resolve(store, word) for word in given.member]
    done = registrations.register(
        store, one.series, one.original, some, method="terminal", exception=given.reason
    )
    return _told(done, given.language)


def _cancel(store: Store, given: Namespace) -> Answer:
    from desktop.actions import registrations

    one = meant(store, given)
    some = [members.resolve(store, word) for word in given.member]
    return _told(registrations.cancel(store, one.series, one.original, some), given.language)


def _promote(store: Store, given: Namespace) -> Answer:
    from desktop.actions import registrations

    one, who = meant(store, given), members.resolve(store, given.member)
    done = registrations.promote(store, one.series, one.original, who, given.reason)
    return _told(done, given.language)


def _told(changes: Changes, language: str) -> Answer:
    found = changes.result
    if not isinstance(found, Registered):
        raise TypeError("the action answers who is registered")
    document = {
        "occurrence": found.occurrence.hex(),
        "members": [_document(each) for each in found.people],
        "moved_up": [_document(each) for each in found.moved],
        "already": [each.hex() for each in found.already],
        "refused": [each.hex() for each in found.refused],
        "action": None if changes.nothing else changes.action.hex(),
    }
    lines = [_line(each, language) for each in found.people]
    return Answer(document, [*lines, *(f"+ {_line(each, language)}" for each in found.moved)])


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import registrations

    one = meant(store, given)
    counts = registrations.counts(store, one)
    rows = [each for each in _rows(store, one, given) if members.sees(store, each.member)]
    document = {
        "occurrence": one.id.hex(),
        "title": one.title,
        "place": one.where,
        "start": one.start.isoformat(),
        "zone": one.zone,
        "capacity": counts.capacity,
        "registered": counts.registered,
        "waiting": counts.waiting,
        "cancelled": counts.cancelled,
        "came": counts.came,
        "missing": counts.missing,
        "kept": counts.kept,
        "eligible": _eligible(store, one, given.language),
        "members": [_document(each) for each in rows],
    }
    limit = f"/{counts.capacity}" if counts.capacity else ""
    told = (("registered", f"{counts.registered}{limit}"), ("waiting", counts.waiting))
    head = "  ".join(f"{_said(word, given.language)} {figure}" for word, figure in told)
    return Answer(document, [head, *(_line(each, given.language) for each in rows)])


def _eligible(store: Store, one: Occurrence, language: str) -> str:
    from desktop.actions import eligibility

    return eligibility.words(store, one, language)


def _rows(store: Store, one: Occurrence, given: Namespace) -> list[Registration]:
    from desktop.store import registrations

    found: list[Registration] = []
    while True:
        more = (
            registrations.missing(store, one, len(found))
            if given.missing
            else registrations.page(store, one, ("cancelled",), len(found))
            if given.cancelled
            else registrations.page(store, one, offset=len(found))
        )
        found += more
        if len(more) < registrations.PAGE:
            return found


def _paste(store: Store, given: Namespace) -> Answer:
    from desktop.actions import signups

    one, text = meant(store, given), _text(given.file)
    told = signups.look(store, one, text)
    entries = {"entries": [_entry(each) for each in told]}
    language = given.language
    lines = [f"{each.position}. {each.name}  {_said(each.standing, language)}" for each in told]
    if given.dry_run:
        return Answer({"occurrence": one.id.hex(), **entries}, lines)
    done = _told(signups.paste(store, one.series, one.original, text), language)
    assert isinstance(done.document, dict)
    return Answer({**done.document, **entries}, lines)


def _text(file: Path) -> str:
    data = bytes_of(file)
    found = scan_text(io.BytesIO(data))
    if found is None:
        raise Problem("file.no_signups")
    return data.decode(found.encoding, "replace")


def _entry(each: Signed) -> dict[str, object]:
    return {
        "position": each.position,
        "name": each.name,
        "member": each.member.hex() if each.member else None,
        "result": each.standing,
        "more": each.more,
    }


def _document(each: Registration) -> dict[str, object]:
    return {
        "member": each.member.hex(),
        "name": each.name,
        "number": each.number or None,
        "state": each.standing,
        "place": each.place or None,
        "at": each.at,
        "method": each.method or None,
        "exception": each.reason or None,
        "pending": each.pending,
        "came": each.came,
    }


def _said(standing: str, language: str) -> str:
    return written(STANDING_WORDS[standing][language.startswith("en")], language)


def _line(each: Registration, language: str) -> str:
    place = f"#{each.place}" if each.place else ""
    parts = (_said(each.standing, language), place, each.name, each.number)
    return "  ".join(part for part in parts if part)
