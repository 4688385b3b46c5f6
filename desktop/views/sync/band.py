"""The band on top of the Sync screen: how syncing stands, in words and three figures."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.models.counting import filled
from desktop.models.tray import Counts
from desktop.sync.state import State
from desktop.views.parts.button import button
from desktop.views.parts.layout import clear, column, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.stats import StatStrip
from desktop.views.parts.text import label
from desktop.views.sync import pill, words
from desktop.views.sync.ways import Ways

if TYPE_CHECKING:
    from desktop.views.sync.sticks import SticksVerbs

_GROUNDS = {"ok": "okSoft", "warn": "warnSoft", "err": "errSoft", "info": "infoSoft"}


class Band(QWidget):
    """Mark, sentence and figures, and what syncing would give one who has none."""

    def __init__(self, rejoin: Callable[[], object], sticks: "Callable[[], SticksVerbs]") -> None:
        """`sticks` makes what is done with files, where there is no hub."""
        super().__init__()
        self._rejoin, self._sticks = rejoin, sticks
        self._shown: object = None
        self._line = row(gap=16)
        # Made once it is to be seen: a community on a hub never needs it.
        self._ways: Ways | None = None
        whole = column(sunk(self._line), gap=0)
        self.setLayout(whole)

    def show_state(
        self,
        state: State,
        counts: Counts,
        now_ms: int,
        cursor: int,
        half: str = "",
        again: bool = False,
    ) -> None:
        """Show the state as it stands at `now_ms`; `cursor` is how far the log was read, `half`
        what stopped half way to a hub, `again` that a code would let this folder in again."""
        word = pill.standing(state, counts)
        if _in_step(state):
            # What waits since then has a figure of its own.
            word = pill.Word(word.text, "check-circle", "ok")
        said = self._title(state, word.text, now_ms), self._below(state, now_ms)
        if state.phase == "alone" and again:
            said = self._by_sticks(counts.waiting)
        if half:
            word = pill.Word(half, "pause", "warn")
            said = (
                half,
                self.tr("已经传上去的不会再传一遍。放完之前，这台电脑照常自己作主，什么都能做。"),
            )
        shown = (word, said, counts, again)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._line)
        self._show_ways(state.phase == "alone" and not half)
        ground = _GROUNDS.get(word.tone, "nav")
        title = label(said[0], 14, bold=True, wrap=True)
        below = label(said[1], 12, "text2", wrap=True)
        mark = Mark(word.picture, word.tone, 44, ground=ground, shape="square")
        self._line.addWidget(mark)
        told = column(title, below, gap=2)
        if again:
            act = button(self.tr("重新加入…"), "soft", "qr-code", slot=self._rejoin)
            told.addSpacing(6)
            told.addLayout(row(act, None))
        self._line.addLayout(told, 1)
        if state.phase != "alone":
            strip = StatStrip(24)
            strip.add(str(counts.waiting), self.tr("待发"))
            strip.add(str(counts.cards), self.tr("要你定"), "warn" if counts.cards else "text")
            strip.add(str(counts.refused), self.tr("被退回"), "err" if counts.refused else "text")
            self._line.addWidget(strip, 0, Qt.AlignmentFlag.AlignVCenter)
        read = self.tr("记录读到第 {cursor} 条").format(cursor=f"{cursor:,}")
        self.setToolTip(read if state.phase != "alone" else "")
        self.setAccessibleName(f"{title.text()} {below.text()}")

    def _show_ways(self, wanted: bool) -> None:
        """What more computers would give, while there is one alone."""
        layout = self.layout()
        if wanted and self._ways is None and layout is not None:
            self._ways = Ways(self._sticks())
            layout.addWidget(self._ways)
        if self._ways is not None:
            self._ways.setVisible(wanted)

    def _by_sticks(self, waiting: int) -> tuple[str, str]:
        """Of a computer whose team has no hub: what stands is the first one's to say."""
        title = self.tr("和第一台电脑用同步包来往")
        if waiting:
            told = self.tr("还有 {count} 项改动要带过去：写一个同步包，到那里读入，再带一个回来。")
            return title, filled(told, count=f"{waiting:,}")
        return title, self.tr("这里做的都带过去了。别人做了什么，要读入那里写的同步包才知道。")

    def _title(self, state: State, word: str, now_ms: int) -> str:
        if state.phase == "alone":
            return self.tr("只在这台电脑上")
        if _in_step(state):
            when = words.ago(state.at, now_ms)
            return self.tr("已和中枢对齐，{when}").format(when=when)
        return word

    def _offline(self, state: State, now_ms: int) -> str:
        """Who does not answer, and how old what stands here may be."""
        told = self.tr("{address} 没有回答。可以照常工作，连上后自动送出。").format(
            address=state.address
        )
        if not state.at:
            return told
        last = self.tr("上次对齐是 {when}。").format(when=words.ago(state.at, now_ms))
        return told + last

    def _below(self, state: State, now_ms: int) -> str:
        if state.phase == "alone":
            return self.tr(
                "数据已加密保存在这里。放到中枢上，几台电脑就能一起用，断网也能各做各的。"
            )
        if state.code:
            return words.refusal(state)
        if pill.clock_is_off(state):
            told = self.tr("请校准这台电脑的时间。改动照样算数，谁先谁后由中枢的时间说了算。")
            slow, fast = self.tr("它比中枢慢。"), self.tr("它比中枢快。")
            return (slow if state.skew > 0 else fast) + told
        if state.phase == "offline":
            return self._offline(state, now_ms)
        if state.phase == "forged":
            return self.tr("中枢给出了没有人签过名的内容，已停止采用。请让群主换一台中枢。")
        if not state.at:
            return self.tr("正在连接 {address}。可以照常工作，连上后自动送出。").format(
                address=state.address
            )
        return self.tr("{address}，身份已核对，中枢看不到姓名和手机").format(address=state.address)


def _in_step(state: State) -> bool:
    """Whether all that the hub has stood here a moment ago."""
    return state.phase == "synced" and bool(state.at) and not pill.clock_is_off(state)
