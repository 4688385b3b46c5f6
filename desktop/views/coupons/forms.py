"""The forms of coupons: a kind, giving it, using one."""

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from desktop.actions import couponladders as climbing
from desktop.actions import coupons as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.condition_words import yuan
from desktop.models.coupon import (
    MOST_DAYS,
    MOST_PIECES,
    Coupon,
    Terms,
    Works,
    reduction,
)
from desktop.models.payment import METHODS, STORED, fen
from desktop.models.problem import Problem
from desktop.store import couponladders, coupons, plans
from desktop.store.community import Reads, Store
from desktop.views.coupons.people import PeopleField
from desktop.views.coupons.words import titled, worth
from desktop.views.parts.act import ActForm, choosing
from desktop.views.parts.field import inset
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label

_ALL = 100


def kept(
    store: Store, title: str, works: str, amount: str, days: int, fee: str, plan: bytes | None
) -> Changes:
    """Make a kind from what was typed: yuan for an amount, else a whole number."""
    figure = fen(amount) if works == "amount" else int(amount) if amount.strip().isdecimal() else 0
    terms = Terms(cast(Works, works), figure, days or None, fen(fee or "0"), plan)
    return acting.save_kind(store, None, title, terms)


def used(store: Store, coupon: bytes, pieces: int, price: str) -> Changes:
    """Use a coupon at a price typed in yuan."""
    return acting.use(store, coupon, pieces=pieces, price=fen(price or "0"))


class KindForm(ActForm):
    """A new kind of coupon."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("KindForm", "新建券种"), translate("KindForm", "保存")
        super().__init__(parent, shell, title, accept)
        self._dispatcher = dispatcher
        self.name, self.works, self.amount = QLineEdit(), QComboBox(), QLineEdit()
        self.name.setPlaceholderText(self.tr("例如：抵用券"))
        for key, text in (
            ("pieces", self.tr("抵件：几件不要钱")),
            ("amount", self.tr("抵钱：少付几元")),
            ("percent", self.tr("打折：减百分之几，八折写 20")),
        ):
            self.works.addItem(text, key)
        self.days, self.fee = inset(QSpinBox()), QLineEdit()
        self.days.setRange(0, MOST_DAYS)
        self.days.setSpecialValueText(self.tr("不限"))
        self.add_field(self.tr("名称"), self.name)
        self.add_field(self.tr("怎么用"), self.works)
        self.add_field(self.tr("抵多少"), self.amount)
        self.add_field(self.tr("有效几天，含发的当天"), self.days)
        self.add_field(self.tr("先交多少元才能用（可不填）"), self.fee)
        self.plan = QComboBox()
        self.plan.addItem(self.tr("没有"), None)
        for one in plans.uncounted(reads):
            if not one.ended:
                self.plan.addItem(one.name, one.id)
        self.add_field(self.tr("交了就有的会籍"), self.plan)
        self.begin = self._save

    def _save(self) -> Job:
        works, days = str(self.works.currentData()), self.days.value()
        typed = (self.name.text(), works, self.amount.text(), days, self.fee.text())
        return self._dispatcher.do(kept, *typed, self.plan.currentData())


class GiveForm(ActForm):
    """Who gets a coupon of which kind, or begins which ladder."""

    def __init__(
        self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell, *, ladder: bool
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("GiveForm", "让成员开始") if ladder else translate("GiveForm", "发券")
        super().__init__(parent, shell, title, translate("GiveForm", "发给他们"))
        self._dispatcher, self._ladder = dispatcher, ladder
        self.what, self.people = QComboBox(), PeopleField(reads)
        if ladder:
            for one in couponladders.ladders(reads):
                self.what.addItem(one.title, one.id)
        else:
            for kind in coupons.kinds(reads):
                self.what.addItem(titled(kind), kind.id)
        self.add_field(self.tr("哪一种"), self.what)
        self.add_field(self.tr("发给谁"), self.people)
        self.require(self.people.picker, self.people.chosen, self.tr("请选至少一位成员。"))
        self.begin = self._give

    def _give(self) -> Job:
        do = climbing.begin if self._ladder else acting.give
        return self._dispatcher.do(do, self.what.currentData(), self.people.chosen())


class UseForm(ActForm):
    """Using one coupon: how many pieces, at what price, and what is left to pay."""

    def __init__(
        self, parent: QWidget, dispatcher: Dispatcher, shell: Shell, coupon: Coupon
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("UseForm", "用券：{title}").format(title=coupon.title)
        super().__init__(parent, shell, title, translate("UseForm", "用掉"), worth(coupon))
        self._dispatcher, self._coupon = dispatcher, coupon
        self.pieces, self.price = inset(QSpinBox()), QLineEdit()
        self.pieces.setRange(1, MOST_PIECES)
        self.price.setPlaceholderText(self.tr("例如：30"))
        if coupon.works == "pieces":
            self.add_field(self.tr("几件"), self.pieces)
        self.add_field(self.tr("原价（元）"), self.price)
        self.pays = label("", 16, bold=True)
        self.body.addWidget(self.pays)
        self.price.textChanged.connect(self.tell)
        self.begin = self._use
        self.tell()

    def tell(self) -> None:
        """Say what is left to pay."""
        try:
            price = fen(self.price.text() or "0")
        except Problem:
            self.pays.setText("")
            return
        pays = price - reduction(self._coupon.works, self._coupon.amount, price)
        self.pays.setText(self.tr("应付 ¥{yuan}").format(yuan=yuan(pays)))

    def _use(self) -> Job:
        typed = (self._coupon.id, self.pieces.value(), self.price.text())
        return self._dispatcher.do(used, *typed)


class FeeForm(ActForm):
    """How the fee of a coupon was paid."""

    def __init__(
        self, parent: QWidget, dispatcher: Dispatcher, shell: Shell, coupon: Coupon
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("FeeForm", "登记收款 ¥{yuan}").format(yuan=yuan(coupon.fee))
        accept = translate("FeeForm", "已收到")
        super().__init__(parent, shell, title, accept, coupon.title)
        self._dispatcher, self._coupon = dispatcher, coupon
        self.method = choosing(METHODS, tuple(one for one in METHODS if one != STORED))
        self.add_field(self.tr("怎么付的"), self.method)
        self.begin = self._pay

    def _pay(self) -> Job:
        given = (self._coupon.id, self.method.currentData())
        return self._dispatcher.do(acting.pay_fee, *given)
