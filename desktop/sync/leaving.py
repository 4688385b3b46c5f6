"""A device that was revoked hands in what it had not sent, and closes its folder for good."""

from collections.abc import Callable
from contextlib import suppress

from desktop.models.ids import new_id
from desktop.models.signed import (
    asking_to_leave,
    gone_statement,
    leaving_statement,
    read_changeset,
    revoked_by,
    sign,
)
from desktop.models.wire import PAGE_BYTES, Gone, Leave, LeaveAs, Left, Renew
from desktop.store import devicekey, link, outbox, pending, rebase, vault
from desktop.store.community import Store
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.retelling import give_back
from desktop.sync.session import Session


def leave(store: Store, session: Session) -> None:
    """Offer what waits to the quarantine, then destroy the keys of this folder.

    Nothing is destroyed unless the hub itself signed that the device is revoked and has all that
    waits. Raises Unreachable or Refusal; the next contact then tries again.
    """
    other = [number for one in give_back(store, session) for number in one.other]
    with store.writing() as connection:
        pending.wait_again(connection, store.device, other)
    if _hand_in(store, session):
        _part(store, session)
        if _hand_in(store, session):
            raise Unreachable("another copy")
    farewell = Gone(store.community, store.device, _signed(store, gone_statement))
    vault.destroy(store.keys)
    # Nothing signs any more: it is said now or never.
    with suppress(Unreachable, Refusal):
        session.ask_openly("gone", farewell, type(None))


def _signed(store: Store, statement: Callable[[bytes, bytes], bytes]) -> bytes:
    if store.keys.device is None:
        raise RuntimeError("a device without a key hands nothing in")
    return sign(store.keys.device.sign, statement(store.community, store.device))


def leave_with_origin(store: Store, session: Session) -> None:
    """A copy that the hub never let in is closed once the hub says that its original is revoked.

    What waits in it is nobody's whom the hub could ask: it goes with the keys. Raises Refusal
    sync.revoked where the folder was closed, Unreachable or Refusal.
    """
    known = link.read(store)
    for origin in link.origins(known):
        if _is_revoked(store, session, known.identity, origin):
            vault.destroy(store.keys)
            raise Refusal("sync.revoked")


def _is_revoked(store: Store, session: Session, identity: bytes, device: bytes) -> bool:
    """Whether the hub itself signs that it is."""
    try:
        left = session.ask_openly("leave", Leave(store.community, device, []), Left)
    except Refusal as refusal:
        if refusal.code != "sync.unknown_device":
            raise
        return False
    return revoked_by(identity, store.community, device, left.statement)


def _hand_in(store: Store, session: Session) -> bool:
    """Send what waits; whether the hub has other work of a copy of this folder in its place."""
    done, forked = 0, False
    while True:
        batch = outbox.waiting(store, done, PAGE_BYTES)
        said = _signed(store, asking_to_leave)
        asked = Leave(store.community, store.device, batch, said)
        left = session.ask_openly("leave", asked, Left)
        identity = link.read(store).identity
        if not revoked_by(identity, store.community, store.device, left.statement):
            raise Unreachable("revocation")
        forked = forked or left.forked
        if not batch:
            return forked
        done = read_changeset(batch[-1]).about.number


def _part(store: Store, session: Session) -> None:
    """Go by an id of its own, under which the hub takes what it has."""
    device, keys, now = new_id(), devicekey.generate(), store.keys.device
    if now is None:
        raise RuntimeError("a device without a key hands nothing in")
    new = Renew(device, keys.sign_public, keys.receive_public)
    said = leaving_statement(store.device, device, new.sign_key, new.receive_key)
    asked = LeaveAs(store.community, store.device, new, sign(now.sign, said))
    session.ask_openly("leave_as", asked, int)
    with store.writing() as connection:
        rebase.plan(connection, device, keys.sign_public)
    bound = vault.bind_device(store.keys, keys)
    with store.writing() as connection:
        rebase.carry_out(connection, keys.sign_public)
    store.become(device, bound)
    session.become(device, keys.sign)
