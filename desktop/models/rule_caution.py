"""What to think of before a rule is published, though it may be."""

from desktop.models.rule import Rule
from desktop.models.traditional import written

_TWO_LEVELS = (
    "这条规则给到两层推荐人，容易被看成层层拉人。建议只给一层；要给两层，先请懂法律的人看过。"
    "三层或更多不能保存：得分的人靠的是下面的人，看起来就是传销。",
    "This rule rewards two levels of referrals, which looks like recruiting by layers. One level is"
    " best; for two, ask somebody who knows the law first. Three or more cannot be saved: points"
    " that come of those below look like a pyramid scheme.",
)
_BUDGET = (
    "总预算是大家一起用的：几台电脑没联网时各发各的，可能一时超出；同步以后下一次结算会把超出的收回。",
    "All computers share the budget: offline each gives by itself, so that together they may pass"
    " it for a while. Once they have synced, the next settlement takes back what is beyond it.",
)


def caution(rule: Rule, language: str = "zh_CN", *, shared: bool = False) -> str:
    """What to think about before publishing, "" for nothing; `shared`: by several computers."""
    levels = len(rule.points) if isinstance(rule.points, tuple) else 0
    found = [_TWO_LEVELS] if rule.trigger == "invite" and levels > 1 else []
    found += [_BUDGET] if rule.budget and shared else []
    return "\n".join(
        written(one[0], language) if language.startswith("zh") else one[1] for one in found
    )
