"""Members with one phone: found by its index."""

from itertools import groupby

from desktop.models.duplicate import Duplicate
from desktop.store.reads import Reads

# Two of one phone and one name who were said to be two people.
_APART = (
    " FROM apart p JOIN member a ON a.id = p.one JOIN member b ON b.id = p.other"
    " WHERE p.gone = 0 AND a.phone_ix = b.phone_ix AND a.folded = b.folded"
)


def count(reads: Reads) -> int:
    """How many phones more than one member has."""
    row = reads.one(
        "SELECT count(*) FROM (SELECT 1 FROM member WHERE phone_ix IS NOT NULL AND gone = 0"
        " GROUP BY phone_ix HAVING count(*) > 1)"
    )
    return int(row[0]) if row else 0


def twins(reads: Reads) -> int:
    """How many records are too many where phone and name are one, and nobody said two people."""
    row = reads.one(
        "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) n FROM member"
        " WHERE phone_ix IS NOT NULL AND gone = 0 AND folded <> ''"
        f" AND id NOT IN (SELECT p.one{_APART} UNION SELECT p.other{_APART})"
        " GROUP BY phone_ix, folded HAVING n > 1)"
    )
    return int(row[0]) if row else 0


def duplicates(reads: Reads, limit: int = 200, offset: int = 0) -> list[Duplicate]:
    """Members who share a phone, the oldest pair first; at most `limit` groups."""
    found = reads.rows(
        "SELECT m.phone_ix, m.id, coalesce(m.name, m.nickname, ''), coalesce(m.number, ''),"
        " m.folded FROM (SELECT phone_ix, min(rid) first FROM member"
        " WHERE phone_ix IS NOT NULL AND gone = 0 GROUP BY phone_ix HAVING count(*) > 1"
        " ORDER BY first LIMIT ? OFFSET ?) d JOIN member m ON m.phone_ix = d.phone_ix"
        " AND m.gone = 0 ORDER BY d.first, m.id",
        (limit, offset),
    )
    apart = {bytes(one) for pair in reads.rows(f"SELECT p.one, p.other{_APART}") for one in pair}
    return [_duplicate(list(rows), apart) for _, rows in groupby(found, key=lambda row: row[0])]


def _duplicate(rows: list[tuple[bytes, bytes, str, str, str]], apart: set[bytes]) -> Duplicate:
    called: dict[str, list[bytes]] = {}
    for _, member, _, _, folded in rows:
        if folded and bytes(member) not in apart:
            called.setdefault(folded, []).append(bytes(member))
    twins = tuple(tuple(ids) for ids in called.values() if len(ids) > 1)
    return Duplicate(tuple((bytes(m), name, number) for _, m, name, number, _ in rows), twins)
