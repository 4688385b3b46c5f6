"""The third step: what becomes of every row, before anything is written."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.importing import Check
from desktop.actions.importplan import Indices, Plan
from desktop.models.importing import CHOICES, Choice, Outcome, PlannedRow
from desktop.models.rowcells import Known
from desktop.store import importing
from desktop.store.reads import Reads
from desktop.views.importing import words
from desktop.views.importing.cells import RowCells
from desktop.views.importing.counts import CountCards
from desktop.views.importing.picking import alike, ending_as, unsettled
from desktop.views.importing.room import RoomLine
from desktop.views.importing.side import Shown, SidePanel
from desktop.views.importing.writing import WriteButton
from desktop.views.parts.button import Button, button
from desktop.views.parts.chips import chip
from desktop.views.parts.counted import apart
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import box, hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.table import PagedModel
from desktop.views.parts.text import Elided, label
from desktop.views.theme.palette import size


class CheckStep(QWidget):
    """The rows of a check; `write_wanted()`, `rejects_wanted()`, `back()`."""

    write_wanted = Signal()
    rejects_wanted = Signal()
    back = Signal()

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self._checked: Check | None = None
        self._rows: Indices = np.zeros(0, np.intp)
        self._pressed: Button | None = None
        self.cells = RowCells(reads)
        self.counts = CountCards()
        self.counts.chosen.connect(self.show_outcome)
        self.chips = [chip("", on=False) for _ in range(3)]
        # What is left out: the role may not write it, or it asks for somebody's word.
        self.withheld = label("", 13, "warn", wrap=True)
        self._withheld = box(row(self.withheld, margins=(24, 0, 24, 12)))
        self.room = RoomLine(reads)
        self.rejects_button = button(
            "", "ghost", "export", small=True, slot=self.rejects_wanted.emit
        )
        self.model = PagedModel(
            self.cells.columns(), self._count, self._fetch, lambda one: one.index
        )
        self.table = Table(self.model, "import", self.tr("要导入的行"))
        self.table.current_changed.connect(self._show_side)
        self.side = SidePanel(reads)
        self.side.decided.connect(self._decide)
        self.side.postponed.connect(self._postpone)
        self.side.moved.connect(self._move)
        self.write_button = WriteButton()
        self.write_button.clicked.connect(self.write_wanted.emit)
        self._build()

    def _build(self) -> None:
        for made, slot in zip(
            self.chips, (self._show_all, self._show_wanted, self._show_flagged), strict=True
        ):
            made.clicked.connect(slot)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.counts)
        left.addWidget(self.room)
        left.addWidget(self._withheld)
        left.addWidget(self._filters())
        left.addWidget(hline())
        left.addWidget(self.table, 1)
        left.addWidget(hline())
        self.after = Elided(self.tr("写入后可以整批撤销"), 12, "text2")
        self._back = button(self.tr("上一步"), "plain", slot=self.back.emit)
        left.addLayout(
            row(
                *(Mark("arrow-counter-clockwise", "text2", 14), self.after, None),
                *(self._back, self.write_button),
                margins=(24, 12, 24, 14),
            )
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.side)

    def _filters(self) -> QWidget:
        """The chips and the button beside them; they break into lines where it is narrow."""
        made = QWidget()
        flow = Flow(8, made)
        for one in (*self.chips, self.rejects_button):
            flow.addWidget(one)
        return box(row(made, margins=(24, 0, 24, 8)))

    # -- what is shown ---------------------------------------------------------------------

    @property
    def plan(self) -> Plan:
        """The plan on the screen."""
        assert self._checked is not None
        return self._checked.plan

    def show_check(self, checked: Check) -> None:
        """Show another check."""
        self._checked = checked
        self.cells.show(checked)
        counts = checked.plan.counts
        self.rejects_button.setText(apart(self.tr("把 %n 行错误存成表格", "", counts.rejected)))
        self.rejects_button.setVisible(bool(counts.rejected))
        after = self.tr("写入后可以整批撤销")
        if checked.plan.adopted:
            numbers = self.tr("编号沿用表里的前缀 {prefix}")
            after = f"{numbers.format(prefix=checked.plan.adopted)} • {after}"
        self.after.setText(after)
        told = words.to_be_left_out(checked.plan)
        self.withheld.setText("\n".join(told))
        self._withheld.setVisible(bool(told))
        self._show_write()
        if len(unsettled(self.plan)):
            self._show_wanted()
        else:
            self._show_all()

    def _show_chips(self) -> None:
        texts = (
            apart(self.tr("全部 %n 行", "", self.plan.counts.total)),
            apart(self.tr("要我看的 %n 行", "", len(unsettled(self.plan)))),
            apart(self.tr("自动改过的 %n 行", "", len(self.plan.flagged()))),
        )
        for made, text in zip(self.chips, texts, strict=True):
            made.setText(text)
            made.setAccessibleName(text)

    def _show_write(self) -> None:
        self._show_chips()
        counts = self.plan.chosen_counts
        self.counts.show_counts(counts)
        rows = counts.added + counts.updated
        whole = short = apart(self.tr("写入 %n 行", "", rows))
        if counts.suspected:
            held = apart(self.tr("%n 行疑似的先放着", "", counts.suspected))
            whole = self.tr("{rows}，{held}").format(rows=short, held=held)
        self.write_button.show_words(whole, short)
        self._fit()
        something = bool(rows or counts.suspected or self.plan.choices)
        self.write_button.setEnabled(self.room.look_at(self.plan) and something)

    def _fit(self) -> None:
        taken = self.side.width() + self._back.sizeHint().width() + size(60) + 56
        self.write_button.fit(self.width() - taken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self._fit()

    def _show_rows(self, rows: Indices, pressed: Button | None, outcome: Outcome | None) -> None:
        self._rows, self._pressed = rows, pressed
        for made in self.chips:
            made.setProperty("chip", "on" if made is pressed else "off")
            made.style().polish(made)
        self.counts.show_choice(outcome)
        self.model.reload()
        self._go(0)

    def _show_all(self) -> None:
        self._show_rows(self.plan.indices(*Outcome), self.chips[0], None)

    def _show_wanted(self) -> None:
        self._show_rows(unsettled(self.plan), self.chips[1], None)

    def _show_flagged(self) -> None:
        self._show_rows(self.plan.flagged(), self.chips[2], None)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """List the rows with one outcome, or all."""
        if outcome is None:
            self._show_all()
        else:
            self._show_rows(ending_as(self.plan, outcome), None, outcome)

    def _count(self) -> int:
        return len(self._rows)

    def _fetch(self, offset: int, limit: int) -> Sequence[PlannedRow]:
        part = self._rows[offset : offset + limit].tolist()
        return [self.plan.show(self._reads, index) for index in part]

    def show_privacy(self) -> None:
        """Mask or show what stands here; what was chosen stays."""
        self.cells.forget()
        self.table.viewport().update()
        if self._checked is not None:
            self._show_side(self.table.current_row())

    # -- the panel -------------------------------------------------------------------------

    def _show_side(self, one: PlannedRow | None) -> None:
        if one is None or self._checked is None:
            self.side.show_row(None)
            return
        doubtful, ends = one.outcome is Outcome.SUSPECTED, self.cells.ends(one)
        choice, kept = self.plan.choices.get(one.index, (None, frozenset({"name"})))
        self.side.show_row(
            Shown(
                one.line,
                words.card(ends),
                words.TONES[ends],
                self._told(one),
                one.cells,
                self._known(one) if doubtful else None,
                choice,
                kept,
                len(alike(self.plan, one)) if doubtful else 0,
                self._raw(one) if one.outcome is Outcome.REJECTED else (),
                one.earlier,
                one.reason.word,
            )
        )

    def _told(self, one: PlannedRow) -> str:
        if one.outcome is Outcome.SUSPECTED:
            return words.suspicion(one.reason.word)
        return words.refusal(one) or self.cells.reason(one)

    def _raw(self, one: PlannedRow) -> tuple[tuple[str, str], ...]:
        header = self._checked.peek.header if self._checked else []
        titles = [*header, *(str(at + 1) for at in range(len(header), len(one.raw)))]
        return tuple((title, text) for title, text in zip(titles, one.raw, strict=False) if text)

    def _known(self, one: PlannedRow) -> Known:
        made = self.plan.maker(one.index)
        if made is not None:
            return importing.known_by(self.plan.cells(made))
        return importing.known(self._reads, [one.candidate or b""]).get(
            one.candidate or b"", Known()
        )

    def _decide(self, word: str, kept: frozenset[str], every: bool) -> None:
        one = self.table.current_row()
        if one is None or word not in CHOICES:
            return
        choice: Choice = next(known for known in CHOICES if known == word)
        rows = [one.index, *(alike(self.plan, one) if every else ())]
        # What she picked field by field holds for the row she saw; the others keep their names.
        for index in rows:
            mine = kept if index == one.index else frozenset({"name"})
            self.plan.choices[index] = (choice, mine)
            self.cells.forget(index)
        self._after_choice()
        self._go_on()

    def _go_on(self) -> None:
        """To the next that wants her: what is settled leaves such a list, and the last ends it."""
        if self._pressed is not self.chips[1]:
            self._next()
            return
        at = self.table.currentIndex().row()
        self._rows = unsettled(self.plan)
        if len(self._rows):
            self.model.reload()
            self._go(min(at, len(self._rows) - 1))
        else:
            self._show_all()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _postpone(self) -> None:
        one = self.table.current_row()
        if one is not None and self.plan.choices.pop(one.index, None) is not None:
            self.cells.forget(one.index)
            self._after_choice()
        self._next()

    def _next(self) -> None:
        """Go on to the next row; the button that was pressed is gone, so the rows get the keys."""
        self._move(1)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after_choice(self) -> None:
        self.model.refresh()
        self._show_write()

    def _move(self, step: int) -> None:
        at = min(max(0, self.table.currentIndex().row() + step), max(0, len(self._rows) - 1))
        self._go(at)

    def _go(self, at: int) -> None:
        self.table.setCurrentIndex(self.model.index(at, 0))
        self._show_side(self.model.row(at))
