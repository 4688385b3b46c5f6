"""`qunzhu bundle`: changes on a stick, where there is no network or no server."""

import platform
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from desktop.actions import devices
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.syncwords import moment, say, taken_lines
from desktop.models.invitation import read_code
from desktop.models.problem import Problem
from desktop.store import devices as stored
from desktop.store import link, members, pending, roles, setaside
from desktop.store.community import Store
from desktop.sync import bundle, bundlejoin


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "bundle", "changes as a file, where there is no network")
    out = verb(verbs, "export", "write what other devices have not seen", _export)
    out.add_argument("file", type=Path, metavar="FILE")
    out.add_argument(
        "--for-join", action="store_true", help="the whole community, for one new device"
    )
    whom = out.add_mutually_exclusive_group()
    whom.add_argument("--member", metavar="MEMBER", help="id, number, phone or unique name")
    whom.add_argument("--name", metavar="NAME", help="who works there and is no member")
    out.add_argument("--role", metavar="ROLE", help="preset, custom name or id")
    take = verb(verbs, "import", "take what another device wrote", _import)
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument(
        "--code", metavar="CODE", help="let this copied or restored folder in by a file for joining"
    )


def _export(store: Store, given: Namespace) -> Answer:
    if given.for_join:
        return _for_join(store, given)
    count = bundle.export(store, given.file)
    return Answer(
        {"file": str(given.file), "items": count},
        [say("written", given.language, file=given.file, n=count)],
    )


def _for_join(store: Store, given: Namespace) -> Answer:
    """The role is the owner's own where none is named: a further device of hers."""
    if link.read(store).judge:
        raise Problem("bundle.judge_invites")
    role = roles.find_role(store, given.role or "owner")
    member = members.resolve(store, given.member) if given.member else None
    operator = devices.invite(store, role, member=member, name=given.name).result
    if not isinstance(operator, bytes):
        raise TypeError("an invitation is for an operator")
    made = bundlejoin.offer(store, given.file, operator, role)
    expires = datetime.fromtimestamp(made.expires / 1000, UTC).isoformat(timespec="seconds")
    document = {"file": str(given.file), "code": made.invitation.text, "expires": expires}
    at = moment(made.expires, store.zone)
    told = say("stick", given.language, file=given.file, at=at)
    return Answer(document, [made.invitation.text, told])


def _import(store: Store, given: Namespace) -> Answer:
    if given.code is not None:
        return _rejoin(store, given)
    found = bundle.take(store, given.file)
    # A device says its name once the judge has let it in.
    if stored.is_nameless(store):
        devices.rename_own(store, platform.node() or "-")
    waiting, aside = pending.waiting_changesets(store), len(setaside.names(store))
    document = {
        "changed": found.changed,
        "taken": found.taken,
        "let_in": found.let_in,
        "pending": waiting,
        "cursor": link.read(store).seq,
        # As the judge of a team without a server: what waits for the owner's word.
        "set_aside": aside,
        # A copy of this folder was met: it goes on as another device.
        "forked": found.forked,
    }
    told = taken_lines(found, waiting, aside, given.language)
    return Answer(document, told)


def _rejoin(store: Store, given: Namespace) -> Answer:
    """The next bundle from here says that this folder goes on as a device."""
    bundlejoin.rejoin(store, given.file, read_code(given.code))
    waiting = pending.waiting_changesets(store)
    document = {"device": store.device.hex(), "pending": waiting}
    lines = [say("outbox", given.language, n=waiting)] if waiting else []
    return Answer(document, [say("again", given.language), *lines])
