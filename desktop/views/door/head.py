"""The head of the door: which occurrence, what time it is, syncing, sound, the way out."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.calendar import Occurrence
from desktop.models.counting import filled
from desktop.models.door import Counts
from desktop.views.door import sound
from desktop.views.door.room import Room
from desktop.views.parts.button import Button, button
from desktop.views.parts.dates import clock, day_text
from desktop.views.parts.layout import hline, row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.parts.titles import title
from desktop.views.sync.pill import Word
from desktop.views.theme.palette import size

# Narrower than this (px at 100 %) buttons are icons.
_NARROW = 1000


class DoorHead(QWidget):
    """`names` switches the input method, `leave` leaves, `full` fills the screen."""

    def __init__(
        self,
        names: Callable[[], object],
        full: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self.title, self.facts = Elided("", 20, bold=True), Elided("", 13, "text2")
        # Pictures show a moment of their own.
        self.fixed_now: datetime | None = None
        self.waiting = label("", 13, "info")
        self.state = Tag("", "grey")
        self.names = button("", "plain", "keyboard", small=True, slot=names)
        self.sound = button("", "plain", "speaker-high", small=True, slot=self._switch_sound)
        self.packs = button("", "plain", "shopping-bag", small=True)
        self._full = button(self.tr("全屏"), "plain", "desktop", small=True, slot=full)
        self._full.setToolTip(f"{self.tr('全屏')}  F11")
        out: Button = button(self.tr("退出"), "ghost", "x", small=True, slot=leave)
        out.setToolTip("Esc Esc")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        upper = self._upper = row(gap=8)
        upper.addLayout(words, 1)
        for each in (self.waiting, self.state, self.names, self.sound, self.packs, self._full, out):
            upper.addWidget(each)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper)
        whole.addWidget(hline())
        self._names_on = False
        self._counts, self._expected, self._narrow, self._when = Counts(), "", False, ""
        self.show_room(Room())
        self._show_words()

    def show_room(self, room: Room) -> None:
        """Be lower where there is less room; where nobody else tells how many came, tell it."""
        upright = size(6 if room.tight else 14)
        self._upper.setContentsMargins(size(28), upright, size(20), upright)
        self._narrow = room.narrow
        self._show_facts()

    def show_counts(self, counts: Counts, expected: str) -> None:
        """How many are there, and of how many places."""
        self._counts, self._expected = counts, expected
        self._show_facts()

    def _show_facts(self) -> None:
        told = [self._when]
        if self._narrow:
            came = filled(self.tr("{n} 人到场"), n=self._counts.came)
            late = filled(self.tr("迟到 {n} 人"), n=self._counts.late) if self._counts.late else ""
            told = [came, late, self._expected, self._when]
        self.facts.setText(self.tr("，").join(part for part in told if part))

    def show_names(self, *, on: bool) -> None:
        """Say whether names can be typed in Chinese; then a scanner's keys may be garbled."""
        self._names_on = on
        self._show_words()

    def show_one(self, one: Occurrence, zone: str, word: Word) -> None:
        """Which occurrence, what time it is in the community's zone, and how syncing stands."""
        now = self.fixed_now or datetime.now(ZoneInfo(zone))
        start = one.start.astimezone(now.tzinfo)
        self.title.setText(title(one))
        when = self.tr("{start} 开始，现在 {now}").format(
            start=f"{day_text(start.date())} {clock(start)}", now=clock(now)
        )
        self._when = self.tr("，").join(part for part in (one.where, when) if part)
        self._show_facts()
        tone = "grey" if word.tone in ("text2", "ok") else word.tone
        self.state.show_text(word.text, tone, word.picture)

    def _switch_sound(self) -> None:
        sound.switch(not sound.on())
        self._show_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the buttons say less."""
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        names = self.tr("中文输入 开  F2") if self._names_on else self.tr("中文输入 关  F2")
        sounds = self.tr("声音 开") if sound.on() else self.tr("声音 关")
        narrow = self.width() < size(_NARROW)
        for made, text in (
            (self.names, names),
            (self.sound, sounds),
            (self.packs, self.tr("外带包")),
            (self._full, self.tr("全屏")),
        ):
            made.setText("" if narrow else text)
            made.setAccessibleName(text)
        self.names.setToolTip(names)
        self.sound.setToolTip(sounds)
        self.packs.setToolTip(self.tr("外带包"))
        self.names.set_picture("keyboard", "accentText" if self._names_on else "text2")
        self.sound.set_picture("speaker-high" if sound.on() else "bell-slash")
