"""A device that was revoked hands in what it had not sent, and closes its folder for good."""

from desktop.models.signed import read_changeset, revoked_by
from desktop.models.wire import PAGE_BYTES, Leave, Left
from desktop.store import link, outbox, vault
from desktop.store.community import Store
from desktop.sync.channel import Unreachable
from desktop.sync.session import Session


def leave(store: Store, session: Session) -> None:
    """Offer what waits to the quarantine, then destroy the keys of this folder.

    Nothing is destroyed unless the hub itself signed that the device is revoked. Raises
    Unreachable or Refusal; the folder is then as it was, and the next contact tries again.
    """
    known = link.read(store)
    done = 0
    while True:
        batch = outbox.waiting(store, done, PAGE_BYTES)
        left = session.ask_openly("leave", Leave(store.community, store.device, batch), Left)
        if not revoked_by(known.identity, store.community, store.device, left.statement):
            raise Unreachable("revocation")
        last = read_changeset(batch[-1]).about.number if batch else done
        if not batch or left.last < last:
            break
        done = last
    vault.destroy(store.keys)
