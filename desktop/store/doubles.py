"""Whether somebody who came of late was there already, as the first screen asks."""

from typing import Final

from desktop.store.reads import Reads

# So many of the newest members are looked at: a list that two laptops imported lies there.
_NEWEST: Final = 300
_AMONG_NEWEST: Final = (
    "SELECT count(*) FROM (SELECT id, rid, phone_ix FROM member"
    " WHERE gone = 0 ORDER BY rid DESC LIMIT ?) n WHERE EXISTS (SELECT 1 FROM member m"
    " WHERE m.phone_ix = n.phone_ix AND m.gone = 0 AND m.rid < n.rid AND NOT EXISTS"
    " (SELECT 1 FROM apart p WHERE p.gone = 0"
    " AND p.one = min(m.id, n.id) AND p.other = max(m.id, n.id)))"
)


def among_newest(reads: Reads) -> int:
    """How many of the newest members have the phone of one who was there before, and nobody said
    that they are two people."""
    row = reads.one(_AMONG_NEWEST, (_NEWEST,))
    return int(row[0]) if row else 0
