"""A new device takes a community: keys from the invitation, state first, then the log behind it."""

import msgspec

from desktop.models import schema
from desktop.models.ids import new_id
from desktop.models.invitation import Blob, Invitation, open_blob
from desktop.models.progress import Progress, quiet
from desktop.models.signed import judge_id
from desktop.models.wire import Enrol, Named, Page, Paged, Rows, Wraps
from desktop.store import link, newcomer
from desktop.store.community import Store, blank
from desktop.store.keychest import INDEX, Keychest
from desktop.store.snapshot import Loader
from desktop.store.vault import Keys
from desktop.sync.channel import Channel, ask
from desktop.sync.session import Session


def read_blob(channel: Channel, invitation: Invitation) -> Blob:
    """What the code opens, asked of a hub that is not known yet: it hears no proof of the code.

    Raises Unreachable, Refusal, or Problem sync.blob_damaged.
    """
    return open_blob(invitation, ask(channel, "blob", Named(invitation.name), bytes))


def join(
    keys: Keys, channel: Channel, invitation: Invitation, blob: Blob, progress: Progress = quiet
) -> Store:
    """Enrol this device and fill its empty store. Raises Unreachable or Refusal.

    `keys` are those of an empty folder of the blob's community, with a new device key.
    """
    if keys.device is None:
        raise RuntimeError("a device without a key cannot join")
    device = new_id()
    question = Enrol(
        invitation.name,
        invitation.proof,
        device,
        keys.device.sign_public,
        keys.device.receive_public,
    )
    ask(channel, "enrol", question, int)
    store = begin(keys, device, invitation.address, blob)
    session = Session(channel, store.community, device, keys.device.sign)
    fill(store, session, progress)
    with store.writing() as connection:
        newcomer.joined(connection, store, link.read(store).seq, blob.owners)
    session.ask("enrolled", session.hello, type(None))
    store.refresh()
    return store


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
    """Take the state table by table; the cursor is where the log stood before the first page."""
    start: tuple[int, int] | None = None
    for done, table in enumerate(schema.TABLES):
        progress(done, len(schema.TABLES))
        after = b""
        while True:
            found = session.ask("snapshot", Page(table.name, after), Paged)
            start = start or (found.epoch, found.seq)
            _load(store, found)
            after = found.last
            if not after:
                break
    if start:
        with store.writing() as connection:
            link.keep(connection, epoch=start[0], seq=start[1])


def _load(store: Store, found: Paged) -> None:
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        loader = Loader(connection, store.refs, chest, store.community)
        loader.wraps(Wraps("wraps", found.wraps))
        loader.rows(msgspec.msgpack.decode(found.rows, type=Rows))
