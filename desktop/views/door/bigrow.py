"""Buttons large enough to hit while one looks at people, each with its key below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.layout import box, column
from desktop.views.parts.text import label
from desktop.views.theme.palette import size


def big_row(buttons: Sequence[tuple[Button, str]]) -> QWidget:
    """The buttons side by side, as wide as each other."""
    held = QWidget()
    line = QHBoxLayout(held)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(size(12))
    for made, keys in buttons:
        made.grow()
        said = label(keys, 12, "text2")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(box(column(made, said, gap=4)), 1)
    return held
