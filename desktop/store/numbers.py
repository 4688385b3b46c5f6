"""Member numbers as they are given out."""

from desktop.models.numbers import Supply
from desktop.store.derived import SHOWN
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.refs import POSITIONS


def scheme(reads: Reads) -> str:
    """The prefix of the community's member numbers, "" without one."""
    row = reads.one("SELECT prefix FROM community")
    return str(row[0] or "") if row else ""


def begun(reads: Reads) -> bool:
    """Whether the community has a prefix, or numbers without one stand or stood."""
    return bool(scheme(reads)) or next_number(reads, "") > 1


def next_number(reads: Reads, prefix: str) -> int:
    """One more than the highest number in use, leased, or ever exported under the prefix."""
    row = reads.one(
        "SELECT max(coalesce((SELECT max(value) FROM number WHERE scheme = ?1 AND gone = 0), 0),"
        " coalesce((SELECT max(last) FROM lease WHERE scheme = ?1 AND gone = 0), 0),"
        " coalesce((SELECT burnt FROM community WHERE coalesce(prefix, '') = ?1), 0))",
        (prefix,),
    )
    return int(row[0]) + 1 if row else 1


def judges(reads: Reads) -> bool:
    """Whether this device is the community's judge: it gives out the next number whatever it is."""
    row = reads.one("SELECT value FROM state WHERE name = 'judge'")
    return row is None or not row[0]


def awaited(reads: Reads) -> bool:
    """Whether a member without a number is to have one: where another judges, and there are any."""
    return not judges(reads) and begun(reads)


def supply(reads: Reads, prefix: str, device: bytes | None = None) -> Supply:
    """What this device may give out: its blocks, or everything where it judges; or of `device`.

    In a block the next number is above every one of the block that anybody ever had.
    """
    if device is None and judges(reads):
        return Supply([(next_number(reads, prefix), None)])
    found = reads.rows(
        "SELECT coalesce((SELECT max(value) + 1 FROM number n WHERE n.scheme = l.scheme"
        " AND n.value BETWEEN l.first AND l.last), l.first), l.last FROM lease l"
        " WHERE l.scheme = ? AND l.gone = 0"
        " AND l.device = coalesce(?, (SELECT value FROM state WHERE name = 'device'))"
        " ORDER BY l.first",
        (prefix, device),
    )
    return Supply([(first, last) for first, last in found])


def leased(reads: Reads, prefix: str) -> int:
    """The last number of this device's newest block, 0 while it has none."""
    row = reads.one(
        "SELECT max(last) FROM lease WHERE scheme = ? AND gone = 0"
        " AND device = (SELECT value FROM state WHERE name = 'device')",
        (prefix,),
    )
    return int(row[0] or 0) if row else 0


def waiting(reads: Reads, most: int) -> list[bytes]:
    """Members whom this device added and nobody numbered, in the order they came, up to `most`.

    Those that the judge has not decided wait on: what is refused uses up no number.
    """
    found = reads.rows(
        "SELECT m.id FROM member m JOIN changeset c ON c.rid = m.born / ?"
        " WHERE m.number_value IS NULL AND m.gone = 0 AND c.seq IS NOT NULL"
        " AND c.device = (SELECT value FROM state WHERE name = 'device')"
        " AND NOT EXISTS (SELECT 1 FROM alias a WHERE a.member = m.id AND a.gone = 0)"
        " AND NOT EXISTS (SELECT 1 FROM number n WHERE n.member = m.id AND n.gone = 0)"
        " ORDER BY m.rid LIMIT ?",
        (POSITIONS, most),
    )
    return [bytes(row[0]) for row in found]


def unnumbered(reads: Reads) -> int:
    """How many members are to have a number and have none yet."""
    if not awaited(reads):
        return 0
    row = reads.one("SELECT count(*) FROM member WHERE number_value IS NULL AND gone = 0")
    return int(row[0]) if row else 0


def burn(reads: Reads, rec: Recorder, prefix: str) -> None:
    """Note that every number in use has left the console, so that none is given out again.

    Where another judges that is not needed: what he confirmed is given to nobody else.
    """
    if not judges(reads):
        return
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
