"""The mass brake: an action that deletes or overwrites very much asks before it stands."""

from desktop.models.problem import Problem
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# More rows than this, and more than one in so many members.
ROWS = 200
_SHARE = 5
# What stands where the operator has to be asked.
ASK = "history.very_much"

# Fields that held something, and rows that were there: to fill in or bring back loses nothing.
_LOST = "FROM history WHERE op >= ? AND old IS NOT NULL"


def require_few(reads: Reads, first: int) -> None:
    """Look at what the action at hand did, from the changeset `first` on; before it is committed.

    Raises Problem history.very_much with the numbers.
    """
    since = (first * POSITIONS,)
    rows = _count(reads, f"SELECT count(*) FROM (SELECT DISTINCT tbl, record {_LOST})", since)
    if rows <= ROWS:
        return
    gone = _count(reads, f"SELECT count(*) {_LOST} AND tbl = 'member' AND field = ''", since)
    members = gone + _count(reads, "SELECT count(*) FROM member WHERE gone = 0")
    if rows * _SHARE > members:
        share = min(100, rows * 100 // max(members, 1))
        raise Problem(ASK, rows=rows, members=members, share=share)


def _count(reads: Reads, sql: str, params: tuple[int, ...] = ()) -> int:
    row = reads.one(sql, params)
    return int(row[0]) if row else 0
