"""Drop-down lists: one that narrows a list, and choosing a line by what it stands for."""

from PySide6.QtWidgets import QComboBox

from desktop.views.theme.palette import wide


def narrowing(name: str) -> QComboBox:
    """A list of what there is to narrow by: as wide as its words, however late it is filled."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMaximumWidth(wide(280))
    return made


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
