"""Filters of the list by what is told of people: leaving, invitations, what they do, birthdays."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from desktop.models.counting import filled
from desktop.models.ladder import AXES
from desktop.models.member import Filter
from desktop.models.people import INVITE
from desktop.models.traditional import written
from desktop.views.members.words import role_said
from desktop.views.parts.criteria_words import codes
from desktop.views.parts.text import listed
from desktop.views.theme.palette import look

# How many days ahead, and which ages of children, the menu offers.
_DAYS = (0, 7, 30)
_AGES = ((0, 3), (4, 6), (7, 12), (0, 8), (13, 17))


def offered(*, private: bool) -> list[tuple[str, list[tuple[str, Filter]]]]:
    """Each field with the filters to choose from; birthdays and children for who may read them."""
    made = [
        *(Filter("status", "=", (state,)) for state in ("here", "left")),
        *(Filter("invite", "=", (state,)) for state in INVITE),
        *(Filter("verified", "=", (said,)) for said in ("yes", "no")),
        Filter("axes", "=", AXES),
        *(Filter("axes", "=", (axis,)) for axis in AXES),
    ]
    if private:
        made += [Filter("birthday", "=", (days,)) for days in _DAYS]
        made += [Filter("birth_month", "=", (month,)) for month in range(1, 13)]
        made += [Filter("child_age", "=", ages) for ages in _AGES]
    fields = dict.fromkeys(one.field for one in made)
    return [(name, [(told(one), one) for one in made if one.field == name]) for name in fields]


def told(one: Filter) -> str:
    """Such a filter as its chip says it; "" for any other."""
    if one.field not in _TOLD or one.operator not in ("=", "!="):
        return ""
    text = _TOLD[one.field](one)
    return f"≠ {text}" if one.operator == "!=" else text


def _invited(one: Filter) -> str:
    side = 0 if look().language.startswith("zh") else 1
    words = [INVITE.get(str(state), (str(state), str(state)))[side] for state in one.values]
    return listed([written(text, look().language) for text in words])


def _status(one: Filter) -> str:
    known = codes("status")
    return listed([known.get(str(state), str(state)) for state in one.values])


def _role(one: Filter) -> str:
    return listed([role_said(str(key)) for key in one.values])


def _verified(one: Filter) -> str:
    translate = QCoreApplication.translate
    sure = str(one.values[0]) == "yes"
    return translate("Members", "已核实") if sure else translate("Members", "未核实")


def _axes(one: Filter) -> str:
    if set(one.values) == set(AXES):
        return QCoreApplication.translate("Members", "三者皆有")
    known = codes("axis")
    return listed([known.get(str(axis), str(axis)) for axis in one.values])


def _birthday(one: Filter) -> str:
    translate = QCoreApplication.translate
    days = int(one.values[0])
    if not days:
        return translate("Members", "今天生日")
    return filled(translate("Members", "{days} 天内生日"), days=days)


def _month(one: Filter) -> str:
    months = [_months()[int(value) - 1] for value in one.values]
    return QCoreApplication.translate("Members", "{month}生日").format(month=listed(months))


def _months() -> list[str]:
    translate = QCoreApplication.translate
    return translate(
        "Members", "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月"
    ).split()


def _child(one: Filter) -> str:
    text = QCoreApplication.translate("Members", "有 {low}–{high} 岁的孩子")
    return text.format(low=one.values[0], high=one.values[-1])


_TOLD: Mapping[str, Callable[[Filter], str]] = {
    "status": _status,
    "role": _role,
    "invite": _invited,
    "verified": _verified,
    "axes": _axes,
    "birthday": _birthday,
    "birth_month": _month,
    "child_age": _child,
}
