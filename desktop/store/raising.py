"""Whom his orders suggest to raise on the ladder; a person decides."""

from desktop.models.ladder import CUSTOMER, USER, Suggestion
from desktop.store.member_filter import among
from desktop.store.merged import MERGED
from desktop.store.reads import Reads

PAGE = 200


def orders(whose: str = "1") -> str:
    """Who ordered how often, and when last; what a merged record ordered is the other's."""
    index = "" if whose == "1" else "INDEXED BY activity_member"
    return (
        "SELECT coalesce(l.person, a.member) who, count(*) n, max(a.at) last"
        f" FROM activity a {index} LEFT JOIN alias l ON l.member = a.member"
        " WHERE a.kind = 'order' AND a.member IS NOT NULL AND a.gone = 0"
        f" AND coalesce(a.state, '') <> 'voided' AND {whose} GROUP BY who"
    )


def _suggested(whose: str = "1") -> str:
    """Nobody looked at him since his last order, whatever was decided then."""
    return (
        f"FROM ({orders(whose)}) o JOIN member m ON m.id = o.who AND m.gone = 0"
        f" WHERE o.n >= 2 AND coalesce(m.level, '') IN ('', '{CUSTOMER}')"
        " AND NOT EXISTS (SELECT 1 FROM stage s WHERE s.member = m.id AND s.gone = 0"
        " AND s.at >= o.last)"
    )


def suggestions(reads: Reads, offset: int = 0, limit: int = PAGE) -> list[Suggestion]:
    """Who ordered again and is not called 用户 yet, newest order first."""
    scope, given = among(reads, "m.id")
    found = reads.rows(
        "SELECT m.id, coalesce(m.number, ''), coalesce(m.name, m.nickname, ''),"
        f" coalesce(nullif(m.level, ''), '{CUSTOMER}'), o.n, o.last {_suggested()} AND {scope}"
        " ORDER BY o.last DESC, m.id LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return [
        Suggestion(bytes(who), number, name, before, USER, orders, last)
        for who, number, name, before, orders, last in found
    ]


def waits(reads: Reads, member: bytes) -> bool:
    """Whether he is among them, asked of him alone."""
    his = "a.member IN (SELECT id FROM one)"
    row = reads.one(f"{MERGED} SELECT 1 {_suggested(his)} AND m.id = ?", (member, member))
    return row is not None


def suggested(reads: Reads) -> int:
    """How many of them there are."""
    scope, given = among(reads, "m.id")
    row = reads.one(f"SELECT count(*) {_suggested()} AND {scope}", given)
    return int(row[0]) if row else 0
