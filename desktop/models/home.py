"""What the first screen shows: the next occurrence, key figures, what waits, what happened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Community:
    """The open community as the sidebar names it."""

    name: str
    members: int
    zone: str
