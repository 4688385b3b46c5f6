"""What did not stand: kept whole, for the owner to accept or discard."""

from typing import Any

from desktop.models.judging import judge
from desktop.models.judging_actor import holds
from desktop.models.judging_rights import ask, settle
from desktop.models.permission import OWNER
from desktop.models.refusal import REASONS, Refused
from desktop.models.signed import read_changeset
from desktop.models.wire import PAGE_BYTES, Decide, Quarantine, Quarantined, Set
from hub import beside, verdicts
from hub.arriving import prefetch
from hub.core import Hub, Peer
from hub.held import Held
from hub.logplace import bounded
from hub.refusing import Denied
from hub.standing import name_taken

# Changesets on a page at most.
_MOST = 200


def page(hub: Hub, peer: Peer, asked: Quarantine, now_ms: int) -> Quarantined:
    """What waits, oldest first: everything for an owner, one's own for everybody else.

    At most as many as one page takes, also in bytes; one at least.
    """
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        hub.require_device(held, peer)
        where, named = _wanted(asked, peer, owner=_is_owner(held, peer))
        ((total,),) = session.rows(f"SELECT count(*) FROM quarantine WHERE {where}", named)
        found = session.rows(
            "SELECT device, number, action, kind, reason, position, at, changeset FROM"
            " (SELECT device, number, action, kind, reason, position, at, changeset,"
            "  length(changeset) AS size, sum(length(changeset)) OVER"
            "  (ORDER BY at, device, number) AS total FROM"
            "  (SELECT device, number, action, kind, reason, position, at, changeset"
            f"   FROM quarantine WHERE {where} AND (at, device, number) > (?, ?, ?)"
            "   ORDER BY at, device, number LIMIT ?) AS page) AS summed"
            " WHERE total <= ? OR total = size ORDER BY at, device, number",
            (*named, *_after(asked), max(1, min(asked.most, _MOST)), PAGE_BYTES),
        )
    return Quarantined(total, [_read(row) for row in found])


def _wanted(asked: Quarantine, peer: Peer, *, owner: bool) -> tuple[str, tuple[object, ...]]:
    """The condition that a page and its total have in common, and its values."""
    wanted: list[tuple[str, object]] = [("community", peer.community)]
    if not owner:
        wanted.append(("device", peer.device))
    if asked.of:
        wanted.append(("device", asked.of))
    if asked.reason:
        # Any other text finds nothing; not every database takes every text.
        wanted.append(("reason", asked.reason if asked.reason in REASONS else ""))
    return " AND ".join(f"{name} = ?" for name, _ in wanted), tuple(one for _, one in wanted)


def _after(asked: Quarantine) -> tuple[int, bytes, int]:
    return bounded(asked.at), asked.device, bounded(asked.number)


def _read(row: tuple[Any, ...]) -> Set:
    device, number, action, kind, reason, position, at, data = row
    return Set(bytes(device), number, bytes(action), kind, reason, position, at, bytes(data))


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
            at = verdicts.tell(hub.identity, held, asked.device, at, head, "discarded", Refused(""))
            held.keep_device(asked.device, at)
        session.run(
            "DELETE FROM quarantine WHERE community = ? AND device = ? AND number = ?",
            (peer.community, asked.device, asked.number),
        )
        held.write()
        assert held.head is not None
        return held.head.seq


def _accept(hub: Hub, held: Held, peer: Peer, data: bytes) -> None:
    found = read_changeset(data)
    head = found.about
    if name_taken(held, head) or beside.is_apart(held, head.device, head.number):
        # A restored hub got it back when its author had other work in its place, or it is about
        # such work.
        raise Denied("sync.cannot_stand_again")
    prefetch(held, found)
    try:
        judged = judge(found, held, held.operator_of(peer.device), held.now_ms, ask, settle)
    except Refused as refused:
        raise Denied("sync.cannot_stand", detail=refused.reason) from refused
    hub.stand(held, judged, data)


def _is_owner(held: Held, peer: Peer) -> bool:
    return holds(held, held.operator_of(peer.device), OWNER)
