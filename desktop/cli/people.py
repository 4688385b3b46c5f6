"""`qunzhu members identity|relate|relations|path`: by what people are known, and to whom."""

from argparse import ArgumentParser, Namespace

from desktop.actions import identities as identifying
from desktop.actions import relations as relating
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.memberlines import masked_account
from desktop.cli.usage import whole
from desktop.models.changes import Changes
from desktop.models.ladder import AXES
from desktop.models.member import Filter, Operator
from desktop.models.people import CHANNELS, INVITE, MOST_HOPS, RELATIONS, Tie, coded, word
from desktop.models.problem import Problem
from desktop.store import customfields, identities, members, relations
from desktop.store.community import Store

# Words, as a terminal takes < and > for itself.
SIGNS: dict[str, Operator] = {
    "is": "=",
    "not": "!=",
    "contains": "contains",
    "from": ">=",
    "to": "<=",
}
_MEMBER = "id, number, phone or unique name"


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `members`."""
    identity = verb(verbs, "identity", "phones, accounts and cards of a member", _identity)
    identity.add_argument("member", metavar="MEMBER", help=_MEMBER)
    one = identity.add_mutually_exclusive_group()
    one.add_argument("--add", nargs=2, metavar=("CHANNEL", "VALUE"), help=", ".join(CHANNELS))
    one.add_argument("--remove", metavar="KEY", help="its key in the list, or its value")
    one.add_argument("--confirm", metavar="KEY", help="say that it is his")
    one.add_argument("--split", metavar="KEY", help="make somebody else of it")
    identity.add_argument("--name", default="", help="what the one split off is called")
    relate = verb(verbs, "relate", "say how one member knows another", _relate)
    relate.add_argument("one", metavar="MEMBER", help=_MEMBER)
    relate.add_argument("other", metavar="OTHER", help=_MEMBER)
    relate.add_argument("kind", metavar="KIND", help=", ".join(RELATIONS))
    relate.add_argument("--since", default="", metavar="DATE")
    relate.add_argument("--remove", action="store_true", help="it is so no more")
    known = verb(verbs, "relations", "whom a member knows", _relations)
    known.add_argument("member", metavar="MEMBER", help=_MEMBER)
    path = verb(verbs, "path", "the shortest way of introductions", _path)
    path.add_argument("one", metavar="MEMBER", help=_MEMBER)
    path.add_argument("other", metavar="OTHER", help=_MEMBER)


def take_filters(listing: ArgumentParser) -> None:
    """Let a list of members be narrowed by what is told of them besides their profile."""
    listing.add_argument(
        "--invite", choices=tuple(INVITE), help="asked into the chat: none, invited, joined"
    )
    listing.add_argument("--number", action="append", metavar="NUMBER", help="who has this number")
    listing.add_argument(
        "--role", action="append", metavar="ROLE", help="who holds this role that day"
    )
    listing.add_argument("--status", choices=("here", "left"), help="in the community, or left it")
    listing.add_argument(
        "--birthday", type=whole(0, 366), metavar="N", help="birthday today or in so many days more"
    )
    listing.add_argument(
        "--birth-month", type=whole(1, 12), metavar="M", help="born in this month, 1 to 12"
    )
    listing.add_argument(
        "--verified", choices=("yes", "no"), help="whether somebody made sure who they are"
    )
    listing.add_argument(
        "--own",
        nargs=3,
        action="append",
        metavar=("FIELD", "SIGN", "VALUE"),
        help="a field of one's own: is, not, contains, from, to, and a value",
    )
    listing.add_argument(
        "--all-three", action="store_true", help="consumes, spreads and contributes: all three"
    )
    listing.add_argument(
        "--ages", nargs=2, type=whole(0, 120), metavar="YEARS", help="a child from … to … years"
    )


def own_filters(store: Store, given: Namespace) -> tuple[Filter, ...]:
    """Those by fields of one's own. Raises Problem custom.unknown, custom.bad_value."""
    found = []
    for name, sign, text in given.own or ():
        field = customfields.find(store, name)
        if sign not in SIGNS:
            raise Problem("member.bad_filter", field=name, operator=sign)
        found.append(Filter(field.key, SIGNS[sign], (field.parsed(text) or "",)))
    return tuple(found)


def filters(given: Namespace) -> tuple[Filter, ...]:
    """The filters that were typed."""
    typed = {
        "number": tuple(one.upper() for one in given.number or ()),
        "role": tuple(given.role or ()),
        "status": (given.status,) if given.status else (),
        "invite": (given.invite,) if given.invite else (),
        "birthday": () if given.birthday is None else (given.birthday,),
        "birth_month": (given.birth_month,) if given.birth_month else (),
        "verified": (given.verified,) if given.verified else (),
        "child_age": tuple(given.ages or ()),
        "axes": AXES if given.all_three else (),
    }
    return tuple(Filter(name, "=", values) for name, values in typed.items() if values)


def changed(changes: Changes) -> Answer:
    """What a command that changes something answers."""
    action = None if changes.nothing else changes.action.hex()
    return Answer({"changed": changes.count, "action": action}, [])


def _identity(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    if given.add:
        return changed(identifying.add(store, member, *given.add))
    if given.remove:
        return changed(identifying.remove(store, member, given.remove))
    if given.confirm:
        return changed(identifying.confirm(store, member, given.confirm))
    if given.split:
        changes = identifying.split(store, member, given.split, given.name)
        new = changes.result
        if not isinstance(new, bytes):
            raise TypeError("splitting answers the new member")
        return Answer({"member": new.hex(), "action": changes.action.hex()}, [new.hex()])
    found = identities.of_member(store, member)
    language = str(given.language)
    return Answer(
        [
            {"key": one.key, "channel": one.channel, "value": one.value, "confirmed": one.confirmed}
            for one in found
        ],
        [
            f"{one.key}  {word(CHANNELS, one.channel, language)}  "
            f"{masked_account(one.channel, one.value)}"
            for one in found
        ],
    )


def _relate(store: Store, given: Namespace) -> Answer:
    one, other = members.resolve(store, given.one), members.resolve(store, given.other)
    if not given.remove:
        return changed(relating.add(store, one, other, given.kind, given.since))
    kind = coded(RELATIONS, given.kind, "people.bad_word")
    found = [
        tie
        for tie in relations.of_member(store, one)
        if tie.kind == kind and tie.member == other and not (tie.asymmetric and not tie.reversed)
    ]
    if not found:
        return Answer({"changed": 0, "action": None}, [])
    return changed(relating.remove(store, found[0]))


def _relations(store: Store, given: Namespace) -> Answer:
    found = relations.of_member(store, members.resolve(store, given.member))
    return Answer([_tie(one) for one in found], [_line(one, given) for one in found])


def _tie(one: Tie) -> dict[str, object]:
    return {
        "member": one.member.hex(),
        "number": one.number,
        "name": one.name,
        "kind": one.kind,
        "is": one.word[1],
        "since": one.since,
    }


def _line(one: Tie, given: Namespace) -> str:
    what = one.word[0 if str(given.language).startswith("zh") else 1]
    return "  ".join(part for part in (what, one.number, one.name, one.since) if part)


def _path(store: Store, given: Namespace) -> Answer:
    english = str(given.language).startswith("en")
    one, other = members.resolve(store, given.one), members.resolve(store, given.other)
    found = relations.way(store, one, other)
    if found is None:
        told = f"Not connected within {MOST_HOPS} steps" if english else "未连通（六步以内）"
        return Answer({"connected": False, "hops": None, "path": []}, [told])
    path = [
        {
            "member": hop.member.hex(),
            "number": hop.number,
            "name": hop.name,
            "kind": hop.kind,
            "is": hop.word[1],
        }
        for hop in found
    ]
    hops, line = len(found) - 1, found[0].name
    for hop in found[1:]:
        line += f" → ({hop.word[1]}) {hop.name}" if english else f" →（{hop.word[0]}）{hop.name}"
    head = f"{hops} {'step' if hops == 1 else 'steps'}: " if english else f"{hops} 步："
    return Answer({"connected": True, "hops": hops, "path": path}, [head + line])
