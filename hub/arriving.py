"""What a device sends, before it is judged: read, signed by it, following on what was decided."""

import re

from desktop.models.clock import COUNTER_BITS
from desktop.models.ids import ID_BYTES
from desktop.models.judging_seals import named
from desktop.models.signed import (
    AHEAD_MS,
    BadChangeset,
    SignedChangeset,
    read_changeset,
    verify,
)
from hub import erasing
from hub.held import Held
from hub.reached import Device
from hub.refusing import Denied

# The kind of an action, as "member.edit".
_KIND = re.compile(r"[a-z0-9_.-]{0,64}")


# The community and the device of whoever asks.
Asking = tuple[bytes, bytes]


def judged_at(clock: int, counts: int) -> int:
    """The time (ms) of whoever judged it, by which an author's clock counted as this one."""
    return (counts >> COUNTER_BITS) - (AHEAD_MS if clock != counts else 0)


def following(
    at: Device, found: list[tuple[SignedChangeset, bytes]]
) -> list[tuple[SignedChangeset, bytes]]:
    """Those that follow what was decided, up to the first gap."""
    number, op, new = at.number, at.op, []
    for one, data in found:
        head = one.about
        if head.number <= number:
            continue
        if head.number != number + 1 or head.first_op != op + 1:
            break
        number, op = head.number, op + head.count
        new.append((one, data))
    return new


def read_pushed(data: bytes) -> SignedChangeset:
    """The changeset behind its bytes. Raises Denied for bytes that are none."""
    try:
        found = read_changeset(data)
    except BadChangeset as error:
        raise Denied("sync.bad_changeset") from error
    head = found.about
    fits = len(head.action) == ID_BYTES and _KIND.fullmatch(head.kind)
    if not fits or not 0 <= head.clock < 2**63 or head.number >= 2**62:
        raise Denied("sync.bad_changeset")
    return found


def require_own(peer: Asking, found: SignedChangeset, sign_key: bytes) -> None:
    """Raise Denied for a changeset that is another's, or that the device did not sign."""
    head, (community, device) = found.about, peer
    own = head.device == device and head.community == community
    if not own or not verify(sign_key, found.covered, found.signature):
        raise Denied("sync.bad_signature")


def is_same(held: Held, at: Device, found: SignedChangeset) -> bool:
    """Whether a number that was decided already came with the signature that was decided on."""
    number = found.about.number
    if number == at.number:
        return found.signature == at.signature
    for table in ("log", "quarantine"):
        rows = held.session.rows(
            f"SELECT changeset FROM {table} WHERE community = ? AND device = ? AND number = ?",
            (held.community, found.about.device, number),
        )
        if rows:
            return read_changeset(bytes(rows[0][0])).signature == found.signature
    # Older than what the log keeps: it went up with a snapshot.
    return True


def prefetch(held: Held, found: SignedChangeset) -> None:
    """Read what a changeset is about at once."""
    wanted: dict[str, list[bytes]] = {}
    for op in erasing.ops_of(found):
        wanted.setdefault(op.table, []).append(op.record)
    for table, records in wanted.items():
        held.fetch(table, records)
    held.seeds.fetch(named(found))
