"""The past travels behind the state: up from the device that judged, down to whoever joined."""

from collections.abc import Sequence
from typing import Final

from desktop.models.past import Behind, Give, Given, Told
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.signed import SignedChangeset, verify
from desktop.models.wire import PAGE_BYTES
from desktop.store import devices, link, newcomer, past, roles
from desktop.store.community import Store
from desktop.sync.session import Session
from desktop.sync.verifying import ForgedChangeset, verifier

# How many changesets go up at once at most.
_TOGETHER: Final = 50


def give(store: Store, session: Session) -> int:
    """Give the hub what was judged before it was there; how many changesets went up.

    Only the device that judged has it all; asked first, the hub says from where to go on. Raises
    Unreachable, Refusal.
    """
    private = store.keys.device
    if private is None or store.actor.role != OWNER or not newcomer.has_past_to_give(store):
        return 0
    done, count = session.ask("past", Give([]), Given).seq, 0
    while done != 0:
        page = past.before(store, done, _TOGETHER, PAGE_BYTES, private.sign)
        if not page:
            break
        done = session.ask("past", Give(page), Given).seq
        count += len(page)
    with store.writing() as connection:
        newcomer.gave_past(connection)
    return count


def fetch(store: Store, session: Session) -> int:
    """Read the log before the snapshot, page by page; how many changesets came.

    Cut off, the next round goes on. Raises Unreachable, Refusal, ForgedChangeset, Problem
    sync.state_differs.
    """
    known, count = newcomer.read(store), 0
    if not known.wants_past:
        return 0
    at: int | None = known.past
    while True:
        page = session.ask("history", Behind(at, known.begun), Told)
        if not page.ready:
            return count
        try:
            at = past.take(
                store, page.entries, page.seeds, verifier_of(store, page.giver), known.begun
            )
        except past.Forged as forged:
            raise Problem("sync.state_differs") from forged
        count += len(page.entries)
        if at is None:
            return count


def verifier_of(store: Store, giver: bytes, owners: Sequence[bytes] = ()) -> past.Verify:
    """Its author signed it, or the owner's device that gave the past to the hub.

    `owners` are keys of such devices that an invitation names, which this one need not know yet.
    """
    known = link.read(store)
    by_author = verifier(store, known)
    vouching, found_giver = list(owners), devices.identity(store, giver)
    today = roles.likely_day(store)
    if found_giver and roles.actor_of(store, found_giver.operator, today).role == OWNER:
        vouching.append(found_giver.sign_key)

    def verified(found: SignedChangeset) -> None:
        try:
            by_author(found)
        except ForgedChangeset:
            if not any(verify(key, found.covered, found.signature) for key in vouching):
                raise

    return verified
