"""Stored value that came in with a payment, and taking it out again with it."""

from desktop.models import period
from desktop.models.counting import yuan
from desktop.models.ids import fact_id
from desktop.models.problem import Problem
from desktop.store import ledger, wallets
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


def top_up(rec: Recorder, reads: Reads, member: bytes, fen: int, payment: bytes) -> bytes:
    """Put what was paid into a member's stored value; the entry's id follows from the payment."""
    fields: dict[str, object] = {
        "member": member,
        "points": fen,
        "kind": "manual",
        "generation": 0,
        "wallet": "stored",
        "evidence_key": payment.hex(),
        "local": period.local_text(rec.at, reads.zone),
        "zone": reads.zone,
        "at": rec.at,
    }
    return rec.entry(fields, _entry(rec.community, payment))


def take_out(rec: Recorder, reads: Reads, payment: bytes, reason: str) -> None:
    """Take that out once more. Raises Problem payment.spent where less of it is left."""
    made = _entry(rec.community, payment)
    row = reads.one(
        "SELECT member, points, EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)"
        " FROM entry e WHERE e.id = ?",
        (made,),
    )
    if row is None or row[2]:
        return
    has = wallets.available(reads, bytes(row[0]), wallet="stored")
    if has < row[1]:
        raise Problem("payment.spent", has=yuan(has))
    ledger.correct(rec, reads, made, reason)


def _entry(community: bytes, payment: bytes) -> bytes:
    return fact_id("entry", community, "top-up", payment)
