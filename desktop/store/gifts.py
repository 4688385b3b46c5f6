"""Gifts: how many there are, what is kept for which device, and whose redemptions have a piece."""

import re
from collections.abc import Iterable
from typing import Any

from desktop.models.gift import POINTS_UNSEEN, WITHDRAWN, Claim, Gift, Lease, Shelf, settle
from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.store import members
from desktop.store.numbers import judges
from desktop.store.place import MANY, PLACE, joined
from desktop.store.reads import Reads

PAGE = 200
# The judge's seq, NULL while he has not decided.
_DECIDED = f"nullif({PLACE}, {MANY})"
ID = re.compile(r"[0-9a-f]{32}")
_ROW = (
    "SELECT g.id, coalesce(g.name, ''), coalesce(g.note, ''), coalesce(g.cost, 0), g.per_person,"
    f" coalesce(g.state, '') = '{WITHDRAWN}' FROM gift g WHERE g.gone = 0"
)
# Points that were given back cancel a redemption, whoever gave them back and where.
REVERSED = "EXISTS (SELECT 1 FROM entry x WHERE x.reverses = r.spend)"
HANDED = "(SELECT count(*) FROM handout h WHERE h.redemption = r.id AND h.gone = 0)"
_CLAIMS = (
    "SELECT r.id, r.device, coalesce(a.person, r.member), coalesce(r.pieces, 1),"
    f" {_DECIDED}, r.born, {HANDED}, {REVERSED}, coalesce(r.back, 0), a.person IS NOT NULL"
    f" FROM redemption r {joined('r')}"
    " LEFT JOIN alias a ON a.member = r.member WHERE r.gift = ? AND r.gone = 0"
)
_LEASES = (
    "SELECT l.id, l.device, coalesce(l.pieces, 0) - coalesce(l.returned, 0),"
    f" {_DECIDED}, l.born FROM gift_lease l {joined('l')}"
    " WHERE l.gift = ? AND l.gone = 0"
)


def listed(reads: Reads, *, withdrawn: bool = True) -> list[Gift]:
    """At most 200 gifts, those offered first, by their points and name."""
    only = "" if withdrawn else f" AND coalesce(g.state, '') <> '{WITHDRAWN}'"
    found = reads.rows(f"{_ROW}{only} ORDER BY 6, 4, 2, 1 LIMIT {PAGE}")
    return [_gift(reads, row) for row in found]


def find(reads: Reads, gift: bytes) -> Gift:
    """One gift. Raises Problem gift.gone."""
    row = reads.one(f"{_ROW} AND g.id = ?", (gift,))
    if row is None:
        raise Problem("gift.gone")
    return _gift(reads, row)


def named(reads: Reads, text: str) -> bytes:
    """The gift that an id or a unique name means. Raises Problem gift.unknown, gift.ambiguous."""
    word = text.strip()
    if ID.fullmatch(word.lower()):
        rows = reads.rows("SELECT id FROM gift WHERE id = ? AND gone = 0", (bytes.fromhex(word),))
    else:
        every = reads.rows("SELECT id, coalesce(name, '') FROM gift WHERE gone = 0")
        rows = [(one,) for one, name in every if fold(name) == fold(word)]
    if len(rows) > 1:
        raise Problem("gift.ambiguous", gift=text, count=len(rows))
    if not rows:
        raise Problem("gift.unknown", gift=text)
    return bytes(rows[0][0])


def stock(reads: Reads, gift: bytes) -> int:
    """All pieces that came, without those lost."""
    row = reads.one(
        "SELECT coalesce(sum(pieces), 0) FROM gift_stock WHERE gift = ? AND gone = 0", (gift,)
    )
    return int(row[0]) if row else 0


def shelf(reads: Reads, gift: bytes, per_person: int | None = None) -> Shelf:
    """How a gift's pieces stand, by the order of the judge's log."""
    return settle(stock(reads, gift), leases(reads, gift), claims(reads, gift), per_person)


def leases(reads: Reads, gift: bytes) -> list[Lease]:
    """What devices keep of a gift for themselves."""
    return [Lease(*row) for row in reads.rows(_LEASES, (gift,))]


def claims(reads: Reads, gift: bytes) -> list[Claim]:
    """All redemptions of a gift as they were said, each by the person that its member is today."""
    return [_claim(reads, row) for row in reads.rows(_CLAIMS, (gift,))]


def _claim(reads: Reads, row: tuple[Any, ...]) -> Claim:
    record, device, person, pieces, place, born, handed, reversed_, back, merged = row
    # A record may lead to one that was merged in turn.
    who = members.canonical(reads, person) if merged else person
    return Claim(record, device, who, pieces, place, born, handed, bool(reversed_), bool(back))


def _gift(reads: Reads, row: tuple[Any, ...]) -> Gift:
    record, name, note, cost, per_person, withdrawn = row
    found = shelf(reads, record, per_person)
    open_, handed = 0, 0
    for one in found.standings.values():
        open_ += one.state in ("pending", "ready")
        handed += one.state == "handed"
    mine = found.kept.get(reads.device, 0)
    return Gift(
        record, name, note, cost, per_person, bool(withdrawn),
        stock=stock(reads, record), free=found.free, mine=mine,
        elsewhere=sum(found.kept.values()) - mine, waiting=open_, handed=handed,
    )  # fmt: skip


def kept(reads: Reads, gift: bytes) -> dict[bytes, int]:
    """How many pieces each device keeps that it did not promise."""
    return shelves(reads, [gift])[gift].kept


def leases_of(reads: Reads, gift: bytes, device: bytes) -> list[tuple[bytes, int, int]]:
    """(lease, its pieces, those given back already) of a device, the newest first."""
    found = reads.rows(
        "SELECT id, pieces, coalesce(returned, 0) FROM gift_lease"
        " WHERE gift = ? AND device = ? AND gone = 0 ORDER BY born DESC",
        (gift, device),
    )
    return [(bytes(one), int(pieces), int(back)) for one, pieces, back in found]


def points_limit(reads: Reads, device: bytes | None = None) -> int:
    """How many points a device may take before the judge has seen any of it."""
    row = reads.one(
        "SELECT points FROM spend_limit WHERE device = ? AND gone = 0", (device or reads.device,)
    )
    return POINTS_UNSEEN if row is None or row[0] is None else int(row[0])


def points_unseen(reads: Reads) -> int:
    """How many points this device took for gifts that the judge has not seen yet."""
    if judges(reads):
        return 0
    row = reads.one(
        "SELECT coalesce(sum(r.cost), 0) FROM redemption r"
        f" {joined('r')} WHERE c.seq IS NULL AND r.device = ? AND r.gone = 0 AND NOT {REVERSED}",
        (reads.device,),
    )
    return int(row[0]) if row else 0


def shelves(reads: Reads, gifts: Iterable[bytes]) -> dict[bytes, Shelf]:
    """The shelves of several gifts."""
    found = {}
    for gift in set(gifts):
        row = reads.one("SELECT per_person FROM gift WHERE id = ?", (gift,))
        found[gift] = shelf(reads, gift, row[0] if row else None)
    return found
