"""Events that members propose, as verbs of `qunzhu calendar`; and how members attended series."""

from argparse import Namespace

from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.when import day, minutes, start
from desktop.models.problem import Problem
from desktop.models.proposal import STATE_WORDS, STATES, Proposal
from desktop.store.community import Store

_PROPOSAL = "title or id of calendar proposals"


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `calendar`."""
    new = verb(verbs, "propose", "enter an event that a member wants to hold", _propose)
    new.add_argument("proposer", metavar="MEMBER", help="id, number, phone or unique name")
    new.add_argument("--title", required=True)
    new.add_argument(
        "--start", type=start, required=True, metavar="TIME",
        help="2026-10-14T20:00, or a date for all day",
    )  # fmt: skip
    new.add_argument("--duration", type=minutes, default=60, metavar="MINUTES",
                     help="90, 1:30 or PT1H30M")  # fmt: skip
    new.add_argument("--place", default="")
    new.add_argument("--note", default="")
    listing = verb(verbs, "proposals", "list what members proposed", _list)
    listing.add_argument("--state", choices=STATES, default="", help="only those in this state")
    share = verb(verbs, "share", "how many of the events members began", _share)
    share.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    share.add_argument("--to", dest="last", type=day, required=True, metavar="DATE")
    yes = verb(verbs, "approve", "put a proposal into the calendar", _approve)
    yes.add_argument("--host", metavar="MEMBER", help="who hosts it; its proposer if not given")
    no = verb(verbs, "decline", "decline a proposal, for a reason", _decline)
    for command in (yes, no):
        command.add_argument("proposal", metavar="PROPOSAL", help=_PROPOSAL)
    no.add_argument("--reason", default="", help="why")


def _propose(store: Store, given: Namespace) -> Answer:
    from desktop.actions import proposals as acting
    from desktop.store import members, proposals

    who = members.resolve(store, given.proposer)
    texts = {"place": given.place, "note": given.note}
    done = acting.propose(store, who, given.title, given.start, minutes=given.duration, **texts)
    assert isinstance(done.result, bytes)
    return _answer([proposals.find(store, done.result)], given, one=True)


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import proposals

    return _answer(proposals.page(store, given.state), given)


def _share(store: Store, given: Namespace) -> Answer:
    from desktop.store import proposals

    if given.last < given.first:
        raise Problem("calendar.days_backwards", first=given.first, last=given.last)
    found = proposals.share(store, given.first, given.last)
    told = {"events": found.events, "proposed": found.proposed, "percent": found.percent}
    return Answer(told, [f"{found.proposed}/{found.events}  {found.percent} %"])


def _approve(store: Store, given: Namespace) -> Answer:
    from desktop.actions import proposals as acting
    from desktop.store import members, proposals

    host = members.resolve(store, given.host) if given.host else None
    proposal = proposals.resolve(store, given.proposal)
    acting.approve(store, proposal, host)
    return _answer([proposals.find(store, proposal)], given, one=True)


def _decline(store: Store, given: Namespace) -> Answer:
    from desktop.actions import proposals as acting
    from desktop.store import proposals

    proposal = proposals.resolve(store, given.proposal)
    acting.decline(store, proposal, given.reason)
    return _answer([proposals.find(store, proposal)], given, one=True)


def _answer(found: list[Proposal], given: Namespace, *, one: bool = False) -> Answer:
    told = [_document(each) for each in found]
    english = given.language.startswith("en")
    lines = [
        f"{each.start}  {STATE_WORDS[each.state][english]}  {each.title}  {each.proposer_name}"
        f"  {each.reason}".rstrip()
        for each in found
    ]
    return Answer(told[0] if one else told, lines)


def _document(one: Proposal) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "title": one.title,
        "proposer": one.proposer_name,
        "start": one.start,
        "minutes": one.minutes,
        "place": one.place,
        "note": one.note,
        "state": one.state,
        "reason": one.reason,
        "series": one.series.hex() if one.series else None,
    }
