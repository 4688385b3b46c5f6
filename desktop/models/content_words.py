"""What came after content was published, in words, Chinese and English."""

from desktop.models.content import Effect, share
from desktop.models.counting import filled
from desktop.models.traditional import written

_ZH = "7 天内加入 {joins} 人，付费比例 {before}% → {after}%"
_EN = "{joins:person|people} joined in 7 days, paid {before}% → {after}%"
_SOON = ("（还没满 7 天）", " (7 days not over)")


def effect_words(one: Effect, language: str) -> str:
    """One line; it says where the days are not over yet."""
    english = not language.startswith("zh")
    said = filled(
        written(_EN if english else _ZH, language),
        joins=one.joins,
        before=f"{share(one.before):g}",
        after=f"{share(one.after):g}",
    )
    return said if one.whole else said + written(_SOON[english], language)
