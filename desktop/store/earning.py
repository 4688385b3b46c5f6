"""Whose activity and inviters others' changesets brought: awards may follow on this device."""

from desktop.models.op import decode_body, unpack_clear
from desktop.store.reads import Reads


def newest(reads: Reads) -> int:
    """A mark of what has been taken from the log so far, for `earners`."""
    found = reads.one("SELECT coalesce(max(rid), 0) FROM changeset")
    return int(found[0]) if found else 0


def earners(reads: Reads, after: int) -> set[bytes]:
    """The members of whose activities or inviters other devices' changesets said since a mark."""
    members: set[bytes] = set()
    for (body,) in reads.rows(
        "SELECT body FROM changeset WHERE rid > ? AND device <> ? ORDER BY rid",
        (after, reads.device),
    ):
        for packed in decode_body(bytes(body)):
            # Every put of these says whose it is (docs/format.md section 2); of a referral it is
            # the one who was brought.
            if any(table in packed.clear[:16] for table in (b"\xa8activity", b"\xa8referral")):
                subject = unpack_clear(packed.clear).subject
                if subject is not None:
                    members.add(subject)
    return members
