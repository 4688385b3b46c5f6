"""Blocks of cells in and out of the list: copied as a table, pasted after a look at each row."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtWidgets import QApplication, QDialog

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.member import MemberRow
from desktop.models.pasting import MOST as ROWS
from desktop.models.pasting import Block, Plan, cells
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store import order, withdrawn
from desktop.store.community import Reads
from desktop.views.members.table import MembersTable
from desktop.views.parts.aside import Aside
from desktop.views.parts.counted import counted
from desktop.views.parts.shell import Shell

# So many rows are copied; who needs more exports them.
MOST = 2_000
_PAGE = 200
# What can be filled down, besides fields of one's own: the same text suits many.
FILLED = frozenset({"city", "level", "joined"})


class Clipboard:
    """Ctrl+C, Ctrl+V and Ctrl+D of the list."""

    def __init__(
        self, table: MembersTable, reads: Reads, dispatcher: Dispatcher, shell: Shell
    ) -> None:
        self._table, self._aside = table, Aside(table, reads)
        self._dispatcher, self._shell = dispatcher, shell
        table.copy_wanted.connect(self.copy)
        table.paste_wanted.connect(self.paste)
        table.fill_wanted.connect(self.fill_down)

    # -- out -----------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the ticked rows, else the one at hand, on the clipboard as the screen shows them.

        As in an export, who withdrew his consent to stand in lists is left out.
        """
        chosen = self._chosen()
        if not chosen:
            return
        hidden = withdrawn.of_these(self._table.members.reads, [row.id for row in chosen], "list")
        rows = [row for row in chosen if row.id not in hidden]
        if rows:
            QApplication.clipboard().setMimeData(self._as_table(rows))
        translate = QCoreApplication.translate
        text = translate("Members", "复制了 {people}").format(people=counted().people(len(rows)))
        if left_out := len(chosen) - len(rows):
            more = translate("Members", "；{people}不同意列入导出的名单，没有复制")
            text += more.format(people=counted().people(left_out))
        self._shell.toast(text)

    def _as_table(self, rows: Sequence[MemberRow]) -> QMimeData:
        """The cells of the columns that are shown, as text and as a table."""
        columns = [one for one in self._table.members.columns if one.key != "tick"]
        lines = [[one.title for one in columns]]
        lines += [[_one_line(one.shown(row)) for one in columns] for row in rows]
        data = QMimeData()
        data.setText("\n".join("\t".join(line) for line in lines) + "\n")
        data.setHtml(_table(lines))
        return data

    def _chosen(self) -> list[MemberRow]:
        places = self._table.ticked_places(MOST)
        if not places:
            places = [self._table.currentIndex().row()]
        rows = [self._table.members.row(place) for place in places]
        return [row for row in rows if row is not None]

    # -- in ------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Work out what the clipboard's cells would do from the cell at hand on, and show it."""
        text, at = QApplication.clipboard().text(), self._table.currentIndex()
        columns = [one.key for one in self._table.members.columns[max(at.column(), 1) :]]
        known, start = self._table.members.order, max(at.row(), 0)
        self._aside.ask(lambda reads: _planned(reads, text, columns, known, start), self._show_plan)

    def _show_plan(self, found: tuple[Block, Plan] | Problem) -> None:
        if isinstance(found, Problem):
            self._shell.say(found)
            return
        from desktop.views.members.pastedialog import PasteDialog

        block, plan = found
        dialog = PasteDialog(self._table, plan, self._shell, self._table.members.reads)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(block)

    def write(self, block: Block) -> None:
        """Do what was shown."""
        from desktop.actions import pasting

        job = self._dispatcher.do(pasting.paste, block)
        job.failed.connect(self._shell.say)
        job.done.connect(self._pasted)

    def _pasted(self, changes: Changes) -> None:
        from desktop.views.members.pastedialog import counts

        plan = changes.result
        assert isinstance(plan, Plan)
        text = QCoreApplication.translate("Members", "粘贴好了：{counts}")
        self._shell.toast(text.format(counts=counts(plan)), changes)

    # -- down ----------------------------------------------------------------------------------

    def fill_down(self) -> None:
        """Give the cell at hand the text above it, or all ticked rows that of the first."""
        places = self._table.ticked_places(ROWS)
        at = self._table.currentIndex()
        if len(places) < 2:
            places = [at.row() - 1, at.row()]
        column = self._table.members.columns[at.column()]
        rows = [self._table.members.row(place) for place in places]
        if rows[0] is None:
            return
        if column.key not in FILLED and not column.key.startswith(CUSTOM):
            told = QCoreApplication.translate("Members", "“{column}”不能往下填：每个人各是各的")
            self._shell.toast(told.format(column=column.title))
            return
        from desktop.actions import members as acting

        chosen = [row.id for row in rows[1:] if row is not None]
        fields = {column.key: column.text(rows[0])}
        job = self._dispatcher.do(acting.edit_many, chosen, fields)
        job.failed.connect(self._shell.say)
        job.done.connect(self._filled)

    def _filled(self, changes: Changes) -> None:
        text = QCoreApplication.translate("Members", "往下填好了")
        self._shell.toast(text, None if changes.nothing else changes)


def _planned(
    reads: Reads, text: str, columns: Sequence[str], known: order.Order, start: int
) -> tuple[Block, Plan] | Problem:
    """The block over the rows from `start` on, and what it would do."""
    from desktop.actions import pasting

    try:
        height = len(cells(text))
        targets: list[bytes | None] = []
        while len(targets) < height:
            some = min(_PAGE, height - len(targets))
            rows = order.rows(reads, known, start + len(targets), some)
            targets += [row.id if row is not None else None for row in rows]
            targets += [None] * (some - len(rows))
        block = pasting.block_of(text, columns, targets, pasting.own_titles(reads))
        return block, pasting.plan(reads, block)
    except Problem as problem:
        return problem


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _table(lines: Sequence[Sequence[str]]) -> str:
    """The cells as a table for programs that take one."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>"
        for line in lines
    )
    return f"<table>{rows}</table>"
