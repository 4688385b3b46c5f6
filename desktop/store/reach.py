"""What erasing a member takes and leaves, counted before it is done."""

from desktop.models.erasure import Reach
from desktop.store import personal
from desktop.store.merged import MERGED
from desktop.store.reads import Reads

# By whom: he and everybody merged into him.
_COUNTED = (
    f"{MERGED} SELECT"
    " (SELECT count(*) FROM one) - 1,"
    " (SELECT count(*) FROM suspect WHERE member IN one AND gone = 0),"
    " (SELECT count(*) FROM note WHERE member IN one AND gone = 0),"
    " (SELECT count(*) FROM activity WHERE member IN one AND gone = 0),"
    " (SELECT count(*) FROM entry WHERE member IN one),"
    " (SELECT coalesce(sum(points), 0) FROM entry WHERE member IN one AND wallet IS NULL)"
)
_HIMSELF = "SELECT coalesce(name, nickname, ''), coalesce(number, '') FROM member WHERE id = ?"


def of_member(reads: Reads, member: bytes, copies: int) -> Reach:
    """Who is erased with this member, what goes beside so many copies, and what stays."""
    name, number = reads.one(_HIMSELF, (member,)) or ("", "")
    counted = reads.one(_COUNTED, (member,)) or (0,) * 6
    merged, suspected, notes, activities, entries, points = counted
    return Reach(
        member,
        name,
        number,
        merged,
        suspected,
        notes,
        activities,
        copies,
        entries,
        points,
        households=len(personal.emptied(reads, member)),
    )


def operators(reads: Reads, member: bytes) -> list[bytes]:
    """The operators that he was, he or anybody merged into him."""
    found = reads.rows(f"{MERGED} SELECT id FROM operator WHERE member IN one", (member,))
    return [bytes(row[0]) for row in found]
