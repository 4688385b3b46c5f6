"""Who had left the community when something happened, as parts of a rule's query.

What somebody did from the day after he left until he came back counts for nothing; what he did
before he left, and after he came back, counts like anybody's. Who was removed or erased did not
leave: of him nothing is judged, and what he was given stands.
"""

from typing import Final

from desktop.store.question import Question
from desktop.store.reads import Reads

# Times in the community that ended, each with when the next began: nothing ends the last of a
# member who is not there, and one who was brought back otherwise is there. Of all times the index
# of those that ended leads to them only from the community.
_ENDED: Final = (
    "FROM community o CROSS JOIN stay s ON s.place = o.id"
    ' WHERE s.gone = 0 AND s."to" IS NOT NULL AND s.member IS NOT NULL'
)
_NEXT: Final = (
    '(SELECT min(n."from") FROM stay n WHERE n.member = s.member AND n.place = s.place'
    " AND n.gone = 0 AND n.term > s.term)"
)
_HERE: Final = "EXISTS (SELECT 1 FROM member g WHERE g.id = s.member AND g.gone = 0)"
_UNTIL: Final = f"coalesce({_NEXT}, iif({_HERE}, '', '9999-12-31'))"
_REMOVED: Final = (
    f"g.gone = 1 AND NOT (EXISTS (SELECT 1 {_ENDED} AND s.member = g.id AND {_NEXT} IS NULL)"
    " AND g.id NOT IN (SELECT subject FROM erased))"
)


def judged(question: Question, who: str) -> str:
    """Leaves out who was removed: looked up for a few members, gathered once for all."""
    if question.members is not None:
        return f"EXISTS (SELECT 1 FROM member g WHERE g.id = {who} AND NOT ({_REMOVED}))"
    return f"{who} NOT IN ({removed()})"


def removed() -> str:
    """The ids of all who were removed."""
    return f"SELECT g.id FROM member g WHERE {_REMOVED}"


def leavers(question: Question) -> str:
    """The ids of all who ever left, or of those of them who are asked about."""
    asked = " AND s.member IN (SELECT id FROM wanted)" if question.members is not None else ""
    return f"SELECT s.member {_ENDED}{asked}"


def present(question: Question, who: str, day: str) -> str:
    """Leaves out what happened on a day on which this member had left.

    Looked up for a few members; of all the leavers, who are few, are gathered once.
    """
    there = f"NOT {absent(who, day, day)}"
    return (
        there
        if question.members is not None
        else f"({who} NOT IN ({leavers(question)}) OR {there})"
    )


def absent(who: str, first: str, last: str) -> str:
    """Whether he had left on all of these days."""
    return (
        f"EXISTS (SELECT 1 {_ENDED} AND s.member = {who}"
        f' AND s."to" < {first} AND {_UNTIL} > {last})'
    )


def left(reads: Reads, member: bytes, day: str) -> str:
    """The day on which he had left by this day, not to be back yet; "" where he was there."""
    row = reads.one(
        f'SELECT max(s."to") {_ENDED} AND s.member = ? AND s."to" < ? AND {_UNTIL} > ?',
        (member, day, day),
    )
    return (row[0] or "") if row else ""


def is_removed(reads: Reads, member: bytes) -> bool:
    """Whether somebody is not there any more and did not leave."""
    row = reads.one(
        f"SELECT NOT ({_REMOVED}) FROM member g WHERE g.id = ?",
        (member,),
    )
    return not (row and row[0])
