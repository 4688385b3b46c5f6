"""Who used or has held more than he had: by the judge's log, so that all devices mark the same."""

from typing import TYPE_CHECKING

from desktop.models.award import POINTS, Wallet
from desktop.models.member import Filter, MemberQuery
from desktop.store.merged import HIS, NOW
from desktop.store.reads import Reads

if TYPE_CHECKING:
    from desktop.models.statement import Owing

PAGE = 200
# A hold that is neither let go nor has run out on the day (the parameter).
HELD = "h.gone = 0 AND (h.until IS NULL OR h.until >= ?)"
# What was taken back, let go or has run out counts as though it had never been.
_RUNNING = (
    "SELECT id, points, sum(points) OVER (ORDER BY place, born) reached FROM ("
    "SELECT e.id, e.points, {place} place, e.born FROM entry e {of_entry}"
    " WHERE e.member IN ({marks}) AND e.wallet IS ? AND e.gone = 0"
    " AND e.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)"
    " UNION ALL SELECT h.id, -h.points, {place}, h.born FROM hold h {of_hold}"
    f" WHERE h.member IN ({{marks}}) AND h.wallet IS ? AND {HELD})"
)
_POINTS = "SELECT id member, '' wallet, points FROM member WHERE points < 0 AND gone = 0"
_OTHERS = (
    f"SELECT {NOW.format('e.member')} whose, e.wallet, sum(e.points) FROM entry e"
    " WHERE e.wallet IS NOT NULL AND e.gone = 0 GROUP BY whose, e.wallet"
    " HAVING sum(e.points) < 0"
)
# Who has not less than nothing, but less than what is held of it.
_BEYOND = (
    "SELECT whose member, wallet, has points, held FROM (SELECT whose, wallet, held,"
    " CASE WHEN wallet IS NULL THEN (SELECT points FROM member WHERE id = whose)"
    " ELSE (SELECT coalesce(sum(e.points), 0) FROM entry e WHERE e.wallet = k.wallet"
    f" AND e.gone = 0 AND e.member IN ({HIS.format('k.whose')})) END has"
    f" FROM (SELECT {NOW.format('h.member')} whose, h.wallet, sum(h.points) held FROM hold h"
    f" WHERE {HELD} GROUP BY whose, h.wallet) k) WHERE has BETWEEN 0 AND held - 1"
)
# Among very many entries of other wallets the first screen does not wait for their sums.
_STEPS = 20_000


def marked(reads: Reads, member: bytes, wallet: Wallet = POINTS) -> dict[bytes, int]:
    """The entries and holds by which a member came below zero, and how far below he then was.

    What the judge has not decided yet comes behind all that he has.
    """
    # The first screen counts; what sums the log is loaded where somebody looks closer.
    from desktop.store.ledger import family
    from desktop.store.place import PLACE, joined

    _, ids = family(reads, member)
    marks = ", ".join("?" * len(ids))
    sql = _RUNNING.format(place=PLACE, of_entry=joined("e"), of_hold=joined("h"), marks=marks)
    about = (*ids, wallet or None)
    found = reads.rows(
        f"SELECT id, reached FROM ({sql}) WHERE points < 0 AND reached < 0",
        (*about, *about, _today(reads)),
    )
    return {bytes(one): -int(reached) for one, reached in found}


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


def beyond(reads: Reads, offset: int = 0, limit: int = PAGE) -> "list[Owing]":
    """At most 200 of whom more is held than there is, though they have not less than nothing."""
    from desktop.models.statement import Owing

    found = reads.rows(
        "SELECT o.member, coalesce(nullif(m.name, ''), m.nickname, ''), coalesce(o.wallet, ''),"
        f" o.points, o.held FROM ({_BEYOND}) o JOIN member m ON m.id = o.member AND m.gone = 0"
        " ORDER BY o.points - o.held, o.member LIMIT ? OFFSET ?",
        (_today(reads), min(limit, PAGE), offset),
    )
    return [Owing(*row) for row in found]


def count_beyond(reads: Reads) -> int:
    """Of how many balances more is held than there is."""
    return _counted(reads, _BEYOND, _today(reads))


def count(reads: Reads) -> int:
    """How many balances are below zero."""
    others = reads.soon(_STEPS, lambda some: _counted(some, _OTHERS))
    return _counted(reads, _POINTS) + (others or 0)


def query() -> MemberQuery:
    """The members whose points are below zero, the furthest first."""
    return MemberQuery(filters=(Filter("points", "<", (0,)),), sort=(("points", False),))


def _today(reads: Reads) -> str:
    return reads.today().isoformat()


def _counted(reads: Reads, sql: str, *given: object) -> int:
    row = reads.one(f"SELECT count(*) FROM ({sql})", given)
    return int(row[0]) if row else 0
