"""What a member has in each wallet, what of it he may use, and using it."""

from msgspec import Struct

from desktop.models import period
from desktop.models.award import POINTS, Wallet, spend_id
from desktop.models.problem import Problem
from desktop.store.ledger import correct, family
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

# What one entry may take: a million points, a million yuan.
_MOST: dict[Wallet, int] = {"": 1_000_000, "stored": 100_000_000, "contribution": 1_000_000}


def balance(reads: Reads, member: bytes, at: int | None = None, *, wallet: Wallet = POINTS) -> int:
    """The sum of a member's entries, aliases included; up to `at` (ms UTC) when given.

    Points, or fen of stored value, or contribution.
    """
    _, ids = family(reads, member)
    marks = ", ".join("?" * len(ids))
    until = "" if at is None else " AND at <= ?"
    row = reads.one(
        f"SELECT coalesce(sum(points), 0) FROM entry WHERE member IN ({marks}) AND gone = 0"
        f" AND wallet IS ?{until}",
        (*ids, wallet or None, *(() if at is None else (at,))),
    )
    return int(row[0]) if row else 0


def available(reads: Reads, member: bytes, *, wallet: Wallet = POINTS) -> int:
    """What a member may use now: his balance without what is held or has expired."""
    return balance(reads, member, wallet=wallet)


class Spending(Struct, frozen=True):
    """What is to be taken from whom: `points` (> 0, fen of stored value) for the record `source`.

    `beyond`: also more than he may use.
    """

    member: bytes
    points: int
    source: bytes
    wallet: Wallet = POINTS
    note: str = ""
    beyond: bool = False


def spend(rec: Recorder, reads: Reads, asked: Spending) -> bytes:
    """Take what is asked for; answers the entry's id.

    A record is paid for once: the same again writes nothing. Raises Problem entry.points,
    entry.not_enough.
    """
    most = _MOST[asked.wallet]
    if not 0 < asked.points <= most:
        raise Problem("entry.points", low=1, high=most)
    made = spend_id(rec.community, asked.source)
    if reads.one("SELECT 1 FROM entry WHERE id = ?", (made,)):
        return made
    has = available(reads, asked.member, wallet=asked.wallet)
    if has < asked.points and not asked.beyond:
        raise Problem("entry.not_enough", has=has, needs=asked.points)
    said: dict[str, object] = {
        "member": family(reads, asked.member)[0],
        "points": -asked.points,
        "kind": "spend",
        "generation": 0,
        "evidence_key": asked.source.hex(),
        "local": period.local_text(rec.at, reads.zone),
        "zone": reads.zone,
        "at": rec.at,
        "note": asked.note.strip() or None,
        "wallet": asked.wallet or None,
    }
    return rec.entry({name: value for name, value in said.items() if value is not None}, made)


def give_back(rec: Recorder, reads: Reads, source: bytes, reason: str) -> bytes | None:
    """Cancel what was spent on a record: exactly that, and once, whichever devices cancel.

    Answers the reversal's id; None where nothing was spent or it was given back already. Raises
    Problem entry.no_reason.
    """
    made = spend_id(rec.community, source)
    spent = reads.one(
        "SELECT NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id) FROM entry e"
        " WHERE e.id = ? AND e.gone = 0",
        (made,),
    )
    return correct(rec, reads, made, reason) if spent and spent[0] else None
