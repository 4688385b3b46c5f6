"""A new device takes a community: keys from the invitation, state first, then the log behind it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Final

import msgspec

from desktop.models import schema
from desktop.models.clock import wall_ms
from desktop.models.invitation import Blob, Invitation, open_blob
from desktop.models.progress import Progress, quiet
from desktop.models.signed import judge_id
from desktop.models.tail import Marks, TailPage
from desktop.models.wire import PAGE_BYTES, Enrol, Named, Pull, Pulled
from desktop.models.wire_snapshot import Page, Paged, Rows, Seeds
from desktop.store import devices, halfway, link, newcomer, parcels, tail
from desktop.store.community import Store, blank
from desktop.store.filling import filling
from desktop.store.keychest import INDEX, Keychest
from desktop.store.loading import Loader
from desktop.store.pull import take
from desktop.store.reopening import reopen
from desktop.store.standing import note_skew
from desktop.store.vault import Keys
from desktop.sync import keys as sharing
from desktop.sync.ahead import ahead
from desktop.sync.channel import Channel, Unreachable, ask
from desktop.sync.pages import Pages
from desktop.sync.session import Session
from desktop.sync.verifying import came, verifier

# How many pages of the snapshot are taken in one transaction.
_TOGETHER: Final = 10
# What travels first: a device that may not read what it writes seals with a key of its own.
_KEYS: Final = ("wrapping_key", "key_share")
_PLACES: Final = {table.name: place for place, table in enumerate(schema.TABLES)}
_ORDER: Final = (*_KEYS, *(name for name in _PLACES if name not in _KEYS))


def read_blob(channel: Channel, invitation: Invitation) -> Blob:
    """What the code opens, asked of a hub that is not known yet: it hears no proof of the code.

    Raises Unreachable, Refusal, or Problem sync.blob_damaged.
    """
    return open_blob(invitation, ask(channel, "blob", Named(invitation.name), bytes))


def join(
    keys: Keys, channel: Channel, invitation: Invitation, blob: Blob, progress: Progress = quiet
) -> Store:
    """Enrol this device and fill its empty store. Raises Unreachable or Refusal.

    `keys` are those of an empty folder of the blob's community; the store's may be others: cut off,
    the next attempt with the code goes on as the device that was enrolled. The invitation ends
    when the device acknowledges with its first round.
    """
    made, device = halfway.device(invitation, keys)
    if made.device is None:
        raise RuntimeError("a device without a key cannot join")
    own = made.device
    question = Enrol(invitation.name, invitation.proof, device, own.sign_public, own.receive_public)
    ask(channel, "enrol", question, int)
    store = begin(made, device, invitation.address, blob)
    session = Session(channel, store.community, device, own.sign)
    try:
        fill(store, session, progress)
        _note(store, invitation, blob)
    except BaseException:
        store.close()
        raise
    store.refresh()
    return store


def _note(store: Store, invitation: Invitation, blob: Blob) -> None:
    """By which invitation this device came, until the hub knows that it has arrived."""
    came = parcels.Invited(
        invitation.name, invitation.proof, blob.operator, 0, link.read(store).seq, store.device
    )
    with store.writing() as connection:
        parcels.invite(connection, came)
        newcomer.joined(connection, store, came.seq, blob.owners)


def acknowledge(store: Store, session: Session) -> None:
    """Say once that this device has all it came for: its invitation ends.

    Raises Unreachable or Refusal; it is said again then.
    """
    came = parcels.arrived(store)
    if came is None:
        return
    session.ask("enrolled", session.hello, type(None))
    with store.writing() as connection:
        parcels.forget(connection, came.name)
    halfway.arrived(came.name)


def begin(keys: Keys, device: bytes, address: str, blob: Blob) -> Store:
    """The empty store of a device that the hub has enrolled."""
    store = blank(keys, _index_key(blob), device, blob.operator)
    with store.writing() as connection:
        link.keep(connection, hub=address, identity=blob.hub, judge=judge_id(blob.hub))
        Keychest(connection, store.community).learn_keys(blob.keys)
    return store


def _index_key(blob: Blob) -> bytes:
    """The index key, b"" for a role that does not have it."""
    return next((key.key for key in blob.keys if key.use == INDEX), b"")


def fill(store: Store, session: Session, progress: Progress = quiet) -> None:
    """Take the state page by page, and the log of the meantime; the cursor is where that ends.

    What the log says of a record from before its page is in the page, and done again it would be
    done to what came later.
    """
    taken = Pages(_ORDER)
    with filling(store):
        for tables, following in ((_KEYS, _ORDER[len(_KEYS)]), (_ORDER[len(_KEYS) :], "")):
            with closing(ahead(_pages(session, tables))) as pages:
                while _load(store, pages, taken, following, progress):
                    pass
            sharing.take_shares(store)
    if taken.first and taken.last:
        start = taken.first
        with store.writing() as connection:
            link.keep(connection, epoch=start.epoch, seq=start.seq, mark=start.mark)
        _catch_up(store, session, taken, taken.last)
    _keep_proof(store, session)


def _catch_up(store: Store, session: Session, taken: Pages, last: Paged) -> None:
    """Read the log from the first page to the last. Raises Unreachable where they are of two."""
    if link.read(store).seq >= last.seq:
        return
    while (known := link.read(store)).seq < last.seq:
        question = Pull(known.seq, known.ruled, PAGE_BYTES, known.mark)
        page = session.ask("pull", question, Pulled)
        if not page.entries:
            raise Unreachable("answer")
        verified, kept = verifier(store, known), came(store, known, page)
        take(store, page.entries, [], verified, epoch=page.epoch, came=kept, passed=taken.seq)
    place = (last.seq, last.mark)
    if session.ask_openly("common", Marks(store.community, [place]), int) != last.seq:
        # The hub was restored meanwhile: some pages are of a log that it has no more.
        raise Unreachable("answer")
    if sharing.take_shares(store):
        reopen(store)


def _keep_proof(store: Store, session: Session) -> None:
    """Keep the hub's word by which this device came, for a hub that has forgotten it."""
    after = max(0, devices.let_in_at(store, store.device) - 1)
    page = session.ask("pull", Pull(after, 0, 0), Pulled)
    note_skew(store, page.now - wall_ms())
    with store.writing() as connection:
        kept = TailPage(page.epoch, after, page.mark, page.entries, page.receipt)
        tail.keep(connection, tail.Came(kept, page.now))


def _pages(session: Session, tables: Sequence[str]) -> Iterator[Paged]:
    """Every page of these tables; a page goes on in the next table while there is room."""
    names, after = list(tables), b""
    while names:
        found = session.ask("snapshot", Page(names, after), Paged)
        yield found
        if found.table not in ("", *names):
            raise Unreachable("answer")
        names = names[names.index(found.table) :] if found.table else []
        after = found.last


def _load(
    store: Store, pages: Iterator[Paged], taken: Pages, following: str, progress: Progress
) -> bool:
    """Take the next pages in one transaction; whether there were any."""
    there = False
    with store.writing(again=True) as connection:
        for found in islice(pages, _TOGETHER):
            there = True
            taken.came(found, following)
            chest = Keychest(connection, store.community)
            loader = Loader(connection, store.refs, chest, store.community, filling=True)
            loader.seeds(Seeds("seeds", found.seeds))
            for data in found.rows:
                rows = msgspec.msgpack.decode(data, type=Rows)
                progress(_PLACES[rows.table], len(_PLACES))
                loader.rows(rows)
    return there
