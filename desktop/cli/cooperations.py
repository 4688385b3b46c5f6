"""`qunzhu cooperations`: what members did together, each day, and who was featured how often."""

from argparse import Namespace

from desktop.actions import cooperation as acting
from desktop.cli import when
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.usage import whole
from desktop.models.admission import Cooperation
from desktop.models.counting import yuan
from desktop.store import cooperation, members
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "cooperations", "what members did together, day by day")
    new = verb(verbs, "add", "log that two members did something together", _add)
    new.add_argument("one", metavar="MEMBER", help=_MEMBER)
    new.add_argument("other", metavar="MEMBER", help=_MEMBER)
    new.add_argument("--value", default="0", metavar="YUAN", help="what it was worth, in yuan")
    new.add_argument("--date", type=when.day, help="on which day; today if not given")
    new.add_argument("--note", default="", metavar="TEXT", help="what it was")
    listing = verb(verbs, "list", "list what members did together", _list)
    listing.add_argument("--member", metavar="MEMBER", help=_MEMBER)
    days = verb(verbs, "days", "new members and cooperations of each day", _days)
    days.add_argument("--days", type=whole(1, 366), default=14, help="so many days back")
    shown = verb(verbs, "exposure", "how many exposures each member had in a month", _exposure)
    shown.add_argument("--month", default="", metavar="YYYY-MM", help="this month if not given")


def _add(store: Store, given: Namespace) -> Answer:
    one, other = (members.resolve(store, name) for name in (given.one, given.other))
    done = acting.add(store, one, other, day=given.date, value=given.value, note=given.note)
    if not isinstance(done.result, bytes):
        raise TypeError("logging answers an id")
    return Answer({"cooperation": done.result.hex(), "action": done.action.hex()}, [])


def _list(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member) if given.member else None
    found: list[Cooperation] = []
    while page := cooperation.page(store, len(found), member=member):
        found += page
    document = [
        {
            "id": one.id.hex(),
            "one": one.one.hex(),
            "other": one.other.hex(),
            "names": [one.one_name, one.other_name],
            "date": one.date,
            "value": one.value,
            "note": one.note or None,
        }
        for one in found
    ]
    return Answer(document, [_line(one) for one in found])


def _line(one: Cooperation) -> str:
    words = (one.date, f"{one.one_name} + {one.other_name}", yuan(one.value), one.note)
    return "  ".join(part for part in words if part)


def _days(store: Store, given: Namespace) -> Answer:
    found = cooperation.days(store, store.today(), given.days)
    document = [
        {
            "date": one.date,
            "joined": one.joined,
            "cooperations": one.cooperations,
            "value": one.value,
        }
        for one in found
    ]
    lines = [f"{one.date}  {one.joined}/{one.cooperations}  {yuan(one.value)}" for one in found]
    return Answer(document, lines)


def _exposure(store: Store, given: Namespace) -> Answer:
    month = given.month or store.today().isoformat()[:7]
    limit = cooperation.limit(store)
    found = cooperation.featured(store, month)
    document = [
        {
            "member": one.member.hex(),
            "name": one.name,
            "times": one.times,
            "limit": limit,
            "over": limit is not None and one.times > limit,
        }
        for one in found
    ]
    of = f"/{limit}" if limit else ""
    return Answer(document, [f"{one.name}  {one.times}{of}" for one in found])
