"""A hub that was restored from an old backup gets back what this device has of its log.

docs/decisions/what-a-restored-hub-gets-back.md tells why in this order.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from desktop.models.problem import Problem
from desktop.models.signed import read_changeset
from desktop.models.tail import Marks, Records, Retell, Retold, chained
from desktop.models.wire import PAGE_BYTES, Pull, Pulled
from desktop.models.wire_snapshot import Paged
from desktop.store import link, tail
from desktop.store.community import Store
from desktop.store.rewind import Changed, Place, beyond, changed, reread, rewind, unlike
from desktop.sync.channel import Refusal
from desktop.sync.session import Session

# The hub's word that it knows another past than this device.
BEHIND: Final = "sync.hub_behind"
_PLACES, _RECORDS = 10_000, 1_000


class Given(NamedTuple):
    """How many changesets the hub had lost, the devices whose they may be, and the records that
    were read anew from it."""

    taken: int
    devices: frozenset[bytes]
    records: Changed


def retell(store: Store, session: Session) -> Given:
    """Give back what the hub lost; go back to where its log parts from this one where it did.

    Raises Unreachable, Refusal, Problem sync.hub_too_old; what
    was done until then stands, and the next round goes on.
    """
    place = _common(store, session)
    taken, whose = 0, frozenset[bytes]()
    for question, answer in _given(store, session, place.seq):
        taken += answer.taken
        if answer.taken:
            whose |= _authors(question, place.seq)
    if _same(store, session):
        with store.writing() as connection:
            # Its verdicts are heard from the first again; those that are known are passed over.
            link.keep(connection, ruled=0, told=b"")
        return Given(taken, whose, {})
    return Given(taken, whose, _go_back(store, session, place))


def read_again(store: Store, session: Session) -> Changed:
    """Read records anew that were read from a log which the hub, restored once more, has no more.

    The records, none where the log is still the one they were read from. Raises Unreachable,
    Refusal.
    """
    found = reread(store)
    if found is None:
        return {}
    there = session.ask_openly("common", Marks(store.community, [found.place]), int)
    if there == found.place.seq:
        return {}
    known = link.read(store)
    return _go_back(store, session, Place(known.seq, known.mark))


def _go_back(store: Store, session: Session, place: Place) -> Changed:
    before = reread(store)
    records = changed(beyond(store, place.seq), before.records if before else {})
    others = set(_said_by_copies(store, session, place))
    rewind(store, place, records, list(_read(session, list(records))), others)
    return records


def introduce(store: Store, session: Session) -> bool:
    """Show a hub that does not know this device that it let it in; whether there was anything new.

    Only where the device's past joins on to the hub's: what lies between, others bring first.
    Raises Unreachable, Refusal, Problem sync.hub_too_old.
    """
    if not tail.places(store):
        return False
    place = _common(store, session)
    return any(one.taken for one in give_back(store, session, place.seq))


def give_back(store: Store, session: Session, after: int = 0) -> list[Retold]:
    """Give the hub all that it may have lost, also where it does not know this device any more.

    Raises Unreachable, Refusal.
    """
    return [answer for _, answer in _given(store, session, after)]


def hear_again(store: Store, session: Session) -> None:
    """While the verdicts are to be heard again, the hub has them: it may be restored once more.

    Raises Unreachable, Refusal.
    """
    if not link.read(store).told:
        for question in _of_verdicts(store):
            session.ask_openly("retell", question, Retold)


def _given(store: Store, session: Session, after: int) -> Iterator[tuple[Retell, Retold]]:
    for question in _questions(store, after):
        yield question, session.ask_openly("retell", question, Retold)


def _authors(question: Retell, after: int) -> frozenset[bytes]:
    """The devices that made what the question gives back beyond a place of the log."""
    log = (one for page in question.pages for one in page.entries if one.seq > after)
    made = {read_changeset(one.changeset).about.device for one in log}
    return frozenset(made | ({question.device} if question.aside else set()))


def _common(store: Store, session: Session) -> Place:
    """The last place of the log that the hub has, too."""
    places = tail.places(store)
    known = link.read(store)
    if known.mark:
        places.append((known.seq, known.mark))
    for end in range(len(places), 0, -_PLACES):
        part = places[max(0, end - _PLACES) : end]
        seq = session.ask_openly("common", Marks(store.community, part), int)
        if seq >= 0:
            return Place(seq, dict(part)[seq])
    raise Problem("sync.hub_too_old", address=known.address)


def _questions(store: Store, after: int) -> Iterator[Retell]:
    whose = store.community, store.device
    # A page is what one question carries: none is larger than what was pulled.
    for page in tail.pages(store, after):
        yield Retell(*whose, [page], [], [])
    yield from _of_verdicts(store)


def _of_verdicts(store: Store) -> Iterator[Retell]:
    # The device may have had other ids before; each has verdicts of its own.
    for device, verdicts in tail.verdicts(store).items():
        for wires in _parcels(tail.aside(store, device)):
            yield Retell(store.community, device, [], verdicts, wires)


def _parcels(wires: Sequence[bytes]) -> Iterator[list[bytes]]:
    """At least one, which brings the verdicts alone where nothing was set aside."""
    part: list[bytes] = []
    for wire in wires:
        if part and sum(map(len, part)) + len(wire) > PAGE_BYTES:
            yield part
            part = []
        part.append(wire)
    yield part


def _same(store: Store, session: Session) -> bool:
    """Whether the hub has at this device's place again what the device has."""
    known = link.read(store)
    try:
        session.ask("pull", Pull(known.seq, 0, 0, known.mark), Pulled)
    except Refusal as refusal:
        if refusal.code != BEHIND:
            raise
        return False
    return True


def _said_by_copies(store: Store, session: Session, place: Place) -> Iterator[int]:
    """This device's changesets whose names other work of a copy has in the log by now."""
    seq, mark_there = place
    while (page := session.ask("pull", Pull(seq, 0, PAGE_BYTES, mark_there), Pulled)).entries:
        mark_there = page.mark
        for entry in page.entries:
            seq, mark_there = entry.seq, chained(mark_there, entry)
            found = read_changeset(entry.changeset)
            if found.about.device == store.device:
                about = found.about
                known = unlike(store, about.device, about.number, found.head, place.seq)
                if known is not None:
                    yield known


def _read(session: Session, records: list[tuple[str, bytes]]) -> Iterator[Paged]:
    """The records as the hub has them now."""
    for table, keys in groupby(records, key=lambda one: one[0]):
        wanted = [record for _, record in keys]
        for start in range(0, len(wanted), _RECORDS):
            part = wanted[start : start + _RECORDS]
            yield session.ask("records", Records(table, part), Paged)
