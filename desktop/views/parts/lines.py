"""A list beside what it opens: a dot, a name, a line of meta and a figure each, under headings."""

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
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.parts.mark import paint_focus
from desktop.views.theme.palette import changed, color, font, size

Index = QModelIndex | QPersistentModelIndex


class Line(Struct, frozen=True):
    """A heading (`key` None), or something with what stands under its name.

    `dot` is the colour of its dot, `figure` stands at the right.
    """

    key: bytes | None
    name: str
    meta: str = ""
    dot: str = ""
    figure: str = ""


class LineModel(QAbstractListModel):
    """The lines, all of them: lists of this kind are short."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, number: int) -> Line | None:
        """The line at a place."""
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def place(self, key: bytes | None) -> int:
        """Where something stands, or -1."""
        keys = [line.key for line in self._lines]
        return keys.index(key) if key is not None and key in keys else -1

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader says."""
        line = self.line(index.row())
        if line is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return " ".join(part for part in (line.name, line.meta, line.figure) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        line = self.line(index.row())
        if line is None or line.key is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: "LineList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._view.lines.line(index.row())
        return QSize(100, size(52 if line and line.key is not None else 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._view.lines.line(index.row())
        if line is None:
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.key is None:
            painter.setFont(font(12))
            painter.setPen(color("text2"))
            place = rect.adjusted(0, 8, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line.name)
        else:
            self._line(painter, rect, line, option)
        painter.restore()
        paint_focus(painter, option)

    def _line(
        self, painter: QPainter, rect: QRect, line: Line, option: QStyleOptionViewItem
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("sel" if chosen else "hover"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        dot = QRect(rect.x() + size(12), rect.y() + size(14), size(8), size(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(line.dot))
        painter.drawEllipse(dot)
        inside = rect.adjusted(size(32), size(7), -8, -size(6))
        half = inside.height() // 2
        beside = 0
        if line.figure:
            painter.setFont(font(13, bold=True))
            painter.setPen(color("text"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight, line.figure)
            beside = painter.fontMetrics().horizontalAdvance(line.figure) + 8
        for text, face, tone, top, room in (
            (line.name, font(13, bold=chosen), "text", inside.y(), inside.width() - beside),
            (line.meta, font(12), "text2", inside.y() + half, inside.width()),
        ):
            painter.setFont(face)
            painter.setPen(color(tone))
            place = QRect(inside.x(), top, room, half)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class LineList(QListView):
    """`chosen(key)` when another line is at hand."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = LineModel()
        self.setModel(self.lines)
        self._kept: bytes | None = None
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(self._tell)
        changed().connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, the chosen one still chosen, else the first."""
        kept = self.at_hand()
        # Who listens has the line that stays at hand already.
        self._kept = kept
        self.lines.show_lines(lines)
        self.choose(kept)
        self._kept = None

    def at_hand(self) -> bytes | None:
        """The key of the line that is chosen."""
        line = self.lines.line(self.currentIndex().row())
        return line.key if line else None

    def choose(self, key: bytes | None) -> None:
        """Choose a line, else the first one."""
        place = self.lines.place(key)
        if place < 0:
            every = [self.lines.line(i) for i in range(self.lines.rowCount())]
            place = next((i for i, line in enumerate(every) if line and line.key), -1)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(place))

    def _tell(self, now: QModelIndex) -> None:
        line = self.lines.line(now.row())
        if line is not None and line.key is not None and line.key != self._kept:
            self.chosen.emit(line.key)
