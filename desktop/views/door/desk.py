"""The desk at one door: the field, the answer, whom to choose from, and how many are there."""

import time

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.door import TYPED
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.counting import filled
from desktop.models.door import Arrival, Scan
from desktop.models.member import MemberRow
from desktop.models.problem import Problem
from desktop.store import door, members, tray
from desktop.store.community import Reads
from desktop.views.door import printing, result, sound
from desktop.views.door.bigrow import BigRow
from desktop.views.door.candidates import Candidates
from desktop.views.door.dialogs import Together, WalkIn
from desktop.views.door.entry import ScanField
from desktop.views.door.head import DoorHead
from desktop.views.door.result import ResultCard
from desktop.views.door.room import room_in
from desktop.views.door.tally import Tally
from desktop.views.door.unregistered import Unregistered
from desktop.views.door.work import DoorWork
from desktop.views.parts.button import button
from desktop.views.parts.dates import clock, day_text
from desktop.views.parts.dialog import Dialog, ask
from desktop.views.parts.layout import vline
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.sync.pill import pill
from desktop.views.theme.palette import size, wide

_CLOCK_MS = 20_000
# Within this (s) a second Esc leaves.
_TWICE = 2.0


class Desk(QWidget):
    """Everything of one occurrence's door; `left` when the operator goes."""

    left = Signal()

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell, one: Occurrence) -> None:
        super().__init__()
        self._reads, self._shell, self.one = reads, shell, one
        self._escaped = 0.0
        self._typed = ""
        # Who came in last here, whose household may have come along.
        self._last: bytes | None = None
        self.work = DoorWork(dispatcher, one)
        self.field, self.card = ScanField(), ResultCard()
        self.candidates, self.tally = Candidates(reads.zone), Tally(reads, one)
        self._zone = reads.zone
        self.head = DoorHead(self.switch_names, self.switch_full, self.left.emit)
        self._build()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self.show_head)
        self._clock.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window less is said, so that nothing is squeezed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Whom to choose from, or to let in, comes before the buttons, whose keys work on."""
        room = room_in(self.size())
        choosing = bool(self.candidates.choices.people)
        self.head.show_room(room)
        self.card.show_room(room)
        self.card.setVisible(not (room.tight and choosing))
        self._next.setVisible(not room.tight)
        for verbs in (self._verbs, self._unregistered.verbs):
            verbs.show_keys(not room.tight)
        asked = choosing or (room.tight and not self._unregistered.isHidden())
        self._verbs.setVisible(not (room.low and asked))
        for each in (self._beside, self.tally):
            each.setVisible(not room.narrow)
        self._left.setContentsMargins(
            size(28), size(6 if room.tight else 20), size(28), size(6 if room.tight else 16)
        )
        self._left.setSpacing(size(4 if room.tight else 12))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self.show_head()
        self.tally.read_soon()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.field.setProperty("door", True)
        self.field.setAccessibleName(self.tr("扫码或输入"))
        self.field.setPlaceholderText(self.tr("扫码，或输入姓名、拼音、编号、手机尾号"))
        left = self._left = QVBoxLayout()
        left.addWidget(self.card)
        self._unregistered = Unregistered(self._reads, self.one, self.work, self.field)
        left.addWidget(self._unregistered)
        self._next = label(self.tr("下一位"), 13, "text2")
        left.addWidget(self._next)
        left.addWidget(self.field)
        left.addWidget(self.candidates, 100)
        left.addStretch(1)
        self._verbs = self._buttons()
        left.addWidget(self._verbs)
        self.tally.setFixedWidth(wide(340))
        lower = QHBoxLayout()
        lower.setSpacing(0)
        lower.addLayout(left, 1)
        self._beside = vline()
        lower.addWidget(self._beside)
        lower.addWidget(self.tally)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(lower, 1)

    def _buttons(self) -> BigRow:
        self.walk_in_button = button(self.tr("现场加入"), "plain", "user-plus", slot=self.walk_in)
        undo = button(self.tr("撤销上一个"), "plain", "arrow-counter-clockwise", slot=self.undo)
        many = button(self.tr("几个人一起签"), "plain", "users-three", slot=self.together)
        self._adds = self._reads.actor.anywhere("member.write")
        self._print = button(self.tr("打印"), "plain", "printer", slot=self.print_menu)
        found = [
            (undo, self.tr("Backspace（框空时）")),
            (many, "Ctrl+G"),
            (self._print, "Ctrl+P"),
        ]
        return BigRow([(self.walk_in_button, "Ctrl+N"), *found] if self._adds else found)

    def _connect(self) -> None:
        field, work = self.field, self.work
        field.entered.connect(self._entered)
        field.paused.connect(self._look_up)
        field.chosen.connect(self.choose)
        field.stepped.connect(self.candidates.step)
        field.took_back.connect(self.undo)
        field.escaped.connect(self._escape)
        field.naming.connect(lambda on: self.head.show_names(on=on))
        self.candidates.clicked.connect(lambda index: self.choose(QModelIndex(index).row()))
        work.told.connect(self._told)
        work.refused.connect(self._refused)
        work.early.connect(self._too_early)
        work.took_back.connect(self._took_back)
        work.waiting.connect(self._show_waiting)
        self.tally.counted.connect(self.head.show_counts)

    # -- what is entered -----------------------------------------------------------------------

    def _entered(self, text: str, how: str, at: int) -> None:
        if text:
            # Whom the list below marks is meant only by who looked: a scanner does not.
            one = self.candidates.at_hand() if text == self._typed and how == TYPED else None
            if one is not None and self._alone_or_moved():
                self.choose(self.candidates.currentIndex().row())
                return
            self._forget()
            self.work.scan(text, how, at)
        elif self.candidates.at_hand() is not None:
            self.choose(self.candidates.currentIndex().row())

    def _alone_or_moved(self) -> bool:
        return len(self.candidates.choices.people) == 1 or self.candidates.moved

    def _look_up(self, text: str) -> None:
        """A hand stopped typing: show whom that may be."""
        if not text or not self.isVisible():
            if self._typed:
                self._forget()
            return
        if text in "123456789"[: self.field.choices]:
            return
        self._typed = text
        self.field.choices = 0
        self._show_candidates(door.alike(self._reads, text))

    def show_typed(self, text: str) -> None:
        """As if a hand had typed this and looked up."""
        self.field.setText(text)
        self._look_up(text)

    def _show_candidates(self, people: list[MemberRow]) -> None:
        there = door.there(self._reads, self.one.id, [one.id for one in people]) if people else {}
        self.candidates.show_people(people, there)
        self._fit()

    def _forget(self) -> None:
        self._typed = ""
        self.field.choices = 0
        self.candidates.show_people([], {})
        self._fit()

    def choose(self, place: int) -> None:
        """Let one of those in who are offered."""
        one = self.candidates.at(place)
        if one is not None:
            self._forget()
            self.field.clear()
            self.work.admit([one.id])
        self.field.setFocus()

    def _escape(self) -> None:
        if self.candidates.at_hand() is not None:
            self._forget()
            return
        now = time.monotonic()
        if now - self._escaped < _TWICE:
            self.left.emit()
        self._escaped = now

    # -- what came of it -----------------------------------------------------------------------

    def _told(self, found: Scan, text: str) -> None:
        self.show_answer(found, text)
        self._fit()
        sound.play(self.card.said.tone)
        if found.verdict in ("in", "already"):
            self._last = found.arrivals[0].member
            self.field.type_names(False)
        if found.verdict == "which":
            people = members.by_ids(self._reads, found.meant)
            self._show_candidates(people)
            self.field.choices = len(people)
        self._typed = "" if found.verdict != "unknown" else text
        self.tally.read_soon()

    def show_answer(self, found: Scan, text: str) -> None:
        """Show what came of a scan."""
        self.card.show_said(result.came_of(found, text, self._zone))

    def _refused(self, problem: Problem, text: str) -> None:
        self.card.show_said(result.refused(self._shell.sentence(problem), text))
        self._fit()
        sound.play(self.card.said.tone)

    def _took_back(self, some: tuple[Arrival, ...]) -> None:
        stay = door.there(self._reads, self.one.id, [each.member for each in some])
        self.card.show_said(result.undone(some, stay))
        self.tally.read_soon()

    def _too_early(self, _problem: Problem) -> None:
        start = f"{day_text(self.one.start.date())} {clock(self.one.start)}"
        hint = self.tr("这一场 {start} 才开始。").format(start=start)
        yes = ask(self, self.tr("现在就开始签到？"), hint, self.tr("开始签到"))
        self.work.go_on(yes=yes)
        self.field.setFocus()

    def undo(self) -> None:
        """Take back who came in last here."""
        self.field.setFocus()
        if not self.work.undo_last():
            self.head.waiting.setText(self.tr("这里还没有签到可以撤销"))

    def walk_in(self) -> None:
        """Ask who is new, and let him in."""
        if not self._adds:
            return
        asked = WalkIn(self, self._shell, self._typed or self.field.text().strip())
        if asked.exec() == Dialog.DialogCode.Accepted:
            self.field.clear()
            self._forget()
            self.work.register(asked.name.text().strip(), asked.phone.text().strip())
        self.field.setFocus()

    def together(self) -> None:
        """Ask who comes in together: the household of who is marked, or came in last."""
        marked = self.candidates.at_hand()
        member = marked.id if marked is not None else self._last
        family = door.household(self._reads, member)[: members.PAGE] if member else []
        people = members.by_ids(self._reads, family) if len(family) > 1 else []
        asked = Together(self, self._reads, people)
        if asked.exec() == Dialog.DialogCode.Accepted:
            self.field.clear()
            self._forget()
            self.work.admit(asked.chosen)
        self.field.setFocus()

    def print_menu(self) -> None:
        """Ask what to print."""
        below = self._print.mapToGlobal(self._print.rect().topLeft())
        printing.menu(self, self._reads, self._shell, self.one).popup(below)

    def switch_names(self) -> None:
        """Let an input method in for a name in Chinese, or the scanner alone."""
        self.field.type_names(not self.field.types_names())
        self.field.setFocus()

    def switch_full(self) -> None:
        """Fill the screen, or not."""
        window = self.window()
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()
        self.field.setFocus()

    def show_head(self) -> None:
        """Which occurrence, and what time it is."""
        if not self.isVisible():
            return
        word = pill(self._shell.syncing.state, tray.counts(self._reads))
        self.head.show_one(self.one, self._zone, word)

    def _show_waiting(self, count: int) -> None:
        self.head.waiting.setText(filled(self.tr("正在写 {n} 条"), n=count) if count > 1 else "")
