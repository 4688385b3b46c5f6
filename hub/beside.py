"""Work that a restored hub gets back when its name is another's by now: kept for the owner.

What builds on such work goes the same way, since it would stand without what it is about.
"""

from desktop.models.op import Op
from desktop.models.refusal import PARTED
from desktop.models.signed import SignedChangeset
from hub import erasing
from hub.held import Held
from hub.standing import stands, work


def keep(held: Held, found: SignedChangeset, data: bytes) -> bool:
    """Set it aside unless it is known under whatever name; whether it was missing.

    The log has one changeset under a device's number. Whose it was goes on elsewhere, or lost this
    work with his folder: then nobody else brings it.
    """
    head = found.about
    taken = held.session.rows(
        "SELECT 1 FROM quarantine WHERE community = ? AND device = ? AND number = ?",
        (held.community, head.device, head.number),
    )
    if taken or any(stands(held, table, head) for table in ("log", "quarantine")):
        return False
    held.session.run(
        "INSERT INTO quarantine"
        " (community, device, number, action, kind, reason, position, at, changeset)"
        " VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)",
        (
            held.community,
            head.device,
            head.number,
            head.action,
            head.kind,
            PARTED,
            held.now_ms,
            erasing.known(held, found, data),
        ),
    )
    return True


def builds_on_it(held: Held, found: SignedChangeset) -> bool:
    """Whether it names work of its own author that was set apart."""
    device, ops = found.about.device, erasing.ops_of(found)
    named = {at.number for op in ops for at in op.base.values() if at.device == device}
    return any(is_apart(held, device, number) for number in named)


def names_it(held: Held, op: Op) -> bool:
    """Whether the op names work that was set apart, whoever's."""
    return any(is_apart(held, at.device, at.number) for at in op.base.values())


def is_apart(held: Held, device: bytes, number: int) -> bool:
    """Whether what is under this name waits for its author to say it anew."""
    found = held.session.rows(
        "SELECT 1 FROM quarantine WHERE community = ? AND device = ? AND number = ? AND reason = ?",
        (held.community, device, number, PARTED),
    )
    return bool(found)


def drop(held: Held, action: bytes, clock: int) -> None:
    """It stands now, said anew by whose it is."""
    for device, number in work(held, "quarantine", action, clock):
        held.session.run(
            "DELETE FROM quarantine"
            " WHERE community = ? AND device = ? AND number = ? AND reason = ?",
            (held.community, device, number, PARTED),
        )
