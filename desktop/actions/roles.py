"""What an operator does with roles: grant, revoke, link, and change a role's ticks."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from desktop.models.changes import Changes
from desktop.models.permission import DEPUTY, OWNER, Actor, require
from desktop.models.problem import Problem
from desktop.models.role import (
    EVERYWHERE,
    Assignment,
    Role,
    Scope,
    check_cells,
    require_grant,
)
from desktop.store import groupowner, roles
from desktop.store.community import Store
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


def grant(
    store: Store,
    role: bytes,
    *,
    member: bytes | None = None,
    operator: bytes | None = None,
    scope: Scope = EVERYWHERE,
    start: date | None = None,
    end: date | None = None,
) -> Changes:
    """Give a role to an operator, or to the operator linked to a member, made if need be.

    Days are the community's, inclusive; `start` None is today. `result` is the assignment's id.
    """
    given = _role(store, role)
    today = roles.likely_date(store)
    first = start or today
    require_grant(store.actor, given, scope.id)
    _check_term(first, end, today)
    _check_scope(store, scope)
    known = operator or (roles.operator_of(store, member) if member else None)
    if given.granted_as == OWNER:
        _check_owner(store, known, scope, first, end)
    if known:
        _check_free(store, known, given, scope, first, end)
    with store.recording("role.grant") as rec:
        holder = known or roles.put_operator(
            rec, rec.fact("operator", member), roles.member_name(store, member), member
        )
        rec.result = roles.assign(
            rec,
            None,
            holder,
            given.id,
            scope=scope,
            start=first.isoformat(),
            end=end.isoformat() if end else "",
        )
    return rec.changes


def revoke(
    store: Store,
    role: bytes,
    *,
    member: bytes | None = None,
    operator: bytes | None = None,
    scope: Scope | None = None,
) -> Changes:
    """Take a role back from today on: every running or coming term, or those of one scope.

    The rows stay, so that a past day's roster reads as it was. `result` is how many terms ended.
    """
    given = _role(store, role)
    today = roles.likely_date(store)
    holder = operator or (roles.operator_of(store, member) if member else None)
    open_terms = [
        one
        for one in (roles.assignments(store, holder) if holder else [])
        if one.role == given.id and _ends_later(one, today) and scope in (None, one.scope)
    ]
    for place in {one.scope.id for one in open_terms} or {None}:
        require_grant(store.actor, given, place)
    if not open_terms:
        who = roles.operator_name(store, holder) if holder else roles.member_name(store, member)
        raise Problem("role.not_held", who=who, **given.target)
    with store.recording("role.revoke") as rec:
        for one in open_terms:
            roles.end_assignment(rec, one.id, (today - timedelta(days=1)).isoformat())
        rec.result = len(open_terms)
    return rec.changes


def transfer(
    store: Store, *, member: bytes | None = None, operator: bytes | None = None
) -> Changes:
    """Hand the ownership over from today on; who was the owner becomes a deputy.

    `result` is the new owner. Only he can hand it back: it cannot be undone. Raises Problem
    role.only_owner, role.already_owner.
    """
    preset = {one.preset: one for one in roles.role_list(store) if not one.custom}
    today = roles.likely_date(store)
    terms = [
        one
        for one in roles.assignments(store)
        if one.role == preset[OWNER].id and one.scope == EVERYWHERE
    ]
    mine = [one for one in terms if _ends_later(one, today) and one.operator == store.operator]
    if store.actor.preview or not mine:
        raise Problem("role.only_owner")
    known = operator or (roles.operator_of(store, member) if member else None)
    if known == store.operator:
        raise Problem("role.already_owner", who=roles.operator_name(store, known))
    with store.recording("role.transfer") as rec:
        rec.together(len(mine) + 4)
        heir = known or roles.put_operator(
            rec, rec.fact("operator", member), roles.member_name(store, member), member
        )
        for one in mine:
            roles.end_assignment(rec, one.id, (today - timedelta(days=1)).isoformat())
        roles.assign(rec, None, heir, preset[OWNER].id, start=today.isoformat())
        _stay_deputy(store, rec, preset[DEPUTY].id, today)
        rec.result = heir
    return rec.changes


def _stay_deputy(store: Store, rec: Recorder, deputy: bytes, today: date) -> None:
    day = today.isoformat()
    held = roles.held_on(store, day, store.operator)
    if not any(one.role == deputy and one.scope == EVERYWHERE and not one.end for one in held):
        roles.assign(rec, None, store.operator, deputy, start=day)


def link(store: Store, operator: bytes, member: bytes) -> Changes:
    """Say that an operator is this member, who then counts as the one at work."""
    require(store.actor, "role.grant")
    other = roles.operator_of(store, member)
    if other not in (None, operator):
        raise Problem("role.member_linked", who=roles.operator_name(store, other or b""))
    with store.recording("role.link") as rec:
        name = roles.operator_name(store, operator)
        roles.put_operator(rec, operator, name, member)
    return rec.changes


def add_role(store: Store, name: str, copied: bytes, cells: Iterable[str]) -> Changes:
    """Make a custom role: a preset copied, with these cells ticked. `result` is its id."""
    require(store.actor, "role.grant")
    source = _role(store, copied)
    ticked = check_cells(cells)
    title = _free_name(store, name)
    with store.recording("role.add") as rec:
        rec.result = roles.put_role(rec, None, title, source.preset, ticked)
    return rec.changes


def edit_role(
    store: Store, role: bytes, *, name: str | None = None, cells: Iterable[str] | None = None
) -> Changes:
    """Rename a custom role or change a role's ticks; the owner's column stays full."""
    old = _editable(store, role)
    ticked = old.cells if cells is None else check_cells(cells)
    title = old.name
    if old.custom and name is not None and name.strip() != old.name:
        title = _free_name(store, name)
    with store.recording("role.edit") as rec:
        roles.put_role(rec, role, title, old.preset, ticked)
    return rec.changes


def edit_cells(store: Store, changed: Mapping[bytes, Iterable[str]]) -> Changes:
    """Change the ticks of several roles as one action."""
    edits = [(_editable(store, role), check_cells(cells)) for role, cells in changed.items()]
    with store.recording("role.edit") as rec:
        for old, cells in edits:
            roles.put_role(rec, old.id, old.name, old.preset, cells)
    return rec.changes


def delete_role(store: Store, role: bytes) -> Changes:
    """Remove a custom role that nobody holds now or later."""
    require(store.actor, "role.grant")
    old = _role(store, role)
    if not old.custom:
        raise Problem("role.preset_stays", **old.target)
    today = roles.likely_date(store)
    held = {
        one.operator
        for one in roles.assignments(store)
        if one.role == role and _ends_later(one, today)
    }
    if held:
        raise Problem("role.in_use", people=len(held), **old.target)
    with store.recording("role.delete") as rec:
        roles.delete_role(rec, role)
    return rec.changes


def previewing(reads: Reads, role: bytes) -> Actor:
    """The actor that sees what a role sees, reads only, and never more than he sees himself."""
    return roles.preview(reads, _role(reads, role))


def _role(reads: Reads, role: bytes) -> Role:
    for one in roles.role_list(reads):
        if one.id == role:
            return one
    raise Problem("role.unknown", role=role.hex())


def _editable(store: Store, role: bytes) -> Role:
    require(store.actor, "role.grant")
    old = _role(store, role)
    if old.granted_as == OWNER:
        raise Problem("role.owner_fixed")
    return old


def _ends_later(one: Assignment, today: date) -> bool:
    return not one.end or one.end >= max(today.isoformat(), one.start)


def _check_term(start: date, end: date | None, today: date) -> None:
    if start < today:
        raise Problem("role.from_past", start=start.isoformat(), today=today.isoformat())
    if end and end < start:
        raise Problem("role.dates_backwards", start=start.isoformat(), end=end.isoformat())


def _check_scope(store: Store, scope: Scope) -> None:
    if scope != EVERYWHERE and not any(
        scope.id == known for known, _ in roles.scopes(store, scope.kind)
    ):
        raise Problem("role.unknown_scope", scope=scope.id.hex() if scope.id else scope.kind)


def _check_owner(
    store: Store, operator: bytes | None, scope: Scope, start: date, end: date | None
) -> None:
    """A group has one owner at a time, a chapter none."""
    if scope.kind != "team" or scope.id is None:
        raise Problem("role.owner_not_granted")
    last = end.isoformat() if end else ""
    for one in groupowner.terms(store, scope.id):
        if one.operator != operator and one.overlaps(start.isoformat(), last):
            who = roles.operator_name(store, one.operator)
            raise Problem("team.owned", who=who, name=roles.scope_name(store, scope))


def _check_free(
    store: Store, operator: bytes, role: Role, scope: Scope, start: date, end: date | None
) -> None:
    last = end.isoformat() if end else ""
    for one in roles.assignments(store, operator):
        same = one.role == role.id and one.scope == scope
        if same and one.overlaps(start.isoformat(), last):
            who = roles.operator_name(store, operator)
            raise Problem("role.already_held", who=who, **role.target)


def _free_name(store: Store, name: str) -> str:
    title = " ".join(name.split())
    if not title:
        raise Problem("role.name_missing")
    taken = {word.casefold() for one in roles.role_list(store) for word in (*one.words, one.preset)}
    if title.casefold() in taken:
        raise Problem("role.name_taken", name=title)
    return title
