"""What waits of membership: terms that end soon, and fees that brought nothing."""

from datetime import date, timedelta

from desktop.models.payment import Payment, PaymentQuery
from desktop.models.plan import Terms, terms
from desktop.store import payments, plans
from desktop.store.reads import Reads

# Members whose payments for one plan might bring no day: several for a term beyond its price, or
# days of one term within those of another. Who it is of them is told by the terms themselves.
_DOUBTFUL = (
    "WITH paid AS (SELECT coalesce(a.person, p.member) who, p.plan,"
    ' min(p."from") since, max(p."to") until, sum(p.amount) amount, max(coalesce(p.due, 0)) due,'
    " count(*) n FROM payment p LEFT JOIN alias a ON a.member = p.member"
    f" WHERE p.plan IS NOT NULL AND {payments.STANDS} GROUP BY 1, 2, p.member, p.term)"
    " SELECT DISTINCT who FROM (SELECT who, n, amount, due, since,"
    " lag(until) OVER (PARTITION BY who, plan ORDER BY since, until) before FROM paid)"
    " WHERE (n > 1 AND amount > due) OR before >= since"
)
# Plans of members that end within so many days, whatever was paid ahead counted in.
_ENDING = (
    'SELECT count(*) FROM (SELECT max(p."to") until, max(p."from" <= ?1 AND p."to" >= ?1) now'
    " FROM payment p LEFT JOIN alias a ON a.member = p.member"
    " JOIN plan n ON n.id = p.plan AND n.gone = 0"
    f" WHERE p.plan IS NOT NULL AND {payments.SAYS}"
    " GROUP BY p.plan, coalesce(a.person, p.member))"
    " WHERE now AND until <= ?2"
)
# Among very many payments they are seen in the register itself.
_STEPS = 30_000


def ending(reads: Reads) -> int:
    """How many plans of members end within 30 days, where that is soon counted; else 0."""
    today = reads.today()
    last = today + timedelta(plans.SOON)
    found = reads.within(_STEPS, _ENDING, (today.isoformat(), last.isoformat()))
    return int(found[0][0]) if found else 0


def doubtful(reads: Reads) -> list[bytes]:
    """Payments that brought nothing, and those whose term lost days to another that still runs."""
    whom = [bytes(row[0]) for row in reads.rows(_DOUBTFUL)]
    held = [terms(some) for some in payments.paid(reads, whom).values()] if whom else []
    today = reads.today()
    found = [one for some in held for one in (*some.twice, *_covered(some, today))]
    return list(dict.fromkeys([*found, *payments.again(reads)]))


def _covered(held: Terms, today: date) -> list[bytes]:
    """Of each term whose days another covers, while any of them is to come: its first payment."""
    return [one.payments[0] for one in held.terms if one.covered and one.last >= today]


def unsettled(reads: Reads) -> int:
    """How many such payments there are, where that is soon found; else 0."""
    return len(reads.soon(_STEPS, doubtful) or ())


def listed(reads: Reads) -> list[Payment]:
    """Those payments, the newest first, at most 200."""
    return payments.page(reads, PaymentQuery(only=tuple(doubtful(reads))))
