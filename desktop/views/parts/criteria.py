"""The slots of a condition in a sentence: field, comparison, value."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.condition import (
    ATTRIBUTES,
    OPERATORS,
    Condition,
    Leaf,
    Not,
    attribute,
    counted,
)
from desktop.models.condition_words import condition_words, field_words, is_money
from desktop.models.rule import Rule
from desktop.models.rule_edit import conditions, fresh_leaf, with_condition, with_operator
from desktop.models.schema import CUSTOM
from desktop.models.traditional import written
from desktop.store import members, segments
from desktop.store.community import Reads
from desktop.views.parts import criteria_words as words
from desktop.views.parts.button import icon_button
from desktop.views.parts.flow import follow
from desktop.views.parts.slot import Popover, Slot, choice_slot, text_slot
from desktop.views.theme.palette import look

Edit = Callable[[Condition | None], None]
# Fields whose values are offered from what members have.
_OFFERED = ("city", "level", "source", "chapter", "tag", "team")
_YUAN = 100
# What can be counted of a member, and how many days back a form offers to look; 0 is for ever.
COUNTED = ("count.checkin", "count.post", "count.order", "count.referral", "sum.order")
_WINDOWS = (0, 7, 30, 90, 180, 365)
_WITHOUT = "!has"


def field_names(reads: Reads, *, of_members: bool = False) -> dict[str, str]:
    """Every field a condition can ask about, custom ones by their own names.

    `of_members`: only those that need no activity to be asked of.
    """
    language = look().language
    side = 0 if language.startswith("zh") else 1
    listed = [name for name, one in ATTRIBUTES.items() if not of_members or one.side == "member"]
    found = {name: written(field_words(name, side), language) for name in [*listed, *COUNTED]}
    custom = members.custom_fields(reads)
    return found | {f"{CUSTOM}{record.hex()}": name for record, name in custom}


def condition_slots(
    reads: Reads, place: int, tree: Condition, edit: Edit, *, of_members: bool = False
) -> list[QWidget]:
    """One condition: three slots, or one sentence for a tree that a form cannot show flat."""
    translate = QCoreApplication.translate
    found: list[QWidget] = []
    if isinstance(tree, Leaf) or is_without(tree):
        found += _leaf_slots(reads, tree, edit, of_members)
    else:
        said = condition_words(tree, look().language, tree_names(reads))
        slot = Slot(said, "violet", translate("RuleForm", "条件"))
        slot.setEnabled(False)
        found.append(slot)
    for i, one in enumerate(found):
        one.setObjectName(f"condition{place}.{i}")
    drop = icon_button("x", translate("RuleForm", "去掉这个条件"))
    drop.clicked.connect(lambda: edit(None))
    return [*found, follow(drop)]


def tree_names(reads: Reads) -> dict[str, str]:
    """What custom fields and segments are called, by the names they have in a tree."""
    custom = {f"{CUSTOM}{one.hex()}": name for one, name in members.custom_fields(reads)}
    return custom | {one.id.hex(): one.name for one in segments.listed(reads)}


def is_without(tree: Condition) -> bool:
    """Whether a tree says that somebody has none of something, as one line of a form does."""
    return (
        isinstance(tree, Not)
        and isinstance(tree.part, Leaf)
        and OPERATORS["set"][0] in _operators(tree.part)
    )


def _operators(leaf: Leaf) -> tuple[str, ...]:
    known = attribute(leaf.field) or ATTRIBUTES["city"]
    return OPERATORS[known.sort]


def _leaf_slots(reads: Reads, tree: Condition, edit: Edit, of_members: bool) -> list[QWidget]:
    leaf = tree.part if isinstance(tree, Not) else tree
    assert isinstance(leaf, Leaf)

    def again(changed: Condition | None) -> None:
        edit(Not(changed) if changed is not None and isinstance(tree, Not) else changed)

    found: list[QWidget] = [_field_slot(reads, leaf, edit, of_members)]
    if counted(leaf.field):
        found += [_window_slot(leaf, again), _series_slot(leaf, again)]
    found.append(_operator_slot(leaf, edit, without=isinstance(tree, Not)))
    return [*found, _value_slot(reads, leaf, again)]


def _field_slot(reads: Reads, leaf: Leaf, edit: Edit, of_members: bool) -> Slot:
    names = field_names(reads, of_members=of_members)
    base = _base(leaf.field)
    field = Slot(names.get(base, base), "violet", QCoreApplication.translate("RuleForm", "条件"))

    def set_field(name: object) -> None:
        edit(fresh_leaf(str(name), first_value(reads, str(name))))

    return choice_slot(field, lambda: [(text, key) for key, text in names.items()], base, set_field)


def _base(field: str) -> str:
    """A count without the days it looks back."""
    found = counted(field)
    return f"{found[0]}.{found[1]}" if found else field


def _window_slot(leaf: Leaf, edit: Edit) -> Slot:
    """How far back a count looks."""
    translate = QCoreApplication.translate
    days = (counted(leaf.field) or ("", "", 0))[2]
    names = {n: words.window_words(n) for n in sorted({*_WINDOWS, days})}
    slot = Slot(names[days], "violet", translate("RuleForm", "多长时间里"))

    def take(chosen: object) -> None:
        field = _base(leaf.field) + (f".{chosen}" if chosen else "")
        edit(replace(leaf, field=field))

    return choice_slot(slot, lambda: [(text, n) for n, text in names.items()], days, take)


def _series_slot(leaf: Leaf, edit: Edit) -> Slot:
    """Of which series a count takes the activities; anything else it asks is said as it is."""
    translate = QCoreApplication.translate
    named = isinstance(leaf.of, Leaf) and (leaf.of.field, leaf.of.op) == ("series", "contains")
    every = translate("RuleForm", "不限哪个系列")
    if leaf.of is None:
        said, now = every, ""
    elif isinstance(leaf.of, Leaf) and named:
        said = now = str(leaf.of.value)
    else:
        said, now = condition_words(leaf.of, look().language), ""
    slot = Slot(said, "violet", translate("RuleForm", "哪个系列"))
    slot.setEnabled(leaf.of is None or named)

    def take(text: str) -> None:
        edit(replace(leaf, of=None if text in ("", every) else Leaf("series", "contains", text)))

    return text_slot(slot, now, translate("RuleForm", "系列名称里有"), take)


def _operator_slot(leaf: Leaf, edit: Edit, *, without: bool) -> Slot:
    names = words.operators()
    now = _WITHOUT if without else leaf.op
    slot = Slot(names[now], "grey", QCoreApplication.translate("RuleForm", "怎样比较"))
    known = list(_operators(leaf))
    known += [_WITHOUT] if "has" in known else []

    def take(op: object) -> None:
        if op == _WITHOUT:
            edit(Not(with_operator(leaf, "has")))
        else:
            edit(with_operator(leaf, str(op)))

    return choice_slot(slot, lambda: [(names[op], op) for op in known], now, take)


def first_value(reads: Reads, field: str) -> str:
    """What a fresh comparison of a field begins with."""
    if field == "verified":
        return "yes"
    if field == "segment":
        found = segments.listed(reads)
        return found[0].id.hex() if found else "0" * 32
    offered = members.offered(reads, field, 1) if field in _OFFERED else []
    return offered[0] if offered else QCoreApplication.translate("RuleForm", "（写一个值）")


def _value_slot(reads: Reads, leaf: Leaf, edit: Edit) -> Slot:
    translate = QCoreApplication.translate
    said = words.value(leaf, tree_names(reads) if leaf.field == "segment" else {})
    slot = Slot(said, "violet", translate("RuleForm", "比较的值"))
    if leaf.field == "segment":
        return _segment_slot(reads, slot, leaf, edit)
    if leaf.op == "in":
        return text_slot(
            slot, _listed(leaf), translate("RuleForm", "用顿号隔开"), _set_list(leaf, edit)
        )
    if leaf.field == "verified":
        known = words.verified()
        shown = [(text, key) for key, text in known.items()]
        return choice_slot(slot, lambda: shown, leaf.value, lambda one: _set(leaf, one, edit))
    if leaf.field == "weekday":
        days = [(text, number) for number, text in words.weekdays().items()]
        return choice_slot(slot, lambda: days, leaf.value, lambda day: _set(leaf, day, edit))
    if isinstance(leaf.value, int):
        return _number_slot(slot, leaf, edit)
    if leaf.field in _OFFERED:
        slot.clicked.connect(lambda: _offer(reads, slot, leaf, edit))
        return slot
    return text_slot(slot, str(leaf.value), "", lambda text: _set(leaf, text, edit))


def _segment_slot(reads: Reads, slot: Slot, leaf: Leaf, edit: Edit) -> Slot:
    """One segment of those there are; of several the first is shown as chosen."""
    now = leaf.value[0] if isinstance(leaf.value, tuple) else leaf.value
    known = [(one.name, one.id.hex()) for one in segments.listed(reads)]

    def take(chosen: object) -> None:
        edit(Leaf(leaf.field, "has", str(chosen)))

    return choice_slot(slot, lambda: known, now, take)


def _set(leaf: Leaf, value: object, edit: Edit) -> None:
    if isinstance(value, str | int):
        edit(replace(leaf, value=value))


def _listed(leaf: Leaf) -> str:
    found = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    unit = _YUAN if is_money(leaf.field) else 1
    return "、".join(str(one // unit if isinstance(one, int) else one) for one in found)


def _set_list(leaf: Leaf, edit: Edit) -> Callable[[str], None]:
    numbers = isinstance(leaf.value, tuple) and isinstance(leaf.value[0], int)
    unit = _YUAN if is_money(leaf.field) else 1

    def take(text: str) -> None:
        parts = [part.strip() for part in text.replace(",", "、").split("、") if part.strip()]
        # What is no number leaves the list as it was.
        with suppress(ValueError):
            found = tuple(int(part) * unit if numbers else part for part in parts)
            edit(replace(leaf, value=found))

    return take


def _number_slot(slot: Slot, leaf: Leaf, edit: Edit) -> Slot:
    unit = _YUAN if is_money(leaf.field) else 1
    after = words.unit(leaf.field)
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
            edit(with_condition(rule, place, fresh_leaf(name, first_value(reads, name))))

        menu.addAction(text, add)
    return menu
