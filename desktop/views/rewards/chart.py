"""What pyqtgraph draws here: lines of what was done when."""

from collections.abc import Sequence

import pyqtgraph as pg
from msgspec import Struct
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from desktop.views.parts.text import announce
from desktop.views.theme.palette import changed, color, font, size

# More points than these stand too close for a mark on each; so many labels fit below.
_MARKED, _LABELS = 62, 8


def bare_plot() -> pg.PlotWidget:
    """A plot without frame, menu, buttons or a way to drag it away."""
    plot = pg.PlotWidget()
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(False, False)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
    return plot


class Course(Struct, frozen=True):
    """One line: what it is, and the look that tells it apart, in colour and without."""

    name: str
    values: tuple[int, ...]
    token: str
    dash: Qt.PenStyle
    symbol: str

    def pen(self, width: float = 2) -> QPen:
        """The pen of its line, in the theme in force."""
        made = QPen(color(self.token), width, self.dash)
        made.setCosmetic(True)
        return made


class LineKey(QWidget):
    """A piece of a line as the chart draws it, for its legend."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course
        self.setFixedSize(size(34), size(14))

    def sizeHint(self) -> QSize:
        """Three dashes wide."""
        return QSize(size(34), size(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and its mark in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._course.pen())
        middle = self.height() / 2
        painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))
        painter.translate(self.width() / 2, middle)
        painter.scale(size(8), size(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._course.token))
        painter.drawPath(Symbols[self._course.symbol])


class LineChart(QWidget):
    """Lines over one row of steps; what they are at a step is told under the pointer.

    Left and right move from step to step with the keyboard.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plot = bare_plot()
        self._courses: tuple[Course, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._ticks: tuple[str, ...] = ()
        self._at = -1
        self._pointer = pg.InfiniteLine(angle=90)
        self._plot.viewport().installEventFilter(self)
        self._plot.setMouseTracking(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3, 3, 3, 3)
        whole.addWidget(self._plot)
        changed().connect(self._draw)

    def sizeHint(self) -> QSize:
        """Low enough to leave room for a table; it takes what there is."""
        return QSize(size(400), size(200))

    def show_courses(
        self, courses: Sequence[Course], labels: Sequence[str], ticks: Sequence[str], name: str
    ) -> None:
        """Show lines of one length, with a name and a short one per step; `name` is read aloud."""
        self._courses, self._at = tuple(courses), -1
        self._labels, self._ticks = tuple(labels), tuple(ticks)
        self.setAccessibleName(name)
        self._draw()

    def told(self, at: int) -> str:
        """What is told of a step."""
        lines = [f"{one.name}  {one.values[at]:,}" for one in self._courses]
        return "\n".join([self._labels[at], *lines])

    def _draw(self) -> None:
        self._plot.setBackground(color("surface"))
        item = self._plot.getPlotItem()
        item.clear()
        places = list(range(len(self._labels)))
        for one in self._courses:
            marks = len(places) <= _MARKED
            item.addItem(
                pg.PlotDataItem(
                    places,
                    list(one.values),
                    pen=one.pen(),
                    antialias=True,
                    symbol=one.symbol if marks else None,
                    symbolSize=size(7),
                    symbolBrush=color(one.token),
                    symbolPen=None,
                )
            )
        self._pointer.setPen(QPen(color("borderStrong"), 0))
        self._pointer.setVisible(self._at >= 0)
        item.addItem(self._pointer, ignoreBounds=True)
        self._axes(item, max((max(one.values, default=0) for one in self._courses), default=0))

    def _axes(self, item: pg.PlotItem, most: int) -> None:
        marks = scale(most)
        bottom, left = item.getAxis("bottom"), item.getAxis("left")
        bottom.setTicks([[(at, self._ticks[at]) for at in spread(len(self._ticks))]])
        left.setTicks([[(value, f"{value:,}") for value in marks]])
        for axis in (bottom, left):
            # Half a label may stand beyond either end.
            axis.setStyle(tickLength=0, tickFont=font(12), hideOverlappingLabels=size(48))
            axis.setTextPen(color("text2"))
            axis.setPen(color("line"))
            axis.setTickPen(color("line"))
        for value in marks:
            ruled = pg.InfiniteLine(value, angle=0, pen=QPen(color("line"), 0))
            ruled.setZValue(-1)
            item.addItem(ruled, ignoreBounds=True)
        item.layout.setContentsMargins(0, size(8), size(36), 0)
        item.setXRange(-0.5, max(len(self._labels), 2) - 0.5, padding=0)
        item.setYRange(0, marks[-1], padding=0.02)

    def point_at(self, at: int, place: QPoint | None = None) -> None:
        """Tell what a step has, at a place on the screen or where the step is."""
        if not self._labels:
            return
        self._at = min(max(at, 0), len(self._labels) - 1)
        self._pointer.setPos(self._at)
        self._pointer.setVisible(True)
        if place is None:
            view = self._plot.getPlotItem().getViewBox()
            inside = self._plot.mapFromScene(view.mapViewToScene(QPointF(self._at, 0)))
            place = self._plot.viewport().mapToGlobal(QPoint(inside.x(), self.height() // 3))
        QToolTip.showText(place, self.told(self._at), self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer over the plot."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            spot = event.position()
            view = self._plot.getPlotItem().getViewBox()
            at = view.mapSceneToView(self._plot.mapToScene(spot.toPoint())).x()
            self.point_at(round(at), event.globalPosition().toPoint())
        elif event.type() == QEvent.Type.Leave:
            self._leave()
        return False

    def _leave(self) -> None:
        self._at = -1
        self._pointer.setVisible(False)
        QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, right, first, last; Escape takes the pointer away."""
        last = len(self._labels) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1 if self._at >= 0 else last,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        at = steps.get(Qt.Key(event.key()))
        if at is None or not self._labels:
            super().keyPressEvent(event)
            return
        self.point_at(at)
        announce(self, self.told(self._at))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The pointer goes with the focus."""
        super().focusOutEvent(event)
        self._leave()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring around what has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


def scale(most: int) -> list[int]:
    """Round values from 0 to beyond the largest, at most six of them."""
    step = 1
    while step * 5 < most:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return list(range(0, max(-(-most // step), 1) * step + 1, step))


def spread(count: int, most: int = _LABELS) -> list[int]:
    """Places of labels, evenly apart, that always name the last step."""
    apart = -(-count // most) or 1
    return sorted(range(count - 1, -1, -apart))
