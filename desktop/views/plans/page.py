"""Membership: who has it, the plans, the drives and what was paid, four lists on one page."""

from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.parts.head import PageHead
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.tabbed import TabbedPage
from desktop.views.plans.drives_tab import DrivesTab
from desktop.views.plans.holders_tab import HoldersTab
from desktop.views.plans.payform import PayForm
from desktop.views.plans.payments_tab import PaymentsTab
from desktop.views.plans.plans_tab import PlansTab

_TABLES = frozenset({"plan", "drive", "payment", "refund", "member", "alias"})
_TABS = ("holders", "plans", "drives", "payments")


class PlansPage(TabbedPage):
    """`show_target(tab=…)` opens one of its lists."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self.head = PageHead(self.tr("会籍"))
        titles = (self.tr("谁有会籍"), self.tr("方案"), self.tr("招募期"), self.tr("收款"))
        self.kinds = Tabs(self.tr("看什么"), list(zip(_TABS, titles, strict=True)))
        self.holders = HoldersTab(reads, dispatcher, shell)
        self.plans = PlansTab(reads, dispatcher, shell)
        self.drives = DrivesTab(reads, dispatcher, shell)
        self.payments = PaymentsTab(reads, dispatcher, shell)
        lists = (self.holders, self.plans, self.drives, self.payments)
        self.lay_out(self.head, self.kinds, dict(zip(_TABS, lists, strict=True)))

    def show_target(self, tab: str = "", *, soon: bool = False, unsettled: bool = False) -> None:
        """Open one of the lists: whose plan ends `soon`, which payments are to be settled."""
        if tab in _TABS:
            self.choose_tab(tab)
        if soon:
            self.holders.show_soon()
        if unsettled:
            self.payments.show_unsettled()

    def pay(self) -> None:
        """Note a payment."""
        self.choose_tab("payments")
        self.payments.form().exec()

    def new_plan(self) -> None:
        """Make a plan."""
        self.choose_tab("plans")
        self.plans.form().exec()

    def new_drive(self) -> None:
        """Plan a drive."""
        self.choose_tab("drives")
        self.drives.form().exec()

    def shots(self) -> list[Shot]:
        """The other lists, and the forms of a plan, a drive and a payment."""
        return [
            Shot("plans", lambda: self.show_target("plans")),
            Shot("plan", self.plans.form),
            Shot("price", self._price),
            Shot("drives", lambda: self.show_target("drives")),
            Shot("drive", self._drive),
            Shot("payments", lambda: self.show_target("payments")),
            Shot("payment", self._payment),
            Shot("unsettled", lambda: self.show_target("payments", unsettled=True)),
        ]

    def _drive(self) -> QWidget:
        return self.drives.form(self.drives.first())

    def _price(self) -> QWidget:
        found = [one for one in self.holders.first(200) if one.standing == "in_force"]
        asked = self.holders.pricing()
        for one in found[:1]:
            asked.person.show_member(one.member)
        asked.price.setText("100")
        return asked

    def _payment(self) -> PayForm:
        form = self.payments.form()
        for one in self.holders.first():
            form.show_member(one.member)
        return form
