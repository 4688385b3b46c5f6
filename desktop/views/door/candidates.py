"""Who may be meant by what is typed, to choose from by number key, arrow or pointer."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.models.member import MemberRow
from desktop.views.parts import privacy
from desktop.views.parts.avatar import paint_avatar
from desktop.views.parts.dates import clock, local
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.theme.palette import color, font, size

Index = QModelIndex | QPersistentModelIndex
ROW = 56


class Choices(QAbstractListModel):
    """Members and since when they are there, if they are."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self._zone = zone
        self.people: list[MemberRow] = []
        self._there: dict[bytes, int] = {}

    def show_people(self, people: list[MemberRow], there: dict[bytes, int]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.people, self._there = people, there
        self.endResetModel()

    def since(self, place: int) -> str:
        """When one came, as 19:52; "" for who is not there."""
        at = self._there.get(self.people[place].id)
        return "" if at is None else clock(local(at, self._zone))

    def state(self, place: int) -> tuple[str, str, str]:
        """Word, tone and icon of one."""
        since = self.since(place)
        if since:
            return self.tr("已签过 {time}").format(time=since), "warn", "warning"
        return self.tr("还没签到"), "grey", "circle-dashed"

    def facts(self, place: int) -> str:
        """What tells people of one name apart; of a phone only its tail."""
        one = self.people[place]
        tail = one.phone[-4:] if one.phone else ""
        told = self.tr("尾号 {tail}").format(tail=privacy.phone(tail)) if tail else ""
        parts = [one.number, told, one.city, *one.teams[:1]]
        return self.tr("，").join(part for part in parts if part)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many there are to choose from."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """All of a row in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        place = index.row()
        name = privacy.name(self.people[place].name or self.people[place].nickname)
        return f"{place + 1} {name} {self.facts(place)} {self.state(place)[0]}"


class _Painter(QStyledItemDelegate):
    def __init__(self, choices: Choices) -> None:
        super().__init__(choices)
        self._choices = choices

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, rect = index.row(), QRect(option.rect)
        one = self._choices.people[place]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("sel"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(16, bold=True))
        painter.setPen(color("text2"))
        number = QRect(rect.x() + size(14), rect.y(), size(22), rect.height())
        painter.drawText(number, middle, str(place + 1))
        side = size(32)
        ring = QRect(number.right(), rect.y() + (rect.height() - side) // 2, side, side)
        paint_avatar(painter, ring, one.id, one.name or one.nickname)
        word, tone, picture = self._choices.state(place)
        wide = tag_width(word, picture)
        tag = QRect(rect.right() - wide - size(14), rect.y(), wide, rect.height())
        paint_tag(painter, tag, word, tone, picture)
        room = QRect(ring.right() + size(12), rect.y(), 0, rect.height())
        room.setRight(tag.left() - size(12))
        painter.setPen(color("text"))
        name = privacy.name(one.name or one.nickname)
        painter.drawText(room, middle, name)
        room.setLeft(
            room.left() + max(size(110), painter.fontMetrics().horizontalAdvance(name + " "))
        )
        painter.setFont(font(14))
        painter.setPen(color("text2"))
        facts = painter.fontMetrics().elidedText(
            self._choices.facts(place), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, facts)


class Candidates(QListView):
    """The list below the field; it never takes the keyboard from it."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.choices = Choices(zone)
        # Whether somebody went up or down to the one marked.
        self.moved = False
        self.setModel(self.choices)
        self.setItemDelegate(_Painter(self.choices))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("可能是这几位"))
        self.hide()

    def sizeHint(self) -> QSize:
        """As high as its rows; where there is less room they scroll."""
        return QSize(200, size(ROW) * len(self.choices.people) + 2)

    def show_people(self, people: list[MemberRow], there: dict[bytes, int]) -> None:
        """Show whom to choose from, the first who is not there at hand; nobody hides it."""
        self.choices.show_people(people, there)
        self.moved = False
        self.setVisible(bool(people))
        self.setMaximumHeight(size(ROW) * len(people) + 2)
        free = (at for at, one in enumerate(people) if one.id not in there)
        if people:
            self.setCurrentIndex(self.choices.index(next(free, 0)))

    def step(self, by: int) -> None:
        """Go up or down."""
        if self.choices.people:
            self.moved = True
            place = (self.currentIndex().row() + by) % len(self.choices.people)
            self.setCurrentIndex(self.choices.index(place))

    def at(self, place: int) -> MemberRow | None:
        """One of them by place."""
        people = self.choices.people
        return people[place] if 0 <= place < len(people) else None

    def at_hand(self) -> MemberRow | None:
        """The one marked."""
        return self.at(self.currentIndex().row())
