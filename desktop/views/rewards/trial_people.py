"""Who would get points in a trial, and why: a list that is as high as it needs."""

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
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.counting import figure
from desktop.models.rehearsal import PersonDue
from desktop.views.parts import privacy
from desktop.views.parts.avatar import paint_avatar
from desktop.views.parts.counted import apart
from desktop.views.theme.palette import color, font, size

Index = QModelIndex | QPersistentModelIndex


class _People(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.people: tuple[PersonDue, ...] = ()

    def show_people(self, people: tuple[PersonDue, ...]) -> None:
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        one = self.people[index.row()]
        return f"{privacy.name(one.name)} {_gained(one)}"


class _PersonDelegate(QStyledItemDelegate):
    def __init__(self, view: "PeopleView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, size(50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = self._view.people.people[index.row()]
        rect: QRect = option.rect
        painter.save()
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(rect, color("sel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color("line"))
        side = size(26)
        face = QRect(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
        paint_avatar(painter, face, one.member, one.name)
        gained = _gained(one)
        painter.setFont(font(13, bold=True))
        painter.setPen(color("text"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, right, gained)
        room = rect.adjusted(side + size(10), size(6), 0, -size(6))
        room.setWidth(room.width() - painter.fontMetrics().horizontalAdvance(gained) - size(8))
        half = room.height() // 2
        for text, px, tone, top in (
            (privacy.name(one.name), 13, "text", room.y()),
            (self._view.why(one), 12, "warn" if one.capped else "text2", room.y() + half),
        ):
            painter.setFont(font(px))
            painter.setPen(color(tone))
            place = QRect(room.x(), top, room.width(), half)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def _gained(one: PersonDue) -> str:
    return privacy.amount(figure(one.points, signed=True))


class PeopleView(QListView):
    """Who would get points and why; `opened(member)` by Enter or double click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.people = _People()
        self.setModel(self.people)
        self.setItemDelegate(_PersonDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("谁会得到"))
        self.activated.connect(
            lambda index: self.opened.emit(self.people.people[index.row()].member)
        )
        privacy.changed().connect(self.viewport().update)

    def show_people(self, people: tuple[PersonDue, ...]) -> None:
        """Show other people; the list is as high as they need."""
        self.people.show_people(people)
        self.setFixedHeight(max(1, len(people)) * size(50) + 2)

    def why(self, one: PersonDue) -> str:
        """In a few words why someone gets what he gets."""
        times = apart(self.tr("%n 次", "", one.awards))
        return self.tr("{times}，封顶").format(times=times) if one.capped else times
