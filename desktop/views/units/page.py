"""Households, organisations, the directory, coming birthdays, and who was asked into the chat."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.store import units
from desktop.store.community import Reads
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import hline, row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Command, Shell, Shot
from desktop.views.units.birthdays import BirthdaysTab
from desktop.views.units.invites import InvitesTab
from desktop.views.units.offers import OffersTab
from desktop.views.units.tab import UnitsTab

_TABLES = frozenset(
    {"unit", "affiliation", "child", "member", "alias", "activity", "consent", "offer", "operator"}
)


class UnitsPage(QWidget):
    """Five lists over the same people; `show_target(unit=…)` opens one unit."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads = reads
        self._stale = False
        self.head = PageHead(self.tr("家庭与单位"))
        self.kinds = Segmented(
            self.tr("看什么"),
            [
                ("household", self.tr("家庭")),
                ("organisation", self.tr("会员单位")),
                ("offers", self.tr("资源对接")),
                ("birthdays", self.tr("近期生日")),
                ("invites", self.tr("邀请进群")),
            ],
        )
        self.tabs: dict[str, UnitsTab | OffersTab | BirthdaysTab | InvitesTab] = {
            "household": UnitsTab(reads, dispatcher, shell, "household"),
            "organisation": UnitsTab(reads, dispatcher, shell, "organisation"),
            "offers": OffersTab(reads, shell),
            "birthdays": BirthdaysTab(reads, shell),
            "invites": InvitesTab(reads, dispatcher, shell),
        }
        self._stack = QStackedWidget(self)
        for tab in self.tabs.values():
            self._stack.addWidget(tab)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(row(self.kinds, None, margins=(24, 0, 24, 10)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)
        self.kinds.chosen.connect(self.open_tab)
        self.open_tab("household")

    def open_tab(self, key: str) -> None:
        """Show one of the lists, read anew."""
        tab = self.tabs[key]
        self._stack.setCurrentWidget(tab)
        tab.read()

    def show_target(self, unit: bytes = b"", tab: str = "") -> None:
        """Open a unit, or one of the lists."""
        found = units.stands(self._reads, unit) if unit else None
        key = found[0] if found else tab
        if key not in self.tabs:
            return
        self.kinds.choose(key)
        self.open_tab(key)
        shown = self.tabs[key]
        if found and isinstance(shown, UnitsTab):
            shown.show_unit(unit)

    def show_changes(self, changes: Changes) -> None:
        """Read the list in sight again where it may say something else now."""
        if not changes.tables & _TABLES:
            return
        if self.isVisible():
            self._current().read()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._current().read()

    def _current(self) -> UnitsTab | OffersTab | BirthdaysTab | InvitesTab:
        return self.tabs[self.kinds.choice()]

    def first_focus(self) -> QWidget:
        """The list in sight."""
        return self._current().table

    def commands(self) -> list[Command]:
        """What Ctrl+K offers while this page is open."""
        tab = self._current()
        return tab.commands() if isinstance(tab, UnitsTab) else []

    def shots(self) -> list[Shot]:
        """Every list, a unit with its people, and the form of a new one."""
        return [
            Shot("organisations", lambda: self._shown("organisation")),
            Shot("offers", lambda: self._shown("offers")),
            Shot("birthdays", lambda: self._shown("birthdays")),
            Shot("invites", lambda: self._shown("invites")),
            Shot("new", self._form),
            Shot("household", lambda: self._shown("household")),
        ]

    def _shown(self, key: str) -> None:
        self.kinds.choose(key)
        self.open_tab(key)
        tab = self.tabs[key]
        if isinstance(tab, UnitsTab):
            tab.show_first()

    def _form(self) -> QWidget | None:
        tab = self.tabs["household"]
        return tab.form() if isinstance(tab, UnitsTab) else None
