"""The membership plans: what each costs and brings, and how many have it."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.actions import plans as selling
from desktop.dispatcher import Dispatcher
from desktop.models.counting import filled, money
from desktop.models.plan import Plan
from desktop.store import plans
from desktop.store.community import Reads
from desktop.views.parts.aside import Aside
from desktop.views.parts.atrow import needs_row
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.flow import Flow
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import below_bar
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.plans.forms import PlanForm


class PlansTab(QWidget):
    """Those that are sold stand first."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._aside = Aside(self, reads)
        self._plans: list[Plan] = []
        columns = [
            Column("name", self.tr("方案"), 160, self._name, stretch=True, least=110),
            Column("fee", self.tr("会费"), 90, lambda one: money(one.fee), right=True),
            Column("long", self.tr("一期"), 110, self._long),
            Column("off", self.tr("优惠"), 80, self._off),
            Column("brings", self.tr("带来"), 180, self._brings, tone="text2", spare=1),
            Column("members", self.tr("有效人数"), 90, lambda one: f"{one.members:,}", right=True),
        ]
        self._model = PagedModel(
            columns, lambda: len(self._plans), lambda at, most: self._plans[at : at + most]
        )
        self.table = Table(self._model, "plans", self.tr("会籍方案"))
        self.table.opened.connect(self._open)
        self.edit = button(self.tr("修改"), "plain", "pencil-simple", slot=self._edit)
        self.over = button(self.tr("停售或重新开售"), "plain", "pause", slot=self.end)
        self.new = button(self.tr("新建方案"), "primary", "plus", slot=lambda: self.form().exec())
        self.new.setShortcut("Ctrl+N")
        self.leading = (self.new,)
        bar = QWidget()
        flow = Flow(8, bar)
        may = reads.actor.allows("member.write") and not reads.actor.preview
        needs_row(self.table, may, self.edit, self.over)
        self.new.setEnabled(may)
        for made in (self.edit, self.over):
            flow.addWidget(made)
        hint = self.tr("写上会费、一期多长、带来什么；登记会费时会籍期自己算好。")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "identification-badge", self.tr("还没有会籍方案"), suggested(self.new), hint=hint
            )
        )
        below_bar(self, bar, self._stack, right=16)

    def _name(self, one: Plan) -> str:
        return self.tr("{name}（已停售）").format(name=one.name) if one.ended else one.name

    def _long(self, one: Plan) -> str:
        return filled(self.tr("{n} 个月"), n=one.months)

    def _off(self, one: Plan) -> str:
        return f"−{one.discount}%" if one.discount else ""

    def _brings(self, one: Plan) -> str:
        return self.tr("、").join(one.benefits)

    def read(self) -> None:
        """Read the list again, aside where many have a plan."""
        self._aside.soon(plans.plans, self._show)

    def _show(self, found: list[Plan]) -> None:
        self._plans = found
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._plans else 1)

    def form(self, one: Plan | None = None) -> PlanForm:
        """The form of a new plan, or of one there is."""
        make = partial(PlanForm, self, self._reads, self._dispatcher, self._shell)
        if one is None:
            return make(None)
        return followed(self._dispatcher, {"plan"}, make, partial(plans.find, self._reads, one.id))

    def _open(self, one: object) -> None:
        if isinstance(one, Plan) and self._reads.actor.allows("member.write"):
            self.form(one).exec()

    def _edit(self) -> None:
        one = self.table.current_row()
        if isinstance(one, Plan):
            self.form(one).exec()

    def end(self) -> None:
        """Sell the plan at hand no more, or again."""
        one = self.table.current_row()
        if not isinstance(one, Plan):
            return
        job = self._dispatcher.do(selling.end, one.id, ended=not one.ended)
        job.failed.connect(self._shell.say)
