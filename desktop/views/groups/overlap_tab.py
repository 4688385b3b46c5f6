"""The tab of who is in which groups: the matrix or its table, and what they say in words."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.models.counting import filled
from desktop.models.group import Overlap
from desktop.store import groups
from desktop.store.community import Reads
from desktop.views.groups.overlap import OverlapMatrix, PairTable
from desktop.views.parts.aside import Aside
from desktop.views.parts.layout import column, row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.text import label


class OverlapTab(QWidget):
    """Costs a look at every membership: `read` asks aside, and only when the tab is seen."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._aside = Aside(self, reads)
        self.matrix, self.pairs = OverlapMatrix(), PairTable()
        self.shape = Segmented(
            self.tr("怎么看"), [("matrix", self.tr("图")), ("table", self.tr("表"))]
        )
        self.note, self.cell = label("", 13, "text2", wrap=True), label("", 13, wrap=True)
        self._shapes = QStackedWidget()
        self._shapes.addWidget(self.matrix)
        self._shapes.addWidget(self.pairs)
        self.shape.chosen.connect(self._turn)
        self.matrix.told.connect(self.cell.setText)
        line = row(self.note, self.shape)
        line.setStretch(0, 1)
        whole = column(line, self._shapes, self.cell, margins=(24, 14, 24, 14), gap=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def read(self) -> None:
        """Ask who is in which groups."""
        self._aside.soon(groups.overlap, self._show)

    def list(self) -> QWidget:
        """What has the keyboard: the matrix or its table."""
        return self.pairs if self.shape.choice() == "table" else self.matrix

    def _turn(self, key: str) -> None:
        self._shapes.setCurrentIndex(int(key == "table"))
        self.cell.setVisible(key == "matrix")

    def _show(self, found: Overlap) -> None:
        self.matrix.show_overlap(found)
        self.pairs.show_overlap(found)
        told = self.tr("各群合计 {seats} 人次；同一个人只算一次，共 {people} 人。")
        self.note.setText(filled(told, seats=f"{found.seats:,}", people=f"{found.people:,}"))
