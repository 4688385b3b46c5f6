"""A member's statement, and what all members could still use, by the month in which it ends."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from desktop.models.award import POINTS, EntryQuery, Wallet
from desktop.models.lots import Holding
from desktop.models.op import Value
from desktop.models.progress import Progress, quiet
from desktop.models.statement import Liability, Open, Statement, StatementLine
from desktop.store import entries, expiry, home, members, wallets
from desktop.store.ledger import family
from desktop.store.merged import NOW
from desktop.store.reads import Reads

# Whoever has something with an end: of all others the balance is all there is.
_ENDING = "SELECT DISTINCT member FROM entry WHERE expires IS NOT NULL AND gone = 0 AND wallet IS ?"
_LASTING = (
    "SELECT coalesce(sum(max(points, 0)), 0), coalesce(sum(points > 0), 0),"
    " coalesce(sum(max(-points, 0)), 0) FROM"
    f" (SELECT {NOW.format('e.member')} whose, sum(points) points FROM entry e"
    " WHERE gone = 0 AND wallet IS ?"
    " GROUP BY whose) WHERE whose NOT IN (SELECT value FROM ending)"
)


def of_member(
    reads: Reads, member: bytes, first: date, last: date, wallet: Wallet = POINTS
) -> Statement:
    """What came and went for a member, aliases included, in some days."""
    canonical, ids = family(reads, member)
    query = EntryQuery(member=canonical, first=str(first), last=str(last), wallet=wallet)
    found = list(entries.each(reads, query))[::-1]
    before = _before(reads, ids, str(first), wallet)
    lines, after = list[StatementLine](), before
    for entry in found:
        after += entry.points
        lines.append(StatementLine(entry, after))
    name, nickname = members.called(reads, canonical) or ("", "")
    number = reads.one("SELECT coalesce(number, '') FROM member WHERE id = ?", (canonical,))
    return Statement(
        home.name(reads),
        canonical,
        name or nickname,
        number[0] if number else "",
        wallet,
        str(first),
        str(last),
        before,
        tuple(lines),
        after,
        tuple(lot for lot in expiry.holding(reads, canonical, wallet).lots if lot.expires),
        wallets.available(reads, canonical, wallet=wallet),
        wallets.balance(reads, canonical, wallet=wallet),
    )


def _before(reads: Reads, ids: tuple[bytes, ...], first: str, wallet: Wallet) -> int:
    row = reads.one(
        f"SELECT coalesce(sum(points), 0) FROM entry WHERE member IN ({', '.join('?' * len(ids))})"
        " AND gone = 0 AND wallet IS ? AND local < ?",
        (*ids, wallet or None, first),
    )
    return int(row[0]) if row else 0


def liability(reads: Reads, wallet: Wallet = POINTS, progress: Progress = quiet) -> Liability:
    """What all members could still use, by the month in which it ends; what lasts comes last."""
    kept: tuple[Value, ...] = (wallet or None,)
    open_, people = Counter[str](), Counter[str]()
    ended = short = 0
    whole: list[bytes] = []
    for ids, found in _ending(reads, wallet, progress):
        whole += ids
        ended += sum(due.points - due.taken for due in found.due)
        short += found.short
        mine = Counter[str]()
        for lot in found.lots:
            mine[lot.expires[:7]] += lot.left
        open_ += mine
        people.update(mine.keys())
    rest = _lasting(reads, whole, kept)
    open_[""] += rest[0]
    people[""] += rest[1]
    months = sorted((month for month in open_ if open_[month]), key=lambda month: month or "~")
    return Liability(
        wallet,
        tuple(Open(month, open_[month], people[month]) for month in months),
        ended,
        short + rest[2],
    )


def _ending(
    reads: Reads, wallet: Wallet, progress: Progress
) -> Iterator[tuple[tuple[bytes, ...], Holding]]:
    found = [bytes(row[0]) for row in reads.rows(_ENDING, (wallet or None,))]
    seen: set[bytes] = set()
    for done, member in enumerate(found):
        progress(done, len(found))
        canonical, ids = family(reads, member)
        if canonical not in seen:
            seen.add(canonical)
            yield ids, expiry.holding(reads, canonical, wallet)


def _lasting(reads: Reads, whole: list[bytes], kept: tuple[Value, ...]) -> tuple[int, int, int]:
    """Of everybody else: what they have, how many they are, and what is missing to zero."""
    listed = "[" + ",".join(f'"{one.hex()}"' for one in whole) + "]"
    sql = f"WITH ending AS (SELECT unhex(value) value FROM json_each(?)) {_LASTING}"
    row = reads.one(sql, (listed, *kept)) or (0, 0, 0)
    return int(row[0]), int(row[1]), int(row[2])
