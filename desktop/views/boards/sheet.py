"""One board: its title and state, the lines, what came later, and the buttons below."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.board import Board, Line, Moved
from desktop.models.board_words import (
    apart,
    called,
    gained,
    measure_words,
    move_words,
    period_title,
    state_word,
    title,
    who,
)
from desktop.models.counting import filled
from desktop.views.parts import privacy
from desktop.views.parts.button import Button, button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import clear, column, hline, row, scroll, sunk
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import begun, label
from desktop.views.rewards.people_cell import paint_member
from desktop.views.theme.palette import color, font, look, size

TONES = {"open": "info", "ended": "warn", "frozen": "info", "published": "ok"}
# Changes shown of one adjustment; the rest is counted.
_SHOWN = 20


class SheetVerbs(NamedTuple):
    """What the buttons do."""

    copy: Callable[[], object]
    picture: Callable[[], object]
    freeze: Callable[[], object]
    publish: Callable[[], object]
    adjust: Callable[[], object]


class BoardSheet(QWidget):
    """Shows the board of `show_board`; `opened` of its table is a line that was opened."""

    def __init__(self, verbs: SheetVerbs) -> None:
        super().__init__()
        self._board: Board | None = None
        self.name = label("", 16, bold=True, wrap=True)
        self.state = Tag("", "grey")
        self.told = label("", 12, "text2", wrap=True)
        self._model = PagedModel(
            self._columns(), lambda: len(self._lines()), self._page, key=lambda line: line.member
        )
        self.table = Table(self._model, "boards", self.tr("榜单"))
        nothing = EmptyState("star", self.tr("这一期还没有人上榜"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        self._later = QVBoxLayout()
        self._later.setSpacing(6)
        inside = QWidget()
        inside.setLayout(self._later)
        self._below = scroll(inside)
        self._below.setMaximumHeight(size(180))
        self.copy = button(self.tr("复制公告"), "plain", "clipboard-text", slot=verbs.copy)
        self.picture = button(self.tr("榜单图片"), "plain", "star", slot=verbs.picture)
        self.adjust = button(self.tr("列为补差"), "soft", slot=verbs.adjust)
        self.freeze = button(self.tr("冻结榜单"), "soft", slot=verbs.freeze)
        self.publish = button(self.tr("公布榜单"), "primary", slot=verbs.publish)
        flow = Flow()
        for made in self.buttons():
            flow.addWidget(made)
        top = row(self.name, self.state)
        top.setStretch(0, 1)
        head = column(top, self.told, gap=6, margins=(24, 16, 24, 10))
        foot = QFrame()
        foot.setLayout(row(flow, margins=(24, 10, 24, 14)))
        listed = row(self._stack, margins=(16, 0, 0, 0))
        whole = column(head, hline(), listed, self._below, hline(), foot, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def buttons(self) -> tuple[Button, ...]:
        """The buttons below, in their order."""
        return (self.copy, self.picture, self.adjust, self.freeze, self.publish)

    # -- the table -----------------------------------------------------------------------------

    def _lines(self) -> tuple[Line, ...]:
        return self._board.lines if self._board else ()

    def _show_columns(self, found: Board) -> None:
        """What is counted in points is told once."""
        columns = self._columns()
        shown = columns[:-1] if found.unit == "points" else columns
        if len(shown) != len(self._model.columns):
            self._model.show_columns(shown)
            self.table.refit()

    def _page(self, offset: int, limit: int) -> tuple[Line, ...]:
        return self._lines()[offset : offset + limit]

    def _columns(self) -> list[Column]:
        return [
            Column("place", self.tr("名次"), 84, self._place, tone="text2"),
            Column(
                "member",
                self.tr("成员"),
                160,
                lambda line: called(line, look().language),
                secret="name",
                paint=_paint_member,
                stretch=True,
            ),
            Column("measure", self.tr("成绩"), 120, self._measure, secret="amount", right=True),
            Column(
                "points",
                self.tr("得分"),
                96,
                self._points,
                secret="amount",
                right=True,
                paint=self._paint_points,
            ),
        ]

    def _place(self, line: Line) -> str:
        return self.tr("{n} 并列").format(n=line.place) if line.tied else str(line.place)

    def _measure(self, line: Line) -> str:
        return measure_words(self._board.unit, line.measure, look().language) if self._board else ""

    def _points(self, line: Line) -> str:
        return gained(self._board.unit, line.points, look().language) if self._board else ""

    def _paint_points(self, painter: QPainter, rect: QRect, line: Line, chosen: bool) -> None:
        painter.setFont(font(13, bold=True))
        painter.setPen(color("accentText"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, side, privacy.amount(self._points(line)))

    # -- showing -------------------------------------------------------------------------------

    def show_board(self, found: Board, may: bool) -> None:
        """Show a board; `may`: this operator may close cycles."""
        self._board = found
        language = look().language
        when = period_title(found.period, found.period_name, language)
        self.name.setText(f"{title(found, language)} · {when}")
        self.state.show_text(begun(state_word(found.state, language)), TONES[found.state])
        self.told.setText(self._explained(found))
        self._model.reload()
        self._show_columns(found)
        self._stack.setCurrentIndex(0 if found.lines else 1)
        self._show_later(found, language)
        self.freeze.setVisible(found.state in ("open", "ended"))
        self.freeze.setEnabled(may and found.state == "ended")
        self.publish.setVisible(found.state != "published")
        self.publish.setEnabled(may and found.state in ("ended", "frozen"))
        early = self.tr("这一期还没结束") if found.state == "open" else ""
        for made in (self.freeze, self.publish):
            made.setToolTip(early)
            made.setAccessibleDescription(early)
        self.adjust.setVisible(bool(found.waiting))
        self.adjust.setEnabled(may)
        for made in (self.copy, self.picture):
            made.setEnabled(bool(found.lines))

    def _explained(self, found: Board) -> str:
        if found.state == "open":
            return self.tr("这一期还没结束，名次还会变。到最后一天 24:00 截止。")
        if found.state == "ended":
            return self.tr("已经截止。冻结以后名单不再变，晚到的列为补差。")
        told = self.tr("名单已经冻结，不再变。晚到的列为补差。校验码 {code}")
        return told.format(code=found.hash[:8])

    def _show_later(self, found: Board, language: str) -> None:
        clear(self._later)
        for one in found.adjustments:
            heading = filled(self.tr("第 {n} 次补差"), n=one.number)
            self._later.addWidget(self._changes(found, heading, one.moves, language))
        if found.waiting:
            heading = self.tr("冻结以后晚到的，还没列为补差")
            self._later.addWidget(self._changes(found, heading, found.waiting, language))
        self._below.setVisible(bool(found.adjustments or found.waiting))

    def _changes(
        self, found: Board, heading: str, moves: tuple[Moved, ...], language: str
    ) -> QFrame:
        lines: list[QWidget] = [label(heading, 12, "text2", bold=True)]
        for moved in moves[:_SHOWN]:
            told = privacy.mask("text", move_words(found, moved, language))
            lines.append(label(told, 12, wrap=True))
        if len(moves) > _SHOWN:
            more = filled(self.tr("另有 {n} 行"), n=len(moves) - _SHOWN)
            lines.append(label(more, 12, "text2"))
        return sunk(*lines, gap=4)


def _paint_member(painter: QPainter, rect: QRect, line: Line, chosen: bool) -> None:
    name, beside = who(line.name, look().language), apart(line, look().language)
    paint_member(painter, rect, line.member, name, beside)
