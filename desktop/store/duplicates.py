"""Members with one phone: found by its index."""

from itertools import groupby

from desktop.models.duplicate import Duplicate
from desktop.store.reads import Reads


def count(reads: Reads) -> int:
    """How many phones more than one member has."""
    row = reads.one(
        "SELECT count(*) FROM (SELECT 1 FROM member WHERE phone_ix IS NOT NULL AND gone = 0"
        " GROUP BY phone_ix HAVING count(*) > 1)"
    )
    return int(row[0]) if row else 0


def twins(reads: Reads) -> int:
    """How many records are too many where phone and name are one."""
    row = reads.one(
        "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) n FROM member"
        " WHERE phone_ix IS NOT NULL AND gone = 0 AND folded <> ''"
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
    return [_duplicate(list(rows)) for _, rows in groupby(found, key=lambda row: row[0])]


def _duplicate(rows: list[tuple[bytes, bytes, str, str, str]]) -> Duplicate:
    called: dict[str, list[bytes]] = {}
    for _, member, _, _, folded in rows:
        if folded:
            called.setdefault(folded, []).append(bytes(member))
    twins = tuple(tuple(ids) for ids in called.values() if len(ids) > 1)
    return Duplicate(tuple((bytes(m), name, number) for _, m, name, number, _ in rows), twins)
