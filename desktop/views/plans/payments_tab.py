"""The register of payments: the newest first, taken back with a reason."""

from msgspec.structs import replace
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import payments as receiving
from desktop.dispatcher import Dispatcher
from desktop.models.counting import filled, money
from desktop.models.payment import EVERY, METHODS, PURPOSES, Payment, PaymentQuery
from desktop.store import drives, dueterms, payments, plans
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.aside import Aside
from desktop.views.parts.atrow import needs_row
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose, narrowing
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import row
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column
from desktop.views.parts.text import label
from desktop.views.plans.payform import PayForm
from desktop.views.plans.words import days
from desktop.views.rewards.far import FarModel


class PaymentsTab(QWidget):
    """What is chosen above the list narrows it; below stands what it comes to."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._aside = Aside(self, reads)
        self._totals, self._asked = (0, 0, 0), EVERY
        self._model = FarModel(self, reads, self._columns(), lambda: self._totals[0], self._page)
        self.table = Table(self._model, "payments", self.tr("收款登记"))
        self.table.opened.connect(self._open)
        self.what = narrowing(self.tr("收了什么"))
        self.what.currentIndexChanged.connect(lambda _place: self._listed())
        self.total = label("", 13, bold=True, wrap=True)
        self.back = button(self.tr("登记退款"), "plain", "arrow-counter-clockwise", slot=self._back)
        self.pay = button(self.tr("登记收款"), "primary", "plus", slot=lambda: self.form().exec())
        self.pay.setShortcut("Ctrl+N")
        self.leading = (self.pay,)
        self.which = Segmented(
            self.tr("哪些收款"), [("", self.tr("全部")), ("unsettled", self.tr("要处理"))]
        )
        self.which.chosen.connect(lambda _which: self._listed())
        self.drop = button(self.tr("退掉这一笔"), "soft", slot=self._drop)
        self.carry = button(self.tr("接到后面"), "soft", slot=self._carry)
        self.table.current_changed.connect(self._at_hand)
        bar = QWidget()
        flow = Flow(8, bar)
        for part in (self.which, self.what, self.drop, self.carry):
            flow.addWidget(part)
        may = reads.actor.anywhere("points.award") and not reads.actor.preview
        needs_row(self.table, may, self.back, hindered=self._refunded)
        needs_row(self.table, may, self.drop, hindered=self._settled)
        needs_row(self.table, may, self.carry, hindered=self._unmoved)
        self.pay.setEnabled(may)
        flow.addWidget(self.back)
        hint = self.tr("会费、储值和别的收款记在这里；只记账，不动钱，记错了登记退款。")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        first = suggested(self.pay)
        self._stack.addWidget(EmptyState("receipt", self.tr("还没有收款"), first, hint=hint))
        every = button(self.tr("看全部收款"), slot=self.show_all)
        self._stack.addWidget(EmptyState("funnel", self.tr("没有符合的收款"), act=every))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row(bar, margins=(24, 10, 16, 10)))
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)
        whole.addLayout(row(self.total, margins=(24, 6, 24, 12)))

    def _columns(self) -> list[Column]:
        return [
            Column("day", self.tr("日期"), 100, lambda one: one.local[:10]),
            Column("name", self.tr("姓名"), 110, lambda one: one.name, "name"),
            Column("amount", self.tr("金额"), 118, self._amount, "amount", right=True),
            Column("how", self.tr("方式"), 96, lambda one: said(METHODS, one.method), spare=3),
            Column("what", self.tr("收了什么"), 150, self._what, least=100),
            Column("days", self.tr("会籍期"), 200, lambda one: days(one.first, one.last), spare=1),
            Column(
                "mark", self.tr("说明"), 210, self._mark, tone="text2", tip=self._mark, stretch=True
            ),
            Column("proof", self.tr("凭证号"), 100, lambda one: one.proof, "text", spare=2),
        ]

    def _amount(self, one: Payment) -> str:
        return money(-one.amount if one.refunded is not None else one.amount)

    def _what(self, one: Payment) -> str:
        named = one.drive_name or one.plan_name or said(PURPOSES, one.purpose)
        return f"{named} · {one.tier}" if one.tier else named

    def _mark(self, one: Payment) -> str:
        """What there is to know of a payment, the most pressing first."""
        if one.refunded is not None:
            return " ".join(part for part in (self.tr("已退"), one.refund_reason) if part)
        if one.twice:
            return self.tr("重复交费，没有延长：退掉，或接到后面")
        if one.covered:
            return filled(self.tr("有 {n} 天和别的会籍期重叠"), n=one.covered)
        if one.beyond:
            return self.tr("超出名额或日子")
        if one.pending:
            return self.tr("待确认")
        return " ".join(part for part in (self.tr("破例") if one.extra else "", one.reason) if part)

    def _page(self, reads: Reads, offset: int, limit: int) -> list[Payment]:
        return payments.page(reads, self._asked, offset, limit)

    def _query(self) -> PaymentQuery:
        kind, record = self.what.currentData() or ("", None)
        return PaymentQuery(
            plan=record if kind == "plan" else None, drive=record if kind == "drive" else None
        )

    def read(self) -> None:
        """Read what can be chosen and the list again."""
        chosen = self.what.currentData()
        self.what.blockSignals(True)
        self.what.clear()
        self.what.addItem(self.tr("全部收款"), None)
        for drive in drives.uncounted(self._reads):
            self.what.addItem(
                self.tr("招募期：{name}").format(name=drive.name), ("drive", drive.id)
            )
        for plan in plans.uncounted(self._reads):
            self.what.addItem(self.tr("会籍：{name}").format(name=plan.name), ("plan", plan.id))
        choose(self.what, chosen)
        self.what.blockSignals(False)
        self._listed()

    def _listed(self) -> None:
        query, unsettled = self._query(), self.which.choice() == "unsettled"
        self._at_hand(None)

        def found(reads: Reads) -> tuple[PaymentQuery, tuple[int, int, int]]:
            only = tuple(dueterms.doubtful(reads)) if unsettled else None
            asked = replace(query, only=only)
            return asked, payments.totals(reads, asked)

        self._aside.soon(found, self._show)

    def show_all(self) -> None:
        """Narrow by nothing."""
        self.which.choose("")
        self.what.setCurrentIndex(0)
        self._listed()

    def show_unsettled(self) -> None:
        """List what brought no day, to be settled."""
        self.which.choose("unsettled")
        self._listed()

    def _at_hand(self, one: object) -> None:
        """Show what can be done with a payment that brought no day, or lost some."""
        doubtful = isinstance(one, Payment) and not self._settled(one)
        for made in (self.drop, self.carry):
            made.setVisible(doubtful or self.which.choice() == "unsettled")

    def _refunded(self, one: object) -> str:
        done = isinstance(one, Payment) and one.refunded is not None
        return self.tr("这一笔已经退过") if done else ""

    def _settled(self, one: object) -> str:
        doubtful = isinstance(one, Payment) and bool(one.twice or one.covered)
        return "" if doubtful else self.tr("这一笔没有重复，日子也没有重叠")

    def _unmoved(self, one: object) -> str:
        if isinstance(one, Payment) and one.plan is None:
            return self.tr("这一笔不是会费，没有下一期可接")
        return self._settled(one)

    def _show(self, found: tuple[PaymentQuery, tuple[int, int, int]]) -> None:
        self._asked, self._totals = found
        self._model.reload()
        count, took, back = self._totals
        self._stack.setCurrentIndex(0 if count else 1 if self._asked == EVERY else 2)
        text = self.tr("{n} 笔，收入 {took}，已退 {back}")
        shown = {"took": privacy.amount(money(took)), "back": privacy.amount(money(back))}
        self.total.setText(filled(text, n=f"{count:,}", **shown) if count else "")

    def form(self) -> PayForm:
        """The form of a payment."""
        return PayForm(self, self._reads, self._dispatcher, self._shell)

    def _open(self, one: object) -> None:
        if isinstance(one, Payment):
            self._shell.go("member", member=one.member)

    def _drop(self) -> None:
        one = self.table.current_row()
        if isinstance(one, Payment):
            self.give_back(one.id, self.tr("重复交费"))

    def _carry(self) -> None:
        one = self.table.current_row()
        if isinstance(one, Payment):
            job = self._dispatcher.do(receiving.carry, one.id)
            job.done.connect(lambda _changes: self._shell.toast(self.tr("已接到后面，算下一期")))
            job.failed.connect(self._shell.say)

    def reason_form(self) -> ReasonDialog:
        """The question why a payment is given back."""
        hint = self.tr(
            "它带来的会籍期、储值一起收回；是券的费用，券就不能再用。只退一次，不能再改回来。"
        )
        return ReasonDialog(self, self.tr("登记退款"), self.tr("退款"), hint)

    def _back(self) -> None:
        one = self.table.current_row()
        if not isinstance(one, Payment):
            return
        dialog = self.reason_form()
        if dialog.exec():
            self.give_back(one.id, dialog.reason.text())

    def give_back(self, payment: bytes, reason: str) -> None:
        """Note that a payment was given back."""
        job = self._dispatcher.do(receiving.take_back, payment, reason)
        job.done.connect(lambda _changes: self._shell.toast(self.tr("已登记退款")))
        job.failed.connect(self._shell.say)
