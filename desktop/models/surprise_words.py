"""What surprises in a trial, in words: who gets what, and what one would have expected."""

from collections.abc import Callable

from desktop.models.counting import filled
from desktop.models.rehearsal import Surprise, SurpriseKind
from desktop.models.traditional import written

Figure = Callable[[int], str]

_WORDS: dict[SurpriseKind, tuple[str, str]] = {
    "less": (
        "{name} 现在得 {points} 分，按在用的版本得 {other} 分",
        "{name} now gets {points}, with the version in force {other}",
    ),
    "more": (
        "{name} 现在得 {points} 分，按在用的版本得 {other} 分",
        "{name} now gets {points}, with the version in force {other}",
    ),
    "capped": (
        "{name} 本该得 {other} 分，碰到上限只得 {points} 分",
        "{name} would get {other}, a cap leaves {points}",
    ),
    "far": (
        "{name} 得 {points} 分，大家一般得 {other} 分",
        "{name} gets {points}, most people get about {other}",
    ),
    "nothing": (
        "{name} 做了 {other} 次，一分也没有",
        "{name} did it {other:time|times} and gets nothing",
    ),
}


def surprise_words(
    one: Surprise, language: str, name: Callable[[str], str] = str, figure: Figure = "{:,}".format
) -> str:
    """A surprise as a sentence; `name` and `figure` write names and points as they may be seen."""
    text = written(_WORDS[one.kind][0 if language.startswith("zh") else 1], language)
    points, other = figure(one.points), figure(one.other)
    return filled(text, name=name(one.name), points=points, other=other)
