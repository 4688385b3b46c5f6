"""Who is in which groups: a matrix shaded by how many are shared, and the same as a table."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.models.counting import filled
from desktop.models.group import Group, Overlap
from desktop.views.parts.grid import Table
from desktop.views.parts.table import Column, PagedModel, paint_text
from desktop.views.theme.palette import changed, color, font, size, wide

Index = QModelIndex | QPersistentModelIndex
_NOTHING = Overlap([], {}, 0, 0)


class OverlapModel(QAbstractTableModel):
    """A row and a column per group; a cell is how many are in both."""

    def __init__(self) -> None:
        super().__init__()
        self.found = _NOTHING

    def rowCount(self, parent: Index | None = None) -> int:
        """How many groups."""
        return 0 if parent is not None and parent.isValid() else len(self.found.groups)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many."""
        return self.rowCount(parent)

    def pair(self, index: Index) -> tuple[Group, Group]:
        """The two groups of a cell."""
        return self.found.groups[index.row()], self.found.groups[index.column()]

    def count(self, index: Index) -> int:
        """How many are in both."""
        one, other = self.pair(index)
        return self.found.cell(one.id, other.id)

    def share(self, index: Index) -> float:
        """Of the smaller group, how much is in the other, from 0 to 1."""
        one, other = self.pair(index)
        least = min(one.people, other.people)
        return self.count(index) / least if least else 0.0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The count; read aloud with both groups."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.count(index):,}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.sentence(index)
        return None

    def sentence(self, index: Index) -> str:
        """What a cell says, in a sentence."""
        one, other = self.pair(index)
        if one.id == other.id:
            told = self.tr("“{one}”有 {count} 人")
        else:
            told = self.tr("“{one}”和“{other}”有 {count} 人相同，占小群的 {share}%")
        return filled(
            told,
            one=one.name,
            other=other.name,
            count=f"{self.count(index):,}",
            share=round(self.share(index) * 100),
        )

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The group's name."""
        if role != Qt.ItemDataRole.DisplayRole or section >= len(self.found.groups):
            return None
        return self.found.groups[section].name

    def show_overlap(self, found: Overlap) -> None:
        """Show another answer."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()


class _Cells(QStyledItemDelegate):
    def __init__(self, matrix: "OverlapMatrix") -> None:
        super().__init__(matrix)
        self._matrix = matrix

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, model = QRect(option.rect), self._matrix.overlap
        inside = rect.adjusted(1, 1, -1, -1)
        own = index.row() == index.column()
        painter.save()
        painter.fillRect(inside, color("surface2") if own else _shade(model.share(index)))
        painter.setFont(font(13, bold=own))
        count = model.count(index)
        painter.setPen(color("text2" if own else "text" if count else "text3"))
        paint_text(painter, inside, f"{count:,}" if count else "–", Qt.AlignmentFlag.AlignHCenter)
        if index == self._matrix.currentIndex() and self._matrix.hasFocus():
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRect(inside.adjusted(1, 1, -2, -2))
        painter.restore()


def _shade(share: float) -> QColor:
    """The ground of a cell: deeper the more is shared, never so deep that words are lost."""
    made = QColor(color("accent"))
    made.setAlphaF(min(1.0, share) * 0.42)
    return made


class OverlapMatrix(QTableView):
    """The matrix; arrows go from cell to cell, `told(sentence)` says the one at hand."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.overlap = OverlapModel()
        self.setModel(self.overlap)
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("群与群的重叠"))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QTableCornerButton::section { background: palette(base); border: 0; }")
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
        self.selectionModel().currentChanged.connect(self._tell)
        changed().connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.horizontalHeader().setDefaultSectionSize(wide(96))
        self.horizontalHeader().setFixedHeight(size(36))
        self.verticalHeader().setDefaultSectionSize(size(36))
        self.verticalHeader().setFixedWidth(wide(150))

    def sizeHint(self) -> QSize:
        """As large as its cells, where there is room."""
        count = self.overlap.rowCount()
        return QSize(wide(150) + wide(96) * count, size(36) * (count + 1))

    def show_overlap(self, found: Overlap) -> None:
        """Show another answer and begin at its first cell."""
        self.overlap.show_overlap(found)
        if found.groups:
            self.setCurrentIndex(self.overlap.index(0, min(1, len(found.groups) - 1)))

    def _tell(self, now: QModelIndex) -> None:
        self.told.emit(self.overlap.sentence(now) if now.isValid() else "")
        self.viewport().update()


class PairTable(Table):
    """The same as a list: two groups, how many they share, the most shared first."""

    def __init__(self) -> None:
        self._pairs: list[tuple[Group, Group, int]] = []
        super().__init__(
            PagedModel(
                [
                    Column(
                        "one",
                        QCoreApplication.translate("PairTable", "小组"),
                        180,
                        lambda pair: pair[0].name,
                        stretch=True,
                    ),
                    Column(
                        "other",
                        QCoreApplication.translate("PairTable", "另一个小组"),
                        180,
                        lambda pair: pair[1].name,
                    ),
                    Column(
                        "count",
                        QCoreApplication.translate("PairTable", "相同的人"),
                        90,
                        lambda p: f"{p[2]:,}",
                        right=True,
                    ),
                    Column(
                        "share",
                        QCoreApplication.translate("PairTable", "占小群"),
                        80,
                        _share,
                        right=True,
                        tone="text2",
                    ),
                ],
                count=lambda: len(self._pairs),
                fetch=lambda offset, limit: self._pairs[offset : offset + limit],
                key=lambda pair: (pair[0].id, pair[1].id),
            ),
            "overlap",
            QCoreApplication.translate("PairTable", "群与群的重叠"),
        )

    def show_overlap(self, found: Overlap) -> None:
        """List the pairs that share anybody."""
        known = {one.id: one for one in found.groups}
        pairs = [(known[one], known[other], count) for (one, other), count in found.shared.items()]
        self._pairs = sorted(pairs, key=lambda pair: (-pair[2], pair[0].name, pair[1].name))
        self.paged.reload()


def _share(pair: tuple[Group, Group, int]) -> str:
    least = min(pair[0].people, pair[1].people)
    return f"{pair[2] * 100 / least:.0f}%" if least else ""
