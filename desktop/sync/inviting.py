"""Inviting a device: the hub keeps a sealed piece that only the code opens."""

import os
from pathlib import Path
from typing import NamedTuple

from desktop.models import invitationfile
from desktop.models.clock import wall_ms
from desktop.models.invitation import LIFE_MS, Blob, Invitation, proof_kept, seal_blob
from desktop.models.invitationfile import InvitationFile
from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.models.recovery import SECRET_BYTES
from desktop.models.role import Role
from desktop.models.wire import Named, Offer, Offered
from desktop.store import home, link, roles
from desktop.store.community import Reads, Store
from desktop.store.whole import write_private
from desktop.sync import keys, proving
from desktop.sync.channel import Refusal
from desktop.sync.session import Session

_NONCE_BYTES = 12


class Invited(NamedTuple):
    """The code to hand over, and until when it holds (ms)."""

    invitation: Invitation
    expires: int


def offer(
    store: Store, session: Session, operator: bytes, role: Role, address: str = ""
) -> Invited:
    """Leave an invitation for a device of this operator at the hub, with the keys of his roles.

    `address` is where that device reaches the hub, if elsewhere than this one. Raises Unreachable
    or Refusal.
    """
    known = link.read(store)
    actor = roles.actor_of(store, operator, roles.likely_day(store))
    invitation = Invitation(address or known.address, os.urandom(SECRET_BYTES))
    blob = Blob(
        hub=known.identity,
        community=store.community,
        title=home.name(store),
        operator=operator,
        role=role.key,
        keys=keys.for_role(store, actor.cells | {cell for cell, _ in actor.within}),
        owners=proving.owner_keys(store),
    )
    sealed = seal_blob(invitation, blob, os.urandom(_NONCE_BYTES))
    expires = wall_ms() + LIFE_MS
    kept = Offer(invitation.name, proof_kept(invitation.proof), sealed, operator, expires)
    session.ask("offer", kept, type(None))
    return Invited(invitation, expires)


def offered(session: Session) -> list[Offered]:
    """The community's invitations that still wait. Raises Unreachable or Refusal."""
    return session.ask("offers", session.hello, list[Offered])


def withdraw(session: Session, name: bytes) -> None:
    """Take an invitation back. Raises Unreachable, Refusal, Problem sync.offer_unknown."""
    try:
        session.ask("withdraw", Named(name), type(None))
    except Refusal as refusal:
        if refusal.code == "sync.no_invitation":
            raise Problem("sync.offer_unknown") from refusal
        raise


def write_file(reads: Reads, path: Path, invited: Invited, role: Role) -> None:
    """Write an invitation where only this user reads it. Raises Problem vault.unwritable."""
    one = InvitationFile(
        code=invited.invitation.text,
        community=home.name(reads),
        role=role.key,
        until=invited.expires,
    )
    write_private(path, invitationfile.encode(one))


def read_file(path: Path) -> InvitationFile:
    """The invitation in a file.

    Raises Problem invitation.unreadable, and what `invitationfile.decode` raises.
    """
    try:
        with path.open("rb") as file:
            data = file.read(invitationfile.LIMIT + 1)
    except OSError as error:
        raise Problem("invitation.unreadable", file=path.name, reason=why(error)) from error
    return invitationfile.decode(data, path.name)
