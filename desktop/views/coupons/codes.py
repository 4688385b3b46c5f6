"""Priority codes: who may use them, who did, and which were used by two who did not see it."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from desktop.actions import prioritycodes as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.coupon import MOST_DAYS
from desktop.models.prioritycode import MOST_AT_ONCE, PriorityCode, shown
from desktop.store import prioritycodes
from desktop.store.community import Reads
from desktop.views.coupons import words
from desktop.views.coupons.pane import Pane
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.field import inset
from desktop.views.parts.grid import Table
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel


class CodesPane(Pane):
    """The newest first; narrowed to those used more than once."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(reads, dispatcher, shell)
        self._twice: list[PriorityCode] | None = None
        self._total = 0
        columns = [
            Column("code", self.tr("F码"), 130, lambda one: shown(one.code)),
            Column("title", self.tr("用途"), 130, lambda one: one.title, stretch=True, least=90),
            Column("for", self.tr("给谁"), 110, self._for, spare=1),
            Column("state", self.tr("状态"), 120, self._state),
            Column("user", self.tr("谁用的"), 120, self._users),
            Column("until", self.tr("有效期"), 110, self._until, tone="text2", spare=2),
        ]
        self._model = PagedModel(columns, lambda: self._total, self._page, lambda one: one.code)
        self.table = Table(self._model, "codes", self.tr("F码"))
        self.table.opened.connect(lambda one: self.using(one).exec())
        which = [("all", self.tr("全部")), ("twice", self.tr("重复使用"))]
        self.which = Segmented(self.tr("哪些码"), which)
        self.which.chosen.connect(lambda _which: self.read())
        self.use = button(self.tr("用码"), "plain", "check-circle", slot=self._use)
        self.back = button(self.tr("撤回使用"), "plain", "arrow-counter-clockwise", slot=self._back)
        self.cancel = button(self.tr("作废"), "plain", "x", slot=self._cancel)
        self.new = button(self.tr("做 F码"), "soft", "plus", slot=lambda: self.form().exec())
        self.allow("reward.handout", self.use, self.new)
        self.allow_row("reward.handout", self.table, self.back, hindered=self._unused)
        self.allow_row("reward.handout", self.table, self.cancel)
        hint = self.tr("每个码只能用一次，可以只给一位成员，到期作废。")
        self.lay_out(
            (self.which, self.use, self.back, self.cancel, self.new),
            self.table,
            EmptyState("key", self.tr("这里没有 F码"), suggested(self.new), hint=hint),
        )

    def _for(self, one: PriorityCode) -> str:
        return privacy.name(one.name) if one.member else self.tr("谁都可以")

    def _state(self, one: PriorityCode) -> str:
        said = words.standing(one.standing(self.reads.today().isoformat()))
        if one.twice:
            return f"{said} · {words.twice()}"
        waiting = one.used is not None and one.used.pending
        return f"{said} · {self.tr('待确认')}" if waiting else said

    def _until(self, one: PriorityCode) -> str:
        return one.until or self.tr("不限")

    def _users(self, one: PriorityCode) -> str:
        live = [use for use in one.uses if not use.cancelled]
        return self.tr("、").join(privacy.name(use.name) for use in live)

    def _page(self, offset: int, limit: int) -> Sequence[PriorityCode]:
        if self._twice is not None:
            return self._twice[offset : offset + limit]
        return prioritycodes.page(self.reads, offset, limit)

    def read(self) -> None:
        """Read the list anew."""
        self._twice = None
        if self.which.choice() == "twice":
            self._twice = prioritycodes.twice(self.reads)
        self._total = prioritycodes.count(self.reads) if self._twice is None else len(self._twice)
        self._model.reload()
        self.show_list(self._total)

    def _at_hand(self) -> PriorityCode | None:
        one = self.table.current_row()
        return one if isinstance(one, PriorityCode) else None

    def _unused(self, one: object) -> str:
        used = isinstance(one, PriorityCode) and any(not use.cancelled for use in one.uses)
        return "" if used else self.tr("这个码还没有用过")

    def _use(self) -> None:
        one = self.table.current_row()
        self.using(one if isinstance(one, PriorityCode) else None).exec()

    def _back(self) -> None:
        if not (one := self._at_hand()):
            return
        live = [use for use in one.uses if not use.cancelled]
        late = [use for use in live if use.twice]
        use = (late or live)[-1]
        self.because(
            self.tr("撤回使用"),
            self.tr("撤回"),
            self.tr("重复的先撤后到的那一次。"),
            lambda why: self.take_back(use.id, why),
        )

    def take_back(self, use: bytes, why: str) -> None:
        """Take a use back."""
        self.follow(self.dispatcher.do(acting.take_back, use, why), self.tr("已撤回"))

    def _cancel(self) -> None:
        if one := self._at_hand():
            self.follow(self.dispatcher.do(acting.cancel, one.code), self.tr("已作废"))

    def using(self, one: PriorityCode | None) -> "CodeUseForm":
        """The form of who uses a code."""
        return CodeUseForm(self, self.reads, self.dispatcher, self.shell, one)

    def form(self) -> "CodeForm":
        """The form of new codes."""
        return CodeForm(self, self.reads, self.dispatcher, self.shell)


class CodeUseForm(ActForm):
    """A code that is typed or scanned, and who uses it."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        one: PriorityCode | None,
    ) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("CodeUseForm", "用码"), translate("CodeUseForm", "用掉")
        super().__init__(parent, shell, title, accept)
        self._dispatcher = dispatcher
        self.code, self.person = QLineEdit(shown(one.code) if one else ""), MemberPicker(reads)
        self.add_field(self.tr("F码"), self.code)
        self.add_field(self.tr("谁来用"), self.person)
        if one and one.member:
            self.person.show_member(one.member)
        self.require(self.person, self.person.member, self.tr("请选一位成员。"))
        self.begin = self._use

    def _use(self) -> Job:
        return self._dispatcher.do(acting.use, self.code.text(), self.person.member() or b"")


class CodeForm(ActForm):
    """What new codes are for, how many, for whom, and how long they hold."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("CodeForm", "做 F码"), translate("CodeForm", "做好")
        super().__init__(parent, shell, title, accept)
        self._reads, self._dispatcher = reads, dispatcher
        self.name, self.own, self.person = QLineEdit(), QLineEdit(), MemberPicker(reads)
        self.name.setPlaceholderText(self.tr("例如：新品优先购"))
        self.count, self.days = inset(QSpinBox()), inset(QSpinBox())
        self.count.setRange(1, MOST_AT_ONCE)
        self.days.setRange(0, MOST_DAYS)
        self.days.setSpecialValueText(self.tr("不限"))
        self.add_field(self.tr("给什么"), self.name)
        self.add_field(self.tr("做几个"), self.count)
        self.add_field(self.tr("有效几天，含今天"), self.days)
        self.add_field(self.tr("只给谁用（可不填）"), self.person)
        self.add_field(self.tr("自己定的码（可不填）"), self.own)
        self.begin = self._make

    def _make(self) -> Job:
        days = self.days.value()
        last = self._reads.today() + timedelta(days=days - 1) if days else None
        return self._dispatcher.do(
            acting.make,
            self.name.text(),
            self.count.value(),
            code=self.own.text(),
            member=self.person.member(),
            until=last.isoformat() if last else "",
        )
