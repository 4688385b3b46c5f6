"""`qunzhu groups owner`: who owns a group, and somebody else from today on."""

from argparse import Namespace

from desktop.actions import groupowner as acting
from desktop.cli import groupwork, words
from desktop.cli.command import Answer, Subparsers, verb
from desktop.models.role import Holding
from desktop.store import groupowner, groups, members
from desktop.store.community import Store


def add(verbs: Subparsers) -> None:
    """Register the verb under the noun `groups`."""
    owning = verb(verbs, "owner", "say who owns a group, or make somebody its owner", _owner)
    groupwork.takes(owning)
    chosen = owning.add_mutually_exclusive_group()
    chosen.add_argument(
        "member", metavar="MEMBER", nargs="?", help="id, number, phone or unique name"
    )
    chosen.add_argument("--nobody", action="store_true", help="leave the group without an owner")


def _owner(store: Store, given: Namespace) -> Answer:
    team, action = groups.find(store, given.group).id, None
    if given.nobody:
        action = acting.vacate(store, team).action.hex()
    elif given.member is not None:
        member = members.resolve(store, given.member)
        action = acting.appoint(store, team, member=member).action.hex()
    held = groupowner.owners(store).get(team)
    stands = None if held else groupowner.by_default(store)
    document = {"group": team.hex(), "owner": said(held), "action": action}
    if stands is not None:
        language = str(given.language)
        line = f"{stands.name}  {words.said('owner of all', language)}"
        return Answer({**document, "by_default": said(stands)}, [line])
    return Answer(document, [held.name if held else "–"])


def said(held: Holding | None) -> dict[str, object] | None:
    """A group's owner as a document says him."""
    if held is None:
        return None
    member = held.member.hex() if held.member else None
    since = held.assignment.start if held.assignment else None
    return {
        "operator": held.operator.hex(),
        "name": held.name,
        "member": member,
        "from": since,
    }
