"""The register of payments: writing and taking back, the list, and what each term rests on."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from msgspec.structs import replace

from desktop.models import period
from desktop.models.payment import EVERY, Payment, PaymentQuery
from desktop.models.plan import Paid, Terms, terms
from desktop.models.problem import Problem
from desktop.store.certificates import listed
from desktop.store.member_filter import among
from desktop.store.merged import HIS, THEIRS
from desktop.store.place import PLACE, joined, place
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.refs import POSITIONS

PAGE: Final = 200
# SQL over payment `p`: it was not taken back.
STANDS: Final = (
    "p.gone = 0 AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.payment = p.id AND r.gone = 0)"
)
# It says the days of its term as well: of all that stand for that it is the first in the log.
# Hardly any term has several, so the index alone answers.
SAYS: Final = f"""{STANDS} AND NOT EXISTS (SELECT 1 FROM payment e
 CROSS JOIN changeset ce ON ce.rid = e.born / {POSITIONS}
 CROSS JOIN changeset cp ON cp.rid = p.born / {POSITIONS}
 WHERE e.plan = p.plan AND e.member = p.member AND e.term = p.term AND e.gone = 0 AND e.id <> p.id
 AND ({place("ce")}, e.born) < ({place("cp")}, p.born)
 AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.payment = e.id AND r.gone = 0))"""
LOGGED: Final = joined("p")
# The seats that were taken in some drives (JSON, ?1), in the order of the log: of each term the
# first payment. Exceptions take none from others.
_SEATS: Final = f"""paid AS (
 SELECT p.*, {PLACE} place, row_number() OVER (PARTITION BY p.member, p.plan, p.term
  ORDER BY {PLACE}, p.born) part FROM payment p {LOGGED}
 WHERE p.drive IN (SELECT unhex(value) FROM json_each(?1)) AND {STANDS}),
seats AS (
 SELECT paid.id, paid.drive, coalesce(paid.extra, 0) extra,
  CASE WHEN coalesce(paid.extra, 0) THEN 0 ELSE row_number() OVER (
   PARTITION BY paid.drive, coalesce(paid.extra, 0) ORDER BY place, paid.born) END turn,
  substr(paid.local, 1, 10) day FROM paid WHERE part = 1)"""
# Of a seat and its drive `d`: nobody let it in, and it had come too early, too late or too far.
_BEYOND: Final = (
    '(s.extra = 0 AND (s.turn > coalesce(d.quota, s.turn) OR s.day < d."from" OR s.day > d."to"'
    " OR s.day >= coalesce(nullif(d.closed, ''), '9999')))"
)
_COLUMNS = (
    "p.id, coalesce(a.person, p.member), coalesce(nullif(m.name, ''), m.nickname, ''),"
    " coalesce(m.number, ''), p.purpose, p.amount, coalesce(p.due, 0), coalesce(p.method, ''),"
    " p.local, p.at, p.plan, coalesce(n.name, ''), p.drive, coalesce(d.name, ''),"
    " coalesce(p.tier, ''), coalesce(p.term, 0), coalesce(p.\"from\", ''), coalesce(p.\"to\", ''),"
    " coalesce(p.extra, 0), coalesce(p.proof, ''), coalesce(p.note, ''), coalesce(p.reason, ''),"
    " c.seq IS NULL, b.at, coalesce(b.reason, ''), p.coupon"
)
_REGISTER = "FROM payment p LEFT JOIN alias a ON a.member = p.member"
_FROM = (
    f"{_REGISTER} {LOGGED}"
    " LEFT JOIN member m ON m.id = coalesce(a.person, p.member)"
    " LEFT JOIN plan n ON n.id = p.plan LEFT JOIN drive d ON d.id = p.drive"
    " LEFT JOIN refund b ON b.payment = p.id AND b.gone = 0"
)


def put(rec: Recorder, reads: Reads, fields: dict[str, object]) -> bytes:
    """Note a payment that was received; it stands for good. Returns its id."""
    stated = {"operator": reads.operator, "zone": reads.zone, **fields}
    return rec.put("payment", None, stated)


def take_back(rec: Recorder, reads: Reads, payment: bytes, reason: str) -> bool:
    """Say that a payment was given back; once, whoever says it. False where it was before."""
    row = reads.one("SELECT member FROM payment WHERE id = ?", (payment,))
    if row is None or reads.one("SELECT 1 FROM refund WHERE payment = ? AND gone = 0", (payment,)):
        return False
    said = {"member": bytes(row[0]), "operator": reads.operator, "at": rec.at}
    rec.put("refund", None, {"payment": payment, **said, "reason": reason or None})
    return True


def page(
    reads: Reads, query: PaymentQuery = EVERY, offset: int = 0, limit: int = PAGE
) -> list[Payment]:
    """At most 200 payments, the newest first; aliases counted as the member."""
    where, given = _where(reads, query)
    # Only what is shown is read: the page is found within an index.
    found = reads.rows(
        f"WITH shown AS MATERIALIZED (SELECT p.id {_REGISTER} WHERE {where}"
        " ORDER BY p.at DESC, p.id DESC LIMIT ? OFFSET ?)"
        f" SELECT {_COLUMNS} {_FROM} WHERE p.id IN (SELECT id FROM shown)"
        " ORDER BY p.at DESC, p.id DESC",
        (*given, min(limit, PAGE), offset),
    )
    return _payments(reads, found)


def totals(reads: Reads, query: PaymentQuery = EVERY) -> tuple[int, int, int]:
    """How many such a list has, what stands of it and what was given back, in fen.

    What was paid with stored value was taken in when it was stored.
    """
    where, given = _where(reads, query)
    row = reads.one(
        "SELECT count(*), coalesce(sum(CASE WHEN b.payment IS NULL AND p.method <> 'stored'"
        " THEN p.amount END), 0),"
        " coalesce(sum(CASE WHEN b.payment IS NOT NULL AND p.method <> 'stored'"
        f" THEN p.amount END), 0) {_REGISTER}"
        f" LEFT JOIN refund b ON b.payment = p.id AND b.gone = 0 WHERE {where}",
        given,
    )
    return (int(row[0]), int(row[1]), int(row[2])) if row else (0, 0, 0)


def find(reads: Reads, payment: bytes) -> Payment:
    """One payment. Raises Problem payment.unknown."""
    found = reads.rows(f"SELECT {_COLUMNS} {_FROM} WHERE p.id = ? AND p.gone = 0", (payment,))
    if not found:
        raise Problem("payment.unknown")
    return _payments(reads, found)[0]


def paid(reads: Reads, some: Sequence[bytes]) -> dict[tuple[bytes, bytes], list[Paid]]:
    """By member and plan: the payments for terms that stand, in the order of the log."""
    found = reads.rows(
        f'{THEIRS} SELECT h.who, p.id, p.member, p.plan, p.term, p."from", p."to", p.amount,'
        f" coalesce(p.due, 0), coalesce(p.discount, 0), c.seq IS NULL FROM his h"
        f" JOIN payment p ON p.member = h.id {LOGGED}"
        f" WHERE p.plan IS NOT NULL AND {STANDS} ORDER BY {PLACE}, p.born",
        (listed(some),),
    )
    out: dict[tuple[bytes, bytes], list[Paid]] = {}
    for who, one, said, plan, number, start, end, amount, due, percent, pending in found:
        days = date.fromisoformat(start), date.fromisoformat(end)
        made = Paid(
            bytes(one), bytes(said), bytes(plan), number, *days, amount, due, percent, bool(pending)
        )
        out.setdefault((bytes(who), made.plan), []).append(made)
    return out


def held(reads: Reads, member: bytes, plan: bytes) -> Terms:
    """The terms of a member (as he is today) in a plan."""
    return terms(paid(reads, [member]).get((member, plan), []))


# Fees of coupons for which more than one payment stands; of these {0}, all but the first.
_PAID_AGAIN: Final = (
    f"SELECT p.coupon FROM payment p WHERE p.coupon IS NOT NULL AND {STANDS}"
    " GROUP BY p.coupon HAVING count(*) > 1"
)
_AGAIN: Final = (
    f"SELECT id FROM (SELECT p.id, row_number() OVER (PARTITION BY p.coupon ORDER BY {PLACE},"
    f" p.born) nth FROM payment p {LOGGED} WHERE p.coupon IN ({{0}}) AND {STANDS})"
    " WHERE nth > 1"
)


def again(reads: Reads, coupons: Sequence[bytes] | None = None) -> list[bytes]:
    """The payments of a fee that another paid before, by the log: of these coupons, or of all."""
    among = _PAID_AGAIN if coupons is None else "SELECT unhex(value) FROM json_each(?)"
    given = () if coupons is None else (listed(coupons),)
    found = reads.rows(_AGAIN.format(among), given)
    return [bytes(one) for (one,) in found]


def last_number(reads: Reads, member: bytes, plan: bytes) -> int:
    """The number of the last term that anything was paid for, taken back or not."""
    row = reads.one(
        f"{THEIRS} SELECT max(p.term) FROM his h JOIN payment p ON p.member = h.id"
        " WHERE p.plan = ?",
        (listed([member]), plan),
    )
    return int(row[0] or 0) if row else 0


def local_of(reads: Reads, at: int, day: date | None) -> str:
    """The local time of a payment: now, or noon of a day before."""
    now = period.local_text(at, reads.zone)
    return now if day is None or day.isoformat() == now[:10] else f"{day.isoformat()}T12:00:00"


def _where(reads: Reads, query: PaymentQuery) -> tuple[str, tuple[object, ...]]:
    parts, given = ["p.gone = 0"], list[object]()
    if query.member is not None:
        parts.append(f"p.member IN ({HIS.format('?')})")
        given += [query.member, query.member]
    for sql, value in (
        ("p.drive = ?", query.drive),
        ("p.plan = ?", query.plan),
        ("p.local >= ?", query.first and query.first.isoformat()),
        ("p.local <= ?", query.last and f"{query.last.isoformat()}T23:59:59"),
    ):
        if value:
            parts.append(sql)
            given.append(value)
    if query.only is not None:
        parts.append("p.id IN (SELECT unhex(value) FROM json_each(?))")
        given.append(listed(query.only))
    scope, people = among(reads, "coalesce(a.person, p.member)")
    if scope != "1":
        parts.append(scope)
        given += people
    return " AND ".join(parts), tuple(given)


def _payments(reads: Reads, found: list[tuple[Any, ...]]) -> list[Payment]:
    private = reads.actor.allows("member.read.private")
    whom = [bytes(row[1]) for row in found if row[10] is not None]
    held = [terms(some) for some in paid(reads, whom).values()]
    fees = [bytes(row[25]) for row in found if row[25] is not None]
    twice = {one for some in held for one in some.twice}.union(again(reads, fees))
    covered = {one.payments[0]: one.covered for some in held for one in some.terms}
    late = beyond(reads, list({bytes(row[12]) for row in found if row[12] is not None}))
    shown = [_payment(row, twice, set(late), private=private) for row in found]
    return [replace(one, covered=covered.get(one.id, 0)) for one in shown]


def _payment(
    row: tuple[Any, ...], twice: set[bytes], late: set[bytes], *, private: bool
) -> Payment:
    values = list(row)
    values[18], values[22] = bool(row[18]), bool(row[22])
    if not private:
        for place in (19, 20, 21, 24):
            values[place] = ""
    values += [row[0] in twice, row[0] in late]
    return Payment(*values)


# Drives in which anybody may be beyond: counted first, since hardly any drive has such.
_CROWDED: Final = f"""SELECT d.id FROM drive d JOIN (
 SELECT drive, count(*) taken, min(first) first, max(last) last FROM (
  SELECT p.drive, min(p.local) first, max(p.local) last FROM payment p
  WHERE p.drive IS NOT NULL AND p.drive IN (SELECT unhex(value) FROM json_each(?1))
   AND coalesce(p.extra, 0) = 0 AND {STANDS} GROUP BY p.drive, p.member, p.term)
 GROUP BY drive) s ON s.drive = d.id
 WHERE s.taken > coalesce(d.quota, s.taken) OR substr(s.first, 1, 10) < d."from"
  OR substr(s.last, 1, 10) > min(d."to", coalesce(date(nullif(d.closed, ''), '-1 day'), d."to"))"""


def beyond(reads: Reads, some: Sequence[bytes]) -> dict[bytes, bytes]:
    """Payments in these drives that took a seat there was not, by id: the drive of each."""
    asked = [bytes(row[0]) for row in reads.rows(_CROWDED, (listed(some),))] if some else []
    if not asked:
        return {}
    found = reads.rows(
        f"WITH {_SEATS} SELECT s.id, s.drive FROM seats s JOIN drive d ON d.id = s.drive"
        f" WHERE {_BEYOND}",
        (listed(asked),),
    )
    return {bytes(one): bytes(drive) for one, drive in found}
