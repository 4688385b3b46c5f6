"""The tray: what waits, what two people set differently, what came back, what is set aside."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.counting import filled
from desktop.models.refusal import CAPPED, SUPERSEDED
from desktop.models.tray import Card, Returned, Waiting
from desktop.models.wire import Set
from desktop.store import aside
from desktop.store.reads import Reads
from desktop.views.members.words import number_due
from desktop.views.parts.button import Button, button
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import moment
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import clear, column, hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.segment import Tabs
from desktop.views.parts.text import Elided, label
from desktop.views.sync import words
from desktop.views.sync.cards import CardVerbs, CardView
from desktop.views.sync.piece import piece
from desktop.views.sync.quarantine import QuarantineList

# The lists of this device; behind them the quarantine, which the hub has.
_OWN = ("waiting", "cards", "returned")
TABS = (*_OWN, "quarantine")


def tray_tabs() -> Tabs:
    """The tabs that say which of the lists is shown."""
    translate = QCoreApplication.translate
    named = (
        translate("SyncPage", "待发"),
        translate("SyncPage", "要你定"),
        translate("SyncPage", "被退回"),
        translate("SyncPage", "隔离区"),
    )
    return Tabs(translate("SyncPage", "要看的"), list(zip(TABS, named, strict=True)))


class Verbs(CardVerbs, Protocol):
    """What can be done with what lies in the tray."""

    def again(self, one: Returned) -> None: ...
    def put_aside(self, one: Returned) -> None: ...
    def rule(self, one: Set, accept: bool) -> None: ...


class Tray(QWidget):
    """One list at a time; which one, the tabs of the page say."""

    def __init__(self, reads: Reads, verbs: Verbs) -> None:
        super().__init__()
        self._zone, self._today, self._verbs = reads.zone, reads.today, verbs
        self._stack = QStackedWidget()
        self._lists: dict[str, QVBoxLayout] = {}
        for key in _OWN:
            inside = QVBoxLayout()
            inside.setSpacing(8)
            holder = QWidget()
            holder.setLayout(column(inside, None))
            self._lists[key] = inside
            self._stack.addWidget(holder)
        self.quarantine = QuarantineList(self.when, partial(aside.about, reads), verbs.rule)
        self._stack.addWidget(self.quarantine)
        self.setLayout(column(self._stack))
        self._stack.currentChanged.connect(lambda _index: self._stack.updateGeometry())

    def show_tab(self, key: str) -> None:
        """Show one of TABS."""
        self._stack.setCurrentIndex(TABS.index(key))

    def put(
        self, key: str, lines: Sequence[QWidget], nothing: tuple[str, str, str], total: int
    ) -> None:
        """Fill a list, or say in (icon, sentence, hint) that there is nothing; say how many of
        `total` are not listed."""
        inside = self._lists[key]
        clear(inside)
        for line in lines:
            inside.addWidget(line)
        if total > len(lines):
            more = apart(self.tr("还有 %n 条没有列出，处理了上面的再看", "", total - len(lines)))
            inside.addWidget(label(more, 12, "text2"))
        if not lines:
            inside.addWidget(EmptyState(nothing[0], nothing[1], hint=nothing[2]))

    def show_waiting(self, found: Sequence[Waiting], total: int, unnumbered: int = 0) -> None:
        """One line for each own action that the judge has not decided, and one for the members who
        have no number yet."""
        nothing = (
            "check-circle",
            self.tr("没有待发的改动"),
            self.tr("断网时做的会排在这里，连上后自动送出。"),
        )
        lines = [self._unnumbered(unnumbered)] if unnumbered else []
        lines += [self._waiting(one) for one in found]
        self.put("waiting", lines, nothing, total + bool(unnumbered))

    def _unnumbered(self, count: int) -> QWidget:
        text, why = apart(self.tr("%n 位成员待编号", "", count)), number_due()[1]
        return _plain("identification-badge", "warn", text, why, "")

    def _waiting(self, one: Waiting) -> QWidget:
        text, picture = words.action_words(one.kind)
        told = apart(self.tr("%n 处改动", "", one.count))
        if one.left < one.count:
            told = self.tr("已收下 {done}，共 {count} 处").format(
                done=f"{one.count - one.left:,}", count=f"{one.count:,}"
            )
        when = self.when(one.at)
        return _plain(picture, "text2", text, told, when)

    def when(self, ms: int) -> str:
        """A moment as people say it."""
        return moment(ms, self._zone, self._today())

    def show_cards(self, found: Sequence[Card], cells: frozenset[str], total: int) -> None:
        """One card for each field that two people set; `cells` is what the operator may see."""
        nothing = (
            "git-merge",
            self.tr("没有要你定的"),
            self.tr("两台电脑把同一个人的姓名、手机、等级或时间改得不一样时，会在这里问你。"),
        )
        views = [CardView(one, cells, self.when, self._verbs) for one in found]
        self.put("cards", views, nothing, total)

    def show_returned(self, found: Sequence[Returned], total: int) -> None:
        """One card for each own action that does not stand."""
        nothing = (
            "check-circle",
            self.tr("没有被退回的改动"),
            self.tr("中枢按送到时的角色判断；不成立的会退到这里，写明为什么、可以怎么办。"),
        )
        self.put("returned", [self._returned(one) for one in found], nothing, total)

    def _returned(self, one: Returned) -> QWidget:
        text, _ = words.action_words(one.kind)
        title = self.tr("“{what}”被退回").format(what=text)
        if one.verdict == "aside":
            title = self.tr("“{what}”在等群主同意").format(what=text)
        told = apart(self.tr("%n 处改动", "", one.back))
        if one.back < one.count:
            told = self.tr("已收下 {done}，共 {count} 处").format(
                done=f"{one.count - one.back:,}", count=f"{one.count:,}"
            )
        stands = one.verdict in (SUPERSEDED, CAPPED)
        if one.verdict == CAPPED:
            title = filled(self.tr("“{what}”封顶，少给 {n}"), what=text, n=f"{one.less:,}")
        elif stands:
            title = self.tr("“{what}”里有一笔以先到的为准").format(what=text)
        why = words.reason(one)
        acts: list[Button] = []
        if one.verdict != "aside" and not stands:
            again = self.tr("再做一次")
            acts.append(
                button(again, "soft", "arrows-clockwise", slot=partial(self._verbs.again, one))
            )
        drop = self.tr("放下")
        acts.append(button(drop, "ghost", slot=partial(self._verbs.put_aside, one)))
        look = ("scales", "warn") if stands else ("prohibit", "err")
        return piece(*look, (title, told, self.when(one.at)), why, acts)


def _plain(picture: str, tone: str, text: str, told: str, when: str) -> QWidget:
    """A line: what it is, what more there is to say of it, and when it was."""
    line = row(
        Mark(picture, tone, 18),
        label(text, 13),
        Elided(told, 12, "text2"),
        label(when, 12, "text2"),
        gap=10,
        margins=(0, 4, 0, 6),
    )
    line.setStretch(2, 1)
    made = QWidget()
    made.setLayout(column(line, hline(), gap=0))
    made.setAccessibleName(" ".join(one for one in (text, told, when) if one))
    return made
