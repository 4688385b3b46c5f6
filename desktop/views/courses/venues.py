"""The venues, and what each of them offers for how many: a row each."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.venue import Venue
from desktop.store import venues
from desktop.store.community import Reads
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import row
from desktop.views.parts.search import SearchField
from desktop.views.parts.table import Column, PagedModel


class VenuesTab(QWidget):
    """Looks on; venues come in by `qunzhu venues import`."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads, self._search, self._total = reads, "", 0
        columns = [
            Column("city", self.tr("城市"), 80, lambda one: one.city),
            Column("name", self.tr("场地"), 150, lambda one: one.name),
            Column("offers", self.tr("模块，可容人数"), 200, self._offers, stretch=True),
            Column("holds", self.tr("容量"), 70, lambda one: str(one.capacity or ""), right=True),
            Column("address", self.tr("地址"), 180, lambda one: one.address, tone="text2"),
        ]
        self._model = PagedModel(columns, lambda: self._total, self._page)
        self.table = Table(self._model, "venues", self.tr("场地"))
        self.search = SearchField(self.tr("名称、城市、地址"), self.tr("查找场地"))
        self.search.searched.connect(self._seek)
        hint = self.tr("从表格导入场地和它们提供的模块：qunzhu venues import 文件。")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("storefront", self.tr("这里还没有场地"), hint=hint))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row(self.search, None, margins=(24, 10, 16, 10)))
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)

    def _offers(self, one: Venue) -> str:
        parts = (f"{name} {one.holds(name) or ''}".strip() for name, _ in one.modules)
        return self.tr("、").join(parts)

    def _page(self, offset: int, limit: int) -> list[Venue]:
        return venues.page(self._reads, self._search, offset, limit)

    def _seek(self, text: str) -> None:
        self._search = text
        self.read()

    def read(self) -> None:
        """Read the list again."""
        self._total = venues.count(self._reads, self._search)
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._total else 1)
