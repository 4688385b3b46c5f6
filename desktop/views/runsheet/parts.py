"""The run sheet: its parts with planned and actual minutes, and the script of the one at hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models import runsheet as sheet
from desktop.models.counting import filled
from desktop.models.runsheet import Part
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.layout import row, scroll, sunk
from desktop.views.parts.text import Elided, label
from desktop.views.runsheet.words import minutes, taken
from desktop.views.theme import icons
from desktop.views.theme.palette import color, font, size

Index = QModelIndex | QPersistentModelIndex
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Parts(QAbstractListModel):
    """The parts of one session in order."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: Sequence[Part] = ()
        self.now = 0

    def show_parts(self, parts: Sequence[Part], now: int) -> None:
        """Show these; where only the time went on, nothing is laid out anew."""
        self.now = now
        if [part.id for part in parts] == [part.id for part in self.parts]:
            self.parts = parts
            if parts:
                self.dataChanged.emit(self.index(0), self.index(len(parts) - 1))
            return
        self.beginResetModel()
        self.parts = parts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many there are."""
        return 0 if parent.isValid() else len(self.parts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """All of a row in words."""
        part = self.parts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said, _ = taken(part, self.now)
            words = (part.title, who(part), minutes(part.planned), said)
            return " ".join(word for word in words if word)
        return part.title if role == Qt.ItemDataRole.ToolTipRole else None


def who(part: Part) -> str:
    """Who speaks; in privacy mode as little of a name as elsewhere."""
    return privacy.name(part.who) if part.who else ""


class _Painter(QStyledItemDelegate):
    def __init__(self, view: "PartList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, size(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        part, rect = self._view.rows.parts[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, part, index)
        side = size(20)
        mark = QRect(rect.x() + size(14), rect.y() + (rect.height() - side) // 2, side, side)
        picture, tone = _mark(part)
        icons.paint(painter, mark, picture, tone, fill=part.started is not None)
        inner = rect.adjusted(size(44), size(7), -size(12), -size(7))
        said, over = taken(part, self._view.rows.now)
        upper, lower = QRect(inner), QRect(inner)
        upper.setBottom(inner.center().y())
        lower.setTop(inner.center().y() + 1)
        gone = part.ended is not None
        title = font(13, bold=part.running)
        self._line(painter, upper, part.title, minutes(part.planned), gone, title, "text2")
        self._line(painter, lower, who(part), said, True, font(12), over)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, part: Part, index: Index) -> None:
        focused = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        box = rect.adjusted(0, 1, -1, -1)
        if part.running or focused:
            painter.setBrush(color("accentSoft") if part.running else Qt.BrushStyle.NoBrush)
            painter.setPen(color("focus") if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 8, 8)
        if part.running:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(QRect(rect.x(), rect.y() + 6, 3, rect.height() - 12), 1, 1)

    def _line(
        self,
        painter: QPainter,
        rect: QRect,
        left: str,
        right: str,
        quiet: bool,
        face: object,
        tone: str,
    ) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(12))
        painter.setPen(color(tone))
        room = painter.fontMetrics().horizontalAdvance(right)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, right)
        painter.setFont(face)  # type: ignore[arg-type]  # a QFont of `font`
        painter.setPen(color("text2" if quiet else "text"))
        words = rect.adjusted(0, 0, -room - size(8), 0)
        elided = painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle, elided)


def _mark(part: Part) -> tuple[str, str]:
    if part.ended is not None:
        return "check-circle", "ok"
    return ("play-circle", "accent") if part.running else ("circle", "borderStrong")


class PartList(QListView):
    """`opened(part)` on Enter or a double click, `dropped(part)` on Delete, `shifted(part, ±1)`."""

    opened = Signal(object)
    dropped = Signal(object)
    shifted = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.rows = Parts()
        self.setModel(self.rows)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setStyleSheet("background: transparent;")
        self.setAccessibleName(self.tr("流程单"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.parts[index.row()]))

    def at_hand(self) -> Part | None:
        """The part that the keys are at."""
        place = self.currentIndex().row()
        return self.rows.parts[place] if 0 <= place < len(self.rows.parts) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes out, Alt with an arrow moves."""
        part, key = self.at_hand(), event.key()
        if part is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(part)
        elif key == Qt.Key.Key_Delete:
            self.dropped.emit(part)
        elif key in _MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(part, _MOVES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """As high as all its rows: the column around it scrolls."""
        self.setFixedHeight(size(52) * max(len(self.rows.parts), 1) + 2)


class SheetColumn(QWidget):
    """The left column; `parts` the list, under it the script of the part at hand."""

    def __init__(self, add: Callable[[], object], copy: Callable[[str], object]) -> None:
        super().__init__()
        self._copy = copy
        self.list = PartList()
        self._count = label("", 13, "text2")
        self._script, self._material = label("", 13, wrap=True), label("", 12, "text2", wrap=True)
        self.copy_button = button(
            self.tr("复制到群"), "ghost", "copy", small=True, slot=self.copy_script
        )
        self.add_button = button(self.tr("加环节"), "ghost", "plus", small=True, slot=add)
        self._whose = Elided("", 13, "text2", bold=True)
        head = row(self._whose, self.copy_button)
        head.setStretch(0, 1)
        self._block = sunk(head, self._script, self._material)
        inside = QWidget()
        inside.setProperty("page", True)
        body = QVBoxLayout(inside)
        body.setContentsMargins(size(12), size(16), size(12), size(16))
        body.setSpacing(size(8))
        named = label(self.tr("流程单"), 16, bold=True)
        upper = row(named, None, self._count, margins=(size(8), 0, size(8), 0))
        body.addLayout(upper)
        body.addWidget(self.list)
        body.addLayout(row(self.add_button, None))
        body.addWidget(self._block)
        body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(inside))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_script())

    def show_parts(self, parts: Sequence[Part], now: int, *, may: bool) -> None:
        """Show the sheet; the script is that of what is on, else of what comes next."""
        self.list.rows.show_parts(parts, now)
        self.list.fit()
        self._count.setText(filled(self.tr("{n} 项"), n=len(parts)))
        self.add_button.setVisible(may)
        self._show_script()

    def script_of(self) -> Part | None:
        """Whose script is shown: of the part the keys are at, else the one on, else the next."""
        parts = self.list.rows.parts
        if self.list.hasFocus() and self.list.at_hand() is not None:
            return self.list.at_hand()
        return sheet.current(parts) or sheet.following(parts)

    def _show_script(self) -> None:
        part = self.script_of()
        self._block.setVisible(part is not None and bool(part.script or part.material))
        if part is None:
            return
        here = part.running
        self._whose.setText(self.tr("这一段的台词") if here else self.tr("下一段的台词"))
        self._script.setText(part.script)
        self._script.setVisible(bool(part.script))
        named = self.tr("，").join(part.material)
        self._material.setText(self.tr("素材：{names}").format(names=named))
        self._material.setVisible(bool(part.material))
        self.copy_button.setVisible(bool(part.script or part.material))

    def copy_script(self) -> None:
        """Give script and material to the clipboard."""
        part = self.script_of()
        if part is not None:
            self._copy("\n".join(filter(None, (part.script, *part.material))))

    def menu_place(self) -> QPoint:
        """Where a menu of the part at hand opens."""
        return self.list.viewport().mapToGlobal(
            self.list.visualRect(self.list.currentIndex()).center()
        )
