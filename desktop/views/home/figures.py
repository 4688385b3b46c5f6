"""The four key figures: in one row with hairlines, in two rows where the text is large."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.views.parts.layout import Line, vline
from desktop.views.parts.stats import Kpi
from desktop.views.theme.palette import size

_GAP = 20


class FigureGrid(QWidget):
    """Places figures by the width there is."""

    def __init__(self, figures: Sequence[Kpi]) -> None:
        super().__init__()
        self._figures = list(figures)
        self._lines: list[Line] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
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
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A longer figure needs more room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Four in a row where none of them is cut."""
        gaps = 2 * _GAP * (len(self._figures) - 1)
        wanted = sum(figure.minimumSizeHint().width() for figure in self._figures) + gaps
        self._place(4 if self.width() >= wanted + size(12) else 2)
