"""Who was asked into the chat: leads by state, many changed at once."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.actions import members as acting
from desktop.dispatcher import Dispatcher
from desktop.models.labels import word as called
from desktop.models.member import Filter, MemberQuery
from desktop.models.people import INVITE
from desktop.store import members
from desktop.store.community import Reads
from desktop.views.members.head import may_write
from desktop.views.parts.act import said
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import Button, button
from desktop.views.parts.counted import counted
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.layout import below_bar
from desktop.views.parts.search import SearchField
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column
from desktop.views.parts.text import label
from desktop.views.rewards.far import FarModel

_MOST = 10_000


class InvitesTab(QWidget):
    """The members of one state; those ticked, or the one at hand, are given another."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._state, self._text, self._total = "none", "", 0
        # Who came last is at the top: an import's people are the ones to be asked.
        self._order = ("number", True)
        self._counting = Aside(self, reads)
        self._model = FarModel(
            self,
            reads,
            self._columns(),
            lambda: self._total,
            lambda some, offset, limit: members.page(some, self._query(), offset, limit),
        )
        self.table = Table(self._model, "invites", self.tr("邀请进群"))
        self.table.opened.connect(lambda one: shell.go("member", member=one.id))
        self.table.sort_wanted.connect(self._sort)
        self.search = SearchField(self.tr("姓名、拼音、手机尾号"), self.tr("在这些人里找"))
        self.search.searched.connect(self._seek)
        self.state = Segmented(self.tr("哪些人"), [(code, said(INVITE, code)) for code in INVITE])
        self.state.chosen.connect(self._choose)
        self.moves: dict[str, Button] = {}
        self._count = label("", 12, "text2")
        self._build()

    def _columns(self) -> list[Column]:
        return [
            TICK,
            Column("number", self.tr("编号"), 96, lambda one: one.number, sort="number"),
            Column(
                *("name", self.tr("姓名"), 150, lambda one: one.name, "name"),
                stretch=True,
                sort="name",
            ),
            Column("phone", self.tr("手机"), 140, lambda one: one.phone, "phone"),
            Column("city", self.tr("城市"), 90, lambda one: one.city, sort="city"),
            Column("level", self.tr("等级"), 90, lambda one: called(one.level), sort="level"),
            Column(
                *("joined", self.tr("入会"), 110, lambda one: one.joined),
                tone="text2",
                sort="joined",
            ),
        ]

    def _build(self) -> None:
        bar = QWidget()
        flow = Flow(8, bar)
        flow.addWidget(self.search)
        flow.addWidget(self.state)
        may = may_write(self._reads.actor)
        for code in INVITE:
            move = button(self.tr("改成{state}").format(state=said(INVITE, code)), "plain")
            move.clicked.connect(lambda _on, code=code: self.move_to(code))
            move.setEnabled(may)
            self.moves[code] = move
            flow.addWidget(move)
        flow.addWidget(self._count)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        hint = self.tr("从店铺导入的客户先是“未邀”；邀请发出去改成“已邀”，进了群改成“已加”。")
        self._stack.addWidget(EmptyState("user-plus", self.tr("这里还没有人"), hint=hint))
        below_bar(self, bar, self._stack)

    def _query(self) -> MemberQuery:
        of_state = Filter("invite", "=", (self._state,))
        return MemberQuery(self._text, (of_state,), (self._order,))

    def _sort(self, key: str, falling: bool) -> None:
        self._order = (key, falling)
        self.read()

    def _seek(self, text: str) -> None:
        self._text = text
        self.read()

    def _choose(self, state: str) -> None:
        self._state = state
        self.read()

    def read(self) -> None:
        """Read the list again and count it."""
        query = self._query()
        self._counting.soon(lambda reads: members.count(reads, query), self._counted)

    def _counted(self, total: int) -> None:
        self._total = total
        self._model.show_sort(*self._order)
        self._model.reload()
        self.table.clear_ticks()
        self._count.setText(counted().lines(total))
        self._stack.setCurrentIndex(0 if total else 1)
        for code, move in self.moves.items():
            move.setVisible(code != self._state)

    def move_to(self, state: str) -> None:
        """Give those ticked, else the one at hand, this state."""
        chosen = [one for one in self.table.ticked_keys(_MOST) if isinstance(one, bytes)]
        at_hand = self.table.current_row()
        if not chosen and at_hand is not None:
            chosen = [at_hand.id]
        if not chosen:
            return
        job = self._dispatcher.do(acting.edit_many, chosen, {"invite": state})
        told = self.tr("已改成{state}").format(state=said(INVITE, state))
        job.done.connect(lambda changes: self._shell.toast(told, changes))
        job.failed.connect(self._shell.say)
