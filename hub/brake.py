"""The mass brake at a hub."""

from collections.abc import Sequence

from desktop.models import judging_brake
from desktop.models.signed import SignedChangeset
from hub.held import Held


def braked(held: Held, found: Sequence[SignedChangeset], operator: bytes) -> frozenset[bytes]:
    """The actions of these changesets of one device that wait for the owner."""
    return judging_brake.braked(lambda _: held, held, found, operator)
