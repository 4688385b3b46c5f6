"""Coupons: their kinds, who has which, and how they were used, by the judge's log."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from desktop.models.coupon import CANCELLED, WITHDRAWN, Coupon, CouponKind, Use, capacity, standing
from desktop.models.problem import Problem
from desktop.store import payments
from desktop.store.certificates import listed
from desktop.store.member_filter import among
from desktop.store.merged import THEIRS
from desktop.store.place import PLACE, joined
from desktop.store.reads import Reads

PAGE = 200
_KIND = (
    "SELECT k.id, coalesce(k.title, ''), coalesce(k.note, ''), k.works, coalesce(k.amount, 0),"
    " k.days, coalesce(k.fee, 0), (SELECT count(*) FROM coupon c WHERE c.kind = k.id"
    " AND c.gone = 0), k.plan FROM coupon_kind k WHERE k.gone = 0"
)
# SQL over coupon `c`: the day on which its fee was paid.
PAID = (
    "(SELECT substr(min(p.local), 1, 10) FROM payment p"
    f" WHERE p.coupon = c.id AND {payments.STANDS})"
)
# A coupon is whose record leads to him today; one of somebody who is gone is not listed.
_FROM = (
    " FROM coupon c LEFT JOIN alias a ON a.member = c.member"
    " JOIN member m ON m.id = coalesce(a.person, c.member) AND m.gone = 0"
    " LEFT JOIN coupon_kind k ON k.id = c.kind"
)
_COUPON = (
    "SELECT c.id, m.id, coalesce(nullif(m.name, ''), m.nickname, ''), coalesce(m.number, ''),"
    " c.kind, coalesce(k.title, ''), c.works, coalesce(c.amount, 0), coalesce(c.fee, 0),"
    f" coalesce(c.\"from\", ''), coalesce(c.\"until\", ''), coalesce({PAID}, ''),"
    f" coalesce(c.state, '') = '{WITHDRAWN}', c.ladder, coalesce(c.step, 0){_FROM}"
)
_USES = (
    "SELECT u.coupon, u.id, u.member, coalesce(o.name, ''), coalesce(u.pieces, 1),"
    " coalesce(u.price, 0), coalesce(u.off, 0), coalesce(u.at, 0),"
    f" coalesce(u.state, '') = '{CANCELLED}', coalesce(u.reason, ''), c.seq IS NULL, {PLACE} place"
    f" FROM coupon_use u {joined('u')} LEFT JOIN operator o ON o.id = u.operator"
    " WHERE u.gone = 0 AND u.coupon IN (SELECT unhex(value) FROM json_each(?))"
    " ORDER BY place, u.born"
)
# Coupons that may have been used beyond what they hold: `standing` says which use it is.
_BEYOND = (
    "c.gone = 0 AND c.works <> 'percent' AND (SELECT sum(coalesce(u.pieces, 1)) FROM coupon_use u"
    f" WHERE u.coupon = c.id AND u.gone = 0 AND coalesce(u.state, '') <> '{CANCELLED}')"
    " > CASE c.works WHEN 'pieces' THEN c.amount ELSE 1 END"
)


def kinds(reads: Reads) -> list[CouponKind]:
    """At most 200 kinds by title."""
    found = reads.rows(f"{_KIND} ORDER BY k.title, k.id LIMIT {PAGE}")
    return [CouponKind(bytes(row[0]), *row[1:]) for row in found]


def kind(reads: Reads, record: bytes) -> CouponKind:
    """One kind. Raises Problem coupon.kind_gone."""
    row = reads.one(f"{_KIND} AND k.id = ?", (record,))
    if row is None:
        raise Problem("coupon.kind_gone")
    return CouponKind(bytes(row[0]), *row[1:])


def kind_named(reads: Reads, word: str) -> bytes:
    """A kind by its id or a title that only one has. Raises Problem coupon.kind_unknown."""
    found = reads.rows(
        "SELECT id FROM coupon_kind WHERE gone = 0 AND (title = ?1 OR lower(hex(id)) = ?1) LIMIT 2",
        (word,),
    )
    if len(found) != 1:
        raise Problem("coupon.kind_unknown", word=word)
    return bytes(found[0][0])


def page(
    reads: Reads, kind: bytes | None = None, offset: int = 0, limit: int = PAGE
) -> list[Coupon]:
    """At most 200 coupons of a kind or of all, the newest first."""
    where, given = _where(reads, kind)
    found = reads.rows(
        f'{_COUPON} WHERE {where} ORDER BY c."from" DESC, c.born DESC LIMIT ? OFFSET ?',
        (*given, min(limit, PAGE), offset),
    )
    return _with_uses(reads, found)


def count(reads: Reads, kind: bytes | None = None) -> int:
    """How many such a list has."""
    where, given = _where(reads, kind)
    row = reads.one(f"SELECT count(*){_FROM} WHERE {where}", given)
    return int(row[0]) if row else 0


def of_member(reads: Reads, member: bytes) -> list[Coupon]:
    """At most 200 coupons of a member and of who was merged into him, the newest first."""
    found = reads.rows(
        f"{THEIRS} {_COUPON} WHERE c.gone = 0 AND c.member IN (SELECT id FROM his)"
        f' ORDER BY c."from" DESC, c.born DESC LIMIT {PAGE}',
        (listed([member]),),
    )
    return _with_uses(reads, found)


def find(reads: Reads, coupon: bytes) -> Coupon:
    """One coupon. Raises Problem coupon.gone."""
    found = known(reads, coupon)
    if found is None:
        raise Problem("coupon.gone")
    return found


def known(reads: Reads, coupon: bytes) -> Coupon | None:
    """One coupon; None where there is none any more."""
    found = _with_uses(reads, reads.rows(f"{_COUPON} WHERE c.gone = 0 AND c.id = ?", (coupon,)))
    return found[0] if found else None


def meant(reads: Reads, member: bytes, word: str) -> bytes:
    """A member's coupon by its id or its kind: of several one that can be used, the oldest first.

    Raises Problem coupon.none.
    """
    found = [one for one in of_member(reads, member) if word in (one.id.hex(), one.title)]
    if not found:
        raise Problem("coupon.none", word=word)
    today = reads.today().isoformat()
    good = [one for one in found if one.standing(today) in ("open", "offered")]
    return (good or found)[-1].id


def use_meant(reads: Reads, word: str) -> bytes:
    """A use by its id, 32 hex digits. Raises Problem coupon.use_gone."""
    row = reads.one("SELECT id FROM coupon_use WHERE gone = 0 AND lower(hex(id)) = ?", (word,))
    if row is None:
        raise Problem("coupon.use_gone")
    return bytes(row[0])


def holder(reads: Reads, coupon: bytes) -> bytes:
    """The record that a coupon was given to, wherever that leads today."""
    row = reads.one("SELECT member FROM coupon WHERE id = ?", (coupon,))
    if row is None:
        raise Problem("coupon.gone")
    return bytes(row[0])


def of_use(reads: Reads, use: bytes) -> Coupon:
    """The coupon of a use. Raises Problem coupon.use_gone."""
    row = reads.one("SELECT coupon FROM coupon_use WHERE id = ? AND gone = 0", (use,))
    if row is None:
        raise Problem("coupon.use_gone")
    return find(reads, bytes(row[0]))


def twice(reads: Reads) -> list[tuple[Coupon, Use]]:
    """At most 200 coupons, each with a use that came after others had used it up."""
    found = reads.rows(f"{_COUPON} WHERE {_BEYOND} ORDER BY c.born LIMIT {PAGE}")
    some = _with_uses(reads, found)
    return [(one, use) for one in some for use in one.uses if use.twice]


def _where(reads: Reads, kind: bytes | None) -> tuple[str, tuple[object, ...]]:
    scope, given = among(reads, "m.id")
    if kind is None:
        return f"c.gone = 0 AND {scope}", given
    return f"c.gone = 0 AND {scope} AND c.kind = ?", (*given, kind)


def _with_uses(reads: Reads, rows: Iterable[Sequence[Any]]) -> list[Coupon]:
    found = [_coupon(row) for row in rows]
    uses = _uses(reads, found)
    return [_used(one, uses[one.id]) for one in found]


def _coupon(row: Sequence[Any]) -> Coupon:
    values = list(row)
    values[12] = bool(values[12])
    return Coupon(*values)


def _uses(reads: Reads, some: Sequence[Coupon]) -> dict[bytes, list[Use]]:
    private = "member.read.private" in reads.actor.cells
    found: dict[bytes, list[Use]] = defaultdict(list)
    for coupon, *row in reads.rows(_USES, (json.dumps([one.id.hex() for one in some]),)):
        use, member, operator, pieces, price, off, at, cancelled, reason, pending, _ = row
        said = reason if private else ""
        found[bytes(coupon)].append(
            Use(
                bytes(use), bytes(coupon), bytes(member), operator, pieces, price, off, at,
                bool(cancelled), said, bool(pending),
            )
        )  # fmt: skip
    return found


def _used(one: Coupon, uses: Sequence[Use]) -> Coupon:
    holds = capacity(one.works, one.amount)
    stands = standing(((use.pieces, use.cancelled) for use in uses), holds)
    marked = tuple(replace(use, stands=yes) for use, yes in zip(uses, stands, strict=True))
    return replace(one, uses=marked)
