"""The owner comes back with nothing but her recovery code: it proves her, and opens her keys."""

from desktop.models.ids import ID_BYTES
from desktop.models.judging_actor import holds
from desktop.models.judging_known import Row
from desktop.models.op import Kind, Op
from desktop.models.permission import OWNER
from desktop.models.role import preset_id
from desktop.models.signed import recovery_statement, verify
from desktop.models.wire import Keep, Recover, Recovered, RecoveryShare
from hub.core import Hub, Peer
from hub.held import Held
from hub.own_changesets import stand_by_judge
from hub.refusing import Denied

# A blob holds a key and a few names.
_LARGEST = 4_096


def recover(hub: Hub, asked: Recover, now_ms: int) -> Recovered:
    """Enrol the device as the owner's; the keys sealed to her code. Asked again: the same.

    Raises Denied for a code that no community's owner printed last.
    """
    statement = recovery_statement(asked.device, asked.sign_key, asked.receive_key)
    if not verify(asked.recovery, statement, asked.signature):
        raise Denied("sync.no_recovery")
    community = _community(hub, asked.recovery)
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, community, now_ms, lock=True)
        # Asked again behind the lock: a newer code may have been printed.
        if held.head is None or _stands(held, "recovery_sign") != asked.recovery:
            raise Denied("sync.no_recovery")
        owner = _owner(held)
        known = held.row("device", asked.device)
        if known is None:
            fields = {
                "operator": owner,
                "sign_key": asked.sign_key,
                "receive_key": asked.receive_key,
            }
            op = Op(Kind.PUT, "device", asked.device, fields, subject=owner)
            stand_by_judge(hub, held, "device.recover", [op])
            held.write()
        elif known.clear.get("sign_key") != asked.sign_key:
            raise Denied("sync.id_taken")
        return Recovered(hub.identity.public, held.community, owner, list(_shares(held)))


def keep(hub: Hub, peer: Peer, asked: Keep, now_ms: int) -> None:
    """Keep the blob of the code printed last, for an owner's device. Raises Denied."""
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        hub.require_device(held, peer)
        if not holds(held, held.operator_of(peer.device), OWNER):
            raise Denied("sync.owner_decides")
        if len(asked.name) != ID_BYTES or len(asked.blob) > _LARGEST:
            raise Denied("sync.bad_question")
        session.run("DELETE FROM rescue WHERE community = ?", (peer.community,))
        session.run(
            "INSERT INTO rescue (community, name, blob) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (peer.community, asked.name, asked.blob),
        )


def _community(hub: Hub, recovery: bytes) -> bytes:
    with hub.engine.reading() as session:
        found = session.rows(
            "SELECT community FROM look WHERE tbl = 'community' AND field = 'recovery_sign'"
            " AND value = ?",
            (recovery,),
        )
    if len(found) != 1:
        raise Denied("sync.no_recovery")
    return bytes(found[0][0])


def _stands(held: Held, name: str) -> bytes:
    row = held.row("community", held.community)
    return bytes(row.clear.get(name) or b"") if row else b""


def _owner(held: Held) -> bytes:
    role = preset_id(held.community, OWNER)
    for row in held.where("assignment", "role", role):
        operator = bytes(row.clear["operator"])
        if held.actor(operator).role == OWNER:
            return operator
    raise Denied("sync.no_recovery")


def _shares(held: Held) -> list[RecoveryShare]:
    found = []
    for row in held.where("key_share", "receiver", held.community):
        key: Row | None = held.row("wrapping_key", row.clear["wrapping_key"])
        if key is not None and not key.gone:
            found.append(
                RecoveryShare(key.record, key.clear["use"], key.clear["cls"], row.clear["sealed"])
            )
    return found
