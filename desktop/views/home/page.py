"""Today: the next occurrence, four key figures, what waits for her, agenda and what happened."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.home import Figure, Figures, Upcoming, Waiting
from desktop.store import home
from desktop.store.community import Reads
from desktop.views.calendar.days import read_soon
from desktop.views.home.agenda import Agenda
from desktop.views.home.figures import FigureGrid
from desktop.views.home.hero import Hero
from desktop.views.home.words import told, waits
from desktop.views.parts import privacy
from desktop.views.parts.aside import FEW_STEPS, Aside
from desktop.views.parts.button import button
from desktop.views.parts.dates import day_text, large, signed, weekday
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.head import PageHead
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import clear, column, hline, row, scroll
from desktop.views.parts.mark import Mark
from desktop.views.parts.shell import Shell
from desktop.views.parts.stats import Kpi
from desktop.views.parts.text import Elided, label
from desktop.views.parts.timeline import TimelineView

DAYS_AHEAD = 14
# How many of the last events are shown.
LATELY = 7
# So many sessions without a host are shown before the rest is a number.
WAITING = 8
# The countdown moves this often (ms).
TICK_MS = 30_000


class HomePage(QWidget):
    """The first screen; every change of the community means reading its summaries anew."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("今天"))
        self._hero = Hero(self._open_calendar)
        self._kpis = [
            Kpi(self.tr("成员")),
            Kpi(self.tr("场均到场")),
            Kpi(self.tr("活跃（去重）")),
            Kpi(self.tr("未兑换积分")),
        ]
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(0)
        self._waiting_count = label("", 13, "text2")
        self._agenda = Agenda(self._open_calendar)
        self._lately = TimelineView(self.tr("刚刚发生"))
        self._lately.opened.connect(self._open_happened)
        self._week = label("", 12, "text2")
        self._new = button(self.tr("新建场次"), "plain", "plus", slot=self._new_occurrence)
        self._head = PageHead(self.tr("今天")).add(self._week, self._new)
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
        self._stale = False
        self._aside, self._ahead = Aside(self, reads), Aside(self, reads)
        self.read()

    def _middle(self) -> QVBoxLayout:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(24, 4, 24, 16)
        inside.setSpacing(16)
        inside.addWidget(self._hero)
        inside.addWidget(FigureGrid(self._kpis))
        inside.addWidget(hline())
        title = label(self.tr("等你处理"), 16, bold=True)
        inside.addLayout(row(title, self._waiting_count, None))
        inside.addLayout(self._waiting)
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
        side.body.addWidget(label(self.tr("刚刚发生"), 16, bold=True))
        side.body.addWidget(self._lately)
        side.body.addStretch(1)
        return side

    # -- reading -------------------------------------------------------------------------------

    def _now(self) -> datetime:
        return datetime.now(ZoneInfo(self._reads.zone))

    def read(self) -> None:
        """Read everything anew."""
        self._stale = False
        now = self._now()
        self._head.show_count(f"{day_text(now.date())} {weekday(now.date())}")
        self._week.setText(self.tr("第 {week} 周").format(week=now.isocalendar().week))
        actor = self._reads.actor
        self._new.setEnabled(actor.allows("calendar.write") and not actor.preview)
        self._read_figures()
        read_soon(
            self._ahead,
            self._reads,
            (now.date(), now.date() + timedelta(DAYS_AHEAD)),
            lambda reads: home.coming(reads, now, DAYS_AHEAD),
            self._show_coming,
        )
        lately = [
            told(one, self._reads.zone, now.date()) for one in home.happened(self._reads, LATELY)
        ]
        self._lately.show_items(lately)
        # The panel scrolls as a whole; a list that scrolls inside it would hide its own end.
        self._lately.setFixedHeight(self._lately.whole_height())

    def _show_coming(self, coming: list[Upcoming]) -> None:
        self._coming = coming
        self._show_hero()
        self._show_waiting(home.waiting(self._reads, coming))
        self._agenda.show_days(coming, self._now().date())

    def _show_hero(self) -> None:
        sessions = [one for one in self._coming if one.occurrence.kind in ("session", "event")]
        first = next(iter(sessions or self._coming), None)
        self._hero.show_next(first, self._now())

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

    def _show_waiting(self, found: Sequence[Waiting]) -> None:
        clear(self._waiting)
        count = self.tr("%n 件", "", len(found)) if found else self.tr("都处理完了")
        empty = not home.community(self._reads).members
        self._waiting_count.setText("" if empty and not found else count)
        if empty:
            self._waiting.addWidget(self._first_steps())
        hosts = [one.record for one in found if one.kind == "host"]
        hidden = frozenset(hosts[WAITING:])
        for number, one in enumerate(one for one in found if one.record not in hidden):
            if number:
                self._waiting.addWidget(hline())
            self._waiting.addWidget(self._wait_row(one))
        if hidden:
            told = self.tr("还有 %n 场没有主持人", "", len(hidden))
            link = button(told, "link", slot=lambda: self._open_calendar(None))
            self._waiting.addLayout(row(link, None))

    def _first_steps(self) -> EmptyState:
        bring = button(self.tr("导入名单"), "soft", "download-simple")
        bring.clicked.connect(lambda: self._shell.go("import"))
        actor = self._reads.actor
        bring.setEnabled(actor.allows("member.write") and not actor.preview)
        single = button(self.tr("先加一位成员"), "link", slot=lambda: self._shell.go("members"))
        hint = self.tr("表格、剪贴板、接龙文字都可以，写入前先给你看结果。")
        return EmptyState("users", self.tr("名单还是空的"), bring, single, hint)

    def _wait_row(self, one: Waiting) -> QWidget:
        picture, tone, title, detail, verb = waits(one)
        ground = "accentSoft" if tone == "accent" else f"{tone}Soft"
        ink = "accentText" if tone == "accent" else tone
        act = button(verb, "plain", small=True, slot=lambda: self._settle(one))
        act.setAccessibleName(f"{verb} {title}")
        words = column(Elided(title), Elided(detail, 12, "text2"), gap=0)
        line = row(Mark(picture, ink, 32, ground=ground, shape="square"), 4, gap=8)
        line.addLayout(words, 1)
        line.addWidget(act)
        line.setContentsMargins(0, 7, 0, 7)
        made = QWidget()
        made.setLayout(line)
        return made

    # -- going elsewhere -----------------------------------------------------------------------

    def _open_calendar(self, coming: Upcoming | None) -> None:
        if coming is None:
            self._shell.go("calendar")
        else:
            self._shell.go("calendar", day=coming.occurrence.start.date())

    def _new_occurrence(self) -> None:
        self._shell.go("calendar", day=self._now().date())

    def _settle(self, one: Waiting) -> None:
        """Go where it is done."""
        if one.kind == "host":
            self._shell.go("calendar", day=datetime.fromisoformat(one.at).date())
        elif one.kind == "suspects":
            self._shell.go("import", held=True)
        else:
            self._shell.go("rewards")

    def _open_happened(self, key: object) -> None:
        if isinstance(key, tuple) and key[0] == "member":
            self._shell.go("member", member=key[1])

    def show_changes(self, changes: Changes) -> None:
        """Read anew, whatever changed; what nobody sees is read when somebody looks."""
        if self.isVisible():
            self.read()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.read()
        if not self._tick.isActive():
            self._show_hero()
            self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees a countdown that is left, and its community may be closed soon."""
        super().hideEvent(event)
        self._tick.stop()

    def first_focus(self) -> QWidget:
        """The page itself, so that no button stands in a ring before anybody presses a key."""
        return self
