"""How a table's rows are painted, and the column of ticks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from desktop.views.parts.table import Column, Row, paint_text
from desktop.views.theme import icons
from desktop.views.theme.palette import Look, color, is_dark, look, size

if TYPE_CHECKING:
    from desktop.views.parts.grid import Table

TICK = Column("tick", "", 40, lambda _row: "")
_PAD = 8


@lru_cache(maxsize=16)
def _tick(ticked: bool, side: int, ratio: float, _look: Look, _dark: bool) -> QPixmap:
    """A checkbox; the look is what its colours follow from."""
    picture = QPixmap(round((side + 2) * ratio), round((side + 2) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    place = QRect(1, 1, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("accent" if ticked else "borderStrong"), 1.2))
    painter.setBrush(color("accent" if ticked else "surface"))
    painter.drawRoundedRect(place, 4, 4)
    if ticked:
        icons.paint(painter, place.adjusted(2, 2, -2, -2), "check", "onAccent")
    painter.end()
    return picture


def paint_tick(painter: QPainter, rect: QRect, ticked: bool) -> None:
    """Draw a 15 px checkbox in the middle of `rect`."""
    side = size(15)
    ratio = painter.device().devicePixelRatioF()
    place = QRect(0, 0, side, side)
    place.moveCenter(rect.center())
    painter.drawPixmap(
        place.topLeft() - QPoint(1, 1), _tick(ticked, side, ratio, look(), is_dark())
    )


class _Line(Struct, frozen=True):
    """A row as it is painted now."""

    row: Row
    top: int
    ticked: bool
    chosen: bool


class RowsPainter:
    """Paints a table's exposed rows straight from the page, a column at a time.

    The view's own way asks a delegate for every cell, and Python would prepare each anew.
    """

    def __init__(self, table: Table, exposed: QRect) -> None:
        self._table, self._exposed = table, exposed
        self._height = table.verticalHeader().defaultSectionSize()

    def paint(self, painter: QPainter) -> None:
        """Grounds and hairlines, then the cells."""
        lines = self._grounds(painter)
        left, right = self._exposed.left(), self._exposed.right()
        for place, column in enumerate(self._table.paged.columns):
            x, width = self._table.columnViewportPosition(place), self._table.columnWidth(place)
            if width and x <= right and x + width > left:
                self._column(painter, column, QRect(x, 0, width, self._height), lines)

    def _grounds(self, painter: QPainter) -> list[_Line]:
        table = self._table
        lines: list[_Line] = []
        first, last = table.rowAt(self._exposed.top()), table.rowAt(self._exposed.bottom())
        if first < 0:
            return []
        at_hand, count = table.currentIndex().row(), table.paged.rowCount()
        x, width, hairline = table.columnViewportPosition(0), table.width_used(), color("line")
        for number in range(first, last + 1 if last >= 0 else count):
            top, ticked = table.rowViewportPosition(number), table.is_ticked(number)
            chosen = ticked or number == at_hand
            if chosen or number == table.hovered:
                ground = color("sel" if chosen else "hover")
                painter.fillRect(x, top, width, self._height, ground)
            painter.fillRect(x, top + self._height - 1, width, 1, hairline)
            if number == at_hand:
                painter.fillRect(x, top, 3, self._height, color("accent"))
                if table.hasFocus():
                    # Inside the hairline, so that no other row has to be drawn anew.
                    painter.setPen(QPen(color("focus"), 2))
                    painter.drawRect(x + 1, top + 1, width - 2, self._height - 3)
            row = table.paged.row(number)
            if row is not None:
                lines.append(_Line(row, top, ticked, chosen))
        return lines

    def _column(self, painter: QPainter, column: Column, cell: QRect, lines: list[_Line]) -> None:
        if column is TICK:
            for line in lines:
                paint_tick(painter, cell.translated(0, line.top), line.ticked)
            return
        inside = cell.adjusted(_PAD, 0, -_PAD, -1)
        if column.paint is not None:
            for line in lines:
                painter.save()
                column.paint(painter, inside.translated(0, line.top), line.row, line.chosen)
                painter.restore()
            return
        painter.setFont(self._table.face)
        painter.setPen(color(column.tone))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        for line in lines:
            paint_text(painter, inside.translated(0, line.top), column.shown(line.row), side)
