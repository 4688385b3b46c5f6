"""Membership plans, who has one, and what it brings a member on a day."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from msgspec import Struct

from desktop.models.plan import ENDED, FIXED, Plan, Standing, Terms, terms
from desktop.models.problem import Problem
from desktop.store import payments
from desktop.store.member_filter import among
from desktop.store.reads import Reads

PAGE: Final = 200
# So many days before its end a term is said to end soon.
SOON: Final = 30
# The days of every term as its first payment says them, added up by record first, in the order of
# an index, and then by who the member is today.
_HELD = (
    'WITH said AS (SELECT p.plan, p.member, max(p."to") until, min(p."from") since,'
    ' max(p."from" <= ?1 AND p."to" >= ?1) now FROM payment p'
    f" WHERE p.plan IS NOT NULL AND {payments.SAYS} GROUP BY p.plan, p.member),"
    " held AS (SELECT coalesce(a.person, s.member) who, s.plan, max(s.until) until,"
    " min(s.since) since, max(s.now) now FROM said s"
    " LEFT JOIN alias a ON a.member = s.member GROUP BY s.plan, 1)"
)
_PLAN = (
    "n.id, coalesce(n.name, ''), coalesce(n.fee, 0), coalesce(n.months, 12),"
    " coalesce(n.begins, ''), coalesce(n.discount, 0), coalesce(n.grace, 0), coalesce(n.early, 0),"
    " coalesce(n.benefits, '[]'), n.series, coalesce(n.note, ''), coalesce(n.state, '')"
)
_WHERE: dict[str, str] = {
    "in_force": "h.now",
    "soon": f"h.now AND h.until <= date(?1, '+{SOON} days')",
    "coming": "NOT h.now AND h.until >= ?1",
    "grace": "h.until < ?1 AND h.until >= date(?1, '-' || coalesce(n.grace, 0) || ' days')",
    "lapsed": "h.until < date(?1, '-' || coalesce(n.grace, 0) || ' days')",
}


class Holder(Struct, frozen=True):
    """A member with a plan: since when and until when (days), and how he stands with it today."""

    member: bytes
    name: str
    number: str
    plan: bytes
    plan_name: str
    since: str
    until: str
    standing: Standing


class Offer(Struct, frozen=True):
    """What a member has off on a day: so many percent by a plan, until a day; 0 without one."""

    percent: int = 0
    plan: bytes | None = None
    name: str = ""
    until: str = ""


def plans(reads: Reads) -> list[Plan]:
    """At most 200 plans: those that are sold first, by name, then id."""
    found = reads.rows(
        f"{_HELD}, counted AS (SELECT h.plan, sum(h.now) n FROM held h"
        " JOIN member m ON m.id = h.who AND m.gone = 0 GROUP BY h.plan)"
        f" SELECT {_PLAN}, coalesce(c.n, 0) FROM plan n LEFT JOIN counted c ON c.plan = n.id"
        f" WHERE n.gone = 0 ORDER BY coalesce(n.state, ''), n.name, n.id LIMIT {PAGE}",
        (reads.today().isoformat(),),
    )
    return [_plan(row) for row in found]


def uncounted(reads: Reads) -> list[Plan]:
    """The same plans to choose from: nobody counts who has them."""
    found = reads.rows(
        f"SELECT {_PLAN}, 0 FROM plan n WHERE n.gone = 0"
        f" ORDER BY coalesce(n.state, ''), n.name, n.id LIMIT {PAGE}"
    )
    return [_plan(row) for row in found]


def find(reads: Reads, plan: bytes) -> Plan:
    """One plan. Raises Problem plan.gone."""
    row = reads.one(f"SELECT {_PLAN}, 0 FROM plan n WHERE n.id = ? AND n.gone = 0", (plan,))
    if row is None:
        raise Problem("plan.gone")
    return _plan(row)


def resolve(reads: Reads, word: str) -> bytes:
    """A plan by its id or a name that only one has. Raises Problem plan.unknown."""
    found = reads.rows(
        "SELECT id FROM plan WHERE gone = 0 AND (name = ? OR lower(hex(id)) = ?) LIMIT 2",
        (word, word),
    )
    if len(found) != 1:
        raise Problem("plan.unknown", word=word)
    return bytes(found[0][0])


def of_member(reads: Reads, member: bytes) -> list[tuple[Plan, Terms]]:
    """The plans that a member (as he is today) has or had, with his terms: the newest first."""
    found = [
        (find(reads, plan), terms(some))
        for (_, plan), some in payments.paid(reads, [member]).items()
    ]
    return sorted(
        ((plan, held) for plan, held in found if held.last),
        key=lambda one: (one[1].terms[-1].last, one[0].id),
        reverse=True,
    )


def holders(
    reads: Reads,
    plan: bytes | None = None,
    which: str = "",
    offset: int = 0,
    limit: int = PAGE,
) -> list[Holder]:
    """At most 200 members with a plan: by the day it ends, then id.

    `which` is a Standing, or "soon" for what ends within 30 days; else all.
    """
    where, given = _among(reads, plan, which)
    found = reads.rows(
        f"{_HELD} SELECT h.who, coalesce(nullif(m.name, ''), m.nickname, ''),"
        " coalesce(m.number, ''), h.plan, coalesce(n.name, ''), h.since, h.until, h.now,"
        f" coalesce(n.grace, 0) {_JOINED} WHERE {where} ORDER BY h.until, h.who, h.plan"
        f" LIMIT {min(limit, PAGE)} OFFSET {offset}",
        given,
    )
    today = reads.today()
    return [
        Holder(bytes(who), name, number, bytes(of), plan_name, since, until,
               _standing(today, until, grace, now=bool(now)))
        for who, name, number, of, plan_name, since, until, now, grace in found
    ]  # fmt: skip


def count(reads: Reads, plan: bytes | None = None, which: str = "") -> int:
    """How many such a list has."""
    where, given = _among(reads, plan, which)
    row = reads.one(f"{_HELD} SELECT count(*) {_JOINED} WHERE {where}", given)
    return int(row[0]) if row else 0


def offer(reads: Reads, member: bytes, day: date) -> Offer:
    """The most that a member (as he is today) has off on a day, by the terms that he paid for."""
    best = Offer()
    for plan, held in of_member(reads, member):
        term = held.on(day)
        if term is not None and term.discount > best.percent:
            best = Offer(term.discount, plan.id, plan.name, term.last.isoformat())
    return best


_JOINED = (
    "FROM held h JOIN member m ON m.id = h.who AND m.gone = 0"
    " JOIN plan n ON n.id = h.plan AND n.gone = 0"
)


def _among(reads: Reads, plan: bytes | None, which: str) -> tuple[str, tuple[object, ...]]:
    given: list[object] = [reads.today().isoformat()]
    parts = [_WHERE.get(which, "1")]
    if plan is not None:
        parts.append("h.plan = ?2")
        given.append(plan)
    scope, people = among(reads, "h.who")
    if scope != "1":
        parts.append(scope)
        given += people
    return " AND ".join(parts), tuple(given)


def _standing(today: date, until: str, grace: int, *, now: bool) -> Standing:
    if now:
        return "in_force"
    last = date.fromisoformat(until)
    if last >= today:
        return "coming"
    return "grace" if last + timedelta(grace) >= today else "lapsed"


def _plan(row: Sequence[Any]) -> Plan:
    (one, name, fee, months, begins, discount, grace, early, benefits, series, note, state) = row[
        :12
    ]
    return Plan(
        id=bytes(one),
        name=name,
        fee=fee,
        months=months,
        begins=begins,
        discount=discount,
        grace=grace,
        early=early,
        benefits=tuple(json.loads(benefits)),
        series=series,
        note=note,
        ended=state == ENDED,
        members=row[12],
    )


def stated(plan: Plan) -> dict[str, object]:
    """A plan as the fields of its record."""
    return {
        "name": plan.name,
        "fee": plan.fee,
        "months": plan.months,
        "period": FIXED if plan.fixed else None,
        "begins": plan.begins or None,
        "discount": plan.discount or None,
        "grace": plan.grace,
        "early": plan.early,
        "benefits": list(plan.benefits) or None,
        "series": plan.series,
        "note": plan.note or None,
    }
