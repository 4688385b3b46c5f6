"""Today: the next occurrence, four key figures, what waits for her, agenda and what happened."""

from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.home import Figure, Figures, Happened, Upcoming, Waiting
from desktop.store import home
from desktop.store.community import Reads
from desktop.views.calendar.days import read_soon
from desktop.views.home.agenda import Agenda
from desktop.views.home.figures import FigureGrid
from desktop.views.home.hero import Hero
from desktop.views.home.waiting import WaitingList
from desktop.views.home.ways import way
from desktop.views.parts import privacy
from desktop.views.parts.aside import FEW_STEPS, Aside
from desktop.views.parts.button import button
from desktop.views.parts.dates import day_text, large, signed, with_weekday
from desktop.views.parts.head import PageHead
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import column, hline, row, scroll
from desktop.views.parts.painted import once_painted
from desktop.views.parts.reading import ReadingPage
from desktop.views.parts.shell import Shell
from desktop.views.parts.stats import Kpi
from desktop.views.parts.text import label
from desktop.views.parts.timeline import TimelineView
from desktop.views.telling.happened import told
from desktop.views.telling.notice import notice
from desktop.views.theme.palette import size

DAYS_AHEAD = 14
# From this width of the page (px at 100 %) there is room for the number of the week.
_WEEK_FITS = 860
# What 记一笔 may write.
_ENTERED = ("activity.write", "points.award", "member.write")
# How many of the last events are shown.
LATELY = 7
# The countdown moves this often (ms).
TICK_MS = 30_000


class HomePage(ReadingPage):
    """The first screen; every change of the community means reading its summaries anew."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("今天"))
        self._hero = Hero(self._open_calendar, self._check_in, self._copy, self._run)
        self._kpis = [
            Kpi(self.tr("成员")),
            Kpi(self.tr("场均到场")),
            Kpi(self.tr("活跃（去重）")),
            Kpi(self.tr("未兑换积分")),
        ]
        self._waiting = WaitingList(reads.actor, self._settle, self._shell.go)
        self._agenda = Agenda(self._open_calendar)
        self._lately = TimelineView(self.tr("刚刚发生"))
        self._lately.opened.connect(self._open_happened)
        self._week = label("", 12, "text2")
        self._new = button(self.tr("新建场次"), "plain", "plus", slot=self._new_occurrence)
        self._enter = button(self.tr("记一笔"), "plain", "note-pencil", slot=self._enter_menu)
        self._head = PageHead(self.tr("今天")).add(self._week, self._enter, self._new)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._middle(), 1)
        whole.addWidget(self._side())
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_hero)
        self._tick.start()
        self._coming: list[Upcoming] = []
        self._aside, self._ahead = Aside(self, reads), Aside(self, reads)
        self._past = Aside(self, reads)
        self.read()

    def _middle(self) -> QVBoxLayout:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(24, 4, 24, 16)
        inside.setSpacing(16)
        inside.addWidget(self._hero)
        inside.addWidget(FigureGrid(self._kpis))
        inside.addWidget(hline())
        inside.addWidget(self._waiting)
        inside.addStretch(1)
        return column(self._head, scroll(body), gap=0)

    def _side(self) -> Inspector:
        side = Inspector(304)
        link = button(self.tr("日历"), "link", slot=lambda: self._open_calendar(None))
        side.body.addLayout(row(label(self.tr("接下来"), 16, bold=True), None, link))
        side.body.addWidget(self._agenda)
        side.body.addSpacing(4)
        side.body.addWidget(hline())
        side.body.addSpacing(4)
        every = button(self.tr("全部"), "link", slot=lambda: self._shell.go("past"))
        every.setAccessibleName(self.tr("全部最近操作"))
        side.body.addLayout(row(label(self.tr("刚刚发生"), 16, bold=True), None, every))
        side.body.addWidget(self._lately)
        side.body.addStretch(1)
        return side

    # -- reading -------------------------------------------------------------------------------

    def _now(self) -> datetime:
        return datetime.now(ZoneInfo(self._reads.zone))

    def read(self) -> None:
        """Read everything anew."""
        now = self._now()
        # The Chinese calendar is computed once the screen stands: a start does without it.
        self._head.show_count(with_weekday(day_text(now.date()), now.date()), day_text(now.date()))
        once_painted(self, self.window(), partial(self._show_day, now.date()))
        self._week.setText(self.tr("第 {week} 周").format(week=now.isocalendar().week))
        actor = self._reads.actor
        self._new.setEnabled(actor.allows("calendar.write") and not actor.preview)
        self._enter.setVisible(any(actor.anywhere(cell) for cell in _ENTERED))
        self._enter.setEnabled(not actor.preview)
        self._read_figures()
        read_soon(
            self._ahead,
            self._reads,
            (now.date(), now.date() + timedelta(DAYS_AHEAD)),
            lambda reads: home.coming(reads, now, DAYS_AHEAD),
            self._show_coming,
        )
        # The people of a large import are counted, which takes a moment.
        self._past.soon(lambda reads: home.happened(reads, LATELY), self._show_lately)

    def _show_lately(self, happened: list[Happened]) -> None:
        today = self._now().date()
        self._lately.show_items([told(one, self._reads.zone, today) for one in happened])
        # The panel scrolls as a whole; a list that scrolls inside it would hide its own end.
        self._lately.setFixedHeight(self._lately.whole_height())

    def _show_coming(self, coming: list[Upcoming]) -> None:
        self._coming = coming
        self._show_hero()
        empty = not home.community(self._reads).members
        following = [] if self._reads.actor.preview else home.following(self._reads)
        found = [*self._of_backups(), *home.waiting(self._reads, coming)]
        self._waiting.show_waiting(found, following, empty=empty)
        self._agenda.show_days(coming, self._now().date())

    def _of_backups(self) -> list[Waiting]:
        """That backups should write themselves and the last one failed, if so."""
        folder = getattr(self._shell.widget(), "folder", None)
        if not isinstance(folder, Path) or not (folder / "backup-plan.json").exists():
            return []
        from desktop.store import backupplan

        plan = backupplan.read(folder)
        return [Waiting("backup", 1)] if plan.every != "off" and plan.failed else []

    def _show_day(self, day: date) -> None:
        """The date with the day of the Chinese calendar."""
        from desktop.views.calendar.lunar import lunar_text

        parts = (with_weekday(day_text(day), day), lunar_text(day))
        self._head.show_count(" • ".join(part for part in parts if part), day_text(day))

    def _show_hero(self) -> None:
        sessions = [one for one in self._coming if one.occurrence.kind in ("session", "event")]
        first = next(iter(sessions or self._coming), None)
        self._hero.show_next(first, self._now(), may_attend=self._may_attend(first))

    def _may_attend(self, one: Upcoming | None) -> bool:
        actor = self._reads.actor
        return one is not None and not actor.preview and actor.anywhere("attendance.write")

    def _read_figures(self) -> None:
        """Figures count: where there is much to count, aside."""
        today = self._now().date()
        question = partial(home.figures, today=today)
        self._aside.soon(question, self._show_figures, steps=FEW_STEPS)

    def _show_figures(self, found: Figures) -> None:
        members, attendance, active, points = self._kpis
        month, week = self.tr("近 30 天"), self.tr("近 7 天")
        self._show(members, found.members, month)
        self._show(active, found.active, week)
        self._show(points, found.points, month)
        came = found.attendance
        if came.now is None:
            attendance.show_figure("–", (), "", self.tr("还没有到场记录"))
        else:
            self._show(attendance, came, self.tr("近 4 场"))

    def _show(self, kpi: Kpi, figure: Figure, period: str) -> None:
        shown = privacy.amount(large(figure.now or 0))
        kpi.show_figure(shown, figure.course, privacy.amount(signed(figure.change or 0)), period)

    # -- going elsewhere -----------------------------------------------------------------------

    def _open_calendar(self, coming: Upcoming | None) -> None:
        if coming is None:
            self._shell.go("calendar")
        else:
            self._shell.go("calendar", day=coming.occurrence.start.date())

    def _new_occurrence(self) -> None:
        self._shell.go("calendar", add=self._now().date())

    def _settle(self, one: Waiting) -> None:
        """Go where it is done."""
        screen, target = way(one, self._reads.today())
        self._shell.go(screen, **target)

    def _run(self, coming: Upcoming) -> None:
        one = coming.occurrence
        self._shell.go("session", series=one.series, original=one.original)

    def _check_in(self, coming: Upcoming) -> None:
        """Keep its door."""
        one = coming.occurrence
        self._shell.go("door", series=one.series, original=one.original)

    def _copy(self, coming: Upcoming) -> None:
        """Take the notice for the group into the clipboard."""
        QGuiApplication.clipboard().setText(notice(coming, self._now().date()))
        self._shell.toast(self.tr("通知已复制，可以粘贴到群里"))

    def _enter_menu(self) -> None:
        from desktop.views.home.entry import Entries

        below = self._enter.mapToGlobal(self._enter.rect().bottomLeft())
        Entries(self, self._reads, self._dispatcher, self._shell).menu().popup(below)

    def _open_happened(self, key: object) -> None:
        if isinstance(key, tuple) and key[0] == "member":
            self._shell.go("member", member=key[1])
        else:
            self._shell.go("past")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if not self._tick.isActive():
            self._show_hero()
            self._tick.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the date needs it more than the week does."""
        super().resizeEvent(event)
        self._week.setVisible(event.size().width() >= size(_WEEK_FITS))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees a countdown that is left, and its community may be closed soon."""
        super().hideEvent(event)
        self._tick.stop()

    def first_focus(self) -> QWidget:
        """The page itself, so that no button stands in a ring before anybody presses a key."""
        return self
