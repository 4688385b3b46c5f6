"""The panel beside the calendar: the next turns, the occurrence at hand, what wants attention."""

from collections.abc import Callable
from datetime import date
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.calendar import Occurrence
from desktop.views.calendar.abroad import abroad
from desktop.views.calendar.days import Days
from desktop.views.calendar.lunar import lunar_text
from desktop.views.calendar.may import May
from desktop.views.calendar.meeting import met_here
from desktop.views.calendar.rota import RotaPart, RotaVerbs
from desktop.views.calendar.turnrow import TurnRow
from desktop.views.calendar.turns import SHOWN, Turns, warnings
from desktop.views.calendar.words import BARS, kinds, span, tone
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button, button
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import day_text, short_day, with_weekday
from desktop.views.parts.flow import flowing
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import clear, fill, hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.parts.titles import title
from desktop.views.theme.palette import size

# As few turns as a low panel still shows.
_FEWEST = 3
# The panel's margin at either side (px).
_CARE_EDGE = 20

Act = Callable[[Occurrence], object]


class Verbs(Struct, frozen=True):
    """What the panel's buttons do with an occurrence."""

    edit: Act
    cancel: Act
    people: Act
    door: Act
    session: Act
    choose_host: Act
    assign: Callable[[Occurrence, bytes], object]
    choose: Act
    add: Callable[[date], object]
    signups: Callable[[Occurrence], QWidget | None]
    alone: Callable[[date], list[QWidget]]


class SidePanel(Inspector):
    """Fill it with `show_turns` and `show_day`."""

    def __init__(self, verbs: Verbs, rota: RotaVerbs, may: bool) -> None:
        super().__init__(288)
        self._rota_verbs, self._may = rota, may
        self.rota: RotaPart | None = None
        self._verbs = verbs
        self._turns: Turns | None = None
        self._room, self._asked = SHOWN, 0
        self._wanted_rota: bytes | None = None
        self._rota, self._day, self._care = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._rota, self._day, self._care):
            part.setSpacing(6)
            self.body.addLayout(part)
        self.body.addStretch(1)

    # -- the next turns ------------------------------------------------------------------------

    def show_turns(self, turns: Turns) -> None:
        """Show who hosts next, and what wants attention."""
        self._turns = turns
        clear(self._rota)
        clear(self._care)
        self.rota = None
        shown = self._room + self._asked
        if turns.rotas:
            wanted = (one for one in turns.rotas if one.rotation.id == self._wanted_rota)
            rota = next(wanted, turns.rotas[0])
            self.rota = RotaPart(rota, self._rota_verbs, shown, self._may, self._more)
            self.rota.other_wanted.connect(self.show_rota)
            self._rota.addWidget(self.rota)
            self._end_of_turns(False)
        elif turns.coming or self._may:
            head = row(label(self.tr("主持轮值"), 16, bold=True), None)
            if self._may:
                begin = partial(self._rota_verbs.setup, None, self.show_rota)
                head.addWidget(button(self.tr("设轮值"), "link", slot=begin))
            self._rota.addLayout(head)
            hosts = apart(self.tr("半年来 %n 人主持过", "", len(turns.counts)))
            self._rota.addWidget(label(hosts, 13, "text2"))
            self._rota.addSpacing(4)
            for turn in turns.coming[:shown]:
                made = TurnRow(turn, turns.today)
                made.clicked.connect(lambda _checked=False, one=turn.one: self._verbs.choose(one))
                self._rota.addWidget(made)
            self._end_of_turns(len(turns.coming) > shown)
        self._show_care(turns)

    def show_rota(self, wanted: bytes) -> None:
        """Show the turns of this rotation, now and from now on."""
        self._wanted_rota, self._asked = wanted, 0
        if self._turns is not None:
            self.show_turns(self._turns)

    def _end_of_turns(self, more: bool) -> None:
        if more:
            self._rota.addLayout(row(None, button(self.tr("再看 8 场"), "link", slot=self._more)))
        fill(self._rota, 6, hline())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low panel shows fewer turns, so that the day at hand stands above its edge."""
        super().resizeEvent(event)
        above, each = size(90), size(38)
        room = max(_FEWEST, min(SHOWN, (self.height() * 11 // 20 - above) // each))
        if room != self._room:
            self._room = room
            if self._turns is not None:
                self.show_turns(self._turns)

    def _more(self) -> None:
        self._asked += SHOWN
        if self._turns is not None:
            self.show_turns(self._turns)

    def _show_care(self, turns: Turns) -> None:
        found = warnings(turns)
        if not found:
            return
        self._care.addWidget(hline())
        head = row(Mark("warning", "warn", 16, fill=True), label(self.tr("要留意"), 14, bold=True))
        head.addStretch(1)
        self._care.addLayout(head)
        for text, one in found[:4]:
            if one is None:
                self._care.addWidget(label(text, 13, "text2", wrap=True))
                continue
            line = button("", "ghost")
            line.setAccessibleName(text)
            inside = QHBoxLayout(line)
            inside.setContentsMargins(0, 2, 0, 2)
            told = label(text, 13, "text2", wrap=True)
            told.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            inside.addWidget(told)
            # A button asks nobody how high its words stand once they break.
            lines = told.heightForWidth(self.width() - 2 * _CARE_EDGE)
            line.setStyleSheet(f"min-height: {max(size(28), lines + 4)}px; padding: 0;")
            line.clicked.connect(lambda _checked=False, one=one: self._verbs.choose(one))
            self._care.addWidget(line)

    # -- the day and the occurrence at hand ----------------------------------------------------

    def show_day(self, day: date, one: Occurrence | None, days: Days, may: May, came: int) -> None:
        """Show a day's occurrences and the one at hand with its verbs; `came` were there."""
        clear(self._day)
        clear(self.foot)
        found, alone = days.on(day), self._verbs.alone(day)
        if one is None or alone or len(found) != 1:
            self._name_day(day)
        for made in alone:
            self._day.addWidget(made)
        if not found:
            self._free(day, may, alone)
            return
        if len(found) > 1:
            for other in found:
                self._day.addWidget(self._line(other, days.home, other is one))
            self._day.addSpacing(6)
        if one is not None:
            self._show_one(one, day, days, may, came)

    def _name_day(self, day: date) -> None:
        self._day.addWidget(label(with_weekday(day_text(day), day), 14, bold=True))
        if lunar_text(day):
            self._day.addWidget(label(lunar_text(day), 12, "text3"))

    def _free(self, day: date, may: May, alone: list[QWidget]) -> None:
        """A day without an occurrence."""
        if not alone:
            self._day.addWidget(label(self.tr("这一天没有安排。"), 13, "text2"))
        if may.add:
            add = button(self.tr("在这天新建"), "plain", "plus", slot=lambda: self._verbs.add(day))
            self._day.addLayout(row(add, None))

    def _line(self, one: Occurrence, home: str, chosen: bool) -> QWidget:
        made = Button("", "ghost")
        made.setFixedHeight(size(32))
        line = QHBoxLayout(made)
        line.setContentsMargins(size(6), 0, size(6), 0)
        line.addWidget(Mark("circle", tone(one.kind), 10, fill=True))
        line.addWidget(Elided(title(one), 13, "text", bold=chosen), 1)
        line.addWidget(label(span(one, home).split(" – ")[0][:5], 12, "text2"))
        made.setAccessibleName(f"{span(one, home)} {title(one)}")
        made.clicked.connect(lambda _checked=False: self._verbs.choose(one))
        for child in made.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _show_one(self, one: Occurrence, day: date, days: Days, may: May, came: int) -> None:
        head = f"{short_day(day)} {title(one)}"
        self._day.addWidget(label(head, 14, bold=True, wrap=True))
        parts = [span(one, days.home), one.where]
        if came:
            parts.append(apart(self.tr("%n 人到场", "", came)))
        facts = label(self.tr("，").join(part for part in parts if part), 13, "text2", wrap=True)
        self._day.addWidget(facts)
        for names, local in abroad(one, days.chapters, days.home):
            there = self.tr("{chapters}：当地 {time}").format(chapters=names, time=local)
            line = row(Mark("globe", "text3", 14), label(there, 12, "text2", wrap=True))
            line.setStretch(1, 1)
            self._day.addLayout(line)
        for said in met_here(one, days):
            line = row(Mark("warning", "warn", 14, fill=True), label(said, 12, "text2", wrap=True))
            line.setStretch(1, 1)
            self._day.addLayout(line)
        tags = [Tag(dict(kinds()).get(one.kind, one.kind), tone(one.kind))]
        if one.recurring:
            tags.append(Tag(self.tr("重复"), "grey"))
        if one.differs:
            tags.append(Tag(self.tr("与系列不同"), "info"))
        self._day.addWidget(flowing(*tags))
        if (signups := self._verbs.signups(one)) is not None:
            self._day.addWidget(signups)
        self._show_people(one, days, may)
        if one.note:
            self._day.addWidget(label(one.note[:200], 13, "text2", wrap=True))
        self._show_verbs(one, may)

    def _show_people(self, one: Occurrence, days: Days, may: May) -> None:
        if one.kind not in BARS:
            return
        for who, name, word in (
            (one.host, days.host(one), self.tr("主持")),
            (one.lecturer, days.names.get(one.lecturer or b"", ""), self.tr("讲师")),
            (one.helper, days.names.get(one.helper or b"", ""), self.tr("签到")),
        ):
            if who:
                said = Elided(f"{word} {privacy.name(name)}", 13)
                self._day.addLayout(row(Avatar(who, name, 24), said))
        if one.host or not may.write:
            return
        suggested = self._turns.suggestion(one) if self._turns else None
        if suggested is None:
            missing = label(self.tr("还没有主持人"), 13, "warn", bold=True)
            self._day.addLayout(row(Avatar(None, "", 24), missing, None))
            choose = button(self.tr("选主持人"), "soft", slot=lambda: self._verbs.choose_host(one))
            self._day.addLayout(row(choose, None))
            return
        who, name = suggested
        shown = privacy.name(name)
        by_turn = self._turns is not None and self._turns.turn_of(one) is not None
        turn, free = self.tr("轮到 {name}：次数最少"), self.tr("建议 {name}：空闲，次数最少")
        text = (turn if by_turn else free).format(name=shown)
        self._day.addLayout(row(Avatar(who, name, 24), label(text, 13, wrap=True)))
        assign = button(
            self.tr("指派 {name}").format(name=shown),
            "soft",
            "check",
            slot=lambda: self._verbs.assign(one, who),
        )
        other = button(self.tr("选别人"), "plain", slot=lambda: self._verbs.choose_host(one))
        self._day.addWidget(flowing(assign, other))

    def _show_verbs(self, one: Occurrence, may: May) -> None:
        """The buttons stand at the foot, however long the panel is; in narrow ones on two lines."""
        verbs = self._verbs
        made: list[Button] = []
        if may.write:
            made.append(
                button(self.tr("编辑"), "plain", "pencil-simple", slot=lambda: verbs.edit(one))
            )
        if may.attend and one.kind in BARS:
            made.append(button(self.tr("签到台"), "soft", "scan", slot=lambda: verbs.door(one)))
        if one.kind in BARS:
            made.append(
                button(self.tr("流程单"), "plain", "list-checks", slot=lambda: verbs.session(one))
            )
        if (may.attend or may.write) and one.kind in BARS:
            made.append(
                button(self.tr("到场名单"), "plain", "users", slot=lambda: verbs.people(one))
            )
        if may.write:
            made.append(
                button(self.tr("取消这场"), "ghost", "prohibit", slot=lambda: verbs.cancel(one))
            )
        if made:
            self.foot.addWidget(flowing(*made), 1)
