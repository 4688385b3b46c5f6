"""Buttons large enough to hit while one looks at people, each with its key below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.layout import box, column
from desktop.views.parts.text import label
from desktop.views.theme.palette import size


class BigRow(QWidget):
    """The buttons side by side, as wide as each other."""

    def __init__(self, buttons: Sequence[tuple[Button, str]]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(size(12))
        self._keys = []
        for made, keys in buttons:
            made.grow()
            # Where there is no room for it the key is still told.
            made.setToolTip(keys)
            said = label(keys, 12, "text2")
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._keys.append(said)
            line.addWidget(box(column(made, said, gap=4)), 1)

    def show_keys(self, shown: bool) -> None:
        """Whether the keys stand below the buttons."""
        for said in self._keys:
            said.setVisible(shown)
