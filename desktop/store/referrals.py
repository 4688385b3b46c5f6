"""Who brought whom: of one member, and as a list."""

from typing import Any

from desktop.models.referral import REFUSED, Referral
from desktop.store.member_filter import among
from desktop.store.merged import MERGED
from desktop.store.reads import Reads

PAGE = 200
_COLUMNS = (
    "r.id, i.id, coalesce(i.name, i.nickname, ''), e.id, coalesce(e.name, e.nickname, ''),"
    " coalesce(r.campaign, ''), coalesce(r.evidence, ''), coalesce(r.state, ''), coalesce(r.at, 0)"
)
# Whoever was merged is the one he was merged into.
_JOINED = (
    "referral r LEFT JOIN alias x ON x.member = r.inviter"
    " LEFT JOIN alias y ON y.member = r.invitee"
    " JOIN member i ON i.id = coalesce(x.person, r.inviter) AND i.gone = 0"
    " JOIN member e ON e.id = coalesce(y.person, r.invitee) AND e.gone = 0"
)


def inviter(reads: Reads, member: bytes) -> Referral | None:
    """Who brought him, whatever became of it; the earliest where merged records have several."""
    found = _rows(reads, "r.invitee IN (SELECT id FROM one)", member, "r.at, r.id")
    return found[0] if found else None


def brought(reads: Reads, member: bytes) -> list[Referral]:
    """Whom he brought, newest first, but for what was refused; at most 200."""
    where = f"r.inviter IN (SELECT id FROM one) AND r.state <> '{REFUSED}'"
    return _rows(reads, where, member, "r.at DESC, r.id")


def find(reads: Reads, record: bytes) -> Referral | None:
    """One referral that stands."""
    found = _told(reads, reads.rows(f"SELECT {_COLUMNS} FROM {_JOINED} WHERE r.id = ?"
                                    " AND r.gone = 0", (record,)))  # fmt: skip
    return found[0] if found else None


def page(reads: Reads, state: str = "", offset: int = 0, limit: int = PAGE) -> list[Referral]:
    """Referrals of one state, or all of them, newest first."""
    where, given = _where(reads, state)
    found = reads.rows(
        f"SELECT {_COLUMNS} FROM {_JOINED} WHERE {where} ORDER BY r.at DESC, r.id LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return _told(reads, found)


def count(reads: Reads, state: str = "") -> int:
    """How many such a list has."""
    where, given = _where(reads, state)
    row = reads.one(f"SELECT count(*) FROM {_JOINED} WHERE {where}", given)
    return int(row[0]) if row else 0


def above(reads: Reads, member: bytes) -> list[bytes]:
    """Who brought him, who brought that one, and so on up."""
    found: list[bytes] = []
    at: bytes | None = member
    while at is not None:
        one = inviter(reads, at)
        at = one.inviter if one and one.state != REFUSED and one.inviter not in found else None
        found += [at] if at else []
    return found


def _where(reads: Reads, state: str) -> tuple[str, tuple[object, ...]]:
    scope, given = among(reads, "e.id")
    if not state:
        return f"r.gone = 0 AND i.id <> e.id AND {scope}", given
    return f"r.gone = 0 AND i.id <> e.id AND {scope} AND r.state = ?", (*given, state)


def _rows(reads: Reads, where: str, member: bytes, order: str) -> list[Referral]:
    found = reads.rows(
        f"{MERGED} SELECT {_COLUMNS} FROM {_JOINED} WHERE {where} AND r.gone = 0 AND i.id <> e.id"
        f" ORDER BY {order} LIMIT {PAGE}",
        (member,),
    )
    return _told(reads, found)


def _told(reads: Reads, found: list[tuple[Any, ...]]) -> list[Referral]:
    private = "member.read.private" in reads.actor.cells
    return [
        Referral(
            bytes(record), bytes(inviter_), name, bytes(invitee), other, campaign,
            evidence if private else "", state, at,
        )
        for record, inviter_, name, invitee, other, campaign, evidence, state, at in found
    ]  # fmt: skip
