"""How much of the door there is room for: what matters most stays, whatever the size."""

from msgspec import Struct
from PySide6.QtCore import QSize

from desktop.views.theme.palette import size

# Lower than these (px at 100 %) there is no room for the large name, and for what only explains.
_LOW, _TIGHT = 600, 480
# Narrower than this there is none for who came lately: how many are there stands in the head.
_NARROW = 800


class Room(Struct, frozen=True):
    """What a desk has to do without."""

    low: bool = False
    tight: bool = False
    narrow: bool = False


def room_in(held: QSize) -> Room:
    """How much room there is in a desk of this size, at the size of text in force."""
    return Room(
        low=held.height() < size(_LOW),
        tight=held.height() < size(_TIGHT),
        narrow=held.width() < size(_NARROW),
    )
