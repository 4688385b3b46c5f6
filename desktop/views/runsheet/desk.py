"""One session on the screen: head, run sheet, questions or archive, and who is there."""

import time
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.attendance import may_check_in
from desktop.actions.calendar import may_write
from desktop.dispatcher import Dispatcher
from desktop.models import runsheet as sheet
from desktop.models.calendar import Occurrence
from desktop.models.counting import filled
from desktop.models.runsheet import Part
from desktop.store.community import Reads
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import row, vline
from desktop.views.parts.segment import Folding
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import Fitting
from desktop.views.runsheet import menus
from desktop.views.runsheet.archive import ArchiveColumn
from desktop.views.runsheet.head import HeadVerbs, SessionHead
from desktop.views.runsheet.look import LINES, Seen, read
from desktop.views.runsheet.parts import SheetColumn
from desktop.views.runsheet.people import PeopleColumn
from desktop.views.runsheet.projector import Projector
from desktop.views.runsheet.questions import QuestionColumn, QuestionVerbs
from desktop.views.runsheet.verbs import SessionVerbs
from desktop.views.theme.palette import look, size, wide

# Narrower than this (px at 100 %) there is no room for who is there.
_NARROW = 900


class SessionDesk(QWidget):
    """Shows and runs one session."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell, one: Occurrence) -> None:
        super().__init__()
        self._reads, self._shell, self.one = reads, shell, one
        self._aside = Aside(self, reads)
        self.seen = Seen()
        self._page, self._sought = 0, ""
        self._room: Projector | None = None
        # Pictures show a moment of their own.
        self.fixed_now = 0
        self.verbs = SessionVerbs(self, reads, dispatcher, shell, one)
        self.may = may_write(reads.actor, one) and not reads.actor.preview
        self._attends = may_check_in(reads.actor, one) and not reads.actor.preview
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._build()
        self.read()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        verbs = self.verbs
        self.head = SessionHead(
            HeadVerbs(verbs.begin, self.go_on, self.sum_up, self.project, self._to_door, self._menu)
        )
        self.sheet = SheetColumn(verbs.add_part, verbs.copy)
        self.sheet.list.opened.connect(self._edit_part)
        self.sheet.list.dropped.connect(lambda part: verbs.drop_part(part) if self.may else None)
        self.sheet.list.shifted.connect(self._shift_part)
        self.questions = QuestionColumn(
            QuestionVerbs(verbs.mark, verbs.place, verbs.edit_question, self.ask), self._reads.zone
        )
        self.archive = ArchiveColumn(self._seek, verbs.take_in, self._out_menu, self._turn)
        self.people = PeopleColumn(self._reads, verbs.sign_in, self._to_points)
        self._beside = vline()
        lower = QHBoxLayout()
        lower.setSpacing(0)
        self.sheet.setFixedWidth(wide(304))
        self.people.setFixedWidth(wide(304))
        lower.addWidget(self._left())
        lower.addWidget(vline())
        lower.addWidget(self._middle(), 1)
        lower.addWidget(self._beside)
        lower.addWidget(self.people)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(lower, 1)
        self._fit()

    def _left(self) -> QWidget:
        """The sheet, or what makes one."""
        self._plans = QStackedWidget()
        self._plans.setFixedWidth(wide(304))
        self._template = button(
            self.tr("套用模板"), "soft", "list-checks", slot=self.verbs.template
        )
        own = button(self.tr("自己加环节"), "link", slot=self.verbs.add_part)
        for made in (self._template, own):
            made.setEnabled(self.may)
        hint = self.tr("模板：开场、嘉宾介绍、4 个分享点、问答、致谢，时长自动分好。")
        empty = EmptyState("list-checks", self.tr("还没有流程单"), self._template, own, hint=hint)
        self._plans.addWidget(self.sheet)
        self._plans.addWidget(empty)
        return self._plans

    def _middle(self) -> QWidget:
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, size(14), 0, 0)
        inside.setSpacing(size(10))
        self.tabs = Folding(
            self.tr("看什么"),
            [("questions", self.tr("问答队列")), ("archive", self.tr("分享记录"))],
        )
        self.tabs.chosen.connect(self._show_tab)
        self._asked = Fitting(13, "text2")
        self.ask_button = button(
            self.tr("记一个问题"), "plain", "plus", tip="Ctrl+J", small=True, slot=self.ask
        )
        self.ask_button.setAccessibleName(self.tr("记一个问题"))
        self.ask_button.setEnabled(self.may)
        margins = (size(20), 0, size(20), 0)
        head = row(self.tabs, margins=margins)
        head.addWidget(self._asked, 1)
        head.addWidget(self.ask_button)
        inside.addLayout(head)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.questions)
        self.stack.addWidget(self.archive)
        inside.addWidget(self.stack, 1)
        return made

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read what is shown again."""
        question = partial(read, one=self.one, page=self._page, sought=self._sought)
        self._aside.soon(question, self.show_seen)

    def show_seen(self, seen: Seen) -> None:
        """Show how the session stands."""
        one, self.seen = self.one, seen
        self.head.show_one(one, seen.parts, may=self.may, attends=self._attends)
        self._plans.setCurrentIndex(0 if seen.parts else 1)
        self.sheet.show_parts(seen.parts, self.now(), may=self.may)
        self.questions.show_questions(seen.questions, may=self.may)
        self._show_tab(self.tabs.choice())
        first = self._page * LINES
        self.archive.show_lines(seen.lines, seen.kept, first, sought=self._sought, may=self.may)
        self.people.show_there(one, seen.there, may=self._attends)
        self._tick()
        if self._room is not None:
            self._room.show_session(self._title(), seen.parts, seen.questions)

    def _title(self) -> str:
        return self.head.title.whole()

    def now(self) -> int:
        """The moment that is shown, ms UTC."""
        return self.fixed_now or time.time_ns() // 1_000_000

    def _tick(self) -> None:
        self.head.show_time(self.seen.parts, self.now())
        runs = sheet.current(self.seen.parts) is not None
        if runs:
            self.sheet.list.rows.show_parts(self.seen.parts, self.now())
        # Nothing goes on by itself while nothing runs or nobody looks.
        going = runs and self.isVisible()
        if going != self._clock.isActive():
            self._clock.start() if going else self._clock.stop()

    def show_tab(self, key: str) -> None:
        """Show the questions or the archive."""
        self.tabs.choose(key)
        self._show_tab(key)

    def _show_tab(self, key: str) -> None:
        here = key == "questions"
        self.stack.setCurrentWidget(self.questions if here else self.archive)
        self.ask_button.setVisible(here)
        asked, answered = self.seen.asked
        waiting = asked - answered
        said = self.tr("待答 {waiting}，已答 {answered}")
        told = filled(said, waiting=waiting, answered=answered)
        brief = filled(self.tr("待答 {waiting}"), waiting=waiting)
        self._asked.offer(*((told, brief) if asked and here else ("",)))

    def _seek(self, text: str) -> None:
        self._sought, self._page = text, 0
        self.read()

    def _turn(self, step: int) -> None:
        self._page = max(0, self._page + step)
        self.read()

    def showEvent(self, event: object) -> None:
        """The time went on meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands its own event
        self._tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Who is there gives way."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() >= size(_NARROW)
        self.people.setVisible(room)
        self._beside.setVisible(room)

    # -- verbs ---------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Begin, or go on to the next part."""
        if not self.may or not self.seen.parts:
            return
        part = sheet.current(self.seen.parts)
        if part is not None:
            self.verbs.go_on(part)
        elif sheet.standing(self.seen.parts) == "planned":
            self.verbs.begin()

    def ask(self) -> None:
        """Note what somebody asks."""
        if self.may:
            self.verbs.ask()

    def _edit_part(self, part: Part) -> None:
        if self.may:
            self.verbs.edit_part(part)

    def _shift_part(self, part: Part, step: int) -> None:
        places = [one.id for one in self.seen.parts]
        to = places.index(part.id) + step
        if self.may and 0 <= to < len(places):
            self.verbs.shift_part(part, to)

    def to_calendar(self) -> None:
        """Show it in the calendar."""
        self._shell.go("calendar", day=self.one.start.date())

    def _to_door(self) -> None:
        self._shell.go("door", series=self.one.series, original=self.one.original)

    def _to_points(self) -> None:
        self._shell.go("rewards")

    def summary(self) -> str:
        """What the session came to, in words."""
        from desktop.actions import transcripts

        found = transcripts.summary(self._reads, self.one, datetime.now(UTC))
        return transcripts.summary_text(self.one, found, look().language)

    def sum_up(self) -> None:
        """Show the summary."""
        self.verbs.sum_up(self.summary())

    def _menu(self) -> None:
        menus.below(menus.more(self), self.head.more)

    def _out_menu(self) -> None:
        menus.below(menus.give_out(self), self.archive.give_out)

    # -- the room ------------------------------------------------------------------------------

    def project(self) -> None:
        """Open the page for the room, or bring it to the front."""
        if not self.seen.parts:
            return
        self.room().open_wide()

    def room(self) -> Projector:
        """The window for the room; there is one."""
        if self._room is None:
            self._room = Projector(self)
            # Whoever has one screen only sits before this page while the session goes on.
            for keys, verb in (("F8", self.go_on), ("Ctrl+J", self.ask)):
                QShortcut(QKeySequence(keys), self._room).activated.connect(verb)
        self._room.fixed_now = self.fixed_now
        self._room.show_session(self._title(), self.seen.parts, self.seen.questions)
        return self._room

    def close_room(self) -> None:
        """Close the page for the room."""
        if self._room is not None:
            self._room.close()
            self._room.deleteLater()
            self._room = None
