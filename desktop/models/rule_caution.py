"""What to think of before a rule is published, though it may be."""

from desktop.models.rule import Rule
from desktop.models.traditional import written

_TWO_LEVELS = (
    "这条规则给到两层推荐人，容易被看成层层拉人。建议只给一层；要给两层，先请懂法律的人看过。",
    "This rule rewards two levels of referrals, which looks like recruiting by layers. One level is"
    " best; for two, ask somebody who knows the law first.",
)


def caution(rule: Rule, language: str = "zh_CN") -> str:
    """A sentence to think about before publishing, "" where there is none."""
    levels = len(rule.points) if isinstance(rule.points, tuple) else 0
    if rule.trigger != "invite" or levels < 2:
        return ""
    return written(_TWO_LEVELS[0 if language.startswith("zh") else 1], language)
