"""The import: choose a file, say what its columns hold, look at every row, write."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.actions import history, roster
from desktop.actions.roster import Roster
from desktop.dispatcher import Dispatcher
from desktop.formats.wire import Peek
from desktop.models.changes import Changes
from desktop.models.importing import Imported
from desktop.models.problem import Problem
from desktop.store import importing as stored
from desktop.store.reads import Reads
from desktop.views.importing.frame import (
    BUSY,
    CHECK,
    COLUMNS,
    HELD,
    RESULT,
    SOURCE,
)
from desktop.views.importing.later import LaterSteps
from desktop.views.importing.work import Work, check_rows, is_undone, save_rejects, write_rows
from desktop.views.parts import files
from desktop.views.parts.shell import Shell, Shot
from desktop.views.theme.palette import look

if TYPE_CHECKING:
    from desktop.actions.importing import Check

# Rows keep their cells as written up to so many; a longer roster shows what was made of them.
_RAW_ROWS = 20_000


class ImportPage(LaterSteps):
    """Four steps and the held rows; `show_target(path=…)` begins with a file, `held=True` there."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(reads, dispatcher, shell, parent)
        self._roster: Roster | None = None
        self._checked: Check | None = None
        self._result: Changes | None = None
        self._last = SOURCE
        self._work = Work(dispatcher, shell, self.progress, lambda: self._last, self._show)
        self._wire()
        self._show(SOURCE)

    def _wire(self) -> None:
        self.back_button.clicked.connect(self.leave)
        self.held_button.clicked.connect(self.open_held)
        self.other_button.clicked.connect(lambda: self._show(COLUMNS))
        self.source.file_chosen.connect(self.open_file)
        self.source.text_pasted.connect(self.open_text)
        self.made.connect(self._wire_later)

    def _wire_later(self, step: int) -> None:
        if step == COLUMNS:
            self.columns.back.connect(lambda: self._show(SOURCE))
            self.columns.read_again.connect(self._read_again)
            self.columns.accepted.connect(self._check)
        elif step == CHECK:
            self.check.back.connect(lambda: self._show(COLUMNS))
            self.check.write_wanted.connect(self._write)
            self.check.rejects_wanted.connect(self._ask_rejects)
        elif step == RESULT:
            self.result.rejects_wanted.connect(self._ask_rejects)
            self.result.undo_wanted.connect(self._undo)
            self.result.held_wanted.connect(self.open_held)
            self.result.members_wanted.connect(lambda: self._shell.go("members"))
            self.result.again_wanted.connect(self.begin)
        else:
            self.held.members_wanted.connect(self.leave)
            self.held.again_wanted.connect(self.begin)

    # -- the way out -----------------------------------------------------------------------

    def leave(self) -> None:
        """Go to the members; a list that is chosen and not written yet stays for later."""
        if not self.keeps():
            self.begin()
        self._shell.go("members")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back one step, from the first and the last ones to the members."""
        if event.key() != Qt.Key.Key_Escape or self._work.running:
            super().keyPressEvent(event)
        elif self._last in (COLUMNS, CHECK):
            self._show(self._last - 1)
        else:
            self.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back wants to import: neither the held rows nor what was written is left."""
        if not event.spontaneous() and self._last == HELD:
            self._show(SOURCE)
        elif not event.spontaneous() and self._last == RESULT and not self._work.running:
            self.begin()
        super().hideEvent(event)

    # -- steps -----------------------------------------------------------------------------

    def _show(self, step: int) -> None:
        if step != BUSY:
            self._last = step
        held = len(stored.suspects(self._reads)) if step in (SOURCE, RESULT) else 0
        self.show_step(step, held, written=self._result is not None)

    def begin(self) -> None:
        """Start over with an empty first step."""
        self._close_plan()
        self._result = None
        self.source.text.clear()
        self.source.show_problem("")
        self._show(SOURCE)

    def open_file(self, path: Path) -> None:
        """Look at a file."""
        self.begin()
        try:
            self._look(roster.from_file(path))
        except Problem as problem:
            self._refused(problem)

    def open_text(self, text: str) -> None:
        """Look at what was pasted."""
        self._close_plan()
        self._result = None
        self._look(roster.pasted(text, self.tr("粘贴的名单")))

    def open_held(self) -> None:
        """Show the rows that wait to be settled."""
        self.held.read()
        self.head.show_count(self.tr("待定的行"))
        self._show(HELD)
        self.held.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, chosen: Roster) -> None:
        self._roster = chosen
        job = self._dispatcher.do(roster.peek, chosen)
        job.done.connect(self._looked)
        job.failed.connect(self._refused)

    def _looked(self, peek: Peek) -> None:
        assert self._roster is not None
        self.source.show_problem("")
        if isinstance(self._roster.source, bytes):
            peek.encoding = ""
        self.show_roster(self._roster.name, peek)
        self.show_encoding(peek.encoding)
        self.columns.show_peek(peek)
        self.columns.show_encoding(self._roster.options.encoding)
        keep_raw = peek.total <= _RAW_ROWS
        options = msgspec.structs.replace(self._roster.options, keep_raw=keep_raw)
        self._roster = replace(self._roster, options=options)
        self._show(COLUMNS)
        self.columns.next_button.setFocus()

    def _refused(self, problem: Problem) -> None:
        self.source.show_problem(self._shell.sentence(problem))
        self._show(SOURCE)

    def _read_again(self, encoding: str, sheet: str) -> None:
        if self._roster is not None:
            options = msgspec.structs.replace(
                self._roster.options, encoding=encoding, sheet=sheet, header_line=None
            )
            self._look(replace(self._roster, options=options))

    def _check(self, mapping: dict[int, str]) -> None:
        if self._roster is None:
            return
        self._close_plan()
        chosen = replace(self._roster, mapping=mapping)
        self._work.follow(
            self._dispatcher.do(check_rows, chosen),
            self.tr("正在核对 {file}").format(file=chosen.name),
        ).done.connect(self._checked_all)

    def _checked_all(self, checked: "Check") -> None:
        self._checked = checked
        self.show_rows(checked.roster.name, checked.plan.counts.total)
        self.check.show_check(checked)
        self._show(CHECK)
        self.check.table.setFocus()

    def _write(self) -> None:
        if self._checked is None:
            return
        self._work.follow(
            self._dispatcher.do(write_rows, self._checked),
            self.tr("正在写入 {file}").format(file=self._checked.roster.name),
        ).done.connect(self._written)

    def _written(self, changes: Changes) -> None:
        if self._checked is None or not isinstance(changes.result, Imported):
            return
        self._result = changes
        held = len(stored.suspects(self._reads))
        self.result.show_result(changes.result, self._checked.roster.name, held)
        self._show(RESULT)
        self.result.members_button.setFocus()

    # -- after and beside ------------------------------------------------------------------

    def _undo(self) -> None:
        if self._result is None or not isinstance(self._result.result, Imported):
            return
        batch = self._result.result.batch
        self._work.follow(
            self._dispatcher.do(history.undo, batch), self.tr("正在撤销这次导入")
        ).done.connect(self._undone)

    def _undone(self, changes: Changes) -> None:
        self.begin()
        self._shell.toast(self.tr("已撤销这次导入"), undo=changes)

    def _ask_rejects(self) -> None:
        if self._checked is None:
            return
        stem = Path(self._checked.roster.name).stem
        suggested = self.tr("{file}-错误行.xlsx").format(file=stem)
        path = files.ask_export(
            self._shell, self.tr("把错误行存成表格"), suggested, self.tr("表格 (*.xlsx)")
        )
        if path:
            self.save_rejects(path)

    def save_rejects(self, path: Path) -> None:
        """Write the refused rows with their reasons."""
        if self._checked is not None:
            job = self._dispatcher.do(save_rejects, self._checked, path, look().language)
            told = self.tr("错误行存到了 {file}").format(file=path.name)
            job.done.connect(lambda _count: self._shell.toast(told))
            job.failed.connect(self._shell.say)

    def _close_plan(self) -> None:
        if self._checked is not None:
            self._checked.plan.close()
            self._checked = None

    # -- what the window asks --------------------------------------------------------------

    def show_target(self, path: Path | None = None, held: bool = False) -> None:
        """Begin with a file, or with the held rows."""
        if path is not None:
            self.open_file(path)
        elif held:
            self.open_held()

    def show_changes(self, changes: Changes) -> None:
        """Held rows may have been settled, undone or added elsewhere; so may what was written."""
        if self._last == RESULT and not self._work.running and is_undone(self._result, changes):
            self.begin()
        elif "suspect" in changes.tables and not self._work.running:
            if self._last == HELD:
                self.held.read()
            elif self._last == SOURCE:
                self._show(SOURCE)

    def keeps(self) -> bool:
        """True while a list is chosen and not written yet."""
        return self._last in (COLUMNS, CHECK) or self._work.running

    def show_privacy(self) -> None:
        """Mask or show what every step holds; what was chosen and settled so far stays."""
        self.mask_steps()
        if self._last == HELD:
            self.held.read()

    def shots(self) -> list[Shot]:
        """The columns and the check of an invented roster."""
        from desktop.views.importing.example import roster as example

        text = example(self._reads)
        return [
            Shot("columns", lambda: self.open_text(text)),
            Shot("check", self.columns.next_button.click),
        ]

    def first_focus(self) -> QWidget:
        """The rows that are shown, else the button that begins."""
        if self._last == HELD:
            return self.held.first_focus()
        if self._last == CHECK:
            return self.check.table
        return self.columns.next_button if self._last == COLUMNS else self.source.choose_button
