"""Who has a membership plan, until when, and how he stands with it today."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.plan import STANDING_WORDS
from desktop.store import plans
from desktop.store.community import Reads
from desktop.store.plans import Holder
from desktop.views.parts.act import said
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose, narrowing
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import below_bar
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column
from desktop.views.plans.forms import PlanForm
from desktop.views.plans.payform import PayForm
from desktop.views.plans.priceform import PriceDialog
from desktop.views.rewards.far import FarModel


class HoldersTab(QWidget):
    """Those whose terms end first stand first."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._aside = Aside(self, reads)
        self._plan: bytes | None = None
        self._which, self._total = "", 0
        columns = [
            Column("until", self.tr("到期"), 110, lambda one: one.until),
            Column("name", self.tr("姓名"), 130, lambda one: one.name, "name", stretch=True),
            Column("number", self.tr("编号"), 90, lambda one: one.number, spare=1),
            Column("plan", self.tr("方案"), 150, lambda one: one.plan_name, least=90),
            Column("standing", self.tr("状态"), 90, self._standing),
            Column("since", self.tr("最早"), 110, lambda one: one.since, tone="text2", spare=2),
        ]
        self._model = FarModel(self, reads, columns, lambda: self._total, self._page)
        self.table = Table(self._model, "holders", self.tr("谁有会籍"))
        self.table.opened.connect(self._open)
        self.plan = narrowing(self.tr("会籍方案"))
        self.plan.currentIndexChanged.connect(lambda _place: self._listed())
        self.which = Segmented(
            self.tr("哪些人"),
            [
                ("", self.tr("全部")),
                ("in_force", self.tr("有效")),
                ("soon", self.tr("快到期")),
                ("grace", self.tr("宽限中")),
                ("lapsed", self.tr("已过期")),
            ],
        )
        self.which.chosen.connect(self._choose)
        self.price = button(self.tr("算会员价"), "plain", "tag", slot=lambda: self.pricing().exec())
        self.pay = button(self.tr("登记会费"), "primary", "plus", slot=self._pay)
        self.pay.setShortcut("Ctrl+N")
        self.leading = (self.pay,)
        self.pay.setEnabled(reads.actor.anywhere("points.award") and not reads.actor.preview)
        bar = QWidget()
        flow = Flow(8, bar)
        for made in (self.plan, self.which, self.price):
            flow.addWidget(made)
        self._stack = QStackedWidget()
        for shown in (self.table, self._no_plan(), self._nobody(), self._no_match()):
            self._stack.addWidget(shown)
        below_bar(self, bar, self._stack)

    def _no_plan(self) -> EmptyState:
        first = button(
            self.tr("新建会籍方案"), "soft", "plus", slot=lambda: self.plan_form().exec()
        )
        actor = self._reads.actor
        first.setEnabled(actor.allows("member.write") and not actor.preview)
        hint = self.tr("先建会籍方案，成员交了会费登记一笔，会籍就从那天算起。")
        return EmptyState("identification-badge", self.tr("还没有会籍方案"), first, hint=hint)

    def _nobody(self) -> EmptyState:
        hint = self.tr("成员交了会费登记一笔，会籍就从那天算起。")
        none = self.tr("这里还没有人")
        return EmptyState("identification-badge", none, suggested(self.pay), hint=hint)

    def _no_match(self) -> EmptyState:
        every = button(self.tr("看全部"), slot=self.show_all)
        return EmptyState("funnel", self.tr("没有符合的"), every)

    def _standing(self, one: Holder) -> str:
        return said(STANDING_WORDS, one.standing)

    def _page(self, reads: Reads, offset: int, limit: int) -> list[Holder]:
        return plans.holders(reads, self._plan, self._which, offset, limit)

    def _choose(self, which: str) -> None:
        self._which = which
        self._listed()

    def show_soon(self) -> None:
        """List whose plan ends soon."""
        self.which.choose("soon")
        self._choose("soon")

    def read(self) -> None:
        """Read the plans and the list again."""
        chosen = self.plan.currentData()
        self.plan.blockSignals(True)
        self.plan.clear()
        self.plan.addItem(self.tr("全部方案"), None)
        for one in plans.uncounted(self._reads):
            self.plan.addItem(one.name, one.id)
        choose(self.plan, chosen)
        self.plan.blockSignals(False)
        self._listed()

    def _listed(self) -> None:
        self._plan = plan = self.plan.currentData()
        which = self._which
        self._aside.soon(lambda reads: plans.count(reads, plan, which), self._show)

    def _show(self, total: int) -> None:
        self._total = total
        self._model.reload()
        chosen = self._plan is not None or self._which
        empty = 3 if chosen else 2 if self.plan.count() > 1 else 1
        self._stack.setCurrentIndex(0 if total else empty)

    def show_all(self) -> None:
        """List everybody who ever had a plan."""
        self.plan.setCurrentIndex(0)
        self.which.choose("")
        self._choose("")

    def plan_form(self) -> PlanForm:
        """The form of a plan: without one nobody has a membership."""
        return PlanForm(self, self._reads, self._dispatcher, self._shell, None)

    def _open(self, one: object) -> None:
        if isinstance(one, Holder):
            self._shell.go("member", member=one.member)

    def form(self) -> PayForm:
        """The form of a payment, for the row at hand."""
        made = PayForm(self, self._reads, self._dispatcher, self._shell)
        one = self.table.current_row()
        if isinstance(one, Holder):
            made.show_plan(one.plan)
            made.show_member(one.member)
        return made

    def pricing(self) -> PriceDialog:
        """What something costs the member at hand, or whoever is chosen."""
        one = self.table.current_row()
        return PriceDialog(self, self._reads, one.member if isinstance(one, Holder) else None)

    def first(self, most: int = 1) -> list[Holder]:
        """Whose terms end first, if anybody has one."""
        return plans.holders(self._reads, limit=most)

    def _pay(self) -> None:
        self.form().exec()
