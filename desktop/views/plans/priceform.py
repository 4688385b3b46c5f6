"""What something costs a member today, with what his plan takes off."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.models.counting import money
from desktop.models.payment import fen
from desktop.models.plan import discounted
from desktop.models.problem import Problem
from desktop.store import plans
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.text import label


class PriceDialog(Dialog):
    """Whose price, and of what: it is said while one types; nothing is noted."""

    def __init__(self, parent: QWidget, reads: Reads, member: bytes | None = None) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("PriceDialog", "算会员价"), translate("PriceDialog", "关闭")
        hint = translate("PriceDialog", "会籍在有效期里才减，过期第二天起按原价。")
        super().__init__(parent, title, accept, hint=hint, width=420)
        self.cancel_button.hide()
        self._reads = reads
        self.person, self.price = MemberPicker(reads), QLineEdit()
        self.price.setPlaceholderText(self.tr("例如：100"))
        self.add_field(self.tr("谁来付"), self.person)
        self.add_field(self.tr("原价（元）"), self.price)
        self.pays = label("", 16, bold=True)
        self.why = label("", 13, "text2", wrap=True)
        self.body.addWidget(self.pays)
        self.body.addWidget(self.why)
        self.person.picked.connect(lambda _who: self.tell())
        for field in (self.person, self.price):
            field.textChanged.connect(lambda _text: self.tell())
        if member is not None:
            self.person.show_member(member)

    def tell(self) -> None:
        """Say what he pays, and why."""
        who = self.person.member()
        try:
            price = fen(self.price.text())
        except Problem:
            who = None
        if who is None:
            self.pays.setText("")
            self.why.setText("")
            return
        has = plans.offer(self._reads, who, self._reads.today())
        pays = money(discounted(price, has.percent))
        self.pays.setText(self.tr("应付 {money}").format(money=pays))
        told = self.tr("没有有效的会籍优惠。")
        if has.plan is not None:
            told = self.tr("“{plan}”减 {n}%，到 {day}。")
            told = told.format(plan=has.name, n=has.percent, day=has.until)
        self.why.setText(privacy.mask("text", told))
