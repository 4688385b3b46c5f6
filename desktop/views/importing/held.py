"""The rows that earlier imports held back: one after another, or all alike."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import settling
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.importing import CHOICES, Choice, Outcome, Settled, Suspect
from desktop.models.rowcells import Known
from desktop.store import importing
from desktop.store.reads import Reads
from desktop.views.importing import words
from desktop.views.importing.side import Shown, SidePanel
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label


class HeldStep(QWidget):
    """Every row that waits to be settled, of all imports; `…_wanted` when none is left."""

    members_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._rows: list[Suspect] = []
        self.model = PagedModel(self._columns(), lambda: len(self._rows), self._fetch)
        self.table = Table(self.model, "held", self.tr("待定的行"))
        self.table.current_changed.connect(self._show_side)
        self.side = SidePanel(reads)
        self.side.decided.connect(self._decide)
        self.side.postponed.connect(lambda: self._move(1))
        self.side.moved.connect(self._move)
        self.members_button = button(
            self.tr("看成员"), "primary", "users", slot=self.members_wanted.emit
        )
        self.empty = EmptyState(
            "check-circle",
            self.tr("没有待定的行"),
            act=self.members_button,
            link=button(self.tr("再导入一份"), "link", slot=self.again_wanted.emit),
        )
        note = self.tr("这些行可能是名单里已有的人，所以先放着：定下来之前不是成员，也不算进人数。")
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(row(label(note, 12, "text2", wrap=True), margins=(24, 12, 24, 12)))
        left.addWidget(hline())
        left.addWidget(self.table, 1)
        left.addWidget(self.empty, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.side)

    def _columns(self) -> list[Column]:
        hidden = self.tr("你的角色看不到")
        return [
            Column("line", self.tr("行"), 60, lambda one: str(one.line), right=True, tone="text2"),
            Column(
                "name",
                self.tr("姓名"),
                120,
                lambda one: one.cells.names[0] or one.cells.names[1] or hidden,
                "name",
            ),
            Column(
                "city",
                self.tr("城市"),
                90,
                lambda one: one.cells.fields.get("city", ""),
                tone="text2",
            ),
            Column("who", self.tr("可能是"), 160, words.held_who, "name"),
            Column(
                "why", self.tr("为什么"), 200, lambda one: words.suspicion(one.reason), stretch=True
            ),
        ]

    def read(self) -> None:
        """Read the held rows anew."""
        at = max(0, self.table.currentIndex().row())
        self._rows = importing.suspects(self._reads)
        self.model.reload()
        self.table.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        self._go(min(at, len(self._rows) - 1))

    def _fetch(self, offset: int, limit: int) -> Sequence[Suspect]:
        return self._rows[offset : offset + limit]

    def _go(self, at: int) -> None:
        self.table.setCurrentIndex(self.model.index(at, 0))
        self._show_side(self.model.row(at))

    def _move(self, step: int) -> None:
        self._go(min(max(0, self.table.currentIndex().row() + step), len(self._rows) - 1))

    def _alike(self, one: Suspect) -> list[bytes]:
        return [
            other.id
            for other in self._rows
            if other.id != one.id and other.batch == one.batch and other.reason == one.reason
        ]

    def _show_side(self, one: Suspect | None) -> None:
        if one is None:
            self.side.show_row(None)
            return
        candidate = one.candidate or b""
        known = importing.known(self._reads, [candidate]).get(candidate, Known())
        self.side.show_row(
            Shown(
                one.line,
                words.card(Outcome.SUSPECTED),
                words.TONES[Outcome.SUSPECTED],
                words.suspicion(one.reason),
                one.cells,
                known,
                alike=len(self._alike(one)),
                held=one.reason,
            )
        )

    def _decide(self, word: str, kept: frozenset[str], every: bool) -> None:
        one = self.table.current_row()
        if one is None or word not in CHOICES:
            return
        choice: Choice = next(known for known in CHOICES if known == word)
        rows = [one.id, *(self._alike(one) if every else ())]
        mine = frozenset({"name"}) if every else kept
        job = self._dispatcher.do(settling.settle, rows, choice, kept=mine)
        job.done.connect(self._settled)
        job.failed.connect(self._shell.say)

    def first_focus(self) -> QWidget:
        """The rows, or what is left to do without any."""
        return self.table if self._rows else self.members_button

    def _settled(self, changes: Changes) -> None:
        self.read()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        settled = changes.result if isinstance(changes.result, Settled) else Settled(0)
        told = apart(self.tr("定了 %n 行", "", settled.count))
        if settled.withheld:
            left = apart(
                self.tr("%n 行的积分没有导入：你的角色不能发积分", "", len(settled.withheld))
            )
            told = self.tr("{done}；{left}").format(done=told, left=left)
        if settled.points_left:
            left = apart(self.tr("%n 行的积分和现有的不同，没有导入", "", len(settled.points_left)))
            told = self.tr("{done}；{left}").format(done=told, left=left)
        self._shell.toast(told, undo=changes)
        if settled.levels_left:
            left = apart(self.tr("%n 行的等级没有导入", "", len(settled.levels_left)))
            told = self.tr("{done}；{left}").format(done=told, left=left)
