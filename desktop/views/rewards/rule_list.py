"""The list of rules under three headings, each with a dot, its version and whom it reached."""

from collections.abc import Callable

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

from desktop.models.rulebook import StoredRule
from desktop.views.theme.palette import changed, color, font, size

Index = QModelIndex | QPersistentModelIndex
_DOTS = {"live": "ok", "draft": "warn", "stopped": "text3"}


class Line(Struct, frozen=True):
    """A heading, or a rule with what stands under its name; `key` None is a heading."""

    key: bytes | None
    name: str
    meta: str = ""
    dot: str = ""


class RuleModel(QAbstractListModel):
    """Rules are few: all of them, in the order of their headings."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, number: int) -> Line | None:
        """The line at a place."""
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def place(self, key: bytes | None) -> int:
        """Where a rule stands, or -1."""
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
        return f"{line.name} {line.meta}".strip()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        line = self.line(index.row())
        if line is None or line.key is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: "RuleList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._view.rules.line(index.row())
        return QSize(100, size(52 if line and line.key is not None else 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._view.rules.line(index.row())
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
            self._rule(painter, rect, line, option)
        painter.restore()

    def _rule(
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
        for text, face, tone, top in (
            (line.name, font(13, bold=chosen), "text", inside.y()),
            (line.meta, font(12), "text2", inside.y() + half),
        ):
            painter.setFont(face)
            painter.setPen(color(tone))
            place = QRect(inside.x(), top, inside.width(), half)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class RuleList(QListView):
    """`chosen(id)` when another rule is at hand."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rules = RuleModel()
        self.setModel(self.rules)
        self._kept: bytes | None = None
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("规则"))
        self.selectionModel().currentChanged.connect(self._tell)
        changed().connect(self.scheduleDelayedItemsLayout)

    def show_rules(
        self, rules: list[StoredRule], meta: Callable[[StoredRule], str], sought: str
    ) -> None:
        """Show the rules whose name has `sought` in it, the chosen one still chosen."""
        kept = self.at_hand()
        lines: list[Line] = []
        for state, heading in (
            ("live", self.tr("已启用")),
            ("draft", self.tr("草稿")),
            ("stopped", self.tr("已停")),
        ):
            found = [
                Line(one.id, one.name, meta(one), _DOTS[state])
                for one in rules
                if one.state == state and sought.casefold() in one.name.casefold()
            ]
            lines += [Line(None, heading), *found] if found else []
        # Who listens has the rule that stays at hand already.
        self._kept = kept
        self.rules.show_lines(lines)
        self.choose(kept)
        self._kept = None

    def at_hand(self) -> bytes | None:
        """The rule that is chosen."""
        line = self.rules.line(self.currentIndex().row())
        return line.key if line else None

    def choose(self, key: bytes | None) -> None:
        """Choose a rule, else the first one."""
        place = self.rules.place(key)
        if place < 0:
            keys = [self.rules.line(i) for i in range(self.rules.rowCount())]
            place = next((i for i, line in enumerate(keys) if line and line.key), -1)
        if place >= 0:
            self.setCurrentIndex(self.rules.index(place))

    def _tell(self, now: QModelIndex) -> None:
        line = self.rules.line(now.row())
        if line is not None and line.key is not None and line.key != self._kept:
            self.chosen.emit(line.key)
