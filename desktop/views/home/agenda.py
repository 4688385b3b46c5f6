"""The agenda beside the first screen: days at the left, what is on at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.home import Upcoming
from desktop.views.parts.dates import clock, day_text, weekday
from desktop.views.parts.layout import clear, column, row
from desktop.views.parts.text import label
from desktop.views.parts.titles import title
from desktop.views.theme.palette import color, font, size

# How many days and lines are shown at most.
DAYS, LINES = 4, 7
KIND_TONES = {"session": "accent", "event": "orange", "content": "violet", "column": "info"}


class _Line(QAbstractButton):
    """One occurrence: a 3 × 32 colour bar, its title, its time; opens it in the calendar."""

    def __init__(self, title: str, meta: str, tone: str) -> None:
        super().__init__()
        self._title, self._meta, self._tone = title, meta, tone
        self.setAccessibleName(f"{title} {meta}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """40 high at 100 %."""
        return QSize(120, size(40))

    def minimumSizeHint(self) -> QSize:
        """No less: two lines of text stand in it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bar, title and time."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(color("focus") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(color("hover"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        bar = QRect(0, (self.height() - size(32)) // 2, 3, size(32))
        painter.fillRect(bar, color(self._tone))
        cut, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
        words = self.rect().adjusted(12, 1, -4, -1)
        half = words.height() // 2
        for text, px, tone, room in (
            (self._title, 13, "text", words.adjusted(0, 0, 0, -half)),
            (self._meta, 12, "text2", words.adjusted(0, half, 0, 0)),
        ):
            painter.setFont(font(px))
            painter.setPen(color(tone))
            shown = painter.fontMetrics().elidedText(text, cut, room.width())
            painter.drawText(room, middle, shown)
        painter.end()


class Agenda(QWidget):
    """The next days that have anything."""

    def __init__(self, open_one: Callable[[Upcoming | None], object]) -> None:
        super().__init__()
        self._open = open_one
        self._days = QVBoxLayout(self)
        self._days.setContentsMargins(0, 0, 0, 0)
        self._days.setSpacing(12)

    def show_days(self, coming: Sequence[Upcoming], today: date) -> None:
        """Show at most five days and eight lines."""
        clear(self._days)
        if not coming:
            self._days.addWidget(label(self.tr("两周内没有安排"), 13, "text3"))
            return
        shown = list(coming)[:LINES]
        days = [
            (day, list(lines))
            for day, lines in groupby(shown, key=lambda one: one.occurrence.start.date())
        ]
        for day, lines in days[:DAYS]:
            self._days.addLayout(self._day(day, lines, today))

    def _day(self, day: date, lines: list[Upcoming], today: date) -> QVBoxLayout:
        tone = "accentText" if day == today else "text2"
        name = label(self.tr("今天") if day == today else weekday(day), 12, tone)
        number = label(str(day.day), 16, "accentText" if day == today else "text", bold=True)
        for made in (name, number):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            made.setMinimumWidth(size(40))
        name.setAccessibleName(day_text(day))
        left = column(name, number, None, gap=0)
        right = column(gap=2)
        for one in lines:
            right.addWidget(self._line(one))
        right.addStretch(1)
        whole = row(gap=14)
        whole.addLayout(left)
        whole.addLayout(right, 1)
        return column(whole, gap=0)

    def _line(self, one: Upcoming) -> _Line:
        occurrence = one.occurrence
        when = self.tr("全天") if occurrence.all_day else clock(occurrence.start)
        more = self.tr("到场 {count}").format(count=one.present) if one.present else ""
        meta = " • ".join(part for part in (when, more or occurrence.where) if part)
        made = _Line(title(occurrence), meta, KIND_TONES.get(occurrence.kind, "accent"))
        made.clicked.connect(lambda: self._open(one))
        return made
