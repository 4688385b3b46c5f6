"""The four key figures: in one row with hairlines, in two rows where the text is large."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.views.parts.layout import Line, vline
from desktop.views.parts.stats import Kpi
from desktop.views.theme.palette import size

# Below this width (px at 100 %) four in a row would be cut.
ONE_ROW = 620


class FigureGrid(QWidget):
    """Places figures by the width there is."""

    def __init__(self, figures: Sequence[Kpi]) -> None:
        super().__init__()
        self._figures = list(figures)
        self._lines: list[Line] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(16)
        self._place(4)

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for line in self._lines:
            line.deleteLater()
        self._lines = []
        for number, figure in enumerate(self._figures):
            place = number % across
            self._grid.addWidget(figure, number // across, place * 2)
            if place:
                line = vline()
                self._lines.append(line)
                self._grid.addWidget(line, number // across, place * 2 - 1)
        for column in range(8):
            used = column % 2 == 0 and column < across * 2
            self._grid.setColumnStretch(column, 1 if used else 0)

    def minimumSizeHint(self) -> QSize:
        """Two figures wide."""
        return QSize(size(280), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two."""
        super().resizeEvent(event)
        self._place(4 if event.size().width() >= size(ONE_ROW) else 2)
