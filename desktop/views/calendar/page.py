"""The calendar: month, week and agenda, with a panel for what is at hand."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import calendar as acting
from desktop.actions.attendance import may_check_in
from desktop.dispatcher import Dispatcher
from desktop.models import workdays
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.store import calendar, seriesrows
from desktop.store.community import Reads
from desktop.views.calendar.agenda import LENGTH, AgendaView
from desktop.views.calendar.days import Days, month_span, read_days, week_span
from desktop.views.calendar.form import OccurrenceForm, ScopeDialog
from desktop.views.calendar.month import MonthView
from desktop.views.calendar.monthmodel import day_words
from desktop.views.calendar.side import May, SidePanel, Verbs
from desktop.views.calendar.turns import read_turns
from desktop.views.calendar.verbs import CalendarVerbs
from desktop.views.calendar.week import WeekView
from desktop.views.calendar.words import BARS, kinds, tone
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import row
from desktop.views.parts.mark import Mark
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Command, Shell, Shot
from desktop.views.parts.text import Elided, announce, label
from desktop.views.theme.palette import look, size, wide

_TABLES = frozenset({"series", "occurrence", "split", "attendance", "member", "community"})


class CalendarPage(QWidget):
    """One day is chosen, and perhaps an occurrence on it; all three views show the same."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._shell = reads, shell
        self.today = self.selected = self.anchor = reads.today()
        self.at_hand: bytes | None = None
        self.days = Days(self.today, self.today, reads.zone)
        self._stale = True
        self._bare = False
        self._panel: bool | None = None
        self.verbs = CalendarVerbs(self, reads, dispatcher, shell)
        self.month, self.week, self.agenda = MonthView(), WeekView(), AgendaView()
        self.side = SidePanel(
            Verbs(
                self.verbs.edit,
                self.verbs.cancel,
                self._open_people,
                self.verbs.choose_host,
                self.verbs.assign,
                self._choose,
                self.verbs.add,
            )
        )
        self._build()
        for view in (self.month, self.week, self.agenda):
            view.day_chosen.connect(self._follow)
            view.opened.connect(self.verbs.edit)
            view.new_wanted.connect(self._add_on)
            view.moved.connect(self.verbs.move)
            view.paged.connect(self._turn)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = PageHead("")
        self.views = Segmented(
            self.tr("视图"),
            [("month", self.tr("月")), ("week", self.tr("周")), ("agenda", self.tr("议程"))],
        )
        self.views.chosen.connect(self.show_view)
        self.import_button = button(
            self.tr("导入 ICS"), "plain", "download-simple", slot=self.verbs.import_file
        )
        self.import_button.setToolTip(self.tr("导入 ICS"))
        self.export_button = icon_button(
            "upload-simple", self.tr("导出 ICS"), slot=self.verbs.export_file
        )
        self.add_button = button(
            self.tr("新建场次"), "primary", "plus", slot=lambda: self._add_on(self.selected)
        )
        self.add_button.setShortcut("Ctrl+N")
        before = icon_button("caret-left", self.tr("往前"), slot=lambda: self._turn(-1))
        after = icon_button("caret-right", self.tr("往后"), slot=lambda: self._turn(1))
        now = button(self.tr("今天"), "plain", small=True, slot=self.go_today)
        # beside the title, where one turns the pages of a calendar
        self.head.insert(before, now, after)
        self.head.add(self.views, self.import_button, self.export_button, self.add_button)
        self.stack = QStackedWidget()
        for view in (self.month, self.week, self.agenda):
            self.stack.addWidget(view)
        self.empty = EmptyState(
            "calendar-blank",
            self.tr("日历还是空的。新建第一场，或把手机、电脑日历导出的 ICS 导进来。"),
            button(self.tr("新建第一场"), "soft", "plus", slot=lambda: self._add_on(self.today)),
            button(self.tr("导入 ICS"), "link", slot=self.verbs.import_file),
        )
        self.stack.addWidget(self.empty)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addLayout(self._legend())
        left.addWidget(self.stack, 1)
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.side)
        QShortcut(QKeySequence("Ctrl+I"), self).activated.connect(self.toggle_panel)

    def _legend(self) -> QHBoxLayout:
        line = row(gap=6, margins=(24, 0, 24, 6))
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

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the days of the view at hand, the turns, and the day chosen."""
        self._stale = False
        self.today = self._reads.today()
        self.read_days()
        self.side.show_turns(read_turns(self._reads))
        may = self._may_add()
        for made in (self.add_button, self.import_button):
            made.setEnabled(may)

    def read_days(self) -> None:
        """Read only the days of the view at hand."""
        self.days = read_days(self._reads, *self._span())
        bare = not self.days.found and not seriesrows.exist(self._reads)
        self._bare = bare
        key = self.views.choice()
        if key == "month":
            self.month.show_month(self.anchor, self.today, self.selected, self.days)
        elif key == "week":
            self.week.show_week(self.anchor, self.today, self.selected, self.days)
        else:
            self.agenda.show_agenda(self.today, self.selected, self.days)
        self.stack.setCurrentWidget(self.empty if bare else self._view())
        self._show_head()
        self._fit()
        self._show_day()

    def _span(self) -> tuple[date, date]:
        key = self.views.choice()
        if key == "month":
            return month_span(self.anchor)
        if key == "week":
            return week_span(self.anchor)
        return self.anchor, self.anchor + timedelta(days=LENGTH)

    def _show_head(self) -> None:
        month = self._month_name(self.anchor.month)
        text = self.tr("{year} 年 {month} 月").format(year=self.anchor.year, month=month)
        self.head.show_title(text)
        year, last = self.anchor.year, workdays.newest()
        known = bool(workdays.notice(year))
        said = self.tr("{year} 年放假安排已收录，{next} 年等通知")
        unknown = self.tr("{year} 年放假安排尚未收录")
        self._notice.setText((said if known else unknown).format(year=year, next=last + 1))
        self._notice_mark.show_icon("check" if known else "warning", "ok" if known else "warn")

    def _month_name(self, month: int) -> str:
        if look().language.startswith("zh"):
            return str(month)
        return QLocale(look().language).standaloneMonthName(month)

    def _show_day(self) -> None:
        one = self._one()
        may = May(False, self._may_add(), False)
        came = 0
        if one is not None:
            came = calendar.attended(self._reads, [one.id]).get(one.id, 0)
            actor = self._reads.actor
            may = May(
                acting.may_write(actor, one) and not actor.preview,
                self._may_add(),
                may_check_in(actor, one) and not actor.preview,
            )
        self.side.show_day(self.selected, one, self.days, may, came)

    def _one(self) -> Occurrence | None:
        found = self.days.on(self.selected)
        at_hand = self.days.by_id(self.at_hand)
        if at_hand is not None and at_hand in found:
            return at_hand
        held = (one for one in found if one.kind in BARS)
        return next(held, found[0] if found else None)

    def _may_add(self) -> bool:
        actor = self._reads.actor
        return actor.allows("calendar.write") and not actor.preview

    def show_changes(self, changes: Changes) -> None:
        """Series, occurrences, splits, attendance and names concern this page."""
        if changes.tables & _TABLES:
            if self.isVisible():
                self.read()
            else:
                self._stale = True

    def showEvent(self, event: object) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands its own event
        if self._stale:
            self.read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel gives way."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What is needed once everything has given way."""
        return QSize(wide(400), size(320))

    def _fit(self) -> None:
        room = self.width() >= wide(288) + size(600)
        wanted = room if self._panel is None else self._panel
        self.side.setVisible(wanted and not self._bare)
        left = self.width() - (self.side.width() if wanted and not self._bare else 0)
        self._notice.setVisible(left >= size(640))

    def toggle_panel(self) -> None:
        """Show or hide the panel, whatever the width."""
        self._panel = not self.side.isVisible()
        self._fit()

    def first_focus(self) -> QWidget:
        """The view at hand."""
        return self._view()

    # -- going about ---------------------------------------------------------------------------

    def show_view(self, key: str) -> None:
        """Show month, week or agenda around the chosen day."""
        self.views.choose(key)
        self.anchor = self.selected
        self.read_days()

    def go_today(self) -> None:
        """Choose today."""
        self._go(self._reads.today())

    def show_target(self, day: date | None = None, series: bytes | None = None) -> None:
        """Go to a day, or to the next occurrence of a series."""
        if self._stale:
            self.read()
        if series is not None:
            ahead = read_days(self._reads, self.today, self.today + timedelta(days=92))
            one = next((one for one in ahead.found if one.series == series), None)
            if one is not None:
                self._choose(one)
                return
        if day is not None:
            self._go(day)

    def _go(self, day: date, one: bytes | None = None) -> None:
        first, last = self._span()
        self.selected, self.at_hand = day, one
        same_month = self.views.choice() != "month" or day.month == self.anchor.month
        if first <= day <= last and same_month and self.views.choice() != "agenda":
            self._view().choose(day, one)
            self._show_day()
            return
        self.anchor = day
        self.read_days()
        self._view().choose(day, one)

    def _view(self) -> MonthView | WeekView | AgendaView:
        key = self.views.choice()
        if key == "month":
            return self.month
        return self.week if key == "week" else self.agenda

    def _follow(self, day: date) -> None:
        """A view's keyboard or pointer went to a day, perhaps beyond its edge."""
        at_hand = self._view().at_hand
        first, last = self._span()
        if first <= day <= last:
            self.selected, self.at_hand = day, at_hand
            if self.views.choice() != "agenda":
                self._view().choose(day, at_hand)
            self._show_day()
            if self.views.choice() == "week":
                announce(self.week, day_words(self.days, day))
        else:
            self._go(day)

    def _choose(self, one: Occurrence) -> None:
        self._go(one.start.date(), one.id)

    def _turn(self, step: int) -> None:
        key = self.views.choice()
        if key == "month":
            first = self.anchor.replace(day=1)
            moved = (first + timedelta(days=32 if step > 0 else -1)).replace(day=1)
            day = self.selected.day if self.selected.month == self.anchor.month else 1
            last = (moved + timedelta(days=32)).replace(day=1) - timedelta(days=1)
            self.anchor = moved
            self.selected = moved.replace(day=min(day, last.day))
        else:
            by = timedelta(days=7 if key == "week" else LENGTH)
            self.anchor += by * step
            self.selected = self.anchor
        self.at_hand = None
        self.read_days()

    # -- verbs ---------------------------------------------------------------------------------

    def _add_on(self, day: date) -> None:
        if self._may_add():
            self.verbs.add(day)

    def _open_people(self, one: Occurrence) -> None:
        actor = self._reads.actor
        may = may_check_in(actor, one) and not actor.preview
        self.verbs.people_dialog(one, may).exec()

    def commands(self) -> list[Command]:
        """The verbs by name."""
        return [
            Command(self.tr("新建场次"), lambda: self._add_on(self.selected), "plus", "Ctrl+N"),
            Command(self.tr("回到今天"), self.go_today, "calendar-check"),
            Command(self.tr("月视图"), lambda: self.show_view("month"), "calendar"),
            Command(self.tr("周视图"), lambda: self.show_view("week"), "columns"),
            Command(self.tr("议程"), lambda: self.show_view("agenda"), "list-bullets"),
            Command(self.tr("导入日历文件"), self.verbs.import_file, "download-simple"),
            Command(self.tr("导出日历文件"), self.verbs.export_file, "upload-simple"),
        ]

    def shots(self) -> list[Shot]:
        """Week, agenda, the form, the question how far, and who was there."""
        return [
            Shot("week", lambda: self.show_view("week")),
            Shot("agenda", lambda: self.show_view("agenda")),
            Shot("form", lambda: OccurrenceForm(self, self._reads, self.selected)),
            Shot("scope", self._scope_shot),
            Shot("people", self._people_shot),
        ]

    def _scope_shot(self) -> QWidget:
        return ScopeDialog(self, self.tr("改哪些场次？"), self.tr("移动"), "")

    def _people_shot(self) -> QWidget | None:
        self.show_view("month")
        counts = calendar.attended(self._reads, [one.id for one in self.days.found])
        one = next((one for one in self.days.found if one.id in counts), None)
        return self.verbs.people_dialog(one, True) if one else None
