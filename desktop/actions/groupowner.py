"""Who owns a group: one operator at a time, who may dissolve it and give roles in it."""

from datetime import timedelta

from desktop.models.changes import Changes
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.role import Assignment, Role, Scope, require_grant
from desktop.store import groupowner, groups, roles
from desktop.store.community import Store


def appoint(
    store: Store, team: bytes, *, member: bytes | None = None, operator: bytes | None = None
) -> Changes:
    """Make somebody a group's owner from today on, in the place of who was it.

    `Changes.result` is his operator's id. Raises Problem role.may_not_grant, role.already_owner,
    team.gone.
    """
    group, owner = groups.get(store, team), _owner(store)
    require_grant(store.actor, owner, team)
    today = roles.likely_date(store)
    known = operator or (roles.operator_of(store, member) if member else None)
    before = _open(store, team)
    if known and any(one.operator == known and not one.end for one in before):
        raise Problem("team.owned_by_him", who=roles.operator_name(store, known), name=group.name)
    with store.recording("role.grant") as rec:
        rec.together(len(before) + 2)
        holder = known or roles.put_operator(
            rec, rec.fact("operator", member), roles.member_name(store, member), member
        )
        for one in before:
            roles.end_assignment(rec, one.id, (today - timedelta(days=1)).isoformat())
        roles.assign(
            rec, None, holder, owner.id, scope=Scope("team", team), start=today.isoformat()
        )
        rec.result = holder
    return rec.changes


def vacate(store: Store, team: bytes) -> Changes:
    """Leave a group without an owner from today on. Raises Problem team.not_owned."""
    group, owner = groups.get(store, team), _owner(store)
    require_grant(store.actor, owner, team)
    before = _open(store, team)
    if not before:
        raise Problem("team.not_owned", name=group.name)
    last = (roles.likely_date(store) - timedelta(days=1)).isoformat()
    with store.recording("role.revoke") as rec:
        rec.together(len(before))
        for one in before:
            roles.end_assignment(rec, one.id, last)
    return rec.changes


def _owner(store: Store) -> Role:
    return next(one for one in roles.role_list(store) if one.granted_as == OWNER)


def _open(store: Store, team: bytes) -> list[Assignment]:
    """The terms that run today or begin later."""
    today = roles.likely_day(store)
    return [
        one
        for one in groupowner.terms(store, team)
        if not one.end or one.end >= max(today, one.start)
    ]
