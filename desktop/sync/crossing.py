"""From sticks to a hub: a device that the first one judged goes on at the hub its log went to."""

from collections.abc import Iterator, Sequence

from desktop.models.invitation import Blob
from desktop.models.past import Behind, Told
from desktop.models.problem import Problem
from desktop.models.signed import Entry, judge_id, read_changeset
from desktop.models.wire import Known
from desktop.store import link, log, pull
from desktop.store.community import Store
from desktop.store.keychest import Keychest
from desktop.sync.past import verifier_of
from desktop.sync.session import Session

FIRST_EPOCH = 1


def comes_by_sticks(known: link.Link) -> bool:
    """Whether another device judges this one by bundles, and no hub was there yet."""
    return bool(known.judge) and not known.address and known.epoch == 0


def cross(store: Store, session: Session, address: str, blob: Blob) -> None:
    """Read the first device's log to its end, where the hub's begins, and go on there.

    `blob` is the invitation's. What waits here is sent at the next round. Cut off, it is done again
    from where it stopped.
    Raises Problem sync.other_community, sync.past_comes, Unreachable or Refusal.
    """
    shift: int | None = None
    for page in _pages(session):
        shift = _shift(page) if shift is None else shift
        _take(store, page, shift, blob.owners)
    if shift != link.read(store).seq:
        raise Problem("sync.other_community")
    told = session.ask("status", session.hello, Known).last
    with store.writing() as connection:
        log.begin_anew(connection)
        link.keep(
            connection,
            hub=address,
            identity=blob.hub,
            judge=judge_id(blob.hub),
            epoch=FIRST_EPOCH,
            seq=0,
            ruled=0,
            mark=b"",
            told=b"",
            # What was refused here and not heard of is said anew, and judged by the hub.
            forked=told,
        )


def _pages(session: Session) -> Iterator[Told]:
    at: int | None = None
    while True:
        page = session.ask("history", Behind(at, 0), Told)
        if not page.ready:
            raise Problem("sync.past_comes")
        if not page.entries:
            return
        yield page
        at = page.entries[-1].seq


def _shift(page: Told) -> int:
    """By how much the first device's log, which began at 0, counts further than the hub."""
    first = page.entries[0]
    return read_changeset(first.changeset).about.count - first.seq


def _take(store: Store, page: Told, shift: int, owners: Sequence[bytes]) -> None:
    seq = link.read(store).seq
    for one in page.entries:
        head = read_changeset(one.changeset).about
        if log.place(store, head.device, head.number) not in (None, one.seq + shift):
            raise Problem("sync.other_community")
    entries = [
        Entry(one.seq + shift, one.clock, one.changeset)
        for one in page.entries
        if one.seq + shift > seq
    ]
    if entries:
        with store.writing() as connection:
            Keychest(connection, store.community).learn(page.seeds)
        pull.take(store, entries, [], verifier_of(store, page.giver, owners))
