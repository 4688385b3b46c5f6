"""An old community goes up to a hub: its state in chunks, then judging in one step."""

from typing import Final

import msgspec

from desktop.models.invitation import Blob, Invitation, open_blob
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.signed import digest_statement, judge_id, sign
from desktop.models.wire import PAGE_BYTES, Named, encode
from desktop.models.wire_snapshot import Connect, Opened, Opening, Part, Tail
from desktop.store import link, log, outbox, parcels, setaside, snapshot
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.digest import digest
from desktop.store.keychest import Keychest
from desktop.sync import keys, takingover
from desktop.sync.channel import Channel, Refusal, ask
from desktop.sync.session import Session

FIRST_EPOCH: Final = 1
# How many changesets go up in one part of the tail at most, and at how many bytes it is full.
_TAIL = 50
_TAIL_BYTES = 4 * PAGE_BYTES


def connect(
    store: Store, channel: Channel, invitation: Invitation | None, progress: Progress = quiet
) -> None:
    """Hand the community over to the hub behind a set-up code; a cut-off upload is continued.

    Without a code only that: the hub knows the upload and the device.

    Until the last step the device stays its own judge, and again where the hub has another state
    and does not open. Raises Unreachable, Refusal, Problem sync.decide_first, or what `open_blob`
    raises; calling again goes on where it stopped.
    """
    private = _private(store)
    session = Session(channel, store.community, store.device, private)
    if not link.read(store).opening:
        _require_decided(store)
        keys.prepare(store)
        if invitation is not None:
            _begin(store, channel, invitation)
        _send_rows(store, session, progress)
        _hand_over(store, session, private)
    finish(store, session)


def _private(store: Store) -> bytes:
    if store.keys.device is None:
        raise RuntimeError("a community without a device key goes nowhere")
    return store.keys.device.sign


def _require_decided(store: Store) -> None:
    """Nothing that was set aside here may be left behind: the hub's quarantine does not have it."""
    if waiting := len(setaside.names(store)):
        raise Problem("sync.decide_first", count=waiting)


def _begin(store: Store, channel: Channel, invitation: Invitation) -> None:
    proved = Named(invitation.name, invitation.proof)
    blob: Blob = open_blob(invitation, ask(channel, "blob", proved, bytes))
    question = Connect(
        invitation.name,
        invitation.proof,
        store.community,
        store.device,
        store.keys.device.sign_public if store.keys.device else b"",
    )
    upload = ask(channel, "connect", question, bytes)
    known = link.read(store)
    if known.upload == upload and known.identity == blob.hub:
        return
    with store.writing() as connection:
        link.keep(
            connection,
            hub=invitation.address,
            identity=blob.hub,
            upload=upload,
            part=0,
            cursor=_packed(snapshot.Cursor()),
            since=known.seq,
            until=0,
        )


def _packed(cursor: snapshot.Cursor | None) -> bytes:
    return msgspec.msgpack.encode(cursor) if cursor else b""


def _send_rows(store: Store, session: Session, progress: Progress) -> None:
    total = snapshot.chunks(store)
    while True:
        known = link.read(store)
        if not known.cursor:
            return
        at = snapshot.Cursor(
            *msgspec.msgpack.decode(known.cursor, type=tuple[int, tuple[object, ...]])
        )
        progress(min(known.part, total), total)
        chunk = snapshot.chunk(store, at)
        done = _send(session, known, chunk.data)
        with store.writing() as connection:
            link.keep(connection, part=done, cursor=_packed(chunk.then))


def _send(session: Session, known: link.Link, data: bytes) -> int:
    """Send the next part; a hub that has it already says so with the same number."""
    done = session.ask("part", Part(known.upload, known.part, data), int)
    if done != known.part + 1:
        raise LookupError(f"the hub has {done} parts, not {known.part + 1}")
    return done


def _hand_over(store: Store, session: Session, private: bytes) -> None:
    """Send what was done meanwhile; with nothing left to send, stop judging in the same step."""
    while True:
        known = link.read(store)
        with store.writing() as connection:
            sent = _tail(store, connection, known, private)
            if sent is not None:
                link.keep(connection, until=sent[1])
            else:
                _require_decided(store)
                last = _devices(store)
                opening = Opening(
                    known.upload,
                    known.part + 1,
                    link.last_number(store),
                    state := digest(store, store.refs),
                    sign(private, digest_statement(store.community, FIRST_EPOCH, 0, state)),
                )
                link.keep(
                    connection,
                    opening=encode(opening),
                    cursor=last,
                    judge=judge_id(known.identity),
                )
        if sent is None:
            return
        data, through = sent
        done = _send(session, known, data)
        with store.writing() as connection:
            link.keep(connection, part=done, since=through, until=0)


def _tail(
    store: Store, connection: Connection, known: link.Link, private: bytes
) -> tuple[bytes, int] | None:
    """What was judged after the snapshot began, and the seq it ends at; None where none is left.

    Others' changesets, which came by a bundle meanwhile, go as they were signed. A part that was
    sent before is made again as it was: a hub that has it takes no more under its number.
    """
    found = log.places(store, known.since, _TAIL)
    if known.until:
        found = [one for one in found if one.seq <= known.until]
    if not found:
        return None
    chest = Keychest(connection, store.community)
    wires: list[bytes] = []
    clocks: list[int] = []
    standing: list[bytes] = []
    through = known.since
    for one in found:
        wires.append(
            parcels.signed(store, one.device, one.number)
            or outbox.sealed(connection, chest, store.community, one.rid, private)
        )
        clocks.append(one.clock)
        # Its rows may be there as they became later: what it does to them then tells nothing.
        standing += snapshot.touched(store, connection, chest, one.rid)
        through = one.seq
        if sum(map(len, (*wires, *standing))) > _TAIL_BYTES:
            break
    tail = encode(Tail("tail", wires, clocks))
    return msgspec.msgpack.encode([tail, *standing]), through


def _devices(store: Store) -> bytes:
    return msgspec.msgpack.encode([snapshot.devices(store), snapshot.erased(store)])


def finish(store: Store, session: Session) -> None:
    """Ask the hub to open until it has; then the log begins anew behind the snapshot."""
    known = link.read(store)
    if not known.opening:
        return
    opening = msgspec.msgpack.decode(known.opening, type=Opening)
    if known.cursor:
        _send_last(store, session, known)
    try:
        opened = session.ask("open", opening, Opened)
    except Refusal as refusal:
        if refusal.code == "sync.digest_differs":
            _judge_on(store)
        raise
    with store.writing() as connection:
        log.begin_anew(connection)
        link.keep(
            connection,
            epoch=opened.epoch,
            seq=opened.seq,
            judge=opened.judge,
            ruled=0,
            # What was read in bundles is no place of the hub's log.
            mark=b"",
            told=b"",
            opening=b"",
            upload=b"",
            cursor=b"",
        )


def _judge_on(store: Store) -> None:
    """The hub has another state and judges nothing: this device does, and sends all rows again.

    They go on behind the parts that the hub has, and take the place of what it has of them.
    """
    takingover.stand(store)
    with store.writing() as connection:
        link.keep(
            connection,
            judge=b"",
            opening=b"",
            cursor=_packed(snapshot.Cursor()),
            since=link.read(store).seq,
            until=0,
        )
    store.refresh()


def _send_last(store: Store, session: Session, known: link.Link) -> None:
    """The list of devices and of who was erased, as it was when judging was handed over."""
    session.ask("part", Part(known.upload, known.part, known.cursor), int)
    with store.writing() as connection:
        link.keep(connection, cursor=b"", part=known.part + 1)
