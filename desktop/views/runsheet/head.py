"""The head of a session: how it stands, its title, the timer, the ways on, the bar of parts."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models import runsheet as sheet
from desktop.models.calendar import Occurrence
from desktop.models.counting import filled
from desktop.models.runsheet import Part
from desktop.views.parts.button import button
from desktop.views.parts.dates import clock, day_text
from desktop.views.parts.layout import hline, row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, Fitting, label
from desktop.views.parts.titles import kind_names, title
from desktop.views.theme.palette import color, size

# Narrower than this (px at 100 %) the lesser buttons are icons.
_NARROW = 900
_GAP = 3


class HeadVerbs(Struct, frozen=True):
    """What the buttons do."""

    begin: Callable[[], object]
    go_on: Callable[[], object]
    sum_up: Callable[[], object]
    project: Callable[[], object]
    door: Callable[[], object]
    more: Callable[[], object]


class PartsBar(QWidget):
    """A 6 px bar split by planned minutes: over, running, still to come."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Sequence[Part] = ()
        self._now = 0
        self.setFixedHeight(6)

    def show_parts(self, parts: Sequence[Part], now: int) -> None:
        """Show these parts as they stand at `now` (ms UTC)."""
        self._parts, self._now = parts, now
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each part as wide as its planned share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(max(part.planned, 1) for part in self._parts)
        room = self.width() - _GAP * max(len(self._parts) - 1, 0)
        x = 0.0
        for part in self._parts:
            share = room * max(part.planned, 1) / total
            whole = QRectF(x, 0, share, self.height())
            self._part(painter, part, whole)
            x += share + _GAP
        if not self._parts:
            self._round(painter, QRectF(self.rect()), "nav")
        painter.end()

    def _part(self, painter: QPainter, part: Part, whole: QRectF) -> None:
        if part.ended is not None:
            self._round(painter, whole, "ok")
        elif part.started is None:
            self._round(painter, whole, "nav")
        else:
            self._round(painter, whole, "sel")
            gone = part.seconds(self._now) / max(part.planned * 60, 1)
            done = QRectF(whole)
            done.setWidth(whole.width() * min(gone, 1.0))
            self._round(painter, done, "warn" if part.over(self._now) else "accent")

    def _round(self, painter: QPainter, rect: QRectF, token: str) -> None:
        painter.setBrush(color(token))
        painter.drawRoundedRect(rect, 3, 3)


class SessionHead(QWidget):
    """`show_one` says which session, `show_time` how far it is."""

    def __init__(self, verbs: HeadVerbs) -> None:
        super().__init__()
        self._verbs = verbs
        self._standing = ""
        self.state, self.facts = Tag("", "grey"), Fitting(13, "text2")
        self.title = Elided("", 20, bold=True)
        self.timer, self.plan = label("", 28, bold=True), label("", 13, "text2")
        self.project = button(self.tr("投屏页"), "plain", "projector-screen", slot=verbs.project)
        self.door = button(self.tr("签到台"), "plain", "scan", slot=verbs.door)
        self.more = button(self.tr("更多"), "plain", "dots-three", slot=verbs.more)
        self.main = button("", "primary", slot=self._go)
        self.bar = PartsBar()
        self._build()

    def _build(self) -> None:
        words, times = QVBoxLayout(), QVBoxLayout()
        words.setSpacing(size(4))
        words.addLayout(row(self.state, self.facts, gap=8))
        words.addWidget(self.title)
        times.setSpacing(0)
        right = Qt.AlignmentFlag.AlignRight
        times.addWidget(self.timer, 0, right)
        times.addWidget(self.plan, 0, right)
        upper = row(gap=8)
        upper.addLayout(words, 1)
        upper.addLayout(times)
        upper.addSpacing(size(12))
        for each in (self.project, self.door, self.more, self.main):
            upper.addWidget(each)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, size(16), 24, size(14))
        inside.setSpacing(size(14))
        inside.addLayout(upper)
        inside.addWidget(self.bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inside)
        whole.addWidget(hline())

    def _go(self) -> None:
        doing = {"planned": self._verbs.begin, "running": self._verbs.go_on}
        doing.get(self._standing, self._verbs.sum_up)()

    def show_one(self, one: Occurrence, parts: Sequence[Part], *, may: bool, attends: bool) -> None:
        """Which session, how it stands, and what can be done."""
        self._standing = sheet.standing(parts)
        self.title.setText(title(one))
        self.facts.offer(*self._said(one))
        words = {
            "planned": (self.tr("未开始"), "grey", "clock"),
            "running": (self.tr("进行中"), "err", "play"),
            "finished": (self.tr("已结束"), "ok", "check"),
        }
        self.state.show_text(*words[self._standing])
        last = sheet.following(parts) is None
        going = {
            "planned": (self.tr("开始"), "play", ""),
            "running": (self.tr("结束") if last else self.tr("下一项"), "arrow-right", "  F8"),
            "finished": (self.tr("小结"), "clipboard-text", ""),
        }
        text, picture, keys = going[self._standing]
        self.main.setText(text + keys)
        self.main.setAccessibleName(text)
        self.main.set_picture(picture, "onAccent")
        self.main.setEnabled(bool(parts) and (may or self._standing == "finished"))
        self.door.setVisible(attends)
        self.project.setEnabled(bool(parts))

    def _said(self, one: Occurrence) -> tuple[str, ...]:
        """What it is, when and where, and what says less of it."""
        when = day_text(one.start.date())
        if not one.all_day:
            when += f" {clock(one.start)} – {clock(one.end)}"
        kind = kind_names().get(one.kind, "")
        whole = [part for part in (kind, when, one.where) if part]
        return tuple(self.tr("，").join(parts) for parts in (whole, whole[:2], [when]))

    def show_time(self, parts: Sequence[Part], now: int) -> None:
        """The timer, and how much of what was planned is left."""
        gone, planned = sheet.elapsed(parts, now), sheet.planned(parts)
        self.timer.setText(sheet.hms(gone))
        left = planned - gone // 60
        plan = filled(self.tr("计划 {n} 分"), n=planned)
        if sheet.standing(parts) == "planned":
            said = plan
        elif sheet.standing(parts) == "finished":
            said = filled(self.tr("{plan}，实际 {n} 分"), plan=plan, n=(gone + 30) // 60)
        elif left >= 0:
            said = filled(self.tr("{plan}，还剩 {n} 分"), plan=plan, n=left)
        else:
            said = filled(self.tr("{plan}，超 {n} 分"), plan=plan, n=-left)
        self.plan.setText(said)
        self.bar.show_parts(parts, now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the lesser buttons say less."""
        super().resizeEvent(event)
        narrow = self.width() < size(_NARROW)
        for made, text in (
            (self.project, self.tr("投屏页")),
            (self.door, self.tr("签到台")),
            (self.more, self.tr("更多")),
        ):
            made.setText("" if narrow or made is self.more else text)
            made.setAccessibleName(text)
            made.setToolTip(text if narrow or made is self.more else "")
