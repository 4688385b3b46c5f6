"""`qunzhu roles copy|set|rename|remove`: the community's own roles, and what a role may do."""

from argparse import Namespace

from desktop.actions import roles
from desktop.cli.command import Answer, Subparsers, verb
from desktop.models.changes import Changes
from desktop.models.role import Role
from desktop.store import roles as stored
from desktop.store.community import Store

_ROLE = "preset, custom name or id"


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `roles`."""
    copy = verb(verbs, "copy", "make a role of one's own from another", _copy)
    copy.add_argument("role", metavar="ROLE", help=_ROLE)
    copy.add_argument("name", metavar="NAME", help="what the new role is called")
    ticks = verb(verbs, "set", "change what a role may do", _set)
    ticks.add_argument("role", metavar="ROLE", help=_ROLE)
    for command in (copy, ticks):
        command.add_argument(
            "--allow", action="append", default=[], metavar="RIGHT", help="as roles matrix lists it"
        )
        command.add_argument(
            "--deny", action="append", default=[], metavar="RIGHT", help="as roles matrix lists it"
        )
    rename = verb(verbs, "rename", "give a role of one's own another name", _rename)
    rename.add_argument("role", metavar="ROLE", help=_ROLE)
    rename.add_argument("name", metavar="NAME", help="what the new role is called")
    remove = verb(verbs, "remove", "remove a role of one's own that nobody holds", _remove)
    remove.add_argument("role", metavar="ROLE", help=_ROLE)


def _ticked(role: Role, given: Namespace) -> set[str]:
    """The role's rights with those said; a right denied takes its half-way case with it."""
    kept = {
        cell
        for cell in role.cells
        if cell not in given.deny and cell.partition(":")[0] not in given.deny
    }
    return kept | set(given.allow)


def _copy(store: Store, given: Namespace) -> Answer:
    source = stored.find_role(store, given.role)
    changes = roles.add_role(store, given.name, source.id, _ticked(source, given))
    if not isinstance(changes.result, bytes):
        raise TypeError("a new role answers its id")
    return _said(stored.find_role(store, changes.result.hex()), changes)


def _set(store: Store, given: Namespace) -> Answer:
    role = stored.find_role(store, given.role)
    changes = roles.edit_role(store, role.id, cells=_ticked(role, given))
    return _said(stored.find_role(store, role.id.hex()), changes)


def _rename(store: Store, given: Namespace) -> Answer:
    role = stored.find_role(store, given.role)
    changes = roles.edit_role(store, role.id, name=given.name)
    return _said(stored.find_role(store, role.id.hex()), changes)


def _remove(store: Store, given: Namespace) -> Answer:
    role = stored.find_role(store, given.role)
    return _said(role, roles.delete_role(store, role.id))


def _said(role: Role, changes: Changes) -> Answer:
    document = {
        "id": role.id.hex(),
        "role": role.key,
        "cells": sorted(role.cells),
        "action": None if changes.nothing else changes.action.hex(),
    }
    return Answer(document, [role.words[0]])
