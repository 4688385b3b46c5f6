"""Member numbers as they are given out."""

from desktop.store.reads import Reads


def scheme(reads: Reads) -> str:
    """The prefix of the community's member numbers, "" without one."""
    row = reads.one("SELECT prefix FROM community")
    return str(row[0] or "") if row else ""


def next_number(reads: Reads, prefix: str) -> int:
    """One more than the highest number in use."""
    row = reads.one("SELECT max(value) FROM number WHERE scheme = ? AND gone = 0", (prefix,))
    return int(row[0] or 0) + 1 if row else 1


def holder(reads: Reads, prefix: str, value: int) -> tuple[bytes, str] | None:
    """Whose number this is, as (id, name)."""
    row = reads.one(
        "SELECT m.id, coalesce(m.name, m.nickname) FROM number n JOIN member m ON m.id = n.member"
        " WHERE n.scheme = ? AND n.value = ? AND n.gone = 0",
        (prefix, value),
    )
    return (row[0], row[1]) if row else None
