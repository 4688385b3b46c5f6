"""The mall: the gifts with their stock, and what members redeemed, to be handed out."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop.actions import mall
from desktop.dispatcher import Dispatcher, Job
from desktop.models.gift import Gift, RedemptionQuery
from desktop.store import devices, gifts, redemptions
from desktop.store.community import Reads
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import Button, button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import below_bar
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.table import Column, PagedModel
from desktop.views.rewards.mall_forms import GiftForm, LimitForm, PiecesForm, RedeemForm
from desktop.views.rewards.mall_queue import RedemptionQueue

_WAITING = RedemptionQuery(states=("pending", "ready"))


class MallTab(QWidget):
    """`counted` tells how many redemptions wait to be handed out."""

    counted = Signal(str)
    CONCERNS = frozenset(
        {"gift", "gift_stock", "gift_lease", "redemption", "handout", "entry", "member", "alias"}
    )

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._aside = Aside(self, reads)
        self._gifts: list[Gift] = []
        # Who is to choose one, while they are read.
        self._next: bytes | None = None
        self._model = PagedModel(
            self._columns(),
            lambda: len(self._gifts),
            lambda offset, limit: self._gifts[offset : offset + limit],
        )
        self.table = Table(self._model, "gifts", self.tr("礼品"))
        self.table.current_changed.connect(lambda _one: self._allow())
        self.table.opened.connect(lambda one: self.redeem(one))
        self.queue = RedemptionQueue(reads, dispatcher, shell)
        self._build()

    # -- looks ---------------------------------------------------------------------------------

    def _columns(self) -> list[Column]:
        def figure(key: str, title: str, width: int, read: Any, spare: int = 0) -> Column:
            return Column(key, title, width, read, right=True, spare=spare)

        return [
            Column("name", self.tr("礼品"), 170, self._name, stretch=True, least=110),
            Column("note", self.tr("说明"), 170, lambda one: one.note, tone="text2", spare=3),
            figure("cost", self.tr("积分"), 80, lambda one: f"{one.cost:,}"),
            figure("each", self.tr("每人限兑"), 80, self._each, 2),
            Column("left", self.tr("还可兑"), 90, self._left, right=True, tip=self._kept),
            figure("stock", self.tr("库存"), 80, lambda one: f"{one.stock - one.handed:,}"),
            figure(
                "waiting", self.tr("待发"), 80, lambda one: f"{one.waiting:,}" * bool(one.waiting)
            ),
            figure(
                "handed", self.tr("已发"), 70, lambda one: f"{one.handed:,}" * bool(one.handed), 1
            ),
        ]

    def _name(self, one: Gift) -> str:
        return self.tr("{name}（已下架）").format(name=one.name) if one.withdrawn else one.name

    def _each(self, one: Gift) -> str:
        return str(one.per_person) if one.per_person else self.tr("不限")

    def _left(self, one: Gift) -> str:
        return f"{one.here:,}" if one.here else self.tr("兑完了")

    def _kept(self, one: Gift) -> str:
        if not one.mine and not one.elsewhere:
            return ""
        told = self.tr("这台电脑留了 {mine} 件，别的电脑留了 {others} 件")
        return told.format(mine=one.mine, others=one.elsewhere)

    def _build(self) -> None:
        self.view = Segmented(
            self.tr("怎么看"), [("gifts", self.tr("礼品单")), ("queue", self.tr("兑换单"))]
        )
        self.view.chosen.connect(self._look)
        self.redeem_button = button(
            self.tr("兑换礼品"), "soft", "gift", slot=lambda: self.redeem(self.table.current_row())
        )
        self.new = button(self.tr("新增礼品"), "plain", "plus", slot=lambda: self.form().exec())
        self.more = button(self.tr("这个礼品"), "plain", "dots-three", slot=self._menu)
        self.limits = button(self.tr("离线限额"), "plain", slot=lambda: self.limit().exec())
        bar = QWidget()
        flow = Flow(8, bar)
        for made in (self.view, self.redeem_button, self.new, self.more, self.limits):
            flow.addWidget(made)
        nothing = EmptyState(
            "gift",
            self.tr("商城里还没有礼品"),
            act=button(self.tr("新增礼品"), "soft", "plus", slot=lambda: self.form().exec()),
            hint=self.tr("写上要多少积分、有几件，成员就能拿积分来换。"),
        )
        self._stack = QStackedWidget()
        for shown in (self.table, nothing, self.queue):
            self._stack.addWidget(shown)
        below_bar(self, bar, self._stack, right=16)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the gifts and the redemptions again, aside where there are many."""
        self.queue.read()
        self._aside.soon(_read, self._show)

    def _show(self, found: tuple[list[Gift], int]) -> None:
        self._gifts, waiting = found
        self._model.reload()
        self._look(self.view.choice())
        self.counted.emit(f"{waiting:,}" if waiting else "")
        who, self._next = self._next, None
        if who is not None:
            self.redeem(None, who)

    def _look(self, view: str) -> None:
        at_gifts = view != "queue"
        self._stack.setCurrentWidget(self.queue)
        if at_gifts:
            self._stack.setCurrentIndex(0 if self._gifts or self._aside.waiting() else 1)
        for made in (self.new, self.more, self.limits):
            made.setVisible(at_gifts)
        self._allow()

    def _allow(self) -> None:
        actor = self._reads.actor
        hands = actor.anywhere("reward.handout") and not actor.preview
        self.redeem_button.setEnabled(hands and bool(self._gifts))
        self.new.setEnabled(actor.allows("rule.publish") and not actor.preview)
        self.limits.setEnabled(self.new.isEnabled())
        self.more.setEnabled(hands and self.table.current_row() is not None)

    def first_focus(self) -> QWidget:
        """The list at hand."""
        return self.queue.table if self.view.choice() == "queue" else self.table

    def show_target(
        self, queue: bool = False, member: bytes | None = None, *, trouble: bool = False
    ) -> None:
        """Look at what waits to be handed out or is in trouble, or ask what a member wants."""
        if queue:
            self.view.choose("queue")
            self._look("queue")
        if trouble:
            self.queue.show_trouble()
        if member is not None and self._aside.waiting():
            self._next = member
        elif member is not None:
            self.redeem(None, member)

    def shots(self) -> list[Shot]:
        """What waits to be handed out, and the forms."""
        return [
            Shot("mall-queue", lambda: self.show_target(queue=True)),
            Shot("mall-redeem", lambda: self._redeeming(self._first())),
            Shot("mall-gift", lambda: self.form(self._first())),
            Shot("mall-limit", self.limit),
        ]

    def _first(self) -> Gift | None:
        return self._gifts[0] if self._gifts else None

    # -- doing ---------------------------------------------------------------------------------

    def form(self, one: Gift | None = None) -> GiftForm:
        """The form of a new gift, or of one there is."""
        make = partial(GiftForm, self, self._dispatcher, self._shell)
        if one is None:
            return make(None)
        return followed(self._dispatcher, {"gift"}, make, partial(gifts.find, self._reads, one.id))

    def limit(self) -> LimitForm:
        """The form that says how many points a computer may take without a network."""
        return LimitForm(self, self._reads, self._dispatcher, self._shell)

    def redeem(self, one: Gift | None, member: bytes | None = None) -> None:
        """Ask who wants which gift, and redeem it."""
        if self._gifts:
            self._redeeming(one, member).exec()

    def _redeeming(self, one: Gift | None, member: bytes | None = None) -> RedeemForm:
        offered = [gift for gift in self._gifts if not gift.withdrawn]
        form = RedeemForm(self, self._reads, self._dispatcher, self._shell, offered)
        if one is not None:
            form.show_gift(one.id)
        if member is not None:
            form.person.show_member(member)
            form.tell()
        return form

    def menu(self) -> QMenu | None:
        """What can be done with the gift at hand."""
        one = self.table.current_row()
        if not isinstance(one, Gift):
            return None
        menu = QMenu(self)
        state = self.tr("重新上架") if one.withdrawn else self.tr("下架")
        for text, run, publishes in (
            (self.tr("修改…"), lambda: self.form(one).exec(), True),
            (self.tr("进货或盘点…"), lambda: self._pieces(one, "stock").exec(), False),
            (self.tr("给电脑留货…"), lambda: self._pieces(one, "keep").exec(), False),
            (self.tr("退回留货"), lambda: self._do(mall.release, one.id), False),
            (state, lambda: self._withdraw(one), True),
        ):
            act = menu.addAction(text)
            act.setEnabled(not publishes or self._reads.actor.allows("rule.publish"))
            act.triggered.connect(lambda _checked=False, run=run: run())
        self._offer_lost(menu, one.id)
        return menu

    def _offer_lost(self, menu: QMenu, gift: bytes) -> None:
        """What computers keep that were revoked: they cannot give it back themselves."""
        kept = gifts.kept(self._reads, gift)
        for lost in devices.listed(self._reads):
            if lost.revoked and kept.get(lost.id, 0) > 0:
                text = self.tr("退回“{device}”留的货").format(device=lost.name)
                act = menu.addAction(text)
                act.setEnabled(self._reads.actor.allows("rule.publish"))
                act.triggered.connect(lambda _checked=False, one=lost.id: self._free(gift, one))

    def _free(self, gift: bytes, device: bytes) -> None:
        self._tell(self._dispatcher.do(mall.release, gift, device))

    def _menu(self) -> None:
        menu = self.menu()
        if menu is not None:
            _below(menu, self.more)

    def _pieces(self, one: Gift, what: str) -> PiecesForm:
        return PiecesForm(
            self, self._reads, self._dispatcher, self._shell, one, keeps=what == "keep"
        )

    def _withdraw(self, one: Gift) -> None:
        self._tell(self._dispatcher.do(mall.withdraw, one.id, withdrawn=not one.withdrawn))

    def _do(self, action: Any, gift: bytes) -> None:
        self._tell(self._dispatcher.do(action, gift))

    def _tell(self, job: Job) -> None:
        job.done.connect(lambda changes: self._shell.toast(self.tr("已保存"), changes))
        job.failed.connect(self._shell.say)


def _read(reads: Reads) -> tuple[list[Gift], int]:
    """The gifts, and how many redemptions wait to be handed out."""
    return gifts.listed(reads), redemptions.count(reads, _WAITING)


def _below(menu: QMenu, opener: Button) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(opener.mapToGlobal(opener.rect().bottomLeft()))
