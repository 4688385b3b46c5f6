"""The table view over a paged model: row height by density, hairlines, ticks, saved widths."""

import math

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.views.parts import privacy
from desktop.views.parts.gridpaint import TICK, RowsPainter
from desktop.views.parts.table import Column, PagedModel, Row, fitted
from desktop.views.theme.palette import (
    changed,
    font,
    row_height,
    size,
    wide,
)

# What the style leaves free at both ends of a column's title (px).
_AROUND_TITLE = 20
_CURRENT = QItemSelectionModel.SelectionFlag.Current
_ROWS = QItemSelectionModel.SelectionFlag.Rows


class Table(QTableView):
    """Put `TICK` first among the columns to let rows be ticked; `name` keeps the widths."""

    opened = Signal(object)
    current_changed = Signal(object)
    ticks_changed = Signal()
    sort_wanted = Signal(str, bool)

    def __init__(self, model: PagedModel, name: str, accessible_name: str) -> None:
        super().__init__()
        # As in `layout.scroll`: the binding need not find out of what kind it is.
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        self.setViewport(ground)
        self.paged, self._name = model, name
        self.hovered = -1
        self.face = font(13)
        self.setModel(model)
        self.setAccessibleName(accessible_name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._head()
        self._measure()
        self.entered.connect(lambda index: self._hover(index.row()))
        self.activated.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(lambda: self.ticks_changed.emit())
        self.selectionModel().currentRowChanged.connect(
            lambda now: self.current_changed.emit(model.row(now.row()))
        )
        changed().connect(self._measure)
        privacy.changed().connect(self.viewport().update)

    def _head(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        # With the table's own it would ask every row, 100,000 of them, whether it is ticked.
        head.setSelectionModel(QItemSelectionModel(self.paged, head))
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(36)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.sectionClicked.connect(self._sort)
        head.sectionResized.connect(self._keep_width)

    def _measure(self) -> None:
        self.face = font(13)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setFixedHeight(size(36))
        self._fit()

    def refit(self) -> None:
        """Lay the columns out anew, after others are shown."""
        self._fit()

    def _fit(self) -> None:
        """Give columns their saved or declared width, the stretching one the rest."""
        saved, used, rest = QSettings(), 0, -1
        head, columns = self.horizontalHeader(), self.paged.columns
        kept = [saved.value(f"columns/{self._name}/{column.key}", 0) for column in columns]
        own = [
            int(str(at)) or self._wanted(column) for at, column in zip(kept, columns, strict=True)
        ]
        # Each column is rounded to whole px; what is over goes to the one that stretches.
        room = int((self.viewport().width() - len(columns)) * 100 / wide(100))
        head.blockSignals(True)
        for place, width in enumerate(fitted(columns, own, room)):
            # One that was never hidden is asked nothing: the head would lay itself out anew.
            if self.isColumnHidden(place) != (not width):
                self.setColumnHidden(place, not width)
            if width:
                self.setColumnWidth(place, wide(width))
                rest = place if columns[place].stretch else rest
                used += wide(width)
        if rest >= 0:
            least = self.columnWidth(rest)
            self.setColumnWidth(rest, max(least, least + self.viewport().width() - used))
        head.blockSignals(False)
        # Nobody told the table meanwhile, and a bar that has nothing left to scroll would stay.
        if self.horizontalScrollBar().isVisible() and head.length() <= self.viewport().width():
            self.updateGeometries()

    def _wanted(self, column: Column) -> int:
        """The declared width (px at 100 %), or more where another language's title needs it."""
        title = QFontMetrics(font(12)).horizontalAdvance(column.title) + _AROUND_TITLE
        return max(column.width, math.ceil(title * 100 / wide(100)))

    def _keep_width(self, place: int, _old: int, new: int) -> None:
        column = self.paged.columns[place]
        if not column.stretch:
            share = wide(100) / 100
            QSettings().setValue(f"columns/{self._name}/{column.key}", round(new / share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the stretching column take the new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed, without a delegate."""
        painter = QPainter(self.viewport())
        RowsPainter(self, event.rect()).paint(painter)
        painter.end()

    def width_used(self) -> int:
        """The width of all columns together."""
        return self.horizontalHeader().length()

    def is_ticked(self, number: int) -> bool:
        """True when the row at that place is ticked."""
        return self.selectionModel().isRowSelected(number, QModelIndex())

    def _parts(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(i) for i in range(chosen.count())]

    def ticked_count(self) -> int:
        """How many rows are ticked; costs nothing at a million."""
        return sum(part.height() for part in self._parts())

    def ticked_keys(self, most: int = 100_000) -> list[object]:
        """Keys of the ticked rows in order, reading their pages."""
        keys: list[object] = []
        for part in self._parts():
            for number in range(part.top(), part.bottom() + 1):
                row = self.paged.row(number)
                if row is not None and len(keys) < most:
                    keys.append(self.paged.key(row))
        return keys

    def clear_ticks(self) -> None:
        """Untick every row."""
        self.selectionModel().clearSelection()

    def current_row(self) -> Row | None:
        """The row at hand, or None."""
        return self.paged.row(self.currentIndex().row())

    def _mark(self, first: int, last: int, how: QItemSelectionModel.SelectionFlag) -> None:
        upper, lower = sorted((first, last))
        span = QItemSelection(self.paged.index(upper, 0), self.paged.index(lower, 0))
        self.selectionModel().select(span, how | _ROWS)

    def _sort(self, place: int) -> None:
        key = self.paged.columns[place].sort
        if key:
            now, falling = self.paged.sorted_by()
            self.sort_wanted.emit(key, not falling if key == now else False)

    def _open(self, number: int) -> None:
        row = self.paged.row(number)
        if row is not None:
            self.opened.emit(row)

    def _hover(self, number: int) -> None:
        if number != self.hovered:
            self.hovered = number
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No row is hovered any more."""
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click in the tick column ticks; Shift from the row at hand on, Ctrl this one."""
        spot: QPoint = event.position().toPoint()
        index = self.indexAt(spot)
        held = event.modifiers()
        before = self.currentIndex().row()
        in_ticks = index.isValid() and self.paged.columns[index.column()] is TICK
        tickable = TICK in self.paged.columns
        super().mousePressEvent(event)
        if not index.isValid() or not tickable:
            return
        if held & Qt.KeyboardModifier.ShiftModifier and before >= 0:
            self._mark(before, index.row(), QItemSelectionModel.SelectionFlag.Select)
        elif in_ticks or held & Qt.KeyboardModifier.ControlModifier:
            self._mark(index.row(), index.row(), QItemSelectionModel.SelectionFlag.Toggle)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Ctrl+A ticks all, Shift+arrows tick on the way; Esc unticks."""
        number, key = self.currentIndex().row(), Qt.Key(event.key())
        tickable = TICK in self.paged.columns
        if key == Qt.Key.Key_Space and tickable and number >= 0:
            self._mark(number, number, QItemSelectionModel.SelectionFlag.Toggle)
        elif key == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if tickable and self.paged.rowCount():
                self._mark(0, self.paged.rowCount() - 1, QItemSelectionModel.SelectionFlag.Select)
        elif key == Qt.Key.Key_Escape and self.ticked_count():
            self.clear_ticks()
        else:
            self._walk(event, number, tickable)
        self.viewport().update()

    def _walk(self, event: QKeyEvent, before: int, tickable: bool) -> None:
        super().keyPressEvent(event)
        now = self.currentIndex().row()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift and tickable and now != before and before >= 0:
            self._mark(before, now, QItemSelectionModel.SelectionFlag.Select)
