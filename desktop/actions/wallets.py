"""What an operator does with balances: give of a wallet, hold, let expire; statements of them."""

from datetime import date

from msgspec import Struct

from desktop.models.award import POINTS, Wallet
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.statement import Liability, Statement
from desktop.store import expiry, ledger, members, statements, wallets
from desktop.store.community import Store
from desktop.store.reads import Reads
from desktop.store.wallets import Giving, Holding


class Expired(Struct, frozen=True):
    """What an expiry run let go: so many points of so many lots."""

    points: int
    lots: int


def give(store: Store, asked: Giving) -> Changes:
    """Give (or, below zero, take) of a wallet by hand; `Changes.result` is the entry's id.

    Raises Problem role.not_allowed, entry.points, entry.no_reason, entry.past_end,
    entry.not_enough.
    """
    require(store.actor, "points.award", scopes=members.scopes_of(store, asked.member))
    with store.recording("points.award") as rec:
        rec.result = wallets.give(rec, store, asked)
    return rec.changes


def hold(store: Store, asked: Holding) -> Changes:
    """Hold a part of what can be used; `Changes.result` is the hold's id.

    Raises Problem role.not_allowed, entry.points, entry.no_reason, entry.not_enough.
    """
    require(store.actor, "points.award", scopes=members.scopes_of(store, asked.member))
    with store.recording("points.hold") as rec:
        rec.result = wallets.hold(rec, store, asked)
    return rec.changes


def release(store: Store, one: bytes) -> Changes:
    """Let go what was held. Raises Problem role.not_allowed, hold.unknown."""
    whose = wallets.holder(store, one)
    require(store.actor, "points.award", scopes=members.scopes_of(store, whose))
    with store.recording("points.release") as rec:
        wallets.release(rec, store, one)
    return rec.changes


def expiring(reads: Reads, day: date, progress: Progress = quiet) -> Expired:
    """What `expire` would let go."""
    found = list(expiry.ended(reads, day, None, progress))
    return Expired(sum(one.points for one in found), len(found))


def expire(store: Store, day: date, progress: Progress = quiet) -> Changes:
    """Let go what was not used of all lots that ended before a day; the result is an `Expired`.

    Raises Problem role.not_allowed.
    """
    require(store.actor, "points.award")
    with store.recording("points.expire") as rec:
        points = expiry.expire(rec, store, day, None, progress)
        rec.result = Expired(points, rec.recorded)
    return rec.changes


def statement(
    reads: Reads, member: bytes, first: date, last: date, wallet: Wallet = POINTS
) -> Statement:
    """A member's statement over some days. Raises Problem member.unknown, entry.days_backwards."""
    if last < first:
        raise Problem("entry.days_backwards", first=first, last=last)
    canonical, _ = ledger.family(reads, member)
    if not members.sees(reads, canonical):
        raise Problem("member.unknown", word=canonical.hex())
    return statements.of_member(reads, canonical, first, last, wallet)


def note_statement(store: Store, member: bytes, way: str) -> Changes:
    """Note that a member's statement left the console: `way` is copy, print, or a file's name.

    Raises Problem member.unknown.
    """
    canonical, _ = ledger.family(store, member)
    if not members.sees(store, canonical):
        raise Problem("member.unknown", word=canonical.hex())
    with store.recording("points.statement") as rec:
        noted = {"kind": "statement", "member": canonical, "operator": store.operator}
        rec.put("audit", None, {**noted, "at": rec.at, "detail": way})
    return rec.changes


def liability(reads: Reads, wallet: Wallet = POINTS, progress: Progress = quiet) -> Liability:
    """What all members could still use. Raises Problem role.not_allowed."""
    require(reads.actor, "points.award")
    return statements.liability(reads, wallet, progress)
