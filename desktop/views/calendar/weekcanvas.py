"""How a week is drawn: columns of hours, whole days above them, the head over both."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from desktop.models.calendar import Occurrence
from desktop.views.calendar.days import WEEK, Days, Placed, week_span
from desktop.views.calendar.paint import (
    line_height,
    paint_bar,
    paint_day_head,
    paint_ring,
    paint_text,
)
from desktop.views.calendar.words import days_of, span, tone
from desktop.views.parts import dates
from desktop.views.parts.tags import tones
from desktop.views.parts.titles import title
from desktop.views.theme.palette import color, font, size

_DRAG = 6
STEP = 30
DAY_MINUTES = 1440
_BEGIN_AT = 7
_NAMES = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class WeekCanvas(QAbstractScrollArea):
    """A week; an occurrence that is held is drawn `by` minutes later."""

    def __init__(self) -> None:
        super().__init__()
        self.first = self.selected = self.today = date(2000, 1, 3)
        self.at_hand: bytes | None = None
        self.days: Days | None = None
        # What stands above the hours: asked for at every box that is painted.
        self._long: list[Placed] = []
        self._boxes: list[tuple[QRect, Occurrence]] = []
        self.held: tuple[QPoint, Occurrence] | None = None
        self.by = 0
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
        placed = days.lanes(self.first)
        self._long = [part for part in placed if is_long(part.one, days.home)]
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

    def _top(self) -> int:
        lanes = max((part.lane for part in self._long), default=-1) + 1
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
        found = [one for one in self._on(day) if not is_long(one, home)]
        for one, side, sides in beside(found):
            rect = self._rect(one, number, side, sides)
            if self.held and self.held[1].id == one.id and self.by:
                rect = self._moved_rect(rect)
            self._boxes.append((rect, one))
            self._paint_one(painter, rect, one)

    def _moved_rect(self, rect: QRect) -> QRect:
        days, minutes = divmod(self.by + DAY_MINUTES // 2, DAY_MINUTES)
        minutes -= DAY_MINUTES // 2
        _, width = self._column(0)
        return rect.translated(days * width, round(minutes / 60 * self._hour()))

    def _paint_one(self, painter: QPainter, rect: QRect, one: Occurrence) -> None:
        assert self.days is not None
        if rect.height() < 2 * line_height() + 4:
            paint_bar(painter, rect, one, self.days.title(one), self.days.host(one))
        else:
            paint_bar(painter, rect, one, "", self.days.host(one))
            painter.setPen(color(tones(tone(one.kind))[0]))
            painter.setFont(font(12, bold=True))
            inside = rect.adjusted(size(8), 4, -size(22), -2)
            paint_text(
                painter,
                QRect(inside.x(), inside.y(), inside.width(), line_height()),
                self.days.title(one),
            )
            painter.setFont(font(12))
            below = QRect(inside.x(), inside.y() + line_height(), inside.width(), line_height())
            whole, start = span(one, self.days.home), dates.clock(one.start)
            fits = painter.fontMetrics().horizontalAdvance(whole) <= below.width()
            paint_text(painter, below, whole if fits or one.all_day else start)
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
        for part in self._long:
            first, _ = self._column(part.first)
            left, width = self._column(part.last)
            y = size(34) * 2 + part.lane * (line_height() + 4)
            box = QRect(first + 3, y, left + width - first - 6, line_height())
            self._boxes.append((box, part.one))
            whole = (part.begins, part.ends)
            paint_bar(painter, box, part.one, title(part.one), "", whole)


def is_long(one: Occurrence, home: str) -> bool:
    """Whether it stands above the hours: whole days, or more than one day."""
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
        until = max(until or one.end, one.end, one.start + timedelta(minutes=STEP))
    return out + [(each, side, _sides(group)) for each, side in group]


def _sides(group: list[tuple[Occurrence, int]]) -> int:
    return max(side for _, side in group) + 1
