"""Choosing a line of a drop-down list by what it stands for."""

from PySide6.QtWidgets import QComboBox


def place_of(box: QComboBox, value: object) -> int:
    """Where the line stands that holds a value, -1 where none does.

    Qt's own search finds bytes, tuples and records only where they are the same object.
    """
    held = (at for at in range(box.count()) if box.itemData(at) == value)
    return next(held, -1)


def choose(box: QComboBox, value: object) -> bool:
    """Choose the line that holds a value; False, and nothing changed, where none does."""
    place = place_of(box, value)
    if place >= 0:
        box.setCurrentIndex(place)
    return place >= 0
