"""How syncing stands, in a word that the window can show without knowing how syncing is done."""

from typing import Literal

from msgspec import Struct

# alone: no hub. waiting: a hub, not asked yet. working, synced: as they say. offline: no answer.
# refused: the hub said no, `code` says why. forged: the hub showed what nobody signed.
Phase = Literal["alone", "waiting", "working", "synced", "offline", "refused", "forged"]


class State(Struct, frozen=True):
    """How syncing stands: `at` when it last worked (ms), `skew` by how much the hub's clock is
    ahead of this one (ms), `code` and `retry_after` (s) of a refusal."""

    phase: Phase = "alone"
    address: str = ""
    at: int = 0
    skew: int = 0
    code: str = ""
    retry_after: int = 0
