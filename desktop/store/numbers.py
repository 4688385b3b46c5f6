"""Member numbers as they are given out."""

from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


def scheme(reads: Reads) -> str:
    """The prefix of the community's member numbers, "" without one."""
    row = reads.one("SELECT prefix FROM community")
    return str(row[0] or "") if row else ""


def next_number(reads: Reads, prefix: str) -> int:
    """One more than the highest number in use, or ever exported under the community's prefix."""
    row = reads.one(
        "SELECT max(coalesce((SELECT max(value) FROM number WHERE scheme = ?1 AND gone = 0), 0),"
        " coalesce((SELECT burnt FROM community WHERE coalesce(prefix, '') = ?1), 0))",
        (prefix,),
    )
    return int(row[0]) + 1 if row else 1


def burn(reads: Reads, rec: Recorder, prefix: str) -> None:
    """Note that every number in use has left the console, so that none is given out again."""
    rec.put("community", reads.community, {"burnt": next_number(reads, prefix) - 1})


def holder(reads: Reads, prefix: str, value: int) -> tuple[bytes, str] | None:
    """Whose number this is, as (id, name)."""
    row = reads.one(
        "SELECT m.id, coalesce(m.name, m.nickname) FROM number n JOIN member m ON m.id = n.member"
        " WHERE n.scheme = ? AND n.value = ? AND n.gone = 0",
        (prefix, value),
    )
    return (row[0], row[1]) if row else None
