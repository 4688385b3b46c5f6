"""A page that is read anew when what it shows has changed: at once, or when it is looked at."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.models.changes import Changes


class ReadingPage(QWidget):
    """Says in `read` what it shows; `tables` are those it shows something of, None all of them."""

    def __init__(self, parent: QWidget | None, tables: frozenset[str] | None = None) -> None:
        super().__init__(parent)
        self._tables, self._stale = tables, False

    def read(self) -> None:
        """Show what is stored now."""
        raise NotImplementedError

    def show_changes(self, changes: Changes) -> None:
        """Read anew what somebody sees; what nobody sees waits until somebody looks."""
        if self._tables is not None and not changes.tables & self._tables:
            return
        self._stale = True
        if self.isVisible():
            self.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.catch_up()

    def catch_up(self) -> None:
        """Read what waited for somebody to look."""
        self._stale = False
        self.read()
