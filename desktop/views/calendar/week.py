"""The week: seven columns of hours, whole days above them, by mouse and by keys."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from desktop.models.calendar import Occurrence
from desktop.views.calendar.days import WEEK, Days, Placed, week_span
from desktop.views.calendar.paint import (
    line_height,
    paint_bar,
    paint_day_head,
    paint_ring,
    paint_text,
    title,
)
from desktop.views.calendar.words import days_of, span, tone
from desktop.views.parts import dates
from desktop.views.parts.tags import tones
from desktop.views.parts.text import announce
from desktop.views.theme.palette import color, font, size

_DRAG = 6
_STEP = 30
_DAY_MINUTES = 1440
_BEGIN_AT = 7
_NAMES = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class WeekView(QAbstractScrollArea):
    """A week; the signals are those of the month.

    Left and right go from day to day, up and down through a day's occurrences, Alt+Left/Right
    moves the one at hand by days, Alt+Up/Down by half hours, Enter opens it.
    """

    day_chosen = Signal(object)
    opened = Signal(object)
    new_wanted = Signal(object)
    moved = Signal(object, int)
    paged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.first = self.selected = self.today = date(2000, 1, 3)
        self.at_hand: bytes | None = None
        self.days: Days | None = None
        self._boxes: list[tuple[QRect, Occurrence]] = []
        self._pressed: tuple[QPoint, Occurrence] | None = None
        self._by = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("周历"))

    # -- showing -------------------------------------------------------------------------------

    def show_week(self, anchor: date, today: date, selected: date, days: Days) -> None:
        """Show the week of a day."""
        self.first = week_span(anchor)[0]
        self.today, self.selected, self.days = today, selected, days
        self._measure()
        self.viewport().update()

    def choose(self, day: date, one: bytes | None = None) -> None:
        """Choose a shown day, and an occurrence on it."""
        self.selected, self.at_hand = day, one
        self.viewport().update()

    def current(self) -> Occurrence | None:
        """The occurrence at hand: the one chosen, else the first of the chosen day."""
        found = self._on(self.selected)
        return next((one for one in found if one.id == self.at_hand), found[0] if found else None)

    def _on(self, day: date) -> list[Occurrence]:
        return self.days.on(day) if self.days else []

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        whole = 24 * self._hour()
        page = max(self.viewport().height() - self._top(), 1)
        bar.setRange(0, max(whole - page, 0))
        bar.setPageStep(page)
        bar.setSingleStep(self._hour() // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll over what does not fit."""
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the morning."""
        super().showEvent(event)
        self._measure()
        if self.verticalScrollBar().value() == 0:
            self.verticalScrollBar().setValue(_BEGIN_AT * self._hour() - size(12))

    # -- where things are ----------------------------------------------------------------------

    def _hour(self) -> int:
        return size(40)

    def _gutter(self) -> int:
        return size(56)

    def _long(self) -> list[Placed]:
        if self.days is None:
            return []
        home = self.days.home
        placed = self.days.lanes(self.first)
        return [part for part in placed if _is_long(part.one, home)]

    def _top(self) -> int:
        lanes = max((part.lane for part in self._long()), default=-1) + 1
        return size(34) * 2 + lanes * (line_height() + 4) + size(4)

    def _column(self, number: int) -> tuple[int, int]:
        width = self.viewport().width() - self._gutter()
        left = self._gutter() + width * number // WEEK
        return left, self._gutter() + width * (number + 1) // WEEK - left

    def _day_at(self, at: QPoint) -> date | None:
        for number in range(WEEK):
            left, width = self._column(number)
            if left <= at.x() < left + width:
                return self.first + timedelta(days=number)
        return None

    def _rect(self, one: Occurrence, number: int, side: int, sides: int) -> QRect:
        assert self.days is not None
        zone = ZoneInfo(self.days.home)
        day = self.first + timedelta(days=number)
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        begin = max((one.start.astimezone(zone) - midnight).total_seconds() / 3600, 0)
        end = min((one.end.astimezone(zone) - midnight).total_seconds() / 3600, 24)
        left, width = self._column(number)
        part = (width - 6) // sides
        y = self._top() + round(begin * self._hour()) - self.verticalScrollBar().value()
        height = max(round((end - begin) * self._hour()), line_height() + 2)
        return QRect(left + 3 + side * part, y, part - 2, height - 1)

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, then occurrences, then the head over both."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), color("surface"))
        self._boxes = []
        top = self._top()
        painter.setClipRect(self.viewport().rect().adjusted(0, top, 0, 0))
        self._paint_grid(painter, top)
        if self.days is not None:
            for number in range(WEEK):
                self._paint_day(painter, number)
        painter.setClipping(False)
        self._paint_head(painter, top)
        painter.end()

    def _paint_grid(self, painter: QPainter, top: int) -> None:
        bottom = self.viewport().height()
        for number in range(WEEK):
            left, width = self._column(number)
            day = self.first + timedelta(days=number)
            ground = "accentSoft" if day == self.selected else "surface2"
            if day == self.selected or day.weekday() >= 5:
                painter.fillRect(QRect(left, top, width, bottom - top), color(ground))
        painter.setFont(font(12))
        for hour in range(25):
            y = top + hour * self._hour() - self.verticalScrollBar().value()
            painter.setPen(QPen(color("line"), 1))
            painter.drawLine(self._gutter(), y, self.viewport().width(), y)
            if 0 < hour < 24:
                painter.setPen(color("text3"))
                place = QRect(0, y - size(10), self._gutter() - size(8), size(20))
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(place, right, f"{hour:02}:00")
        for number in range(WEEK):
            left, _ = self._column(number)
            painter.setPen(QPen(color("line"), 1))
            painter.drawLine(left, top, left, bottom)

    def _paint_day(self, painter: QPainter, number: int) -> None:
        assert self.days is not None
        home = self.days.home
        day = self.first + timedelta(days=number)
        found = [one for one in self._on(day) if not _is_long(one, home)]
        for one, side, sides in beside(found):
            rect = self._rect(one, number, side, sides)
            if self._pressed and self._pressed[1].id == one.id and self._by:
                rect = self._moved_rect(rect)
            self._boxes.append((rect, one))
            self._paint_one(painter, rect, one)

    def _moved_rect(self, rect: QRect) -> QRect:
        days, minutes = divmod(self._by + _DAY_MINUTES // 2, _DAY_MINUTES)
        minutes -= _DAY_MINUTES // 2
        _, width = self._column(0)
        return rect.translated(days * width, round(minutes / 60 * self._hour()))

    def _paint_one(self, painter: QPainter, rect: QRect, one: Occurrence) -> None:
        assert self.days is not None
        if rect.height() < 2 * line_height() + 4:
            paint_bar(painter, rect, one, title(one), self.days.host(one))
        else:
            paint_bar(painter, rect, one, "", self.days.host(one))
            painter.setPen(color(tones(tone(one.kind))[0]))
            painter.setFont(font(12, bold=True))
            inside = rect.adjusted(size(8), 4, -size(22), -2)
            paint_text(
                painter, QRect(inside.x(), inside.y(), inside.width(), line_height()), title(one)
            )
            painter.setFont(font(12))
            below = QRect(inside.x(), inside.y() + line_height(), inside.width(), line_height())
            paint_text(painter, below, span(one, self.days.home))
        if one.id == self.at_hand:
            paint_ring(painter, rect.adjusted(-1, -1, 1, 1))

    def _paint_head(self, painter: QPainter, top: int) -> None:
        painter.fillRect(QRect(0, 0, self.viewport().width(), top), color("surface"))
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(0, top, self.viewport().width(), top)
        for number in range(WEEK):
            left, width = self._column(number)
            day = self.first + timedelta(days=number)
            painter.setFont(font(12))
            painter.setPen(color("text2"))
            names = QRect(left + size(8), 0, width - size(8), size(30))
            painter.drawText(names, _NAMES, dates.weekday(day))
            rect = QRect(left, size(30), width, size(34))
            paint_day_head(painter, rect, day, today=day == self.today, faint=False)
            if day == self.selected and self.hasFocus():
                paint_ring(painter, rect.adjusted(1, 1, -2, 0))
        for part in self._long():
            first, _ = self._column(part.first)
            left, width = self._column(part.last)
            y = size(34) * 2 + part.lane * (line_height() + 4)
            box = QRect(first + 3, y, left + width - first - 6, line_height())
            self._boxes.append((box, part.one))
            whole = (part.begins, part.ends)
            paint_bar(painter, box, part.one, title(part.one), "", whole)

    # -- mouse ---------------------------------------------------------------------------------

    def _hit(self, at: QPoint) -> Occurrence | None:
        return next((one for rect, one in reversed(self._boxes) if rect.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day and what lies under the pointer."""
        at = event.position().toPoint()
        one = self._hit(at)
        self._pressed, self._by = ((at, one) if one else None), 0
        self.at_hand = one.id if one else None
        day = self._day_at(at)
        if day is not None:
            self.selected = day
            self.day_chosen.emit(day)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """While an occurrence is held it goes with the pointer, by half hours and days."""
        at = event.position().toPoint()
        if not self._pressed:
            hand = self._hit(at) is not None
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        way = at - self._pressed[0]
        if way.manhattanLength() > _DRAG:
            self._by = self._minutes(way)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def _minutes(self, way: QPoint) -> int:
        assert self._pressed is not None
        assert self.days is not None
        _, width = self._column(0)
        days = round(way.x() / width)
        if _is_long(self._pressed[1], self.days.home):
            return days * _DAY_MINUTES
        return days * _DAY_MINUTES + round(way.y() / self._hour() * 60 / _STEP) * _STEP

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it fall where it is."""
        pressed, by, self._pressed, self._by = self._pressed, self._by, None, 0
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
                text = f"{span(one, self.days.home)}\n{title(one)}"
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().viewportEvent(event)

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key, one = Qt.Key(event.key()), self.current()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            by = {
                Qt.Key.Key_Left: -_DAY_MINUTES,
                Qt.Key.Key_Right: _DAY_MINUTES,
                Qt.Key.Key_Up: -_STEP,
                Qt.Key.Key_Down: _STEP,
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
        announce(self, f"{span(one, self.days.home)} {title(one)}")
        self.viewport().update()


def _is_long(one: Occurrence, home: str) -> bool:
    return one.all_day or len(days_of(one, home)) > 1


def beside(found: list[Occurrence]) -> list[tuple[Occurrence, int, int]]:
    """Occurrences of a day as (one, side, sides): those that overlap stand side by side."""
    out: list[tuple[Occurrence, int, int]] = []
    group: list[tuple[Occurrence, int]] = []
    until: datetime | None = None
    for one in sorted(found, key=lambda one: (one.start, one.id)):
        if until is not None and one.start >= until:
            out += [(each, side, _sides(group)) for each, side in group]
            group, until = [], None
        busy = {side for each, side in group if each.end > one.start}
        side = next(n for n in range(len(group) + 1) if n not in busy)
        group.append((one, side))
        until = max(until or one.end, one.end, one.start + timedelta(minutes=_STEP))
    return out + [(each, side, _sides(group)) for each, side in group]


def _sides(group: list[tuple[Occurrence, int]]) -> int:
    return max(side for _, side in group) + 1
