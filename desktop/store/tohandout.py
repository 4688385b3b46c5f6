"""How many redeemed gifts wait to be handed out, and how many were handed out twice."""

from desktop.models.clock import wall_ms
from desktop.store.reads import Reads

_WAITING = (
    "SELECT count(*) FROM redemption r WHERE r.gone = 0"
    " AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.reverses = r.spend)"
    " AND NOT EXISTS (SELECT 1 FROM handout h WHERE h.redemption = r.id AND h.gone = 0)"
)
# Of two doors without a network each may hand out the same one: told for a month.
_TWICE = (
    "SELECT count(*) FROM (SELECT 1 FROM handout h WHERE h.gone = 0 GROUP BY h.redemption"
    " HAVING count(*) > 1 AND max(h.at) > ?)"
)
_MONTH_MS = 30 * 86_400_000
# Among very many it is told in the mall itself.
_STEPS = 3_000


def soon(reads: Reads) -> int:
    """The count where it is soon made, else 0: a first screen does not wait for it."""
    found = reads.within(_STEPS, _WAITING)
    return int(found[0][0]) if found else 0


def twice(reads: Reads) -> int:
    """How many were handed out twice in the last 30 days, where that is soon counted."""
    found = reads.within(_STEPS, _TWICE, (wall_ms() - _MONTH_MS,))
    return int(found[0][0]) if found else 0
