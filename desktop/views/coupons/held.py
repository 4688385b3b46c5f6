"""Who has which coupons: they are given, used, paid for and taken back here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.actions import coupons as acting
from desktop.dispatcher import Dispatcher
from desktop.models.coupon import Coupon, Use
from desktop.store import coupons, visitsteps
from desktop.store.community import Reads
from desktop.views.coupons import words
from desktop.views.coupons.forms import FeeForm, GiveForm, KindForm, UseForm
from desktop.views.coupons.pane import Pane
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose, narrowing
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.rewards.people_cell import paint_member


class HeldPane(Pane):
    """The list may be narrowed to a kind, or to those used beyond what they hold."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(reads, dispatcher, shell)
        self._few: list[Coupon] | None = None
        self._total = 0
        columns = [
            Column("name", self.tr("成员"), 140, lambda one: one.name, "name", paint=_paint_member),
            Column("title", self.tr("券"), 120, lambda one: one.title, stretch=True),
            Column("worth", self.tr("抵多少"), 90, words.worth),
            Column("left", self.tr("还剩"), 64, self._left, right=True),
            Column("state", self.tr("状态"), 150, self._state),
            Column("until", self.tr("有效期"), 110, self._until, tone="text2"),
        ]
        self._model = PagedModel(columns, lambda: self._total, self._page)
        self.table = Table(self._model, "coupons", self.tr("谁有哪张券"))
        self.table.opened.connect(self.use)
        self.kind = narrowing(self.tr("券种"))
        self.kind.activated.connect(lambda _place: self._listed())
        which = [
            ("all", self.tr("全部")),
            ("twice", self.tr("重复使用")),
            ("unearned", self.tr("签到更正了")),
        ]
        self.which = Segmented(self.tr("哪些券"), which)
        self.which.chosen.connect(lambda _which: self._listed())
        self.use_button = button(self.tr("用券"), "plain", "check-circle", slot=self._use)
        self.pay = button(self.tr("登记收款"), "plain", "receipt", slot=self._pay)
        self.back = button(self.tr("收回"), "plain", "arrow-counter-clockwise", slot=self._back)
        self.new = button(self.tr("新建券种"), "plain", "plus", slot=lambda: self.form().exec())
        self.edit = button(self.tr("改券种"), "plain", "pencil-simple", slot=self._edit)
        self.drop = button(self.tr("删券种"), "plain", "trash", slot=self.remove_kind)
        self.give = button(self.tr("发券"), "soft", "gift", slot=lambda: self.giving().exec())
        self.allow("reward.handout", self.give)
        self.allow_row("reward.handout", self.table, self.use_button, self.back)
        self.allow_row("points.award", self.table, self.pay)
        self.allow("rule.publish", self.new, self.edit, self.drop)
        hint = self.tr("先建一种券（抵几件、抵几元、打几折），再发给成员。")
        self.lay_out(
            (
                *(self.kind, self.edit, self.drop, self.which, self.use_button, self.pay),
                *(self.back, self.new, self.give),
            ),
            self.table,
            EmptyState("ticket", self.tr("这里没有券"), suggested(self.give), hint=hint),
        )

    def _left(self, one: Coupon) -> str:
        return "∞" if one.left is None else str(one.left)

    def _state(self, one: Coupon) -> str:
        said = words.standing(one.standing(self.reads.today().isoformat()))
        if any(use.twice for use in one.uses):
            return f"{said} · {words.twice()}"
        waiting = any(use.pending and use.stands for use in one.uses)
        return f"{said} · {self.tr('待确认')}" if waiting else said

    def _until(self, one: Coupon) -> str:
        return one.until or self.tr("不限")

    def _page(self, offset: int, limit: int) -> Sequence[Coupon]:
        if self._few is not None:
            return self._few[offset : offset + limit]
        return coupons.page(self.reads, self.kind.currentData(), offset, limit)

    def read(self) -> None:
        """Read the kinds and the list anew."""
        chosen = self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(self.tr("全部券种"), None)
        for one in coupons.kinds(self.reads):
            self.kind.addItem(one.title, one.id)
        choose(self.kind, chosen)
        self._listed()

    def _listed(self) -> None:
        self._few = None
        if self.which.choice() == "twice":
            found = {one.id: one for one, _ in coupons.twice(self.reads)}
            self._few = list(found.values())
        elif self.which.choice() == "unearned":
            self._few = visitsteps.listed(self.reads)
        if self._few is not None:
            self._total = len(self._few)
        else:
            self._total = coupons.count(self.reads, self.kind.currentData())
        for made in (self.edit, self.drop):
            made.setVisible(self.kind.currentData() is not None)
        self._model.reload()
        self.show_list(self._total)

    def _at_hand(self) -> Coupon | None:
        one = self.table.current_row()
        return one if isinstance(one, Coupon) else None

    def _use(self) -> None:
        if one := self._at_hand():
            self.use(one)

    def use(self, one: Coupon) -> None:
        """Ask at what price a coupon is used."""
        UseForm(self, self.dispatcher, self.shell, one).exec()

    def _pay(self) -> None:
        if one := self._at_hand():
            FeeForm(self, self.dispatcher, self.shell, one).exec()

    def _back(self) -> None:
        """The use that came too late, else the last one, else the coupon itself."""
        if not (one := self._at_hand()):
            return
        live = [use for use in one.uses if not use.cancelled]
        late = [use for use in live if use.twice]
        if live:
            self._back_use((late or live)[-1])
        else:
            self.because(
                self.tr("收回这张券"),
                self.tr("收回"),
                self.tr("他就不能再用了。"),
                lambda why: self.withdraw(one.id, why),
            )

    def _back_use(self, use: Use) -> None:
        self.because(
            self.tr("撤回一次使用"),
            self.tr("撤回"),
            self.tr("它带来的下一张券没用过、没收过钱，就一起收回；收过的钱要在“收款”里退。"),
            lambda why: self.take_back(use.id, why),
        )

    def take_back(self, use: bytes, why: str) -> None:
        """Take a use back."""
        self.follow(self.dispatcher.do(acting.take_back, use, why), self.tr("已撤回"))

    def withdraw(self, coupon: bytes, why: str) -> None:
        """Take a coupon back."""
        self.follow(self.dispatcher.do(acting.withdraw, coupon, why), self.tr("已收回"))

    def form(self, kind: bytes | None = None) -> KindForm:
        """The form of a new kind, or of one there is."""
        make = partial(KindForm, self, self.reads, self.dispatcher, self.shell)
        if kind is None:
            return make()
        now = partial(coupons.kind, self.reads, kind)
        return followed(self.dispatcher, {"coupon_kind"}, make, now)

    def _edit(self) -> None:
        if kind := self.kind.currentData():
            self.form(kind).exec()

    def remove_kind(self) -> None:
        """Remove the kind that is chosen, unless somebody has one of it."""
        if kind := self.kind.currentData():
            self.follow(self.dispatcher.do(acting.remove_kind, kind), self.tr("已删除"))

    def giving(self) -> GiveForm:
        """The form of who gets a coupon."""
        return GiveForm(self, self.reads, self.dispatcher, self.shell, ladder=False)

    def using(self) -> QWidget | None:
        """The form of using the first coupon that can be used, for a picture."""
        today = self.reads.today().isoformat()
        good = [one for one in self._page(0, 32) if one.standing(today) == "open"]
        amounts = [one for one in good if one.works == "amount"]
        if not good:
            return None
        form = UseForm(self, self.dispatcher, self.shell, (amounts or good)[0])
        form.price.setText("30")
        return form


def _paint_member(painter: QPainter, rect: QRect, one: Coupon, chosen: bool) -> None:
    paint_member(painter, rect, one.member, one.name)
