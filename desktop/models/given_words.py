"""What a rule gives, with its unit: points, or points of contribution."""

from desktop.models.counting import filled
from desktop.models.rule_shape import Given
from desktop.models.traditional import written

_UNITS: dict[Given, tuple[str, str]] = {
    "": ("{n} 分", "{n:point|points}"),
    "contribution": ("{n} 点贡献", "{n:contribution point|contribution points}"),
}


def given(shown: str, wallet: Given, language: str) -> str:
    """5 分, or 5 点贡献; the number comes as it may be seen."""
    chinese, english = _UNITS[wallet]
    text = written(chinese, language) if language.startswith("zh") else english
    return filled(text, n=shown)
