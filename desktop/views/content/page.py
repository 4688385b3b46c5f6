"""The content plan: gaps of the coming days, every item, its effect, what members propose."""

from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.content.effects import EffectsTab
from desktop.views.content.forms import ItemForm
from desktop.views.content.listed import ItemsTab
from desktop.views.content.plan import PlanTab
from desktop.views.content.proposals import ProposalsTab
from desktop.views.parts.button import button
from desktop.views.parts.head import PageHead
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Command, Shell, Shot
from desktop.views.parts.tabbed import TabbedPage

_TABLES = frozenset(
    {"content_item", "content_check", "proposal", "series", "occurrence", "split"}
    | {"member", "alias", "assignment", "role", "payment", "refund"}
)


class ContentPage(TabbedPage):
    """Four lists; `show_target(item=…)` opens one item, `tab` one of the lists."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.head = PageHead(self.tr("内容计划"))
        self.plan = PlanTab(reads, dispatcher, shell)
        self.items = ItemsTab(reads, dispatcher, shell)
        self.effects = EffectsTab(reads)
        self.proposals = ProposalsTab(reads, dispatcher, shell)
        self.new = button(self.tr("新增内容"), "primary", "plus", slot=lambda: self.form().exec())
        self.new.setShortcut("Ctrl+N")
        self.propose = button(
            self.tr("登记提议"), "plain", "hand-heart", slot=lambda: self.proposals.form().exec()
        )
        for made in (self.new, self.propose):
            made.setEnabled(self._may())
        self.head.add(self.propose, self.new)
        self.kinds = Tabs(
            self.tr("看什么"),
            [
                ("plan", self.tr("今后 14 天")),
                ("items", self.tr("全部内容")),
                ("effects", self.tr("成效")),
                ("proposals", self.tr("活动提议")),
            ],
        )
        self.tabs: dict[str, PlanTab | ItemsTab | EffectsTab | ProposalsTab] = {
            "plan": self.plan,
            "items": self.items,
            "effects": self.effects,
            "proposals": self.proposals,
        }
        self.lay_out(self.head, self.kinds, self.tabs)

    def _may(self) -> bool:
        actor = self._reads.actor
        return actor.allows("calendar.write") and not actor.preview

    def form(self) -> ItemForm:
        """The form of a new item."""
        return ItemForm(self, self._reads, self._dispatcher, self._shell)

    def show_target(self, item: bytes = b"", tab: str = "") -> None:
        """Open an item, or one of the lists."""
        key = "items" if item else tab
        if key not in self.tabs:
            return
        self.choose_tab(key)
        if item:
            self.items.show_one(item)

    def commands(self) -> list[Command]:
        """What Ctrl+K offers while this page is open."""
        if not self._may():
            return []
        return [
            Command(self.tr("新增内容"), lambda: self.form().exec(), "plus"),
            Command(self.tr("登记提议"), lambda: self.proposals.form().exec(), "hand-heart"),
        ]

    def shots(self) -> list[Shot]:
        """The other lists, an item with its checklist, and the forms."""
        return [
            Shot("items", lambda: self.show_target(tab="items")),
            Shot("effects", lambda: self.show_target(tab="effects")),
            Shot("proposals", lambda: self.show_target(tab="proposals")),
            Shot("proposal", lambda: self.proposals.form()),
            Shot("item", self.form),
        ]
