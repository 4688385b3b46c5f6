"""Figures: the strip of value over label, a sparkline, a ring and a thin split bar."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.views.parts.layout import column, vline
from desktop.views.parts.text import label, retone
from desktop.views.theme.palette import color, font, size


class StatStrip(QWidget):
    """Pairs of figure (20/600) over label (12) with hairlines between."""

    def __init__(self, figure_px: int = 20) -> None:
        super().__init__()
        self._px = figure_px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addStretch(1)
        self._shown = 0

    def add(self, figure: str, what: str, tone: str = "text") -> None:
        """Append one figure with what it counts."""
        if self._shown:
            self._row.insertWidget(self._row.count() - 1, vline(size(36)))
        value = label(figure, self._px, tone, bold=True)
        value.setAccessibleName(f"{what} {figure}")
        self._row.insertLayout(
            self._row.count() - 1, column(value, label(what, 12, "text2"), gap=0)
        )
        self._shown += 1


class Sparkline(QWidget):
    """A small line without axes; decoration beside a figure that says the same in words."""

    def __init__(self, values: Sequence[float] = ()) -> None:
        super().__init__()
        self._values = list(values)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[float]) -> None:
        """Show other values, oldest first."""
        self._values = list(values)
        self.update()

    def sizeHint(self) -> QSize:
        """72 × 28 at 100 %."""
        return QSize(size(72), size(28))

    def minimumSizeHint(self) -> QSize:
        """It gives way to the figure beside it."""
        return QSize(size(24), size(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, line and the dot of now."""
        if len(self._values) < 2 or not any(self._values):
            return
        low, high = min(self._values), max(self._values)
        span = (high - low) or 1.0
        width, height = self.width() - 8, self.height() - 8
        points = [
            QPointF(
                4 + width * i / (len(self._values) - 1), 4 + height * (1 - (value - low) / span)
            )
            for i, value in enumerate(self._values)
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = self.height() - 2
        ground = [QPointF(points[0].x(), bottom), *points, QPointF(points[-1].x(), bottom)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accentSoft"))
        painter.drawPolygon(QPolygonF(ground))
        painter.setPen(QPen(color("accent"), 1.6))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(color("accent"))
        painter.drawEllipse(points[-1], 2.4, 2.4)
        painter.end()


class Ring(QWidget):
    """A ring that fills with done / total, the figures inside; 92 px, 8 px stroke."""

    def __init__(self, done: int = 0, total: int = 0, what: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_share(done, total, what)

    def show_share(self, done: int, total: int, what: str) -> None:
        """Show other figures; without a total the ring stays whole and only counts."""
        self._done, self._total, self._what = done, total, what
        self.setAccessibleName(f"{done} / {total} {what}" if total else f"{done} {what}")
        self.update()

    def sizeHint(self) -> QSize:
        """A square of 92 at 100 %."""
        return QSize(size(92), size(92))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, arc and figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = size(8)
        ring = QRectF(self.rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        track = QColor(color("accent"))
        track.setAlphaF(0.2)
        pen = QPen(track, stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        if self._done:
            share = min(1.0, self._done / self._total) if self._total else 1.0
            pen.setColor(color("accent"))
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))
        middle = self.rect().center().y()
        painter.setPen(color("text"))
        painter.setFont(font(24, bold=True))
        upper = QRectF(0, middle - size(28), self.width(), size(30))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(self._done))
        painter.setPen(color("text2"))
        painter.setFont(font(12))
        lower = QRectF(0, middle + size(2), self.width(), size(20))
        under = f"/ {self._total} {self._what}" if self._total else self._what
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, under)
        painter.end()


class SplitBar(QWidget):
    """A 6 px bar split by shares; `show_parts([(121, "ok"), (38, "info")])`."""

    def __init__(self, parts: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__()
        self._parts = list(parts)
        self.setFixedHeight(6)

    def show_parts(self, parts: Sequence[tuple[int, str]]) -> None:
        """Show other shares as (count, token)."""
        self._parts = list(parts)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts side by side with 2 px between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(count for count, _ in self._parts)
        if not total:
            painter.setBrush(color("nav"))
            painter.drawRoundedRect(self.rect(), 3, 3)
        x = 0.0
        for count, token in self._parts:
            width = self.width() * count / total if total else 0.0
            if count:
                painter.setBrush(color(token))
                painter.drawRoundedRect(QRectF(x, 0, max(width - 2, 2), self.height()), 3, 3)
            x += width
        painter.end()


class Kpi(QWidget):
    """One key figure: label 12, figure 28, sparkline, and arrow + sign + period beneath."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self._figure = label("", 28, bold=True)
        self._line = Sparkline()
        self._change = label("", 12, bold=True)
        self._period = label("", 12, "text2")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._figure)
        top.addWidget(self._line, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(6)
        for made in (self._change, self._period):
            below.addWidget(made)
        below.addStretch(1)
        self.setLayout(column(label(what, 12, "text2"), top, below, gap=2))

    def show_figure(self, figure: str, values: Sequence[float], change: str, period: str) -> None:
        """Show a figure, its course, its change with sign ("+37") and over which time."""
        self._figure.setText(figure)
        self._figure.setAccessibleName(f"{self._what} {figure} {change} {period}")
        self._line.show_values(values)
        arrow = {"+": "↗ ", "−": "↘ "}.get(change[:1], "")
        self._change.setText(arrow + change)
        # Before it is shown: then it takes its style but once.
        retone(self._change, tone="text2" if change[:1] == "−" else "text")
        self._change.setVisible(bool(change))
        self._period.setText(period)
