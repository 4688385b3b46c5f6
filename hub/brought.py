"""What a device brings of a lost log: who signed it, and whether this hub has it already."""

from typing import Final

from desktop.models.op import Head as ChangesetHead
from desktop.models.signed import BadChangeset, SignedChangeset, read_changeset, verify
from hub import gaps
from hub.core import Hub
from hub.held import Held
from hub.reached import Device
from hub.refusing import Denied

ASIDE: Final = "quarantine"


def signed(hub: Hub, held: Held, data: bytes) -> SignedChangeset:
    """Raises Denied for bytes that their author did not sign."""
    try:
        found = read_changeset(data)
    except BadChangeset as error:
        raise Denied("sync.bad_changeset") from error
    head = found.about
    row = held.row("device", head.device)
    key = bytes(row.clear.get("sign_key") or b"") if row else b""
    if head.device == hub.judge:
        key = hub.identity.public
    own = head.community == held.community
    if not own or not verify(key, found.covered, found.signature):
        raise Denied("sync.bad_signature")
    return found


def name(found: SignedChangeset) -> tuple[bytes, int]:
    return found.about.device, found.about.number


def standing(held: Held, device: bytes, number: int, table: str = "log") -> bytes | None:
    """The signature that the log (or the quarantine) has at this number."""
    rows = held.session.rows(
        f"SELECT changeset FROM {table} WHERE community = ? AND device = ? AND number = ?",
        (held.community, device, number),
    )
    return read_changeset(bytes(rows[0][0])).signature if rows else None


def aside(held: Held, head: ChangesetHead) -> bool:
    return standing(held, head.device, head.number, ASIDE) is not None


def decided(held: Held, at: Device, found: SignedChangeset) -> Device:
    """How far its author is, and which of his numbers nobody has brought yet."""
    head = found.about
    if head.number <= at.number:
        gaps.fill(held, head.device, head.number)
        return at
    gaps.miss(held, head.device, range(at.number + 1, head.number))
    last = head.first_op + head.count - 1
    return at._replace(number=head.number, op=last, signature=found.signature)
