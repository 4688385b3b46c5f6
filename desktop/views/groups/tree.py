"""The tree at the left: chapters with their groups; branches open and close by key and click."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView

from desktop.models.chapter import Chapter, above, tree
from desktop.models.group import Group
from desktop.views.groups import words
from desktop.views.groups.bar import paint_bar
from desktop.views.groups.people import DRAGGED, dragged
from desktop.views.parts.grid import Table
from desktop.views.parts.table import Column, PagedModel, paint_text
from desktop.views.parts.tags import paint_tag
from desktop.views.theme import icons
from desktop.views.theme.palette import color, font, size

INDENT = 18
CARET = 16


class Branch(Struct, frozen=True):
    """One line of the tree: a chapter or a group, how deep it stands, what hangs below it."""

    id: bytes
    depth: int
    chapter: Chapter | None = None
    group: Group | None = None
    below: int = 0
    opened: bool = True
    # A chapter's members with those of the chapters below it.
    people: int = 0

    @property
    def name(self) -> str:
        """What it is called."""
        return self.chapter.name if self.chapter else self.group.name if self.group else ""


class StructureTree(Table):
    """Chapters and groups; ← closes a branch, → opens it, a click on its caret turns it.

    People that are dragged onto a group are told: `dropped(group, ids)`.
    """

    dropped = Signal(object, object)

    def __init__(self) -> None:
        self._chapters: Sequence[Chapter] = ()
        self._groups: Sequence[Group] = ()
        self._closed: set[bytes] = set()
        self._lines: list[Branch] = []
        model = PagedModel(
            [
                Column(
                    "name",
                    QCoreApplication.translate("StructureTree", "分会和小组"),
                    150,
                    _said,
                    paint=_paint_name,
                    stretch=True,
                ),
                Column(
                    "people",
                    QCoreApplication.translate("StructureTree", "人数"),
                    112,
                    _people,
                    right=True,
                    paint=_paint_people,
                ),
            ],
            count=lambda: len(self._lines),
            fetch=lambda offset, limit: self._lines[offset : offset + limit],
        )
        super().__init__(
            model, "structure", QCoreApplication.translate("StructureTree", "分会和小组")
        )
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)

    def show_parts(self, chapters: Sequence[Chapter], groups: Sequence[Group]) -> None:
        """Show these and keep the place."""
        at = self.current_row()
        self._chapters, self._groups = chapters, groups
        self._list(at.id if at else None)

    def go_to(self, record: bytes) -> None:
        """Go to a chapter or group, and open the branches above it."""
        known = {one.id: one for one in self._chapters}
        group = next((one for one in self._groups if one.id == record), None)
        upper = group.chapter if group else known[record].parent if record in known else None
        while upper in known and upper is not None:
            self._closed.discard(upper)
            upper = known[upper].parent
        self._list(record)

    def lines(self) -> list[Branch]:
        """What is listed now."""
        return self._lines

    def _list(self, at: bytes | None) -> None:
        self._lines = list(_branches(self._chapters, self._groups, self._closed))
        self.paged.refresh()
        places = {one.id: place for place, one in enumerate(self._lines)}
        if self._lines:
            self.setCurrentIndex(self.paged.index(places.get(at or b"", self._first()), 0))
        self.current_changed.emit(self.current_row())
        self.viewport().update()

    def _first(self) -> int:
        """The largest group's line: a group says more than a chapter."""
        sizes = [one.group.people if one.group else -1 for one in self._lines]
        return sizes.index(max(sizes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left closes a branch or goes up, right opens it."""
        line: Branch | None = self.current_row()
        key = Qt.Key(event.key())
        if line is None or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
            return
        if line.below and line.opened == (key == Qt.Key.Key_Left):
            self._turn(line)
        elif key == Qt.Key.Key_Left and line.depth:
            place = self.currentIndex().row()
            upper = next(at for at in range(place, -1, -1) if self._lines[at].depth < line.depth)
            self.setCurrentIndex(self.paged.index(upper, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the caret turns the branch."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        line: Branch | None = self.paged.row(index.row())
        if line is None or not line.below or index.column():
            return
        left = self.visualRect(index).left() + size(INDENT) * line.depth
        if left <= event.position().x() <= left + size(CARET) + 12:
            self._turn(line)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """People of a group may come."""
        if event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The group under the pointer is shown as the one that takes them."""
        row = self.indexAt(event.position().toPoint()).row()
        line: Branch | None = self.paged.row(row)
        fits = line is not None and line.group is not None
        self._hover(row if fits else -1)
        event.setAccepted(fits and event.mimeData().hasFormat(DRAGGED))

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of who was dropped on which group."""
        line: Branch | None = self.paged.row(self.indexAt(event.position().toPoint()).row())
        chosen = dragged(event.mimeData())
        if line is not None and line.group is not None and chosen:
            event.acceptProposedAction()
            self.dropped.emit(line.group, chosen)

    def _turn(self, line: Branch) -> None:
        if line.opened:
            self._closed.add(line.id)
        else:
            self._closed.discard(line.id)
        self._list(line.id)


def _branches(
    chapters: Sequence[Chapter], groups: Sequence[Group], closed: set[bytes]
) -> Iterator[Branch]:
    inside = _inside(chapters, groups)
    lower = _below(chapters)
    people = _people_below(chapters)
    hidden = -1
    for depth, one in tree(chapters):
        if 0 <= hidden < depth:
            continue
        hidden = -1
        below = lower.get(one.id, 0) + len(inside.get(one.id, ()))
        yield Branch(
            one.id,
            depth,
            chapter=one,
            below=below,
            opened=one.id not in closed,
            people=people[one.id],
        )
        if one.id in closed:
            hidden = depth
            continue
        for group in inside.get(one.id, ()):
            yield Branch(group.id, depth + 1, group=group)
    for group in inside.get(None, ()):
        yield Branch(group.id, 0, group=group)


def _inside(
    chapters: Sequence[Chapter], groups: Sequence[Group]
) -> Mapping[bytes | None, list[Group]]:
    known = {one.id for one in chapters}
    found: dict[bytes | None, list[Group]] = {}
    for one in groups:
        found.setdefault(one.chapter if one.chapter in known else None, []).append(one)
    return found


def _below(chapters: Sequence[Chapter]) -> dict[bytes, int]:
    found: dict[bytes, int] = {}
    for one in chapters:
        if one.parent is not None:
            found[one.parent] = found.get(one.parent, 0) + 1
    return found


def _people_below(chapters: Sequence[Chapter]) -> dict[bytes, int]:
    """How many stand in each chapter and in those below it."""
    known = {one.id: one for one in chapters}
    found = dict.fromkeys(known, 0)
    for one in chapters:
        for upper in above(known, one.id):
            found[upper.id] += one.people
    return found


def _said(line: Branch) -> str:
    """The name with what it is and where it stands, for reading aloud."""
    if line.group is not None:
        kind = words.kind_name(line.group.kind)
        return " ".join(one for one in (line.name, kind) if one)
    return QCoreApplication.translate("StructureTree", "{name} 分会").format(name=line.name)


def _people(line: Branch) -> str:
    if line.group is not None:
        return words.seats(line.group)
    return f"{line.people:,}"


def _paint_name(painter: QPainter, rect: QRect, line: Branch, _chosen: bool) -> None:
    left = rect.x() + size(INDENT) * line.depth
    side = size(CARET)
    if line.below:
        mark = QRect(left, rect.center().y() - side // 2, side, side)
        icons.paint(painter, mark, "caret-down" if line.opened else "caret-right", "text3")
    left += side + 4
    picture = QRect(left, rect.center().y() - side // 2, side, side)
    icons.paint(painter, picture, "map-pin" if line.chapter else "users-three", "text2")
    room = rect.adjusted(left + side + 8 - rect.x(), 0, 0, 0)
    painter.setFont(font(13, bold=line.chapter is not None))
    painter.setPen(color("text"))
    paint_text(painter, room, line.name)
    if line.group is None or not line.group.kind:
        return
    used = min(painter.fontMetrics().horizontalAdvance(line.name), room.width())
    rest = room.adjusted(used + 8, 0, 0, 0)
    if rest.width() > size(40):
        paint_tag(painter, rest, words.kind_name(line.group.kind), words.kind_tone(line.group.kind))


def _paint_people(painter: QPainter, rect: QRect, line: Branch, _chosen: bool) -> None:
    painter.setFont(font(12))
    painter.setPen(color("text2"))
    text = _people(line)
    width = painter.fontMetrics().horizontalAdvance(text)
    paint_text(painter, rect, text, Qt.AlignmentFlag.AlignRight)
    if line.group is not None:
        bar = rect.adjusted(0, 0, -width - 10, 0)
        bar.setLeft(max(bar.left(), bar.right() - size(48)))
        paint_bar(painter, bar, line.group)
