"""The slots of a condition in a sentence: field, comparison, value."""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.condition import (
    ATTRIBUTES,
    OPERATORS,
    Condition,
    Leaf,
    Not,
    attribute,
    counted,
)
from desktop.models.condition_words import condition_words, field_words
from desktop.models.rule_edit import fresh_leaf, with_operator
from desktop.models.schema import CUSTOM
from desktop.models.segment_edit import is_without
from desktop.models.traditional import written
from desktop.store import members, placed, segments
from desktop.store.community import Reads
from desktop.store.insentences import condition_said
from desktop.views.parts import criteria_words as words
from desktop.views.parts.button import icon_button
from desktop.views.parts.criteria_values import Edit, first_value, value_slot
from desktop.views.parts.flow import follow
from desktop.views.parts.slot import Slot, choice_slot, text_slot
from desktop.views.theme.palette import look

# What can be counted of a member, and how many days back a form offers to look; 0 is for ever.
COUNTED = (
    *("count.checkin", "count.signup", "count.post", "count.order", "count.referral"),
    "sum.order",
)
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
    reads: Reads, place: int | str, tree: Condition, edit: Edit, *, of_members: bool = False
) -> list[QWidget]:
    """One condition: three slots, or one sentence for a tree that a form cannot show flat."""
    translate = QCoreApplication.translate
    found: list[QWidget] = []
    if isinstance(tree, Leaf) or is_without(tree):
        found += _leaf_slots(reads, tree, edit, of_members)
    else:
        said = condition_said(reads, tree, look().language)
        slot = Slot(said, "violet", translate("RuleForm", "条件"))
        slot.setEnabled(False)
        found.append(slot)
    for i, one in enumerate(found):
        one.setObjectName(f"condition{place}.{i}")
    drop = icon_button("x", translate("RuleForm", "去掉这个条件"))
    drop.clicked.connect(lambda: edit(None))
    return [*found, follow(drop)]


def tree_names(reads: Reads) -> dict[str, str]:
    """What fields of one's own and whatever is meant by its id are called."""
    custom = {f"{CUSTOM}{one.hex()}": name for one, name in members.custom_fields(reads)}
    found = custom | {one.id.hex(): one.name for one in segments.listed(reads)}
    return found | placed.names(reads)


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
    return [*found, value_slot(reads, leaf, again)]


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
