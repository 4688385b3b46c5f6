"""What a field offers while one types: a list below it that never takes the focus from it."""

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from desktop.views.parts.screens import screen_of
from desktop.views.theme.palette import size

_GAP = 4


class OfferList(QFrame):
    """`show_offers(lines)` below the field, "" hides it; `chosen(place)` by a click.

    The field keeps the focus and the keys: it calls `step` and reads `current`. A click elsewhere
    goes where it was aimed at; leaving the field closes the list.
    """

    chosen = Signal(int)

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__(field)
        self.setWindowFlags(
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("part", "offers")
        self._field = field
        self._lines = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._lines)
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.addWidget(self.list)
        field.installEventFilter(self)

    def show_offers(self, lines: list[str]) -> None:
        """Offer these lines, the first of them at hand; none hides the list."""
        self._lines.setStringList(lines)
        if not lines or not self._field.hasFocus():
            self.hide()
            return
        self.list.setCurrentIndex(self._lines.index(0, 0))
        self._place(len(lines))
        self.show()
        self.raise_()

    def lines(self) -> list[str]:
        """What is offered now."""
        return self._lines.stringList()

    def current(self) -> int:
        """The place of the offer at hand, -1 without one."""
        return self.list.currentIndex().row()

    def step(self, by: int) -> None:
        """Go up or down, round the ends."""
        count = self._lines.rowCount()
        if count:
            self.list.setCurrentIndex(self._lines.index((self.current() + by) % count, 0))

    def _place(self, count: int) -> None:
        row = max(self.list.sizeHintForRow(0), size(28))
        wanted = max(self._field.width(), self.list.sizeHintForColumn(0) + 24)
        height = count * row + 12
        room = self._room()
        below = self._field.mapToGlobal(QPoint(0, self._field.height() + _GAP))
        if below.y() + height > room.bottom():
            below.setY(self._field.mapToGlobal(QPoint(0, -_GAP)).y() - height)
        self.setGeometry(QRect(below.x(), below.y(), min(wanted, room.width()), height))

    def _room(self) -> QRect:
        return screen_of(self._field).availableGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the field goes out of sight."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move):
            self.hide()
        return super().eventFilter(watched, event)
