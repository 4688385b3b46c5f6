"""The slots of a rule for inviters: what each of them is given, and no level too many."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.rule import DEPTH, POINTS, Rule
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.counted import counted
from desktop.views.parts.slot import Slot, number_slot
from desktop.views.rewards import words

Edit = Callable[[Rule], None]


def level_slots(rule: Rule, points: tuple[int, ...], edit: Edit) -> list[QWidget]:
    """A slot for each level, and the button that adds the second or takes it away."""
    translate = QCoreApplication.translate
    names = (translate("RuleForm", "推荐人"), translate("RuleForm", "推荐人的推荐人"))
    found: list[QWidget] = []
    for level, now in enumerate(points):
        text = f"{names[level]} {counted().gained_in(now, rule.wallet)}"
        told = translate("RuleForm", "给多少")
        slot = Slot(text, "accent", told, "" if level else "share-network")
        slot.setObjectName(f"level{level}")

        def take(number: int, level: int = level) -> None:
            changed = (*points[:level], number, *points[level + 1 :])
            edit(replace(rule, points=changed))

        found.append(number_slot(slot, now, (1, POINTS), ("+", words.unit(rule)), take))
    if len(points) > 1:
        drop = icon_button("x", translate("RuleForm", "只给一层"))
        drop.setObjectName("level-drop")
        drop.clicked.connect(lambda: edit(replace(rule, points=points[:-1])))
        found.append(drop)
    elif len(points) < DEPTH:
        more = button(translate("RuleForm", "再给一层"), "link", "plus")
        more.setObjectName("level-add")
        further = max(1, points[0] // 5)
        more.clicked.connect(lambda: edit(replace(rule, points=(*points, further))))
        found.append(more)
    return found
