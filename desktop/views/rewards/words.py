"""The words of the rewards screen: triggers, kinds, measures, caps, entries."""

from PySide6.QtCore import QCoreApplication

from desktop.models.award import EntryKind
from desktop.models.condition import Condition
from desktop.models.counting import figure, yuan
from desktop.models.rule import Cap, Given, InEach, Kind, Measure, Per, Rule, Share, Step, Trigger
from desktop.models.rule_edit import conditions
from desktop.models.rule_sentence import condition_words
from desktop.views.parts.counted import counted
from desktop.views.theme.palette import look

KIND_ICONS: dict[Kind, str] = {
    "checkin": "calendar-check",
    "post": "chat-text",
    "order": "shopping-bag",
    "referral": "share-network",
}


def joined(parts: list[str]) -> str:
    """Phrases one after the other, with the comma of the language in force."""
    return ("，" if look().language.startswith("zh") else ", ").join(parts)


def kinds() -> dict[Kind, str]:
    """What a rule can count."""
    translate = QCoreApplication.translate
    return {
        "checkin": translate("Rewards", "签到"),
        "post": translate("Rewards", "发言"),
        "order": translate("Rewards", "下单"),
        "referral": translate("Rewards", "推荐"),
    }


def triggers() -> dict[Trigger, str]:
    """When a rule gives."""
    translate = QCoreApplication.translate
    return {
        "each": translate("Rewards", "每一次"),
        "once": translate("Rewards", "第一次"),
        "steps": translate("Rewards", "里程碑"),
        "invite": translate("Rewards", "推荐来的人第一次"),
        "period": translate("Rewards", "每个周期"),
        "rank": translate("Rewards", "周期排名"),
    }


def periods() -> dict[str, str]:
    """The cycles."""
    translate = QCoreApplication.translate
    return {
        "week": translate("Rewards", "每周"),
        "month": translate("Rewards", "每月"),
        "year": translate("Rewards", "每年"),
        "custom": translate("Rewards", "每个自定周期"),
    }


def in_each() -> dict[InEach, str]:
    """For what a rule that gives once gives once, as its slot says it."""
    translate = QCoreApplication.translate
    return {
        "": translate("Rewards", "只一次"),
        "category": translate("Rewards", "每个分类一次"),
        "series": translate("Rewards", "每个系列一次"),
    }


def wallets() -> dict[Given, str]:
    """What a rule can give, as its slot says it."""
    translate = QCoreApplication.translate
    return {
        "": translate("Rewards", "记积分"),
        "contribution": translate("Rewards", "记贡献"),
    }


def pers() -> dict[Per, str]:
    """Within what a cap counts."""
    translate = QCoreApplication.translate
    return {
        "day": translate("Rewards", "每天"),
        "week": translate("Rewards", "每周"),
        "month": translate("Rewards", "每月"),
        "year": translate("Rewards", "每年"),
        "cycle": translate("Rewards", "每个周期"),
        "lifetime": translate("Rewards", "一共"),
        "budget": translate("Rewards", "整条规则"),
    }


def measures() -> dict[Measure, str]:
    """How a cycle is measured."""
    translate = QCoreApplication.translate
    return {
        "count": translate("Rewards", "次数"),
        "amount": translate("Rewards", "金额"),
        "days": translate("Rewards", "天数"),
        "streak": translate("Rewards", "连续天数"),
    }


def amount(measure: Measure, number: int) -> str:
    """A measure with its unit: 3 次, 100 元, 3 天."""
    translate = QCoreApplication.translate
    if measure == "amount":
        return translate("Rewards", "{n} 元").format(n=yuan(number))
    if measure == "count":
        return translate("Rewards", "{n} 次").format(n=number)
    return counted().in_a_row(number) if measure == "streak" else counted().days(number)


def points(number: int) -> str:
    """Points with their unit."""
    return counted().points(number)


def unit(rule: Rule) -> str:
    """What a rule gives, as the word behind a number."""
    translate = QCoreApplication.translate
    return translate("RuleForm", "点贡献") if rule.wallet else translate("RuleForm", "分")


def gain(rule: Rule) -> str:
    """What a rule gives, as its slot says it."""
    translate = QCoreApplication.translate
    if isinstance(rule.points, Share):
        measure: Measure = "amount" if rule.trigger == "each" else rule.measure
        every = amount(measure, rule.points.every)
        gained = counted().gained_in(rule.points.points, rule.wallet)
        return translate("Rewards", "每满 {every} {gained}").format(every=every, gained=gained)
    if isinstance(rule.points, int):
        return counted().gained_in(rule.points, rule.wallet)
    return translate("Rewards", "前 {n} 名").format(n=len(rule.points))


def per(rule: Rule, found: Per) -> str:
    """Within what a cap of a rule counts; of one for each time, whose cycles they are."""
    if found == "cycle" and rule.trigger == "each":
        return periods()[rule.period or "custom"]
    return pers()[found]


def cap(rule: Rule, found: Cap) -> str:
    """A cap as its slot says it."""
    translate = QCoreApplication.translate
    given = counted().given(found.points, rule.wallet)
    return translate("Rewards", "{per} {points}").format(per=per(rule, found.per), points=given)


def window(rule: Rule) -> str:
    """From when to when a rule counts."""
    translate = QCoreApplication.translate
    if rule.first and rule.last:
        return translate("Rewards", "{first} 到 {last}").format(first=rule.first, last=rule.last)
    if rule.first:
        return translate("Rewards", "从 {first} 起").format(first=rule.first)
    if rule.last:
        return translate("Rewards", "到 {last} 为止").format(last=rule.last)
    return translate("Rewards", "不限")


def validity(days: int | None) -> str:
    """How long points of a rule last."""
    if days:
        return counted().days(days)
    return QCoreApplication.translate("Rewards", "一直有效")


def entry_kinds() -> dict[EntryKind, str]:
    """Kinds of ledger lines."""
    translate = QCoreApplication.translate
    return {
        "award": translate("Rewards", "规则"),
        "manual": translate("Rewards", "手工"),
        "opening": translate("Rewards", "导入"),
        "reverse": translate("Rewards", "规则冲正"),
        "correct": translate("Rewards", "人工冲正"),
        "expire": translate("Rewards", "到期"),
        "clip": translate("Rewards", "封顶"),
        "spend": translate("Rewards", "使用"),
    }


def entry_kind(kind: str) -> str:
    """One kind in words; a kind of a newer version of the program is called by its name."""
    known = {str(one): word for one, word in entry_kinds().items()}
    return known.get(kind, kind)


def differences(old: Rule, new: Rule) -> list[str]:
    """What a draft changes of the version in force, one phrase each."""
    translate = QCoreApplication.translate
    found = [] if old.name == new.name else [f"{old.name} → {new.name}"]
    if old.activity != new.activity:
        found.append(f"{kinds()[old.activity]} → {kinds()[new.activity]}")
    if (old.measure, old.at_least) != (new.measure, new.at_least):
        before, after = amount(old.measure, old.at_least), amount(new.measure, new.at_least)
        found.append(f"{before} → {after}")
    if (old.points, old.steps) != (new.points, new.steps):
        found.append(f"{_gain(old)} → {_gain(new)}")
    if old.wallet != new.wallet:
        found.append(f"{wallets()[old.wallet]} → {wallets()[new.wallet]}")
    found += _cap_differences(old, new)
    was, now = conditions(old), conditions(new)
    added, dropped = translate("Rewards", "加了“{text}”"), translate("Rewards", "去掉“{text}”")
    found += [added.format(text=_condition(one)) for one in now if one not in was]
    found += [dropped.format(text=_condition(one)) for one in was if one not in now]
    if (old.first, old.last) != (new.first, new.last):
        found.append(f"{window(old)} → {window(new)}")
    if old.expires_days != new.expires_days:
        found.append(f"{validity(old.expires_days)} → {validity(new.expires_days)}")
    return found


def step(rule: Rule, found: Step) -> str:
    """A step as its slot says it: 10 次 +50 分."""
    gained = counted().gained_in(found.points, rule.wallet)
    text = QCoreApplication.translate("Rewards", "满 {amount} {gained}")
    return text.format(amount=amount(rule.measure, found.at_least), gained=gained)


def _gain(rule: Rule) -> str:
    if rule.steps:
        return joined([step(rule, one) for one in rule.steps])
    if isinstance(rule.points, tuple):
        return " / ".join(figure(one) for one in rule.points)
    return gain(rule)


def _condition(tree: Condition) -> str:
    return condition_words(tree, look().language)


def _cap_differences(old: Rule, new: Rule) -> list[str]:
    translate = QCoreApplication.translate
    was, now = ({one.per: one.points for one in rule.limits} for rule in (old, new))
    names, found = pers(), []
    for per in dict.fromkeys([*was, *now]):
        if was.get(per) != now.get(per):
            before, after = (_most(one.get(per)) for one in (was, now))
            words = translate("Rewards", "{per}上限 {before} → {after}")
            found.append(words.format(per=names[per], before=before, after=after))
    return found


def _most(points: int | None) -> str:
    return QCoreApplication.translate("Rewards", "没有") if points is None else figure(points)
