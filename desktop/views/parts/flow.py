"""A layout that breaks its line like text, for chips and tags."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_FOLLOWS = "follows"


def follow(widget: QWidget) -> QWidget:
    """Let a widget stand on the line of the one before it: both go to the next one together."""
    widget.setProperty(_FOLLOWS, True)
    return widget


def follows(widget: QWidget) -> bool:
    """Whether it stands on the line of the one before it."""
    return bool(widget.property(_FOLLOWS))


class Flow(QLayout):
    """Widgets side by side, on as many lines as the width needs."""

    def __init__(self, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at a place, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that this width needs."""
        return self._place(QRect(0, 0, width, 0), dry=True)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, dry=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The largest single item."""
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def _place(self, rect: QRect, *, dry: bool) -> int:
        """Lay the lines out, each widget in the middle of its line; the height they need."""
        top = rect.y()
        for line in self._lines(rect.width()):
            # What is wider than the line is no wider than it.
            hints = [item.sizeHint().boundedTo(QSize(rect.width(), 9_999)) for item in line]
            high, x = max(hint.height() for hint in hints), rect.x()
            for item, hint in zip(line, hints, strict=True):
                if not dry:
                    item.setGeometry(QRect(QPoint(x, top + (high - hint.height()) // 2), hint))
                x += hint.width() + self.spacing()
            top += high + self.spacing()
        return max(0, top - self.spacing() - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for items in self._together():
            wanted = sum(item.sizeHint().width() + self.spacing() for item in items)
            if not lines or wanted - self.spacing() > left:
                lines.append([])
                left = width
            lines[-1] += items
            left -= wanted
        return lines

    def _together(self) -> list[list[QLayoutItem]]:
        """What stands on one line: a widget and those that follow it."""
        found: list[list[QLayoutItem]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            widget = item.widget()
            if found and widget is not None and follows(widget):
                found[-1].append(item)
            else:
                found.append([item])
        return found


def flowing(*some: QWidget, gap: int = 6) -> QWidget:
    """These side by side, on as many lines as the width needs."""
    held = QWidget()
    line = Flow(gap, held)
    for each in some:
        line.addWidget(each)
    return held
