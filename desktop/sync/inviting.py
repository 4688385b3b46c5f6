"""Inviting a device: the hub keeps a sealed piece that only the code opens."""

import os
from typing import NamedTuple

from desktop.models.clock import wall_ms
from desktop.models.invitation import LIFE_MS, Blob, Invitation, proof_kept, seal_blob
from desktop.models.recovery import SECRET_BYTES
from desktop.models.role import Role
from desktop.models.wire import Named, Offer, Offered
from desktop.store import home, link, roles
from desktop.store.community import Store
from desktop.sync import keys, proving
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
    actor = roles.actor_of(store, operator, store.today().isoformat())
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
    """Take an invitation back. Raises Unreachable, Refusal sync.no_invitation."""
    session.ask("withdraw", Named(name), type(None))
