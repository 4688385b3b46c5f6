"""The hero: what comes next, who does it, what is ready, and how many come."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.home import Person, Upcoming
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import button
from desktop.views.parts.dates import clock, near_day, until
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import box, clear, only_if, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.stats import Ring
from desktop.views.parts.text import Elided, label
from desktop.views.parts.titles import title
from desktop.views.parts.verbs import Verbs


class Hero(QFrame):
    """On accentSoft, about 192 high at 100 %; without anything to come it invites to plan."""

    def __init__(
        self,
        open_calendar: Callable[[Upcoming | None], object],
        check_in: Callable[[Upcoming], object],
        copy: Callable[[Upcoming], object],
        run: Callable[[Upcoming], object],
    ) -> None:
        super().__init__()
        self._check_in, self._copy, self._run = check_in, copy, run
        self._may_attend = False
        self.setProperty("part", "hero")
        self._open = open_calendar
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 18, 32, 18)
        self.main = button("", "primary")

    def show_next(
        self, coming: Upcoming | None, now: datetime, *, may_attend: bool = False
    ) -> None:
        """Show the next occurrence, or that there is none; who may attend to it checks in."""
        self._may_attend = may_attend
        clear(self._row)
        if coming is None:
            self._invite()
            return
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addLayout(self._when(coming, now))
        words.addWidget(Elided(title(coming.occurrence), 20, "text", bold=True))
        words.addLayout(self._people(coming))
        words.addWidget(self._ready(coming))
        words.addSpacing(4)
        words.addWidget(self._buttons(coming))
        self._row.addLayout(words, 1)
        if coming.present:
            ring = Ring(coming.present, 0, self.tr("人到场"))
            self._row.addWidget(ring, 0, Qt.AlignmentFlag.AlignVCenter)

    def _when(self, coming: Upcoming, now: datetime) -> QHBoxLayout:
        one = coming.occurrence
        start, end = one.start.astimezone(now.tzinfo), one.end.astimezone(now.tzinfo)
        day = near_day(start.date(), now.date())
        text = day if one.all_day else f"{day} {clock(start)} – {clock(end)}"
        left = "" if one.all_day else until(start, now)
        return row(label(text, 13, "accentText", bold=True), label(left, 12, "text2"), None, gap=12)

    def _people(self, coming: Upcoming) -> QHBoxLayout:
        line = row(gap=8)
        named = ((self.tr("主讲"), coming.lecturer), (self.tr("主持"), coming.host))
        for what, person in named:
            if person.id is not None:
                for made in self._person(what, person):
                    line.addWidget(made)
                line.addSpacing(8)
        if coming.occurrence.where:
            line.addWidget(Mark("map-pin", "text2", 16))
            line.addWidget(Elided(coming.occurrence.where, 12, "text2"))
        line.addStretch(1)
        return line

    def _person(self, what: str, person: Person) -> tuple[QWidget, QWidget]:
        name = privacy.name(person.name)
        return Avatar(person.id, person.name, 26, ring=True), label(f"{what} {name}", 12, "text2")

    def _ready(self, coming: Upcoming) -> QWidget:
        """What is settled and what is not, on more lines where the text is large."""
        made = QWidget()
        line = Flow(16, made)
        checks = (
            (coming.lecturer.id is not None, self.tr("讲师已定"), self.tr("讲师未定")),
            (coming.host.id is not None, self.tr("主持人已定"), self.tr("主持人未定")),
            (bool(coming.occurrence.where), self.tr("地点已填"), self.tr("地点没填")),
        )
        for ready, yes, no in checks:
            picture, tone = ("check-circle", "ok") if ready else ("warning-circle", "warn")
            said = label(yes if ready else no, 13, "text" if ready else "warn")
            line.addWidget(box(row(Mark(picture, tone, 16, fill=True), said, gap=6)))
        return made

    def _buttons(self, coming: Upcoming) -> QWidget:
        """Looking at it, who came, and the notice."""
        self.main = button(
            self.tr("看这一场"), "primary", "calendar-check", slot=lambda: self._open(coming)
        )
        came = button(self.tr("签到台"), "plain", "scan", slot=lambda: self._check_in(coming))
        only_if(self._may_attend, came)
        copy = button(self.tr("复制通知"), "plain", "copy", slot=lambda: self._copy(coming))
        run = button(self.tr("流程单"), "plain", "list-checks", slot=lambda: self._run(coming))
        only_if(coming.occurrence.kind in ("session", "event"), run)
        return Verbs([self.main, came, run, copy])

    def _invite(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addStretch(1)
        words.addWidget(label(self.tr("接下来两周还没有安排"), 16, bold=True, wrap=True))
        told = self.tr("新建一场，这里就会提醒你谁来、还缺什么。")
        words.addWidget(label(told, 13, "text2", wrap=True))
        self.main = button(
            self.tr("去日历安排"), "primary", "calendar-plus", slot=lambda: self._open(None)
        )
        words.addLayout(row(self.main, None))
        words.addStretch(1)
        self._row.addLayout(words, 1)
