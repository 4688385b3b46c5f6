"""The tab of boards: cycles at the left, who stands where, and what is done about it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QWidget

from desktop.actions import boards
from desktop.dispatcher import Dispatcher, Job
from desktop.models.board import Board, CycleLine
from desktop.models.board_words import announcement, period_title, span_title, state_word
from desktop.models.changes import Changes
from desktop.models.period import Period
from desktop.models.problem import Problem
from desktop.models.rule import PERIODIC
from desktop.store import home, rulebook
from desktop.store.community import Reads
from desktop.views.boards.dialogs import CardDialog, CycleDialog, SilentDialog
from desktop.views.boards.sheet import BoardSheet, SheetVerbs
from desktop.views.parts import privacy
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose
from desktop.views.parts.layout import column, hline, row, vline
from desktop.views.parts.lines import Line, LineList
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.text import begun
from desktop.views.theme.palette import look, wide

_DOTS = {"open": "info", "ended": "warn", "frozen": "accent", "published": "ok"}
_SPANS: tuple[Period, ...] = ("week", "month", "year", "custom")
TOP = 10


class BoardsTab(QWidget):
    """Under the head of points and rewards; `what` chooses the board, `list` the cycle."""

    counted = Signal(str)
    CONCERNS = frozenset(
        {"board", "named_cycle", "entry", "activity", "closing", "rule", "rule_version", "member"}
    )

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._aside = Aside(self, reads)
        self._board: Board | None = None
        self.what = QComboBox()
        self.what.setAccessibleName(self.tr("哪个榜"))
        self.what.activated.connect(lambda: self._read_cycles())
        self.list = LineList(self.tr("周期"))
        self.list.chosen.connect(lambda _key: self._read_board())
        self.new = button(self.tr("新建周期"), "ghost", "plus", slot=self.name_cycle)
        verbs = SheetVerbs(self.copy, self.show_picture, self.freeze, self.publish, self.adjust)
        self.sheet = BoardSheet(verbs)
        self.sheet.table.opened.connect(lambda line: shell.go("member", member=line.member))
        left = QWidget()
        left.setFixedWidth(wide(260))
        below = row(self.new, None, margins=(12, 6, 12, 10))
        left.setLayout(
            column(row(self.what, margins=(16, 12, 16, 8)), self.list, hline(), below, gap=0)
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addWidget(vline())
        whole.addWidget(self.sheet, 1)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read boards, cycles and the list at hand again."""
        self._fill_what()
        self._read_cycles()
        self.new.setEnabled(self._may())

    def _may(self) -> bool:
        actor = self._reads.actor
        return actor.allows("cycle.close") and not actor.preview

    def _fill_what(self) -> None:
        chosen = self.what.currentData()
        self.what.blockSignals(True)
        self.what.clear()
        for span in _SPANS:
            self.what.addItem(span_title(span, look().language), span)
        for one in rulebook.listed(self._reads):
            if one.published and one.newest.trigger in PERIODIC:
                self.what.addItem(one.name, one.id)
        choose(self.what, chosen)
        self.what.blockSignals(False)

    def _rule(self) -> bytes | None:
        chosen = self.what.currentData()
        return None if isinstance(chosen, str) else bytes(chosen)

    def _read_cycles(self) -> None:
        rule = self._rule()
        span = None if rule else self.what.currentData()
        found = boards.cycles(self._reads, rule, span)
        known = self.list.at_hand()
        self.list.show_lines([self._line(one) for one in found])
        if known is None or self.list.at_hand() != known:
            # What is over is what one comes to see; the cycle under way stands above it.
            over = next((one.period.encode() for one in found if one.state != "open"), None)
            self.list.choose(over)
        self._read_board()

    def _line(self, one: CycleLine) -> Line:
        name = period_title(one.period, one.name, look().language)
        told = begun(state_word(one.state, look().language))
        if one.adjustments:
            told += " · " + self.tr("补差 {n} 次").format(n=one.adjustments)
        return Line(one.period.encode(), name, told, _DOTS[one.state])

    def _read_board(self) -> None:
        at_hand = self.list.at_hand()
        self.sheet.setVisible(at_hand is not None)
        if at_hand is None:
            self._board = None
            return
        rule, label = self._rule(), at_hand.decode()
        self._aside.soon(lambda reads: boards.board(reads, rule, label), self._show)

    def _show(self, found: Board) -> None:
        self._board = found
        self.sheet.show_board(found, self._may())

    # -- doing ---------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the announcement on the clipboard; not while the screen is shared."""
        if self._board is None:
            return
        if privacy.on():
            self._shell.say(Problem("window.screen_shared"))
            return
        text = announcement(self._board, home.name(self._reads), TOP, look().language)
        QGuiApplication.clipboard().setText(text)
        self._shell.toast(self.tr("已复制公告，可以贴到群里"))

    def show_picture(self) -> None:
        """Show the picture, to copy or keep."""
        if self._board is not None:
            self.picture_dialog(self._board).exec()

    def picture_dialog(self, found: Board) -> CardDialog:
        """The dialog of the picture of a board."""
        return CardDialog(self._shell.widget(), self._shell, found, home.name(self._reads))

    def freeze(self) -> None:
        """Close the cycle and keep its list."""
        self._close(boards.freeze, self.tr("榜单已冻结"))

    def publish(self) -> None:
        """Make the list public, frozen first."""
        self._close(boards.publish, self.tr("榜单已公布"))

    def _close(self, act: Callable[..., Changes], told: str) -> None:
        if self._board is None:
            return
        rule, label = self._board.rule, self._board.period
        silent = boards.unreported(self._reads, label) if self._board.state == "ended" else []
        if silent:
            shown = period_title(label, self._board.period_name, look().language)
            asked = SilentDialog(self._shell.widget(), shown, silent)
            if asked.exec() != QDialog.DialogCode.Accepted:
                return
        self._tell(self._dispatcher.do(act, rule, label, anyway=True), told)

    def adjust(self) -> None:
        """Tell what came after the list was frozen."""
        if self._board is not None:
            job = self._dispatcher.do(boards.adjust, self._board.rule, self._board.period)
            self._tell(job, self.tr("已列为补差"))

    def name_cycle(self) -> None:
        """Ask for a name and days, and show the board of that cycle."""
        dialog = CycleDialog(self._shell.widget(), self._reads.today())
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        job = self._dispatcher.do(boards.name_cycle, dialog.name.text(), *dialog.days())
        job.done.connect(lambda _changes: self.show_target(span="custom"))
        self._tell(job, self.tr("已新建周期“{name}”").format(name=dialog.name.text()))

    def _tell(self, job: Job, sentence: str) -> None:
        job.done.connect(lambda _changes: self._shell.toast(sentence))
        job.failed.connect(self._shell.say)

    # -- what the page asks --------------------------------------------------------------------

    def show_target(
        self,
        rule: bytes | None = None,
        span: str = "",
        period: str = "",
        board: bytes | None = None,
        **_more: object,
    ) -> None:
        """Open a board of a rule or of everybody's points, and one of its cycles."""
        rule = board or rule
        choose(self.what, rule if rule is not None else span)
        self._read_cycles()
        if period:
            self.list.choose(period.encode())

    def first_focus(self) -> QWidget:
        """The list of cycles."""
        return self.list

    def shots(self) -> list[Shot]:
        """The picture to paste, a cycle of one's own, and whom one would close without."""
        window = self._shell.widget()
        return [
            Shot("boards-card", self._shoot_card),
            Shot("boards-cycle", lambda: CycleDialog(window, self._reads.today())),
            Shot("boards-silent", lambda: SilentDialog(window, "2026-W09", ["门口的电脑"])),
        ]

    def _shoot_card(self) -> QWidget | None:
        return self.picture_dialog(self._board) if self._board else None
