"""A revoked device at its next contact: its unsent work is kept, then it is told so, signed."""

from desktop.models.judging_known import Row
from desktop.models.op import Kind, Op
from desktop.models.refusal import RIGHT, Refused
from desktop.models.signed import (
    BadChangeset,
    SignedChangeset,
    asking_to_leave,
    gone_statement,
    leaving_statement,
    read_changeset,
    revocation,
    verify,
)
from desktop.models.wire import Gone, Leave, LeaveAs, Left
from hub import farewell, gaps, quota, verdicts
from hub.core import Hub
from hub.held import Held
from hub.own_changesets import stand_by_judge
from hub.reached import Device
from hub.refusing import Denied
from hub.standing import stands

_KEPT = ("log", "quarantine")


def leave(hub: Hub, asked: Leave, now_ms: int) -> Left:
    """Keep the device's last work for the owner to decide; how far it is, and the revocation.

    Raises Denied unless the device is revoked, or for work that it did not sign.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, asked.community, now_ms, lock=True)
        row = _revoked(held, asked.device)
        sign_key = bytes(row.clear.get("sign_key") or b"")
        at, forked = held.device(asked.device), False
        for data in asked.changesets:
            found = _own(data, asked, sign_key)
            known = any(stands(held, table, found.about) for table in _KEPT)
            if not forked and _is_next(held, at, found):
                at = _keep(hub, held, at, found, data, known=known)
            elif not known:
                # From here on it is the work of a copy of the folder.
                forked = True
        held.keep_device(asked.device, at)
        held.write()
        if verify(sign_key, asking_to_leave(asked.community, asked.device), asked.signature):
            farewell.told(session, asked.community, asked.device, now_ms)
    word = revocation(hub.identity.private, asked.community, asked.device)
    return Left(at.number, word, forked)


def leave_as(hub: Hub, asked: LeaveAs, now_ms: int) -> int:
    """Let a copy of a revoked device hand in under an id of its own, revoked from the first.

    The seq where the log ends. Asked again: the same. Raises Denied unless the device is revoked
    and signed it, or for an id that is taken.
    """
    new = asked.renewed
    said = leaving_statement(asked.device, new.device, new.sign_key, new.receive_key)
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, asked.community, now_ms, lock=True)
        row = _revoked(held, asked.device)
        if not verify(bytes(row.clear.get("sign_key") or b""), said, asked.signature):
            raise Denied("sync.bad_signature")
        known = held.row("device", new.device)
        if known is not None and known.clear.get("sign_key") != new.sign_key:
            raise Denied("sync.id_taken")
        if known is None:
            whose = held.operator_of(asked.device)
            fields = {
                "operator": whose,
                "sign_key": new.sign_key,
                "receive_key": new.receive_key,
                "revoked": row.clear["revoked"],
            }
            op = Op(Kind.PUT, "device", new.device, fields, subject=whose)
            stand_by_judge(hub, held, "device.leave", [op])
            held.write()
        assert held.head is not None
        return held.head.seq


def gone(hub: Hub, asked: Gone, now_ms: int) -> None:
    """Note that a revoked device destroyed its keys. Raises Denied unless it signed that."""
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, asked.community, now_ms, lock=True)
        sign_key = bytes(_revoked(held, asked.device).clear.get("sign_key") or b"")
        if not verify(sign_key, gone_statement(asked.community, asked.device), asked.signature):
            raise Denied("sync.bad_signature")
        farewell.gone(session, asked.community, asked.device, now_ms)


def _revoked(held: Held, device: bytes) -> Row:
    row = held.row("device", device) if held.head else None
    if row is None or not row.clear.get("revoked"):
        raise Denied("sync.unknown_device")
    return row


def _is_next(held: Held, at: Device, found: SignedChangeset) -> bool:
    number = found.about.number
    return number == at.number + 1 or number in gaps.missing(held, found.about.device)


def _keep(
    hub: Hub, held: Held, at: Device, found: SignedChangeset, data: bytes, *, known: bool
) -> Device:
    """Set it aside, unless it is `known` under another id; its number is used up."""
    head = found.about
    if not known:
        quota.require(held, head.device, data)
        at = verdicts.set_aside(hub.identity, held, at, found, data, Refused(RIGHT))
    if head.number <= at.number:
        gaps.fill(held, head.device, head.number)
        return at
    last = head.first_op + head.count - 1
    return at._replace(number=head.number, op=last, signature=found.signature)


def _own(data: bytes, asked: Leave, sign_key: bytes) -> SignedChangeset:
    try:
        found = read_changeset(data)
    except BadChangeset as error:
        raise Denied("sync.bad_changeset") from error
    own = (found.about.community, found.about.device) == (asked.community, asked.device)
    if not own or not verify(sign_key, found.covered, found.signature):
        raise Denied("sync.bad_signature")
    return found
