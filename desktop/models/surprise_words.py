"""What surprises in a trial, in words: who gets what, and what one would have expected."""

from collections.abc import Callable

from desktop.models.counting import filled
from desktop.models.rehearsal import Surprise, SurpriseKind
from desktop.models.traditional import written

Figure = Callable[[int], str]

_WORDS: dict[SurpriseKind, tuple[str, str]] = {
    "less": (
        "{name} 原来 {other} 分，现在 {points} 分",
        "{name} had {other}, now gets {points}",
    ),
    "more": (
        "{name} 原来 {other} 分，现在 {points} 分",
        "{name} had {other}, now gets {points}",
    ),
    "capped": (
        "{name} 封顶，{other} 分只给 {points} 分",
        "{name} is capped: {points} of {other}",
    ),
    "far": (
        "{name} 得 {points} 分，一般人 {other} 分",
        "{name} gets {points}, others about {other}",
    ),
    "nothing": (
        "{name} 做了 {other} 次，没有分",
        "{name} did it {other:time|times}, gets nothing",
    ),
}


def surprise_words(
    one: Surprise, language: str, name: Callable[[str], str] = str, figure: Figure = "{:,}".format
) -> str:
    """A surprise as a sentence; `name` and `figure` write names and points as they may be seen."""
    text = written(_WORDS[one.kind][0 if language.startswith("zh") else 1], language)
    points, other = figure(one.points), figure(one.other)
    return filled(text, name=name(one.name), points=points, other=other)
