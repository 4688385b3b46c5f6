"""What the commands of syncing say where this computer's clock and the hub's tell other times."""

import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desktop.models.clock import wall_ms
from desktop.models.problem import Problem
from desktop.store.community import Store
from desktop.store.standing import note_skew

_FORMAT = "%Y-%m-%d %H:%M"


def heard(store: Store, hub_ms: int, language: str, *, said: int = 0) -> int:
    """By how much (ms) the hub's clock is ahead as it told its time just now, 0 where it agrees.

    Said in a sentence, unless it was `said` to be off before.
    """
    skew = note_skew(store, hub_ms - wall_ms() if hub_ms else 0)
    if not said:
        warn(store, skew, language)
    return skew


def warn(store: Store, skew: int, language: str) -> None:
    """Say that the clocks are `skew` ms apart, if they are."""
    if skew:
        here, there = (_written(store, wall_ms() + off) for off in (0, skew))
        said = Problem("sync.clock_off", here=here, there=there).sentence(language)
        print(said, file=sys.stderr)


def _written(store: Store, at_ms: int) -> str:
    at = datetime.fromtimestamp(at_ms / 1000, UTC)
    return at.astimezone(ZoneInfo(store.zone)).strftime(_FORMAT)
