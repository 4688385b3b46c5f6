"""The tray: what waits, what two people set differently, what came back, what is set aside."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.tray import Waiting
from desktop.views.parts.dates import moment
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import clear, column, hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import Elided, label
from desktop.views.sync import words

TABS = ("waiting", "cards", "returned", "quarantine")


class Tray(QWidget):
    """One list at a time; which one, the tabs of the page say."""

    def __init__(self, zone: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._zone, self._today = zone, today
        self._stack = QStackedWidget()
        self._lists: dict[str, QVBoxLayout] = {}
        for key in TABS:
            inside = QVBoxLayout()
            inside.setSpacing(8)
            holder = QWidget()
            holder.setLayout(column(inside, None))
            self._lists[key] = inside
            self._stack.addWidget(holder)
        self.setLayout(column(self._stack))
        self._stack.currentChanged.connect(lambda _index: self._stack.updateGeometry())

    def show_tab(self, key: str) -> None:
        """Show one of TABS."""
        self._stack.setCurrentIndex(TABS.index(key))

    def put(self, key: str, lines: Sequence[QWidget], nothing: tuple[str, str, str]) -> None:
        """Fill a list, or say in (icon, sentence, hint) that there is nothing."""
        inside = self._lists[key]
        clear(inside)
        for line in lines:
            inside.addWidget(line)
        if not lines:
            inside.addWidget(EmptyState(nothing[0], nothing[1], hint=nothing[2]))

    def show_waiting(self, found: Sequence[Waiting]) -> None:
        """One line for each own action that the judge has not decided."""
        nothing = (
            "check-circle",
            self.tr("没有待发的改动"),
            self.tr("断网时做的会排在这里，连上后自动送出。"),
        )
        self.put("waiting", [self._waiting(one) for one in found], nothing)

    def _waiting(self, one: Waiting) -> QWidget:
        text, picture = words.action_words(one.kind)
        told = self.tr("%n 处改动", "", one.count)
        if one.left < one.count:
            told = self.tr("已收下 {done}，共 {count} 处").format(
                done=f"{one.count - one.left:,}", count=f"{one.count:,}"
            )
        when = self.when(one.at)
        line = row(
            Mark(picture, "text2", 18),
            label(text, 13),
            Elided(told, 12, "text2"),
            label(when, 12, "text2"),
            gap=10,
            margins=(0, 4, 0, 6),
        )
        line.setStretch(2, 1)
        made = QWidget()
        made.setLayout(column(line, hline(), gap=0))
        made.setAccessibleName(f"{text} {told} {when}")
        return made

    def when(self, ms: int) -> str:
        """A moment as people say it."""
        return moment(ms, self._zone, self._today())
