"""When each revoked device was told so, and when it said that its keys are destroyed.

The first time counts: a copy of its folder comes under an id of its own.
"""

from typing import Final, NamedTuple

from hub.engine import Session

_TOLD: Final = (
    "INSERT INTO farewell (community, device, told, gone) VALUES (?, ?, ?, 0)"
    " ON CONFLICT DO NOTHING"
)
_GONE: Final = "UPDATE farewell SET gone = ? WHERE community = ? AND device = ? AND gone = 0"


class Farewell(NamedTuple):
    """When a device was told (ms), and when its keys were gone, 0 before."""

    told: int
    gone: int


def told(session: Session, community: bytes, device: bytes, now_ms: int) -> None:
    """It was told now, unless it was before."""
    session.run(_TOLD, (community, device, now_ms))


def gone(session: Session, community: bytes, device: bytes, now_ms: int) -> None:
    """Its keys are gone now, unless they were before."""
    told(session, community, device, now_ms)
    session.run(_GONE, (now_ms, community, device))


def listed(session: Session, community: bytes) -> dict[bytes, Farewell]:
    """Every device of the community that was told."""
    found = session.rows(
        "SELECT device, told, gone FROM farewell WHERE community = ?", (community,)
    )
    return {bytes(device): Farewell(at, done) for device, at, done in found}
