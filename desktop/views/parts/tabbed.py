"""A page of several lists, one in sight, chosen above them."""

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import hline, row
from desktop.views.parts.reading import ReadingPage
from desktop.views.parts.segment import Tabs


class Listed(Protocol):
    """A widget with a list, and perhaps with `leading`: what the page head offers for it."""

    @property
    def table(self) -> QWidget:
        """What has the keyboard first."""

    def read(self) -> object:
        """Read anew."""


class TabbedPage(ReadingPage):
    """Lays its lists out and reads the one in sight again when one of `tables` changed."""

    def __init__(self, parent: QWidget | None, tables: frozenset[str]) -> None:
        super().__init__(parent, tables)
        self._lists: Mapping[str, QWidget] = {}
        self._head: PageHead | None = None
        self._stack = QStackedWidget(self)

    def lay_out(self, head: PageHead, kinds: Tabs, lists: Mapping[str, QWidget]) -> None:
        """Put the head above the choice and the lists below it, and open the first of them."""
        self._lists, self._kinds, self._head = lists, kinds, head
        for key, one in lists.items():
            self._stack.addWidget(one)
            leading: Sequence[Button] = getattr(one, "leading", ())
            head.add_for(key, *leading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(row(kinds, None, margins=(24, 0, 24, 0)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)
        kinds.chosen.connect(self.open_tab)
        self.open_tab(next(iter(lists)))

    def open_tab(self, key: str) -> None:
        """Show one of the lists, read anew."""
        self._stack.setCurrentWidget(self._lists[key])
        if self._head is not None:
            self._head.turn_to(key)
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

    def first_focus(self) -> QWidget:
        """The list in sight."""
        return self._in_sight().table
