"""Who is there: figures, signing in late, who came last, who asked, and the points so far."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.door import WALKED_IN
from desktop.models.calendar import Attendee, Occurrence
from desktop.models.counting import filled
from desktop.models.door import late_minutes
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar, paint_avatar
from desktop.views.parts.button import button
from desktop.views.parts.dates import clock, local, signed
from desktop.views.parts.layout import clear, hline, row
from desktop.views.parts.mark import Mark, paint_focus
from desktop.views.parts.stats import SplitBar
from desktop.views.parts.tags import paint_tag
from desktop.views.parts.text import begun, label
from desktop.views.theme.palette import color, font, size

Index = QModelIndex | QPersistentModelIndex


class There(Struct, frozen=True):
    """Who is there: `registered` None where nobody registers for it."""

    came: int = 0
    late: int = 0
    registered: int | None = None
    absent: int = 0
    newest: tuple[Attendee, ...] = ()
    points: Mapping[bytes, int] = {}
    given: int = 0
    givees: int = 0
    more: int = 0
    speakers: tuple[tuple[bytes, str, int], ...] = ()


class Came(QAbstractListModel):
    """Who came last, the newest first, with the points each had."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self._zone = zone
        self.people: Sequence[Attendee] = ()
        self.points: Mapping[bytes, int] = {}
        self._one: Occurrence | None = None

    def show_people(self, one: Occurrence, there: There) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._one, self.people, self.points = one, there.newest, there.points
        self.endResetModel()

    def state(self, place: int) -> tuple[str, str]:
        """Word and tone of one who came otherwise than in time; empty for the rest."""
        each, one = self.people[place], self._one
        if each.method == WALKED_IN:
            return self.tr("现场加入"), "info"
        if one is not None and late_minutes(one.start, each.at, all_day=one.all_day):
            return self.tr("迟到"), "warn"
        return "", ""

    def time(self, place: int) -> str:
        """When one came."""
        return clock(local(self.people[place].at, self._zone))

    def got(self, place: int) -> str:
        """What coming brought him."""
        points = self.points.get(self.people[place].member)
        return privacy.amount(signed(points)) if points else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """All of a row in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        place = index.row()
        name = privacy.name(self.people[place].name)
        words = (name, self.state(place)[0], self.time(place), self.got(place))
        return " ".join(word for word in words if word)


class _Painter(QStyledItemDelegate):
    def __init__(self, came: Came) -> None:
        super().__init__(came)
        self._came = came

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, size(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, rect, side = index.row(), QRect(option.rect), size(24)
        one = self._came.people[place]
        top = rect.y() + (rect.height() - side) // 2
        paint_avatar(painter, QRect(rect.x(), top, side, side), one.member, one.name)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(font(13, bold=True))
        painter.setPen(color("text"))
        painter.drawText(rect, right, self._came.got(place))
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        times = rect.adjusted(0, 0, -size(44), 0)
        painter.drawText(times, right, self._came.time(place))
        word, tone = self._came.state(place)
        words = rect.adjusted(side + size(8), 0, -size(44 + 42), 0)
        painter.setFont(font(13))
        painter.setPen(color("text"))
        elide = Qt.TextElideMode.ElideRight
        room = words.width() - (size(70) if word else 0)
        name = painter.fontMetrics().elidedText(privacy.name(one.name), elide, max(room, size(40)))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        if word:
            words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(name) + size(8))
            paint_tag(painter, words, word, tone)
        paint_focus(painter, option)


class PeopleColumn(QWidget):
    """`show_there` shows how things stand; `late` signs a member in who comes late."""

    def __init__(
        self, reads: Reads, late: Callable[[bytes], object], preview: Callable[[], object]
    ) -> None:
        super().__init__()
        self.came = Came(reads.zone)
        self.figures = row(gap=size(24))
        self._sub, self.bar = label("", 13, "text2"), SplitBar()
        self.late = MemberPicker(reads, many=True)
        self.late.setPlaceholderText(self.tr("姓名、拼音或手机尾号，补签"))
        self.late.setAccessibleName(self.tr("补签"))
        self.late.picked.connect(late)
        self.list = QListView()
        self.list.setModel(self.came)
        self._painter = _Painter(self.came)
        self.list.setItemDelegate(self._painter)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("刚到场的人"))
        self._spoke = QVBoxLayout()
        self._spoke.setSpacing(size(6))
        self._foot = label("", 12, "text2", wrap=True)
        self._preview = button(self.tr("预览"), "link", slot=preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, size(16), 20, size(12))
        whole.setSpacing(size(10))
        whole.addLayout(row(label(self.tr("到场"), 16, bold=True), self._sub, None))
        whole.addLayout(self.figures)
        whole.addWidget(self.bar)
        whole.addWidget(self.late)
        whole.addWidget(self.list, 1)
        whole.addLayout(self._spoke)
        whole.addWidget(hline())
        foot = row(Mark("scales", "text2", 16), gap=8)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._preview)
        whole.addLayout(foot)

    def show_there(self, one: Occurrence, there: There, *, may: bool) -> None:
        """Show who is there, and what they had for it."""
        registered = there.registered
        said = filled(self.tr("报名 {n}"), n=registered) if registered is not None else ""
        self._sub.setText(said)
        clear(self.figures)
        self._figure(there.came, self.tr("到场"), "text")
        self._figure(there.late, self.tr("其中迟到"), "warn" if there.late else "text2")
        if registered is not None:
            self._figure(there.absent, self.tr("未到"), "text2")
        self.figures.addStretch(1)
        timely = there.came - there.late
        shares = [(timely, "accent"), (there.late, "warn"), (there.absent, "nav")]
        self.bar.show_parts(shares)
        self.late.setVisible(may)
        self.came.show_people(one, there)
        self._show_spoke(there)
        points, people = privacy.amount(f"{there.given:,}"), f"{there.givees:,}"
        told = filled(
            self.tr("这一场已按规则发 {points} 分给 {people} 人"), points=points, people=people
        )
        if there.more:
            whole = privacy.amount(f"{there.given + there.more:,}")
            hope = filled(self.tr("结束后预计共发 {points} 分（只算每次给分的规则）"), points=whole)
            both = self.tr("{gave}，{hope}").format(gave=told, hope=hope)
            told = both if there.given else begun(hope)
        some = bool(there.given or there.more)
        self._foot.setText(told if some else self.tr("到场的积分按规则自动记"))
        self._preview.setVisible(some)

    def _figure(self, count: int, what: str, tone: str) -> None:
        part = QVBoxLayout()
        part.setSpacing(0)
        part.addWidget(label(f"{count:,}", 28, tone, bold=True))
        part.addWidget(label(what, 12, "text2"))
        self.figures.addLayout(part)

    def _show_spoke(self, there: There) -> None:
        clear(self._spoke)
        if not there.speakers:
            return
        self._spoke.addWidget(hline())
        self._spoke.addWidget(label(self.tr("谁在提问"), 14, bold=True))
        for who, name, times in there.speakers[:3]:
            said = filled(self.tr("{n} 个问题"), n=times)
            words = (label(privacy.name(name), 13), None, label(said, 12, "text2"))
            self._spoke.addLayout(row(Avatar(who, name, 24), *words, gap=8))
