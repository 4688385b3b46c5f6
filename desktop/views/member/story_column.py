"""The right side of a member's page: noting, the story by kind, and why each point is there."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QLineEdit, QWidget

from desktop.actions import notes, rewards
from desktop.dispatcher import Dispatcher
from desktop.models.member import Told, ToldKind
from desktop.store import entries, timeline
from desktop.store.community import Reads
from desktop.views.member.formerly import FormerValues
from desktop.views.member.note import NoteField
from desktop.views.member.story import item_key, last_heading, story_items
from desktop.views.member.why import Why
from desktop.views.parts import privacy
from desktop.views.parts.aside import FEW_STEPS, Aside
from desktop.views.parts.counted import counted
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import column, only_if, row, sunk
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.parts.timeline import TimelineView

_EDGE = 24
_KINDS: dict[str, frozenset[ToldKind] | None] = {
    "all": None,
    "activity": frozenset({"activity", "registration"}),
    "points": frozenset({"entry"}),
    "role": frozenset({"role"}),
    "note": frozenset({"note"}),
    "data": frozenset({"made", "edited", "account", "tag", "team", "seen", "gone"}),
}


class StoryColumn(QWidget):
    """Shows the story of `show_member`; a ledger line opens its explanation in place."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._zone, self._today = reads.zone, reads.today()
        self._member = b""
        self.told: list[Told] = []
        self.opened: object = None
        self._looked: FormerValues | None = None
        self.kinds = Segmented(
            self.tr("只看"),
            [
                ("all", self.tr("全部")),
                ("activity", self.tr("活动")),
                ("points", self.tr("积分")),
                ("role", self.tr("角色")),
                ("note", self.tr("备注")),
                ("data", self.tr("资料")),
            ],
        )
        self.note = NoteField()
        only_if(reads.actor.anywhere("member.write") and not reads.actor.preview, self.note)
        self.view = TimelineView(self.tr("时间线"), row_px=48, mark_px=28)
        self._nothing = label("", 13, "text2", wrap=True)
        self._count = label("", 12, "text2")
        self._aside = Aside(self, reads)
        self._above = row(self.kinds, None, self._count)
        whole = column(
            self._above,
            self.note,
            self._nothing,
            gap=10,
            margins=(_EDGE, 16, _EDGE, 0),
        )
        whole.addWidget(self.view, 1)
        self.setLayout(whole)
        self.kinds.chosen.connect(lambda _key: self.read())
        self.note.noted.connect(self._keep_note)
        self.view.opened.connect(self._turned)
        self.view.more_wanted.connect(self._read_older)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the kinds leave no room beside them the number of lines goes below."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.kinds.sizeHint().width() + self._count.sizeHint().width() + 2 * _EDGE + 8
        beside = self.width() >= needed
        way = QBoxLayout.Direction
        self._above.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def show_kind(self, kind: str) -> None:
        """Show only one kind from the next reading on; an unknown one changes nothing."""
        if kind in _KINDS:
            self.kinds.choose(kind)

    def show_member(self, member: bytes) -> None:
        """Read the story of a member; an opened explanation stays open for the same one."""
        if member != self._member:
            self._member, self.opened, self._looked = member, None, None
        self.read()

    def read(self) -> None:
        """Read the newest lines of the kind chosen; while a number is held open, when let go."""
        if self._looked is not None and self._looked.hold.isDown():
            return
        self._looked = None
        self.told = timeline.page(self._reads, self._member, self._wanted())
        self.view.show_items(story_items(self.told, self._zone, self._today))
        self._read_count()
        self._nothing.setText("" if self.told else self.tr("这里还没有记录"))
        self._nothing.setVisible(not self.told)
        if self.opened is not None:
            still, self.opened = self.opened, None
            self.turn(still)

    def _read_count(self) -> None:
        """How many lines there are; a story longer than a page is counted aside."""
        self._aside.give_up()
        self._count.setText("")
        if len(self.told) < timeline.PAGE:
            self._show_count(len(self.told))
            return
        member, wanted = self._member, self._wanted()
        self._aside.soon(
            lambda reads: timeline.count(reads, member, wanted), self._show_count, steps=FEW_STEPS
        )

    def _show_count(self, lines: int) -> None:
        text = counted().lines(lines)
        if lines >= timeline.COUNTED:
            text = self.tr("{count} 以上").format(count=text)
        self._count.setText(text if lines else "")
        self._fit()

    def _wanted(self) -> frozenset[ToldKind] | None:
        return _KINDS[self.kinds.choice()]

    def _read_older(self) -> None:
        if not self.told:
            return
        older = timeline.page(self._reads, self._member, self._wanted(), before=self.told[-1].at)
        after = last_heading(self.told, self._zone, self._today)
        self.told += older
        self.view.items.append(story_items(older, self._zone, self._today, after=after))

    def turn(self, key: object) -> None:
        """Open or close the explanation under a ledger line."""
        self._looked = None
        if key == self.opened:
            self.opened = None
            self.view.collapse()
            return
        one = next((told for told in self.told if item_key(told) == key), None)
        if one is not None and one.kind == "entry":
            self.opened = key
            self.view.expand(key, self.why(one.record))
        elif one is not None and one.op and not privacy.on():
            self.opened = key
            self.view.expand(key, self._former(one))

    def _former(self, one: Told) -> QWidget:
        """What a line names masked, whole while a button is held down."""
        self._looked = FormerValues(self._reads, self._dispatcher, self._shell, self._member, one)
        self._looked.hold.released.connect(self.read)
        return sunk(self._looked)

    def _turned(self, key: object) -> None:
        self.turn(key)
        self.view.reveal()

    def open_first(self) -> None:
        """Open the newest explanation, best of what a rule gave, if there is a ledger line."""
        lines = [one for one in self.told if one.kind == "entry"]
        by_rule = [one for one in lines if one.field == "award"]
        for one in (by_rule or lines)[:1]:
            self._turned(item_key(one))

    def why(self, entry: bytes) -> Why:
        """The explanation of an entry; reversing is offered where the role may and it can be."""
        found = entries.explain(self._reads, entry)
        actor, line = self._reads.actor, found.entry
        may = actor.anywhere("points.award") and not actor.preview
        open_ = line.reverses is None and line.reversed_by is None
        return Why(
            found,
            self._reads,
            lambda: self._shell.go("rewards", rule=line.rule),
            (lambda: self._reverse(entry)) if may and open_ else None,
        )

    def _reverse(self, entry: bytes) -> None:
        dialog = Dialog(
            self,
            self.tr("冲正这一笔"),
            self.tr("冲正"),
            hint=self.tr("会写一笔相反的流水，原来那笔留着；原因会写进流水。"),
            width=400,
        )
        reason = QLineEdit()
        dialog.add_field(self.tr("原因"), reason)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(rewards.reverse, entry, reason.text().strip())
            job.done.connect(lambda changes: self._shell.toast(self.tr("已冲正"), changes))
            job.failed.connect(self._shell.say)

    def _keep_note(self, text: str) -> None:
        job = self._dispatcher.do(notes.add, self._member, text)
        job.done.connect(lambda _changes: self.note.clear())
        job.failed.connect(self._shell.say)
