"""How syncing stands, in a word that the window can show without knowing how syncing is done."""

from typing import Literal

from msgspec import Struct

# alone: no hub. waiting: a hub, not asked yet. working, synced: as they say. offline: no answer.
# refused: the hub said no, `code` says why. forged: the hub showed what nobody signed.
Phase = Literal["alone", "waiting", "working", "synced", "offline", "refused", "forged"]


class GaveBack(Struct, frozen=True):
    """A hub that was restored from an old backup got back so many changesets of these operators,
    at a time (ms)."""

    at: int
    count: int
    whose: tuple[str, ...]


class State(Struct, frozen=True):
    """How syncing stands: `at` when it last worked (ms), `skew` by how much the hub's clock is
    ahead of this one (ms), `code` and `retry_after` (s) of a refusal, `gave` what a restored hub
    got back last."""

    phase: Phase = "alone"
    address: str = ""
    at: int = 0
    skew: int = 0
    code: str = ""
    retry_after: int = 0
    gave: GaveBack | None = None
