"""How many are there, and who came last, through whichever door."""

import time

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.door import LET_IN, SCANNED, WALKED_IN
from desktop.models.calendar import Attendee, Occurrence
from desktop.models.counting import filled
from desktop.models.door import Counts, late_minutes
from desktop.store import door, home
from desktop.store.community import Reads
from desktop.views.door.expected import Expected
from desktop.views.parts import privacy
from desktop.views.parts.avatar import paint_avatar
from desktop.views.parts.dates import clock, local
from desktop.views.parts.layout import hline, row
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.parts.text import label
from desktop.views.theme.palette import color, font, size

# Read at most this often (ms), however fast people come in.
_SOON_MS = 120
Index = QModelIndex | QPersistentModelIndex


class Newest(QAbstractListModel):
    """Who came last, the newest first."""

    def __init__(self, one: Occurrence, zone: str) -> None:
        super().__init__()
        self._one, self.zone = one, zone
        self.people: list[Attendee] = []

    def show_people(self, people: list[Attendee]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def state(self, place: int) -> tuple[str, str, str]:
        """Word, tone and icon of one."""
        one = self.people[place]
        late = late_minutes(self._one.start, one.at, all_day=self._one.all_day)
        if one.method == WALKED_IN:
            return self.tr("现场加入"), "info", "user-plus"
        if one.method == LET_IN:
            return self.tr("未报名"), "warn", "warning"
        if late:
            return filled(self.tr("迟到 {n} 分"), n=late), "warn", "clock"
        return self.tr("已签到"), "ok", "check"

    def how(self, place: int) -> str:
        """In what way one came in."""
        method = self.people[place].method
        if method == SCANNED:
            return self.tr("扫码")
        return "" if method == WALKED_IN else self.tr("手工登记")

    def time(self, place: int) -> str:
        """When one came."""
        return clock(local(self.people[place].at, self.zone))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """All of a row in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        place = index.row()
        name = privacy.name(self.people[place].name)
        return f"{name} {self.state(place)[0]} {self.time(place)}"


class _Painter(QStyledItemDelegate):
    def __init__(self, newest: Newest) -> None:
        super().__init__(newest)
        self._newest = newest

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, size(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, rect = index.row(), QRect(option.rect)
        one = self._newest.people[place]
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), color("line"))
        side = size(32)
        paint_avatar(
            painter,
            QRect(rect.x(), rect.y() + (rect.height() - side) // 2, side, side),
            one.member,
            one.name,
        )
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(font(13))
        painter.setPen(color("text2"))
        painter.drawText(rect, right, self._newest.time(place))
        word, tone, picture = self._newest.state(place)
        wide = tag_width(word, picture)
        tag = QRect(rect.right() - size(50) - wide, rect.y(), wide, rect.height())
        paint_tag(painter, tag, word, tone, picture)
        words = rect.adjusted(side + size(10), 0, 0, 0)
        words.setRight(tag.left() - size(8))
        self._paint_words(painter, words, place)

    def _paint_words(self, painter: QPainter, words: QRect, place: int) -> None:
        name, how = privacy.name(self._newest.people[place].name), self._newest.how(place)
        half = words.height() // 2
        upper = QRect(words.x(), words.y(), words.width(), half if how else words.height())
        under = Qt.AlignmentFlag.AlignBottom if how else Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(14))
        painter.setPen(color("text"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(upper, under, painter.fontMetrics().elidedText(name, elide, upper.width()))
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        painter.drawText(words.adjusted(0, half, 0, 0), Qt.AlignmentFlag.AlignTop, how)


class Tally(QWidget):
    """The counters and the list at the right of the door.

    `counted` with how many are expected, for where it is hidden.
    """

    counted = Signal(Counts, str)

    def __init__(self, reads: Reads, one: Occurrence) -> None:
        super().__init__()
        self._reads, self._one = reads, one
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._read)
        self.came = label("0", 56, bold=True)
        self._unit = label(self.tr("人到场"), 16, "text2")
        self.late = label("", 14, "warn", bold=True)
        self.lately = label("", 13, "text2", wrap=True)
        self.newest = Newest(one, reads.zone)
        self.list = QListView()
        self.list.setModel(self.newest)
        self.list.setItemDelegate(_Painter(self.newest))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("刚刚签到的人"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(size(24), size(20), size(24), size(12))
        inside.setSpacing(size(8))
        inside.addLayout(row(self.came, self._unit, None, gap=10))
        inside.addLayout(row(self.lately, self.late))
        self.expected = Expected(reads, one)
        inside.addWidget(self.expected)
        inside.addWidget(hline())
        # In a pack there is this door alone until it is back.
        together = "" if home.is_pack(reads) else self.tr("几个门口合在一起")
        doors = label(together, 12, "text3")
        inside.addLayout(row(label(self.tr("刚刚"), 16, bold=True), None, doors))
        inside.addWidget(self.list, 1)

    def read_soon(self) -> None:
        """Somebody came in, here or elsewhere."""
        if not self._soon.isActive():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        # A hidden screen asks nothing; it reads anew when it is shown.
        desk = self.parentWidget()
        if desk is not None and desk.isVisible():
            now = time.time_ns() // 1_000_000
            counts = door.counts(self._reads, self._one, now)
            self.expected.read()
            self.show_tally(counts, door.newest(self._reads, self._one.id))

    def show_tally(self, counts: Counts, people: list[Attendee]) -> None:
        """Show how things stand."""
        self.came.setText(f"{counts.came:,}")
        self.late.setText(filled(self.tr("迟到 {n} 人"), n=counts.late) if counts.late else "")
        self.lately.setText(filled(self.tr("近 5 分钟 {n} 人"), n=counts.lately))
        self.newest.show_people(people)
        self.counted.emit(counts, self.expected.count.text())
