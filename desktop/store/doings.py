"""What a member has done, in a few figures for the head of his page."""

from desktop.models.member import Doings
from desktop.store.reads import Reads

_COUNTS = (
    "SELECT (SELECT count(*) FROM attendance WHERE member = ?1 AND gone = 0"
    "  AND coalesce(state, '') <> 'voided'),"
    " (SELECT count(*) FROM occurrence WHERE lecturer = ?1 AND gone = 0"
    "  AND coalesce(status, '') <> 'cancelled'),"
    " (SELECT count(*) FROM activity WHERE member = ?1 AND kind = 'referral' AND gone = 0"
    "  AND coalesce(state, '') <> 'voided'),"
    " (SELECT coalesce(sum(points), 0) FROM entry WHERE member = ?1 AND gone = 0"
    "  AND points > 0 AND kind <> 'opening' AND local >= ?2)"
)


def of_member(reads: Reads, member: bytes) -> Doings:
    """Attended, lectured, brought, and points earned since the first of this month."""
    month = reads.today().replace(day=1).isoformat()
    row = reads.one(_COUNTS, (member, month))
    return Doings(*row) if row else Doings(0, 0, 0, 0)
