"""What is said of a turn, in words, Chinese and English."""

from desktop.models.rotation import DONE, SWAPPED, Turn
from desktop.models.traditional import written

FIRST = ("首次分享", "First share")
_TIMES = ("第 {n} 次", "turn {n}")
_ONCE = ("首次", "first turn")
_STATES = {DONE: ("已完成", "done"), SWAPPED: ("对调", "exchanged")}


def said(turn: Turn, language: str) -> list[str]:
    """For which time, and what became of it."""
    if turn.member is None:
        return []
    found = [_ONCE if turn.times <= 1 else _TIMES]
    if turn.state in _STATES:
        found.append(_STATES[turn.state])
    side = 0 if language.startswith("zh") else 1
    return [written(one[side], language).format(n=turn.times) for one in found]


def first_share(language: str) -> str:
    """The badge of a member's first duty that was done."""
    return written(FIRST[0], language) if language.startswith("zh") else FIRST[1]
