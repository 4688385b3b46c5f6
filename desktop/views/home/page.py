"""Today: the next occurrence, four key figures, what waits for her, agenda and what happened."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.store.community import Reads
from desktop.views.parts.head import PageHead
from desktop.views.parts.shell import Shell


class HomePage(QWidget):
    """The first screen."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        layout = QVBoxLayout(self)
        layout.addWidget(PageHead(self.tr("今天")))
        layout.addStretch(1)

    def show_changes(self, changes: Changes) -> None:
        """Everything here is a summary, so any change means reading it anew."""

    def first_focus(self) -> QWidget:
        """The page itself."""
        return self
