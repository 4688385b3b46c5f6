"""`qunzhu members note|reveal|team|add-field`: notes, a masked phone, groups, custom fields."""

from argparse import Namespace

from desktop.actions import customfields as fields
from desktop.actions import identities as identifying
from desktop.actions import members as acting
from desktop.actions import notes
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.consents import moment
from desktop.models.changes import Changes
from desktop.models.customfield import KINDS
from desktop.models.people import word
from desktop.store import customfields, members, roles
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `members`."""
    note = verb(verbs, "note", "note a sentence about a member", _note)
    note.add_argument("member", metavar="MEMBER", help=_MEMBER)
    note.add_argument("text", metavar="TEXT")
    phone = verb(verbs, "reveal", "show a masked phone; that is noted", _reveal)
    phone.add_argument("member", metavar="MEMBER", help=_MEMBER)
    one = phone.add_mutually_exclusive_group()
    one.add_argument("--former", action="store_true", help="what it was changed from and to")
    one.add_argument("--account", metavar="KEY", help="another one, by its key in `identity`")
    team = verb(verbs, "team", "put a member into a group", _team)
    team.add_argument("member", metavar="MEMBER", help=_MEMBER)
    team.add_argument("team", metavar="GROUP", help="id or unique name")
    team.add_argument("--leave", action="store_true", help="take him out of it instead")
    field = verb(verbs, "add-field", "add a field of one's own to every profile", _field)
    field.add_argument("name", metavar="NAME")
    field.add_argument("--kind", default="text", help=", ".join(KINDS))
    field.add_argument(
        "--option", action="append", default=[], metavar="TEXT", help="one of the choices"
    )
    verb(verbs, "fields", "the fields of one's own and their kinds", _fields)


def _note(store: Store, given: Namespace) -> Answer:
    made = notes.add(store, members.resolve(store, given.member), given.text)
    return Answer({"note": _id(made).hex(), "action": made.action.hex()}, [])


def _reveal(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    if given.former:
        return _former(store, member)
    if given.account:
        value = identifying.reveal(store, member, given.account).result
        return Answer({"account": value}, [str(value)])
    changes = acting.reveal(store, member)
    return Answer({"phone": changes.result}, [str(changes.result)])


def _former(store: Store, member: bytes) -> Answer:
    found = acting.reveal_former(store, member).result
    if not isinstance(found, list):
        raise TypeError("the action answers what was changed")
    lines = [f"{moment(one.at, store.zone)}  {one.old or '–'} → {one.new or '–'}" for one in found]
    return Answer([{"at": one.at, "old": one.old, "new": one.new} for one in found], lines)


def _team(store: Store, given: Namespace) -> Answer:
    group = roles.find_scope(store, "team", given.team).id
    if group is None:
        raise TypeError("a group has an id")
    member = members.resolve(store, given.member)
    changes = acting.join_team(store, [member], group, leave=given.leave)
    action = None if changes.nothing else changes.action.hex()
    return Answer({"changed": changes.count, "action": action}, [])


def _field(store: Store, given: Namespace) -> Answer:
    made = fields.add(store, given.name, given.kind, given.option)
    return Answer({"field": _id(made).hex(), "action": made.action.hex()}, [])


def _fields(store: Store, given: Namespace) -> Answer:
    found, language = customfields.listed(store), str(given.language)
    return Answer(
        [
            {"field": one.id.hex(), "name": one.name, "kind": one.kind, "options": one.options}
            for one in found
        ],
        [
            f"{one.name}  {word(KINDS, one.kind, language)}  {'、'.join(one.options)}".rstrip()
            for one in found
        ],
    )


def _id(changes: Changes) -> bytes:
    if not isinstance(changes.result, bytes):
        raise TypeError("the action answers an id")
    return changes.result
