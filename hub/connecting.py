"""A community with a past comes to the hub: its state in chunks, then one step that opens it."""

from collections.abc import Sequence
from typing import Any

import msgspec

from desktop.models.judging import Judged, Working, judge
from desktop.models.judging_known import Row, Version
from desktop.models.refusal import Refused
from desktop.models.signed import digest_statement, read_changeset, verify
from desktop.models.tail import NO_MARK
from desktop.models.wire_snapshot import (
    Connect,
    Devices,
    Erased,
    Opened,
    Opening,
    Rows,
    Seeds,
    SnapshotRow,
    Tail,
)
from hub import erasing
from hub.arriving import judged_at, prefetch
from hub.core import Hub, Peer
from hub.engine import Session
from hub.held import Held
from hub.pairing import find, use_up
from hub.reached import Device
from hub.refusing import Denied

FIRST_EPOCH = 1

_decode = msgspec.msgpack.decode


def begin(hub: Hub, asked: Connect, upload: bytes, now_ms: int) -> bytes:
    """The id under which the device sends chunks: a new one (`upload`), or the one under way.

    Raises Denied for a wrong set-up code or a community that is kept here already.
    """
    if find(hub, asked.name, asked.proof, now_ms).community:
        raise Denied("sync.not_set_up_code")
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, asked.community, now_ms, lock=True)
        if held.head is not None:
            raise Denied("sync.connected_already")
        _take_code(hub, session, asked)
        found = session.rows(
            "SELECT upload FROM upload WHERE community = ? AND device = ? AND sign_key = ?",
            (asked.community, asked.device, asked.sign_key),
        )
        if found:
            # Begun with a code that may have ended since: this one is used up at the end.
            session.run(
                "UPDATE upload SET setup = ? WHERE community = ?", (asked.name, asked.community)
            )
            return bytes(found[0][0])
        _clear(held)
        session.run(
            "INSERT INTO upload (community, upload, device, sign_key, setup, parts)"
            " VALUES (?, ?, ?, ?, ?, 0)",
            (asked.community, upload, asked.device, asked.sign_key, asked.name),
        )
    return upload


def _take_code(hub: Hub, session: Session, asked: Connect) -> None:
    """A set-up code is for one community: the first that comes with it."""
    session.rows("SELECT 1 FROM invitation WHERE name = ?" + hub.engine.lock, (asked.name,))
    if session.rows(
        "SELECT 1 FROM upload WHERE setup = ? AND community <> ?", (asked.name, asked.community)
    ):
        raise Denied("sync.not_set_up_code")


def _clear(held: Held) -> None:
    for table in ("upload", "state", "look", "seed", "digest", "device", "mass", "erased", "top"):
        held.session.run(f"DELETE FROM {table} WHERE community = ?", (held.community,))


def part(hub: Hub, peer: Peer, upload: bytes, number: int, data: bytes, now_ms: int) -> int:
    """Take chunk `number` (from 0); how many chunks the hub has. One that it has is taken once.

    Raises Denied for another upload, or for a chunk that is none.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        done = _under_way(held, peer, upload)
        if number != done:
            return done
        try:
            for piece in _decode(data, type=list[bytes]):
                _take(held, piece)
        except (msgspec.DecodeError, Refused, ValueError, TypeError, LookupError) as error:
            raise Denied("sync.bad_chunk") from error
        held.write()
        session.run("UPDATE upload SET parts = ? WHERE community = ?", (number + 1, peer.community))
    return number + 1


def _under_way(held: Held, peer: Peer, upload: bytes) -> int:
    found = held.session.rows(
        "SELECT parts FROM upload WHERE community = ? AND upload = ? AND device = ?",
        (peer.community, upload, peer.device),
    )
    if not found:
        raise Denied("sync.no_upload")
    return int(found[0][0])


def _take(held: Held, data: bytes) -> None:
    kind = _decode(data)[0]
    if kind == "rows":
        _rows(held, _decode(data, type=Rows))
    elif kind == "seeds":
        held.seeds.keep(_decode(data, type=Seeds).seeds)
    elif kind == "devices":
        for device, number, op, signature in _decode(data, type=Devices).devices:
            held.keep_device(device, Device(number, op, signature, 0))
    elif kind == "erased":
        erasing.destroy(held, _decode(data, type=Erased).subjects)
    elif kind == "tail":
        tail = _decode(data, type=Tail)
        clocks: Sequence[int | None] = tail.clocks or [None] * len(tail.changesets)
        for changeset, counts in zip(tail.changesets, clocks, strict=True):
            _tail(held, changeset, counts)
    else:
        raise ValueError(kind)


def _rows(held: Held, found: Rows) -> None:
    held.fetch(found.table, [row.record for row in found.rows])
    rows = {}
    for row in found.rows:
        rows[found.table, row.record] = _row(found, row)
    held.take(rows)


def _row(found: Rows, row: SnapshotRow) -> Row:
    def at(packed: int) -> Version:
        device, number, clock, _ = found.changesets[packed // 512]
        return Version(clock, device, number, packed % 512)

    clear: dict[str, Any] = dict(row.clear)
    return Row(
        row.record,
        at(row.born),
        at(row.ver),
        {name: at(one) for name, one in row.versions.items()},
        row.gone,
        clear,
        dict(row.sealed),
    )


def _tail(held: Held, data: bytes, counts: int | None) -> None:
    """What was done while the snapshot went up counts as judged; its rows may be in it already.

    `counts` is the clock that counted where it was judged, None for its author's.
    """
    found = read_changeset(data)
    head = found.about
    prefetch(held, found)
    at = judged_at(head.clock, counts or head.clock)
    judged = judge(found, held, b"", at, lambda case: None, _anything)
    held.take(judged.rows)
    held.seeds.keep(judged.seeds)
    ruled = held.device(head.device).ruled
    held.keep_device(
        head.device,
        Device(head.number, head.first_op + head.count - 1, found.signature, ruled),
    )


def _anything(working: Working, judged: Judged) -> None:
    """A past is not judged again."""


def open_community(hub: Hub, peer: Peer, asked: Opening, now_ms: int) -> Opened:
    """Open epoch 1 in one step; asked again, the answer is the same.

    Raises Denied unless all chunks are there and their state is the one the device signed.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        if held.head is not None:
            hub.require_device(held, peer)
            return Opened(held.head.epoch, 0, hub.judge)
        if _under_way(held, peer, asked.upload) != asked.parts:
            raise Denied("sync.chunks_missing")
        row = held.row("device", peer.device)
        sign_key = bytes(row.clear.get("sign_key") or b"") if row else b""
        statement = digest_statement(peer.community, FIRST_EPOCH, 0, asked.digest)
        if held.digest() != asked.digest or not verify(sign_key, statement, asked.signature):
            raise Denied("sync.digest_differs")
        session.run(
            "INSERT INTO head (community, epoch, seq, since, mark) VALUES (?, ?, 0, ?, ?)",
            (peer.community, FIRST_EPOCH, now_ms, NO_MARK),
        )
        session.run(
            "INSERT INTO attest (community, seq, epoch, device, digest, signature)"
            " VALUES (?, 0, ?, ?, ?, ?)",
            (peer.community, FIRST_EPOCH, peer.device, asked.digest, asked.signature),
        )
        at = held.device(peer.device)
        held.keep_device(peer.device, at._replace(number=max(at.number, asked.number)))
        setup = session.rows("SELECT setup FROM upload WHERE community = ?", (peer.community,))
        use_up(session, bytes(setup[0][0]))
        session.run("DELETE FROM upload WHERE community = ?", (peer.community,))
    return Opened(FIRST_EPOCH, 0, hub.judge)
