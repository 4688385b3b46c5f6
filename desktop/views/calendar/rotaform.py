"""The dialogs of a rotation: who takes part in which order, and with whom a turn is exchanged."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from desktop.actions import rotation as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.rotation import DONE, MOST, Rotation
from desktop.store import groups, seriesrows
from desktop.store import rotation as stored
from desktop.store.community import Reads, Store
from desktop.views.calendar.rota import Rota, RotaTurn
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import short_day, with_weekday
from desktop.views.parts.layout import row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.theme.palette import size

_MEMBER = Qt.ItemDataRole.UserRole


class _Order(QListWidget):
    """Members in the order in which it is their turn."""

    def stated(self) -> list[bytes]:
        """Who is in, in order."""
        return [self.item(at).data(_MEMBER) for at in range(self.count())]

    def put_in(self, member: bytes, name: str) -> None:
        """Put somebody at the end; `name` as it may be shown."""
        item = QListWidgetItem(name)
        item.setData(_MEMBER, member)
        self.addItem(item)

    def take(self, like: "_Order") -> None:
        """Show who is in another such list."""
        self.clear()
        for at, member in enumerate(like.stated()):
            self.put_in(member, like.item(at).text())


class RotationForm(ActForm):
    """Who takes part, in which order; of a new one also what it serves and from when on."""

    def __init__(
        self, parent: QWidget, reads: Reads, shell: Shell, rotation: Rotation | None
    ) -> None:
        super().__init__(
            parent,
            shell,
            self.tr("轮值规则") if rotation else self.tr("设轮值"),
            self.tr("保存") if rotation else self.tr("开始轮值"),
            self.tr(
                "每人一次后再从头。跳过的排到这一轮最后，缺席的回到队首；中途加入的排在这一轮末尾。"
            ),
        )
        self._reads, self._rotation = reads, rotation
        self.name, self.serves, self.start = QLineEdit(), QComboBox(), QDateEdit()
        self.people = _Order()
        self.picker, self.team = MemberPicker(reads, many=True), QComboBox()
        self._count = label("", 12, "text2")
        self.add_field(self.tr("名称"), self.name)
        if rotation is None:
            self._build_new()
        self._build_people()
        self._leaving = False
        if rotation is not None:
            drop = button(self.tr("删除轮值"), "ghost", "trash", small=True, slot=self.take_away)
            self.body.addLayout(row(drop, None))
        self._fill(rotation)

    def _build_new(self) -> None:
        self.serves.addItem(self.tr("每天一位"), b"")
        served = {one.series for one in stored.listed(self._reads)}
        for one in seriesrows.everything(self._reads):
            if one.recurring and one.kind == "session" and one.id not in served:
                self.serves.addItem(self.tr("系列：{title}").format(title=one.title), one.id)
        self.serves.setCurrentIndex(min(1, self.serves.count() - 1))
        self.start.setDisplayFormat("yyyy-MM-dd")
        self.start.setCalendarPopup(True)
        today = self._reads.today()
        self.start.setDate(QDate(today.year, today.month, today.day))
        self.add_row((self.tr("轮什么"), self.serves), (self.tr("从哪天起"), self.start))

    def _build_people(self) -> None:
        self.picker.setPlaceholderText(self.tr("加一位成员"))
        self.team.addItem(self.tr("加入整个小组…"), b"")
        for record, name in groups.names(self._reads):
            self.team.addItem(name, record)
        self.add_row((self.tr("谁参加"), self.picker), (self.tr("小组"), self.team))
        self.people.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.people.setSpacing(3)
        self.people.setMinimumHeight(size(180))
        self.add_field(self.tr("顺序（可以拖动）"), self.people)
        up = button(self.tr("上移"), "plain", "arrow-up", small=True)
        down = button(self.tr("下移"), "plain", "arrow-down", small=True)
        up.clicked.connect(lambda: self.shift(-1))
        down.clicked.connect(lambda: self.shift(1))
        out = button(self.tr("移出"), "ghost", "x", small=True, slot=self.take_out)
        self.body.addLayout(row(up, down, out, None, self._count))
        self.picker.picked.connect(self._picked)
        self.team.activated.connect(lambda _at: self.add_team(self.team.currentData()))
        model = self.people.model()
        for changed in (model.rowsInserted, model.rowsRemoved):
            changed.connect(lambda *_: self._told())

    def _fill(self, rotation: Rotation | None) -> None:
        if rotation is None:
            first = not stored.listed(self._reads)
            self.name.setText(self.tr("主持轮值") if first else "")
        else:
            self.name.setText(rotation.name)
            line = stored.stand(self._reads, rotation, 1).line()
            self.add_people([one.member for one in line])
        self._told()

    # -- the people ----------------------------------------------------------------------------

    def order(self) -> list[bytes]:
        """Who takes part, in order."""
        return self.people.stated()

    def add_people(self, some: list[bytes]) -> None:
        """Put members at the end who are not in yet."""
        inside = set(self.order())
        names = stored.names(self._reads, some)
        for member in some:
            if member not in inside:
                self.people.put_in(member, privacy.name(names.get(member, "")))

    def add_team(self, team: bytes) -> None:
        """Put everybody of a group at the end."""
        if team:
            self.add_people(groups.first(self._reads, team, MOST))
        self.team.setCurrentIndex(0)

    def shift(self, step: int) -> None:
        """Move who is chosen up or down."""
        at = self.people.currentRow()
        if at < 0 or not 0 <= at + step < self.people.count():
            return
        item = self.people.takeItem(at)
        self.people.insertItem(at + step, item)
        self.people.setCurrentRow(at + step)

    def take_out(self) -> None:
        """Let who is chosen take part no longer."""
        at = self.people.currentRow()
        if at >= 0:
            self.people.takeItem(at)

    def _picked(self, member: object) -> None:
        if isinstance(member, bytes):
            self.add_people([member])
            self.people.scrollToBottom()

    def _told(self) -> None:
        self._count.setText(apart(self.tr("%n 人", "", self.people.count())))

    # -- what it does --------------------------------------------------------------------------

    def take_away(self) -> None:
        """Remove the whole rotation; undo brings it back."""
        self._leaving = True
        self.accept()
        self._leaving = False

    def saved(self, changes: Changes) -> str:
        """What is told: of a rotation that was removed, what stays."""
        if self._rotation is None or changes.kind != "rotation.remove":
            return super().saved(changes)
        text = self.tr("已删除轮值“{name}”；主持过的次数和日历里的主持人都还在")
        return text.format(name=self._rotation.name)

    def run(self, dispatcher: Dispatcher) -> Job:
        """Save it, or take it away."""
        if self._leaving and self._rotation is not None:
            return dispatcher.do(acting.remove, self._rotation.id)
        name, people = self.name.text(), self.order()
        if self._rotation is not None:
            return dispatcher.do(acting.arrange, self._rotation.id, people, name)
        return dispatcher.do(make, name, people, self.serves.currentData(), self.begins())

    def begins(self) -> date:
        """From which day on."""
        picked = self.start.date()
        return date(picked.year(), picked.month(), picked.day())


def make(store: Store, name: str, people: list[bytes], series: bytes, start: date) -> Changes:
    """Set it up; b"" serves each day."""
    return acting.add(store, name, people, series=series or None, start=start)


class SwapForm(ActForm):
    """With whom a turn is exchanged: one of the same round that is still to come."""

    def __init__(self, parent: QWidget, shell: Shell, rota: Rota, each: RotaTurn) -> None:
        name = privacy.name(each.name)
        super().__init__(
            parent,
            shell,
            self.tr("{day} {name} 和谁对调").format(day=short_day(each.day), name=name),
            self.tr("对调"),
            self.tr("两个人各一次，次数不变。只能和同一轮的对调。"),
        )
        self.other = QComboBox()
        for one in rota.turns:
            if (
                one.turn.member
                and one.turn.member != each.turn.member
                and one.turn.round == each.turn.round
                and one.turn.state != DONE
            ):
                shown = f"{with_weekday(short_day(one.day), one.day)} {privacy.name(one.name)}"
                self.other.addItem(shown, one.turn.slot.original)
        self.add_field(self.tr("对调的那一次"), self.other)
        self.accept_button.setEnabled(self.other.count() > 0)
        if not self.other.count():
            self.body.addWidget(
                label(self.tr("这一轮没有别人可以对调了。"), 13, "text2", wrap=True)
            )

    def wanted(self) -> str:
        """The turn that is chosen."""
        return str(self.other.currentData() or "")
