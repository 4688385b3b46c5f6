"""Member numbers as they are given out."""

import json
from collections.abc import Sequence

from desktop.models import chapter as above
from desktop.models.names import fold
from desktop.models.numbers import Block, Supply, own_spelling, show_number
from desktop.store import chapters
from desktop.store.derived import SHOWN, WIDTH
from desktop.store.merged import LED
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.refs import POSITIONS


def scheme(reads: Reads) -> str:
    """The prefix of the community's member numbers, "" without one."""
    row = reads.one("SELECT prefix FROM community")
    return str(row[0] or "") if row else ""


def scheme_of(reads: Reads, chapter: object) -> str:
    """The prefix of the numbers that members of a chapter get: its own, or of one above it."""
    usual = scheme(reads)
    if not isinstance(chapter, bytes):
        return usual
    return above.scheme_of(chapters.known(reads), chapter, usual)


def schemes(reads: Reads) -> list[str]:
    """Every prefix under which numbers are given out, the community's first."""
    rows = reads.rows(
        "SELECT DISTINCT prefix FROM chapter WHERE gone = 0 AND prefix <> '' ORDER BY prefix"
    )
    return list(dict.fromkeys([scheme(reads), *(str(row[0]) for row in rows)]))


def width(reads: Reads, prefix: str) -> int | None:
    """How many digits the numbers of a scheme have at least."""
    row = reads.one(WIDTH, (prefix,))
    return row[0] if row else None


def begun(reads: Reads) -> bool:
    """Whether there is a prefix, or numbers without one stand or stood."""
    return any(schemes(reads)) or next_number(reads, "") > 1


def next_number(reads: Reads, prefix: str) -> int:
    """One more than the highest number in use, leased, or ever exported under the prefix."""
    row = reads.one(
        "SELECT max(coalesce((SELECT max(value) FROM number WHERE scheme = ?1 AND gone = 0), 0),"
        " coalesce((SELECT max(last) FROM lease WHERE scheme = ?1 AND gone = 0), 0),"
        " coalesce((SELECT burnt FROM community WHERE coalesce(prefix, '') = ?1), 0),"
        " coalesce((SELECT max(burnt) FROM chapter WHERE prefix = ?1 AND gone = 0), 0))",
        (prefix,),
    )
    return int(row[0]) + 1 if row else 1


def any_used(reads: Reads) -> bool:
    """Whether anybody is gone whose number may be one that nobody has again."""
    return reads.one("SELECT 1 FROM member WHERE gone = 1 LIMIT 1") is not None


def used(reads: Reads, numbers: Sequence[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those of these numbers (scheme, value) whose holder is gone, and merged into nobody."""
    asked = json.dumps(numbers)
    rows = reads.rows(
        "SELECT n.scheme, n.value FROM json_each(?) j JOIN number n"
        " ON n.scheme = j.value ->> 0 AND n.value = j.value ->> 1"
        " JOIN member m ON m.id = n.member WHERE n.gone = 0 AND m.gone = 1"
        f" AND m.id NOT IN ({LED})",
        (asked,),
    )
    return {(str(scheme), int(value)) for scheme, value in rows}


def judges(reads: Reads) -> bool:
    """Whether this device is the community's judge: it gives out the next number whatever it is.

    An opened pack judges what is done in it, and has only its own block of numbers.
    """
    row = reads.one("SELECT max(length(value)) FROM state WHERE name IN ('judge', 'pack')")
    return row is None or not row[0]


def awaited(reads: Reads) -> bool:
    """Whether a member without a number is to have one: where another judges, and there are any."""
    return not judges(reads) and begun(reads)


# The next number of a block: above what anybody ever had of it, and what a pack took along.
_NEXT = (
    "max(l.first, coalesce((SELECT max(value) + 1 FROM number n"
    " WHERE n.scheme = l.scheme AND n.value BETWEEN l.first AND l.last), 0),"
    " coalesce((SELECT max(p.last) + 1 FROM pack p WHERE p.scheme = l.scheme AND p.gone = 0"
    " AND p.last BETWEEN l.first AND l.last), 0))"
)


def supply(reads: Reads, prefix: str, device: bytes | None = None) -> Supply:
    """What this device may give out: its blocks, or everything where it judges; or of `device`.

    In a block the next number is above every one of the block that anybody ever had, and above
    what a pack took along of it.
    """
    if device is None and judges(reads):
        return Supply([(next_number(reads, prefix), None)])
    found = reads.rows(
        f"SELECT {_NEXT}, l.last FROM lease l WHERE l.scheme = ? AND l.gone = 0"
        " AND l.device = coalesce(?, (SELECT value FROM state WHERE name = 'device'))"
        " ORDER BY l.first",
        (prefix, device),
    )
    return Supply([(first, last) for first, last in found])


def blocks(reads: Reads) -> dict[bytes, list[Block]]:
    """What every device has left of its blocks, by device, as far as this one heard of it."""
    found: dict[bytes, list[Block]] = {}
    rows = reads.rows(
        f"SELECT l.device, l.scheme, {_NEXT} AS next, l.last FROM lease l WHERE l.gone = 0"
        " AND next <= l.last ORDER BY l.scheme, l.first"
    )
    for device, prefix, first, last in rows:
        digits = width(reads, prefix)
        begin, end = (show_number(prefix, value, digits) for value in (first, last))
        found.setdefault(bytes(device), []).append(Block(prefix, begin, end, last - first + 1))
    return found


class Supplies:
    """What is given out under every prefix, the community's or an adopted one first.

    A roster names chapters: `of` says by a chapter's name which supply its members' numbers are
    from, a place in the list. An adopted prefix may bring its `adopted_width`.
    """

    def __init__(self, reads: Reads, prefix: str, adopted_width: int | None = None) -> None:
        self.adopted_width = adopted_width
        known = chapters.known(reads)
        found = {fold(one.name): above.scheme_of(known, one.id, prefix) for one in known.values()}
        # A place is kept in a byte; what is beyond has the community's numbers.
        self._prefixes = list(dict.fromkeys([prefix, *sorted(set(found.values()))]))[:256]
        self._places = {
            name: self._prefixes.index(one) for name, one in found.items() if one in self._prefixes
        }
        self._supplies = [supply(reads, one) for one in self._prefixes]

    @property
    def alone(self) -> bool:
        """Whether all members have numbers of one prefix."""
        return len(self._prefixes) == 1

    def width(self, reads: Reads, prefix: str) -> int | None:
        """How many digits the numbers of a scheme have at least, once the file is taken in."""
        return self.adopted_width or width(reads, prefix)

    def of(self, chapter: str) -> int:
        """The place of the supply for a chapter's members; 0 for who stands in none."""
        return self._places.get(fold(chapter), 0) if chapter and not self.alone else 0

    def skip(self, prefix: str, values: Sequence[int]) -> None:
        """Take out numbers that members bring (`models.numbers.Supply.skip`)."""
        if prefix in self._prefixes:
            self._supplies[self._prefixes.index(prefix)].skip(values)

    def at(self, place: int, number: int) -> tuple[str, int] | None:
        """(prefix, value) of the number at this place of a supply; None beyond the last."""
        found = self._supplies[place].at(number)
        return (self._prefixes[place], found) if found else None


def leased(reads: Reads, prefix: str) -> int:
    """The last number of this device's newest block, 0 while it has none."""
    row = reads.one(
        "SELECT max(last) FROM lease WHERE scheme = ? AND gone = 0"
        " AND device = (SELECT value FROM state WHERE name = 'device')",
        (prefix,),
    )
    return int(row[0] or 0) if row else 0


def waiting(reads: Reads, most: int) -> list[tuple[bytes, str]]:
    """(member, his scheme) of those whom this device added and nobody numbered, up to `most`.

    They are in the order they came. Those that the judge has not decided wait on: what is refused
    uses up no number.
    """
    found = reads.rows(
        "SELECT m.id, m.chapter FROM member m JOIN changeset c ON c.rid = m.born / ?"
        " WHERE m.number_value IS NULL AND m.gone = 0 AND c.seq IS NOT NULL"
        " AND c.device = (SELECT value FROM state WHERE name = 'device')"
        f" AND m.id NOT IN ({LED})"
        " AND NOT EXISTS (SELECT 1 FROM number n WHERE n.member = m.id AND n.gone = 0)"
        " ORDER BY m.rid LIMIT ?",
        (POSITIONS, most),
    )
    known, usual = chapters.known(reads) if found else {}, scheme(reads)
    return [(bytes(one), above.scheme_of(known, chapter, usual)) for one, chapter in found]


def unnumbered(reads: Reads) -> int:
    """How many members are to have a number and have none yet."""
    if not awaited(reads):
        return 0
    row = reads.one("SELECT count(*) FROM member WHERE number_value IS NULL AND gone = 0")
    return int(row[0]) if row else 0


def burn(reads: Reads, rec: Recorder) -> None:
    """Note that every number in use has left the console, so that none is given out again.

    Where another judges that is not needed: what he confirmed is given to nobody else.
    """
    if not judges(reads):
        return
    last = next_number(reads, scheme(reads)) - 1
    rec.put("community", reads.community, {"burnt": last})
    for one in chapters.listed(reads, counted=False):
        if one.prefix and (last := next_number(reads, one.prefix) - 1):
            rec.put("chapter", one.id, {"burnt": last})


def state(
    reads: Reads, rec: Recorder, member: bytes, prefix: str, value: int, text: str = ""
) -> None:
    """Say that this is the member's number from now on; those he had before still lead to him.

    `text` is how it was written: so it is shown, if its scheme writes it otherwise.
    """
    if (reads.one(SHOWN, (member,)) or ())[:2] == (prefix, value):
        return
    newest = reads.one(
        "SELECT max(coalesce(stated, 0)) FROM number WHERE member = ? AND gone = 0", (member,)
    )
    # Later than what stands, whatever the clock of the device that stated that.
    stated = None if newest is None or newest[0] is None else max(rec.at, newest[0] + 1)
    fields = {"scheme": prefix, "value": value, "member": member}
    spelled = own_spelling(text, prefix, value, width(reads, prefix))
    rec.put("number", None, {**fields, "stated": stated, "spelled": spelled})


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
