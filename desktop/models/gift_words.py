"""What the states of a redemption are called, in Chinese and English, for window and terminal."""

from typing import Final

from desktop.models.gift import State, Trouble
from desktop.models.traditional import written

_STATES: Final[dict[State, tuple[str, str]]] = {
    "pending": ("待确认", "to be confirmed"),
    "ready": ("待发", "to hand out"),
    "handed": ("已发", "handed out"),
    "cancelled": ("已取消", "cancelled"),
}
_TROUBLES: Final[dict[Trouble, tuple[str, str]]] = {
    "": ("", ""),
    "short": ("没有货了", "none left"),
    "limit": ("超出每人限兑", "beyond the limit per person"),
    "overdrawn": ("积分不够", "not enough points"),
    "twice": ("发了两次", "handed out twice"),
    "gone": ("已退分，礼品已发出", "points given back, gift gone"),
}


def state_word(state: State, language: str) -> str:
    """What a state is called."""
    return _in(_STATES[state], language)


def trouble_word(trouble: Trouble, language: str) -> str:
    """What somebody has to look at, "" for nothing."""
    return _in(_TROUBLES[trouble], language)


def _in(words: tuple[str, str], language: str) -> str:
    return written(words[0], language) if language.startswith("zh") else words[1]
