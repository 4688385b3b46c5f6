"""How many coupons and codes were used beyond what they hold: somebody has to look at them."""

from desktop.store.reads import Reads

_CANCELLED = "coalesce(u.state, '') <> 'cancelled' AND u.gone = 0"
_COUNTED = (
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM code_use u JOIN priority_code p"
    f" ON p.code = u.code AND p.gone = 0 WHERE {_CANCELLED} GROUP BY u.code HAVING count(*) > 1))"
    " + (SELECT count(*) FROM (SELECT 1 FROM coupon_use u JOIN coupon c ON c.id = u.coupon"
    f" WHERE {_CANCELLED} AND c.gone = 0 AND c.works <> 'percent' GROUP BY u.coupon"
    " HAVING sum(coalesce(u.pieces, 1)) > max(CASE c.works WHEN 'pieces' THEN c.amount"
    " ELSE 1 END)))"
)


# Among very many uses it is seen in the list of coupons itself.
_STEPS = 3_000


def soon(reads: Reads) -> int:
    """The count where it is soon made, else 0: a first screen does not wait for it."""
    return reads.soon(_STEPS, count) or 0


def count(reads: Reads) -> int:
    """So many coupons and codes together; each use that stands is among them."""
    row = reads.one(_COUNTED)
    return int(row[0]) if row else 0
