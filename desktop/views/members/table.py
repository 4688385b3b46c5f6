"""The table of members: paging, patching rows in place, and editing a cell with F2."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit

from desktop.models.member import MemberQuery, MemberRow
from desktop.store import members, order
from desktop.store.community import Reads
from desktop.views.members.columns import EDITABLE, chosen
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.aside import Aside
from desktop.views.parts.grid import Table
from desktop.views.parts.table import Column, PagedModel
from desktop.views.theme.palette import color

# Ticks are checked one by one up to here; more are dropped when the list itself changed.
_TICKS_CHECKED = 1_000


class MembersModel(PagedModel):
    """The rows of a query; one that was just edited stays where it is until the next reading.

    `settled` tells that the whole list is known, `rowCount` and any place in it with it; a short
    list is known at once.
    """

    settled = Signal()

    def __init__(self, reads: Reads, columns: Sequence[Column], query: MemberQuery) -> None:
        self.reads, self.query = reads, query
        self.order = order.begin(reads, query)
        super().__init__(
            columns,
            count=lambda: self.order.total or 0,
            fetch=lambda offset, limit: order.rows(self.reads, self.order, offset, limit),
        )
        self._aside = Aside(self, reads)
        self._complete()

    def reload(self) -> None:
        """Read a changed query from its first row."""
        self.order = order.begin(self.reads, self.query)
        super().reload()
        self._complete()

    def refresh(self) -> None:
        """Read the same query again; a long list stays as it is until that is done."""
        fresh = order.begin(self.reads, self.query)
        if fresh.whole:
            self._aside.give_up()
            self._take(fresh)
        else:
            self._ask()

    def _complete(self) -> None:
        if self.order.whole:
            self._aside.give_up()
        else:
            self._ask()

    def _ask(self) -> None:
        query = self.query
        self._aside.ask(lambda reads: order.finish(reads, query), self._take)

    def _take(self, found: order.Order) -> None:
        self.order = found
        super().refresh()
        self.settled.emit()

    def patch(self, changed: Sequence[bytes]) -> int:
        """Read these rows anew where they stand; gives back how many are shown."""
        fresh = {row.id: row for row in members.by_ids(self.reads, changed)}
        shown = 0
        for page, rows in self._pages.items():
            known = [row is not None and row.id in fresh for row in rows]
            if any(known):
                shown += sum(known)
                self._pages[page] = [
                    fresh[row.id] if new else row for row, new in zip(rows, known, strict=True)
                ]
        if shown:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return shown


class CellEditor(QLineEdit):
    """A field over a cell; Enter keeps, Esc gives up, leaving keeps."""

    kept = Signal(str)

    def __init__(self, table: "MembersTable", text: str, name: str) -> None:
        super().__init__(text, table.viewport())
        self._over = False
        self.setAccessibleName(name)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc; while an input method composes, they are its own."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(keep=True)
        elif key == Qt.Key.Key_Escape:
            self._end(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere keeps what was typed; a menu of its own does not."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end(keep=True)

    def _end(self, *, keep: bool) -> None:
        if self._over:
            return
        self._over = True
        if keep and self.isModified():
            self.kept.emit(self.text().strip())
        table = self.parent()
        self.hide()
        self.deleteLater()
        if self.window().isActiveWindow():
            cast(QLineEdit, table).setFocus(Qt.FocusReason.OtherFocusReason)


class MembersTable(Table):
    """`edit_wanted(row, field, text)` after F2; `order_wanted(sort)` for a changed order."""

    edit_wanted = Signal(object, str, str)
    order_wanted = Signal(object)
    copy_wanted = Signal()
    paste_wanted = Signal()
    fill_wanted = Signal()

    def __init__(self, model: MembersModel, may_edit: Callable[[], bool]) -> None:
        super().__init__(model, "members", "")
        self.setAccessibleName(self.tr("成员表"))
        self.members = model
        self._may_edit = may_edit
        # Who was changed since the list was read, and may stand where he does not belong.
        self.edited: set[bytes] = set()
        self.editor: CellEditor | None = None
        # What was ticked, and how long the list was, when it began to be read anew.
        self._ticked: list[object] = []
        self._length = -1
        self.sort_wanted.connect(self._order)

    def ticked_ids(self) -> list[bytes]:
        """Who is ticked, in the order shown; everybody in the list costs one read."""
        if self.all_ticked():
            return members.all_ids(self.members.reads, self.members.query)
        return cast(list[bytes], self.ticked_keys())

    def all_ticked(self) -> bool:
        """True when everybody in the list is ticked, and it is known who that is."""
        return self.members.order.exact and self.ticked_count() == self.members.rowCount()

    def refresh(self) -> None:
        """Read the same query again; ticks stay only on the people they were put on."""
        count = self.ticked_count()
        self._ticked = self.ticked_keys() if 0 < count <= _TICKS_CHECKED else []
        self._length = self.members.rowCount()
        self.members.refresh()

    def keep_ticks(self) -> None:
        """After a reading: take the ticks off where they would stand on other people."""
        ticked, self._ticked = self._ticked, []
        length, self._length = self._length, -1
        if length < 0 or not self.ticked_count():
            return
        same = self.ticked_keys() == ticked if ticked else self.members.rowCount() == length
        if not same:
            self.clear_ticks()

    def ticked_places(self, most: int) -> list[int]:
        """Where the first ticked rows stand, from above."""
        spans = sorted((part.top(), part.bottom()) for part in self._parts())
        places = (place for top, bottom in spans for place in range(top, bottom + 1))
        return list(islice(places, most))

    def tick(self, number: int) -> None:
        """Tick the row at a place."""
        self._mark(number, number, QItemSelectionModel.SelectionFlag.Select)

    def _order(self, key: str, falling: bool) -> None:
        first = (key, falling)
        now = self.members.query.sort
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier and now:
            same = next((fall for name, fall in now[1:] if name == key), None)
            second = (key, same is False)
            self.order_wanted.emit((now[0], second) if now[0][0] != key else now)
        else:
            self.order_wanted.emit((first,))

    def edit_current(self) -> None:
        """Put a field over the cell at hand, or over the name where the cell is not editable."""
        row: MemberRow | None = self.current_row()
        if row is None or not self._may_edit() or privacy.on():
            return
        columns = self.members.columns
        place = self.currentIndex().column()
        if columns[place].key not in EDITABLE:
            place = next(i for i, one in enumerate(columns) if one.key == "name")
        column = columns[place]
        at = self.members.index(self.currentIndex().row(), place)
        known = {"phone": "", "number": row.number}
        text = known[column.key] if column.key in known else column.text(row)
        self.editor = CellEditor(self, text, field_title(column.key))
        self.editor.kept.connect(lambda text: self.edit_wanted.emit(row, column.key, text))
        self.editor.destroyed.connect(self._forget)
        if column.key == "phone":
            self.editor.setPlaceholderText(self.tr("新手机号"))
        self.editor.setGeometry(self.visualRect(at).adjusted(0, 1, 0, -2))
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self.editor = None

    def show_columns(self, columns: Sequence[Column], keys: Sequence[str]) -> None:
        """Show the columns with these keys."""
        self.members.show_columns(chosen(columns, keys))
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits, Ctrl+C copies, Ctrl+V pastes, Ctrl+D fills down; the rest as every table."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if Qt.Key(event.key()) == Qt.Key.Key_F2:
            self.edit_current()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._if_changing(self.paste_wanted)
        elif control and Qt.Key(event.key()) == Qt.Key.Key_D:
            self._if_changing(self.fill_wanted)
        else:
            super().keyPressEvent(event)

    def _if_changing(self, wanted: SignalInstance) -> None:
        """Nothing is written unseen, by who may not, or into a list of days gone by."""
        if self._may_edit() and not privacy.on():
            wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark who was edited, and ring the cell that F2 would edit, unless it is the name."""
        super().paintEvent(event)
        self._paint_edited()
        at: QModelIndex = self.currentIndex()
        if not self.hasFocus() or not at.isValid():
            return
        if self.members.columns[at.column()].key not in EDITABLE - {"name"}:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("focus"), 2))
        painter.drawRoundedRect(self.visualRect(at).adjusted(2, 2, -2, -3), 5, 5)
        painter.end()

    def _paint_edited(self) -> None:
        if not self.edited:
            return
        painter, number = QPainter(self.viewport()), max(self.rowAt(0), 0)
        while number < self.members.rowCount() and self.rowViewportPosition(number) < self.height():
            row = self.members.row(number)
            if row is not None and row.id in self.edited:
                top, height = self.rowViewportPosition(number), self.rowHeight(number)
                painter.fillRect(0, top + 1, 3, height - 2, color("warn"))
            number += 1
        painter.end()
