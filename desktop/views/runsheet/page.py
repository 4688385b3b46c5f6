"""场次: the screen that goes through one session, with or without a network."""

from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.store import calendar
from desktop.store import runsheet as reading
from desktop.store.community import Reads
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import clear
from desktop.views.parts.shell import Shell, Shot
from desktop.views.runsheet import example
from desktop.views.runsheet.desk import SessionDesk
from desktop.views.runsheet.dialogs import PartForm, RatingDialog, SummaryDialog
from desktop.views.theme.palette import size, wide

_TABLES = frozenset(
    {"sheet_part", "question", "transcript_line", "attendance", "registration", "member", "alias"}
    | {"series", "occurrence", "split", "entry", "activity"}
)


class SessionPage(QWidget):
    """Runs the session it is opened for, else the one at hand."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.desk: SessionDesk | None = None
        self._stale = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._first: QWidget = self
        for keys, act in (
            ("F8", SessionDesk.go_on),
            ("Ctrl+J", SessionDesk.ask),
            ("F11", SessionDesk.project),
        ):
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(lambda act=act: act(self.desk) if self.desk else None)
        self._show(reading.at_hand(reads, datetime.now(UTC)))

    def show_target(self, series: bytes, original: str) -> None:
        """Run this session."""
        here = self.desk.one if self.desk is not None else None
        if here is not None and (here.series, here.original) == (series, original):
            return
        try:
            self._show(calendar.occurrence(self._reads, series, original))
        except Problem as problem:
            self._shell.say(problem)

    def _show(self, one: Occurrence | None) -> None:
        if self.desk is not None:
            self.desk.close_room()
        clear(self._whole)
        if one is None:
            self.desk = None
            self._first = button(
                self.tr("去日历"),
                "primary",
                "calendar-blank",
                slot=lambda: self._shell.go("calendar"),
            )
            told = self.tr("最近没有场次")
            hint = self.tr("在日历里安排一场，这里就有它的流程单、提问和到场。")
            self._whole.addWidget(EmptyState("microphone-stage", told, self._first, hint=hint))
            return
        self.desk = SessionDesk(self._reads, self._dispatcher, self._shell, one)
        self._first = self.desk.head.main
        self._whole.addWidget(self.desk)

    def show_changes(self, changes: Changes) -> None:
        """What happens here or on another laptop is shown at once."""
        if changes.tables & _TABLES:
            self._stale = not self.isVisible()
            if not self._stale:
                self._again()

    def _again(self) -> None:
        """Read anew; the session itself may have moved, or gone."""
        desk = self.desk
        if desk is not None:
            try:
                one = calendar.occurrence(self._reads, desk.one.series, desk.one.original)
            except Problem:
                desk = None
            else:
                desk.one = one
                desk.read()
        if desk is None:
            self._show(reading.at_hand(self._reads, datetime.now(UTC)))

    def showEvent(self, event: object) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands its own event
        if self._stale:
            self._stale = False
            self._again()

    def show_privacy(self) -> None:
        """Names are masked or shown."""
        if self.desk is not None:
            self.desk.show_seen(self.desk.seen)

    def minimumSizeHint(self) -> QSize:
        """The sheet and the questions."""
        return QSize(wide(304) + wide(320), size(360))

    def first_focus(self) -> QWidget:
        """The way on, or the way to the calendar."""
        return self._first

    def shots(self) -> list[Shot]:
        """The session as it runs, the room's page, the archive, what is asked, the summary."""
        planned = example.planned(self._reads)
        if planned is not None:
            # Whatever the hour is: the one at hand may have no run sheet.
            self.show_target(planned.series, planned.original)
        desk = self.desk
        if planned is None or desk is None:
            return []

        def runs() -> None:
            desk.fixed_now, seen = example.running(desk.seen, self._reads, desk.one)
            desk.show_seen(seen)

        def answered() -> QWidget:
            desk.show_seen(example.answering(desk.seen))
            return desk.room()

        def kept() -> None:
            desk.show_seen(example.archived(self._reads, desk.seen))
            desk.show_tab("archive")

        return [
            Shot("running", runs),
            Shot("projector", desk.room),
            Shot("projector-question", answered),
            Shot("archive", kept),
            Shot("part", lambda: PartForm(self, desk.seen.parts[4])),
            Shot("question", lambda: example.question_form(self, self._reads)),
            Shot("log", lambda: example.log_form(desk.verbs)),
            Shot("summary", lambda: SummaryDialog(self, desk.summary())),
            Shot("rating", lambda: RatingDialog(self, desk.one.title, 4)),
        ]
