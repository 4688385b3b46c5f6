"""`qunzhu members leave|rejoin|terms|left|feature`: coming and going, and who was featured."""

from argparse import Namespace

from desktop.actions import cooperation
from desktop.actions import stays as acting
from desktop.cli import when
from desktop.cli.command import Answer, Subparsers, take_sure, verb
from desktop.cli.words import said
from desktop.models.admission import END_NAMES, LEFT, REMOVED, Gone, Stay
from desktop.models.people import word
from desktop.models.problem import Problem
from desktop.store import admission, members, stays
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `members`."""
    leave = verb(verbs, "leave", "end a member's stay, for a reason", _leave)
    leave.add_argument("member", metavar="MEMBER", help=_MEMBER)
    leave.add_argument("--reason", required=True, metavar="TEXT", help="why")
    leave.add_argument("--group", default="", metavar="GROUP", help="of a group alone")
    leave.add_argument("--removed", action="store_true", help="he was put out; needs --yes")
    take_sure(leave)
    back = verb(verbs, "rejoin", "take in somebody who left: a second term", _rejoin)
    back.add_argument("member", metavar="MEMBER", help="id, number or name of who left")
    terms = verb(verbs, "terms", "every time that a member was in", _terms)
    terms.add_argument("member", metavar="MEMBER", help=_MEMBER)
    verb(verbs, "left", "list who left the community", _left)
    shown = verb(verbs, "feature", "note an exposure of a member", _feature)
    shown.add_argument("member", metavar="MEMBER", help=_MEMBER)
    shown.add_argument("--date", type=when.day, help="on which day; today if not given")
    shown.add_argument("--note", default="", metavar="TEXT", help="where, and as what")


def _leave(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    if given.removed and not given.yes:
        raise Problem("stay.unconfirmed")
    place = admission.find_place(store, given.group) if given.group else None
    how = REMOVED if given.removed else LEFT
    done = acting.leave(store, [member], given.reason, how=how, place=place)
    return Answer({"moved_up": done.result, "action": done.action.hex()}, [])


def _rejoin(store: Store, given: Namespace) -> Answer:
    found = stays.find_gone(store, given.member)
    done = acting.rejoin(store, found.id)
    return Answer(
        {"member": found.id.hex(), "number": found.number, "action": done.action.hex()},
        [f"{found.number}  {found.name}".strip()],
    )


def _terms(store: Store, given: Namespace) -> Answer:
    try:
        member = members.resolve(store, given.member)
    except Problem:
        member = stays.find_gone(store, given.member).id
    found = stays.terms(store, member)
    return Answer([_term(one) for one in found], [_term_line(one, given.language) for one in found])


def _term(one: Stay) -> dict[str, object]:
    return {
        "place": one.place.hex(),
        "place_name": one.place_name,
        "term": one.term,
        "from": one.begins or None,
        "to": one.ends or None,
        "source": one.source or None,
        "how": one.how or None,
        "reason": one.reason or None,
    }


def _term_line(one: Stay, language: str) -> str:
    how = word(END_NAMES, one.how, language) if one.how else ""
    days = f"{one.begins or said('no_start', language)} – {one.ends}".rstrip()
    words = (one.place_name, str(one.term), days, how, one.reason)
    return "  ".join(part for part in words if part)


def _left(store: Store, given: Namespace) -> Answer:
    found: list[Gone] = []
    while page := stays.gone(store, len(found)):
        found += page
    document = [
        {
            "member": one.id.hex(),
            "number": one.number,
            "name": one.name,
            "to": one.ends or None,
            "how": one.how or None,
            "reason": one.reason or None,
            "terms": one.terms,
        }
        for one in found
    ]
    lines = [
        "  ".join(
            part
            for part in (
                one.number,
                one.name,
                one.ends,
                word(END_NAMES, one.how, given.language),
                one.reason,
            )
            if part
        )
        for one in found
    ]
    return Answer(document, lines)


def _feature(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    told = cooperation.feature(store, member, day=given.date, note=given.note).result
    if not isinstance(told, cooperation.Shown):
        raise TypeError("featuring answers how often")
    document = {"times": told.times, "limit": told.limit, "over": told.over}
    of = f"/{told.limit}" if told.limit else ""
    return Answer(document, [f"{told.times}{of}{'  !' if told.over else ''}"])
