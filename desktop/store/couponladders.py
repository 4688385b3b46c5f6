"""Ladders of coupons: their steps, and how many came to each and used it."""

from collections import defaultdict

from desktop.models.coupon import CANCELLED, WITHDRAWN, Ladder, Step
from desktop.models.problem import Problem
from desktop.store.certificates import HIS, listed
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

PAGE = 200
# People, not coupons; what was taken back does not count. One with a fee is used when it is paid.
_CAME = f"""
SELECT c.ladder, c.step, count(DISTINCT coalesce(a.canonical, c.member)),
 count(DISTINCT CASE WHEN c.taken IS NOT NULL OR coalesce(c.fee, 0) = 0 AND EXISTS
  (SELECT 1 FROM coupon_use u WHERE u.coupon = c.id AND u.gone = 0
   AND coalesce(u.state, '') <> '{CANCELLED}') THEN coalesce(a.canonical, c.member) END)
FROM coupon c LEFT JOIN alias a ON a.member = c.member AND a.gone = 0
WHERE c.ladder IS NOT NULL AND c.gone = 0 AND coalesce(c.state, '') <> '{WITHDRAWN}'
GROUP BY c.ladder, c.step
"""


def ladders(reads: Reads) -> list[Ladder]:
    """At most 200 ladders by title, with their steps."""
    found = reads.rows(
        "SELECT id, coalesce(title, ''), coalesce(note, '') FROM coupon_ladder WHERE gone = 0"
        f" ORDER BY title, id LIMIT {PAGE}"
    )
    steps = _steps(reads)
    return [Ladder(bytes(one), title, note, tuple(steps[bytes(one)])) for one, title, note in found]


def find(reads: Reads, ladder: bytes) -> Ladder:
    """One ladder. Raises Problem coupon.ladder_gone."""
    for one in ladders(reads):
        if one.id == ladder:
            return one
    raise Problem("coupon.ladder_gone")


def named(reads: Reads, word: str) -> bytes:
    """A ladder by its id or a title that only one has. Raises Problem coupon.ladder_unknown."""
    found = [one.id for one in ladders(reads) if word in (one.title, one.id.hex())]
    if len(found) != 1:
        raise Problem("coupon.ladder_unknown", word=word)
    return found[0]


def step_of(rec: Recorder, ladder: bytes, position: int, member: bytes) -> bytes:
    """The id of a member's coupon of a step, the same on every device."""
    return rec.fact("coupon", ladder, position, member)


def held(reads: Reads, ladder: bytes, member: bytes) -> dict[int, bytes]:
    """A member's coupons of a ladder that were not taken back: step -> coupon."""
    found = reads.rows(
        f"{HIS} SELECT step, id FROM coupon WHERE ladder = ? AND gone = 0"
        f" AND coalesce(state, '') <> '{WITHDRAWN}' AND member IN (SELECT id FROM his)"
        " ORDER BY born DESC",
        (listed([member]), ladder),
    )
    return {int(step): bytes(one) for step, one in found}


def _steps(reads: Reads) -> dict[bytes, list[Step]]:
    came = {(bytes(one), step): (given, used) for one, step, given, used in reads.rows(_CAME)}
    found: dict[bytes, list[Step]] = defaultdict(list)
    for ladder, position, kind, title, trigger in reads.rows(
        "SELECT s.ladder, s.position, s.kind, coalesce(k.title, ''), coalesce(s.trigger, 'used')"
        " FROM coupon_step s LEFT JOIN coupon_kind k ON k.id = s.kind WHERE s.gone = 0"
        " ORDER BY s.ladder, s.position"
    ):
        given, used = came.get((bytes(ladder), position), (0, 0))
        found[bytes(ladder)].append(Step(position, bytes(kind), title, trigger, given, used))
    return found
