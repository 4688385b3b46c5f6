"""What owners' devices signed about the state: kept for devices that come later to compare with."""

from desktop.models.attesting import Attest, Attested, Since
from desktop.models.judging_actor import holds
from desktop.models.permission import OWNER
from desktop.models.signed import digest_statement, verify
from hub.core import Hub, Peer
from hub.held import Held
from hub.logplace import bounded
from hub.refusing import Denied

# So many of the newest statements are kept, beside the one that opened the community.
_KEPT = 20


def attest(hub: Hub, peer: Peer, asked: Attest, now_ms: int) -> bool:
    """Keep what an owner's device signed; False where it has another state than this hub.

    Only a statement about the log's end can be looked at so; one that came too late for it is kept
    as it is. Raises Denied for anybody else's, and for one that does not verify.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        head = hub.require_device(held, peer)
        if not holds(held, held.operator_of(peer.device), OWNER):
            raise Denied("sync.owner_decides")
        row = held.row("device", peer.device)
        sign_key = bytes(row.clear.get("sign_key") or b"") if row else b""
        fits = asked.epoch == head.epoch and 0 <= asked.seq <= head.seq
        statement = digest_statement(peer.community, head.epoch, bounded(asked.seq), asked.digest)
        if not fits or not verify(sign_key, statement, asked.signature):
            raise Denied("sync.bad_signature")
        if asked.seq == head.seq and held.digest() != asked.digest:
            return False
        session.run(
            "INSERT INTO attest (community, seq, epoch, device, digest, signature)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (peer.community, asked.seq, asked.epoch, peer.device, asked.digest, asked.signature),
        )
        session.run(
            "DELETE FROM attest WHERE community = ? AND seq > 0 AND seq < (SELECT min(seq) FROM"
            " (SELECT seq FROM attest WHERE community = ? ORDER BY seq DESC LIMIT ?) AS newest)",
            (peer.community, peer.community, _KEPT),
        )
    return True


def since(hub: Hub, peer: Peer, asked: Since, now_ms: int) -> list[Attested]:
    """What was signed at this seq or later, oldest first."""
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        hub.require_device(held, peer)
        found = session.rows(
            "SELECT device, epoch, seq, digest, signature FROM attest"
            " WHERE community = ? AND seq >= ? ORDER BY seq, device LIMIT 100",
            (peer.community, bounded(asked.seq)),
        )
    return [
        Attested(bytes(device), epoch, seq, bytes(digest), bytes(signature))
        for device, epoch, seq, digest, signature in found
    ]
