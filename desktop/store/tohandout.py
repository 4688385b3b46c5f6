"""How many redeemed gifts wait to be handed out."""

from desktop.store.reads import Reads

_WAITING = (
    "SELECT count(*) FROM redemption r WHERE r.gone = 0"
    " AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.reverses = r.spend)"
    " AND NOT EXISTS (SELECT 1 FROM handout h WHERE h.redemption = r.id AND h.gone = 0)"
)
# Among very many it is told in the mall itself.
_STEPS = 3_000


def soon(reads: Reads) -> int:
    """The count where it is soon made, else 0: a first screen does not wait for it."""
    found = reads.within(_STEPS, _WAITING)
    return int(found[0][0]) if found else 0
