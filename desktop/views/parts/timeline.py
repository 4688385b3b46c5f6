"""The timeline: what happened, newest first, as a list view with a delegate and a rail.

`TimelineView(name).show_items([TimelineItem(...), …])`; Enter or click tells `opened(key)`. An
item with a `more` word shows it at the right ("为什么"); `expand(key, widget)` opens a block under
the item, `collapse()` closes it. Texts come already masked by the screen.
"""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.views.parts.mark import paint_mark
from desktop.views.parts.tags import tones
from desktop.views.theme.palette import changed, color, font, size

Index = QModelIndex | QPersistentModelIndex


class TimelineItem(Struct, frozen=True):
    """One event; `heading` starts a new group above it ("今天"); tone as of a tag."""

    key: object
    text: str
    meta: str = ""
    picture: str = "circle"
    tone: str = "accent"
    delta: str = ""
    heading: str = ""
    more: str = ""


class TimelineModel(QAbstractListModel):
    """The items, and the place of the opened block."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[TimelineItem | None] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Items, and one more row while a block is open."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def item(self, number: int) -> TimelineItem | None:
        """The item at a place; None is the open block."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The whole event in words, for screen readers and tests."""
        item = self.item(index.row())
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if item is None or role not in wanted:
            return None
        return " ".join(part for part in (item.heading, item.text, item.meta, item.delta) if part)

    def show_items(self, items: Sequence[TimelineItem]) -> None:
        """Replace all items."""
        self.beginResetModel()
        self._rows = list(items)
        self.endResetModel()

    def append(self, items: Sequence[TimelineItem]) -> None:
        """Add older items at the end."""
        if items:
            end = len(self._rows)
            self.beginInsertRows(QModelIndex(), end, end + len(items) - 1)
            self._rows.extend(items)
            self.endInsertRows()

    def place(self, key: object) -> int:
        """Where an item stands, or -1."""
        places = (i for i, item in enumerate(self._rows) if item is not None and item.key == key)
        return next(places, -1)

    def open_block(self, after: int) -> QModelIndex:
        """Make room for a block under the item at a place."""
        self.beginInsertRows(QModelIndex(), after + 1, after + 1)
        self._rows.insert(after + 1, None)
        self.endInsertRows()
        return self.index(after + 1, 0)

    def close_block(self) -> None:
        """Take the room away again."""
        if None in self._rows:
            place = self._rows.index(None)
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = self._view.items.item(index.row())
        if item is None:
            return QSize(100, self._view.block_height())
        head = size(34) if item.heading else 0
        return QSize(100, size(self._view.row_px) + head)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._view.items.item(index.row())
        rect: QRect = option.rect
        painter.save()
        if item is None:
            self._rail(painter, rect, rect.top(), rect.bottom())
        else:
            self._event(painter, rect, item, index.row())
        painter.restore()

    def _rail(self, painter: QPainter, rect: QRect, top: int, bottom: int) -> None:
        x = rect.x() + 2 + size(self._view.mark_px) // 2
        painter.fillRect(x, top, 1, bottom - top + 1, color("border"))

    def _event(self, painter: QPainter, rect: QRect, item: TimelineItem, number: int) -> None:
        if item.heading:
            painter.setFont(font(12, bold=True))
            painter.setPen(color("text2"))
            top = QRect(rect.x(), rect.y(), rect.width(), size(28))
            painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, item.heading)
            rect = rect.adjusted(0, size(34), 0, 0)
        view = self._view
        if view.hasFocus() and view.currentIndex().row() == number:
            painter.setPen(color("focus"))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -3), 6, 6)
        ink, ground = tones(item.tone)
        side = size(view.mark_px)
        mark = QRect(rect.x() + 2, rect.y() + 2, side, side)
        following = view.items.item(number + 1)
        more_below = number + 1 < view.items.rowCount()
        if more_below and (following is None or not following.heading):
            self._rail(painter, rect, mark.bottom() + 3, rect.bottom())
        paint_mark(painter, mark, item.picture, ink, ground, "circle")
        self._words(painter, rect.adjusted(side + 12, 0, -4, 0), item)

    def _words(self, painter: QPainter, rect: QRect, item: TimelineItem) -> None:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        upper = QRect(rect.x(), rect.y(), rect.width(), size(20))
        lower = QRect(rect.x(), rect.y() + size(20), rect.width(), size(18))
        painter.setFont(font(13, bold=True))
        painter.setPen(color("text2" if item.delta[:1] in "−-" else "text"))
        painter.drawText(upper, right | middle, item.delta)
        room = painter.fontMetrics().horizontalAdvance(item.delta) + (12 if item.delta else 0)
        more = self._view.more(item)
        if more:
            painter.setFont(font(12))
            painter.setPen(color("accentText"))
            painter.drawText(upper.adjusted(0, 0, -max(room, size(56)), 0), right | middle, more)
            room = max(room, size(56)) + painter.fontMetrics().horizontalAdvance(more) + 12
        painter.setFont(font(13))
        painter.setPen(color("text"))
        # A note of several lines would be cut above and below.
        text = painter.fontMetrics().elidedText(
            item.text.replace("\n", " "), Qt.TextElideMode.ElideRight, upper.width() - room
        )
        painter.drawText(upper, left | middle, text)
        painter.setFont(font(12))
        painter.setPen(color("text3"))
        meta = painter.fontMetrics().elidedText(
            item.meta, Qt.TextElideMode.ElideRight, lower.width() - 4
        )
        painter.drawText(lower, left | middle, meta)


class TimelineView(QListView):
    """The list; `row_px` 44 with marks of 24 beside a page, 48 with 28 on a page of its own."""

    opened = Signal(object)
    more_wanted = Signal()

    def __init__(self, accessible_name: str, row_px: int = 44, mark_px: int = 24) -> None:
        super().__init__()
        self.row_px, self.mark_px = row_px, mark_px
        self.items = TimelineModel()
        self._block: QWidget | None = None
        self._open: object = None
        self.setModel(self.items)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(accessible_name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.clicked.connect(lambda index: self._tell(index.row()))
        self.verticalScrollBar().valueChanged.connect(self._near_end)
        changed().connect(self.scheduleDelayedItemsLayout)

    def show_items(self, items: Sequence[TimelineItem]) -> None:
        """Replace all items; an open block closes."""
        self._block, self._open = None, None
        self.items.show_items(items)

    def block_height(self) -> int:
        """Height of the open block in px; the narrower the list, the more lines its words take."""
        if self._block is None:
            return 0
        folded = self._block.heightForWidth(self.viewport().width())
        return max(folded, self._block.sizeHint().height() if folded < 0 else 0)

    def expand(self, key: object, block: QWidget) -> None:
        """Open a block under an item; an earlier one closes."""
        self.collapse()
        place = self.items.place(key)
        if place >= 0:
            # The index widget belongs to the view; its left side leaves the rail free.
            block.setContentsMargins(size(self.mark_px) + 12, 0, 4, 12)
            self._block, self._open = block, key
            self.setIndexWidget(self.items.open_block(place), block)

    def reveal(self) -> None:
        """Scroll the open block into sight, its item above all."""
        place = self.items.place(self._open) if self._block is not None else -1
        if place >= 0:
            self.scrollTo(self.items.index(place + 1, 0))
            self.scrollTo(self.items.index(place, 0))

    def collapse(self) -> None:
        """Close the open block."""
        self._block, self._open = None, None
        self.items.close_block()

    def more(self, item: TimelineItem) -> str:
        """The word at an item's right: what opens it, or, while it is open, what closes it."""
        return self.tr("收起") if self._block is not None and item.key == self._open else item.more

    def whole_height(self) -> int:
        """Height in px that shows every item without scrolling."""
        rows = range(self.items.rowCount())
        return sum(self.sizeHintForRow(number) for number in rows) + 4

    def _tell(self, number: int) -> None:
        item = self.items.item(number)
        if item is not None:
            self.opened.emit(item.key)

    def _near_end(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() and value >= bar.maximum() - self.height():
            self.more_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the item at hand."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
