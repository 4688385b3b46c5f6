"""Whether the very work of a changeset is here, under whatever name its author said it."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.models.judging_twice import twice
from desktop.models.op import Head
from desktop.models.refusal import PARTED
from desktop.models.signed import SignedChangeset, read_changeset
from hub.held import Held

# As many actions are asked for at once.
_MANY: Final = 400


def work(held: Held, table: str, action: bytes, clock: int) -> Iterator[tuple[bytes, int]]:
    """The names (device, number) under which the log or the quarantine has it."""
    found = held.session.rows(
        f"SELECT device, number, changeset FROM {table} WHERE community = ? AND action = ?",
        (held.community, action),
    )
    for device, number, data in found:
        if read_changeset(bytes(data)).about.clock == clock:
            yield bytes(device), number


def stands(held: Held, table: str, head: Head) -> bool:
    """Whether this very work is in the log or the quarantine, under whatever id it was said."""
    return any(True for _ in work(held, table, head.action, head.clock))


def elsewhere(held: Held, found: Sequence[SignedChangeset]) -> frozenset[int]:
    """The numbers of those whose work stands, or waits for the owner, under another device's id."""
    actions, others = list({one.about.action for one in found}), list[Head]()
    for start in range(0, len(actions), _MANY):
        others += _said(held, found[0].about.device, actions[start : start + _MANY])
    return twice([one.about for one in found], others)


def _said(held: Held, device: bytes, actions: Sequence[bytes]) -> list[Head]:
    """What others than the device said of these actions."""
    ours = f"community = ? AND device <> ? AND action IN ({', '.join('?' * len(actions))})"
    # What a restored hub set apart is said anew by whose it is.
    rows = held.session.rows(
        f"SELECT changeset FROM log WHERE {ours} UNION ALL"
        f" SELECT changeset FROM quarantine WHERE {ours} AND reason <> ?",
        (held.community, device, *actions, held.community, device, *actions, PARTED),
    )
    return [read_changeset(bytes(data)).about for (data,) in rows]


def name_taken(held: Held, head: Head) -> bool:
    """Whether the log has something under this device's number."""
    found = held.session.rows(
        "SELECT 1 FROM log WHERE community = ? AND device = ? AND number = ?",
        (held.community, head.device, head.number),
    )
    return bool(found)
