"""What can be asked of the hub, by path: bytes in, bytes out; carried by whatever carries."""

import os
from collections.abc import Callable
from typing import Any

import msgspec

from desktop.models import attesting, tail, wire, wire_snapshot
from desktop.models import past as before
from hub import (
    connecting,
    contacts,
    leasing,
    leaving,
    pairing,
    past,
    quarantine,
    recovering,
    relaying,
    renewing,
    restored,
    sessions,
    snapshot,
    vouching,
)
from hub.core import Hub, Peer
from hub.refusing import Denied

_encode = msgspec.msgpack.encode
_ID = 16

# What a device asks in its session.
_Asked = Callable[[Hub, Peer, Any, int], object]
OWN: dict[str, tuple[type, _Asked]] = {
    "push": (wire.Push, contacts.push),
    "pull": (wire.Pull, contacts.pull),
    "status": (wire.Hello, lambda hub, peer, asked, now: hub.status(peer, now)),
    "contacts": (wire.Reached, contacts.listed),
    "snapshot": (wire_snapshot.Page, snapshot.page),
    "part": (
        wire_snapshot.Part,
        lambda hub, peer, asked, now: connecting.part(
            hub, peer, asked.upload, asked.number, asked.data, now
        ),
    ),
    "open": (wire_snapshot.Opening, connecting.open_community),
    "offer": (wire.Offer, pairing.offer),
    "offers": (wire.Hello, lambda hub, peer, asked, now: pairing.listed(hub, peer, now)),
    "withdraw": (
        wire.Named,
        lambda hub, peer, asked, now: pairing.withdraw(hub, peer, asked.name, now),
    ),
    "enrolled": (wire.Hello, lambda hub, peer, asked, now: pairing.used_up(hub, peer, now)),
    "quarantine": (wire.Quarantine, quarantine.page),
    "decide": (wire.Decide, quarantine.decide),
    "past": (before.Give, past.give),
    "history": (before.Behind, past.tell),
    "attest": (attesting.Attest, vouching.attest),
    "attested": (attesting.Since, vouching.since),
    "lease": (wire.Lease, leasing.lease),
    "relay": (wire.Relay, relaying.relay),
    "renew": (wire.Renew, renewing.renew),
    "keep": (wire.Keep, recovering.keep),
    "records": (tail.Records, snapshot.records),
}
# What anybody may ask: each proves by itself what it has to.
OPEN: dict[str, tuple[type, Callable[[Hub, Any, int], object]]] = {
    "session": (wire.Hello, sessions.challenge),
    "proof": (wire.Proof, sessions.token),
    "connect": (
        wire_snapshot.Connect,
        lambda hub, asked, now: connecting.begin(hub, asked, os.urandom(_ID), now),
    ),
    "blob": (wire.Named, pairing.blob),
    "enrol": (wire.Enrol, pairing.enrol),
    "leave": (wire.Leave, leaving.leave),
    "leave_as": (wire.LeaveAs, leaving.leave_as),
    "gone": (wire.Gone, leaving.gone),
    "recover": (wire.Recover, recovering.recover),
    "common": (tail.Marks, restored.common),
    "retell": (tail.Retell, restored.retell),
}


def answer(hub: Hub, path: str, body: bytes, token: bytes, now_ms: int) -> bytes:
    """The answer to a question. Raises Denied, also for a question that does not exist."""
    if path in OPEN:
        shape, ask = OPEN[path]
        return _encode(ask(hub, _read(shape, body), now_ms))
    if path not in OWN:
        raise Denied("sync.no_question")
    own_shape, own = OWN[path]
    peer = sessions.peer(hub, token, now_ms)
    return _encode(own(hub, peer, _read(own_shape, body), now_ms))


def _read(shape: type, body: bytes) -> Any:
    try:
        return msgspec.msgpack.decode(body, type=shape)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise Denied("sync.bad_question") from error
