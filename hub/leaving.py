"""A revoked device at its next contact: its unsent work is kept, then it is told so, signed."""

from desktop.models.refusal import RIGHT, Refused
from desktop.models.signed import BadChangeset, SignedChangeset, read_changeset, revocation, verify
from desktop.models.wire import Leave, Left
from hub.core import Hub
from hub.held import Held
from hub.refusing import Denied


def leave(hub: Hub, asked: Leave, now_ms: int) -> Left:
    """Keep the device's last work for the owner to decide; how far it is, and the revocation.

    Raises Denied unless the device is revoked, or for work that it did not sign.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, asked.community, now_ms, lock=True)
        row = held.row("device", asked.device) if held.head else None
        if row is None or not row.clear.get("revoked"):
            raise Denied("sync.unknown_device")
        sign_key = bytes(row.clear.get("sign_key") or b"")
        at = held.device(asked.device)
        for data in asked.changesets:
            found = _own(data, asked, sign_key)
            if found.about.number == at.number + 1:
                at = hub.set_aside(held, at, found, data, Refused(RIGHT))
                last = found.about.first_op + found.about.count - 1
                at = at._replace(number=found.about.number, op=last, signature=found.signature)
        held.keep_device(asked.device, at)
    return Left(at.number, revocation(hub.identity.private, asked.community, asked.device))


def _own(data: bytes, asked: Leave, sign_key: bytes) -> SignedChangeset:
    try:
        found = read_changeset(data)
    except BadChangeset as error:
        raise Denied("sync.bad_changeset") from error
    own = (found.about.community, found.about.device) == (asked.community, asked.device)
    if not own or not verify(sign_key, found.covered, found.signature):
        raise Denied("sync.bad_signature")
    return found
