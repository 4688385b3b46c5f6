"""Two records side by side: in each field in which they differ she says which value stands."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from desktop.models.customfield import CustomField
from desktop.models.importing import FIELDS
from desktop.models.member import MemberRow
from desktop.models.numbers import show_number
from desktop.models.permission import Actor
from desktop.models.rowcells import Known
from desktop.views.importing import words
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.layout import clear, column, row
from desktop.views.parts.text import Elided, label, listed
from desktop.views.theme.palette import size, wide

# What both keep, whoever stays.
_BOTH = ("accounts", "tags", "teams", "number", "points")
_STAYS = "stays"


class Comparison(QWidget):
    """A grid of field, left value, right value; where they differ, a radio button each."""

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        self._actor = actor
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, wide(92))
        for place in (1, 2):
            self._grid.setColumnStretch(place, 1)
        self._radios: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self._lines = 0

    def show_pair(
        self,
        rows: tuple[MemberRow, MemberRow],
        sides: tuple[Known, Known],
        own: Mapping[str, CustomField],
    ) -> None:
        """Show two members, and what is known of each; `own` are the community's fields by name."""
        clear(self._grid)
        self._radios.clear()
        self._lines = 1
        for place, one in enumerate(rows, start=1):
            name = privacy.name(one.name)
            called = column(Elided(name, 14, bold=True), Elided(one.number, 12, "text2"), gap=0)
            head = row(Avatar(one.id, name, 32), called, gap=10)
            head.setStretch(1, 1)
            self._grid.addLayout(head, 0, place)
        self._choice(_STAYS, self.tr("留下"), self.tr("留下这一份"), self.tr("留下这一份"))
        left, right = (_said(one, own) for one in sides)
        names = [*FIELDS, *(f"x.{one}" for one in {**sides[0].custom, **sides[1].custom}), *_BOTH]
        for name in names:
            if left.get(name) or right.get(name):
                self._line(name, left.get(name, ""), right.get(name, ""))

    def stays(self) -> int:
        """Which record stays: 0 the left one, 1 the right one."""
        return int(self._radios[_STAYS][1].isChecked())

    def taken(self) -> frozenset[str]:
        """The fields in which the value of the record that goes stands."""
        goes = 1 - self.stays()
        chosen = {name for name, pair in self._radios.items() if pair[goes].isChecked()}
        return frozenset(chosen - {_STAYS})

    def choose(self, name: str, side: int) -> None:
        """Let the value of a side stand in a field."""
        self._radios[name][side].setChecked(True)

    def _line(self, name: str, left: str, right: str) -> None:
        title = self.tr("积分") if name == "points" else words.field(name)
        told = [self._shown(name, text) for text in (left, right)]
        if name not in _BOTH and left and right and left != right:
            self._choice(name, title, *told)
            return
        self._lines += 1
        self._grid.addWidget(_cell(label(title, 13, "text3")), self._lines, 0)
        for place, text in enumerate(told, start=1):
            shown = label(text or "—", 13, _ink(text), wrap=True)
            self._grid.addWidget(_cell(shown), self._lines, place)

    def _shown(self, name: str, text: str) -> str:
        return privacy.amount(text) if name == "points" else words.shown(self._actor, name, text)

    def _choice(self, name: str, title: str, left: str, right: str) -> None:
        self._lines += 1
        self._grid.addWidget(_cell(label(title, 13, "text3")), self._lines, 0)
        group = QButtonGroup(self)
        made = QRadioButton(left), QRadioButton(right)
        for place, radio in enumerate(made, start=1):
            group.addButton(radio)
            side = self.tr("左边") if place == 1 else self.tr("右边")
            radio.setAccessibleName(f"{title} {side} {radio.text()}")
            radio.setToolTip(radio.text())
            radio.setMinimumHeight(size(32))
            radio.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(radio, self._lines, place)
        made[0].setChecked(True)
        self._radios[name] = made
        if name == _STAYS:
            made[1].toggled.connect(self._lean)

    def _lean(self, right: bool) -> None:
        """What stands is that of the record that stays, until she says otherwise."""
        for pair in self._radios.values():
            pair[int(right)].setChecked(True)


def _said(one: Known, own: Mapping[str, CustomField]) -> Mapping[str, str]:
    said = {name: text for name, text in one.fields.items() if text}
    named = {f"x.{name}": text for name, text in one.custom.items()}
    said |= {name: words.own_value(own, name, text) for name, text in named.items()}
    said["accounts"] = words.accounts(sorted(one.identities))
    said["tags"] = listed(sorted(one.tags))
    said["teams"] = listed(sorted(one.teams))
    said["number"] = listed(show_number(*number) for number in sorted(one.numbers))
    said["points"] = f"{one.points:,}" if one.ledger else ""
    if said.get("phone"):
        said.pop("tail", None)
    return said


def _ink(text: str) -> str:
    return "text" if text else "text3"


def _cell(text: QLabel) -> QLabel:
    text.setMinimumHeight(size(32))
    text.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    return text
