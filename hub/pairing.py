"""Invitations as the hub keeps them: a name, a proof it cannot use, a blob it cannot read."""

from typing import NamedTuple

from desktop.models.invitation import LIFE_MS, Blob, Invitation, proof_kept, seal_blob
from desktop.models.op import Kind, Op
from desktop.models.wire import Enrol, Named, Offer, Offered
from hub.core import Hub, Peer
from hub.engine import Session
from hub.held import Held
from hub.own_changesets import stand_by_judge
from hub.refusing import Denied

# So many wrong proofs for a known name burn it.
_WRONG = 5
_NOBODY = b""


class Found(NamedTuple):
    """An invitation that may be used."""

    community: bytes
    operator: bytes
    blob: bytes
    device: bytes | None


def set_up(hub: Hub, invitation: Invitation, nonce: bytes, now_ms: int) -> None:
    """Keep a set-up code of the hub itself; those of other processes hold until they expire."""
    blob = seal_blob(invitation, Blob(hub=hub.identity.public), nonce)
    kept = Offer(invitation.name, proof_kept(invitation.proof), blob, _NOBODY, now_ms + LIFE_MS)
    with hub.engine.writing() as session:
        session.run(
            "DELETE FROM invitation WHERE community = ? AND expires <= ?", (_NOBODY, now_ms)
        )
        _keep(session, _NOBODY, kept, now_ms)


def offer(hub: Hub, peer: Peer, asked: Offer, now_ms: int) -> None:
    """Keep an invitation. Raises Denied where the device's operator may not invite."""
    with hub.engine.writing() as session:
        _require_inviter(hub, session, peer, now_ms)
        _keep(session, peer.community, asked, now_ms)


def _keep(session: Session, community: bytes, asked: Offer, now_ms: int) -> None:
    session.run(
        "INSERT INTO invitation"
        " (name, community, proof, blob, operator, expires, wrong, device, done)"
        " VALUES (?, ?, ?, ?, ?, ?, 0, NULL, 0) ON CONFLICT DO NOTHING",
        (
            asked.name,
            community,
            asked.proof,
            asked.blob,
            asked.operator,
            min(asked.expires, now_ms + LIFE_MS),
        ),
    )


def _require_inviter(hub: Hub, session: Session, peer: Peer, now_ms: int) -> Held:
    held = Held(hub.engine, session, peer.community, now_ms, lock=True)
    hub.require_device(held, peer)
    if not held.actor(held.operator_of(peer.device)).anywhere("device.invite"):
        raise Denied("sync.may_not_invite")
    return held


def listed(hub: Hub, peer: Peer, now_ms: int) -> list[Offered]:
    """The community's invitations that were not used up or withdrawn, soonest to expire first."""
    with hub.engine.writing() as session:
        _require_inviter(hub, session, peer, now_ms)
        found = session.rows(
            "SELECT name, operator, expires, wrong, device FROM invitation"
            " WHERE community = ? AND done = 0 AND expires > ? ORDER BY expires, name",
            (peer.community, now_ms),
        )
    return [
        Offered(bytes(name), bytes(operator), expires, wrong, bytes(device or b""))
        for name, operator, expires, wrong, device in found
    ]


def withdraw(hub: Hub, peer: Peer, name: bytes, now_ms: int) -> None:
    """Take an invitation back. Raises Denied where there is none of this name."""
    with hub.engine.writing() as session:
        _require_inviter(hub, session, peer, now_ms)
        if not session.rows(
            "SELECT 1 FROM invitation WHERE community = ? AND name = ?", (peer.community, name)
        ):
            raise Denied("sync.no_invitation")
        session.run(
            "DELETE FROM invitation WHERE community = ? AND name = ?", (peer.community, name)
        )


def find(hub: Hub, name: bytes, proof: bytes, now_ms: int) -> Found:
    """The invitation of this name, for whoever holds its code.

    A wrong proof is counted and the fifth burns the invitation. Raises Denied.
    """
    with hub.engine.writing() as session:
        found = session.rows(
            "SELECT community, operator, blob, device, proof, wrong FROM invitation"
            " WHERE name = ? AND done = 0 AND expires > ?" + hub.engine.lock,
            (name, now_ms),
        )
        right = bool(found) and bytes(found[0][4]) == proof_kept(proof)
        if found and not right:
            wrong = found[0][5] + 1
            session.run(
                "UPDATE invitation SET wrong = ?, done = ? WHERE name = ?",
                (wrong, int(wrong >= _WRONG), name),
            )
    if not right:
        raise Denied("sync.no_invitation")
    community, operator, blob, device, *_ = found[0]
    return Found(bytes(community), bytes(operator), bytes(blob), bytes(device) if device else None)


def blob(hub: Hub, asked: Named, now_ms: int) -> bytes:
    """What an invitation hands over, sealed by its code. Raises Denied.

    It is given without a proof: whoever asks does not know yet whether he speaks to the hub.
    """
    if asked.proof:
        return find(hub, asked.name, asked.proof, now_ms).blob
    with hub.engine.reading() as session:
        found = session.rows(
            "SELECT blob FROM invitation WHERE name = ? AND done = 0 AND expires > ?",
            (asked.name, now_ms),
        ) or session.rows("SELECT blob FROM rescue WHERE name = ?", (asked.name,))
    if not found:
        raise Denied("sync.no_invitation")
    return bytes(found[0][0])


def enrol(hub: Hub, asked: Enrol, now_ms: int) -> int:
    """Enrol the device under its invitation; the seq at which it stands. Asked again: the same.

    Raises Denied for a wrong code, or where another device came under it before.
    """
    found = find(hub, asked.name, asked.proof, now_ms)
    if found.community == _NOBODY:
        raise Denied("sync.set_up_code")
    if found.device not in (None, asked.device):
        raise Denied("sync.invitation_used")
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, found.community, now_ms, lock=True)
        if held.head is None:
            raise Denied("sync.no_community")
        if _comes_under(session, asked.name) not in (None, asked.device):
            raise Denied("sync.invitation_used")
        known = held.row("device", asked.device)
        if known is not None:
            if known.clear.get("sign_key") != asked.sign_key:
                raise Denied("sync.invitation_used")
            session.run(
                "UPDATE invitation SET device = ? WHERE name = ?", (asked.device, asked.name)
            )
            return held.head.seq
        fields = {
            "operator": found.operator,
            "sign_key": asked.sign_key,
            "receive_key": asked.receive_key,
        }
        stand_by_judge(hub, held, "device.enrol", [_put("device", asked.device, fields, found)])
        held.write()
        session.run("UPDATE invitation SET device = ? WHERE name = ?", (asked.device, asked.name))
        return held.head.seq


def _comes_under(session: Session, name: bytes) -> bytes | None:
    """The device under an invitation, asked again behind the lock. Denied for one withdrawn."""
    found = session.rows("SELECT device FROM invitation WHERE name = ? AND done = 0", (name,))
    if not found:
        raise Denied("sync.no_invitation")
    return bytes(found[0][0]) if found[0][0] else None


def _put(table: str, record: bytes, fields: dict[str, bytes], found: Found) -> Op:
    return Op(Kind.PUT, table, record, fields, subject=found.operator)


def used_up(hub: Hub, peer: Peer, now_ms: int) -> None:
    """The enrolled device has what it came for: its invitation ends, the blob is gone."""
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        hub.require_device(held, peer)
        session.run(
            "DELETE FROM invitation WHERE community = ? AND device = ?",
            (peer.community, peer.device),
        )


def use_up(session: Session, name: bytes) -> None:
    """A set-up code that opened a community opens no other."""
    session.run("DELETE FROM invitation WHERE name = ?", (name,))
