"""The next fourteen days: gaps on top with one click to fill them, then every slot by day."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import calendar as planning
from desktop.actions import content as acting
from desktop.actions.content import SlotName, Who
from desktop.dispatcher import Dispatcher
from desktop.models.content import AHEAD, Slot
from desktop.store import contentplan
from desktop.store.community import Reads
from desktop.views.content.forms import ItemForm
from desktop.views.content.item import ItemPanel
from desktop.views.content.words import item_line
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dates import clock, near_day
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.facts import Facts
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import clear, column, row, scroll, vline
from desktop.views.parts.lines import Line, LineList
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import begun, label, listed
from desktop.views.theme.palette import wide

# A gap and the item in it are two lines of one list; the gap's key is told apart by this.
_GAP = b"?"


class GapPanel(QWidget):
    """What one slot lacks, and who may step in."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.shown: Slot | None = None
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self.owner = button("", "primary", "check", slot=lambda: self._fill("owner"))
        self.backup = button("", "plain", "user-switch", slot=lambda: self._fill("backup"))
        self.write = button(self.tr("新增内容…"), "plain", "plus", slot=self._write)
        verbs = QWidget()
        flow = Flow(8, verbs)
        for made in (self.owner, self.backup, self.write):
            flow.addWidget(made)
        whole = column(self._body, verbs, None, gap=12)
        whole.setContentsMargins(24, 20, 24, 20)
        self.setLayout(whole)

    def show_one(self, found: Slot) -> None:
        """Show a slot that lacks something."""
        self.shown = found
        clear(self._body)
        self._body.addWidget(label(found.title, 20, bold=True, wrap=True))
        lacks = [missing_words()[what] for what in found.missing]
        self._body.addWidget(label(begun(listed(lacks)), 14, "warn", bold=True, wrap=True))
        facts = Facts()
        facts.add(self.tr("哪天"), when(found, self._reads))
        nobody = self.tr("没有人")
        facts.add(self.tr("负责人"), privacy.name(found.owner_name) or nobody)
        facts.add(self.tr("替补"), privacy.name(found.backup_name) or nobody)
        if found.channel:
            facts.add(self.tr("渠道"), found.channel)
        self._body.addWidget(facts)
        slot = found.occurrence is not None and self._may(found)
        self._offer(self.owner, found.owner_name if slot and not found.items else "")
        self._offer(self.backup, found.backup_name if slot else "")
        self.write.setVisible(slot and not found.items)

    def _offer(self, made: QWidget, name: str) -> None:
        made.setVisible(bool(name))
        text = self.tr("由{name}来做").format(name=privacy.name(name))
        for one in (self.owner, self.backup):
            if one is made:
                one.setText(text)
                one.setAccessibleName(text)

    def _may(self, found: Slot) -> bool:
        actor = self._reads.actor
        one = found.occurrence
        mine = one is not None and planning.may_write(actor, one)
        behind = actor.member is not None and actor.member == found.backup
        return not actor.preview and (
            mine or actor.allows("calendar.write", *(("own",) if behind else ()))
        )

    def name(self) -> SlotName | None:
        """Which slot it is; None for an item that fills none."""
        one = self.shown.occurrence if self.shown else None
        return SlotName(one.series, one.original) if one else None

    def _fill(self, who: Who) -> None:
        if (slot := self.name()) is None:
            return
        job = self._dispatcher.do(acting.fill, slot, who)
        job.done.connect(lambda changes: self._shell.toast(self.tr("空档已补上"), changes))
        job.failed.connect(self._shell.say)

    def _write(self) -> None:
        slot = self.name()
        if slot is not None:
            ItemForm(self, self._reads, self._dispatcher, self._shell, slot=slot).exec()


def missing_words() -> dict[str, str]:
    """What may be missing, in words."""
    translate = QCoreApplication.translate
    return {
        "item": translate("Content", "还没有内容"),
        "owner": translate("Content", "没有负责人"),
    }


def when(found: Slot, reads: Reads) -> str:
    """The day of a slot, and its time."""
    day = near_day(found.day, reads.today())
    one = found.occurrence
    return day if one is None or one.all_day else f"{day} {clock(one.start)}"


class PlanTab(QWidget):
    """The list at the left, the gap or the item at hand at the right."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads = reads
        self._slots: dict[bytes, Slot] = {}
        self.list = LineList(self.tr("今后 14 天的内容"))
        self.list.setMinimumWidth(wide(280))
        self.list.setMaximumWidth(wide(360))
        self.list.chosen.connect(self._choose)
        self.gap = GapPanel(reads, dispatcher, shell)
        self.item = ItemPanel(reads, dispatcher, shell)
        self._side = QStackedWidget()
        self._side.addWidget(scroll(self.gap))
        self._side.addWidget(scroll(self.item))
        busy = QWidget()
        line = row(column(self.list, margins=(14, 8, 14, 8)), vline(), self._side, gap=0)
        line.setStretch(2, 1)
        busy.setLayout(line)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(busy)
        self._stack.addWidget(
            EmptyState(
                "note-pencil",
                self.tr("今后 14 天没有排内容"),
                button(self.tr("去日历新建栏目"), "soft", "calendar-plus",
                       slot=lambda: shell.go("calendar")),
                hint=self.tr("在日历里建一个类型是“栏目”的系列，每一场就是一期，空档会列在这里。"),
            )
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    @property
    def table(self) -> QWidget:
        """Where the keyboard starts."""
        return self.list

    def read(self) -> int:
        """Read the days again; how many gaps there are."""
        today = self._reads.today()
        found = contentplan.slots(self._reads, today, today + timedelta(days=AHEAD - 1))
        gaps = [one for one in found if one.missing]
        self._slots = {}
        lines: list[Line] = []
        if gaps:
            lines.append(Line(None, self.tr("空档  {n}").format(n=len(gaps))))
            lines += [self._gap_line(one) for one in gaps]
        day = None
        for one in found:
            for item in one.items:
                if one.day != day:
                    day = one.day
                    lines.append(Line(None, near_day(day, today)))
                self._slots[item.id] = one
                lines.append(item_line(item))
        self.list.show_lines(lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        self._choose(self.list.at_hand())
        return len(gaps)

    def _gap_line(self, one: Slot) -> Line:
        key = _GAP + (one.occurrence.id if one.occurrence else one.items[0].id)
        self._slots[key] = one
        lacks = listed(missing_words()[what] for what in one.missing)
        return Line(key, f"{when(one, self._reads)}  {one.title}", begun(lacks), "warn")

    def _choose(self, key: object) -> None:
        found = self._slots.get(key) if isinstance(key, bytes) else None
        if found is None or not isinstance(key, bytes):
            self.item.show_one(None)
            self._side.setCurrentIndex(1)
        elif len(key) > 16 and found.occurrence is not None:
            self.gap.show_one(found)
            self._side.setCurrentIndex(0)
        else:
            meant = key[-16:]
            item = next(one for one in found.items if one.id == meant)
            if self.item.shown != item or not self.item.ticks:
                self.item.show_one(item)
            self._side.setCurrentIndex(1)
