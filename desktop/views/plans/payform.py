"""The form in which a payment is noted, saying at once what is due and which term it brings."""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop.actions import payments as receiving
from desktop.actions.payments import Received
from desktop.dispatcher import Dispatcher, Job
from desktop.models.counting import money
from desktop.models.payment import METHODS, OTHER, STORED, fen
from desktop.models.problem import Problem
from desktop.store import drives, plans
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.act import ActForm, choosing
from desktop.views.parts.choice import choose
from desktop.views.parts.layout import row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.plans.words import day_field, day_of, days


class PayForm(ActForm):
    """Who paid what for what, and how."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        translate = QCoreApplication.translate
        hint = translate("PayForm", "只记账，不动钱。")
        super().__init__(
            parent, shell, translate("PayForm", "登记收款"), translate("PayForm", "登记"), hint
        )
        self._reads, self._dispatcher = reads, dispatcher
        self.person = MemberPicker(reads)
        self.what = QComboBox()
        self._offer()
        self.amount = QLineEdit()
        self.amount.setPlaceholderText(self.tr("不填就是应交的"))
        self.method = choosing(METHODS)
        self.day = day_field(reads.today())
        self.proof, self.reason = QLineEdit(), QLineEdit()
        self.reason.setPlaceholderText(self.tr("破例、改金额、赠送时写"))
        self.ahead = QCheckBox(self.tr("提前续"))
        self.same = QCheckBox(self.tr("记在同一期"))
        self.add_field(self.tr("谁交的"), self.person)
        self.add_field(self.tr("交什么"), self.what)
        self.add_row((self.tr("金额（元）"), self.amount), (self.tr("怎么付的"), self.method))
        self.add_row((self.tr("哪天付的"), self.day), (self.tr("凭证号（可不填）"), self.proof))
        self.add_field(self.tr("原因（可不填）"), self.reason)
        self.body.addLayout(row(self.ahead, self.same, None, gap=16))
        self.told = label("", 13, "text2", wrap=True)
        self.body.addWidget(self.told)
        for signal in (
            self.person.picked,
            self.what.currentIndexChanged,
            self.amount.textChanged,
            self.day.dateChanged,
            self.reason.textChanged,
            self.ahead.toggled,
            self.same.toggled,
        ):
            signal.connect(lambda *_: self.tell())
        self.require(self.person, self.person.member, self.tr("先选谁交的。"))
        self.begin = self._pay
        self.tell()

    def _offer(self) -> None:
        today = self._reads.today()
        # What is not sold any more comes last: a fee of its last days, the rest of an instalment.
        late = list[tuple[str, tuple[str, bytes]]]()
        for drive in drives.uncounted(self._reads):
            if drive.state(today) in ("open", "full", "closed"):
                shown = self.tr("招募期：{name}").format(name=drive.name)
                self.what.addItem(shown, ("drive", drive.id))
            elif drive.state(today) == "over":
                shown = self.tr("招募期：{name}（已结束）").format(name=drive.name)
                late.append((shown, ("drive", drive.id)))
        for plan in plans.uncounted(self._reads):
            if plan.ended:
                shown = self.tr("会籍：{name}（已停售）").format(name=plan.name)
                late.append((shown, ("plan", plan.id)))
            else:
                self.what.addItem(self.tr("会籍：{name}").format(name=plan.name), ("plan", plan.id))
        self.what.addItem(self.tr("充储值"), (STORED, b""))
        self.what.addItem(self.tr("其他"), (OTHER, b""))
        for shown, what in late:
            self.what.addItem(shown, what)

    def show_member(self, member: bytes) -> None:
        """Choose who paid."""
        self.person.show_member(member)

    def show_plan(self, plan: bytes) -> None:
        """Choose the plan it is for."""
        choose(self.what, ("plan", plan))

    def show_drive(self, drive: bytes) -> None:
        """Choose the drive it is for."""
        choose(self.what, ("drive", drive))

    def said(self) -> Received:
        """What stands in the fields. Raises Problem payment.bad_amount."""
        kind, record = self.what.currentData()
        typed = self.amount.text().strip()
        return Received(
            amount=fen(typed) if typed else None,
            plan=record if kind == "plan" else None,
            drive=record if kind == "drive" else None,
            stored=kind == STORED,
            method=self.method.currentData(),
            day=day_of(self.day),
            proof=self.proof.text(),
            reason=self.reason.text(),
            ahead=self.ahead.isChecked(),
            same=self.same.isChecked(),
        )

    def tell(self) -> None:
        """Say what is due and which days it brings, or what stands in the way."""
        self.told.setText(self._words())

    def _words(self) -> str:
        who = self.person.member()
        kind, _ = self.what.currentData()
        if who is None or kind in (STORED, OTHER):
            return self.tr("进他的储值。") if kind == STORED else ""
        try:
            said = self.said()
            bought = receiving.quote(self._reads, who, replace(said, amount=None))
        except Problem as problem:
            return self._shell.sentence(problem)
        term = days(str(bought.fields["from"]), str(bought.fields["to"]))
        told = self.tr("应交 {due}，会籍 {term}。")
        return told.format(due=money(bought.due), term=term)

    def accept(self) -> None:
        """Note it, once the amount can be read."""
        try:
            self.said()
        except Problem as problem:
            self.show_problem(self._shell.sentence(problem), self.amount)
            return
        super().accept()

    def _pay(self) -> Job:
        return self._dispatcher.do(receiving.pay, self.person.member() or b"", self.said())
