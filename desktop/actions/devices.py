"""What an operator does with devices: invites one, names his own, revokes one that is lost."""

from desktop.models.changes import Changes
from desktop.models.permission import BELOW_DEPUTY, OWNER, ranks_below_deputy, require
from desktop.models.problem import Problem
from desktop.models.role import Role, require_grant
from desktop.store import devices, roles
from desktop.store.community import Store
from desktop.store.recorder import Recorder


def invite(
    store: Store, role: Role, *, member: bytes | None = None, name: str | None = None
) -> Changes:
    """Make the operator whom an invitation is for, with his role; `result` is his id.

    With `member` the operator linked to him. Whoever is there already with this role is taken as
    he is: nothing is recorded, the invitation is for a further device of his. The owner's role
    without a name is one's own further device. Raises Problem role.not_allowed,
    role.may_not_grant, sync.owner_invites_self.
    """
    if not store.actor.anywhere("device.invite"):
        require(store.actor, "device.invite")
    if role.granted_as == OWNER:
        return _own(store, member, name)
    require_grant(store.actor, role, None)
    title = " ".join((name or "").split())
    known = _known(store, role, member, title)
    with store.recording("device.invite") as rec:
        operator = known or _made(store, rec, member, title or role.words[0])
        if not _holds(store, operator, role):
            today = store.today().isoformat()
            roles.assign(rec, None, operator, role.id, start=today)
        rec.result = operator
    return rec.changes


def _own(store: Store, member: bytes | None, name: str | None) -> Changes:
    if store.actor.role != OWNER or member or name:
        raise Problem("sync.owner_invites_self")
    with store.recording("device.invite") as rec:
        rec.result = store.operator
    return rec.changes


def _known(store: Store, role: Role, member: bytes | None, title: str) -> bytes | None:
    """The operator linked to the member, or the only one of this name who has the role."""
    if member:
        return roles.operator_of(store, member)
    found = [
        one for one in roles.operators_named(store, title) if title and _holds(store, one, role)
    ]
    return found[0] if len(found) == 1 else None


def _made(store: Store, rec: Recorder, member: bytes | None, title: str) -> bytes:
    if member is None:
        return roles.put_operator(rec, None, title, None)
    return roles.put_operator(
        rec, rec.fact("operator", member), roles.member_name(store, member), member
    )


def _holds(store: Store, operator: bytes, role: Role) -> bool:
    today = store.today().isoformat()
    return any(one.role == role.id for one in roles.held_on(store, today, operator))


def rename_own(store: Store, name: str) -> Changes:
    """Say what the device at work is called; not before it has heard that it came."""
    with store.recording("device.name") as rec:
        if devices.find(store, store.device) is not None:
            devices.rename(rec, store.device, name)
    return rec.changes


def revoke(store: Store, device: bytes) -> Changes:
    """Take a device out of the community; it counts once the judge has it.

    Raises Problem sync.device_unknown, sync.own_device, sync.revoked_before, sync.may_not_revoke.
    """
    found = devices.find(store, device)
    if found is None:
        raise Problem("sync.device_unknown", device=device.hex())
    if found.own:
        raise Problem("sync.own_device")
    if found.revoked:
        raise Problem("sync.revoked_before")
    low = found.role is None or ranks_below_deputy(found.role.granted_as, found.role.cells)
    if not store.actor.allows("device.invite", *([BELOW_DEPUTY] if low else [])):
        raise Problem("sync.may_not_revoke", who=found.operator_name)
    with store.recording("device.revoke") as rec:
        devices.revoke(rec, device, store.now())
    return rec.changes
