"""When each device last asked for the log: its team mates are told.

A device that has nothing to say asks all the same, so this is later than its last work. It is
written at most once in ten minutes, since nothing else of a pull is.
"""

from contextlib import suppress
from typing import Final

from msgspec.structs import replace

from desktop.models.wire import CONTACT_MS, Contact, Pull, Pulled, Push, Pushed, Reached
from hub import farewell
from hub.core import Hub, Peer
from hub.engine import Busy
from hub.held import Held
from hub.refusing import Denied

# How many devices a process remembers to have written.
_MOST: Final = 10_000
_KEEP: Final = (
    "INSERT INTO contact (community, device, at) VALUES (?, ?, ?)"
    " ON CONFLICT (community, device) DO UPDATE SET at = excluded.at"
    " WHERE excluded.at > contact.at"
)
_READ: Final = (
    "INSERT INTO contact (community, device, at, seq) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (community, device) DO UPDATE SET seq = excluded.seq"
    " WHERE excluded.seq > contact.seq"
)


def pull(hub: Hub, peer: Peer, asked: Pull, now_ms: int) -> Pulled:
    """As `Hub.pull`, and the contact noted, unless the database is busy or full."""
    found = hub.pull(peer, asked, now_ms)
    written = hub.contacted.get(peer)
    if written is None or not 0 <= now_ms - written < CONTACT_MS:
        with suppress(Busy), hub.engine.writing() as session:
            session.run(_KEEP, (peer.community, peer.device, now_ms))
        if len(hub.contacted) >= _MOST:
            hub.contacted.clear()
        hub.contacted[peer] = now_ms
    return found


def push(hub: Hub, peer: Peer, asked: Push, now_ms: int) -> Pushed:
    """Judge a device's changesets in their order, and answer with the page of the log behind them.

    As `Hub.push`; the page is what `then` asks for. It is left out where it cannot be given: what
    was pushed stands all the same.
    """
    found = hub.push(peer, asked, now_ms)
    if asked.then is not None:
        with suppress(Denied, Busy):
            return replace(found, page=pull(hub, peer, asked.then, now_ms))
    return found


def listed(hub: Hub, peer: Peer, asked: Reached, now_ms: int) -> list[Contact]:
    """Every device of the asker's community that was in contact, by id; of itself, now.

    How far the asker has read is noted. Raises Denied.
    """
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        head = hub.require_device(held, peer)
        found = session.rows(
            "SELECT device, at, seq FROM contact WHERE community = ?", (peer.community,)
        )
        left = farewell.listed(session, peer.community)
    known = {bytes(device): Contact(bytes(device), at, seq=seq) for device, at, seq in found}
    own, seq = known.get(peer.device, Contact(peer.device, 0)), min(asked.seq, head.seq)
    if seq > own.seq:
        with suppress(Busy), hub.engine.writing() as session:
            session.run(_READ, (peer.community, peer.device, now_ms, seq))
    known[peer.device] = replace(own, at=now_ms, seq=max(own.seq, seq))
    for device, one in left.items():
        heard = known.get(device, Contact(device, 0))
        known[device] = replace(heard, at=max(heard.at, *one), told=one.told, gone=one.gone)
    return [known[device] for device in sorted(known)]
