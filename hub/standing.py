"""Whether the very work of a changeset is here, under whatever name its author said it."""

from collections.abc import Iterator

from desktop.models.op import Head
from desktop.models.signed import read_changeset
from hub.held import Held


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


def name_taken(held: Held, head: Head) -> bool:
    """Whether the log has something under this device's number."""
    found = held.session.rows(
        "SELECT 1 FROM log WHERE community = ? AND device = ? AND number = ?",
        (held.community, head.device, head.number),
    )
    return bool(found)
