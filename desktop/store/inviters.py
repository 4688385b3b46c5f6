"""Who brought somebody, and who brought those: whom a reward for inviters may concern."""

from desktop.models.rule import DEPTH
from desktop.store import ledger
from desktop.store.reads import Reads


def above(reads: Reads, members: tuple[bytes, ...] | None) -> tuple[bytes, ...] | None:
    """Who may be rewarded for what these members do: who brought them, and who brought those.

    None, which is everybody, stays None. Also of referrals that nobody confirmed, or that were
    refused: what was given for them may have to be taken back.
    """
    if members is None:
        return None
    found: dict[bytes, None] = {}
    near = list(members)
    for _ in range(DEPTH):
        near = [above for one in near for above in _above(reads, one)]
        found |= dict.fromkeys(near)
    return tuple(found)


def _above(reads: Reads, member: bytes) -> list[bytes]:
    """Who brought him, by any referral of him and of who was merged into him."""
    _, ids = ledger.family(reads, member)
    told = reads.rows(
        "SELECT DISTINCT inviter FROM referral WHERE gone = 0 AND inviter IS NOT NULL"
        f" AND invitee IN ({', '.join('?' * len(ids))})",
        ids,
    )
    return [ledger.family(reads, one)[0] for (one,) in told]
