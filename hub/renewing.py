"""A device whose folder was copied asks for another id: it proves the one that it has."""

from desktop.models.op import Kind, Op
from desktop.models.wire import Renew
from hub.core import Hub, Peer
from hub.held import Held
from hub.own_changesets import stand_by_judge
from hub.refusing import Denied


def renew(hub: Hub, peer: Peer, asked: Renew, now_ms: int) -> int:
    """Enrol another device of the same operator; the seq at which it stands. Asked again: the same.

    Raises Denied for a device that is unknown or revoked, or for an id that is taken.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        head = hub.require_device(held, peer)
        known = held.row("device", asked.device)
        if known is not None:
            if known.clear.get("sign_key") != asked.sign_key:
                raise Denied("sync.id_taken")
            return head.seq
        whose = held.operator_of(peer.device)
        fields = {
            "operator": whose,
            "sign_key": asked.sign_key,
            "receive_key": asked.receive_key,
        }
        op = Op(Kind.PUT, "device", asked.device, fields, subject=whose)
        stand_by_judge(hub, held, "device.renew", [op])
        held.write()
        assert held.head is not None
        return held.head.seq
