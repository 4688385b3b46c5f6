"""Benefits: who is on the list, and to whom it was handed out."""

from desktop.models.benefit import Benefit, Recipient
from desktop.models.problem import Problem
from desktop.store.certificates import listed
from desktop.store.member_filter import among
from desktop.store.merged import THEIRS
from desktop.store.reads import Reads

PAGE = 200
# Everybody once, by his record of today; it was handed to him by whichever of his records.
_LINES = """
WITH some AS (SELECT r.benefit, coalesce(a.person, r.member) member FROM benefit_recipient r
 LEFT JOIN alias a ON a.member = r.member WHERE r.gone = 0),
sent AS (SELECT d.benefit, coalesce(a.person, d.member) member, min(coalesce(d.at, 0)) at,
 d.operator FROM delivery d LEFT JOIN alias a ON a.member = d.member
 WHERE d.gone = 0 GROUP BY 1, 2),
line AS (SELECT DISTINCT s.benefit, m.id member, coalesce(nullif(m.name, ''), m.nickname, '') name,
 coalesce(m.number, '') number, m.pinyin, sent.at, coalesce(o.name, '') operator FROM some s
 JOIN member m ON m.id = s.member AND m.gone = 0 LEFT JOIN sent USING (benefit, member)
 LEFT JOIN operator o ON o.id = sent.operator)
"""


def benefits(reads: Reads) -> list[Benefit]:
    """At most 200 benefits, the newest first."""
    found = reads.rows(
        f"{_LINES} SELECT b.id, coalesce(b.title, ''), coalesce(b.note, ''), count(line.member),"
        " count(line.at) FROM benefit b LEFT JOIN line ON line.benefit = b.id WHERE b.gone = 0"
        f" GROUP BY b.id ORDER BY b.born DESC, b.id LIMIT {PAGE}"
    )
    return [Benefit(bytes(row[0]), *row[1:]) for row in found]


def find(reads: Reads, benefit: bytes) -> Benefit:
    """One benefit. Raises Problem benefit.gone."""
    for one in benefits(reads):
        if one.id == benefit:
            return one
    raise Problem("benefit.gone")


def named(reads: Reads, word: str) -> bytes:
    """A benefit by its id or a title that only one has. Raises Problem benefit.unknown."""
    found = reads.rows(
        "SELECT id FROM benefit WHERE gone = 0 AND (title = ?1 OR lower(hex(id)) = ?1) LIMIT 2",
        (word,),
    )
    if len(found) != 1:
        raise Problem("benefit.unknown", word=word)
    return bytes(found[0][0])


def recipients(
    reads: Reads, benefit: bytes, waiting: bool | None = None, offset: int = 0, limit: int = PAGE
) -> list[Recipient]:
    """At most 200 of a benefit's list by name: who waits (True), who has it (False), or all."""
    scope, given = among(reads, "line.member")
    found = reads.rows(
        f"{_LINES} SELECT member, name, number, at, operator FROM line WHERE benefit = ?"
        f" AND {scope} AND {_only(waiting)} ORDER BY at IS NOT NULL, pinyin, member"
        " LIMIT ? OFFSET ?",
        (benefit, *given, min(limit, PAGE), offset),
    )
    return [Recipient(bytes(row[0]), *row[1:]) for row in found]


def count(reads: Reads, benefit: bytes, waiting: bool | None = None) -> int:
    """How many such a list has."""
    scope, given = among(reads, "line.member")
    row = reads.one(
        f"{_LINES} SELECT count(*) FROM line WHERE benefit = ? AND {scope} AND {_only(waiting)}",
        (benefit, *given),
    )
    return int(row[0]) if row else 0


def records(reads: Reads, table: str, benefit: bytes, member: bytes) -> list[bytes]:
    """By which of a member's records he is in `table`: benefit_recipient or delivery."""
    found = reads.rows(
        f"{THEIRS} SELECT t.member FROM {table} t JOIN his ON his.id = t.member"
        " WHERE t.benefit = ? AND t.gone = 0 ORDER BY t.member",
        (listed([member]), benefit),
    )
    return [bytes(row[0]) for row in found]


def _only(waiting: bool | None) -> str:
    if waiting is None:
        return "1"
    return "at IS NULL" if waiting else "at IS NOT NULL"
