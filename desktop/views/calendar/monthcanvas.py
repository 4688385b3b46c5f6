"""How a month is drawn: the ground of its days, and over every week its occurrences."""

from datetime import date, timedelta

from msgspec import Struct
from PySide6.QtCore import (
    QItemSelectionModel,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.models.calendar import Occurrence
from desktop.views.calendar.days import WEEK, Days, Placed, month_span
from desktop.views.calendar.monthmodel import Index, MonthModel
from desktop.views.calendar.paint import (
    line_height,
    paint_bar,
    paint_day_head,
    paint_dot,
    paint_ring,
    paint_text,
)
from desktop.views.calendar.words import BARS, days_of
from desktop.views.parts.counted import counted
from desktop.views.parts.dates import short_day
from desktop.views.parts.titles import title
from desktop.views.theme.palette import changed, color, font, size

_DAY = timedelta(days=1)
_DRAG = 6


def _heights(placed: list[Placed]) -> list[int]:
    """How many lines each day of a week takes."""
    return [
        max((part.lane + 1 for part in placed if part.first <= column <= part.last), default=0)
        for column in range(WEEK)
    ]


class _Week(Struct, frozen=True):
    """How a week is laid out: its lines from `top` on, and how many each day has no room for."""

    monday: date
    top: int
    step: int
    room: int
    placed: list[Placed]
    hidden: list[int]


class _Ground(QStyledItemDelegate):
    """Paints the ground of a day and its head; occurrences are painted over whole weeks."""

    def __init__(self, view: "MonthCanvas") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        day = view.grid.day(index)
        rect = QRect(option.rect)
        chosen = day == view.selected
        weekend = day.weekday() >= 5
        ground = "accentSoft" if chosen else "surface2" if weekend else "surface"
        painter.fillRect(rect, color(ground))
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        paint_day_head(
            painter,
            rect,
            day,
            today=day == view.today,
            faint=day.month != view.anchor.month,
            more=view.crowded.get(day, 0),
        )


class MonthCanvas(QTableView):
    """A month as a table of days; `day_chosen` says that another day was chosen."""

    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grid = MonthModel()
        self.setModel(self.grid)
        self.selected = self.today = self.anchor = date(2000, 1, 1)
        self.at_hand: bytes | None = None
        # Where there is room for one only: how many more there are, in the head of the day.
        self.crowded: dict[date, int] = {}
        self._boxes: list[tuple[QRect, Occurrence]] = []
        self._pressed: tuple[QPoint, Occurrence] | None = None
        self._over: date | None = None
        self.setItemDelegate(_Ground(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._measure()
        changed().connect(self._measure)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        self.setAccessibleName(self.tr("月历"))

    def _measure(self) -> None:
        """A week is high enough for its days and one line; the month scrolls before it is less."""
        self.verticalHeader().setMinimumSectionSize(size(35) + line_height())

    # -- showing -------------------------------------------------------------------------------

    def show_month(self, anchor: date, today: date, selected: date, days: Days) -> None:
        """Show a month with a day chosen."""
        self.anchor, self.today, self.selected = anchor, today, selected
        self.grid.show_days(*month_span(anchor), days)
        self._go_to(selected)
        self.viewport().update()

    def choose(self, day: date, one: bytes | None = None) -> None:
        """Choose a shown day, and an occurrence on it."""
        self.selected, self.at_hand = day, one
        self._go_to(day)
        self.viewport().update()

    def _go_to(self, day: date) -> None:
        place = self.grid.place(day)
        if place.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(place, flag)

    def current(self) -> Occurrence | None:
        """The occurrence at hand: the one chosen, else the first of the chosen day."""
        found = self._on(self.selected)
        return next((one for one in found if one.id == self.at_hand), found[0] if found else None)

    def _on(self, day: date) -> list[Occurrence]:
        return self.grid.days.on(day) if self.grid.days else []

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Follow the keyboard to another day."""
        super().currentChanged(current, previous)
        if current.isValid() and self.grid.day(current) != self.selected:
            self.selected, self.at_hand = self.grid.day(current), None
            self.viewport().update()
            self.day_chosen.emit(self.selected)

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Days first, then over every week its occurrences, so that bars cross the lines."""
        weeks = [self._lay(week) for week in range(self.grid.rowCount() if self.grid.days else 0)]
        self.crowded = {
            one.monday + column * _DAY: count
            for one in weeks
            for column, count in enumerate(one.hidden)
            if count and one.room == 1
        }
        super().paintEvent(event)
        if self.grid.days is None:
            return
        painter = QPainter(self.viewport())
        self._boxes = []
        for week, one in enumerate(weeks):
            self._paint_week(painter, week, one)
        shown = self.visualRect(self.grid.place(self.selected))
        paint_ring(painter, shown.adjusted(-1, -1, 0, 0), focused=self.hasFocus())
        if self._over is not None and self._pressed is not None:
            target = self.visualRect(self.grid.place(self._over))
            painter.setPen(QPen(color("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRect(target.adjusted(2, 2, -3, -3))
        painter.end()

    def _lay(self, week: int) -> _Week:
        """Where the occurrences of a week go."""
        assert self.grid.days is not None
        monday = self.grid.first + week * WEEK * _DAY
        cell = self.visualRect(self.grid.index(week, 0))
        # where rows are low, as with large text, lines stand closer
        gap = size(4) if cell.height() > size(33) + 3 * (line_height() + size(4)) else 1
        top, step = cell.y() + size(33), line_height() + gap
        room = max((cell.bottom() - size(2) - top) // step, 1)
        placed = self.grid.days.lanes(monday)
        if any(height > room for height in _heights(placed)):
            placed = self.grid.days.lanes(monday, meetings_first=True)
        hidden, heights, kept = [0] * WEEK, _heights(placed), []
        for part in placed:
            crowd = max(heights[part.first : part.last + 1])
            if part.lane < room - (1 if crowd > room > 1 else 0):
                kept.append(part)
                continue
            for column in range(part.first, part.last + 1):
                hidden[column] += 1
        return _Week(monday, top, step, room, kept, hidden)

    def _paint_week(self, painter: QPainter, week: int, laid: _Week) -> None:
        for part in laid.placed:
            rect = self._box(week, part, laid.top + part.lane * laid.step)
            self._boxes.append((rect, part.one))
            self._paint_part(painter, rect, part, laid.monday)
        if laid.room > 1:
            y = laid.top + (laid.room - 1) * laid.step
            for column, count in enumerate(laid.hidden):
                if count:
                    self._paint_more(painter, week, column, y, count)

    def _box(self, week: int, part: Placed, y: int) -> QRect:
        first = self.visualRect(self.grid.index(week, part.first))
        last = self.visualRect(self.grid.index(week, part.last))
        left = first.x() + (size(6) if part.begins else 1)
        right = last.right() - (size(6) if part.ends else 1)
        return QRect(left, y, right - left, line_height())

    def _paint_part(self, painter: QPainter, rect: QRect, part: Placed, monday: date) -> None:
        assert self.grid.days is not None
        one = part.one
        if one.kind in BARS or part.last > part.first or one.all_day:
            on_sheet = part.first == part.last and monday + part.first * _DAY == self.selected
            paint_bar(
                painter,
                rect,
                one,
                self._text(part),
                self.grid.days.host(one),
                (part.begins, part.ends),
                on_sheet,
            )
        else:
            paint_dot(painter, rect, one, self.grid.days.title(one))
        if one.id == self.at_hand and self.hasFocus():
            paint_ring(painter, rect.adjusted(-2, -2, 2, 2))

    def _text(self, part: Placed) -> str:
        assert self.grid.days is not None
        days = days_of(part.one, self.grid.days.home)
        text = title(part.one)
        if len(days) == 1:
            return text
        if not part.begins:
            return self.tr("{title}（续）").format(title=text)
        first, last = short_day(days[0]), short_day(days[-1])
        return self.tr("{title}，{first} 到 {last}").format(title=text, first=first, last=last)

    def _paint_more(self, painter: QPainter, week: int, column: int, y: int, count: int) -> None:
        cell = self.visualRect(self.grid.index(week, column))
        rect = QRect(cell.x() + size(6), y, cell.width() - size(12), line_height())
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        paint_text(painter, rect, counted().more(count))
