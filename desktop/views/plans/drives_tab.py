"""Membership drives: window, quota, who joined, and what came in, one by one and in all."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import plans as selling
from desktop.dispatcher import Dispatcher
from desktop.models.counting import filled, money
from desktop.models.drive import STATE_WORDS, Drive
from desktop.store import drives
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.aside import Aside
from desktop.views.parts.atrow import needs_row
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.flow import Flow
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import row
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label
from desktop.views.plans.forms import DriveForm
from desktop.views.plans.payform import PayForm
from desktop.views.plans.words import days


class DrivesTab(QWidget):
    """The newest stand first; below the list stands what all took in."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._aside = Aside(self, reads)
        self._drives: list[Drive] = []
        self._model = PagedModel(
            self._columns(),
            lambda: len(self._drives),
            lambda at, most: self._drives[at : at + most],
        )
        self.table = Table(self._model, "drives", self.tr("招募期"))
        self.table.opened.connect(self._open)
        self.total = label("", 13, bold=True, wrap=True)
        self.pay = button(self.tr("登记收款"), "plain", "currency-cny", slot=self._pay)
        self.edit = button(self.tr("修改"), "plain", "pencil-simple", slot=self._edit)
        self.over = button(self.tr("截止或重新开放"), "plain", "flag-banner", slot=self.close_one)
        self.new = button(self.tr("新建招募期"), "primary", "plus", slot=lambda: self.form().exec())
        self.new.setShortcut("Ctrl+N")
        self.leading = (self.new,)
        bar = QWidget()
        flow = Flow(8, bar)
        actor = reads.actor
        may = actor.allows("member.write") and not actor.preview
        needs_row(self.table, may, self.edit, self.over)
        needs_row(self.table, actor.anywhere("points.award") and not actor.preview, self.pay)
        self.new.setEnabled(may)
        for made in (self.pay, self.edit, self.over):
            flow.addWidget(made)
        hint = self.tr("定好起止日子、名额和价格档；到期或满员就不再收，破例要写原因。")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        first = suggested(self.new)
        none = self.tr("还没有招募期")
        self._stack.addWidget(EmptyState("megaphone-fill", none, first, hint=hint))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row(bar, margins=(24, 10, 16, 10)))
        whole.addLayout(row(self._stack, margins=(16, 0, 16, 0)), 1)
        whole.addLayout(row(self.total, margins=(24, 6, 24, 12)))

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("招募期"), 140, lambda one: one.name, stretch=True, least=100),
            Column("days", self.tr("起止"), 190, self._days),
            Column("state", self.tr("状态"), 90, self._state),
            Column("joined", self.tr("人数"), 90, self._joined, right=True, tip=self._beyond),
            Column(
                "takings",
                self.tr("收入"),
                124,
                lambda one: money(one.takings),
                "amount",
                right=True,
            ),
            Column("back", self.tr("已退"), 90, self._back, "amount", right=True, spare=1),
            Column("plan", self.tr("方案"), 120, lambda one: one.plan_name, tone="text2", spare=2),
        ]

    def _days(self, one: Drive) -> str:
        return days(one.first.isoformat(), one.last.isoformat())

    def _state(self, one: Drive) -> str:
        return said(STATE_WORDS, one.state(self._reads.today()))

    def _joined(self, one: Drive) -> str:
        return f"{one.joined:,}/{one.quota:,}" if one.quota is not None else f"{one.joined:,}"

    def _beyond(self, one: Drive) -> str:
        if not one.beyond:
            return ""
        text = self.tr("有 {n} 人超出名额或起止日子：几台电脑同时收的，请看收款")
        return filled(text, n=one.beyond)

    def _back(self, one: Drive) -> str:
        return money(one.refunded) if one.refunded else ""

    def read(self) -> None:
        """Read the list again, aside where much came in."""
        self._aside.soon(drives.drives, self._show)

    def _show(self, found: list[Drive]) -> None:
        self._drives = found
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._drives else 1)
        text = self.tr("{drives} 期共 {people} 人，收入 {money}")
        takings = money(sum(one.takings for one in self._drives))
        people = sum(one.joined for one in self._drives)
        told = filled(
            text, drives=len(self._drives), people=f"{people:,}", money=privacy.amount(takings)
        )
        self.total.setText(told if self._drives else "")

    def form(self, one: Drive | None = None) -> DriveForm:
        """The form of a new drive, or of one there is."""
        make = partial(DriveForm, self, self._reads, self._dispatcher, self._shell)
        if one is None:
            return make(None)
        now = partial(drives.find, self._reads, one.id)
        return followed(self._dispatcher, {"drive"}, make, now)

    def first(self) -> Drive | None:
        """The newest drive, if any."""
        return next(iter(drives.uncounted(self._reads)), None)

    def _at_hand(self) -> Drive | None:
        one = self.table.current_row()
        return one if isinstance(one, Drive) else None

    def _open(self, one: object) -> None:
        if isinstance(one, Drive) and self._reads.actor.allows("member.write"):
            self.form(one).exec()

    def _edit(self) -> None:
        if one := self._at_hand():
            self.form(one).exec()

    def close_one(self) -> None:
        """Take nobody more in the drive at hand from today on, or again."""
        if one := self._at_hand():
            doing = selling.open_drive if one.closed else selling.close_drive
            job = self._dispatcher.do(doing, one.id)
            job.failed.connect(self._shell.say)

    def _pay(self) -> None:
        if one := self._at_hand():
            form = PayForm(self, self._reads, self._dispatcher, self._shell)
            form.show_drive(one.id)
            form.exec()
