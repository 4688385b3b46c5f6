"""Who brought whom: a list, with what waits to be confirmed."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.actions import referrals as referring
from desktop.dispatcher import Dispatcher
from desktop.models.referral import CONFIRMED, REFUSED, STATES, Referral
from desktop.store import referrals
from desktop.store.community import Reads
from desktop.views.members.head import may_write
from desktop.views.parts.act import said
from desktop.views.parts.atrow import needs_row
from desktop.views.parts.button import button
from desktop.views.parts.dates import local
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import below_bar
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel


class ReferralsTab(QWidget):
    """A row opens the one who was brought; 确认 and 不算 are for the row at hand."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._state, self._total = "", 0
        self._model = PagedModel(
            self._columns(),
            lambda: self._total,
            lambda offset, limit: referrals.page(reads, self._state, offset, limit),
            key=lambda one: one.id,
        )
        self.table = Table(self._model, "referrals", self.tr("推荐"))
        self.table.opened.connect(lambda one: shell.go("member", member=one.invitee))
        states = [("", self.tr("全部")), *((code, said(STATES, code)) for code in STATES)]
        self.state = Segmented(self.tr("哪些"), states)
        self.state.chosen.connect(self._choose)
        self.confirm = button(
            self.tr("确认"), "primary", "check", slot=lambda: self._decide(CONFIRMED)
        )
        self.refuse = button(self.tr("不算"), "plain", slot=lambda: self._decide(REFUSED))
        self.leading = (self.refuse, self.confirm)
        needs_row(self.table, may_write(reads.actor), *self.leading)
        bar = QWidget()
        Flow(8, bar).addWidget(self.state)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        hint = self.tr("在成员的页面上登记谁推荐了他，写上依据，再在这里确认。")
        self._stack.addWidget(EmptyState("share-network", self.tr("这里还没有推荐"), hint=hint))
        below_bar(self, bar, self._stack)

    def _columns(self) -> list[Column]:
        zone = self._reads.zone
        return [
            Column(
                "inviter", self.tr("推荐人"), 120, lambda one: one.inviter_name, "name", least=90
            ),
            Column(
                "invitee", self.tr("推荐了"), 120, lambda one: one.invitee_name, "name", least=90
            ),
            Column("state", self.tr("状态"), 100, lambda one: said(STATES, one.state)),
            Column("campaign", self.tr("活动"), 120, lambda one: one.campaign, least=80),
            Column("why", self.tr("依据"), 200, lambda one: one.evidence, "text", stretch=True),
            Column(
                "at",
                self.tr("登记"),
                96,
                lambda one: str(local(one.at, zone).date()),
                tone="text2",
            ),
        ]

    def _choose(self, state: str) -> None:
        self._state = state
        self.read()

    def read(self) -> None:
        """Read the list again."""
        self._total = referrals.count(self._reads, self._state)
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._total else 1)

    def _decide(self, state: str) -> None:
        one = self.table.current_row()
        if not isinstance(one, Referral):
            self._shell.toast(self.tr("先点一行"))
            return
        job = self._dispatcher.do(referring.decide, one.invitee, state)
        job.done.connect(lambda changes: self._shell.toast(self.tr("已保存"), changes))
        job.failed.connect(self._shell.say)
