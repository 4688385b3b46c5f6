"""The value of a comparison in a sentence: chosen from what there is, or written."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from desktop.models.condition import Condition, Leaf
from desktop.models.condition_words import CODES, is_money
from desktop.models.customfield import YES_NO, CustomField
from desktop.models.labels import meant, word
from desktop.models.member import is_key
from desktop.models.problem import Problem
from desktop.store import customfields, member_values, placed, segments
from desktop.store.community import Reads
from desktop.views.parts import criteria_words as words
from desktop.views.parts.slot import Popover, Slot, choice_slot, text_slot
from desktop.views.parts.text import listed
from desktop.views.theme.palette import look

Edit = Callable[[Condition | None], None]
# Fields whose values are offered from what members have.
_OFFERED = ("city", "level", "source", "chapter", "tag", "team", "plan")
_YUAN = 100


def first_value(reads: Reads, field: str) -> str:
    """What a fresh comparison of a field begins with."""
    if field in CODES:
        return next(iter(CODES[field]))
    if field == "segment":
        found = segments.listed(reads)
        return found[0].id.hex() if found else "0" * 32
    if is_key(field) and (own := customfields.by_key(reads).get(bytes.fromhex(field[2:]))):
        found_first = _own_first(own, reads.today().isoformat())
        return found_first or QCoreApplication.translate("RuleForm", "（写一个值）")
    offered = member_values.offered(reads, field, 1) if field in _OFFERED else []
    return offered[0] if offered else QCoreApplication.translate("RuleForm", "（写一个值）")


def value_slot(reads: Reads, leaf: Leaf, edit: Edit) -> Slot:
    """What a comparison compares with, to be chosen or written."""
    translate = QCoreApplication.translate
    if is_key(leaf.field):
        return _own_slot(customfields.by_key(reads).get(bytes.fromhex(leaf.field[2:])), leaf, edit)
    leaf = _by_name(reads, leaf)
    said = words.value(leaf, _segments(reads) if leaf.field == "segment" else {})
    slot = Slot(said, "violet", translate("RuleForm", "比较的值"))
    if leaf.field == "segment":
        return _segment_slot(reads, slot, leaf, edit)
    if leaf.op == "in":
        return text_slot(
            slot, _listed(leaf), translate("RuleForm", "用顿号隔开"), _set_list(leaf, edit)
        )
    if leaf.field in CODES:
        shown = [(text, key) for key, text in words.codes(leaf.field).items()]
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


def _by_name(reads: Reads, leaf: Leaf) -> Leaf:
    """A chapter or group is shown and chosen by its name, and kept by its id."""
    named = placed.by_name(reads, leaf)
    assert isinstance(named, Leaf)
    return named


def _own_slot(known: CustomField | None, leaf: Leaf, edit: Edit) -> Slot:
    """A value of a field of the community's own, written and shown as its kind is."""
    field, language = known or CustomField(b"", ""), look().language
    values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    said = [field.shown(str(one), language) for one in values]
    slot = Slot(listed(said), "violet", QCoreApplication.translate("RuleForm", "比较的值"))
    offered = tuple(YES_NO) if field.kind == "bool" else field.options
    if offered and leaf.op != "in":
        shown = [(field.shown(one, language), one) for one in offered]
        return choice_slot(slot, lambda: shown, leaf.value, lambda one: _set(leaf, one, edit))

    def take(text: str) -> None:
        parts = text.split("、") if leaf.op == "in" else [text]
        # What the field cannot hold leaves the value as it was.
        with suppress(Problem):
            found = tuple(one for part in parts if (one := field.parsed(part)))
            if found:
                edit(replace(leaf, value=found if leaf.op == "in" else found[0]))

    return text_slot(slot, "、".join(said), "", take)


def _own_first(field: CustomField, today: str) -> str:
    if field.options or field.kind == "bool":
        return next(iter(field.options or YES_NO))
    return {"number": "0", "money": "0", "date": today}.get(field.kind, "")


def _segment_slot(reads: Reads, slot: Slot, leaf: Leaf, edit: Edit) -> Slot:
    """One segment of those there are; of several the first is shown as chosen."""
    now = leaf.value[0] if isinstance(leaf.value, tuple) else leaf.value
    known = [(name, key) for key, name in _segments(reads).items()]

    def take(chosen: object) -> None:
        edit(Leaf(leaf.field, "has", str(chosen)))

    return choice_slot(slot, lambda: known, now, take)


def _segments(reads: Reads) -> dict[str, str]:
    """What segments are called, by the names they have in a tree."""
    return {one.id.hex(): one.name for one in segments.listed(reads)}


def _set(leaf: Leaf, value: object, edit: Edit) -> None:
    if isinstance(value, str | int):
        edit(replace(leaf, value=_kept(leaf, str(value)) if isinstance(value, str) else value))


def _kept(leaf: Leaf, text: str) -> str:
    """What was typed, as it is kept: a step of the ladder may be called otherwise here."""
    return meant(text) if leaf.field == "level" else text


def _said(leaf: Leaf, value: object) -> str:
    return word(str(value)) if leaf.field == "level" else str(value)


def _listed(leaf: Leaf) -> str:
    found = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    unit = _YUAN if is_money(leaf.field) else 1
    days = words.weekdays() if leaf.field == "weekday" else {}
    said = (
        (days.get(one) or str(one // unit)) if isinstance(one, int) else _said(leaf, one)
        for one in found
    )
    return "、".join(said)


def _number(leaf: Leaf, text: str, unit: int) -> int:
    """A number of a list; a weekday also by its name, whole or short. ValueError for none."""
    if leaf.field == "weekday" and not text.isdecimal():
        short = text.casefold().removeprefix("星期").removeprefix("周").replace("天", "日")
        for number, name in words.weekdays().items():
            if short and name.casefold().removeprefix("星期").startswith(short):
                return number
        raise ValueError(text)
    return int(text) * unit


def _set_list(leaf: Leaf, edit: Edit) -> Callable[[str], None]:
    numbers = isinstance(leaf.value, tuple) and isinstance(leaf.value[0], int)
    unit = _YUAN if is_money(leaf.field) else 1

    def take(text: str) -> None:
        parts = [part.strip() for part in text.replace(",", "、").split("、") if part.strip()]
        # What is no number leaves the list as it was.
        with suppress(ValueError):
            found = tuple(
                _number(leaf, part, unit) if numbers else _kept(leaf, part) for part in parts
            )
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
    for text in member_values.offered(reads, leaf.field, 20):
        menu.addAction(_said(leaf, text), partial(_set, leaf, text, edit))
    menu.addSeparator()

    def other() -> None:
        popover = Popover(slot)
        field = popover.add_text("", _said(leaf, leaf.value))

        def take() -> None:
            if field.text().strip():
                _set(leaf, field.text().strip(), edit)

        popover.taken.connect(take)
        popover.open_at(slot, field)

    menu.addAction(translate("RuleForm", "别的…"), other)
    menu.popup(slot.below())
