"""Slots of a rule's sentence: a word that opens a menu, or a number that is typed in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.views.parts.field import inset
from desktop.views.parts.tags import tones
from desktop.views.parts.text import label
from desktop.views.theme import icons
from desktop.views.theme.palette import color, font, size

_HEIGHT, _PAD, _GAP, _ICON, _CARET = 36, 10, 6, 18, 12
RADIUS = 7


class Slot(QAbstractButton):
    """A word of the sentence, 36 high on a soft ground; Space, Enter or a click opens it.

    `what` says to a screen reader what the word is about.
    """

    def __init__(self, text: str, tone: str, what: str, picture: str = "") -> None:
        super().__init__()
        self._tone, self._what, self._picture = tone, what, picture
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another word."""
        self.setText(text)
        self.setAccessibleName(f"{self._what} {text}")
        self.setToolTip("" if self._fits() else text)
        self.updateGeometry()

    def _fits(self) -> bool:
        return QFontMetrics(font(16, bold=True)).horizontalAdvance(self.text()) < size(320)

    def sizeHint(self) -> QSize:
        """As wide as the word, at most 360 px."""
        room = QFontMetrics(font(16, bold=True)).horizontalAdvance(self.text())
        room += size(2 * _PAD + _GAP + _CARET)
        if self._picture:
            room += size(_ICON + _GAP)
        return QSize(min(room + 2, size(360)), size(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same: a word is not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, word, caret; the ring while it has the focus."""
        ink, ground = tones(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus()
        painter.setPen(QPen(color("focus"), 2) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(color(ground))
        inside = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inside, RADIUS, RADIUS)
        x = size(_PAD)
        if self._picture:
            spot = QRect(x, 0, size(_ICON), self.height())
            icons.paint(painter, spot, self._picture, ink)
            x += size(_ICON + _GAP)
        caret = QRect(self.width() - size(_PAD + _CARET), 0, size(_CARET), self.height())
        icons.paint(painter, caret, "caret-down", ink)
        painter.setPen(color(ink if self.isEnabled() else "text3"))
        painter.setFont(font(16, bold=True))
        room = QRect(x, 0, caret.x() - x - size(_GAP) + 2, self.height())
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def below(self) -> QPoint:
        """Where a menu or popover opens."""
        return self.mapToGlobal(QPoint(0, self.height() + 4))


def choice_slot(
    slot: Slot,
    choices: Callable[[], Sequence[tuple[str, object]]],
    now: object,
    chosen: Callable[[object], None],
) -> Slot:
    """Let a slot open a menu of (text, value) choices; `chosen` hears another value."""

    def open_menu() -> None:
        menu = QMenu(slot)
        for text, value in choices():
            act = QAction(text, menu)
            act.setCheckable(True)
            act.setChecked(value == now)
            act.triggered.connect(lambda _checked=False, value=value: chosen(value))
            menu.addAction(act)
        menu.popup(slot.below())

    slot.clicked.connect(open_menu)
    return slot


class Popover(QFrame):
    """A small form under a slot; Enter takes it, Esc leaves everything as it was."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("part", "card")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(12, 10, 12, 12)
        self._lines.setSpacing(8)

    def add_number(self, before: str, value: int, low: int, high: int, after: str) -> QSpinBox:
        """Append a whole number between two words."""
        field = inset(QSpinBox())
        field.setRange(low, high)
        field.setValue(value)
        field.setAccessibleName(f"{before} {after}".strip())
        field.lineEdit().returnPressed.connect(self._take)
        self._append(before, field, after)
        return field

    def add_text(self, before: str, value: str) -> QLineEdit:
        """Append a text after a word."""
        field = QLineEdit(value)
        field.setAccessibleName(before)
        field.returnPressed.connect(self._take)
        self._append(before, field, "")
        return field

    def _append(self, before: str, field: QWidget, after: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        if before:
            line.addWidget(label(before, 13, "text2"))
        line.addWidget(field, 1)
        if after:
            line.addWidget(label(after, 13, "text2"))
        self._lines.addLayout(line)
        field.setMinimumWidth(size(120))

    def open_at(self, slot: Slot, field: QWidget) -> None:
        """Show under a slot with the caret in a field."""
        self.move(slot.below())
        self.show()
        field.setFocus(Qt.FocusReason.PopupFocusReason)
        select = getattr(field, "selectAll", None)
        if select:
            select()

    def _take(self) -> None:
        self.taken.emit()
        self.close()


def number_slot(
    slot: Slot,
    now: int,
    span: tuple[int, int],
    words: tuple[str, str],
    chosen: Callable[[int], None],
) -> Slot:
    """Let a slot ask for a whole number from `span`, between two words."""

    def ask() -> None:
        popover = Popover(slot)
        field = popover.add_number(words[0], now, *span, words[1])

        def take() -> None:
            field.interpretText()
            if field.value() != now:
                chosen(field.value())

        popover.taken.connect(take)
        popover.open_at(slot, field)

    slot.clicked.connect(ask)
    return slot


def text_slot(slot: Slot, now: str, before: str, chosen: Callable[[str], None]) -> Slot:
    """Let a slot ask for a text; an empty or unchanged one is not taken."""

    def ask() -> None:
        popover = Popover(slot)
        field = popover.add_text(before, now)

        def take() -> None:
            text = field.text().strip()
            if text and text != now:
                chosen(text)

        popover.taken.connect(take)
        popover.open_at(slot, field)

    slot.clicked.connect(ask)
    return slot
