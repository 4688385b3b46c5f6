"""How conditions are compared and with what, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.models.condition import Leaf
from desktop.models.condition_words import CODES, IN_DAYS, is_money
from desktop.models.counting import filled, yuan
from desktop.models.labels import word
from desktop.models.traditional import written
from desktop.views.parts.counted import counted
from desktop.views.parts.text import listed
from desktop.views.theme.palette import look


def operators() -> dict[str, str]:
    """How two values are compared."""
    translate = QCoreApplication.translate
    return {
        "=": translate("Rewards", "是"),
        "!=": translate("Rewards", "不是"),
        "<": translate("Rewards", "小于"),
        "<=": translate("Rewards", "不超过"),
        ">": translate("Rewards", "大于"),
        ">=": translate("Rewards", "不少于"),
        "in": translate("Rewards", "是其中之一"),
        "contains": translate("Rewards", "包含"),
        "has": translate("Rewards", "有"),
        "!has": translate("Rewards", "没有"),
    }


def weekdays() -> dict[int, str]:
    """1 is Monday."""
    translate = QCoreApplication.translate
    names = (
        translate("Rewards", "星期一"),
        translate("Rewards", "星期二"),
        translate("Rewards", "星期三"),
        translate("Rewards", "星期四"),
        translate("Rewards", "星期五"),
        translate("Rewards", "星期六"),
        translate("Rewards", "星期日"),
    )
    return dict(enumerate(names, 1))


def value(leaf: Leaf, names: Mapping[str, str]) -> str:
    """The value of a comparison as its slot says it; `names` of what is named by its id."""
    found = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    return listed([names.get(str(one)) or _single(leaf.field, one) for one in found])


def codes(field: str) -> dict[str, str]:
    """The values of a field that are codes, in words."""
    side = 0 if look().language.startswith("zh") else 1
    return {key: written(text[side], look().language) for key, text in CODES[field].items()}


def window_words(days: int) -> str:
    """How far back a count looks; 0 is for ever."""
    translate = QCoreApplication.translate
    if not days:
        return translate("Rewards", "一直以来")
    return filled(translate("Rewards", "最近 {n} 天"), n=days)


def unit(field: str) -> str:
    """In what a number of this field is counted."""
    translate = QCoreApplication.translate
    if is_money(field):
        return translate("RuleForm", "元")
    if field == "late":
        return translate("RuleForm", "分钟")
    if field.startswith("count."):
        return translate("RuleForm", "次")
    if field == "child_age":
        return translate("RuleForm", "岁")
    return translate("RuleForm", "天") if field in IN_DAYS else ""


def _single(field: str, one: str | int) -> str:
    if is_money(field) and isinstance(one, int):
        return QCoreApplication.translate("Rewards", "{n} 元").format(n=yuan(one))
    if field in IN_DAYS and isinstance(one, int):
        return counted().days(one)
    if field == "weekday" and isinstance(one, int):
        return weekdays().get(one, str(one))
    if field in CODES:
        return codes(field).get(str(one), str(one))
    if field == "child_age" and isinstance(one, int):
        return counted().years(one)
    if field == "late":
        return QCoreApplication.translate("Rewards", "{n} 分钟").format(n=one)
    return word(str(one)) if field == "level" else str(one)
