"""The directory: who can do, offers or looks for what; contact is shown with consent only."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.models.people import OFFERS, Offer
from desktop.models.permission import mask_phone
from desktop.store import offers
from desktop.store.community import Reads
from desktop.views.parts.act import said
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import below_bar
from desktop.views.parts.search import SearchField
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel


class OffersTab(QWidget):
    """Searching 法律 lists whoever offers it; a row opens the member."""

    def __init__(self, reads: Reads, shell: Shell) -> None:
        super().__init__()
        self._reads, self._shell = reads, shell
        self._text, self._kind, self._total = "", "", 0
        self._model = PagedModel(self._columns(), lambda: self._total, self._page)
        self.table = Table(self._model, "offers", self.tr("资源对接"))
        self.table.opened.connect(lambda one: shell.go("member", member=one.member))
        self.search = SearchField(self.tr("会什么、有什么，例如：法律"), self.tr("查找资源"))
        self.search.searched.connect(self._seek)
        self.kind = Segmented(
            self.tr("哪些"),
            [("", self.tr("全部")), *((code, said(OFFERS, code)) for code in OFFERS)],
        )
        self.kind.chosen.connect(self._choose)
        bar = QWidget()
        flow = Flow(8, bar)
        flow.addWidget(self.search)
        flow.addWidget(self.kind)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "handshake",
                self.tr("没有找到"),
                hint=self.tr("在成员的页面上登记他会什么、能提供什么、需要什么。"),
            )
        )
        below_bar(self, bar, self._stack)

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("成员"), 120, lambda one: one.name, "name"),
            Column("kind", self.tr("种类"), 64, lambda one: said(OFFERS, one.kind)),
            Column("text", self.tr("内容"), 260, lambda one: one.text, "text", stretch=True),
            Column("contact", self.tr("联系方式"), 150, self._contact, "phone"),
        ]

    def _contact(self, one: Offer) -> str:
        if not one.consented:
            return self.tr("需本人同意")
        # A whole number is shown on the member's page only, where each look is noted.
        return mask_phone(one.contact) or "–"

    def _page(self, offset: int, limit: int) -> list[Offer]:
        return offers.page(self._reads, self._text, self._kind, offset, limit)

    def _seek(self, text: str) -> None:
        self._text = text
        self.read()

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self.read()

    def read(self) -> None:
        """Read the directory again."""
        self._total = offers.count(self._reads, self._text, self._kind)
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._total else 1)
