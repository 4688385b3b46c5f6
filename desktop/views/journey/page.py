"""The ladder, who brought whom, and partners: three lists on one page."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.store.community import Reads
from desktop.views.journey.ladder import LadderTab
from desktop.views.journey.partners import PartnersTab
from desktop.views.journey.referrals import ReferralsTab
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import hline, row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell, Shot

_TABLES = frozenset({"member", "stage", "activity", "referral", "partner", "alias"})


class JourneyPage(QWidget):
    """`show_target(tab=…)` opens one of its lists."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stale = False
        self.head = PageHead(self.tr("阶梯与伙伴"))
        self.kinds = Segmented(
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
        self.open_tab("ladder")

    def open_tab(self, key: str) -> None:
        """Show one of the lists, read anew."""
        tab = self.tabs[key]
        self._stack.setCurrentWidget(tab)
        tab.read()

    def show_target(self, tab: str = "") -> None:
        """Open one of the lists."""
        if tab in self.tabs:
            self.kinds.choose(tab)
            self.open_tab(tab)

    def show_changes(self, changes: Changes) -> None:
        """Read the list in sight again where it may say something else now."""
        if not changes.tables & _TABLES:
            return
        if self.isVisible():
            self.tabs[self.kinds.choice()].read()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.tabs[self.kinds.choice()].read()

    def first_focus(self) -> QWidget:
        """The list in sight."""
        return self.tabs[self.kinds.choice()].table

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
