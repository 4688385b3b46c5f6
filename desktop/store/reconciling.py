"""The ledger against itself: nothing taken back twice, paid twice, or expired beyond its lot."""

from desktop.store.reads import Reads

_STANDS = "NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = {row}.id)"
# Each counts what cannot be, however the ledger was written.
_ODD = (
    # A reversal is once, and exactly minus its entry, of the same member and wallet.
    "SELECT count(*) FROM entry r JOIN entry e ON e.id = r.reverses WHERE r.gone = 0"
    " AND (r.points <> -e.points OR r.member <> e.member OR r.wallet IS NOT e.wallet)",
    "SELECT count(*) FROM (SELECT 1 FROM entry WHERE reverses IS NOT NULL AND gone = 0"
    " GROUP BY reverses HAVING count(*) > 1)",
    "SELECT count(*) FROM (SELECT 1 FROM entry WHERE kind = 'spend' AND gone = 0"
    " GROUP BY evidence_key HAVING count(*) > 1)",
    # Of a lot's expiries one stands, and takes no more than the lot.
    "SELECT count(*) FROM (SELECT 1 FROM entry x WHERE x.kind = 'expire' AND x.gone = 0"
    f" AND {_STANDS.format(row='x')} GROUP BY x.evidence_key HAVING count(*) > 1)",
    "SELECT count(*) FROM entry x JOIN entry e ON e.id = unhex(x.evidence_key)"
    " WHERE x.kind = 'expire' AND x.gone = 0 AND -x.points > e.points",
    # The sums that screens read.
    "SELECT count(*) FROM (SELECT coalesce(rule, x'') rule, coalesce(kind, '') kind, count(*) n,"
    " sum(points) points FROM entry WHERE gone = 0 AND wallet IS NULL GROUP BY 1, 2) e"
    " FULL JOIN (SELECT * FROM ledger_sum WHERE n <> 0) s ON s.rule = e.rule AND s.kind = e.kind"
    " WHERE s.n IS NOT e.n OR s.points IS NOT e.points",
)


def odd(reads: Reads) -> int:
    """How many entries or sums do not agree; 0 for a sound ledger."""
    return sum(int(row[0]) for sql in _ODD for row in reads.rows(sql))
