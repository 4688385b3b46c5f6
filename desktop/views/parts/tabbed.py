"""A page of several lists, one in sight, chosen above them."""

from collections.abc import Mapping
from typing import Protocol, cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.changes import Changes
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import hline, row
from desktop.views.parts.segment import Segmented


class Listed(Protocol):
    """A widget with a list."""

    @property
    def table(self) -> QWidget:
        """What has the keyboard first."""

    def read(self) -> object:
        """Read anew."""


class TabbedPage(QWidget):
    """Lays its lists out and reads the one in sight again when one of `tables` changed."""

    def __init__(self, parent: QWidget | None, tables: frozenset[str]) -> None:
        super().__init__(parent)
        self._tables, self._stale = tables, False
        self._lists: Mapping[str, QWidget] = {}
        self._stack = QStackedWidget(self)

    def lay_out(self, head: PageHead, kinds: Segmented, lists: Mapping[str, QWidget]) -> None:
        """Put the head above the choice and the lists below it, and open the first of them."""
        self._lists, self._kinds = lists, kinds
        for one in lists.values():
            self._stack.addWidget(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(row(kinds, None, margins=(24, 0, 24, 10)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)
        kinds.chosen.connect(self.open_tab)
        self.open_tab(next(iter(lists)))

    def open_tab(self, key: str) -> None:
        """Show one of the lists, read anew."""
        self._stack.setCurrentWidget(self._lists[key])
        self.read()

    def choose_tab(self, key: str) -> None:
        """Show one of the lists, and that it is the one chosen."""
        self._kinds.choose(key)
        self.open_tab(key)

    def read(self) -> None:
        """Read the list in sight."""
        self._in_sight().read()

    def _in_sight(self) -> Listed:
        # Only lists are laid in; the binding knows them as plain widgets.
        return cast(Listed, self._stack.currentWidget())

    def show_changes(self, changes: Changes) -> None:
        """Read the list in sight again where it may say something else now."""
        if not changes.tables & self._tables:
            return
        if self.isVisible():
            self.read()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.read()

    def first_focus(self) -> QWidget:
        """The list in sight."""
        return self._in_sight().table
