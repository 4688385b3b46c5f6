"""Changes of a device without a network, brought by another; and what is to be brought back."""

from desktop.models.signed import page_statement, sign
from desktop.models.wire import LogPage, Pull, Push, Relay, Relayed, encode
from hub.core import Hub, Peer
from hub.held import Held


def relay(hub: Hub, peer: Peer, asked: Relay, now_ms: int) -> Relayed:
    """Judge what the other device signed; a page of the log for it, signed, and its verdicts.

    Raises Denied for a device that may not speak, whether it asks or is spoken for.
    """
    other = Peer(peer.community, asked.device)
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        hub.require_device(held, peer)
    if asked.changesets:
        hub.push(other, Push(asked.changesets), now_ms, relayed=True)
    found = hub.pull(other, Pull(asked.after, asked.ruled), now_ms)
    body = encode(LogPage(found.epoch, asked.after, found.entries))
    signature = sign(hub.identity.private, page_statement(peer.community, body))
    end = found.entries[-1].seq if found.entries else asked.after
    return Relayed(found.last, end, body, signature, found.verdicts)
