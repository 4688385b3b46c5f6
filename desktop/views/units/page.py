"""Households, organisations, the directory, coming birthdays, and who was asked into the chat."""

from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store import units
from desktop.store.community import Reads
from desktop.views.parts.head import PageHead
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Command, Shell, Shot
from desktop.views.parts.tabbed import TabbedPage
from desktop.views.units.birthdays import BirthdaysTab
from desktop.views.units.invites import InvitesTab
from desktop.views.units.offers import OffersTab
from desktop.views.units.tab import UnitsTab

_TABLES = frozenset(
    {"unit", "affiliation", "child", "member", "alias", "activity", "consent", "offer", "operator"}
)


class UnitsPage(TabbedPage):
    """Five lists over the same people; `show_target(unit=…)` opens one unit."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self._reads = reads
        self.head = PageHead(self.tr("家庭与单位"))
        self.kinds = Tabs(
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
        self.lay_out(self.head, self.kinds, self.tabs)

    def show_target(self, unit: bytes = b"", tab: str = "") -> None:
        """Open a unit, or one of the lists."""
        found = units.stands(self._reads, unit) if unit else None
        key = found[0] if found else tab
        if key not in self.tabs:
            return
        self.choose_tab(key)
        shown = self.tabs[key]
        if found and isinstance(shown, UnitsTab):
            shown.show_unit(unit)

    def commands(self) -> list[Command]:
        """What Ctrl+K offers while this page is open."""
        tab = self._stack.currentWidget()
        return tab.commands() if isinstance(tab, UnitsTab) else []

    def shots(self) -> list[Shot]:
        """Every list, and the form of a new unit."""
        return [
            Shot("organisations", lambda: self.choose_tab("organisation")),
            Shot("offers", lambda: self.choose_tab("offers")),
            Shot("birthdays", lambda: self.choose_tab("birthdays")),
            Shot("invites", lambda: self.choose_tab("invites")),
            Shot("new", self._form),
        ]

    def _form(self) -> QWidget | None:
        tab = self.tabs["household"]
        return tab.form() if isinstance(tab, UnitsTab) else None
