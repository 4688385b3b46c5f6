"""The head of the calendar: the month, the ways to look at it, what can be done, and the legend."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models import workdays
from desktop.views.calendar.words import kinds, tone
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.flow import Flow
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import row
from desktop.views.parts.mark import Mark
from desktop.views.parts.segment import Segmented
from desktop.views.parts.text import Elided, label
from desktop.views.theme.palette import font, look, size


class HeadVerbs(NamedTuple):
    """What the head's buttons do; `turn` is told -1 or 1."""

    turn: Callable[[int], object]
    today: Callable[[], object]
    bring: Callable[[], object]
    export: Callable[[], object]
    add: Callable[[], object]


class CalendarHead(QWidget):
    """`views.chosen` tells which view is wanted."""

    def __init__(self, verbs: HeadVerbs, *further: QWidget) -> None:
        super().__init__()
        self.title = PageHead("")
        self.views = Segmented(
            self.tr("视图"),
            [("month", self.tr("月")), ("week", self.tr("周")), ("agenda", self.tr("议程"))],
        )
        self.import_button = button(
            self.tr("导入 ICS"), "plain", "download-simple", slot=verbs.bring
        )
        self.import_button.setToolTip(self.tr("导入 ICS"))
        self.export_button = icon_button("upload-simple", self.tr("导出 ICS"), slot=verbs.export)
        self.add_button = button(self.tr("新建场次"), "primary", "plus", slot=verbs.add)
        self.add_button.setShortcut("Ctrl+N")
        before = icon_button("caret-left", self.tr("往前"), slot=lambda: verbs.turn(-1))
        after = icon_button("caret-right", self.tr("往后"), slot=lambda: verbs.turn(1))
        now = button(self.tr("今天"), "plain", small=True, slot=verbs.today)
        # beside the title, where one turns the pages of a calendar
        self._anchor = date.min
        self._turning = (before, now, after)
        self.title.insert(*self._turning)
        self._icons = (*further, self.import_button, self.export_button)
        self.title.add(self.views, *self._icons, self.add_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.title)
        self._keys = QWidget()
        self._keys.setLayout(self._legend())
        self._second = row(gap=6, margins=(24, 0, 24, 6))
        self._second.addWidget(self._keys, 1)
        # Where these stand while the month has no room beside them: on as many lines as they need.
        self._below = QWidget()
        self._lines = Flow(6)
        self._below.setLayout(self._lines)
        self._below.hide()
        self._second.addWidget(self._below, 1)
        whole.addLayout(self._second)

    def _legend(self) -> QHBoxLayout:
        line = row(gap=6)
        named = [(text, tone(key)) for key, text in kinds()] + [(self.tr("节日"), "err")]
        for text, ink in named:
            line.addWidget(Mark("circle", ink, 10, fill=True))
            line.addWidget(label(text, 12, "text2"))
            line.addSpacing(8)
        line.addStretch(1)
        line.setStretch(line.count() - 1, 100)
        self._notice_mark = Mark("check", "ok", 14)
        self._notice = Elided("", 12, "text2")
        line.addWidget(self._notice_mark)
        line.addWidget(self._notice)
        return line

    def show_month(self, anchor: date) -> None:
        """Say which month it is, and whether its year's days off are known."""
        self._anchor = anchor
        self._show_title()
        year, last = anchor.year, workdays.newest()
        known = bool(workdays.notice(year))
        said = self.tr("{year} 年放假安排已收录，{next} 年等通知")
        unknown = self.tr("{year} 年放假安排尚未收录")
        self._notice.setText((said if known else unknown).format(year=year, next=last + 1))
        self._notice_mark.show_icon("check" if known else "warning", "ok" if known else "warn")

    def _show_title(self) -> None:
        month = _month_name(self._anchor.month, short=self._keys.isHidden())
        text = self.tr("{year} 年 {month} 月").format(year=self._anchor.year, month=month)
        self.title.show_title(text)

    def show_may(self, add: bool) -> None:
        """Offer adding and importing, or not."""
        for made in (self.add_button, self.import_button):
            made.setEnabled(add)

    def show_room(self, width: int) -> None:
        """Where there is no room the notice gives way, then the legend to the buttons."""
        self._notice.setVisible(width >= size(640))
        tight = width < self._wanted()
        if tight != self._keys.isHidden():
            self._keys.setVisible(not tight)
            self._below.setVisible(tight)
            if tight:
                for one in (*self._turning, self.views, *self._icons):
                    self._lines.addWidget(one)
            else:
                self.title.insert(*self._turning)
                for one in (self.views, *self._icons):
                    self.title.put_back(one, self.add_button)
            self._show_title()

    def _wanted(self) -> int:
        """Width (px) in which the longest month stands beside the ways to look at it."""
        longest = QFontMetrics(font(20, bold=True)).horizontalAdvance(_longest())
        turning = sum(made.sizeHint().width() + 8 for made in self._turning)
        icons = size((len(self._icons) + 1) * 36 + 32)
        return longest + turning + self.views.sizeHint().width() + icons + 2 * 24 + 48


def _longest() -> str:
    """A month and its year as wide as any."""
    if look().language.startswith("zh"):
        return "2026 年 12 月"
    return max((f"{_month_name(month)} 2026" for month in range(1, 13)), key=len)


def _month_name(month: int, *, short: bool = False) -> str:
    if look().language.startswith("zh"):
        return str(month)
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale(look().language).standaloneMonthName(month, form)
