"""Tables of any length: rows come in pages of at most 200, painted straight from them.

A screen declares its columns and hands over two reads:

    model = PagedModel(columns, count=lambda: members.count(reads, query),
                       fetch=lambda offset, limit: members.page(reads, query, offset, limit),
                       key=lambda row: row.id)
    table = Table(model, "members")

Sorting, filtering and searching are SQL: on `table.sort_wanted` the screen changes its query and
calls `model.reload()`. `model.refresh()` keeps the place and the ticks. Ticked rows (the checkbox
column, Space, Shift+click, Ctrl+A) are told by `table.ticks_changed`; the row at hand by
`table.current_changed(row)`; Enter or double click by `table.opened(row)`.
A column with `secret` is masked in privacy mode, for painting, tooltips and screen readers alike.
"""

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from desktop.views.parts import privacy

PAGE = 32
PAGES_KEPT = 128
Index = QModelIndex | QPersistentModelIndex
Row = Any  # the screen's own frozen dataclass

# Paints one cell: painter, the cell's inside, the row, whether the row is chosen.
CellPainter = Callable[[QPainter, QRect, Row, bool], None]


class Column(Struct, frozen=True):
    """One column: text for reading aloud and plain painting, or a painter of its own.

    width is px at 100 %; `sort` is the sort key told to the screen, "" = cannot be sorted. Where
    the table is too narrow for all, a column with `least` shrinks to that, and those with `spare`
    go, the highest first.
    """

    key: str
    title: str
    width: int
    text: Callable[[Row], str]
    secret: privacy.Secret = ""
    right: bool = False
    sort: str = ""
    paint: CellPainter | None = None
    tone: str = "text"
    stretch: bool = False
    least: int = 0
    spare: int = 0
    # What there is to know of a cell that its text does not say, for a pointer that rests on it.
    tip: Callable[[Row], str] | None = None

    def shown(self, row: Row) -> str:
        """The text as it may be shown now."""
        return privacy.mask(self.secret, self.text(row))


def fitted(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """The width of every column in `room` px, 0 for one that goes; all px at 100 %.

    They stay wider than the room where no column may shrink or go.
    """
    least = [min(column.least or wide, wide) for column, wide in zip(columns, widths, strict=True)]
    going = sorted(range(len(columns)), key=lambda at: columns[at].spare)
    kept = set(going)
    while sum(least[at] for at in kept) > room and columns[going[-1]].spare:
        kept.discard(going.pop())
    over = max(0, sum(widths[at] for at in kept) - room)
    give = sum(widths[at] - least[at] for at in kept)
    share = min(1.0, over / give) if give else 0.0
    return [
        widths[at] - math.ceil((widths[at] - least[at]) * share) if at in kept else 0
        for at in range(len(columns))
    ]


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw a text in the pen and font in force, in the middle of the height, cut to the width.

    What has several lines stands in one.
    """
    text = text.replace("\n", " ")
    room, metrics = rect.width(), painter.fontMetrics()
    # No character is wider than this; so most texts are known to fit without being measured.
    if len(text) * metrics.maxWidth() > room and metrics.horizontalAdvance(text) > room:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)


class PagedModel(QAbstractTableModel):
    """A window on rows that live in the store; holds few pages. `fetch` may give None for a row."""

    def __init__(
        self,
        columns: Sequence[Column],
        count: Callable[[], int],
        fetch: Callable[[int, int], Sequence[Row]],
        key: Callable[[Row], Hashable] = lambda row: row.id,
    ) -> None:
        super().__init__()
        self.columns = list(columns)
        self._count, self._fetch, self.key = count, fetch, key
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._total = count()
        self._sorted: tuple[str, bool] = ("", False)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows the query has."""
        return 0 if parent is not None and parent.isValid() else self._total

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = list(columns)
        self.endResetModel()

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def row(self, number: int) -> Row | None:
        """The row at a place, read with its page; None past the end."""
        if not 0 <= number < self._total:
            return None
        page, inside = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._fetch(page * PAGE, PAGE)
            self._pages[page] = rows
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return rows[inside] if inside < len(rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The masked text, for screen readers, copying and tests; painting does not ask here."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row())
        return "" if row is None else self.columns[index.column()].shown(row)

    def _tip(self, index: Index) -> str | None:
        tip, row = self.columns[index.column()].tip, self.row(index.row())
        return tip(row) or None if tip is not None and row is not None else None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The column's title, with an arrow when the rows are sorted by it."""
        if side != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            level = Qt.AlignmentFlag.AlignVCenter
            return level | (
                Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            )
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        key, falling = self._sorted
        arrow = (" ↓" if falling else " ↑") if key and key == column.sort else ""
        return column.title + arrow

    def show_sort(self, key: str, falling: bool) -> None:
        """Show by which sort key the rows come."""
        self._sorted = (key, falling)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def sorted_by(self) -> tuple[str, bool]:
        """The sort key shown, and whether it falls."""
        return self._sorted

    def reload(self) -> None:
        """Read a changed query from its first row."""
        self.beginResetModel()
        self._pages.clear()
        self._total = self._count()
        self.endResetModel()

    def refresh(self) -> None:
        """Read the same query again and keep place and ticks as far as its length allows."""
        self._pages.clear()
        new = self._count()
        if new > self._total:
            self.beginInsertRows(QModelIndex(), self._total, new - 1)
            self._total = new
            self.endInsertRows()
        elif new < self._total:
            self.beginRemoveRows(QModelIndex(), new, self._total - 1)
            self._total = new
            self.endRemoveRows()
        if new:
            self.dataChanged.emit(self.index(0, 0), self.index(new - 1, len(self.columns) - 1))

    def place(self, key: Hashable) -> int:
        """The place of a record among the pages read so far, or -1."""
        for page, rows in self._pages.items():
            for inside, row in enumerate(rows):
                if row is not None and self.key(row) == key:
                    return page * PAGE + inside
        return -1
