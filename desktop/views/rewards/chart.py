"""How many people would get how many points: bars, drawn by pyqtgraph."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.theme.palette import changed, color, font, size

MOST_BARS = 5


def gather(histogram: Sequence[tuple[int, int]], most: int = MOST_BARS) -> list[tuple[str, int]]:
    """(points as text, people) for at most so many bars: single values, else equal spans."""
    if len(histogram) <= most:
        return [(f"{points:,}", people) for points, people in histogram]
    low, high = histogram[0][0], histogram[-1][0]
    span = -(-(high - low + 1) // most)
    bars = []
    for begin in range(low, high + 1, span):
        end = min(begin + span - 1, high)
        people = sum(n for points, n in histogram if begin <= points <= end)
        bars.append((f"{begin:,}–{end:,}" if end > begin else f"{begin:,}", people))
    return bars


class Histogram(QWidget):
    """Bars with their count above and their points below; the last one, which caps make, warns."""

    def __init__(self) -> None:
        super().__init__()
        self._plot = pg.PlotWidget()
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(False, False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._plot.hideAxis("left")
        self._bars: list[tuple[str, int]] = []
        self._capped = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._plot)
        changed().connect(self._draw)
        self._draw()

    def show_histogram(self, histogram: Sequence[tuple[int, int]], capped: bool, name: str) -> None:
        """Show (points, people) pairs, rising; `name` is read aloud with the figures."""
        self._bars, self._capped = gather(histogram), capped
        said = ", ".join(f"{points}: {people}" for points, people in self._bars)
        self.setAccessibleName(f"{name} {said}")
        self._draw()

    def _draw(self) -> None:
        self.setFixedHeight(size(118))
        self._plot.setBackground(color("surface"))
        item = self._plot.getPlotItem()
        item.clear()
        tallest = max((people for _, people in self._bars), default=1)
        for place, (_, people) in enumerate(self._bars):
            last = self._capped and place == len(self._bars) - 1
            brush = color("warn" if last else "accent")
            item.addItem(
                pg.BarGraphItem(
                    x=[place], height=[people], width=0.8, brush=brush, pen=QPen(Qt.PenStyle.NoPen)
                )
            )
            above = pg.TextItem(f"{people:,}", color=color("text"), anchor=(0.5, 1))
            above.setFont(font(12, bold=True))
            above.setPos(place, people)
            item.addItem(above)
        axis = item.getAxis("bottom")
        axis.setTicks([[(place, points) for place, (points, _) in enumerate(self._bars)]])
        axis.setStyle(tickLength=0, tickFont=font(12))
        axis.setTextPen(color("text2"))
        axis.setPen(color("line"))
        item.setXRange(-0.6, max(len(self._bars), 3) - 0.4, padding=0)
        item.setYRange(0, tallest * 1.35, padding=0)
