"""The sidebar: which community, the way to jump anywhere, and the screens under four headings."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.views.nav import NavList, NavRow
from desktop.views.parts.avatar import letter
from desktop.views.screens import PINNED, Screen, headings
from desktop.views.theme import icons
from desktop.views.theme.palette import changed, color, font, size, wide

WIDTH = 208
# Folded it shows marks and icons alone.
FOLDED = 64


class Switcher(QPushButton):
    """Which community is open: a square mark with its letter, name, count; opens the menu."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._count = "", ""
        self.setProperty("rank", "ghost")
        self.setAutoDefault(False)

    def show_community(self, name: str, count: str) -> None:
        """Show a community's name and how many members it has."""
        self._name, self._count = name, count
        self.setAccessibleName(f"{name} {count}")
        self.setToolTip(f"{name}  {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """44 high at 100 %."""
        return QSize(100, size(44))

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark, name, count and carets."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            ring = color("focus") if self.hasFocus() else color("line")
            painter.setPen(QPen(ring, 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        side = size(32)
        left = 6 if self.width() > 2 * side else (self.width() - side) // 2
        mark = QRect(left, (self.height() - side) // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawRoundedRect(mark, 7, 7)
        painter.setPen(color("onAccent"))
        painter.setFont(font(16, bold=True))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, letter(self._name))
        if self.width() <= 2 * side:
            painter.end()
            return
        room = QRect(mark.right() + 9, 0, self.width() - mark.right() - 9 - size(24), self.height())
        self._words(painter, room)
        caret = QRect(self.width() - size(22), 0, size(16), self.height())
        icons.paint(painter, caret, "caret-up-down", "text2")
        painter.end()

    def _words(self, painter: QPainter, room: QRect) -> None:
        half = room.height() // 2
        painter.setPen(color("text"))
        painter.setFont(font(13, bold=True))
        cut = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(self._name, cut, room.width())
        upper = room.adjusted(0, 3, 0, -half)
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(color("text2"))
        painter.setFont(font(12))
        painter.drawText(room.adjusted(0, half, 0, -3), Qt.AlignmentFlag.AlignVCenter, self._count)


class JumpField(QPushButton):
    """Looks like a search field, opens the command palette."""

    def __init__(self, text: str, keys: str) -> None:
        super().__init__()
        self._text, self._keys = text, keys
        self.setAccessibleName(text)
        self.setToolTip(f"{text}  {keys}")
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        """30 high at 100 %."""
        return QSize(100, size(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, glass, hint and keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = color("focus") if self.hasFocus() else color("field")
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(edge, width))
        painter.setBrush(color("surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        glass = QRect(9, 0, size(16), self.height())
        if self.width() < 5 * size(16):
            glass.moveLeft((self.width() - size(16)) // 2)
            icons.paint(painter, glass, "magnifying-glass", "text2")
            painter.end()
            return
        icons.paint(painter, glass, "magnifying-glass", "text2")
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        words = self.rect().adjusted(16 + size(16), 0, -9, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._keys
        )
        room = words.width() - painter.fontMetrics().horizontalAdvance(self._keys) - 8
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class Sidebar(QWidget):
    """Switcher, jump field, screens, and the settings pinned at the bottom."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._folded = False
        self.switcher = Switcher()
        self.jump = JumpField(self.tr("搜索或跳转"), "Ctrl K")
        self.screens = NavList(self.tr("页面"))
        self.pinned = NavList(self.tr("设置"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(self.switcher)
        layout.addWidget(self.jump)
        layout.addWidget(self.screens, 1)
        layout.addWidget(self.pinned)
        for made in (self.screens, self.pinned):
            made.chosen.connect(self.chosen)
        self._measure()
        changed().connect(self._measure)

    def show_rows(self, screens: Sequence[NavRow], pinned: Sequence[NavRow]) -> None:
        """Show which screens there are."""
        self.screens.nav.show_rows(screens)
        self.pinned.nav.show_rows(pinned)
        self._measure()

    def show_chosen(self, key: str) -> None:
        """Mark the open screen in both lists."""
        self.screens.show_chosen(key)
        self.pinned.show_chosen(key)

    def fold(self, folded: bool) -> None:
        """Show marks and icons alone, so that a narrow window leaves the page its room."""
        if folded != self._folded:
            self._folded = folded
            self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(size(FOLDED) if self._folded else wide(WIDTH))
        self.pinned.setFixedHeight(self.pinned.whole_height())


def rows(
    known: Sequence[Screen], badges: Mapping[str, str] | None = None, *, pinned: bool = False
) -> list[NavRow]:
    """The sidebar's rows, headings included; or those pinned at its bottom.

    `badges` are urgent counts by screen.
    """
    urgent = badges or {}
    made: list[NavRow] = []
    groups = {PINNED: ""} if pinned else headings()
    for group, heading in groups.items():
        inside = [screen for screen in known if screen.group == group]
        if heading and inside:
            made.append(NavRow(heading))
        made += [
            NavRow(one.title, one.key, one.picture, urgent.get(one.key, ""), one.key in urgent)
            for one in inside
        ]
    return made
