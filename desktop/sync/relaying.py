"""Taking a team mate's changes to the hub and the answer back: the next bundle brings it."""

from desktop.models.wire import BODY_LIMIT, Relay, Relayed
from desktop.store import parcels
from desktop.store.community import Store
from desktop.sync.channel import Refusal
from desktop.sync.session import Session

# A device that may not speak any more, or a hub that is too old: nothing more is done for it.
_IN_VAIN = frozenset(
    {"sync.revoked", "sync.unknown_device", "sync.bad_signature", "sync.no_question"}
)
# What of the device is refused waits for the owner already, as much as may: it is brought again.
_NO_ROOM = "sync.quarantine_full"


def relay(store: Store, session: Session) -> None:
    """Ask the hub for every device whose bundle came since the last time.

    Raises Unreachable or Refusal; what was done until then stands.
    """
    for peer in parcels.due(store):
        try:
            _relay(store, session, peer)
        except Refusal as refusal:
            if refusal.code == _NO_ROOM:
                continue
            if refusal.code not in _IN_VAIN:
                raise
        with store.writing() as connection:
            parcels.done(connection, peer.device)


def _relay(store: Store, session: Session, peer: parcels.Peer) -> None:
    after, ruled = parcels.covered(store, peer.seq), peer.ruled
    while True:
        waiting = _batch(parcels.carried(store, peer.device))
        answer = session.ask("relay", Relay(peer.device, waiting, after, ruled), Relayed)
        with store.writing() as connection:
            parcels.deliver(connection, peer.device, answer.last)
            if answer.end > after:
                leaf = parcels.Leaf(after, answer.end, answer.body, answer.signature)
                parcels.keep_leaf(connection, leaf)
            for place, verdict in enumerate(answer.verdicts, ruled + 1):
                parcels.tell(connection, peer.device, place, verdict)
        if answer.end == after and not answer.verdicts and not waiting:
            return
        after, ruled = answer.end, ruled + len(answer.verdicts)
        if waiting and len(parcels.carried(store, peer.device)) == len(waiting):
            # The hub waits for an earlier changeset than those at hand.
            return


def _batch(wires: list[bytes]) -> list[bytes]:
    """As many as one question carries."""
    size = 0
    found: list[bytes] = []
    for wire in wires:
        size += len(wire)
        if found and size > BODY_LIMIT // 2:
            break
        found.append(wire)
    return found
