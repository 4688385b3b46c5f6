"""Who left the community, and their way back."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import stays as acting
from desktop.dispatcher import Dispatcher
from desktop.models.admission import END_NAMES, Gone
from desktop.models.changes import Changes
from desktop.store import stays
from desktop.store.community import Reads
from desktop.views.parts.act import said
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label


class GoneTab(QWidget):
    """The last who left first; the one at hand may be taken in again."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._total = 0
        self._at_hand: Gone | None = None
        self._model = PagedModel(
            self._columns(),
            lambda: self._total,
            lambda offset, limit: stays.gone(reads, offset, limit),
        )
        self.table = Table(self._model, "gone", self.tr("已退出的人"))
        self.table.current_changed.connect(self._current)
        self.back = button(self.tr("再次加入"), "plain", "user-plus", slot=self._rejoin)
        self.count = label("", 12, "text2")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "user-minus",
                self.tr("没有人退出"),
                hint=self.tr("在成员的页面上登记退出，历史都留着；回来时编号不变。"),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(self.back, self.count, None, margins=(24, 10, 16, 10)))
        whole.addWidget(hline())
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)

    def _columns(self) -> list[Column]:
        return [
            Column("number", self.tr("编号"), 96, lambda one: one.number, tone="text2"),
            Column("name", self.tr("成员"), 120, lambda one: one.name, "name"),
            Column("ends", self.tr("退出日期"), 110, lambda one: one.ends),
            Column("how", self.tr("方式"), 90, lambda one: said(END_NAMES, one.how)),
            Column("terms", self.tr("第几段"), 72, lambda one: f"{one.terms}", right=True),
            Column("reason", self.tr("原因"), 200, lambda one: one.reason, "text", stretch=True),
        ]

    def read(self) -> None:
        """Read who left again."""
        self._total = stays.count_gone(self._reads)
        self._model.reload()
        self.count.setText(counted().people(self._total))
        self._stack.setCurrentIndex(0 if self._total else 1)
        self._current(self._model.row(0))

    def _current(self, one: Gone | None) -> None:
        self._at_hand = one
        actor = self._reads.actor
        may = actor.allows("member.write") and not actor.preview
        self.back.setEnabled(one is not None and may)

    def _rejoin(self) -> None:
        if self._at_hand is None:
            return
        name = self._at_hand.name
        job = self._dispatcher.do(acting.rejoin, self._at_hand.id)
        job.done.connect(lambda changes: self._back(name, changes))
        job.failed.connect(self._shell.say)

    def _back(self, name: str, changes: Changes) -> None:
        from desktop.views.parts import privacy

        self._shell.toast(self.tr("{name}再次加入").format(name=privacy.name(name)), changes)
