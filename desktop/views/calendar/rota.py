"""The rotation beside the calendar: its next turns, for which time each is, and what to do."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.actions.duties import may_say
from desktop.models.calendar import Occurrence
from desktop.models.permission import OWN
from desktop.models.rotation import DONE, SHOWN, Rotation, Turn
from desktop.store import rotation as stored
from desktop.store.community import Reads
from desktop.store.rotation import Standing
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button, button, icon_button
from desktop.views.parts.choice import choose
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import short_day
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.parts.titles import title
from desktop.views.theme.palette import size

# So many turns are read ahead; more of them nobody looks through in a panel.
_READ = 5 * SHOWN
# So long after his turn its host still finds it here.
_LATELY = timedelta(days=7)


class RotaTurn(Struct, frozen=True):
    """A turn to come; `one` is its occurrence, `assigned` whether its host is named there.

    `own`: it was the operator's, who may say that he had it.
    """

    turn: Turn
    day: date
    name: str
    one: Occurrence | None
    assigned: bool
    own: bool = False


class Rota(Struct, frozen=True):
    """A rotation with its next turns and how many people take part; `all` are what there are."""

    rotation: Rotation
    people: int
    today: date
    turns: list[RotaTurn]
    all: list[Rotation] = []

    def at(self, one: Occurrence) -> RotaTurn | None:
        """The turn of an occurrence."""
        return next((each for each in self.turns if each.one and each.one.id == one.id), None)


def read_rotas(reads: Reads) -> list[Rota]:
    """All rotations: those of series before those of days, by name."""
    some = sorted(stored.listed(reads), key=lambda one: one.series is None)
    return [_read(reads, one, some) for one in some]


def _read(reads: Reads, rotation: Rotation, some: list[Rotation]) -> Rota:
    standing = stored.stand(reads, rotation, _READ)
    turns = [*_unsaid(reads, standing), *standing.coming(_READ)]
    names = stored.names(reads, [turn.member for turn in turns])
    found = [
        RotaTurn(
            turn,
            date.fromisoformat(turn.slot.day),
            names.get(turn.member or b"", ""),
            standing.occurrences.get(turn.slot.original),
            standing.assigned(turn),
            _own(reads, standing, turn),
        )
        for turn in turns
    ]
    return Rota(rotation, len(standing.line()), reads.today(), found, some)


def _own(reads: Reads, standing: Standing, turn: Turn) -> bool:
    says = reads.actor.allows("calendar.write", OWN) and not reads.actor.preview
    return says and may_say(reads.actor, standing, turn)


def _unsaid(reads: Reads, standing: Standing) -> list[Turn]:
    """The operator's own last turn of the days gone by of which he has not said that he had it."""
    since = (reads.today() - _LATELY).isoformat()
    lately = (one for one in standing.turns if since <= one.slot.day < standing.today)
    found = [one for one in lately if one.state != DONE and _own(reads, standing, one)]
    return found[-1:]


class RotaVerbs(Struct, frozen=True):
    """What the panel does with a turn; `choose` shows it in the calendar.

    `setup` asks for the rules of a rotation, or for a new one, and tells which it was.
    """

    setup: Callable[[Rotation | None, Callable[[bytes], object]], object]
    choose: Callable[[RotaTurn], object]
    skip: Callable[[Rota, RotaTurn], object]
    swap: Callable[[Rota, RotaTurn], object]
    done: Callable[[Rota, RotaTurn], object]
    absent: Callable[[Rota, RotaTurn], object]


class RotaRow(Button):
    """One turn: day, who has it or the dashed ring, and for which time."""

    def __init__(self, each: RotaTurn, today: date, *, chosen: bool, waits: bool) -> None:
        super().__init__("", "ghost")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(size(36))
        self.setCheckable(True)
        self.setChecked(chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(size(8), 0, size(8), 0)
        line.setSpacing(size(10))
        day = label(short_day(each.day), 13, "text" if chosen else "text2", bold=chosen)
        day.setFixedWidth(size(48))
        name = privacy.name(each.name) if each.turn.member else self.tr("没有人可轮")
        ink = "warn" if waits or not each.turn.member else "text"
        line.addWidget(day)
        line.addWidget(Avatar(each.turn.member if each.assigned else None, each.name, 24))
        line.addWidget(Elided(name, 13, ink, bold=ink == "warn"), 1)
        said = self._tag(each, today, waits)
        if said is not None:
            line.addWidget(said)
        what = title(each.one) if each.one else ""
        told = said.text() if isinstance(said, Tag) else self._times(each.turn)
        words = (short_day(each.day), what, name, told)
        self.setAccessibleName(" ".join(word for word in words if word))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _tag(self, each: RotaTurn, today: date, waits: bool) -> QWidget | None:
        if each.turn.member is None:
            return None
        if each.turn.state == DONE:
            return Tag(self.tr("已完成"), "ok")
        if each.day == today:
            return Tag(self.tr("今天"), "accent")
        if waits:
            return Tag(self.tr("待指派"), "warn")
        if each.turn.times <= 1:
            return Tag(self.tr("首次"), "ok")
        return label(self._times(each.turn), 13, "text2")

    def _times(self, turn: Turn) -> str:
        return apart(self.tr("第 %n 次", "", turn.times)) if turn.member else ""


class RotaPart(QWidget):
    """The head, so many turns, and the verbs on the one that is chosen.

    `other_wanted` tells which rotation is to be shown instead.
    """

    other_wanted = Signal(object)

    def __init__(
        self, rota: Rota, verbs: RotaVerbs, shown: int, may: bool, more: Callable[[], object]
    ) -> None:
        super().__init__()
        self._rota, self._verbs, self._may = rota, verbs, may
        self.rows: list[RotaRow] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(6)
        self._head()
        turns = rota.turns[:shown]
        waits = next((each for each in turns if not each.assigned and each.turn.member), None)
        open_ones = (each for each in turns if each.turn.state != DONE and each.turn.member)
        self.chosen = waits or next(open_ones, None)
        for each in turns:
            made = RotaRow(each, rota.today, chosen=each is self.chosen, waits=each is waits)
            made.clicked.connect(lambda _checked=False, each=each: self._choose(each))
            self.rows.append(made)
            self._body.addWidget(made)
        self._acts = QHBoxLayout()
        self._body.addLayout(self._acts)
        self._more = more if len(rota.turns) > shown else None
        self._turns = turns
        self._show_acts()

    def _head(self) -> None:
        line = row(gap=4)
        if len(self._rota.all) > 1:
            line.addWidget(self._chooser(), 1)
        else:
            line.addWidget(Elided(self.tr("主持轮值"), 16, bold=True), 1)
        if self._may:
            rules = button(self.tr("规则"), "ghost", "gear", small=True)
            rules.setAccessibleName(self.tr("轮值规则：谁参加、什么顺序"))
            further = icon_button("plus", self.tr("再设一个轮值"))
            for made, held in ((rules, self._rota.rotation), (further, None)):
                made.clicked.connect(partial(self._set_up, held))
                line.addWidget(made)
        self._body.addLayout(line)
        people = apart(self.tr("%n 人轮流，每人一次后再从头", "", self._rota.people))
        self._body.addWidget(label(people, 13, "text2", wrap=True))

    def _chooser(self) -> QComboBox:
        """Which rotation is shown, where there is more than one."""
        made = QComboBox()
        made.setAccessibleName(self.tr("看哪个轮值"))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for one in self._rota.all:
            made.addItem(one.name, one.id)
        choose(made, self._rota.rotation.id)
        made.activated.connect(lambda at: self.other_wanted.emit(made.itemData(at)))
        return made

    def _set_up(self, held: Rotation | None, _checked: bool = False) -> None:
        self._verbs.setup(held, self.other_wanted.emit)

    def _choose(self, each: RotaTurn) -> None:
        self.chosen = each
        for made, turn in zip(self.rows, self._turns, strict=True):
            made.setChecked(turn is each)
        self._show_acts()
        self._verbs.choose(each)

    def _show_acts(self) -> None:
        while (item := self._acts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        held = QWidget()
        flow = Flow(6, held)
        each = self.chosen
        if each is not None and each.turn.member is not None and (self._may or each.own):
            self._add_acts(flow, each)
        if self._more is not None:
            flow.addWidget(button(self.tr("再看 8 次"), "link", slot=self._more))
        self._acts.addWidget(held, 1)

    def _add_acts(self, flow: Flow, each: RotaTurn) -> None:
        done = (self.tr("完成"), "check", self._verbs.done)
        wanted = [
            (self.tr("跳过"), "skip-forward", self._verbs.skip),
            (self.tr("对调"), "swap", self._verbs.swap),
        ]
        if each.day <= self._rota.today:
            wanted = [
                done,
                (self.tr("缺席"), "user-minus", self._verbs.absent),
                *wanted,
            ]
        if not self._may:
            wanted = [done]
        if each.turn.state == DONE:
            wanted = []
        what = f"{short_day(each.day)} {privacy.name(each.name)}"
        for text, picture, act in wanted:
            made = button(text, "plain", picture, small=True)
            made.setAccessibleName(f"{text} {what}")
            made.clicked.connect(lambda _checked=False, act=act: act(self._rota, each))
            flow.addWidget(made)
