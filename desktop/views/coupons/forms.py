"""The forms of coupons: a kind, giving it, using one."""

from typing import cast

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from desktop.actions import couponladders as climbing
from desktop.actions import coupons as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.counting import as_typed, yuan
from desktop.models.coupon import (
    MOST_DAYS,
    MOST_PIECES,
    Coupon,
    CouponKind,
    Terms,
    Works,
    reduction,
)
from desktop.models.payment import METHODS, STORED, fen
from desktop.models.problem import Problem
from desktop.store import couponladders, coupons, plans
from desktop.store.community import Reads, Store
from desktop.views.coupons.words import titled, worth
from desktop.views.members.pickmany import PeopleField
from desktop.views.parts.act import ActForm, choosing
from desktop.views.parts.choice import choose
from desktop.views.parts.field import inset
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label

_ALL = 100


class KindTyped(Struct, frozen=True):
    """What stands in the form of a kind: amounts as they are typed."""

    title: str
    works: str
    amount: str
    days: int
    fee: str
    plan: bytes | None


def kept(store: Store, kind: bytes | None, typed: KindTyped) -> Changes:
    """Make a kind, or change one, from what was typed: yuan for an amount, else a whole number."""
    figure = int(typed.amount) if typed.amount.strip().isdecimal() else 0
    if typed.works == "amount":
        figure = fen(typed.amount)
    fee = fen(typed.fee or "0")
    terms = Terms(cast(Works, typed.works), figure, typed.days or None, fee, typed.plan)
    note = coupons.kind(store, kind).note if kind else ""
    return acting.save_kind(store, kind, typed.title, terms, note)


def used(store: Store, coupon: bytes, pieces: int, price: str) -> Changes:
    """Use a coupon at a price typed in yuan."""
    return acting.use(store, coupon, pieces=pieces, price=fen(price or "0"))


class KindForm(ActForm):
    """A new kind of coupon, or one there is: coupons that were given stay as they were."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        one: CouponKind | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        title, hint = translate("KindForm", "新建券种"), ""
        if one:
            title = translate("KindForm", "修改券种")
            hint = translate("KindForm", "已经发出去的券不变，以后发的按新的来。")
        super().__init__(parent, shell, title, translate("KindForm", "保存"), hint)
        self._dispatcher, self._kind = dispatcher, one.id if one else None
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
        for plan in plans.uncounted(reads):
            if not plan.ended or (one and one.plan == plan.id):
                self.plan.addItem(plan.name, plan.id)
        self.add_field(self.tr("交了就有的会籍"), self.plan)
        self.begin = self._save
        if one:
            self._fill(one)

    def _fill(self, one: CouponKind) -> None:
        self.name.setText(one.title)
        choose(self.works, one.works)
        self.amount.setText(as_typed(one.amount) if one.works == "amount" else str(one.amount))
        self.days.setValue(one.days or 0)
        self.fee.setText(as_typed(one.fee) if one.fee else "")
        choose(self.plan, one.plan)

    def _save(self) -> Job:
        works, days = str(self.works.currentData()), self.days.value()
        typed = (self.name.text(), works, self.amount.text(), days, self.fee.text())
        return self._dispatcher.do(kept, self._kind, KindTyped(*typed, self.plan.currentData()))


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
