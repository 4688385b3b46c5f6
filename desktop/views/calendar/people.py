"""Who was at an occurrence: the list, checking somebody in, and putting it right."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.actions import attendance
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Attendee, Occurrence
from desktop.models.counting import filled
from desktop.models.door import late_minutes
from desktop.models.problem import Problem
from desktop.store import calendar
from desktop.store.community import Reads
from desktop.views.calendar.correcting import CorrectionDialog
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.avatar import paint_avatar
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import clock, day_text, local
from desktop.views.parts.dialog import Dialog, ask
from desktop.views.parts.layout import only_if, row
from desktop.views.parts.mark import paint_focus
from desktop.views.parts.shell import Shell
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.parts.text import label
from desktop.views.parts.titles import title
from desktop.views.theme.palette import color, font, row_height, size

Index = QModelIndex | QPersistentModelIndex


class AttendeeModel(QAbstractListModel):
    """The people of one occurrence, read in pages as one scrolls."""

    def __init__(self, reads: Reads, one: Occurrence) -> None:
        super().__init__()
        self._reads, self._one, self._occurrence = reads, one, one.id
        self.zone = reads.zone
        self.people: list[Attendee] = []
        self.total = 0
        self.read()

    def read(self) -> None:
        """Read anew from the beginning."""
        self.beginResetModel()
        self.total = calendar.attended(self._reads, [self._occurrence]).get(self._occurrence, 0)
        self.people = calendar.attendees(self._reads, self._occurrence)
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are people not read yet."""
        return len(self.people) < self.total

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        more = calendar.attendees(self._reads, self._occurrence, len(self.people))
        if not more:
            self.total = len(self.people)
            return
        first = len(self.people)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self.people += more
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many were read."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, time, and how late."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            one = self.people[index.row()]
            words = (privacy.name(one.name), clock(local(one.at, self.zone)))
            return " ".join(word for word in (*words, self.lateness(index.row())) if word)
        return None

    def late(self, place: int) -> int:
        """How many minutes late one came."""
        at = self.people[place].at
        return late_minutes(self._one.start, at, all_day=self._one.all_day)

    def lateness(self, place: int) -> str:
        """The same in words, "" for who came in time."""
        late = self.late(place)
        return filled(self.tr("迟到 {n} 分"), n=late) if late else ""


class _Painter(QStyledItemDelegate):
    def __init__(self, model: AttendeeModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = self._model.people[index.row()]
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("sel"))
        side = size(24)
        ring = QRect(rect.x() + 8, rect.y() + (rect.height() - side) // 2, side, side)
        paint_avatar(painter, ring, one.member, one.name)
        painter.setFont(font(13))
        painter.setPen(color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        word = self._model.lateness(index.row())
        wide = tag_width(word) + size(8) if word else 0
        name = rect.adjusted(side + 18, 0, -size(60) - wide, 0)
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(privacy.name(one.name), elide, name.width())
        painter.drawText(name, middle, shown)
        if word:
            tag = QRect(name.right() + size(4), rect.y(), wide, rect.height())
            paint_tag(painter, tag, word, "warn")
        painter.setPen(color("text2"))
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -8, 0), right, clock(local(one.at, self._model.zone)))
        paint_focus(painter, option)


class PeopleDialog(Dialog):
    """Who was there; Enter in the field checks in, 更正 puts one right with a reason."""

    def __init__(
        self,
        parent: QWidget | None,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        one: Occurrence,
        *,
        may: bool,
    ) -> None:
        head = f"{day_text(one.start.date())} {title(one)}"
        super().__init__(parent, self.tr("到场名单"), self.tr("完成"), hint=head, width=460)
        self._dispatcher, self._shell, self._one = dispatcher, shell, one
        self._reads = reads
        self._early = False
        self.count = label("", 13, "text2")
        self.people = AttendeeModel(reads, one)
        self.list = QListView()
        self.list.setModel(self.people)
        self.list.setItemDelegate(_Painter(self.people))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumHeight(size(280))
        self.list.setAccessibleName(self.tr("到场的人"))
        self.picker = MemberPicker(reads, many=True)
        if may:
            self.add_field(self.tr("补登到场"), self.picker)
            self.picker.picked.connect(self.check_in)
            self.picker.nobody.connect(self._unknown)
            self.picker.textEdited.connect(lambda _text: self.show_problem(""))
        self.body.addWidget(self.count)
        self.body.addWidget(self.list, 1)
        self.correct_button = button(self.tr("更正…"), "plain", slot=self.correct)
        only_if(may, self.correct_button)
        self.body.addLayout(row(self.correct_button, None))
        self.cancel_button.hide()
        # Enter belongs to the field that checks people in.
        self.accept_button.setDefault(False)
        self._say_count()

    def _say_count(self) -> None:
        self.count.setText(
            apart(self.tr("%n 人到场", "", self.people.total))
            if self.people.total
            else self.tr("还没有人签到。")
        )
        self.correct_button.setEnabled(bool(self.people.people))

    def check_in(self, member: bytes) -> None:
        """Say that a member came; who is on the list already is only pointed at.

        Long before the beginning it is asked whether that is meant, once.
        """
        known = [at for at, one in enumerate(self.people.people) if one.member == member]
        if known:
            self.list.setCurrentIndex(self.people.index(known[0]))
            self.show_problem(
                self.tr("{name}已经在名单里。").format(
                    name=privacy.name(self.people.people[known[0]].name)
                )
            )
            return
        job = self._dispatcher.do(
            attendance.check_in,
            self._one.series,
            self._one.original,
            member,
            if_open=not self._early,
        )
        job.done.connect(self._written)
        job.failed.connect(lambda problem: self._refused(problem, member))

    def _refused(self, problem: Problem, member: bytes) -> None:
        if problem.code != "calendar.not_yet":
            self._failed(problem)
            return
        start = f"{day_text(self._one.start.date())} {clock(self._one.start)}"
        hint = self.tr("这一场 {start} 才开始。").format(start=start)
        if ask(self, self.tr("现在就登记到场？"), hint, self.tr("登记")):
            self._early = True
            self.check_in(member)

    def _unknown(self, text: str) -> None:
        self.show_problem(self.tr("没有找到“{text}”。可以先把这个人加到成员里。").format(text=text))

    def correct(self) -> None:
        """Put right when the chosen one came, or that he did not, for a reason."""
        index = self.list.currentIndex()
        if not index.isValid():
            self.show_problem(self.tr("请先在名单里选一位。"), self.list)
            return
        one = self.people.people[index.row()]
        late = self.people.late(index.row())
        timed = not self._one.all_day
        asked = CorrectionDialog(self, privacy.name(one.name), late, timed=timed)
        if asked.exec() == Dialog.DialogCode.Accepted:
            self.put_right(one.member, asked.late, asked.reason.text().strip())

    def put_right(self, member: bytes, late: int | None, reason: str) -> None:
        """Void an attendance (`late` None), or say how many minutes late he came."""
        of = (self._one.series, self._one.original, member)
        job = (
            self._dispatcher.do(attendance.correct, *of, reason)
            if late is None
            else self._dispatcher.do(attendance.correct_time, *of, late, reason)
        )
        job.done.connect(self._written)
        job.failed.connect(self._failed)

    def _written(self, _result: object) -> None:
        self.show_problem("")
        self.people.read()
        self._say_count()

    def _failed(self, problem: Problem) -> None:
        self.show_problem(self._shell.sentence(problem))
