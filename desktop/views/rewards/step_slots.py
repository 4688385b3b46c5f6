"""The slots of a rule with steps: what is given when the measure has come so far."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.rule import POINTS, STEPS, Rule, Step
from desktop.models.rule_edit import next_step, with_step
from desktop.views.parts.button import icon_button
from desktop.views.parts.slot import Popover, Slot
from desktop.views.rewards import words

Edit = Callable[[Rule], None]
_YUAN = 100


def step_slots(rule: Rule, edit: Edit) -> list[QWidget]:
    """A slot for each step, and the buttons that take the last one away or add one."""
    translate = QCoreApplication.translate
    found: list[QWidget] = []
    for place, step in enumerate(rule.steps):
        told = translate("RuleForm", "到多少给多少")
        slot = Slot(words.step(rule, step), "accent", told, "" if place else "star")
        slot.setObjectName(f"step{place}")
        slot.clicked.connect(
            lambda _checked=False, slot=slot, place=place: _ask(slot, rule, place, edit)
        )
        found.append(slot)
    last = len(rule.steps) - 1
    if last:
        drop = icon_button("x", translate("RuleForm", "去掉最后一步"))
        drop.clicked.connect(lambda: edit(with_step(rule, last, None)))
        found.append(drop)
    if last + 1 < STEPS:
        more = icon_button("plus", translate("RuleForm", "加一步"))
        more.setObjectName("step-add")
        more.clicked.connect(lambda: edit(with_step(rule, last + 1, next_step(rule))))
        found.append(more)
    return found


def _ask(slot: Slot, rule: Rule, place: int, edit: Edit) -> None:
    translate = QCoreApplication.translate
    step, yuan = rule.steps[place], rule.measure == "amount"
    unit = _YUAN if yuan else 1
    units = {"amount": translate("RuleForm", "元"), "count": translate("RuleForm", "次")}
    popover = Popover(slot)
    least = popover.add_number(
        translate("RuleForm", "满"),
        max(1, step.at_least // unit),
        1,
        10**7,
        units.get(rule.measure, translate("RuleForm", "天")),
    )
    points = popover.add_number("+", step.points, 1, POINTS, words.unit(rule))

    def take() -> None:
        edit(with_step(rule, place, Step(least.value() * unit, points.value())))

    popover.taken.connect(take)
    popover.open_at(slot, least)
