"""The stepper: where one is in a short sequence."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.theme import icons
from desktop.views.theme.palette import color, font, size

_GAP = 8
_LINE = 32


class Stepper(QWidget):
    """Numbered circles of 20 px with names; done steps carry a tick, the present one is full."""

    def __init__(self, steps: Sequence[str], now: int = 0) -> None:
        super().__init__()
        self._steps = list(steps)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(now)

    def show_step(self, now: int) -> None:
        """Make step `now` (from 0) the present one."""
        self._now = now
        self.setAccessibleName(f"{now + 1} / {len(self._steps)} {self._steps[now]}")
        self.update()

    def _widths(self) -> list[int]:
        plain = QFontMetrics(font(13, bold=True))
        return [size(20) + _GAP + plain.horizontalAdvance(text) + 4 for text in self._steps]

    def sizeHint(self) -> QSize:
        """All steps on one line."""
        gaps = (len(self._steps) - 1) * (size(_LINE) + 2 * _GAP)
        return QSize(sum(self._widths()) + gaps, size(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circles, names and the lines between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = 0, self.height() // 2
        for index, (text, width) in enumerate(zip(self._steps, self._widths(), strict=True)):
            if index:
                painter.setPen(QPen(color("border"), 1))
                painter.drawLine(x + _GAP, middle, x + _GAP + size(_LINE), middle)
                x += size(_LINE) + 2 * _GAP
            self._circle(painter, QRect(x, middle - size(10), size(20), size(20)), index)
            painter.setFont(font(13, bold=index == self._now))
            painter.setPen(color("text" if index == self._now else "text2"))
            place = QRect(x + size(20) + _GAP, 0, width, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            x += width
        painter.end()

    def _circle(self, painter: QPainter, place: QRect, index: int) -> None:
        ground = "accent" if index == self._now else "accentSoft"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(ground))
        if index > self._now:
            painter.setPen(QPen(color("borderStrong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place)
        if index < self._now:
            icons.paint(painter, place.adjusted(4, 4, -4, -4), "check", "accentText")
            return
        painter.setFont(font(12, bold=True))
        painter.setPen(color("onAccent" if index == self._now else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(index + 1))
