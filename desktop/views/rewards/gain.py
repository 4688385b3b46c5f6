"""The slots about what a rule gives: points, places, caps, validity, and its window."""

from collections.abc import Callable
from datetime import date
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.dates import parse_date
from desktop.models.problem import Problem
from desktop.models.rule import DAYS, PLACES, POINTS, SHARE, THRESHOLD, Cap, Measure, Rule, Share
from desktop.models.rule_edit import free_pers, with_cap
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.counted import counted
from desktop.views.parts.slot import Popover, Slot, choice_slot, number_slot
from desktop.views.rewards import words
from desktop.views.rewards.level_slots import level_slots
from desktop.views.rewards.step_slots import step_slots

Edit = Callable[[Rule], None]
_YUAN = 100
_BUDGET = 10_000


def gain_slots(rule: Rule, edit: Edit) -> list[QWidget]:
    """What is given: points, a share of the amount, points by place or by step."""
    if rule.steps:
        return step_slots(rule, edit)
    if isinstance(rule.points, tuple) and rule.trigger == "invite":
        return level_slots(rule, rule.points, edit)
    if isinstance(rule.points, tuple):
        return _place_slots(rule, rule.points, edit)
    translate = QCoreApplication.translate
    slot = Slot(words.gain(rule), "accent", translate("RuleForm", "给多少"), "star")
    slot.setObjectName("points")

    def ask() -> None:
        menu = QMenu(slot)
        menu.addAction(translate("RuleForm", "固定数目…"), lambda: _ask_points(slot, rule, edit))
        if rule.trigger == "period" or (rule.trigger == "each" and rule.activity == "order"):
            menu.addAction(
                translate("RuleForm", "按多少折算…"), lambda: _ask_share(slot, rule, edit)
            )
        menu.popup(slot.below())

    if rule.trigger == "once" or (rule.trigger == "each" and rule.activity != "order"):
        slot.clicked.connect(lambda: _ask_points(slot, rule, edit))
    else:
        slot.clicked.connect(ask)
    return [slot]


def _ask_points(slot: Slot, rule: Rule, edit: Edit) -> None:
    popover = Popover(slot)
    now = rule.points if isinstance(rule.points, int) else 10
    field = popover.add_number("+", now, 1, POINTS, words.unit(rule))
    popover.taken.connect(lambda: edit(replace(rule, points=field.value())))
    popover.open_at(slot, field)


def _ask_share(slot: Slot, rule: Rule, edit: Edit) -> None:
    translate = QCoreApplication.translate
    measure: Measure = "amount" if rule.trigger == "each" else rule.measure
    unit = _YUAN if measure == "amount" else 1
    units = {"amount": translate("RuleForm", "元"), "count": translate("RuleForm", "次")}
    now = rule.points if isinstance(rule.points, Share) else Share(10 * unit, 1)
    popover = Popover(slot)
    every = popover.add_number(
        translate("RuleForm", "每满"),
        max(1, now.every // unit),
        1,
        10**7,
        units.get(measure, translate("RuleForm", "天")),
    )
    points = popover.add_number("+", now.points, 1, SHARE, words.unit(rule))
    popover.taken.connect(
        lambda: edit(replace(rule, points=Share(every.value() * unit, points.value())))
    )
    popover.open_at(slot, every)


def _place_slots(rule: Rule, points: tuple[int, ...], edit: Edit) -> list[QWidget]:
    translate = QCoreApplication.translate
    found: list[QWidget] = []
    for i, now in enumerate(points):
        given = counted().given(now, rule.wallet)
        text = translate("RuleForm", "第 {place} 名 {points}").format(place=i + 1, points=given)
        slot = Slot(text, "accent", translate("RuleForm", "给多少"), "" if i else "trophy")
        slot.setObjectName(f"place{i}")

        def set_points(value: int, i: int = i) -> None:
            edit(replace(rule, points=(*points[:i], value, *points[i + 1 :])))

        found.append(number_slot(slot, now, (0, POINTS), ("", words.unit(rule)), set_points))
    if len(points) > 1:
        drop = icon_button("x", translate("RuleForm", "去掉最后一名"))
        drop.clicked.connect(lambda: edit(replace(rule, points=points[:-1])))
        found.append(drop)
    if len(points) < PLACES:
        more = icon_button("plus", translate("RuleForm", "加一名"))
        more.clicked.connect(lambda: edit(replace(rule, points=(*points, max(1, points[-1] // 2)))))
        found.append(more)
    return found


def wallet_slot(rule: Rule, edit: Edit) -> QWidget:
    """What is given counts as: points, or contribution."""
    names = words.wallets()
    told = QCoreApplication.translate("RuleForm", "记成什么")
    slot = Slot(names[rule.wallet], "accent", told)
    slot.setObjectName("wallet")
    choice_slot(
        slot,
        lambda: [(text, key) for key, text in names.items()],
        rule.wallet,
        lambda key: edit(replace(rule, wallet=key)),
    )
    return slot


def in_each_slot(rule: Rule, edit: Edit, *, begun: bool) -> QWidget:
    """Once in all, or once for each category or series; of a rule that gives it stays."""
    names = words.in_each()
    told = QCoreApplication.translate("RuleForm", "给几次")
    slot = Slot(names[rule.in_each], "info", told)
    slot.setObjectName("in-each")
    slot.setEnabled(not begun)
    choice_slot(
        slot,
        lambda: [(text, key) for key, text in names.items()],
        rule.in_each,
        lambda key: edit(replace(rule, in_each=key)),
    )
    return slot


def cap_slots(rule: Rule, edit: Edit) -> list[QWidget]:
    """The caps, each with a menu, and the button that adds one."""
    translate = QCoreApplication.translate
    found: list[QWidget] = []
    for place, cap in enumerate(rule.caps):
        slot = Slot(words.cap(rule, cap), "orange", translate("RuleForm", "最多多少"))
        slot.setObjectName(f"cap{place}")
        slot.clicked.connect(
            lambda _checked=False, slot=slot, place=place: _cap_menu(slot, rule, place, edit)
        )
        found.append(slot)
    free = free_pers(rule)
    if free:
        text = (
            translate("RuleForm", "再加一个上限")
            if rule.caps
            else translate("RuleForm", "不限，加一个上限")
        )
        more = button(text, "link", "plus")
        more.setObjectName("cap-add")
        new = Cap(free[0], _usual_cap(rule))
        more.clicked.connect(lambda: edit(with_cap(rule, len(rule.caps), new)))
        found.append(more)
    return [*found, _budget_slot(rule, edit)]


def _budget_slot(rule: Rule, edit: Edit) -> QWidget:
    """What the rule may give in all, to everybody together."""
    translate = QCoreApplication.translate
    if rule.budget is None:
        more = button(translate("RuleForm", "加总预算"), "link", "plus")
        more.setObjectName("budget-add")
        more.clicked.connect(lambda: edit(replace(rule, budget=_BUDGET)))
        return more
    told = translate("RuleForm", "总预算")
    slot = Slot(words.cap(rule, Cap("budget", rule.budget)), "orange", told)
    slot.setObjectName("budget")
    now = rule.budget

    def ask() -> None:
        popover = Popover(slot)
        # Nought stands for none: what gives nothing is no rule.
        unlimited = translate("RuleForm", "{unit}，0 是不限").format(unit=words.unit(rule))
        field = popover.add_number(told, now, 0, 10**9, unlimited)
        popover.taken.connect(lambda: edit(replace(rule, budget=field.value() or None)))
        popover.open_at(slot, field)

    slot.clicked.connect(ask)
    return slot


def _usual_cap(rule: Rule) -> int:
    if rule.steps:
        return sum(step.points for step in rule.steps)
    return rule.points * 2 if isinstance(rule.points, int) else 100


def _cap_menu(slot: Slot, rule: Rule, place: int, edit: Edit) -> None:
    translate = QCoreApplication.translate
    cap = rule.caps[place]
    menu = QMenu(slot)
    menu.addAction(translate("RuleForm", "改数目…"), lambda: _ask_cap(slot, rule, place, edit))
    menu.addSeparator()
    for per in free_pers(rule):
        changed = with_cap(rule, place, replace(cap, per=per))
        menu.addAction(words.per(rule, per), partial(edit, changed))
    menu.addSeparator()
    menu.addAction(translate("RuleForm", "去掉这个上限"), lambda: edit(with_cap(rule, place, None)))
    menu.popup(slot.below())


def _ask_cap(slot: Slot, rule: Rule, place: int, edit: Edit) -> None:
    cap = rule.caps[place]
    popover = Popover(slot)
    most = min(THRESHOLD, 10**9)
    field = popover.add_number(words.per(rule, cap.per), cap.points, 0, most, words.unit(rule))
    popover.taken.connect(lambda: edit(with_cap(rule, place, replace(cap, points=field.value()))))
    popover.open_at(slot, field)


def validity_slot(rule: Rule, edit: Edit) -> Slot:
    """How long the points last."""
    translate = QCoreApplication.translate
    slot = Slot(
        words.validity(rule.expires_days),
        "orange",
        translate("RuleForm", "有效多久"),
        "hourglass-medium",
    )
    slot.setObjectName("validity")

    def other() -> None:
        popover = Popover(slot)
        field = popover.add_number(
            "", rule.expires_days or 365, 1, DAYS, translate("RuleForm", "天")
        )
        popover.taken.connect(lambda: edit(replace(rule, expires_days=field.value())))
        popover.open_at(slot, field)

    def ask() -> None:
        menu = QMenu(slot)
        for days in (None, 30, 90, 180, 365):
            changed = replace(rule, expires_days=days)
            menu.addAction(words.validity(days), partial(edit, changed))
        menu.addAction(translate("RuleForm", "别的天数…"), other)
        menu.popup(slot.below())

    slot.clicked.connect(ask)
    return slot


def window_slot(rule: Rule, edit: Edit, refuse: Callable[[Problem], object]) -> Slot:
    """From which day to which the rule counts; an empty day is open."""
    translate = QCoreApplication.translate
    slot = Slot(words.window(rule), "orange", translate("RuleForm", "哪段时间"))
    slot.setObjectName("window")

    def ask() -> None:
        popover = Popover(slot)
        first = popover.add_text(translate("RuleForm", "从"), str(rule.first or ""))
        last = popover.add_text(translate("RuleForm", "到"), str(rule.last or ""))
        for field in (first, last):
            field.setPlaceholderText("2026-01-31")

        def take() -> None:
            try:
                begin, end = (_day(field.text()) for field in (first, last))
                if begin and end and end < begin:
                    raise Problem("rule.window", first=begin, last=end)
            except Problem as problem:
                refuse(problem)
                return
            edit(replace(rule, first=begin, last=end))

        popover.taken.connect(take)
        popover.open_at(slot, first)

    slot.clicked.connect(ask)
    return slot


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    found = parse_date(text)
    if found is None:
        raise Problem("date.invalid", date=text)
    return date.fromisoformat(found)
