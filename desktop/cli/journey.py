"""`qunzhu journey` and `qunzhu partners`: the ladder, who brought whom, businesses nearby."""

import re
from argparse import ArgumentTypeError, Namespace
from datetime import date

from msgspec.structs import asdict

from desktop.actions import ladder as judging
from desktop.actions import partners as dealing
from desktop.actions import referrals as referring
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.consents import moment
from desktop.cli.people import changed
from desktop.models.changes import Changes
from desktop.models.labels import word as called
from desktop.models.ladder import LADDER
from desktop.models.partner import CATEGORIES, Partner
from desktop.models.people import coded, word
from desktop.models.problem import Problem
from desktop.models.referral import STATES, Referral
from desktop.store import ladder, members, partners, raising, referrals
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_PARTNER = "id or unique name"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "journey", "how members grow: the ladder, and who brought whom")
    show = verb(verbs, "show", "where a member stands, what he does, who brought him", _show)
    show.add_argument("member", metavar="MEMBER", help=_MEMBER)
    move = verb(verbs, "move", "let members stand on another step", _move)
    move.add_argument("step", metavar="STEP", help="、".join(LADDER))
    move.add_argument("member", nargs="+", metavar="MEMBER", help=_MEMBER)
    move.add_argument("--evidence", default="", metavar="TEXT", help="what it rests on")
    move.add_argument("--down", action="store_true", help="even to a lower step")
    keep = verb(verbs, "keep", "leave members where they stand until they order again", _keep)
    keep.add_argument("member", nargs="+", metavar="MEMBER", help=_MEMBER)
    keep.add_argument("--evidence", default="", metavar="TEXT", help="what it rests on")
    verb(verbs, "suggestions", "whose orders suggest the next step", _suggestions)
    funnel = verb(verbs, "funnel", "how many stand on each step", _funnel)
    funnel.add_argument(
        "--as-of", type=_day, metavar="DATE", help="as it was at the end of that day"
    )
    _add_referrals(verbs)
    _add_partners(noun(nouns, "partners", "businesses nearby and what members have of them"))


def _add_referrals(verbs: Subparsers) -> None:
    refer = verb(verbs, "refer", "note who brought a member", _refer)
    refer.add_argument("invitee", metavar="INVITEE", help=_MEMBER)
    refer.add_argument("inviter", metavar="INVITER", help=_MEMBER)
    refer.add_argument("--evidence", default="", metavar="TEXT", help="what it rests on")
    refer.add_argument("--campaign", default="", metavar="TEXT", help="in which campaign")
    decide = verb(verbs, "decide", "confirm or refuse who brought a member", _decide)
    decide.add_argument("invitee", metavar="INVITEE", help=_MEMBER)
    decide.add_argument("state", metavar="STATE", help=", ".join(STATES))
    drop = verb(verbs, "unrefer", "take back that anybody brought him", _unrefer)
    drop.add_argument("invitee", metavar="INVITEE", help=_MEMBER)
    listing = verb(verbs, "referrals", "who brought whom", _referrals)
    listing.add_argument("--state", default="", metavar="STATE", help=", ".join(STATES))


def _add_partners(verbs: Subparsers) -> None:
    listing = verb(verbs, "list", "what members have of partners today", _partners)
    listing.add_argument("--all", action="store_true", help="those that are over, too")
    listing.add_argument("--day", type=_day, metavar="DATE", help="on another day")
    listing.add_argument("--search", default="", metavar="Q", help="name or benefit")
    new = verb(verbs, "add", "enter a partner", _partner_add)
    new.add_argument("name", metavar="NAME")
    edit = verb(verbs, "edit", "change a partner", _partner_edit)
    edit.add_argument("partner", metavar="PARTNER", help=_PARTNER)
    edit.add_argument("--name", metavar="NAME")
    for made in (new, edit):
        made.add_argument(
            "--category", metavar="CATEGORY", help=", ".join([*CATEGORIES, "or own words"])
        )
        made.add_argument("--benefit", metavar="TEXT", help="what members have of it")
        made.add_argument("--contact", metavar="TEXT", help="whom to ask there")
        made.add_argument("--from", dest="since", metavar="DATE", help="first day")
        made.add_argument("--to", dest="until", metavar="DATE", help="last day, inclusive")
    drop = verb(verbs, "remove", "take a partner out", _partner_remove)
    drop.add_argument("partner", metavar="PARTNER", help=_PARTNER)


def _day(text: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise ArgumentTypeError("a date is written like 2026-03-31")


# -- the ladder --------------------------------------------------------------------------------


def _chosen(store: Store, given: Namespace) -> list[bytes]:
    return [members.resolve(store, one) for one in given.member]


def _move(store: Store, given: Namespace) -> Answer:
    chosen = _chosen(store, given)
    return _moved(judging.move(store, chosen, given.step, given.evidence, down=given.down))


def _keep(store: Store, given: Namespace) -> Answer:
    return _moved(judging.keep(store, _chosen(store, given), given.evidence))


def _moved(changes: Changes) -> Answer:
    action = None if changes.nothing else changes.action.hex()
    return Answer({"members": changes.result, "action": action}, [str(changes.result)])


def _show(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    steps, axes = ladder.steps(store, member), ladder.axes(store, member)
    inviter, brought = referrals.inviter(store, member), referrals.brought(store, member)
    document = {
        "step": ladder.standing(store, member),
        "steps": [asdict(one) for one in steps],
        "axes": {**asdict(axes), "all_three": axes.all_three},
        "inviter": _referral(inviter) if inviter else None,
        "brought": [_referral(one) for one in brought],
    }
    lines = [
        f"{moment(one.at, store.zone)}  {called(one.before) or '–'} → {called(one.after)}"
        f"  {one.operator}"
        f"  {one.evidence}".rstrip()
        for one in steps
    ]
    counted = f"{axes.orders} / {axes.referrals} / {axes.contributions}"
    told = [_line(one, given) for one in ([inviter] if inviter else []) + brought]
    return Answer(document, [f"{called(str(document['step']))}  {counted}", *lines, *told])


def _suggestions(store: Store, given: Namespace) -> Answer:
    found = raising.suggestions(store)
    return Answer(
        [{**asdict(one), "member": one.member.hex()} for one in found],
        [
            f"{one.number}  {one.name}  {called(one.before)} → {called(one.after)}  {one.orders}"
            for one in found
        ],
    )


def _funnel(store: Store, given: Namespace) -> Answer:
    day = given.as_of or ""
    if day and day >= store.today().isoformat():
        raise Problem("asof.not_past", day=day)
    found = ladder.funnel(store, day)
    return Answer(
        [asdict(one) for one in found],
        [f"{called(one.step)}  {one.count:>7,}  {one.reached:>7,}" for one in found],
    )


# -- who brought whom --------------------------------------------------------------------------


def _refer(store: Store, given: Namespace) -> Answer:
    invitee, inviter = (members.resolve(store, one) for one in (given.invitee, given.inviter))
    changes = referring.add(store, invitee, inviter, given.evidence, given.campaign)
    return changed(changes)


def _decide(store: Store, given: Namespace) -> Answer:
    return changed(referring.decide(store, members.resolve(store, given.invitee), given.state))


def _unrefer(store: Store, given: Namespace) -> Answer:
    return changed(referring.remove(store, members.resolve(store, given.invitee)))


def _referrals(store: Store, given: Namespace) -> Answer:
    state = coded(STATES, given.state, "people.bad_word") if given.state else ""
    found: list[Referral] = []
    while page := referrals.page(store, state, len(found)):
        found += page
    return Answer([_referral(one) for one in found], [_line(one, given) for one in found])


def _referral(one: Referral) -> dict[str, object]:
    ids = {name: getattr(one, name).hex() for name in ("id", "inviter", "invitee")}
    return {**asdict(one), **ids}


def _line(one: Referral, given: Namespace) -> str:
    state = word(STATES, one.state, str(given.language))
    line = f"{one.inviter_name} → {one.invitee_name}  {state}  {one.campaign}  {one.evidence}"
    return line.rstrip()


# -- partners ----------------------------------------------------------------------------------


def _partners(store: Store, given: Namespace) -> Answer:
    day = "" if given.all else given.day or store.today().isoformat()
    found: list[Partner] = []
    while page := partners.page(store, day, given.search, len(found)):
        found += page
    language = str(given.language)
    return Answer(
        [
            {
                "id": one.id.hex(),
                "name": one.name,
                "category": one.category,
                "benefit": one.benefit,
                "contact": one.contact,
                "from": one.since,
                "to": one.until,
            }
            for one in found
        ],
        [
            f"{word(CATEGORIES, one.category, language)}  {one.name}  {one.benefit}"
            f"  {one.since}–{one.until}".rstrip("–")
            for one in found
        ],
    )


def _stated(given: Namespace) -> dict[str, str]:
    named = {"from": given.since, "to": given.until}
    named |= {name: getattr(given, name) for name in ("name", "category", "benefit", "contact")}
    return {name: text for name, text in named.items() if text is not None}


def _partner_add(store: Store, given: Namespace) -> Answer:
    changes = dealing.save(store, None, _stated(given))
    if not isinstance(changes.result, bytes):
        raise TypeError("entering answers an id")
    document = {"partner": changes.result.hex(), "action": changes.action.hex()}
    return Answer(document, [changes.result.hex()])


def _partner_edit(store: Store, given: Namespace) -> Answer:
    return changed(dealing.save(store, partners.resolve(store, given.partner), _stated(given)))


def _partner_remove(store: Store, given: Namespace) -> Answer:
    return changed(dealing.remove(store, partners.resolve(store, given.partner)))
