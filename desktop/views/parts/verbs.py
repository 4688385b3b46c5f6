"""Buttons on one line: where their words have no room, the last show their icons alone."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.layout import row

_GAP = 8


class Verbs(QWidget):
    """The most important button first; it keeps its words longest."""

    def __init__(self, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._words = {made: made.text() for made in buttons}
        for made, text in self._words.items():
            made.setToolTip(made.toolTip() or text)
        self.setLayout(row(*buttons, None, gap=_GAP))

    def minimumSizeHint(self) -> QSize:
        """All of them as icons but for the first."""
        height = super().minimumSizeHint().height()
        return QSize(2 * height, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        shown = [made for made in self._words if not made.isHidden()]
        for wordy in range(len(shown), -1, -1):
            for place, made in enumerate(shown):
                text = self._words[made] if place < wordy else ""
                if made.text() != text:
                    made.setText(text)
            wanted = sum(made.sizeHint().width() + _GAP for made in shown) - _GAP
            if wanted <= self.width():
                break
