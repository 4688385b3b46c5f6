"""The list of who registered: places in order, then the waiting list, read as one scrolls."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.calendar import Occurrence
from desktop.models.counting import filled
from desktop.models.registration import CANCELLED, STANDINGS, WAITING, Registration
from desktop.store import registrations
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.avatar import paint_avatar
from desktop.views.parts.mark import paint_focus
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.theme.palette import color, font, row_height, size

Index = QModelIndex | QPersistentModelIndex


class SignupModel(QAbstractListModel):
    """The registrations of one occurrence, those who cancelled at the end."""

    def __init__(self, reads: Reads, one: Occurrence) -> None:
        super().__init__()
        self._reads, self._one = reads, one
        self.people: list[Registration] = []
        self.counts = registrations.counts(reads, one)
        self.show_one(one)

    def show_one(self, one: Occurrence) -> None:
        """Read anew from the beginning."""
        self.beginResetModel()
        self._one = one
        self.counts = registrations.counts(self._reads, one)
        self.people = self._page(0)
        self.endResetModel()

    def _page(self, offset: int) -> list[Registration]:
        return registrations.page(self._reads, self._one, STANDINGS, offset)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are people not read yet."""
        counts = self.counts
        return len(self.people) < counts.registered + counts.waiting + counts.cancelled

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        more = self._page(len(self.people))
        first = len(self.people)
        if more:
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self.people += more
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many were read."""
        return 0 if parent.isValid() else len(self.people)

    def state(self, place: int) -> tuple[str, str]:
        """Word and tone of one."""
        one = self.people[place]
        if one.standing == CANCELLED:
            return self.tr("已取消"), "grey"
        if one.standing == WAITING:
            word, tone = filled(self.tr("候补 {n}"), n=one.place), "warn"
        elif one.came is not None:
            word, tone = self.tr("已到"), "ok"
        else:
            word, tone = (self.tr("破例"), "violet") if one.extra else (self.tr("已报"), "info")
        return (self.tr("{state}，待确认").format(state=word) if one.pending else word), tone

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """All of a row in words; the reason of an exception when one points at it."""
        if not index.isValid():
            return None
        one = self.people[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{privacy.name(one.name)} {one.number} {self.state(index.row())[0]}"
        if role == Qt.ItemDataRole.ToolTipRole and one.reason:
            return one.reason
        return None


class SignupPainter(QStyledItemDelegate):
    """A ring, the name with its number, and how one stands."""

    def __init__(self, model: SignupModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row."""
        return QSize(100, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        one, rect = self._model.people[index.row()], QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("sel"))
        side = size(24)
        ring = QRect(rect.x() + 8, rect.y() + (rect.height() - side) // 2, side, side)
        paint_avatar(painter, ring, one.member, one.name)
        word, tone = self._model.state(index.row())
        tag = QRect(rect)
        tag.setLeft(rect.right() - tag_width(word) - 8)
        paint_tag(painter, tag, word, tone)
        middle = Qt.AlignmentFlag.AlignVCenter
        words = rect.adjusted(side + 18, 0, -tag.width() - 8, 0)
        painter.setFont(font(13))
        painter.setPen(color("text"))
        name = privacy.name(one.name)
        painter.drawText(words, middle, name)
        painter.setPen(color("text3"))
        after = painter.fontMetrics().horizontalAdvance(f"{name}  ")
        painter.drawText(words.adjusted(after, 0, 0, 0), middle, one.number)
        paint_focus(painter, option)
