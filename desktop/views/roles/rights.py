"""The permission matrix as a model: roles, their cells, and ticks not saved yet."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.models.permission import OWNER, VARIANTS
from desktop.models.role import Role
from desktop.views.roles import words

Index = QModelIndex | QPersistentModelIndex


def mark_of(cells: frozenset[str], cell: str) -> str:
    """How a role holds a cell: "full", the variant, or "" for not at all."""
    if cell in cells:
        return "full"
    variant = VARIANTS.get(cell, "")
    return variant if variant and f"{cell}:{variant}" in cells else ""


def turned(cells: frozenset[str], cell: str) -> frozenset[str]:
    """The cells after one more click: not at all, only the variant (if there is one), in full."""
    variant = VARIANTS.get(cell, "")
    rest = cells - {cell, f"{cell}:{variant}"}
    mark = mark_of(cells, cell)
    if mark == "full":
        return rest
    return rest | {cell if mark or not variant else f"{cell}:{variant}"}


def over(now: frozenset[str], old: frozenset[str], ticked: frozenset[str]) -> frozenset[str]:
    """What is saved by now, with the ticks by which `ticked` differs from the older `old`."""
    keys = {cell.partition(":")[0] for cell in old ^ ticked}
    kept = {cell for cell in now if cell.partition(":")[0] not in keys}
    return frozenset(kept | {cell for cell in ticked if cell.partition(":")[0] in keys})


class MatrixModel(QAbstractTableModel):
    """Roles and their cells, with what the owner has changed but not saved yet."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, str]] = []
        self.roles: list[Role] = []
        self.holders: dict[bytes, int] = {}
        self.changed_cells: dict[bytes, frozenset[str]] = {}
        self.may_edit = False

    def show_roles(self, roles: Sequence[Role], holders: dict[bytes, int], may_edit: bool) -> None:
        """Show these roles; unsaved ticks of roles that are still there stay, and no others."""
        self.beginResetModel()
        self.lines = [
            line
            for title, cells in words.groups()
            for line in [("", title), *((cell, words.cell_name(cell)) for cell in cells)]
        ]
        before = {role.id: role.cells for role in self.roles}
        self.roles, self.holders, self.may_edit = list(roles), holders, may_edit
        known = {role.id: role.cells for role in self.roles}
        changed = {
            role: over(known[role], before[role], cells)
            for role, cells in self.changed_cells.items()
            if role in known
        }
        self.changed_cells = {one: cells for one, cells in changed.items() if cells != known[one]}
        self.endResetModel()
        self.edited.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """Permissions and the verbs above them."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """One per role."""
        return 0 if parent is not None and parent.isValid() else len(self.roles)

    def cells(self, role: Role) -> frozenset[str]:
        """The role's cells as the screen shows them now."""
        return self.changed_cells.get(role.id, role.cells)

    def mark(self, index: Index) -> str:
        """How the cell at a place is held; a verb's line has no marks."""
        cell = self.lines[index.row()][0]
        return mark_of(self.cells(self.roles[index.column()]), cell) if cell else ""

    def is_changed(self, index: Index) -> bool:
        """Whether the cell differs from what is saved."""
        role, cell = self.roles[index.column()], self.lines[index.row()][0]
        return bool(cell) and mark_of(role.cells, cell) != self.mark(index)

    def turn(self, index: Index) -> None:
        """Change one cell on the screen; the owner's column and a verb's line stay."""
        role, cell = self.roles[index.column()], self.lines[index.row()][0]
        if not cell or not self.may_edit or role.granted_as == OWNER:
            return
        cells = turned(self.cells(role), cell)
        if cells == role.cells:
            self.changed_cells.pop(role.id, None)
        else:
            self.changed_cells[role.id] = cells
        self.dataChanged.emit(index, index)
        self.edited.emit()

    def put_back(self) -> None:
        """Forget every unsaved change."""
        self.changed_cells.clear()
        self.dataChanged.emit(
            self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
        )
        self.edited.emit()

    def word(self, index: Index) -> str:
        """The mark in words."""
        mark, cell = self.mark(index), self.lines[index.row()][0]
        if mark == "full":
            return self.tr("可以")
        return words.variant_name(cell, mark) if mark else self.tr("不可以")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Role, permission and mark in one sentence, for screen readers and tests."""
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        cell, title = self.lines[index.row()]
        if not cell:
            return None
        name = words.role_name(self.roles[index.column()])
        return self.tr("{role}：{permission}：{mark}").format(
            role=name, permission=title, mark=self.word(index)
        )

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Roles across, permissions down."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if side == Qt.Orientation.Vertical:
            return self.lines[section][1]
        return words.role_name(self.roles[section])
