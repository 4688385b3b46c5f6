"""The month: weeks from Monday, every day with its occurrences, by mouse and by keys."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from desktop.models.calendar import Occurrence
from desktop.views.calendar.days import WEEK
from desktop.views.calendar.monthcanvas import MonthCanvas
from desktop.views.calendar.words import span
from desktop.views.parts.text import announce

_DRAG = 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class MonthView(MonthCanvas):
    """A month; `day_chosen`, `opened`, `new_wanted`, `moved` and `paged` say what is wanted.

    Arrows go from day to day, Ctrl+Up/Down through a day's occurrences, Alt+arrows move the one at
    hand by days and weeks, Enter opens it, Page Up/Down turn months.
    """

    opened = Signal(object)
    new_wanted = Signal(object)
    moved = Signal(object, int)
    paged = Signal(int)

    # -- mouse ---------------------------------------------------------------------------------

    def place_of(self, record: bytes) -> QRect:
        """Where an occurrence was drawn last, empty where it was not."""
        return next((rect for rect, one in self._boxes if one.id == record), QRect())

    def _hit(self, at: QPoint) -> Occurrence | None:
        return next((one for rect, one in self._boxes if rect.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day, and the occurrence under the pointer."""
        at = event.position().toPoint()
        one = self._hit(at)
        super().mousePressEvent(event)
        self.at_hand = one.id if one else None
        self._pressed = (at, one) if one else None
        place = self.indexAt(at)
        if place.isValid():
            self.selected = self.grid.day(place)
            self.day_chosen.emit(self.selected)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """While an occurrence is held, show which day it would fall on."""
        at = event.position().toPoint()
        if self._pressed and (at - self._pressed[0]).manhattanLength() > _DRAG:
            place = self.indexAt(at)
            self._over = self.grid.day(place) if place.isValid() else None
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()
            return
        shape = Qt.CursorShape.PointingHandCursor if self._hit(at) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the occurrence fall on the day under the pointer."""
        super().mouseReleaseEvent(event)
        pressed, over, self._pressed, self._over = self._pressed, self._over, None, None
        self.viewport().update()
        if pressed and over:
            place = self.indexAt(pressed[0])
            days = (over - self.grid.day(place)).days
            if days:
                self.moved.emit(pressed[1], days * 1440)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an occurrence, or begin a new one on an empty place."""
        one = self._hit(event.position().toPoint())
        if one:
            self.opened.emit(one)
        else:
            self.new_wanted.emit(self.selected)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole title of what lies under the pointer."""
        if isinstance(event, QHelpEvent) and self.grid.days is not None:
            one = self._hit(event.pos())
            if one:
                text = f"{span(one, self.grid.days.home)}\n{self.grid.days.title(one)}"
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().viewportEvent(event)

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; what is no key of the month goes on as usual."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Escape and self._pressed:
            self._pressed = self._over = None
            self.viewport().unsetCursor()
            self.viewport().update()
            return
        if held & Qt.KeyboardModifier.AltModifier and self._shift(key):
            return
        if held & Qt.KeyboardModifier.ControlModifier and self._turn(key):
            return
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(-1 if key == Qt.Key.Key_PageUp else 1)
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            one = self.current()
            if one is not None:
                self.opened.emit(one)
            else:
                self.new_wanted.emit(self.selected)
            return
        if not held & Qt.KeyboardModifier.AltModifier and self._leave(key):
            return
        super().keyPressEvent(event)

    def _shift(self, key: Qt.Key) -> bool:
        days = _STEPS.get(key)
        one = self.current()
        if days is None or one is None:
            return False
        self.moved.emit(one, days * 1440)
        return True

    def _turn(self, key: Qt.Key) -> bool:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        found = self._on(self.selected)
        if step is None or not found:
            return step is not None
        ids = [one.id for one in found]
        at = ids.index(self.at_hand) + step if self.at_hand in ids else (0 if step > 0 else -1)
        one = found[at % len(found)]
        self.at_hand = one.id
        self.viewport().update()
        self.day_chosen.emit(self.selected)
        if self.grid.days:
            announce(self, f"{span(one, self.grid.days.home)} {self.grid.days.title(one)}")
        return True

    def _leave(self, key: Qt.Key) -> bool:
        """Going over an edge turns to the month beyond it."""
        step = _STEPS.get(key)
        if step is None:
            return False
        day = self.selected + timedelta(days=step)
        if self.grid.first <= day <= self.grid.last and abs(step) == WEEK:
            return False
        self.at_hand = None
        self.day_chosen.emit(day)
        return True
