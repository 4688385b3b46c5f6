"""What members can use of a wallet now, asked of however many in one go."""

import json
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from desktop.models.award import POINTS, Wallet
from desktop.models.lots import holding
from desktop.store.expiry import LINE, line_of
from desktop.store.merged import NOW
from desktop.store.overdrawn import HELD
from desktop.store.reads import Reads

# Those asked for (a JSON list of ids), who each is now, and every record of these.
_HIS = (
    f"WITH asked(id, who) AS MATERIALIZED (SELECT unhex(value), {NOW.format('unhex(value)')}"
    " FROM json_each(?)), his(id, who) AS MATERIALIZED (SELECT who, who FROM asked UNION"
    " SELECT a.member, s.who FROM asked s CROSS JOIN alias a ON a.person = s.who)"
)
_WHO = f"{_HIS} SELECT id, who FROM asked"
_HAS = (
    f"{_HIS} SELECT his.who, sum(e.points) FROM his CROSS JOIN entry e ON e.member = his.id"
    " WHERE e.wallet IS ? AND e.gone = 0 GROUP BY his.who"
)
_KEPT = (
    f"{_HIS} SELECT his.who, sum(h.points) FROM his CROSS JOIN hold h ON h.member = his.id"
    f" WHERE h.wallet IS ? AND {HELD} GROUP BY his.who"
)
# All entries of those of whom some lot ended: what of it is still to be let go follows from all.
_ENDED = (
    f"{_HIS}, late(who) AS MATERIALIZED (SELECT DISTINCT his.who FROM his"
    " CROSS JOIN entry l ON l.member = his.id WHERE l.expires < ?)"
    f" SELECT his.who, {LINE} FROM late JOIN his ON his.who = late.who"
    " CROSS JOIN entry e ON e.member = his.id WHERE e.wallet IS ? AND e.gone = 0"
    " ORDER BY his.who, e.at, e.id"
)


def available(reads: Reads, members: Sequence[bytes], wallet: Wallet = POINTS) -> dict[bytes, int]:
    """What each may use: his balance without what is held or has ended. By who they are now."""
    few, today = _listed(members), reads.today().isoformat()
    has = Counter({who: 0 for _, who in reads.rows(_WHO, (few,))})
    has.update(dict(reads.rows(_HAS, (few, wallet or None))))
    has.subtract(dict(reads.rows(_KEPT, (few, wallet or None, today))))
    ended = reads.rows(_ENDED, (few, today, wallet or None))
    for who, rows in groupby(ended, key=itemgetter(0)):
        lines = [line_of(reads, row[1:]) for row in rows]
        has[who] -= sum(due.points - due.taken for due in holding(lines, today).due)
    return dict(has)


def short(reads: Reads, members: Sequence[bytes], needs: int) -> list[bytes]:
    """Who of these can use fewer points than are taken of each; who is named twice gives twice."""
    now = dict(reads.rows(_WHO, (_listed(members),)))
    times = Counter(now[one] for one in members)
    has = available(reads, members)
    return [who for who, often in times.items() if has[who] < needs * often]


def _listed(members: Sequence[bytes]) -> str:
    return json.dumps([one.hex() for one in members])
