"""Who is in a group, to be ticked and dragged to another in the tree, or moved by key."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.models.group import Group
from desktop.models.member import Filter, MemberQuery, MemberRow
from desktop.store import order
from desktop.store.community import Reads
from desktop.store.order import Order
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.grid import Table
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.layout import row
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import Elided, label

# What is dragged: ids of members as 32 hex digits, one a line.
DRAGGED: Final = "application/x-qunzhu-members"


def dragged(data: QMimeData) -> list[bytes]:
    """The members that are dragged; none where it is something else."""
    text = bytes(data.data(DRAGGED).data()).decode("ascii", "replace")
    return [bytes.fromhex(line) for line in text.split()]


class PeopleTable(Table):
    """The people; a drag takes those ticked, or the one it begins on."""

    def __init__(self, model: PagedModel, name: str, accessible_name: str) -> None:
        super().__init__(model, name, accessible_name)
        self._begun = QPoint()

    def chosen(self) -> list[bytes]:
        """Who is ticked, else who is at hand."""
        ticked = [one for one in self.ticked_keys() if isinstance(one, bytes)]
        at = self.current_row()
        return ticked or ([at.id] if at is not None else [])

    def carried(self) -> QMimeData:
        """What a drag takes along."""
        data = QMimeData()
        data.setData(DRAGGED, "\n".join(one.hex() for one in self.chosen()).encode())
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin here."""
        self._begun = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag once the pointer went far enough."""
        way = (event.position().toPoint() - self._begun).manhattanLength()
        held = event.buttons() & Qt.MouseButton.LeftButton
        if not held or way < QApplication.startDragDistance() or not self.chosen():
            super().mouseMoveEvent(event)
            return
        drag = QDrag(self)
        drag.setMimeData(self.carried())
        drag.exec(Qt.DropAction.MoveAction)


class GroupPeople(QWidget):
    """`move_wanted(ids)` asks whereto; `left()` goes back to the group's sheet."""

    move_wanted = Signal(object)
    left = Signal()

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self._order: Order | None = None
        self._group: Group | None = None
        self._aside = Aside(self, reads)
        self.title = Elided("", 16, bold=True)
        self.hint = label(
            self.tr("勾选几位，拖到左边的群；或按 Ctrl+M 选群。空格勾选，Ctrl+A 全选。"),
            12,
            "text2",
            wrap=True,
        )
        back = button(self.tr("返回"), "ghost", "arrow-left", slot=self.left.emit)
        self.go = button(self.tr("移到…"), "primary", keys="", slot=self._ask)
        self.go.setToolTip("Ctrl+M")
        self.table = PeopleTable(self._model(), "group-people", self.tr("群里的人"))
        self.table.ticks_changed.connect(self._count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(10)
        head = row(back, self.title, self.go)
        head.setStretch(1, 1)
        whole.addLayout(head)
        whole.addWidget(self.hint)
        whole.addWidget(self.table, 1)

    def _model(self) -> PagedModel:
        return PagedModel(
            [
                TICK,
                Column("name", self.tr("姓名"), 140, lambda one: one.name, "name", stretch=True),
                Column("number", self.tr("编号"), 90, lambda one: one.number, tone="text2"),
                Column("city", self.tr("城市"), 80, lambda one: one.city, tone="text2"),
            ],
            count=lambda: len(self._order.rids) if self._order else 0,
            fetch=self._fetch,
        )

    def _fetch(self, offset: int, limit: int) -> Sequence[MemberRow | None]:
        return order.rows(self._reads, self._order, offset, limit) if self._order else []

    def show_group(self, group: Group) -> None:
        """Read who is in a group."""
        self._group = group
        query = MemberQuery(filters=(Filter("team", "=", (group.id.hex(),)),))
        self._aside.soon(lambda reads: order.finish(reads, query), self._show)

    def _show(self, found: Order) -> None:
        self._order = found
        self.table.clear_ticks()
        self.table.paged.reload()
        if len(found.rids):
            self.table.setCurrentIndex(self.table.paged.index(0, 1))
        self._count()

    def _count(self) -> None:
        name = self._group.name if self._group else ""
        total = len(self._order.rids) if self._order else 0
        ticked = self.table.ticked_count()
        said = counted().people(ticked or total)
        if ticked:
            said = self.tr("选了 {people}").format(people=said)
        self.title.setText(f"{name}  {said}")
        self.go.setEnabled(total > 0)

    def chosen(self) -> list[bytes]:
        """Who is ticked, else who is at hand."""
        return self.table.chosen()

    def _ask(self) -> None:
        self.move_wanted.emit(self.chosen())
