"""A list of the coupons' tab: verbs above, the list below, a word where it is empty."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.store.community import Reads
from desktop.views.parts.atrow import Hindrance, needs_row
from desktop.views.parts.button import Button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import row
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.shell import Shell


class Pane(QWidget):
    """What the lists share; each fills itself in `read`."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self.reads, self.dispatcher, self.shell = reads, dispatcher, shell
        self._stack = QStackedWidget()

    def lay_out(self, bar: Sequence[QWidget], table: Table, empty: EmptyState) -> None:
        """Put the verbs above the list, or above what is said where there is nothing."""
        head = QWidget()
        flow = Flow(8, head)
        for made in bar:
            flow.addWidget(made)
        self._stack.addWidget(table)
        self._stack.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row(head, margins=(24, 4, 16, 10)))
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)

    def show_list(self, count: int) -> None:
        """Show the list, or what is said where there is nothing."""
        self._stack.setCurrentIndex(0 if count else 1)

    def allow_row(
        self, cell: str, table: Table, *verbs: Button, hindered: Hindrance | None = None
    ) -> None:
        """Let these be pressed by who has the right somewhere, once a row that fits is at hand."""
        may = self.reads.actor.anywhere(cell) and not self.reads.actor.preview
        needs_row(table, may, *verbs, hindered=hindered)

    def allow(self, cell: str, *verbs: Button) -> None:
        """Let these be pressed by who has the right somewhere."""
        may = self.reads.actor.anywhere(cell) and not self.reads.actor.preview
        for made in verbs:
            made.setEnabled(may)

    def follow(self, job: Job, text: str) -> None:
        """Say what was done once it is, or why it was not."""
        job.done.connect(lambda changes: self._told(text, changes))
        job.failed.connect(self.shell.say)

    def _told(self, text: str, changes: Changes) -> None:
        self.shell.toast(text, None if changes.nothing else changes)

    def because(self, title: str, accept: str, hint: str, begin: Callable[[str], None]) -> None:
        """Ask why before something is taken back, then begin."""
        dialog = ReasonDialog(self, title, accept, hint)
        if dialog.exec():
            begin(dialog.reason.text())

    def read(self) -> None:
        """Read the list anew."""
        raise NotImplementedError
