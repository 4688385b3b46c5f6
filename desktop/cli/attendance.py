"""`qunzhu attendance`: who was at an occurrence, checked in and corrected."""

from argparse import Namespace

from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.occurrences import meant, take_occurrence
from desktop.models.changes import Changes
from desktop.store import members
from desktop.store.community import Store


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "attendance", "who was at an occurrence")
    came = verb(verbs, "check-in", "say that a member came", _check_in)
    wrong = verb(verbs, "correct", "take back that a member came", _correct)
    listing = verb(verbs, "list", "list who was there", _list)
    for command in (came, wrong, listing):
        take_occurrence(command)
    for command in (came, wrong):
        command.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    came.add_argument("--yes", action="store_true", help="even if it is not open yet")
    wrong.add_argument("--reason", required=True)


def _check_in(store: Store, given: Namespace) -> Answer:
    from desktop.actions import attendance

    one, member = meant(store, given), members.resolve(store, given.member)
    done = attendance.check_in(store, one.series, one.original, member, if_open=not given.yes)
    return _done(done)


def _correct(store: Store, given: Namespace) -> Answer:
    from desktop.actions import attendance

    one, member = meant(store, given), members.resolve(store, given.member)
    return _done(attendance.correct(store, one.series, one.original, member, given.reason))


def _done(changes: Changes) -> Answer:
    if not isinstance(changes.result, bytes):
        raise TypeError("the action answers the occurrence")
    action = None if changes.nothing else changes.action.hex()
    return Answer({"occurrence": changes.result.hex(), "action": action}, [])


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import calendar

    one = meant(store, given)
    found = calendar.attendees(store, one.id)
    while more := calendar.attendees(store, one.id, len(found)):
        found += more
    document = [
        {
            "member": each.member.hex(),
            "name": each.name,
            "at": each.at,
            "method": each.method or None,
        }
        for each in found
        if members.sees(store, each.member)
    ]
    return Answer(document, [str(each["name"]) for each in document])
