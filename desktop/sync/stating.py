"""What a round that worked makes of the state that the window shows."""

from msgspec.structs import replace

from desktop.store import devices
from desktop.store.community import Store
from desktop.store.standing import note_skew
from desktop.sync.core import Round
from desktop.sync.state import GaveBack, State


def after(store: Store, before: State, found: Round, now_ms: int) -> State:
    """The state once a round ended at this computer's time; how far the clocks are apart is kept
    for the command line."""
    skew, gave = found.now - now_ms if found.now else 0, before.gave
    note_skew(store, skew)
    if found.returned:
        whose = devices.operators_of(store, found.whose)
        gave = GaveBack(now_ms, found.returned, tuple(whose))
    return replace(before, at=now_ms, skew=skew, gave=gave)
