"""What the Sync screen shows of this device's own file, read in one go."""

from typing import NamedTuple

from desktop.models.device import Device, Farewell, KeyStand
from desktop.models.numbers import Block
from desktop.models.tray import Card, Counts, Returned, Waiting
from desktop.store import contacts, devices, keystand, link, numbers, tray
from desktop.store.reads import Reads
from desktop.sync.crossing import comes_by_sticks
from desktop.sync.state import State
from desktop.views.sync import pill, resuming


class Seen(NamedTuple):
    """How syncing stands, the tray, and the devices with when each was last heard (ms UTC).

    `half` is what stopped half way to a hub, `cursor` how far the log was read, `again` whether an
    invitation's code would let this folder in (again), `farewells` which revoked devices know it,
    `blocks` the member numbers that each device may give out.
    """

    state: State
    counts: Counts
    waiting: list[Waiting]
    cards: list[Card]
    returned: list[Returned]
    devices: list[Device]
    heard: dict[bytes, int]
    keys: dict[bytes, KeyStand]
    farewells: dict[bytes, Farewell]
    blocks: dict[bytes, list[Block]]
    cursor: int = 0
    half: str = ""
    again: bool = False


def look(reads: Reads, state: State) -> Seen:
    """All of it as it stands."""
    found, known = devices.listed(reads), link.read(reads)
    return Seen(
        state,
        tray.counts(reads),
        tray.waiting(reads),
        tray.cards(reads),
        tray.returned(reads),
        found,
        tray.heard(reads),
        keystand.stands(reads, found),
        contacts.farewells(reads),
        numbers.blocks(reads),
        known.seq,
        resuming.offered(reads),
        state.code in pill.REJOINS or comes_by_sticks(known),
    )
