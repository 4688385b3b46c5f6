"""`qunzhu members offer|offers|consent|consents|verify|invite|birthdays|seen|handout`."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.actions import consents as agreeing
from desktop.actions import members as acting
from desktop.actions import offers as offering
from desktop.actions import personal
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.memberlines import masked
from desktop.cli.people import changed
from desktop.cli.usage import whole
from desktop.models.changes import Changes
from desktop.models.people import INVITE, METHODS, OFFERS, PURPOSES, Look, Offer, coded, word
from desktop.models.problem import Problem
from desktop.store import birthdays, consents, members, offers, roles
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_UNASKED = {"zh": "需本人同意", "en": "needs his consent"}


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `members`."""
    offer = verb(verbs, "offer", "enter what a member can do, has or looks for", _offer)
    offer.add_argument("member", metavar="MEMBER", help=_MEMBER)
    offer.add_argument("kind", metavar="KIND", help=", ".join(OFFERS))
    offer.add_argument("text", metavar="TEXT")
    taken = verb(verbs, "unoffer", "take an entry out of the directory", _unoffer)
    taken.add_argument("member", metavar="MEMBER", help=_MEMBER)
    taken.add_argument("offer", metavar="ID", help="id of members offers")
    listed = verb(verbs, "offers", "the directory of skills and offers", _offers)
    listed.add_argument("search", nargs="?", default="", metavar="TEXT")
    listed.add_argument("--kind", default="", help=", ".join(OFFERS))
    say = verb(verbs, "consent", "note that a member agreed, or took it back", _consent)
    say.add_argument("member", metavar="MEMBER", help=_MEMBER)
    say.add_argument("purpose", metavar="PURPOSE", help=", ".join(PURPOSES))
    say.add_argument("given", choices=("yes", "no"), help="yes agreed, no took it back")
    say.add_argument("--how", default="", metavar="TEXT", help="how he said so")
    said = verb(verbs, "consents", "what a member agreed to", _consents)
    said.add_argument("member", metavar="MEMBER", help=_MEMBER)
    verify = verb(verbs, "verify", "note that somebody made sure who he is", _verify)
    verify.add_argument("member", metavar="MEMBER", help=_MEMBER)
    verify.add_argument("method", nargs="?", default="face", help=", ".join(METHODS))
    verify.add_argument("--date", default="", metavar="DATE")
    verify.add_argument("--remove", action="store_true", help="take that back")
    invite = verb(verbs, "invite", "whether customers were asked into the chat", _invite)
    invite.add_argument("state", metavar="STATE", help=", ".join(INVITE))
    invite.add_argument("member", nargs="+", metavar="MEMBER", help=_MEMBER)
    seen = verb(verbs, "seen", "who looked at a whole phone number", _seen)
    whom = seen.add_mutually_exclusive_group(required=True)
    whom.add_argument("member", nargs="?", metavar="MEMBER", help=_MEMBER)
    whom.add_argument("--by", metavar="OPERATOR", help="what an operator looked at")
    handout = verb(verbs, "handout", "write all that is kept of a member to a file", _handout)
    handout.add_argument("member", metavar="MEMBER", help=_MEMBER)
    handout.add_argument("file", type=Path, metavar="FILE")
    days = verb(verbs, "birthdays", "whose birthday comes, by either calendar", _birthdays)
    days.add_argument("--days", type=whole(0, 366), default=30, metavar="N")


def _offer(store: Store, given: Namespace) -> Answer:
    changes = offering.add(store, members.resolve(store, given.member), given.kind, given.text)
    if not isinstance(changes.result, bytes):
        raise TypeError("entering answers an id")
    return Answer({"offer": changes.result.hex(), "action": changes.action.hex()}, [])


def _unoffer(store: Store, given: Namespace) -> Answer:
    try:
        record = bytes.fromhex(given.offer)
    except ValueError:
        raise Problem("offer.unknown", word=given.offer) from None
    return changed(offering.remove(store, members.resolve(store, given.member), record))


def _offers(store: Store, given: Namespace) -> Answer:
    kind = coded(OFFERS, given.kind, "people.bad_word") if given.kind else ""
    found: list[Offer] = []
    while page := offers.page(store, given.search, kind, len(found)):
        found += page
    language = str(given.language)
    return Answer(
        [
            {
                "offer": one.id.hex(),
                "member": one.member.hex(),
                "number": one.number,
                "name": one.name,
                "kind": one.kind,
                "text": one.text,
                "consented": one.consented,
                "contact": one.contact,
            }
            for one in found
        ],
        [_offer_line(one, language) for one in found],
    )


def _offer_line(one: Offer, language: str) -> str:
    contact = masked(one.contact) if one.consented else _UNASKED[language[:2]]
    kind = word(OFFERS, one.kind, language)
    return "  ".join(part for part in (one.number, one.name, kind, one.text, contact) if part)


def _consent(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    agreed = given.given == "yes"
    return changed(agreeing.say(store, member, given.purpose, given=agreed, how=given.how))


def _consents(store: Store, given: Namespace) -> Answer:
    found = consents.said(store, members.resolve(store, given.member))
    language = str(given.language)
    signs = ("yes", "no") if language.startswith("en") else ("同意", "撤回")
    return Answer(
        [
            {
                "purpose": one.purpose,
                "given": one.given,
                "at": one.at,
                "how": one.how,
                "operator": one.operator,
            }
            for one in found
        ],
        [
            f"{moment(one.at, store.zone)}  {word(PURPOSES, one.purpose, language)}  "
            f"{signs[not one.given]}  {one.how}".rstrip()
            for one in found
        ],
    )


def _verify(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    if given.remove:
        return changed(agreeing.unverify(store, member))
    return changed(agreeing.verify(store, member, given.method, given.date))


def _invite(store: Store, given: Namespace) -> Answer:
    state = coded(INVITE, given.state, "people.bad_word")
    chosen = [members.resolve(store, one) for one in given.member]
    return changed(acting.edit_many(store, chosen, {"invite": state}))


def _seen(store: Store, given: Namespace) -> Answer:
    if given.member:
        found = consents.looked_at(store, members.resolve(store, given.member))
    else:
        found = consents.looks_of(store, _operator(store, given.by))
    return Answer([look(one) for one in found], [look_line(store, one) for one in found])


def _operator(store: Store, name: str) -> bytes:
    found = roles.operators_named(store, name)
    if len(found) != 1:
        raise Problem("unit.no_operator", name=name)
    return found[0]


def moment(at: int, zone: str) -> str:
    """A moment in the community's own time, as 2026-11-22 20:05."""
    return f"{datetime.fromtimestamp(at / 1000, ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def look(one: Look) -> dict[str, object]:
    """Who looked at whose phone, as a document."""
    return {
        "at": one.at,
        "operator": one.operator,
        "member": one.member.hex() if one.member else None,
        "application": one.application.hex() if one.application else None,
        "number": one.number,
        "name": one.name,
        "field": one.field,
    }


def look_line(store: Store, one: Look) -> str:
    """The same as a line."""
    return f"{moment(one.at, store.zone)}  {one.operator}  {one.number} {one.name}".rstrip()


def _handout(store: Store, given: Namespace) -> Answer:
    changes = personal.export(store, members.resolve(store, given.member), given.file)
    return handed(changes, given.file)


def handed(changes: Changes, file: Path) -> Answer:
    """What a person was given, as an answer."""
    done = changes.result
    if not isinstance(done, personal.Handed):
        raise TypeError("handing out answers a receipt")
    document = {
        "file": str(file),
        "at": done.at,
        "counts": done.counts,
        "mark": done.mark,
        "action": changes.action.hex(),
    }
    counted = "  ".join(f"{name} {count}" for name, count in done.counts.items() if count)
    return Answer(document, [str(file), counted, done.mark])


def _birthdays(store: Store, given: Namespace) -> Answer:
    found = birthdays.soon(store, given.days)
    return Answer(
        [
            {
                "member": one.row.id.hex(),
                "number": one.row.number,
                "name": one.row.name,
                "day": one.day.isoformat(),
                "calendar": one.calendar,
                "birthday": one.birthday,
            }
            for one in found
        ],
        [f"{one.day}  {one.row.number} {one.row.name}  {one.birthday}" for one in found],
    )
