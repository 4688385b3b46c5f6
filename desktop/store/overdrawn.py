"""Who used more than he had: by the judge's log, so that every device marks the same entry."""

from typing import TYPE_CHECKING

from desktop.models.award import POINTS, Wallet
from desktop.models.member import Filter, MemberQuery
from desktop.store.merged import NOW
from desktop.store.reads import Reads

if TYPE_CHECKING:
    from desktop.models.statement import Owing

PAGE = 200
# What was taken back counts as though it had never been.
_RUNNING = (
    "SELECT e.id, e.points, sum(e.points) OVER (ORDER BY {place}, e.born) reached FROM entry e"
    " {joined} WHERE e.member IN ({marks}) AND e.wallet IS ? AND e.gone = 0"
    " AND e.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)"
)
_POINTS = "SELECT id member, '' wallet, points FROM member WHERE points < 0 AND gone = 0"
_OTHERS = (
    f"SELECT {NOW.format('e.member')} whose, e.wallet, sum(e.points) FROM entry e"
    " WHERE e.wallet IS NOT NULL AND e.gone = 0 GROUP BY whose, e.wallet"
    " HAVING sum(e.points) < 0"
)
# Among very many entries of other wallets the first screen does not wait for their sums.
_STEPS = 20_000


def marked(reads: Reads, member: bytes, wallet: Wallet = POINTS) -> dict[bytes, int]:
    """The entries by which a member came below zero, and how far below he then was.

    What the judge has not decided yet comes behind all that he has.
    """
    # The first screen counts; what sums the log is loaded where somebody looks closer.
    from desktop.store.ledger import family
    from desktop.store.place import PLACE, joined

    _, ids = family(reads, member)
    sql = _RUNNING.format(place=PLACE, joined=joined("e"), marks=", ".join("?" * len(ids)))
    found = reads.rows(
        f"SELECT id, reached FROM ({sql}) WHERE points < 0 AND reached < 0",
        (*ids, wallet or None),
    )
    return {bytes(entry): -int(reached) for entry, reached in found}


def owing(reads: Reads, offset: int = 0, limit: int = PAGE) -> "list[Owing]":
    """At most 200 who have less than nothing, the furthest below first."""
    from desktop.models.statement import Owing

    found = reads.rows(
        "SELECT o.member, coalesce(nullif(m.name, ''), m.nickname, ''), o.wallet, o.points"
        f" FROM ({_POINTS} UNION ALL {_OTHERS}) o JOIN member m ON m.id = o.member AND m.gone = 0"
        " ORDER BY o.points, o.member LIMIT ? OFFSET ?",
        (min(limit, PAGE), offset),
    )
    return [Owing(*row) for row in found]


def count(reads: Reads) -> int:
    """How many balances are below zero."""
    others = reads.soon(_STEPS, lambda some: _counted(some, _OTHERS))
    return _counted(reads, _POINTS) + (others or 0)


def query() -> MemberQuery:
    """The members whose points are below zero, the furthest first."""
    return MemberQuery(filters=(Filter("points", "<", (0,)),), sort=(("points", False),))


def _counted(reads: Reads, sql: str) -> int:
    row = reads.one(f"SELECT count(*) FROM ({sql})")
    return int(row[0]) if row else 0
