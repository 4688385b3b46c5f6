"""Who a member is now, and who he was before he was merged, in SQL."""

from typing import Final

from desktop.store.reads import Reads

# A member (the first parameter) with every record that was merged into him.
MERGED: Final = (
    "WITH RECURSIVE one(id) AS (SELECT ? UNION SELECT a.member FROM alias a"
    " JOIN one ON a.canonical = one.id WHERE a.gone = 0)"
)

# Whom the record ?1 leads to, itself too: each counts for all of them.
UP: Final = (
    "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT l.canonical FROM alias l"
    " JOIN up ON l.member = up.id WHERE l.gone = 0) SELECT id FROM up"
)

# Every alias with the member he now is, also where a member was merged more than once.
CANONICAL = """walk(member, at, n) AS (
 SELECT member, canonical, 1 FROM alias WHERE gone = 0
 UNION ALL SELECT w.member, al.canonical, w.n + 1 FROM walk w
 JOIN alias al ON al.member = w.at AND al.gone = 0 WHERE w.n < 64),
canonical(member, at) AS MATERIALIZED (
 SELECT member, at FROM (SELECT member, at, max(n) FROM walk GROUP BY member))"""


def records(reads: Reads, member: bytes) -> list[bytes]:
    """A member's own record, and then each that was merged into him."""
    found = reads.rows(f"{MERGED} SELECT id FROM one ORDER BY id <> ?, id", (member, member))
    return [bytes(record) for (record,) in found]
