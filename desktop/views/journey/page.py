"""The ladder, who brought whom, and partners: three lists on one page."""

from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.journey.ladder import LadderTab
from desktop.views.journey.partners import PartnersTab
from desktop.views.journey.referrals import ReferralsTab
from desktop.views.parts.head import PageHead
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.tabbed import TabbedPage

_TABLES = frozenset({"member", "stage", "activity", "referral", "partner", "alias"})


class JourneyPage(TabbedPage):
    """`show_target(tab=…)` opens one of its lists."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self.head = PageHead(self.tr("阶梯与伙伴"))
        self.kinds = Tabs(
            self.tr("看什么"),
            [
                ("ladder", self.tr("关系阶梯")),
                ("referrals", self.tr("推荐")),
                ("partners", self.tr("异业伙伴")),
            ],
        )
        self.tabs: dict[str, LadderTab | ReferralsTab | PartnersTab] = {
            "ladder": LadderTab(reads, dispatcher, shell),
            "referrals": ReferralsTab(reads, dispatcher, shell),
            "partners": PartnersTab(reads, dispatcher, shell),
        }
        self.lay_out(self.head, self.kinds, self.tabs)

    def show_target(self, tab: str = "") -> None:
        """Open one of the lists."""
        if tab in self.tabs:
            self.choose_tab(tab)

    def shots(self) -> list[Shot]:
        """The other lists, and the form of a new partner."""
        return [
            Shot("referrals", lambda: self.show_target("referrals")),
            Shot("partners", lambda: self.show_target("partners")),
            Shot("partner", self._form),
            Shot("ladder", lambda: self.show_target("ladder")),
        ]

    def _form(self) -> QWidget | None:
        tab = self.tabs["partners"]
        return tab.form(None) if isinstance(tab, PartnersTab) else None
