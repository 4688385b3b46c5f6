"""The list of screens in the sidebar: headings, icons, badges, by keys as well."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.views.theme import icons
from desktop.views.theme.palette import changed, color, font, size

Index = QModelIndex | QPersistentModelIndex


class NavRow(Struct, frozen=True):
    """One row: a heading (key ""), or a screen with its icon, badge and whether it is urgent."""

    text: str
    key: str = ""
    picture: str = ""
    badge: str = ""
    urgent: bool = False


class NavModel(QAbstractListModel):
    """The rows of the sidebar."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[NavRow] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text with its badge."""
        entry = self.entries[index.row()]
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return f"{entry.text} {entry.badge}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if not self.entries[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show_rows(self, entries: Sequence[NavRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()


def folded(rect: QRect) -> bool:
    """Whether a row has room for its icon alone."""
    return rect.width() < size(80)


class _NavDelegate(QStyledItemDelegate):
    def __init__(self, view: "NavList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._view.nav.entries[index.row()].key:
            return QSize(100, size(32))
        return QSize(100, size(14) if folded(self._view.rect()) else size(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._view.nav.entries[index.row()]
        rect: QRect = option.rect
        if self._view.cuts(rect):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        if not entry.key and folded(rect):
            painter.fillRect(
                QRect(rect.x() + 10, rect.center().y(), rect.width() - 20, 1), color("border")
            )
        elif not entry.key:
            painter.setFont(font(12))
            painter.setPen(color("text3"))
            painter.drawText(rect.adjusted(10, 4, 0, 0), middle, entry.text)
        else:
            self._screen(painter, rect, entry)
        painter.restore()

    def _screen(self, painter: QPainter, rect: QRect, entry: NavRow) -> None:
        chosen = entry.key == self._view.chosen_key
        pill = QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5)
        at_hand = self._view.nav.entries[self._view.currentIndex().row()] is entry
        focused = at_hand and self._view.hasFocus()
        if chosen or focused:
            painter.setPen(QPen(color("focus"), 2) if focused else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(color("nav") if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill, 6, 6)
        mark = QRect(rect.x() + 10, rect.y(), size(18), rect.height())
        if folded(rect):
            mark.moveLeft(rect.center().x() - size(9))
        tone = "accent" if chosen else "text2"
        icons.paint(painter, mark, entry.picture, tone, fill=chosen)
        if folded(rect):
            return
        painter.setFont(font(13, bold=chosen))
        painter.setPen(color("text" if chosen else "text2"))
        words = rect.adjusted(20 + size(18), 0, -8, 0)
        if entry.badge:
            words.setRight(self._badge(painter, rect, entry) - 4)
        text = painter.fontMetrics().elidedText(
            entry.text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _badge(self, painter: QPainter, rect: QRect, entry: NavRow) -> int:
        painter.save()
        painter.setFont(font(12, bold=True))
        width = max(size(22), painter.fontMetrics().horizontalAdvance(entry.badge) + 12)
        height = size(18)
        place = QRect(rect.right() - width - 8, rect.center().y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("warnSoft" if entry.urgent else "nav"))
        painter.drawRoundedRect(place, height // 2, height // 2)
        painter.setPen(color("warn" if entry.urgent else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, entry.badge)
        painter.restore()
        return place.left()


class NavList(QListView):
    """One list of screens; `chosen(key)` on click, Enter or arrow and Enter."""

    chosen = Signal(str)

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.nav = NavModel()
        self.chosen_key = ""
        self.setModel(self.nav)
        self._delegate = _NavDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(accessible_name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)
        changed().connect(self.scheduleDelayedItemsLayout)

    def _tell(self, index: QModelIndex) -> None:
        key = self.nav.entries[index.row()].key
        # Also where that screen is marked: what is open may be a page under it.
        if key:
            self.chosen.emit(key)

    def show_chosen(self, key: str) -> None:
        """Mark the screen that is open; a key of no row marks none."""
        self.chosen_key = key
        for number, entry in enumerate(self.nav.entries):
            if entry.key == key:
                self.setCurrentIndex(self.nav.index(number, 0))
                self.scrollTo(self.nav.index(number, 0))
            self.update(self.nav.index(number, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folded, a heading is a line and takes less room."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def cuts(self, rect: QRect) -> bool:
        """Whether a row is below the edge in part: half a word tells nothing, the bar does."""
        return rect.bottom() >= self.viewport().height() > rect.height()

    def whole_height(self) -> int:
        """Height in px that shows every row."""
        return sum(self.sizeHintForRow(number) for number in range(len(self.nav.entries))) + 2
