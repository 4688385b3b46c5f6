"""What stands here, or waits for the owner, of an action that several devices said."""

from collections.abc import Iterator

from desktop.models.op import Head, decode_head
from desktop.models.signed import read_changeset
from desktop.store.reads import Reads


def by_others(reads: Reads, head: Head) -> Iterator[Head]:
    """The changesets of its action under other devices' ids than its own."""
    asked = (head.action, head.device)
    for (data,) in reads.rows(
        "SELECT c.head FROM action a JOIN changeset c"
        " ON c.rid BETWEEN min(a.first, a.last) AND max(a.first, a.last) AND c.action = a.id"
        " WHERE a.id = ? AND c.device <> ? AND c.seq IS NOT NULL AND c.head <> x''",
        asked,
    ):
        yield decode_head(bytes(data))
    for (wire,) in reads.rows(
        "SELECT c.wire FROM set_aside a JOIN carried c USING (device, number)"
        " WHERE a.done = 0 AND instr(c.wire, ?) AND c.device <> ?",
        asked,
    ):
        found = read_changeset(bytes(wire)).about
        if found.action == head.action:
            yield found
