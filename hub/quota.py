"""How much may wait for the owner: a client whose work is refused does not fill the disk."""

from typing import Final

from hub.held import Held
from hub.refusing import Denied

# Of one device: what a very large import brings that waits as a whole. Of a community: some such.
DEVICE_BYTES: Final = 256 * 1024 * 1024
DEVICE_SETS: Final = 10_000
COMMUNITY_BYTES: Final = 1024 * 1024 * 1024
COMMUNITY_SETS: Final = 40_000
# A row beside its payload.
_ROW: Final = 256
# When to ask again (s): the owner has to decide first.
_LATER: Final = 15 * 60


class Full(Denied):
    """The next changeset does not stand, and there is no room for it to wait: it stays where it is.

    Nothing of it is decided; its number is not used up.
    """

    def __init__(self) -> None:
        super().__init__("sync.quarantine_full", _LATER)


def require(held: Held, device: bytes, data: bytes) -> None:
    """Raise Full where these bytes are more than may wait of the device or of the community.

    Else they count. What a hub had acknowledged and gets back after it was restored is never asked.
    """
    size = len(data) + _ROW
    own = _waiting(held, device, "community = ? AND device = ?", (held.community, device))
    if own[0] >= DEVICE_SETS or own[1] + size > DEVICE_BYTES:
        raise Full
    everybody = _waiting(held, b"", "community = ?", (held.community,))
    if everybody[0] >= COMMUNITY_SETS or everybody[1] + size > COMMUNITY_BYTES:
        raise Full
    held.waiting[device] = (own[0] + 1, own[1] + size)
    held.waiting[b""] = (everybody[0] + 1, everybody[1] + size)


def _waiting(held: Held, whose: bytes, where: str, named: tuple[bytes, ...]) -> tuple[int, int]:
    """How many changesets wait, and their bytes; counted once in a transaction."""
    if whose not in held.waiting:
        sql = f"SELECT count(*), coalesce(sum(length(changeset)), 0) FROM quarantine WHERE {where}"
        ((sets, size),) = held.session.rows(sql, named)
        held.waiting[whose] = (int(sets), int(size) + int(sets) * _ROW)
    return held.waiting[whose]
