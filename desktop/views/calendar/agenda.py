"""The agenda: the coming days one under the other, a list by keys and for screen readers."""

from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.models import workdays
from desktop.models.calendar import Occurrence
from desktop.views.calendar.days import Days
from desktop.views.calendar.lunar import lunar_text
from desktop.views.calendar.paint import paint_text, paint_workday
from desktop.views.calendar.words import kinds, span, tone
from desktop.views.parts.avatar import paint_avatar, paint_nobody
from desktop.views.parts.dates import near_day
from desktop.views.parts.mark import paint_focus
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.theme.palette import color, font, size

Index = QModelIndex | QPersistentModelIndex
LENGTH = 30
_DAY_MINUTES = 1440
Line = tuple[date, Occurrence | None]


class AgendaModel(QAbstractListModel):
    """A line for each day with something on it, and one for each occurrence."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.days: Days | None = None
        self.today = date(2000, 1, 1)

    def show_days(self, today: date, days: Days) -> None:
        """Show these days; a long occurrence stands on its first day here."""
        self.beginResetModel()
        self.days, self.today, self.lines = days, today, []
        seen: set[bytes] = set()
        day = days.first
        while day <= days.last:
            found = [one for one in days.on(day) if one.id not in seen]
            seen |= {one.id for one in found}
            if found:
                self.lines += [(day, None), *((day, one) for one in found)]
            day += timedelta(days=1)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader says of a line."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        day, one = self.lines[index.row()]
        if one is None or self.days is None:
            return f"{near_day(day, self.today)} {lunar_text(day)}"
        host = self.days.host(one) or self.tr("没有主持人")
        return f"{span(one, self.days.home)} {self.days.title(one)} {one.where} {host}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A day's line can't be chosen."""
        if self.lines[index.row()][1] is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _Painter(QStyledItemDelegate):
    def __init__(self, model: AgendaModel) -> None:
        super().__init__()
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        day_line = self._model.lines[index.row()][1] is None
        return QSize(100, size(44) if day_line else size(50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day, one = self._model.lines[index.row()]
        rect = QRect(option.rect)
        if one is None:
            self._paint_day(painter, rect, day)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("sel"))
            painter.drawRoundedRect(rect.adjusted(size(12), 1, -size(12), -1), 8, 8)
        self._paint_one(painter, rect.adjusted(size(24), 0, -size(24), 0), one)
        paint_focus(painter, option)

    def _paint_day(self, painter: QPainter, rect: QRect, day: date) -> None:
        inside = rect.adjusted(size(24), size(12), -size(24), 0)
        text = near_day(day, self._model.today)
        painter.setFont(font(14, bold=True))
        painter.setPen(color("accentText" if day == self._model.today else "text"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
        left = inside.x() + painter.fontMetrics().horizontalAdvance(text) + size(10)
        painter.setFont(font(12))
        painter.setPen(color("text3"))
        small = lunar_text(day)
        more = QRect(left, inside.y(), inside.right() - left, inside.height())
        painter.drawText(more, Qt.AlignmentFlag.AlignVCenter, small)
        left += painter.fontMetrics().horizontalAdvance(small) + size(8)
        mark = workdays.mark(day)
        if mark:
            square = QRect(left, 0, size(18), size(18))
            square.moveTop(inside.y() + (inside.height() - square.height()) // 2)
            paint_workday(painter, square, mark)
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(rect.x() + size(24), rect.bottom(), rect.right() - size(24), rect.bottom())

    def _paint_one(self, painter: QPainter, rect: QRect, one: Occurrence) -> None:
        days = self._model.days
        assert days is not None
        time = QRect(rect.x(), rect.y(), size(112), rect.height())
        painter.setFont(font(13))
        painter.setPen(color("text2"))
        paint_text(painter, time, span(one, days.home))
        ink = tone(one.kind)
        edge = QRect(time.right() + size(8), rect.y() + size(9), 3, rect.height() - size(18))
        painter.fillRect(edge, color(ink))
        right = rect.right()
        if one.kind in ("session", "event"):
            ring = QRect(right - size(24), 0, size(24), size(24))
            ring.moveTop(rect.y() + (rect.height() - ring.height()) // 2)
            if one.host:
                paint_avatar(painter, ring, one.host, days.host(one))
            else:
                paint_nobody(painter, ring)
            right = ring.left() - size(8)
        word = dict(kinds()).get(one.kind, one.kind)
        tag = QRect(right - tag_width(word), rect.y(), tag_width(word), rect.height())
        paint_tag(painter, tag, word, ink)
        inside = QRect(edge.right() + size(10), rect.y(), tag.left() - edge.right() - size(20), 0)
        inside.setHeight(rect.height() if not one.where else rect.height() // 2 + size(2))
        painter.setFont(font(13))
        painter.setPen(color("text"))
        if one.where:
            inside.translate(0, size(4))
        paint_text(painter, inside, days.title(one))
        if one.where:
            painter.setFont(font(12))
            painter.setPen(color("text3"))
            paint_text(painter, inside.translated(0, size(17)), one.where)


class AgendaView(QListView):
    """The coming days; the signals are those of the month."""

    day_chosen = Signal(object)
    opened = Signal(object)
    new_wanted = Signal(object)
    moved = Signal(object, int)
    paged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.lines = AgendaModel()
        self.setModel(self.lines)
        self._delegate = _Painter(self.lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setAccessibleName(self.tr("议程"))
        self.at_hand: bytes | None = None
        self.selected = date(2000, 1, 1)
        self.doubleClicked.connect(self._open)

    def show_agenda(self, today: date, selected: date, days: Days) -> None:
        """Show the days from the chosen one on."""
        self.selected = selected
        self.lines.show_days(today, days)
        self.choose(selected, self.at_hand)

    def choose(self, day: date, one: bytes | None = None) -> None:
        """Choose the occurrence, else the first from a day on."""
        self.selected, self.at_hand = day, one
        for line, (at, found) in enumerate(self.lines.lines):
            wanted = found is not None and (found.id == one if one else at >= day)
            if wanted:
                self.setCurrentIndex(self.lines.index(line))
                return

    def current(self) -> Occurrence | None:
        """The chosen occurrence."""
        index = self.currentIndex()
        return self.lines.lines[index.row()][1] if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Follow the keyboard."""
        super().currentChanged(current, previous)
        if not current.isValid():
            return
        day, one = self.lines.lines[current.row()]
        if one is not None and one.id != self.at_hand:
            self.at_hand, self.selected = one.id, day
            self.day_chosen.emit(day)

    def _open(self) -> None:
        one = self.current()
        if one is not None:
            self.opened.emit(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrows move the occurrence by days, Enter opens it."""
        key, one = Qt.Key(event.key()), self.current()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and one is not None:
            by = {
                Qt.Key.Key_Left: -1,
                Qt.Key.Key_Right: 1,
                Qt.Key.Key_Up: -7,
                Qt.Key.Key_Down: 7,
            }.get(key)
            if by is not None:
                self.moved.emit(one, by * _DAY_MINUTES)
                return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)
