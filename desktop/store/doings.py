"""What a member has done, in a few figures for the head of his page."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop.models.member import Doings
from desktop.store.merged import MERGED
from desktop.store.reads import Reads

_COUNTS = (
    f"{MERGED} SELECT (SELECT count(*) FROM attendance WHERE member IN one AND gone = 0"
    "  AND coalesce(state, '') <> 'voided'),"
    " (SELECT count(*) FROM occurrence WHERE lecturer IN one AND gone = 0"
    "  AND coalesce(status, '') <> 'cancelled'),"
    " (SELECT count(*) FROM activity INDEXED BY activity_member WHERE member IN one"
    "  AND kind = 'referral' AND gone = 0"
    "  AND coalesce(state, '') <> 'voided'),"
    # What was taken back was not earned, nor was what a cap cut off.
    " (SELECT coalesce(sum(e.points), 0) FROM entry e WHERE e.member IN one AND e.gone = 0"
    "  AND e.wallet IS NULL"
    "  AND (e.points > 0 OR e.kind = 'clip') AND e.kind <> 'opening' AND e.reverses IS NULL"
    # The index knows the moment only: no zone is a day away, and the past stays unread.
    "  AND e.local >= ?2 AND e.at >= ?3"
    "  AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id))"
)


def of_member(reads: Reads, member: bytes) -> Doings:
    """Attended, lectured, brought, and points earned since the first of this month."""
    month = reads.today().replace(day=1)
    before = _ms(datetime.combine(month - timedelta(days=1), time(), UTC))
    row = reads.one(_COUNTS, (member, month.isoformat(), before))
    return Doings(*row) if row else Doings(0, 0, 0, 0)


# A member's points are drawn over so many days, in so many steps.
COURSE_DAYS, STEPS = 90, 9


def course(reads: Reads, member: bytes, now: int, today: date) -> tuple[float, ...]:
    """What a member held over the last ninety days, oldest first; `now` is what he holds."""
    days = [today - timedelta(days=COURSE_DAYS * step // STEPS) for step in range(STEPS, -1, -1)]
    zone = ZoneInfo(reads.zone)
    ends = [_ms(datetime.combine(day + timedelta(days=1), time(), zone)) for day in days]
    found = reads.rows(
        f"{MERGED} SELECT at, points FROM entry"
        " WHERE member IN one AND gone = 0 AND wallet IS NULL AND at >= ?",
        (member, ends[0]),
    )
    return tuple(float(now - sum(points for at, points in found if at >= end)) for end in ends)


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
