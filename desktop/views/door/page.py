"""签到台: the screen that keeps the door of one occurrence."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.attendance import may_check_in
from desktop.actions.door import SCANNED, TYPED, WALKED_IN
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Attendee, Occurrence
from desktop.models.changes import Changes
from desktop.models.door import Arrival, Counts, Scan, Verdict
from desktop.models.member import MemberQuery
from desktop.models.problem import Problem
from desktop.store import calendar, door, members
from desktop.store.community import Reads
from desktop.views.door.desk import Desk
from desktop.views.door.dialogs import Together, WalkIn
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.shell import Shell, Shot
from desktop.views.theme.palette import size, wide

_TABLES = frozenset({"attendance", "member", "alias"})


class DoorPage(QWidget):
    """Keeps the door of the occurrence it is opened for, else of the one at hand."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.desk: Desk | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._way_back = button("", "primary", slot=self.leave)
        for keys, act in (
            ("Ctrl+N", Desk.walk_in),
            ("Ctrl+G", Desk.together),
            ("Ctrl+P", Desk.print_menu),
            ("F2", Desk.switch_names),
            ("F11", Desk.switch_full),
        ):
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(lambda act=act: act(self.desk) if self.desk else None)
        shell.syncing.stated.connect(self._show_head)
        self._show(door.at_hand(reads, datetime.now(UTC)))

    def show_target(self, series: bytes, original: str) -> None:
        """Keep the door of this occurrence."""
        if self.desk is not None and (self.desk.one.series, self.desk.one.original) == (
            series,
            original,
        ):
            return
        try:
            one = calendar.occurrence(self._reads, series, original)
        except Problem as problem:
            self._shell.say(problem)
            return
        self._show(one if may_check_in(self._reads.actor, one) else None)

    def _show(self, one: Occurrence | None) -> None:
        while (item := self._whole.takeAt(0)) is not None:
            held = item.widget()
            if held is not None:
                held.hide()
                held.deleteLater()
        self.desk = None
        if one is None or self._reads.actor.preview:
            self._whole.addWidget(self._empty())
            return
        self.desk = Desk(self._reads, self._dispatcher, self._shell, one)
        self.desk.left.connect(self.leave)
        self.desk.head.packs.clicked.connect(self.packs)
        self._whole.addWidget(self.desk)

    def _empty(self) -> QWidget:
        self._way_back = button(self.tr("去日历"), "primary", "calendar-blank", slot=self.leave)
        return EmptyState(
            "scan",
            self.tr("现在没有可以签到的场次"),
            self._way_back,
            hint=self.tr("在日历里选一场，按“签到台”。"),
        )

    def packs(self) -> None:
        """The menu of packs for this occurrence."""
        # Who keeps one door loads nothing of it.
        from desktop.views.door.packing import Packing

        if self.desk is not None:
            below = self.desk.head.packs
            packing = Packing(self, self._reads, self._dispatcher, self._shell)
            packing.menu(self.desk.one).popup(below.mapToGlobal(below.rect().bottomLeft()))

    def leave(self) -> None:
        """Go back to the calendar, out of the full screen."""
        window = self.window()
        if window.isFullScreen():
            window.showNormal()
        if self.desk is not None:
            self._shell.go("calendar", day=self.desk.one.start.date())
        else:
            self._shell.go("calendar")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Wherever the focus is, what is scanned or typed goes into the field."""
        if self.desk is not None and event.text().isprintable() and event.text():
            self.desk.field.setFocus()
            # Handed over, not sent: what the field leaves, as Ctrl and a digit, would come back.
            self.desk.field.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _show_head(self, _state: object = None) -> None:
        if self.desk is not None:
            self.desk.show_head()

    def show_changes(self, changes: Changes) -> None:
        """Who came in, here or through another door, counts at once."""
        if self.desk is not None and changes.tables & _TABLES and self.isVisible():
            self.desk.tally.read_soon()

    def first_focus(self) -> QWidget:
        """The field, or the way back."""
        return self.desk.field if self.desk is not None else self._way_back

    def shots(self) -> list[Shot]:
        """Each answer of the card, whom to choose from, and what the door asks."""
        desk = self.desk
        people = members.matching(self._reads, "单文博", 1)
        if desk is None or not people:
            return []
        one, begin = people[0], round(desk.one.start.timestamp() * 1000)

        def card(verdict: Verdict, late: int = 0) -> None:
            at = begin + (late or -8) * 60_000
            desk.tally.show_tally(Counts(86, late, 23), self._example(desk.one, at))
            desk.head.fixed_now = datetime.fromtimestamp(at / 1000, ZoneInfo(self._reads.zone))
            desk.show_head()
            came = Arrival(one.id, one.name, one.number, at, late, verdict == "in", 31)
            desk.show_answer(Scan(verdict, (came,)), "ZX-88")

        return [
            Shot("in", lambda: card("in")),
            Shot("late", lambda: card("in", 12)),
            Shot("already", lambda: card("already")),
            Shot("unregistered", lambda: card("unregistered")),
            Shot("unknown", lambda: card("unknown")),
            Shot("which", lambda: desk.show_typed("zh")),
            Shot("walk-in", lambda: WalkIn(self, self._shell, "程朗")),
            Shot("together", lambda: Together(self, self._reads, people)),
            Shot("pack", lambda: self._pack(desk.one)),
        ]

    def _pack(self, one: Occurrence) -> QWidget:
        from desktop.views.door.packdialogs import PackDialog

        return PackDialog(self, self._reads, one)

    def _example(self, one: Occurrence, until: int) -> list[Attendee]:
        rows = members.page(self._reads, MemberQuery(), limit=7)
        ways = (SCANNED, SCANNED, WALKED_IN, SCANNED, TYPED)
        return [
            Attendee(one.id, row.id, row.name, "", until - 60_000 * at, ways[at % len(ways)])
            for at, row in enumerate(rows)
        ]

    def minimumSizeHint(self) -> QSize:
        """As much as the card and the buttons need."""
        return QSize(wide(720), size(480))
