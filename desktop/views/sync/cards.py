"""A card: two values of one field, who set each and when, and the choice between them."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QFrame

from desktop.models import phone
from desktop.models.tray import Card, Side, value_text
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.layout import box, column, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label

_SECRETS: dict[str, privacy.Secret] = {"name": "name", "phone": "phone"}
# A phone as the picture of a card shows it.
_SHOWN_HEAD, _SHOWN_TAIL = 3, 4


def _told_apart(value: str, card: Card) -> str:
    """A phone with its middle left out, unless that is where the two differ."""
    shown = [phone.written(str(one.value or "")) for one in (card.stands, card.lost)]
    short = [f"{one[:_SHOWN_HEAD]}****{one[-_SHOWN_TAIL:]}" for one in shown]
    at = shown.index(phone.written(value))
    return shown[at] if short[0] == short[1] else short[at]


class CardVerbs(Protocol):
    """What can be done with a card."""

    def keep(self, card: Card) -> None: ...
    def swap(self, card: Card) -> None: ...
    def note(self, card: Card) -> None: ...
    def open_record(self, card: Card) -> None: ...


class CardView(QFrame):
    """Both values side by side, the one in force marked; buttons name the outcome."""

    def __init__(
        self, card: Card, cells: frozenset[str], when: Callable[[int], str], verbs: CardVerbs
    ) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._card, self._cells, self._when = card, cells, when
        member = card.table == "member"
        field = field_title(card.field) if member else self.tr("开始时间")
        name = privacy.name(card.title) if member else privacy.mask("text", card.title)
        about = self.tr("{name}，{field}").format(name=name, field=field)
        head = row(
            Mark("git-merge", "warn", 18),
            label(self.tr("两台电脑改得不一样"), 13, bold=True),
            Elided(self.tr("先用了较晚的一个，两个都留着"), 12, "text2"),
            label(about, 12, "text2"),
            gap=10,
        )
        head.setStretch(2, 1)
        sides = row(self._side(card.lost, False), self._side(card.stands, True), gap=12)
        for place in (0, 1):
            sides.setStretch(place, 1)
        keep = button(self._keep_text(), "soft", "check", slot=partial(verbs.keep, card))
        swap = button(self._swap_text(), "plain", slot=partial(verbs.swap, card))
        offered = [keep, swap]
        if self._readable():
            offered.append(
                button(
                    self.tr("另一个记到备注"),
                    "ghost",
                    "note-pencil",
                    slot=partial(verbs.note, card),
                )
            )
        for act in offered:
            act.setAccessibleName(self.tr("{act}：{what}").format(act=act.text(), what=about))
        acts = row(*offered, None, gap=8)
        if member:
            story = button(self.tr("看这个人"), "link", slot=partial(verbs.open_record, card))
            story.setAccessibleName(self.tr("看 {name}").format(name=name))
            acts.addWidget(story)
        self.setLayout(column(head, sides, acts, gap=12, margins=(16, 14, 16, 14)))
        self.setAccessibleName(about)

    def _keep_text(self) -> str:
        one = self._card.stands
        if one.own:
            return self.tr("就用我的")
        return self.tr("就用 {name} 的").format(name=privacy.name(one.operator))

    def _swap_text(self) -> str:
        one = self._card.lost
        if one.own:
            return self.tr("换成我的")
        return self.tr("换成 {name} 的").format(name=privacy.name(one.operator))

    def _side(self, one: Side, stands: bool) -> QFrame:
        who = self.tr("我的") if one.own else privacy.name(one.operator)
        told = self.tr("{who}，{when}").format(who=who, when=self._when(one.at))
        top = row(Elided(told, 12, "text2"), gap=8)
        top.setStretch(0, 1)
        if stands:
            top.addWidget(Tag(self.tr("现在用着"), "ok"))
        part = "stands" if stands else "bigcard"
        value = self._value(one)
        made = box(column(top, label(value, 16, bold=True), gap=6, margins=(14, 10, 14, 10)), part)
        made.setAccessibleName(f"{told} {value}")
        return made

    def _readable(self) -> bool:
        """Whether the operator's role reads such a value."""
        return not self._card.read_cell or self._card.read_cell in self._cells

    def _value(self, one: Side) -> str:
        if not self._readable():
            return self.tr("你的角色看不到")
        text = value_text(self._card, one)
        if not text:
            return self.tr("空")
        if self._card.field == "phone":
            text = _told_apart(text, self._card)
        return privacy.mask(_SECRETS.get(self._card.field, ""), text)
