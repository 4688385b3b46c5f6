"""The calendar: month, week and agenda, with a panel for what is at hand."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QWidget

from desktop.actions import workdays
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.store import calendar, rotation, seriesrows
from desktop.store.community import Reads
from desktop.views.calendar.agenda import AgendaView
from desktop.views.calendar.days import TABLES, Days, read_days, read_soon
from desktop.views.calendar.head import CalendarHead, HeadVerbs
from desktop.views.calendar.may import may_of
from desktop.views.calendar.month import MonthView
from desktop.views.calendar.monthmodel import day_words
from desktop.views.calendar.narrowing import Narrowing
from desktop.views.calendar.pictures import shots
from desktop.views.calendar.printing import CalendarPaper
from desktop.views.calendar.rotating import Rotating
from desktop.views.calendar.side import SidePanel, Verbs
from desktop.views.calendar.turning import span_of, turned
from desktop.views.calendar.turns import AHEAD, BACK, read_turns
from desktop.views.calendar.verbs import CalendarVerbs
from desktop.views.calendar.week import WeekView
from desktop.views.calendar.words import BARS
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import column
from desktop.views.parts.reading import ReadingPage
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.text import announce
from desktop.views.theme.palette import size, wide

_TABLES = TABLES | {"rotation", "rotation_place", "duty"}


class CalendarPage(ReadingPage):
    """One day is chosen, and perhaps an occurrence on it; all three views show the same."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self._reads, self._shell = reads, shell
        self.today = self.selected = self.anchor = reads.today()
        self.at_hand: bytes | None = None
        self.days = Days(self.today, self.today, reads.zone)
        workdays.load()
        self._stale = True
        self._bare = False
        self._panel: bool | None = None
        self._aside, self._beside = Aside(self, reads), Aside(self, reads)
        self.verbs = CalendarVerbs(self, reads, dispatcher, shell)
        self.rotating = Rotating(self, reads, dispatcher, shell)
        self.month, self.week, self.agenda = MonthView(), WeekView(), AgendaView()
        self.narrowing = Narrowing(reads, self._show_again)
        self.paper = CalendarPaper(
            self, reads, dispatcher, shell, lambda: (self.views.choice(), self.days)
        )
        self.head = CalendarHead(
            HeadVerbs(
                self._turn,
                self.go_today,
                self.verbs.import_file,
                self.verbs.export_file,
                lambda: self.add_on(self.selected),
            ),
            self.narrowing.button,
            self.paper.button,
        )
        self.side = SidePanel(
            Verbs(
                self.verbs.edit,
                self.verbs.cancel,
                self._open_people,
                self._open_door,
                lambda one: shell.go("session", series=one.series, original=one.original),
                self.verbs.choose_host,
                self.verbs.assign,
                self._choose,
                self.verbs.add,
                self.verbs.signup_line,
                self.verbs.alone,
            ),
            self.rotating.verbs(self._go),
            may_of(reads.actor, None).add,
        )
        self._build()
        for view in (self.month, self.week, self.agenda):
            view.day_chosen.connect(self._follow)
            view.opened.connect(self.verbs.edit)
            view.new_wanted.connect(self.add_on)
            view.moved.connect(self.verbs.move)
            view.paged.connect(self._turn)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.views, self.add_button = self.head.views, self.head.add_button
        self.views.chosen.connect(self.show_view)
        self.stack = QStackedWidget()
        for view in (self.month, self.week, self.agenda):
            self.stack.addWidget(view)
        self._first = (
            button(self.tr("新建第一场"), "soft", "plus", slot=lambda: self.add_on(self.today)),
            button(self.tr("导入 ICS"), "link", slot=self.verbs.import_file),
        )
        self.empty = EmptyState(
            "calendar-blank",
            self.tr("日历还是空的。新建第一场，或把手机、电脑日历导出的 ICS 导进来。"),
            *self._first,
        )
        self.stack.addWidget(self.empty)
        left = column(self.head, self.narrowing, gap=0)
        left.addWidget(self.stack, 1)
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.side)
        QShortcut(QKeySequence("Ctrl+I"), self).activated.connect(self.toggle_panel)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the days of the view at hand, the turns, and the day chosen."""
        self.today = self._reads.today()
        self.read_days()
        known = (self.today - BACK, self.today + AHEAD)
        read_soon(self._beside, self._reads, known, read_turns, self.side.show_turns)
        may_add = may_of(self._reads.actor, None).add
        self.head.show_may(may_add)
        for made in self._first:
            made.setEnabled(may_add)

    def read_days(self) -> None:
        """Read only the days of the view at hand."""
        first, last = span = self._span()
        question = partial(read_days, first=first, last=last)
        read_soon(self._aside, self._reads, span, question, self._show_days)

    def _show_days(self, days: Days) -> None:
        self.days = self.narrowing.applied(days)
        planned = days.found or seriesrows.exist(self._reads) or rotation.listed(self._reads)
        self._bare = bare = not planned
        key = self.views.choice()
        if key == "month":
            self.month.show_month(self.anchor, self.today, self.selected, self.days)
        elif key == "week":
            self.week.show_week(self.anchor, self.today, self.selected, self.days)
        else:
            self.agenda.show_agenda(self.today, self.selected, self.days)
        self.stack.setCurrentWidget(self.empty if bare else self._view())
        self.head.show_month(self.anchor)
        self._fit()
        self._show_day()

    def _show_again(self) -> None:
        self._show_days(self.days.whole or self.days)

    def _span(self) -> tuple[date, date]:
        return span_of(self.views.choice(), self.anchor)

    def _show_day(self) -> None:
        one = self._one()
        came = calendar.attended(self._reads, [one.id]).get(one.id, 0) if one else 0
        self.side.show_day(self.selected, one, self.days, may_of(self._reads.actor, one), came)

    def _one(self) -> Occurrence | None:
        found = self.days.on(self.selected)
        at_hand = self.days.by_id(self.at_hand)
        if at_hand is not None and at_hand in found:
            return at_hand
        return next((one for one in found if one.kind in BARS), found[0] if found else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel gives way."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What is needed once everything has given way."""
        return QSize(wide(400), size(320))

    def _fit(self) -> None:
        room = self.width() >= wide(288) + size(600)
        # Beside an empty calendar it only says how turns are set up.
        wanted = room if self._panel is None or self._bare else self._panel
        self.side.setVisible(wanted)
        left = self.width() - (self.side.width() if wanted else 0)
        self.head.show_room(left)

    def toggle_panel(self) -> None:
        """Show or hide the panel, whatever the width."""
        self._panel = not self.side.isVisible()
        self._fit()

    def first_focus(self) -> QWidget:
        """The view."""
        return self._view()

    # -- going about ---------------------------------------------------------------------------

    def show_view(self, key: str) -> None:
        """Show month, week or agenda around the chosen day."""
        self.views.choose(key)
        self.anchor = self.selected
        self.read_days()

    def go_today(self) -> None:
        self._go(self._reads.today())

    def show_target(self, day: date | None = None, add: date | None = None) -> None:
        """Go to a day, or `add` something on one: the form opens once the page stands."""
        if self._stale:
            self.catch_up()
        wanted = add or day
        if wanted is not None:
            self._go(wanted)
        if add is not None:
            QTimer.singleShot(0, self, partial(self.add_on, add))

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
        return self.month if key == "month" else self.week if key == "week" else self.agenda

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
        self.narrowing.make_room(one)
        self._go(one.start.date(), one.id)

    def _turn(self, step: int) -> None:
        shown = self.views.choice()
        self.anchor, self.selected = turned(shown, self.anchor, self.selected, step)
        self.at_hand = None
        self.read_days()

    # -- verbs ---------------------------------------------------------------------------------

    def add_on(self, day: date) -> None:
        if may_of(self._reads.actor, None).add:
            self.verbs.add(day)

    def _open_people(self, one: Occurrence) -> None:
        self.verbs.people_dialog(one, may_of(self._reads.actor, one).attend).exec()

    def _open_door(self, one: Occurrence) -> None:
        self._shell.go("door", series=one.series, original=one.original)

    def shots(self) -> list[Shot]:
        """Week, agenda, the form, the question how far, and who was there."""
        return [*shots(self, self._reads), *self.rotating.shots()]
