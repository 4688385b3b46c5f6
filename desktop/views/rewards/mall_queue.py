"""What members redeemed: what waits to be handed out, what somebody has to look at, all of it."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import mall
from desktop.dispatcher import Dispatcher, Job
from desktop.models.gift import Redemption, RedemptionQuery, State
from desktop.models.gift_words import state_word, trouble_word
from desktop.models.problem import Problem
from desktop.store import redemptions
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.dates import moment
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import row
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.parts.text import begun, label
from desktop.views.rewards.far import FarModel
from desktop.views.rewards.people_cell import paint_member
from desktop.views.theme.palette import look

_LISTS: Final[dict[str, RedemptionQuery]] = {
    "waiting": RedemptionQuery(states=("pending", "ready")),
    "trouble": RedemptionQuery(troubled=True),
    "handed": RedemptionQuery(states=("handed",)),
    "cancelled": RedemptionQuery(states=("cancelled",)),
    "all": RedemptionQuery(),
}
_TONES: Final[dict[State, str]] = {
    "pending": "warn",
    "ready": "accent",
    "handed": "ok",
    "cancelled": "grey",
}


def _said(why: Problem | None) -> str:
    return privacy.mask("text", why.sentence(look().language, window=True)) if why else ""


class RedemptionQueue(QWidget):
    """Redemptions, the oldest that wait first; handing out and cancelling."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._query = _LISTS["waiting"]
        self._aside = Aside(self, reads)
        self._count = 0
        self._model = FarModel(
            self,
            reads,
            self._columns(),
            lambda: self._count,
            lambda reads, offset, limit: redemptions.page(reads, self._query, offset, limit),
        )
        self.table = Table(self._model, "redemptions", self.tr("兑换单"))
        self.table.current_changed.connect(self._at_hand)
        self.table.opened.connect(lambda one: shell.go("member", member=one.member))
        self._build()

    def _columns(self) -> list[Column]:
        return [
            Column("at", self.tr("兑换时间"), 132, self._time, tone="text2", spare=1),
            Column(
                "member", self.tr("成员"), 160, lambda one: f"{one.name} {one.number}".strip(),
                secret="name",
                paint=lambda painter, rect, one, _chosen: paint_member(
                    painter, rect, one.member, one.name, f"  {one.number}"
                ),
            ),
            Column("gift", self.tr("礼品"), 140, self._what, stretch=True, least=90),
            Column("state", self.tr("状态"), 210, self._state, paint=self._paint_state),
            Column("cost", self.tr("积分"), 80, lambda one: f"{one.cost:,}", secret="amount",
                   right=True),
        ]  # fmt: skip

    def _time(self, one: Redemption) -> str:
        return moment(one.at, self._reads.zone, self._reads.today())

    def _what(self, one: Redemption) -> str:
        return one.gift_name if one.pieces == 1 else f"{one.gift_name} × {one.pieces}"

    def _state(self, one: Redemption) -> str:
        words = (state_word(one.state, look().language), trouble_word(one.trouble, look().language))
        return " ".join(begun(word) for word in words if word)

    def _paint_state(self, painter: QPainter, rect: QRect, one: Redemption, chosen: bool) -> None:
        state = begun(state_word(one.state, look().language))
        paint_tag(painter, rect, state, _TONES[one.state])
        if one.trouble:
            rest = rect.adjusted(tag_width(state) + 6, 0, 0, 0)
            trouble = begun(trouble_word(one.trouble, look().language))
            paint_tag(painter, rest, trouble, "err")

    def _build(self) -> None:
        self.which = Segmented(
            self.tr("哪些"),
            [
                ("waiting", self.tr("等着发")),
                ("trouble", self.tr("要处理")),
                ("handed", self.tr("已发")),
                ("cancelled", self.tr("已取消")),
                ("all", self.tr("全部")),
            ],
        )
        self.which.chosen.connect(self.show_list)
        self.out = button(self.tr("登记已发"), "primary", "check", slot=self.hand_out)
        self.back = button(self.tr("取消兑换…"), "plain", slot=self._cancel)
        bar = QWidget()
        flow = Flow(8, bar)
        for made in (self.which, self.out, self.back):
            flow.addWidget(made)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        hint = self.tr("成员拿积分换了礼品，就排在这里等着发。")
        self._stack.addWidget(EmptyState("gift", self.tr("这里没有兑换"), hint=hint))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.why = label("", 13, "warn", wrap=True)
        self.why.setVisible(False)
        whole.addLayout(row(bar, margins=(8, 10, 16, 10)))
        whole.addLayout(row(self.why, margins=(8, 0, 16, 0)))
        whole.addWidget(self._stack, 1)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the list again; it is counted aside where it is long."""
        query = self._query
        self._aside.soon(lambda reads: redemptions.count(reads, query), self._show)

    def _show(self, count: int) -> None:
        self._count = count
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._count else 1)
        self._at_hand(None)

    def show_list(self, which: str) -> None:
        """Narrow the list."""
        self._query = _LISTS[which]
        self.read()

    def show_trouble(self) -> None:
        """List what somebody has to look at."""
        self.which.choose("trouble")
        self.show_list("trouble")

    def _at_hand(self, one: Redemption | None) -> None:
        actor = self._reads.actor
        may = actor.anywhere("reward.handout") and not actor.preview and one is not None
        self.out.setEnabled(may and one is not None and one.may_hand_out)
        done = one is not None and one.state == "cancelled" and one.trouble != "gone"
        self.back.setEnabled(may and not done)
        withheld = mall.withheld(one) if one is not None else None
        self.why.setText(_said(withheld))
        self.why.setVisible(withheld is not None)

    # -- doing ---------------------------------------------------------------------------------

    def hand_out(self) -> None:
        """Say that the member of the row at hand got it."""
        one = self.table.current_row()
        if isinstance(one, Redemption):
            self._tell(self._dispatcher.do(mall.hand_out, one.id), self.tr("已登记发出"))

    def _cancel(self) -> None:
        one = self.table.current_row()
        if not isinstance(one, Redemption):
            return
        handed = one.handed is not None
        hint = self.tr("积分会退回给成员，只退一次。")
        if handed:
            hint = self.tr("礼品发出去了：请先收回礼品，再取消。积分会退回给成员，只退一次。")
        title = self.tr("礼品已收回，取消兑换") if handed else self.tr("取消兑换")
        dialog = ReasonDialog(self, title, title, hint)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.cancel(one, dialog.reason.text())

    def cancel(self, one: Redemption, reason: str) -> None:
        """Give a redemption's points back; one that was handed out has come back."""
        job = self._dispatcher.do(mall.cancel, one.id, reason, back=one.handed is not None)
        self._tell(job, self.tr("已取消，积分已退回"), undoable=False)

    def _tell(self, job: Job, sentence: str, *, undoable: bool = True) -> None:
        job.done.connect(lambda changes: self._shell.toast(sentence, changes if undoable else None))
        job.failed.connect(self._shell.say)
