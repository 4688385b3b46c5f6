"""A blob at the hub for who comes back with the recovery code alone: it says whom to trust."""

import os

from desktop.models.invitation import Blob, open_blob, rescue, seal_blob
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.wire import Keep, Named
from desktop.store import link
from desktop.store.community import Store
from desktop.sync.channel import Channel, Refusal, ask
from desktop.sync.session import Session

_NONCE = 12


def keep(store: Store, session: Session) -> None:
    """Leave the blob at the hub, once for every code. Raises Unreachable or Refusal."""
    known = link.read(store)
    found = link.rescue(known)
    if found is None or known.rescued or store.actor.role != OWNER:
        return
    blob = Blob(hub=known.identity, community=store.community)
    sealed = seal_blob(found, blob, os.urandom(_NONCE))
    session.ask("keep", Keep(found.name, sealed), type(None))
    with store.writing() as connection:
        link.keep(connection, rescued=1)


def whom_to_trust(channel: Channel, code: bytes) -> Blob:
    """Hub and community of a recovery code, asked of a hub that is not known yet.

    Raises Unreachable, Refusal, or Problem sync.no_recovery, sync.rescue_damaged.
    """
    found = rescue(code)
    try:
        sealed = ask(channel, "blob", Named(found.name), bytes)
    except Refusal as refusal:
        if refusal.code == "sync.no_invitation":
            raise Problem("sync.no_recovery") from refusal
        raise
    try:
        return open_blob(found, sealed)
    except Problem as problem:
        raise Problem("sync.rescue_damaged") from problem
