"""Whose activity, inviters and stays others' changesets brought: awards may follow here."""

from desktop.models.op import Op, decode_body, unpack_clear
from desktop.store.reads import Reads

_TELLING = (b"\xa8activity", b"\xa8referral", b"\xa4stay")


def newest(reads: Reads) -> int:
    """A mark of what has been taken from the log so far, for `earners`."""
    found = reads.one("SELECT coalesce(max(rid), 0) FROM changeset")
    return int(found[0]) if found else 0


def earners(reads: Reads, after: int) -> set[bytes]:
    """The members of whose activities, inviters or stays others' changesets said since a mark."""
    members: set[bytes] = set()
    for (body,) in reads.rows(
        "SELECT body FROM changeset WHERE rid > ? AND device <> ? ORDER BY rid",
        (after, reads.device),
    ):
        for packed in decode_body(bytes(body)):
            # Every put of these says whose it is (docs/format.md section 2); of a referral it is
            # the one who was brought.
            if any(table in packed.clear[:16] for table in _TELLING):
                op = unpack_clear(packed.clear)
                whose = op.subject or _removed(reads, op)
                if whose is not None:
                    members.add(whose)
    return members


def _removed(reads: Reads, op: Op) -> bytes | None:
    """Whose activity was taken back: what removes it names the record alone."""
    if op.table != "activity":
        return None
    row = reads.one("SELECT member FROM activity WHERE id = ?", (op.record,))
    return bytes(row[0]) if row and row[0] is not None else None
