"""A new device's state against the word of an owner's device, so that a hub that lies is found out.

docs/format-sync.md section 8. The owner's devices sign; whoever joined compares once.
"""

from collections.abc import Callable
from typing import Final

from desktop.models.attesting import Attest, Attested, Since
from desktop.models.changes import Changes
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.signed import digest_statement, sign, verify
from desktop.models.wire import Pull, Pulled
from desktop.store import devices, link, newcomer, pending, roles
from desktop.store.community import Store
from desktop.store.pull import take
from desktop.store.standing import confirmed
from desktop.sync.session import Session
from desktop.sync.verifying import verifier

# The digest reads the whole file: without a new device it is signed once in so many ops.
_EVERY: Final = 50_000


def prove(store: Store, session: Session, took: Callable[[Changes], None]) -> None:
    """Compare with what an owner's device signed, once there is a statement to compare with.

    The log is read up to the statement first; `took` hears of every page. Raises Unreachable,
    Refusal, Problem sync.state_differs.
    """
    known = newcomer.read(store)
    if not known.unproven:
        return
    said = _statement(store, session, known)
    if said is None or not _read_to(store, session, said.seq, took):
        return
    if confirmed(store) != said.digest:
        raise Problem("sync.state_differs")
    with store.writing() as connection:
        newcomer.proven(connection)


def _statement(store: Store, session: Session, known: newcomer.Newcomer) -> Attested | None:
    """The first statement ahead, by an owner's device whose key is trusted."""
    at = link.read(store)
    for one in session.ask("attested", Since(at.seq), list[Attested]):
        said = digest_statement(store.community, one.epoch, one.seq, one.digest)
        keys = known.owners or _owner_key(store, one.device)
        if one.epoch == at.epoch and any(verify(key, said, one.signature) for key in keys):
            return one
    return None


def _owner_key(store: Store, device: bytes) -> tuple[bytes, ...]:
    """Without a word of the invitation: the key of the device, if its operator is the owner."""
    whose = devices.identity(store, device)
    if whose is None or whose.revoked:
        return ()
    actor = roles.actor_of(store, whose.operator, roles.likely_day(store))
    return (whose.sign_key,) if actor.role == OWNER else ()


def _read_to(store: Store, session: Session, seq: int, took: Callable[[Changes], None]) -> bool:
    """Take the log up to this seq and no further; whether it ends a changeset there."""
    while (known := link.read(store)).seq < seq:
        page = session.ask("pull", Pull(known.seq, known.ruled), Pulled)
        entries = [one for one in page.entries if one.seq <= seq]
        if not entries:
            return False
        took(take(store, entries, [], verifier(store, known), epoch=page.epoch))
    return True


def attest(store: Store, session: Session) -> None:
    """Sign the digest where devices came since this was last done, or much has happened.

    For a device that is let in, and again once it has the state: that may be of a later place than
    the first signature, when others worked while it came. Only an owner's device does it, and only
    when nothing of its own waits. Raises Unreachable, Refusal.
    """
    private = store.keys.device
    if private is None or store.actor.role != OWNER or newcomer.read(store).unproven:
        return
    known, (counted, last) = link.read(store), newcomer.attested(store)
    there = devices.ever(store)
    if there <= counted and known.seq - last < _EVERY:
        return
    if pending.waiting_changesets(store) or not known.judge:
        return
    digest = confirmed(store)
    statement = digest_statement(store.community, known.epoch, known.seq, digest)
    said = Attest(known.epoch, known.seq, digest, sign(private.sign, statement))
    if session.ask("attest", said, bool):
        with store.writing() as connection:
            newcomer.attest(connection, there, known.seq)


def owner_keys(store: Store) -> tuple[bytes, ...]:
    """The public keys of the owner's devices in force, to stand in an invitation."""
    today = roles.likely_day(store)
    return tuple(
        whose.sign_key
        for one, operator in devices.receivers(store)
        if roles.actor_of(store, operator, today).role == OWNER
        and (whose := devices.identity(store, one.id)) is not None
    )
