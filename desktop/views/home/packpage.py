"""Today in an opened 外带包: its one session, how many are there, and the way back."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.pack import Back, Held
from desktop.store import calendar, history, packs, registrations
from desktop.store.community import Reads
from desktop.views.door.packing import Packing
from desktop.views.home.figures import FigureGrid
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dates import clock, day_text, moment, near_day, until, with_weekday
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import column, hline, row, scroll
from desktop.views.parts.shell import Shell
from desktop.views.parts.stats import Kpi
from desktop.views.parts.text import Elided, label
from desktop.views.parts.titles import title
from desktop.views.parts.verbs import Verbs

_TICK_MS = 30_000


class PackPage(QWidget):
    """What whoever took the pack along needs: the door, the figures of the evening, 带回."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._shell = reads, shell
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("今天"))
        self._packing = Packing(self, reads, dispatcher, shell)
        self._packing.gave.connect(self.read)
        self._head = PageHead(self.tr("今天"))
        self._when, self._left = label("", 13, "accentText", bold=True), label("", 12, "text2")
        self._title, self._place = Elided("", 20, "text", bold=True), Elided("", 12, "text2")
        self.figures = [
            Kpi(self.tr("带来的人")),
            Kpi(self.tr("到场")),
            Kpi(self.tr("应到")),
            Kpi(self.tr("临时编号")),
        ]
        self.told = label("", 14, "text", wrap=True)
        back = button(self.tr("带回…"), "soft", "upload-simple", slot=self._packing.give)
        inside = QWidget()
        inside.setLayout(
            column(
                self._hero(),
                FigureGrid(self.figures),
                hline(),
                label(self.tr("带回"), 16, bold=True),
                self.told,
                row(back, None),
                None,
                gap=16,
                margins=(24, 4, 24, 16),
            )
        )
        self.setLayout(column(self._head, scroll(inside), gap=0))
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.read)

    def _hero(self) -> QFrame:
        made = QFrame()
        made.setProperty("part", "hero")
        door = button(self.tr("签到台"), "primary", "scan", slot=self._keep_door)
        look = button(self.tr("看这一场"), "plain", "calendar-check", slot=self._look)
        lines = (row(self._when, self._left, None, gap=12), self._title, self._place)
        verbs = Verbs([door, look])
        made.setLayout(column(*lines, 4, verbs, gap=6, margins=(24, 18, 32, 18)))
        return made

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read everything anew."""
        mark = packs.held(self._reads)
        if mark is None:
            return
        now = datetime.now(ZoneInfo(self._reads.zone))
        one = calendar.occurrence(self._reads, mark.series, mark.original)
        done = packs.done(self._reads, mark)
        self._head.show_count(with_weekday(day_text(now.date()), now.date()), day_text(now.date()))
        self._show_session(one, now)
        self._show_figures(one, mark, done)
        self.told.setText(self._way_back(mark, done, now))

    def _show_session(self, one: Occurrence, now: datetime) -> None:
        start, end = one.start.astimezone(now.tzinfo), one.end.astimezone(now.tzinfo)
        day = near_day(start.date(), now.date())
        self._when.setText(day if one.all_day else f"{day} {clock(start)} – {clock(end)}")
        left = self.tr("已经结束") if end <= now else until(start, now)
        self._left.setText("" if one.all_day else left)
        self._title.setText(title(one))
        self._place.setText(one.where)
        self._place.setVisible(bool(one.where))

    def _show_figures(self, one: Occurrence, mark: Held, done: Back) -> None:
        people, came, expected, open_ = self.figures
        counts = registrations.counts(self._reads, one)
        self._show(people, len(mark.people), self.tr("外带包里的成员"))
        there = {each.member for each in done.came}
        new = sum(1 for each in done.new if each.member in there)
        self._show(came, len(there), filled(self.tr("其中新人 {n} 位"), n=new))
        if not registrations.taken(self._reads, one):
            expected.show_figure("–", (), "", self.tr("这一场不用报名"))
        elif counts.free is None:
            self._show(expected, counts.registered, self.tr("不限名额"))
        else:
            left = filled(self.tr("还有 {n} 个名额"), n=counts.free)
            said = left if counts.free else self.tr("名额已满")
            self._show(expected, counts.registered, said)
        unnumbered = sum(1 for each in done.new if not each.value)
        self._show(open_, unnumbered, self.tr("带回以后才给编号"))

    def _show(self, kpi: Kpi, count: int, beneath: str) -> None:
        kpi.show_figure(privacy.amount(f"{count:,}"), (), "", beneath)

    def _way_back(self, mark: Held, done: Back, now: datetime) -> str:
        """What is to be done for what was done here to reach the community."""
        when = moment(mark.returned, self._reads.zone, now.date()) if mark.returned else ""
        newest = next((each.at for each in history.recent(self._reads, 1)), 0)
        if when and newest > mark.returned:
            said = self.tr("{when} 写过带回的文件，之后又有改动：再写一次，收几次都只算一次。")
            return said.format(when=when)
        if when:
            said = self.tr(
                "{when} 写过带回的文件，之后没有改动。交给社群的电脑，在签到台的“外带包”里收下。"
            )
            return said.format(when=when)
        if not (done.came or done.new or done.wrong or done.placed):
            return self.tr("还没有签到。结束以后点“带回…”，把写出的文件交给社群的电脑。")
        return filled(
            self.tr("{n} 人签到还没有带回。结束以后点“带回…”，把写出的文件交给社群的电脑。"),
            n=len(done.came),
        )

    # -- going elsewhere -----------------------------------------------------------------------

    def _keep_door(self) -> None:
        mark = packs.held(self._reads)
        if mark is not None:
            self._shell.go("door", series=mark.series, original=mark.original)

    def _look(self) -> None:
        mark = packs.held(self._reads)
        if mark is not None:
            one = calendar.occurrence(self._reads, mark.series, mark.original)
            self._shell.go("calendar", day=one.start.date())

    def show_changes(self, changes: Changes) -> None:
        """Read anew, whatever changed; what nobody sees is read when somebody looks."""
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self.read()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it."""
        super().hideEvent(event)
        self._tick.stop()

    def first_focus(self) -> QWidget:
        """The page itself, so that no button stands in a ring before anybody presses a key."""
        return self
