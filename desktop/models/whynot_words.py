"""Why there are points, or none, in plain words, Chinese and English, to be sent to the member."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.models.activity import kind_word
from desktop.models.award_words import kind_word as entry_word
from desktop.models.board_words import period_title
from desktop.models.condition import Condition, Leaf
from desktop.models.condition_words import condition_words
from desktop.models.counting import figure, filled, yuan
from desktop.models.honour_words import amount
from desktop.models.traditional import written
from desktop.models.whynot import Code, Made, Reason, Unmet, Why

# How a condition is said: own fields by name (the store's `condition_said`).
Say = Callable[[Condition, str], str]

_TOLD: dict[Code, tuple[str, str]] = {
    "given": (
        "已经给了 {points}（{when}）{alias}{cut}",
        "{points} were given ({when}){alias}{cut}",
    ),
    "taken_back": (
        "给过 {points}，{by}人工冲正了{why}；规则不会再给",
        "{points} were given and taken back by hand{by}{why}; the rule does not give them again",
    ),
    "draft": ("规则还是草稿，没有发布", "the rule is a draft and not published"),
    "stopped": ("规则停用了，{when} 的这件事不算", "the rule is stopped, so {when} does not count"),
    "gone": ("他已经不在名单里", "they are no longer in the list"),
    "left": (
        "{when} 在他退出社群（{day}）之后，退出期间做的不算",
        "{when} is after they left on {day}; what was done while away does not count",
    ),
    "none": ("还没有{kind}记录", "there is no {kind} yet"),
    "other_kind": (
        "这条规则看的是{needs}，这件事是{kind}",
        "this rule is about a {needs}, and this is a {kind}",
    ),
    "voided": ("{when} 的{kind}已经作废{why}", "the {kind} of {when} is voided{why}"),
    "future": ("{when} 的{kind}还没有到时间", "the {kind} of {when} is still to come"),
    "before": (
        "{when} 在规则开始（{first}）之前",
        "{when} is before the rule begins on {first}",
    ),
    "after": ("{when} 在规则结束（{last}）之后", "{when} is after the rule ends on {last}"),
    "paused": (
        "{when} 在规则暂停期间（{begins} 起{ends}）",
        "{when} is within a pause of the rule (from {begins}{ends})",
    ),
    "unmet": ("条件不符：{unmet}", "a condition is not met: {unmet}"),
    "small": ("这一笔 {has}，不满 {needs}", "this one is {has}, less than {needs}"),
    "below": ("现在是 {has}，要 {needs}", "it is {has} now, and takes {needs}"),
    "place": (
        "{period} 得 {has}，{place}，前 {needs} 名才有",
        "in {period} it is {has}, {place}; only the first {needs} get any",
    ),
    "cap": (
        "{per}最多 {needs}，{by_then}已经满了",
        "{per} it gives at most {needs}, which {by_then}full",
    ),
    "budget": ("规则的总预算是 {needs}，已经用完", "the rule's budget of {needs} is used up"),
    "older": (
        "{when} 早于规则发布（{begins}），要补发才有",
        "{when} is before the rule was published ({begins}); it comes with a run for the past",
    ),
    "open": (
        "{period} 还没结束，现在是 {has}，要 {needs}",
        "{period} is not over: it is {has} now, and takes {needs}",
    ),
    "leading": (
        "{period} 还没结束，现在是 {has}{ranked}，照这样会给，结算以后才算",
        "{period} is not over: it is {has} now{ranked}, which would be enough; it comes when that"
        " is closed",
    ),
    "unclosed": (
        "{period} 该有，等结算这一期",
        "it is due for {period}, and comes when that is closed",
    ),
    "late": (
        "{period} 已经结算，这件事来得晚，下次结算时补差",
        "{period} was closed before this came; the next settlement adjusts it",
    ),
    "elsewhere": (
        "{when} 的这件事是另一台电脑（{by}）记的，下次结算时入账",
        "another computer ({by}) noted this of {when}; it comes with the next settlement",
    ),
    "waits": ("该有，下次结算时入账", "it is due, and comes with the next settlement"),
    "uninvited": ("还没有他推荐来的人", "they have brought nobody yet"),
    "unqualified": (
        "他推荐的 {has} 人还没有符合条件的{kind}，或推荐还没确认",
        "of the {has} whom they brought nobody has a {kind} that counts, or is not confirmed yet",
    ),
    "partless": (
        "{when} 的{kind}没有分类，也不属于哪个系列，这条规则按它们给",
        "the {kind} of {when} is of no category or series, by which this rule gives",
    ),
    "unknown": ("没有该给的", "nothing is due"),
}
_SOMEBODY = ("这位成员", "this member")
_NO_RULES = ("还没有积分规则", "there are no rules yet")
_NOT_BY_PERIOD = (
    "没有哪条规则按 {period} 这样的周期给",
    "no rule gives by cycles like {period}",
)
_OPEN_RANK = (
    "{period} 还没结束，现在是 {has}，前 {needs} 名才有",
    "{period} is not over: it is {has} now, and only the first {needs} get any",
)
_MEASURES: dict[str, tuple[str, str]] = {
    "count": ("{n} 次", "{n:time|times}"),
    "amount": ("{n} 元", "¥{n}"),
    "days": ("{n} 天", "{n:day|days}"),
    "streak": ("连续 {n} 天", "{n:day|days} in a row"),
}
_PERS: dict[str, tuple[str, str]] = {
    "day": ("每天", "in a day"),
    "week": ("每周", "in a week"),
    "month": ("每月", "in a month"),
    "year": ("每年", "in a year"),
    "cycle": ("每期", "in a cycle"),
    "lifetime": ("每人累计", "in all for one member"),
    "budget": ("规则一共", "to all together"),
}


class Speaker:
    """Says reasons in one language; `zone` is the community's."""

    def __init__(self, language: str, zone: str, say: Say | None = None) -> None:
        self._language, self._zone = language, zone
        self._side = 0 if language.startswith("zh") else 1
        self._say = say or condition_words

    def said(self, one: Reason) -> str:
        """A reason as one sentence, without the rule's name."""
        ranked = one.code == "open" and one.body is not None and one.body.trigger == "rank"
        told = self._of(_OPEN_RANK if ranked else _TOLD[one.code]).format(**self._values(one))
        # After a bracket that is as wide as a character no space stands.
        return f"{told}{self._steps(one)}".replace("） ", "）")

    def _steps(self, one: Reason) -> str:
        """Every step of milestones: what it takes and brings, and how far it is."""
        if one.body is None or len(one.body.steps) < 2 or one.has is None:
            return ""
        parts = []
        for place, step in enumerate(one.body.steps):
            takes = self._has(one, step.at_least)
            points = amount(step.points, one.body.wallet, self._language)
            if place < one.reached:
                state = self._of(("已给", "given"))
            elif one.has >= step.at_least:
                state = self._of(("到了", "reached"))
            else:
                left = self._has(one, step.at_least - one.has)
                state = self._of(("还差 {left}", "{left} to go")).format(left=left)
            parts.append(
                self._of(("{takes} {points}（{state}）", "{takes}: {points} ({state})")).format(
                    takes=takes, points=points, state=state
                )
            )
        head = self._of(("；各步：", "; steps: "))
        return head + self._of(("、", ", ")).join(parts)

    def line(self, one: Reason) -> str:
        """The rule's name and version, and the reason."""
        version = self._of(("（第 {n} 版）", " (version {n})")).format(n=one.version)
        name = f"{one.rule_name}{version if one.version else ''}"
        return f"{name}{('：', ': ')[self._side]}{self.said(one)}"

    def made(self, one: Made, why: Why) -> str:
        """A part of a balance: "到场 12 笔，120 分"."""
        name = one.rule_name or entry_word(one.kind, self._language)
        told = filled(self._of(("{n} 笔", "{n:entry|entries}")), n=one.entries)
        return f"{name}  {told}  {amount(one.points, why.wallet, self._language)}"

    def letter(self, why: Why) -> str:
        """The whole answer as text to be sent to the member."""
        total = amount(why.balance, why.wallet, self._language)
        head = self._of(("{name}：现在有 {total}", "{name}: {total} now"))
        lines = [head.format(name=why.name or self._of(_SOMEBODY), total=total)]
        lines += [self.made(one, why) for one in why.made]
        if not why.reasons:
            told = self._of(_NOT_BY_PERIOD if why.period else _NO_RULES)
            lines.append(told.format(period=why.period))
        return "\n".join(lines + [self.line(one) for one in why.reasons])

    def _of(self, words: tuple[str, str]) -> str:
        return words[1] if self._side else written(words[0], self._language)

    def _values(self, one: Reason) -> dict[str, str]:
        body = one.body
        wallet = body.wallet if body else ""
        return {
            "points": amount(one.points, wallet, self._language),
            "when": self._when(one),
            "by_then": self._by_then(one),
            "day": one.day,
            "alias": self._alias(one.alias),
            "cut": self._cut(one) if one.code == "given" else "",
            "why": f"{('：', ': ')[self._side]}{one.why}" if one.why else "",
            "by": one.by if one.code == "elsewhere" else self._by(one.by),
            "kind": kind_word(one.kind, self._language),
            "needs": self._needs(one),
            "has": self._has(one, one.has),
            "first": str(body.first) if body else "",
            "last": str(body.last) if body else "",
            "begins": self._day(one.begins),
            "ends": self._ends(one.ends),
            "unmet": ("；", "; ")[self._side].join(self._unmet(part) for part in one.unmet),
            "period": period_title(one.period, "", self._language) if one.period else "",
            "place": self._place(one.place),
            "ranked": self._ranked(one.place),
            "per": self._of(_PERS.get(one.per, ("", ""))),
        }

    def _alias(self, name: str) -> str:
        told = ("，记在合并前的档案“{name}”上", ", on the merged record {name}")
        return self._of(told).format(name=name) if name else ""

    def _when(self, one: Reason) -> str:
        """When it happened; of what a period gave, the period."""
        if one.code == "given" and one.period:
            return period_title(one.period, "", self._language)
        return one.local[:16].replace("T", " ")

    def _by_then(self, one: Reason) -> str:
        """Until when a limit had filled, where the answer is about one moment."""
        if not one.local:
            return self._of(("", "is "))
        told = self._of(("到 {when} ", "by {when} was "))
        return told.format(when=self._when(one))

    def _cut(self, one: Reason) -> str:
        """What it would have come to but for a limit, and for which."""
        if not one.per:
            return ""
        wallet = one.body.wallet if one.body else ""
        raw, most = (amount(n or 0, wallet, self._language) for n in (one.has, one.needs))
        told = ("，本来是 {raw}，{per}最多 {most}", ", of {raw}: {per} it gives at most {most}")
        return self._of(told).format(raw=raw, most=most, per=self._of(_PERS[one.per]))

    def _by(self, name: str) -> str:
        return (f"{name} ", f" by {name}")[self._side] if name else ""

    def _needs(self, one: Reason) -> str:
        if one.code == "other_kind":
            return kind_word(one.body.activity if one.body else "", self._language)
        if one.code in ("cap", "budget"):
            return amount(one.needs or 0, one.body.wallet if one.body else "", self._language)
        if one.place is not None or (one.body and one.body.trigger == "rank"):
            return str(_places(one))
        return self._has(one, one.needs)

    def _has(self, one: Reason, value: int | None) -> str:
        if one.body is None or one.code == "unqualified":
            return figure(value or 0)
        name = "amount" if one.body.trigger == "each" else one.body.measure
        number = yuan(value or 0) if name == "amount" else figure(value or 0)
        return filled(self._of(_MEASURES[name]), n=number)

    def _place(self, place: int | None) -> str:
        if place is None:
            return self._of(("没有名次", "without a place"))
        return self._of((f"第 {place} 名", f"place {place}"))

    def _ranked(self, place: int | None) -> str:
        return f"{('，', ', ')[self._side]}{self._place(place)}" if place is not None else ""

    def _day(self, at: int | None) -> str:
        if at is None:
            return ""
        moment = datetime.fromtimestamp(at // 1000, ZoneInfo(self._zone))
        return f"{moment:%Y-%m-%d %H:%M}"

    def _ends(self, at: int | None) -> str:
        if at is None:
            return self._of(("，还没恢复", ", not resumed yet"))
        return self._of(("，到 {day}", " to {day}")).format(day=self._day(at))

    def _unmet(self, part: Unmet) -> str:
        asked = self._say(part.leaf, self._language)
        if part.value is None:
            return asked
        if part.value == "":
            return self._of(("要{asked}，他的没有填", "asked: {asked}; theirs is empty")).format(
                asked=asked
            )
        his = self._say(Leaf(part.leaf.field, "=", part.value, part.leaf.of), self._language)
        return self._of(("要{asked}，他的{his}", "asked: {asked}; theirs: {his}")).format(
            asked=asked, his=his
        )


def _places(one: Reason) -> int:
    points = one.body.points if one.body else 0
    return len(points) if isinstance(points, tuple) else 0
