"""The week: seven columns of hours, whole days above them, by mouse and by keys."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from desktop.models.calendar import Occurrence
from desktop.views.calendar.weekcanvas import DAY_MINUTES, STEP, WeekCanvas, is_long
from desktop.views.calendar.words import span
from desktop.views.parts.text import announce

_DRAG = 6


class WeekView(WeekCanvas):
    """A week; the signals are those of the month.

    Left and right go from day to day, up and down through a day's occurrences, Alt+Left/Right
    moves the one at hand by days, Alt+Up/Down by half hours, Enter opens it.
    """

    day_chosen = Signal(object)
    opened = Signal(object)
    new_wanted = Signal(object)
    moved = Signal(object, int)
    paged = Signal(int)

    # -- mouse ---------------------------------------------------------------------------------

    def place_of(self, record: bytes) -> QRect:
        """Where an occurrence was drawn last, empty where it was not."""
        return next((rect for rect, one in self._boxes if one.id == record), QRect())

    def _hit(self, at: QPoint) -> Occurrence | None:
        return next((one for rect, one in reversed(self._boxes) if rect.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day and what lies under the pointer."""
        at = event.position().toPoint()
        one = self._hit(at)
        self.held, self.by = ((at, one) if one else None), 0
        self.at_hand = one.id if one else None
        day = self._day_at(at)
        if day is not None:
            self.selected = day
            self.day_chosen.emit(day)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """While an occurrence is held it goes with the pointer, by half hours and days."""
        at = event.position().toPoint()
        if not self.held:
            hand = self._hit(at) is not None
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        way = at - self.held[0]
        if way.manhattanLength() > _DRAG:
            self.by = self._minutes(way)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def _minutes(self, way: QPoint) -> int:
        assert self.held is not None
        assert self.days is not None
        _, width = self._column(0)
        days = round(way.x() / width)
        if is_long(self.held[1], self.days.home):
            return days * DAY_MINUTES
        return days * DAY_MINUTES + round(way.y() / self._hour() * 60 / STEP) * STEP

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it fall where it is."""
        pressed, by, self.held, self.by = self.held, self.by, None, 0
        self.viewport().update()
        if pressed and by:
            self.moved.emit(pressed[1], by)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an occurrence, or begin a new one on an empty place."""
        one = self._hit(event.position().toPoint())
        if one:
            self.opened.emit(one)
        else:
            self.new_wanted.emit(self.selected)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole title of what lies under the pointer."""
        if isinstance(event, QHelpEvent) and self.days is not None:
            one = self._hit(event.pos())
            if one:
                text = f"{span(one, self.days.home)}\n{self.days.title(one)}"
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().viewportEvent(event)

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key, one = Qt.Key(event.key()), self.current()
        if key == Qt.Key.Key_Escape and self.held:
            self.held, self.by = None, 0
            self.viewport().unsetCursor()
            self.viewport().update()
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            by = {
                Qt.Key.Key_Left: -DAY_MINUTES,
                Qt.Key.Key_Right: DAY_MINUTES,
                Qt.Key.Key_Up: -STEP,
                Qt.Key.Key_Down: STEP,
            }.get(key)
            if by is not None and one is not None:
                self.moved.emit(one, by)
                return
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.at_hand = None
            self.day_chosen.emit(self.selected + timedelta(days=step))
            return
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._turn(1 if key == Qt.Key.Key_Down else -1)
            return
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(-1 if key == Qt.Key.Key_PageUp else 1)
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(one)
            return
        super().keyPressEvent(event)

    def _open(self, one: Occurrence | None) -> None:
        if one is not None:
            self.opened.emit(one)
        else:
            self.new_wanted.emit(self.selected)

    def _turn(self, step: int) -> None:
        found = self._on(self.selected)
        if not found or self.days is None:
            return
        ids = [one.id for one in found]
        at = ids.index(self.at_hand) + step if self.at_hand in ids else (0 if step > 0 else -1)
        one = found[at % len(found)]
        self.at_hand = one.id
        self.day_chosen.emit(self.selected)
        announce(self, f"{span(one, self.days.home)} {self.days.title(one)}")
        self.viewport().update()
