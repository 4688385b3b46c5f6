"""The words of the rewards screen: triggers, kinds, measures, caps, entries."""

from PySide6.QtCore import QCoreApplication

from desktop.models.award import EntryKind
from desktop.models.condition import Condition, Leaf
from desktop.models.rule import Cap, Kind, Measure, Per, Rule, Share, Trigger
from desktop.models.rule_edit import conditions
from desktop.models.rule_sentence import condition_words, yuan
from desktop.views.theme.palette import look

KIND_ICONS: dict[Kind, str] = {
    "checkin": "calendar-check",
    "post": "chat-text",
    "order": "shopping-bag",
    "referral": "share-network",
}


def kinds() -> dict[Kind, str]:
    """What a rule can count."""
    translate = QCoreApplication.translate
    return {
        "checkin": t("Rewards", "签到"),
        "post": t("Rewards", "发言"),
        "order": t("Rewards", "下单"),
        "referral": t("Rewards", "推荐"),
    }


def triggers() -> dict[Trigger, str]:
    """When a rule gives."""
    translate = QCoreApplication.translate
    return {
        "each": t("Rewards", "每一次"),
        "once": t("Rewards", "第一次"),
        "period": t("Rewards", "每个周期"),
        "rank": t("Rewards", "周期排名"),
    }


def periods() -> dict[str, str]:
    """The cycles."""
    translate = QCoreApplication.translate
    return {
        "week": t("Rewards", "每周"),
        "month": t("Rewards", "每月"),
        "year": t("Rewards", "每年"),
    }


def pers() -> dict[Per, str]:
    """Within what a cap counts."""
    translate = QCoreApplication.translate
    return {
        "day": t("Rewards", "每天"),
        "week": t("Rewards", "每周"),
        "month": t("Rewards", "每月"),
        "year": t("Rewards", "每年"),
        "cycle": t("Rewards", "每个周期"),
        "lifetime": t("Rewards", "一共"),
    }


def measures() -> dict[Measure, str]:
    """How a cycle is measured."""
    translate = QCoreApplication.translate
    return {
        "count": t("Rewards", "次数"),
        "amount": t("Rewards", "金额"),
        "days": t("Rewards", "天数"),
        "streak": t("Rewards", "连续天数"),
    }


def amount(measure: Measure, number: int) -> str:
    """A measure with its unit: 3 次, 100 元, 3 天."""
    translate = QCoreApplication.translate
    if measure == "amount":
        return t("Rewards", "{n} 元").format(n=yuan(number))
    if measure == "count":
        return t("Rewards", "{n} 次").format(n=number)
    if measure == "streak":
        return t("Rewards", "连续 {n} 天").format(n=number)
    return t("Rewards", "{n} 天").format(n=number)


def points(number: int) -> str:
    """Points with their unit."""
    translate = QCoreApplication.translate
    return t("Rewards", "{n} 分").format(n=f"{number:,}")


def gain(rule: Rule) -> str:
    """What a rule gives, as its slot says it."""
    translate = QCoreApplication.translate
    if isinstance(rule.points, Share):
        measure: Measure = "amount" if rule.trigger == "each" else rule.measure
        every = amount(measure, rule.points.every)
        return t("Rewards", "每满 {every} + {n} 分").format(every=every, n=rule.points.points)
    if isinstance(rule.points, int):
        return t("Rewards", "+ {n} 分").format(n=rule.points)
    return t("Rewards", "前 {n} 名").format(n=len(rule.points))


def cap(found: Cap) -> str:
    """A cap as its slot says it."""
    translate = QCoreApplication.translate
    return t("Rewards", "{per} {n} 分").format(per=pers()[found.per], n=found.points)


def window(rule: Rule) -> str:
    """From when to when a rule counts."""
    translate = QCoreApplication.translate
    if rule.first and rule.last:
        return t("Rewards", "{first} 到 {last}").format(first=rule.first, last=rule.last)
    if rule.first:
        return t("Rewards", "从 {first} 起").format(first=rule.first)
    if rule.last:
        return t("Rewards", "到 {last} 为止").format(last=rule.last)
    return t("Rewards", "不限")


def validity(days: int | None) -> str:
    """How long points of a rule last."""
    translate = QCoreApplication.translate
    return t("Rewards", "{n} 天").format(n=days) if days else t("Rewards", "一直有效")


def operators() -> dict[str, str]:
    """How two values are compared."""
    translate = QCoreApplication.translate
    return {
        "=": t("Rewards", "是"),
        "!=": t("Rewards", "不是"),
        "<": t("Rewards", "小于"),
        "<=": t("Rewards", "不超过"),
        ">": t("Rewards", "大于"),
        ">=": t("Rewards", "不少于"),
        "in": t("Rewards", "是其中之一"),
        "contains": t("Rewards", "包含"),
        "has": t("Rewards", "有"),
    }


def weekdays() -> dict[int, str]:
    """1 is Monday."""
    translate = QCoreApplication.translate
    names = (
        t("Rewards", "星期一"),
        t("Rewards", "星期二"),
        t("Rewards", "星期三"),
        t("Rewards", "星期四"),
        t("Rewards", "星期五"),
        t("Rewards", "星期六"),
        t("Rewards", "星期日"),
    )
    return dict(enumerate(names, 1))


def value(leaf: Leaf) -> str:
    """The value of a comparison as its slot says it."""
    found = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    return "、".join(_single(leaf.field, one) for one in found)


def _single(field: str, one: str | int) -> str:
    if field == "amount" and isinstance(one, int):
        return amount("amount", one)
    if field == "weekday" and isinstance(one, int):
        return weekdays().get(one, str(one))
    return str(one)


def entry_kinds() -> dict[EntryKind, str]:
    """Kinds of ledger lines."""
    translate = QCoreApplication.translate
    return {
        "award": t("Rewards", "规则"),
        "manual": t("Rewards", "手工"),
        "reverse": t("Rewards", "规则冲正"),
        "correct": t("Rewards", "人工冲正"),
        "expire": t("Rewards", "到期"),
    }


def differences(old: Rule, new: Rule) -> list[str]:
    """What a draft changes of the version in force, one phrase each."""
    translate = QCoreApplication.translate
    found = []
    if old.activity != new.activity:
        found.append(f"{kinds()[old.activity]} → {kinds()[new.activity]}")
    if (old.measure, old.at_least) != (new.measure, new.at_least):
        before, after = amount(old.measure, old.at_least), amount(new.measure, new.at_least)
        found.append(f"{before} → {after}")
    if old.points != new.points:
        found.append(f"{_gain(old)} → {_gain(new)}")
    found += _cap_differences(old, new)
    was, now = conditions(old), conditions(new)
    added, dropped = t("Rewards", "加了“{text}”"), t("Rewards", "去掉“{text}”")
    found += [added.format(text=_condition(one)) for one in now if one not in was]
    found += [dropped.format(text=_condition(one)) for one in was if one not in now]
    if (old.first, old.last) != (new.first, new.last):
        found.append(f"{window(old)} → {window(new)}")
    if old.expires_days != new.expires_days:
        found.append(f"{validity(old.expires_days)} → {validity(new.expires_days)}")
    return found


def _gain(rule: Rule) -> str:
    if isinstance(rule.points, tuple):
        return " / ".join(str(one) for one in rule.points)
    return gain(rule)


def _condition(tree: Condition) -> str:
    return condition_words(tree, look().language)


def _cap_differences(old: Rule, new: Rule) -> list[str]:
    translate = QCoreApplication.translate
    was, now = ({one.per: one.points for one in rule.caps} for rule in (old, new))
    names, found = pers(), []
    for per in dict.fromkeys([*was, *now]):
        if was.get(per) != now.get(per):
            before = was.get(per, t("Rewards", "不限"))
            after = now.get(per, t("Rewards", "不限"))
            words = t("Rewards", "{per}上限 {before} → {after}")
            found.append(words.format(per=names[per], before=before, after=after))
    return found
