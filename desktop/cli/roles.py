"""`qunzhu roles`: who holds which role, granting and revoking."""

from argparse import Namespace
from datetime import date

from desktop.actions import roles
from desktop.cli import rolethanks, rolework
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.words import role_word
from desktop.models.permission import BELOW_DEPUTY, CELLS, OWN, OWNER, WALK_IN
from desktop.models.problem import Problem
from desktop.models.role import EVERYWHERE, Holding, Role, Scope
from desktop.models.sentences.roles import CELL_WORDS
from desktop.store import members
from desktop.store import roles as stored
from desktop.store.community import Store

# How far a permission reaches that is not whole, in Chinese and in English.
_MARKS = {
    OWN: ("自己的", "own"),
    WALK_IN: ("现场的", "walk-in"),
    BELOW_DEPUTY: ("副群主以下", "below deputy"),
}


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "roles", "who may do what")
    listing = verb(verbs, "list", "list operators with their roles", _list)
    listing.add_argument("--date", metavar="DATE", help="as of this day (default: today)")
    verb(verbs, "matrix", "list what every role may do", _matrix)
    for name, about, run in (
        ("grant", "give a role; makes the operator linked to the member", _grant),
        ("revoke", "take a role back from today on", _revoke),
    ):
        command = verb(verbs, name, about, run)
        command.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
        command.add_argument("role", metavar="ROLE", help="preset, custom name or id")
        command.add_argument("--chapter", metavar="NAME", help="only in this chapter")
        command.add_argument("--team", metavar="NAME", help="only in this group")
        if name == "grant":
            command.add_argument("--from", dest="start", metavar="DATE", help="first day")
            command.add_argument("--to", dest="end", metavar="DATE", help="last day")
    rolework.add(verbs)
    rolethanks.add(verbs)
    handing = verb(verbs, "transfer", "make a member the owner, for good", _transfer)
    handing.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    linking = verb(verbs, "link", "say that an operator is this member", _link)
    linking.add_argument("operator", metavar="OPERATOR", help="id or unique name")
    linking.add_argument("member", metavar="MEMBER")


def _list(store: Store, given: Namespace) -> Answer:
    day = _day(given.date) or stored.likely_date(store)
    lines = stored.team_to_come(store, day.isoformat())
    return Answer([_document(line) for line in lines], [_line(line) for line in lines])


def _document(line: Holding) -> dict[str, object]:
    term = line.assignment
    scope = term.scope if term else EVERYWHERE
    return {
        "operator": line.operator.hex(),
        "name": line.name,
        "member": line.member.hex() if line.member else None,
        "number": line.number or None,
        "role": line.role.key if line.role else None,
        "role_name": line.role.words[0] if line.role else None,
        "scope": scope.kind,
        "scope_id": scope.id.hex() if scope.id else None,
        "scope_name": line.scope_name or None,
        "from": term.start if term else None,
        "to": (term.end or None) if term else None,
        "devices": line.devices,
    }


def _line(line: Holding) -> str:
    role = line.role.words[0] if line.role else "–"
    term = f"{line.assignment.start} – {line.assignment.end}" if line.assignment else ""
    words = (line.number or line.operator.hex(), line.name, role, line.scope_name, term.strip())
    return "  ".join(word for word in words if word)


def _matrix(store: Store, given: Namespace) -> Answer:
    known = stored.role_list(store)
    document = [
        {
            "id": role.id.hex(),
            "role": role.key,
            "role_name": role.words[0],
            "preset": role.preset,
            "custom": role.custom,
            "cells": sorted(role.cells),
        }
        for role in known
    ]
    return Answer(document, _table(known, given.language.startswith("en")))


def _table(known: list[Role], english: bool) -> list[str]:
    """A line per permission; its key stays beside its words, since commands take the key."""
    head = [role.key if english else role.words[0] for role in known]
    words = {cell: cell if english else f"{CELL_WORDS[cell][0]}（{cell}）" for cell in CELLS}
    lines = [[words[cell], *(_mark(role, cell, english) for role in known)] for cell in CELLS]
    return ["\t".join(line) for line in (["", *head], *lines)]


def _mark(role: Role, cell: str, english: bool) -> str:
    if cell in role.cells:
        return "x"
    held = [one.partition(":")[2] for one in role.cells if one.startswith(f"{cell}:")]
    return _MARKS[held[0]][english] if held else "-"


def _grant(store: Store, given: Namespace) -> Answer:
    role = stored.find_role(store, given.role)
    member, operator = _who(store, given.member)
    changes = roles.grant(
        store,
        role.id,
        member=member,
        operator=operator,
        scope=_scope(store, given) or EVERYWHERE,
        start=_day(given.start),
        end=_day(given.end),
    )
    if not isinstance(changes.result, bytes):
        raise TypeError("a grant answers its assignment")
    document = {
        "assignment": changes.result.hex(),
        "role": role.key,
        "action": changes.action.hex(),
    }
    return Answer(document, [f"{given.member}  {role.words[0]}"])


def _revoke(store: Store, given: Namespace) -> Answer:
    role = stored.find_role(store, given.role)
    member, operator = _who(store, given.member)
    changes = roles.revoke(
        store, role.id, member=member, operator=operator, scope=_scope(store, given)
    )
    document = {"ended": changes.result, "role": role.key, "action": changes.action.hex()}
    return Answer(document, [f"{given.member}  {role.words[0]}  {changes.result}"])


def _transfer(store: Store, given: Namespace) -> Answer:
    member, operator = _who(store, given.member)
    changes = roles.transfer(store, member=member, operator=operator)
    if not isinstance(changes.result, bytes):
        raise TypeError("a transfer answers the new owner")
    document = {"owner": changes.result.hex(), "action": changes.action.hex()}
    return Answer(document, [f"{given.member}  {role_word(OWNER, given.language)}"])


def _link(store: Store, given: Namespace) -> Answer:
    found = stored.operators_named(store, given.operator)
    if len(found) != 1:
        raise Problem("role.operator_unknown", who=given.operator)
    member = members.resolve(store, given.member)
    changes = roles.link(store, found[0], member)
    document = {"operator": found[0].hex(), "member": member.hex(), "action": changes.action.hex()}
    return Answer(document, [f"{given.operator}  {given.member}"])


def _who(store: Store, word: str) -> tuple[bytes | None, bytes | None]:
    """(member, None), or (None, operator) where only an operator is called so."""
    try:
        return members.resolve(store, word), None
    except Problem as problem:
        found = stored.operators_named(store, word)
        if problem.code != "member.unknown" or len(found) != 1:
            raise
        return None, found[0]


def _scope(store: Store, given: Namespace) -> Scope | None:
    for kind, word in (("chapter", given.chapter), ("team", given.team)):
        if word:
            return stored.find_scope(store, "chapter" if kind == "chapter" else "team", word)
    return None


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem("role.bad_date", text=text) from None
