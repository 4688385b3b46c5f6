"""The clean-out: who did nothing for long, person by person kept, moved or taken out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop.actions import clearing
from desktop.models.group import Group, Idle
from desktop.models.problem import Problem
from desktop.store.community import Reads
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset
from desktop.views.parts.grid import Table
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.layout import row
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import announce, label
from desktop.views.theme.palette import look, size

USUAL_DAYS = 90
KEEP = b""


class CleanDialog(Dialog):
    """Lists a group's idle people; what is decided of each stands in the last column."""

    def __init__(
        self, parent: QWidget, reads: Reads, group: Group, others: Sequence[Group]
    ) -> None:
        hint = self.tr("一次做完，可以撤销。移出的人还在社群里，只是不在这个群。")
        super().__init__(
            parent,
            self.tr("洗群：{name}").format(name=group.name),
            self.tr("移出"),
            hint=hint,
            width=640,
        )
        self._reads, self._group = reads, group
        self._names = {one.id: one.name for one in others}
        self._idle: list[Idle] = []
        # Who is kept (KEEP) or moved; who is not in it is taken out.
        self._decided: dict[bytes, bytes] = {}
        self._aside, self._asked = Aside(self, reads), Aside(self, reads)
        self.days = inset(QSpinBox())
        self.days.setRange(1, clearing.LONGEST)
        self.days.setValue(USUAL_DAYS)
        self.days.setSuffix(self.tr(" 天没有活动"))
        self.days.setAccessibleName(self.tr("多少天没有活动"))
        self.days.valueChanged.connect(self.read)
        self.table = Table(self._model(), "clean", self.tr("不活跃的人"))
        self.table.setMinimumHeight(size(260))
        self.target = QComboBox()
        self.target.setAccessibleName(self.tr("移到哪个群"))
        for one in others:
            self.target.addItem(one.name, one.id)
        self.preview = label("", 14, bold=True, wrap=True)
        # Whether a group that people are to be moved to is full.
        self._full = False
        self._fill()
        self.read()

    def _fill(self) -> None:
        keep = button(self.tr("留下"), "plain", slot=lambda: self.decide(KEEP))
        move = button(self.tr("移到"), "plain", slot=self._move)
        move.setEnabled(self.target.count() > 0)
        out = button(self.tr("移出"), "plain", slot=lambda: self.decide(None))
        for made, keys in ((keep, "Alt+1"), (move, "Alt+2"), (out, "Alt+3")):
            made.setToolTip(f"{made.text()}  {keys}")
            QShortcut(keys, self, made.click)
        self.body.addLayout(row(self.days, None))
        self.body.addWidget(self.table, 1)
        line = row(label(self.tr("勾选的人"), 12, "text2"), keep, out, move, self.target, None)
        self.body.addLayout(line)
        self.body.addWidget(self.preview)

    def _model(self) -> PagedModel:
        def fetch(offset: int, limit: int) -> Sequence[Idle]:
            return self._idle[offset : offset + limit]

        return PagedModel(
            [
                TICK,
                Column("name", self.tr("姓名"), 150, lambda one: one.name, "name", stretch=True),
                Column("number", self.tr("编号"), 90, lambda one: one.number, tone="text2"),
                Column("last", self.tr("最后活动"), 110, self._last, tone="text2"),
                Column("then", self.tr("怎么办"), 130, self._then),
            ],
            count=lambda: len(self._idle),
            fetch=fetch,
        )

    def _last(self, one: Idle) -> str:
        return one.last or self.tr("从来没有")

    def _then(self, one: Idle) -> str:
        said = self._decided.get(one.id)
        if said is None:
            return self.tr("移出")
        if said == KEEP:
            return self.tr("留下")
        return self.tr("移到 {name}").format(name=self._names.get(said, ""))

    def read(self) -> None:
        """Look again who is idle; what was decided of those who still are stays."""
        team, days = self._group.id, self.days.value()
        self._aside.soon(lambda reads: clearing.idle(reads, team, days), self._show)

    def _show(self, idle: list[Idle]) -> None:
        self._idle = idle
        there = {one.id for one in idle}
        self._decided = {one: said for one, said in self._decided.items() if one in there}
        self.table.paged.reload()
        self._foresee()

    def decide(self, said: bytes | None) -> None:
        """Say it of those ticked, else of the one at hand: a group, KEEP, or None for out."""
        chosen = [one for one in self.table.ticked_keys() if isinstance(one, bytes)]
        if not chosen and (at := self.table.current_row()) is not None:
            chosen = [at.id]
        for one in chosen:
            if said is None:
                self._decided.pop(one, None)
            else:
                self._decided[one] = said
        self.table.clear_ticks()
        self.table.viewport().update()
        self._foresee()

    def _move(self) -> None:
        self.decide(self.target.currentData())

    def decided(self) -> dict[bytes, bytes | None]:
        """What is to be done, as `clearing.clear` takes it."""
        found: dict[bytes, bytes | None] = {}
        for one in self._idle:
            said = self._decided.get(one.id)
            if said != KEEP:
                found[one.id] = said
        return found

    def _foresee(self) -> None:
        decided, team = self.decided(), self._group.id
        found = clearing.foreseen(self._group, decided)
        moved = sum(found.moved.values())
        told = self.tr(
            "现有 {before}，不活跃 {idle}：留下 {kept}，移走 {moved}，移出 {removed}，剩 {after}"
        )
        kept = len(self._idle) - moved - found.removed
        self.preview.setText(
            told.format(
                before=found.before,
                idle=len(self._idle),
                kept=kept,
                moved=moved,
                removed=found.removed,
                after=found.after,
            )
        )
        going = moved + found.removed
        self.accept_button.setText(
            self.tr("移动 {people}").format(people=counted().people(going))
            if moved
            else self.tr("移出 {people}").format(people=counted().people(going))
        )
        self.accept_button.setEnabled(going > 0 and not self._full)
        announce(self, self.preview.text())
        self._asked.soon(lambda reads: _refusal(reads, team, decided), self._show_refused)

    def _show_refused(self, told: str) -> None:
        if told:
            announce(self, told)
            if self.focusWidget() is self.accept_button:
                # Switched off, it would hand the keyboard on to the one that throws all away.
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._full = bool(told)
        self.show_problem(told)
        self.accept_button.setEnabled(bool(self.decided()) and not told)

    def keyPressEvent(self, event: object) -> None:
        """Enter in the list decides nothing: the button does."""
        key = getattr(event, "key", lambda: 0)()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]  # Qt hands its own event


def _refusal(reads: Reads, team: bytes, decided: dict[bytes, bytes | None]) -> str:
    """Why a clean-out would be refused; "" where it would not."""
    try:
        clearing.check(reads, team, decided)
    except Problem as problem:
        return problem.sentence(look().language, window=True)
    return ""
