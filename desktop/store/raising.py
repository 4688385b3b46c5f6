"""Whom his orders suggest to raise on the ladder; a person decides."""

from desktop.models.ladder import CUSTOMER, USER, Suggestion
from desktop.store.member_filter import among
from desktop.store.merged import MERGED
from desktop.store.reads import Reads

PAGE = 200


# Who ordered how often, and when last; what a merged record ordered is the other's.
_ORDERS = (
    "SELECT coalesce(l.person, a.member) who, count(*) n, max(a.at) last"
    " FROM activity a {index} LEFT JOIN alias l ON l.member = a.member"
    " WHERE a.kind = 'order' AND a.member {whose} AND a.gone = 0"
    " AND coalesce(a.state, '') <> 'voided' GROUP BY who"
)
_EVERYBODY = _ORDERS.format(index="", whose="IS NOT NULL")
_HIS = _ORDERS.format(index="INDEXED BY activity_member", whose="IN (SELECT id FROM one)")
# Nobody looked at him since his last order, whatever was decided then.
_SUGGESTED = (
    "FROM ({orders}) o JOIN member m ON m.id = o.who AND m.gone = 0"
    f" WHERE o.n >= 2 AND coalesce(m.level, '') IN ('', '{CUSTOMER}')"
    " AND NOT EXISTS (SELECT 1 FROM stage s WHERE s.member = m.id AND s.gone = 0"
    " AND s.at >= o.last)"
)
_ALL = _SUGGESTED.format(orders=_EVERYBODY)


def suggestions(reads: Reads, offset: int = 0, limit: int = PAGE) -> list[Suggestion]:
    """Who ordered again and is not called 用户 yet, newest order first."""
    scope, given = among(reads, "m.id")
    found = reads.rows(
        "SELECT m.id, coalesce(m.number, ''), coalesce(m.name, m.nickname, ''),"
        f" coalesce(nullif(m.level, ''), '{CUSTOMER}'), o.n, o.last {_ALL} AND {scope}"
        " ORDER BY o.last DESC, m.id LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return [
        Suggestion(bytes(who), number, name, before, USER, orders, last)
        for who, number, name, before, orders, last in found
    ]


def waits(reads: Reads, member: bytes) -> bool:
    """Whether he is among them, asked of him alone."""
    about = _SUGGESTED.format(orders=_HIS)
    row = reads.one(f"{MERGED} SELECT 1 {about} AND m.id = ?", (member, member))
    return row is not None


def suggested(reads: Reads) -> int:
    """How many of them there are."""
    scope, given = among(reads, "m.id")
    row = reads.one(f"SELECT count(*) {_ALL} AND {scope}", given)
    return int(row[0]) if row else 0
