"""The permission matrix: a row per permission, a column per role, a mark in each cell."""

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.models.permission import OWNER
from desktop.models.role import Role
from desktop.views.parts.counted import apart
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.roles import words
from desktop.views.roles.rights import Index, MatrixModel
from desktop.views.theme import icons
from desktop.views.theme.palette import changed, color, font, size, wide

# What stands free of the words of a permission (px).
_AROUND = 32


class _RoleHeads(QHeaderView):
    """Above each column the role's name and how many hold it."""

    def __init__(self, matrix: "Matrix") -> None:
        super().__init__(Qt.Orientation.Horizontal, matrix)
        self._matrix = matrix
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, size(52))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self._matrix.rights
        role = model.roles[section]
        chosen = section == self._matrix.currentIndex().column()
        painter.save()
        painter.fillRect(rect, color("sel" if chosen else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color("line"))
        if chosen:
            painter.fillRect(rect.x(), rect.bottom() - 2, rect.width(), 3, color("accent"))
        upper, lower = rect.adjusted(4, 8, -4, 0), rect.adjusted(4, 8 + size(20), -4, 0)
        upper.setHeight(size(20))
        lower.setHeight(size(18))
        painter.setFont(font(13, bold=True))
        painter.setPen(color("text"))
        name = painter.fontMetrics().elidedText(
            words.role_name(role), Qt.TextElideMode.ElideRight, upper.width()
        )
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(font(12))
        painter.setPen(color("text3"))
        count = model.holders.get(role.id, 0)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._matrix.count_word(count))
        painter.restore()


class _Permissions(QHeaderView):
    """At the left of each line the permission; a verb's line in bold."""

    def __init__(self, matrix: "Matrix") -> None:
        super().__init__(Qt.Orientation.Vertical, matrix)
        self._matrix = matrix
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        # As wide as its longest words, so that none is cut; the roles are scrolled past it.
        plain, bold = QFontMetrics(font(13)), QFontMetrics(font(12, bold=True))
        need = [
            (plain if cell else bold).horizontalAdvance(title) + _AROUND
            for cell, title in self._matrix.rights.lines
        ]
        return QSize(max([wide(196), *(min(one, wide(320)) for one in need)]), 100)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        cell, title = self._matrix.rights.lines[section]
        painter.save()
        painter.fillRect(rect, color("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color("line"))
        painter.setFont(font(13 if cell else 12, bold=not cell))
        painter.setPen(color("text" if cell else "text2"))
        inside = rect.adjusted(24, 0 if cell else 8, -6, 0)
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class _Marks(QStyledItemDelegate):
    """Paints a mark: a check for in full, a tag for only one case, a dash for not at all."""

    def __init__(self, matrix: "Matrix") -> None:
        super().__init__(matrix)
        self._matrix = matrix

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, rect = self._matrix.rights, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self._matrix.currentIndex()
        if index.column() == at.column():
            painter.fillRect(rect, color("sel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color("line"))
        if model.lines[index.row()][0]:
            self._mark(painter, rect, index)
        if index.row() == at.row() and index.column() == at.column() and self._matrix.hasFocus():
            painter.setPen(QPen(color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def _mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        model = self._matrix.rights
        mark = model.mark(index)
        if model.is_changed(index):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("warn"))
            painter.drawEllipse(rect.right() - 11, rect.top() + 5, 6, 6)
        if mark == "full":
            side = size(18)
            place = QRect(0, 0, side, side)
            place.moveCenter(rect.center())
            fixed = model.roles[index.column()].granted_as == OWNER
            icons.paint(painter, place, "check-circle", "text3" if fixed else "accent", fill=True)
        elif mark:
            text = words.variant_name(model.lines[index.row()][0], mark)
            width = min(tag_width(text), rect.width() - 6)
            place = QRect(rect.center().x() - width // 2, rect.y(), width, rect.height())
            paint_tag(painter, place, text, "orange")
        else:
            painter.setPen(color("text3"))
            painter.setFont(font(13))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "–")


class Matrix(QTableView):
    """The matrix; a click or Space turns a cell, `role_chosen(role)` tells the column at hand."""

    role_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rights = MatrixModel()
        self.setModel(self.rights)
        self._delegate = _Marks(self)
        self.setItemDelegate(self._delegate)
        self._heads, self._permissions = _RoleHeads(self), _Permissions(self)
        self.setHorizontalHeader(self._heads)
        self.setVerticalHeader(self._permissions)
        self._heads.sectionPressed.connect(self._choose_column)
        self.setAccessibleName(self.tr("权限表"))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet("QTableCornerButton::section { background: palette(base); border: 0; }")
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._moved)
        changed().connect(self.measure)
        self.rights.modelReset.connect(self.measure)

    def count_word(self, count: int) -> str:
        """How many hold a role."""
        return apart(self.tr("%n 人", "", count)) if count else self.tr("无人")

    def measure(self) -> None:
        """Rows and columns as the text size wants them; columns share what room there is."""
        for number, (cell, _) in enumerate(self.rights.lines):
            self.setRowHeight(number, size(34 if cell else 32))
        count = max(1, len(self.rights.roles))
        left = self._permissions.sizeHint().width()
        room = (self.width() - left - 14) // count
        bold = QFontMetrics(font(13, bold=True))
        for number, role in enumerate(self.rights.roles):
            named = bold.horizontalAdvance(words.role_name(role)) + 10
            self.setColumnWidth(number, max(wide(80), min(room, wide(110)), named))
        self._permissions.setFixedWidth(left)

    def choose(self, role: bytes) -> None:
        """Go to a role's column."""
        for number, known in enumerate(self.rights.roles):
            if known.id == role:
                self.setCurrentIndex(self.rights.index(max(1, self.currentIndex().row()), number))

    def role_at_hand(self) -> Role | None:
        """The role of the column at hand."""
        column = self.currentIndex().column()
        return self.rights.roles[column] if 0 <= column < len(self.rights.roles) else None

    def resizeEvent(self, event: object) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands its own event
        self.measure()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a cell turns it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == self.currentIndex():
            self.rights.turn(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter turn the cell at hand."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.rights.turn(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose_column(self, column: int) -> None:
        self.setCurrentIndex(self.rights.index(max(1, self.currentIndex().row()), column))

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self.viewport().update()
        self._heads.viewport().update()
        if now.column() != before.column():
            self.role_chosen.emit(self.role_at_hand())
