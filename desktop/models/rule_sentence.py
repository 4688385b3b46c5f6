"""A rule in one plain sentence, Chinese or English, made from its parts alone."""

from collections.abc import Callable, Mapping

from desktop.models.condition_words import condition_words
from desktop.models.counting import figure, filled, yuan
from desktop.models.given_words import given
from desktop.models.rule import Cap, Rule, Share
from desktop.models.traditional import written

__all__ = ["condition_words", "sentence"]

Words = Mapping[str, tuple[str, str]]

_KINDS: Words = {
    "checkin": ("签到", "check-in"),
    "post": ("发言", "post"),
    "order": ("下单", "order"),
    "referral": ("推荐", "referral"),
}
_PERS: Words = {
    "day": ("每天", "a day"),
    "week": ("每周", "a week"),
    "month": ("每月", "a month"),
    "year": ("每年", "a year"),
    "custom": ("每个自定周期", "a named cycle"),
    "cycle": ("每个周期", "a cycle"),
    "lifetime": ("总共", "in all"),
}


_EACH: Words = {
    "": ("", ""),
    "category": ("每个分类", " of each category"),
    "series": ("每个系列", " of each series"),
}


def sentence(rule: Rule, language: str = "zh_CN") -> str:
    """The whole rule in words, in Chinese for a zh language and in English otherwise."""
    if not language.startswith("zh"):
        return _english(rule)
    return _chinese(rule, language)


def _chinese(rule: Rule, language: str) -> str:
    kind = _KINDS[rule.activity][0]
    # What people typed into a condition is theirs: only the words around it are translated.
    who = f"{condition_words(rule.where, language)}的，" if rule.where else ""
    core: dict[str, Callable[[], str]] = {
        "each": lambda: f"每次{kind}，{_gain_zh(rule, '金额')}",
        "steps": lambda: f"{_measure_zh(rule)}达到 {_steps_zh(rule)}，每一步只给一次",
        "invite": lambda: f"推荐来的人{_once_zh(rule)}，{_levels_zh(rule)}，每位只给一次",
        "once": lambda: (
            f"{_EACH[rule.in_each][0]}{_once_zh(rule)}，{_gain_zh(rule, '')}，"
            f"{'每个' if rule.in_each else ''}只给一次"
        ),
        "period": lambda: (
            f"{_PERS[str(rule.period)][0]}{_threshold_zh(rule)}，"
            f"{_gain_zh(rule, _measure_zh(rule))}"
        ),
        "rank": lambda: (
            f"{_PERS[str(rule.period)][0]}按{_measure_zh(rule)}排名，{_gain_zh(rule, '')}"
        ),
    }
    parts = [core[rule.trigger]()]
    parts += ["，".join(_cap_zh(rule, cap) for cap in rule.caps)] if rule.caps else []
    parts += [f"这条规则一共最多发 {_given_zh(rule, rule.budget)}"] if rule.budget else []
    parts += [f"{rule.expires_days} 天内有效"] if rule.expires_days else []
    return written(_window_zh(rule), language) + who + written("；".join(parts) + "。", language)


def _english(rule: Rule) -> str:
    kind = _KINDS[rule.activity][1]
    who = f"where {condition_words(rule.where, 'en')}, " if rule.where else ""
    per = _PERS[rule.period][1].replace("a ", "each ") if rule.period else ""
    core = {
        "each": f"each {kind} earns {_gain_en(rule)}",
        "steps": f"the {_measure_en(rule)} earns {_steps_en(rule)}, each step once",
        "invite": f"{_once_en(rule)}, by somebody who was brought, earns {_levels_en(rule)},"
        " once for each",
        "once": f"{_once_en(rule)}{_EACH[rule.in_each][1]} earns {_gain_en(rule)}, once"
        + (" for each" if rule.in_each else ""),
        "period": f"{per}, {_threshold_en(rule)} or more earns {_gain_en(rule)}",
        "rank": f"{per}, the ranking by {_measure_en(rule)} earns {_gain_en(rule)}",
    }[rule.trigger]
    parts = [_window_en(rule) + who + core]
    parts += [", ".join(_cap_en(rule, cap) for cap in rule.caps)] if rule.caps else []
    parts += [f"the whole rule gives at most {_given_en(rule, rule.budget)}"] if rule.budget else []
    parts += [filled("valid for {n:day|days}", n=rule.expires_days)] if rule.expires_days else []
    text = "; ".join(parts) + "."
    return text[0].upper() + text[1:]


def _gain_zh(rule: Rule, measure: str) -> str:
    if isinstance(rule.points, Share):
        every = _unit_zh(rule, rule.points.every)
        return f"{measure}每满 {every}得 {_given_zh(rule, rule.points.points)}"
    if isinstance(rule.points, tuple):
        told = [f"第 {i} 名得 {_given_zh(rule, n)}" for i, n in enumerate(rule.points, 1)]
        return "，".join(told)
    return f"得 {_given_zh(rule, rule.points)}"


def _gain_en(rule: Rule) -> str:
    if isinstance(rule.points, Share):
        every = _unit_en(rule, rule.points.every)
        return f"{_given_en(rule, rule.points.points)} for every full {every}"
    if isinstance(rule.points, tuple):
        told = [f"{_given_en(rule, n)} for place {i}" for i, n in enumerate(rule.points, 1)]
        return ", ".join(told)
    return _given_en(rule, rule.points)


def _steps_zh(rule: Rule) -> str:
    told = [f"{_unit_zh(rule, x.at_least)}得 {_given_zh(rule, x.points)}" for x in rule.steps]
    return "，".join(told)


def _steps_en(rule: Rule) -> str:
    told = [f"{_given_en(rule, x.points)} at {_unit_en(rule, x.at_least)}" for x in rule.steps]
    return ", ".join(told)


_LEVELS = (("推荐人", "who brought him"), ("推荐人的推荐人", "who brought that one"))


def _levels(rule: Rule) -> tuple[int, ...]:
    return rule.points if isinstance(rule.points, tuple) else ()


def _levels_zh(rule: Rule) -> str:
    told = zip(_LEVELS, _levels(rule), strict=False)
    return "，".join(f"{who[0]}得 {_given_zh(rule, points)}" for who, points in told)


def _levels_en(rule: Rule) -> str:
    told = zip(_LEVELS, _levels(rule), strict=False)
    return " and ".join(f"{_given_en(rule, points)} for {who[1]}" for who, points in told)


def _given_zh(rule: Rule, number: int) -> str:
    return given(figure(number), rule.wallet, "zh_CN")


def _given_en(rule: Rule, number: int) -> str:
    return given(figure(number), rule.wallet, "en")


def _unit_zh(rule: Rule, number: int) -> str:
    if rule.trigger == "each" or rule.measure == "amount":
        return f"{yuan(number)} 元"
    return f"{figure(number)} 次" if rule.measure == "count" else f"{number} 天"


def _unit_en(rule: Rule, number: int) -> str:
    if rule.trigger == "each" or rule.measure == "amount":
        return f"¥{yuan(number)}"
    return filled("{n}" if rule.measure == "count" else "{n:day|days}", n=figure(number))


def _measure_zh(rule: Rule) -> str:
    kind = _KINDS[rule.activity][0]
    names = {"count": "次数", "amount": "金额", "days": "天数", "streak": "连续天数"}
    return kind + names[rule.measure]


def _measure_en(rule: Rule) -> str:
    kind = _KINDS[rule.activity][1]
    names = {"count": "count", "amount": "amount", "days": "days", "streak": "days in a row"}
    return f"{kind} {names[rule.measure]}"


def _threshold_zh(rule: Rule) -> str:
    kind = _KINDS[rule.activity][0]
    words = {"count": kind, "amount": f"{kind}金额", "days": kind, "streak": f"连续{kind}"}
    filler = "满" if rule.measure == "amount" else "至少"
    return f"{words[rule.measure]}{filler} {_unit_zh(rule, rule.at_least)}"


def _threshold_en(rule: Rule) -> str:
    kind, n = _KINDS[rule.activity][1], rule.at_least
    return {
        "count": f"{kind} number {n}"
        if rule.trigger == "once"
        else filled(f"{{n:{kind}|{kind}s}}", n=n),
        "amount": f"¥{yuan(n)} of {kind}s",
        "days": filled("{n:day|days}", n=n) + f" with {_one(kind)}",
        "streak": filled("{n:day|days}", n=n) + f" in a row with {_one(kind)}",
    }[rule.measure]


def _one(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _first_alone(rule: Rule) -> bool:
    """Whether a rule that gives once gives for the very first time."""
    return rule.measure in ("count", "days") and rule.at_least == 1


def _once_zh(rule: Rule) -> str:
    if _first_alone(rule):
        return f"第一次{_KINDS[rule.activity][0]}"
    return f"第一次做到{_threshold_zh(rule)}"


def _once_en(rule: Rule) -> str:
    if _first_alone(rule):
        return f"the first {_KINDS[rule.activity][1]}"
    return f"reaching {_threshold_en(rule)} for the first time"


def _cap_zh(rule: Rule, cap: Cap) -> str:
    return f"{_PERS[_per(rule, cap)][0]}最多 {_given_zh(rule, cap.points)}"


def _cap_en(rule: Rule, cap: Cap) -> str:
    return f"at most {_given_en(rule, cap.points)} {_PERS[_per(rule, cap)][1]}"


def _per(rule: Rule, cap: Cap) -> str:
    """A rule for each time has cycles only for its cap, so that the cap says which they are."""
    return str(rule.period) if cap.per == "cycle" and rule.trigger == "each" else cap.per


def _window_zh(rule: Rule) -> str:
    if rule.first and rule.last:
        return f"从 {rule.first} 到 {rule.last}，"
    if rule.first:
        return f"从 {rule.first} 起，"
    return f"到 {rule.last} 为止，" if rule.last else ""


def _window_en(rule: Rule) -> str:
    if rule.first and rule.last:
        return f"from {rule.first} to {rule.last}, "
    if rule.first:
        return f"from {rule.first} on, "
    return f"until {rule.last}, " if rule.last else ""
