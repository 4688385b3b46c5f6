"""Member numbers as they are given out."""

from desktop.store.derived import SHOWN
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


def scheme(reads: Reads) -> str:
    """The prefix of the community's member numbers, "" without one."""
    row = reads.one("SELECT prefix FROM community")
    return str(row[0] or "") if row else ""


def begun(reads: Reads) -> bool:
    """Whether the community has a prefix, or numbers without one stand or stood."""
    return bool(scheme(reads)) or next_number(reads, "") > 1


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


def state(reads: Reads, rec: Recorder, member: bytes, prefix: str, value: int) -> None:
    """Say that this is the member's number from now on; those he had before still lead to him."""
    if reads.one(SHOWN, (member,)) == (prefix, value):
        return
    newest = reads.one(
        "SELECT max(coalesce(stated, 0)) FROM number WHERE member = ? AND gone = 0", (member,)
    )
    # Later than what stands, whatever the clock of the device that stated that.
    stated = None if newest is None or newest[0] is None else max(rec.at, newest[0] + 1)
    fields = {"scheme": prefix, "value": value, "member": member}
    rec.put("number", None, {**fields, "stated": stated})


def led_to(reads: Reads, prefix: str, value: int) -> bytes | None:
    """The member that this number was given to, whether it is the one shown or one before."""
    row = reads.one(
        "SELECT member FROM number WHERE scheme = ? AND value = ? AND gone = 0", (prefix, value)
    )
    return bytes(row[0]) if row else None


def holder(reads: Reads, prefix: str, value: int) -> tuple[bytes, str] | None:
    """Whose number this is, as (id, name)."""
    row = reads.one(
        "SELECT m.id, coalesce(m.name, m.nickname) FROM number n JOIN member m ON m.id = n.member"
        " WHERE n.scheme = ? AND n.value = ? AND n.gone = 0",
        (prefix, value),
    )
    return (row[0], row[1]) if row else None
