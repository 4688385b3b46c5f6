"""The mass brake at a hub."""

from collections.abc import Sequence

from desktop.models import judging_brake
from desktop.models.signed import SignedChangeset
from hub.held import Held


def braked(held: Held, found: Sequence[SignedChangeset], operator: bytes) -> frozenset[bytes]:
    """The actions of these changesets of one device that wait for the owner."""
    return judging_brake.braked(lambda _: held, held, found, operator)


def unbrake(held: Held, found: Sequence[SignedChangeset], done: int, operator: bytes) -> None:
    """Let the actions that none of the first `done` changesets is of count when they come again."""
    begun = {one.about.action for one in found[:done]}
    rest = [one for one in found[done:] if one.about.action not in begun]
    judging_brake.forget(lambda _: held, held, rest, operator)
