"""The slots of a rule's conditions: field, comparison, value."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.condition import ATTRIBUTES, OPERATORS, Condition, Leaf, attribute
from desktop.models.condition_words import FIELDS, condition_words
from desktop.models.rule import Rule
from desktop.models.rule_edit import conditions, fresh_leaf, with_condition, with_operator
from desktop.models.schema import CUSTOM
from desktop.models.traditional import written
from desktop.store import members
from desktop.store.community import Reads
from desktop.views.parts.button import icon_button
from desktop.views.rewards import words
from desktop.views.rewards.slot import Popover, Slot, choice_slot, text_slot
from desktop.views.theme.palette import look

Edit = Callable[[Condition | None], None]
# Fields whose values are offered from what members have.
_OFFERED = ("city", "level", "source", "chapter", "tag", "team")
_YUAN = 100


def field_names(reads: Reads) -> dict[str, str]:
    """Every field a condition can ask about, custom ones by their own names."""
    language = look().language
    side = 0 if language.startswith("zh") else 1
    found = {name: written(FIELDS[name][side], language) for name in ATTRIBUTES}
    custom = members.custom_fields(reads)
    return found | {f"{CUSTOM}{record.hex()}": name for record, name in custom}


def condition_slots(reads: Reads, place: int, tree: Condition, edit: Edit) -> list[QWidget]:
    """One condition: three slots, or one sentence for a tree that a form cannot show flat."""
    translate = QCoreApplication.translate
    found: list[QWidget] = []
    if isinstance(tree, Leaf):
        found += _leaf_slots(reads, tree, edit)
    else:
        slot = Slot(condition_words(tree, look().language), "violet", translate("RuleForm", "条件"))
        slot.setEnabled(False)
        found.append(slot)
    for i, one in enumerate(found):
        one.setObjectName(f"condition{place}.{i}")
    drop = icon_button("x", translate("RuleForm", "去掉这个条件"))
    drop.clicked.connect(lambda: edit(None))
    return [*found, drop]


def _leaf_slots(reads: Reads, leaf: Leaf, edit: Edit) -> list[QWidget]:
    translate = QCoreApplication.translate
    names = field_names(reads)
    field = Slot(names.get(leaf.field, leaf.field), "violet", translate("RuleForm", "条件"))

    def set_field(name: object) -> None:
        edit(fresh_leaf(str(name), _first_value(reads, str(name))))

    choice_slot(field, lambda: [(text, key) for key, text in names.items()], leaf.field, set_field)
    known = attribute(leaf.field) or ATTRIBUTES["city"]
    operator = Slot(words.operators()[leaf.op], "grey", translate("RuleForm", "怎样比较"))
    choice_slot(
        operator,
        lambda: [(words.operators()[op], op) for op in OPERATORS[known.sort]],
        leaf.op,
        lambda op: edit(with_operator(leaf, str(op))),
    )
    return [field, operator, _value_slot(reads, leaf, edit)]


def _first_value(reads: Reads, field: str) -> str:
    translate = QCoreApplication.translate
    offered = members.offered(reads, field, 1) if field in _OFFERED else []
    return offered[0] if offered else translate("RuleForm", "（写一个值）")


def _value_slot(reads: Reads, leaf: Leaf, edit: Edit) -> Slot:
    translate = QCoreApplication.translate
    slot = Slot(words.value(leaf), "violet", translate("RuleForm", "比较的值"))
    if leaf.op == "in":
        return text_slot(
            slot, _listed(leaf), translate("RuleForm", "用顿号隔开"), _set_list(leaf, edit)
        )
    if leaf.field == "weekday":
        days = [(text, number) for number, text in words.weekdays().items()]
        return choice_slot(slot, lambda: days, leaf.value, lambda day: _set(leaf, day, edit))
    if isinstance(leaf.value, int):
        return _number_slot(slot, leaf, edit)
    if leaf.field in _OFFERED:
        slot.clicked.connect(lambda: _offer(reads, slot, leaf, edit))
        return slot
    return text_slot(slot, str(leaf.value), "", lambda text: _set(leaf, text, edit))


def _set(leaf: Leaf, value: object, edit: Edit) -> None:
    if isinstance(value, str | int):
        edit(Leaf(leaf.field, leaf.op, value))


def _listed(leaf: Leaf) -> str:
    found = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    unit = _YUAN if leaf.field == "amount" else 1
    return "、".join(str(one // unit if isinstance(one, int) else one) for one in found)


def _set_list(leaf: Leaf, edit: Edit) -> Callable[[str], None]:
    numbers = isinstance(leaf.value, tuple) and isinstance(leaf.value[0], int)
    unit = _YUAN if leaf.field == "amount" else 1

    def take(text: str) -> None:
        parts = [part.strip() for part in text.replace(",", "、").split("、") if part.strip()]
        # What is no number leaves the list as it was.
        with suppress(ValueError):
            found = tuple(int(part) * unit if numbers else part for part in parts)
            edit(Leaf(leaf.field, leaf.op, found))

    return take


def _number_slot(slot: Slot, leaf: Leaf, edit: Edit) -> Slot:
    translate = QCoreApplication.translate
    unit = _YUAN if leaf.field == "amount" else 1
    after = translate("RuleForm", "元") if leaf.field == "amount" else translate("RuleForm", "分钟")
    now = leaf.value if isinstance(leaf.value, int) else 0

    def ask() -> None:
        popover = Popover(slot)
        field = popover.add_number("", now // unit, -(10**6), 10**9, after)
        popover.taken.connect(lambda: _set(leaf, field.value() * unit, edit))
        popover.open_at(slot, field)

    slot.clicked.connect(ask)
    return slot


def _offer(reads: Reads, slot: Slot, leaf: Leaf, edit: Edit) -> None:
    """A menu of the values that members have, most frequent first, and a field for another."""
    translate = QCoreApplication.translate
    menu = QMenu(slot)
    for text in members.offered(reads, leaf.field, 20):
        menu.addAction(text, partial(_set, leaf, text, edit))
    menu.addSeparator()

    def other() -> None:
        popover = Popover(slot)
        field = popover.add_text("", str(leaf.value))

        def take() -> None:
            if field.text().strip():
                _set(leaf, field.text().strip(), edit)

        popover.taken.connect(take)
        popover.open_at(slot, field)

    menu.addAction(translate("RuleForm", "别的…"), other)
    menu.popup(slot.below())


def condition_menu(
    reads: Reads, rule: Rule, edit: Callable[[Rule], None], parent: QWidget
) -> QMenu:
    """The fields that a further condition could ask about."""
    menu = QMenu(parent)
    place = len(conditions(rule))
    for name, text in field_names(reads).items():

        def add(name: str = name) -> None:
            edit(with_condition(rule, place, fresh_leaf(name, _first_value(reads, name))))

        menu.addAction(text, add)
    return menu
