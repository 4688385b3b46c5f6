"""What each source brought: applications decided, and who joined, is active and left."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.admission import ACTIVE_DAYS, Decided, SourceRow
from desktop.models.counting import filled
from desktop.store import admission, stays
from desktop.store.community import Reads
from desktop.views.parts.aside import Aside
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import hline, row
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label


class ReportTab(QWidget):
    """Two tables by source; the people are counted aside, since that reads all of them."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads, self._aside = reads, Aside(self, reads)
        self._sources: list[SourceRow] = []
        self._decided: list[Decided] = []
        self._people = PagedModel(
            self._people_columns(),
            lambda: len(self._sources),
            lambda offset, limit: self._sources[offset : offset + limit],
            key=lambda one: one.source,
        )
        self._asked = PagedModel(
            self._asked_columns(),
            lambda: len(self._decided),
            lambda offset, limit: self._decided[offset : offset + limit],
            key=lambda one: one.source,
        )
        self.table = Table(self._people, "sources", self.tr("来源质量"))
        self.asked = Table(self._asked, "asked", self.tr("申请结果"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        hint = self.tr("来源质量：活跃占比从高到低；活跃是最近 {days} 天做过事，不论何时加入")
        for text, table, share, above in (
            (filled(hint, days=ACTIVE_DAYS), self.table, 3, 10),
            (self.tr("申请结果：每个来源通过、未通过、还在待审"), self.asked, 2, 20),
        ):
            told = label(text, 13, "text2", wrap=True)
            whole.addLayout(row(told, margins=(24, above, 16, 10)))
            whole.addWidget(hline())
            whole.addLayout(row(table, margins=(16, 0, 16, 0)), share)

    def _people_columns(self) -> list[Column]:
        recent = filled(self.tr("近 {days} 天活跃"), days=ACTIVE_DAYS)
        figures = (
            ("joined", self.tr("加入"), lambda one: f"{one.joined:,}"),
            ("active", recent, lambda one: f"{one.active:,}"),
            ("share", self.tr("活跃占比"), lambda one: f"{one.share}%"),
            ("left", self.tr("退出"), lambda one: f"{one.left:,}"),
        )
        listed = [Column(key, text, 120, told, right=True) for key, text, told in figures]
        return [self._source(), *listed]

    def _asked_columns(self) -> list[Column]:
        figures = (
            ("accepted", self.tr("通过"), lambda one: f"{one.accepted:,}"),
            ("rejected", self.tr("未通过"), lambda one: f"{one.rejected:,}"),
            ("pending", self.tr("待审"), lambda one: f"{one.pending:,}"),
        )
        listed = [Column(key, text, 96, told, right=True) for key, text, told in figures]
        return [self._source(), *listed]

    def _source(self) -> Column:
        nothing = self.tr("未注明")
        return Column(
            "source", self.tr("来源"), 160, lambda one: one.source or nothing, stretch=True
        )

    def read(self) -> None:
        """Count again."""
        self._decided = admission.report(self._reads)
        self._asked.reload()
        self._aside.soon(stays.sources, self._show)

    def _show(self, found: list[SourceRow]) -> None:
        self._sources = found
        self._people.reload()
