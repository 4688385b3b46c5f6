"""A few bars of who would get how much; drawn here, since a plotting library takes long to load."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.theme.palette import changed, color, font, size

MOST_BARS = 5
# Fewer bars stand in the room of so many, each as wide as this share of its place.
_LEAST_PLACES, _BAR = 3, 0.8


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
        self._bars: list[tuple[str, int]] = []
        self._capped = False
        changed().connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(size(118))
        self.update()

    def show_histogram(self, histogram: Sequence[tuple[int, int]], capped: bool, name: str) -> None:
        """Show (points, people) pairs, rising; `name` is read aloud with the figures."""
        self._bars, self._capped = gather(histogram), capped
        said = ", ".join(f"{points}: {people}" for points, people in self._bars)
        self.setAccessibleName(f"{name} {said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line they stand on, and each bar between its two words."""
        painter = QPainter(self)
        foot = QFontMetrics(font(12)).height() + size(4)
        ground = self.height() - foot
        wide = self.width() / max(len(self._bars), _LEAST_PLACES)
        tallest = max((people for _, people in self._bars), default=1)
        for place, (_, people) in enumerate(self._bars):
            capped = self._capped and place == len(self._bars) - 1
            tall = (ground - foot) * people / max(tallest, 1)
            bar = QRectF((place + (1 - _BAR) / 2) * wide, ground - tall, wide * _BAR, tall)
            painter.fillRect(bar, color("warn" if capped else "accent"))
            self._write(painter, bar.center().x(), bar.top() - foot, f"{people:,}", bold=True)
        # Where the words are wider than the bars, every other bar has some.
        widest = max(
            (QFontMetrics(font(12)).horizontalAdvance(one) for one, _ in self._bars), default=0
        )
        for place in range(0, len(self._bars), 1 if widest <= wide else 2):
            self._write(painter, (place + 0.5) * wide, ground, self._bars[place][0])
        painter.setPen(color("line"))
        painter.drawLine(0, ground, self.width(), ground)
        painter.end()

    def _write(
        self, painter: QPainter, centre: float, top: float, text: str, *, bold: bool = False
    ) -> None:
        """A word below or above its bar, inside the picture."""
        face = font(12, bold=bold)
        metrics = QFontMetrics(face)
        wide = metrics.horizontalAdvance(text)
        left = max(0.0, min(centre - wide / 2, self.width() - wide))
        painter.setFont(face)
        painter.setPen(color("text" if bold else "text2"))
        painter.drawText(QPointF(left, top + size(2) + metrics.ascent()), text)
