"""What did not stand: kept whole, for the owner to accept or discard."""

from desktop.models.judging import judge
from desktop.models.judging_actor import holds
from desktop.models.judging_rights import ask, settle
from desktop.models.permission import OWNER
from desktop.models.refusal import Refused
from desktop.models.signed import read_changeset
from desktop.models.wire import PAGE_BYTES, Decide, Set
from hub.core import Hub, Peer, bounded, prefetch
from hub.held import Held
from hub.refusing import Denied


def listed(hub: Hub, peer: Peer, now_ms: int) -> list[Set]:
    """What waits, oldest first: everything for an owner, one's own for everybody else.

    As much as one page takes; more comes when these are decided.
    """
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        hub.require_device(held, peer)
        mine = () if _is_owner(held, peer) else (peer.device,)
        found = session.rows(
            "SELECT device, number, action, kind, reason, position, at, changeset FROM"
            " (SELECT device, number, action, kind, reason, position, at, changeset,"
            "  length(changeset) AS size, sum(length(changeset)) OVER"
            "  (ORDER BY at, device, number) AS total FROM"
            "  (SELECT device, number, action, kind, reason, position, at, changeset"
            f"   FROM quarantine WHERE community = ?{' AND device = ?' if mine else ''}"
            "   ORDER BY at, device, number LIMIT 200) AS page) AS summed"
            " WHERE total <= ? OR total = size ORDER BY at, device, number",
            (peer.community, *mine, PAGE_BYTES),
        )
    return [
        Set(bytes(device), number, bytes(action), kind, reason, position, at, bytes(changeset))
        for device, number, action, kind, reason, position, at, changeset in found
    ]


def decide(hub: Hub, peer: Peer, asked: Decide, now_ms: int) -> int:
    """Take a changeset into the log on the owner's word, or let it go; the log's end.

    It is judged anew as if the owner had done it. Raises Denied for anybody else, for one that is
    not there, and where it cannot stand at all (its record was never made).
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        hub.require_device(held, peer)
        if not _is_owner(held, peer):
            raise Denied("sync.owner_decides")
        found = session.rows(
            "SELECT changeset FROM quarantine WHERE community = ? AND device = ? AND number = ?",
            (peer.community, asked.device, bounded(asked.number)),
        )
        if not found:
            raise Denied("sync.not_in_quarantine")
        if asked.accept:
            _accept(hub, held, peer, bytes(found[0][0]))
        else:
            at = held.device(asked.device)
            head = read_changeset(bytes(found[0][0])).about
            at = hub.tell(held, asked.device, at, head, "discarded", Refused(""))
            held.keep_device(asked.device, at, heard=False)
        session.run(
            "DELETE FROM quarantine WHERE community = ? AND device = ? AND number = ?",
            (peer.community, asked.device, asked.number),
        )
        held.write()
        assert held.head is not None
        return held.head.seq


def _accept(hub: Hub, held: Held, peer: Peer, data: bytes) -> None:
    found = read_changeset(data)
    prefetch(held, found)
    try:
        judged = judge(found, held, held.operator_of(peer.device), held.now_ms, ask, settle)
    except Refused as refused:
        raise Denied("sync.cannot_stand", detail=refused.reason) from refused
    hub.stand(held, judged, data)


def _is_owner(held: Held, peer: Peer) -> bool:
    return holds(held, held.operator_of(peer.device), OWNER)
