"""What surprises in a trial, in words: who gets what, and what one would have expected."""

from collections.abc import Callable

from desktop.models.counting import filled
from desktop.models.given_words import given
from desktop.models.rehearsal import Surprise, SurpriseKind
from desktop.models.rule_shape import Given
from desktop.models.traditional import written

Figure = Callable[[int], str]

_WORDS: dict[SurpriseKind, tuple[str, str]] = {
    "less": ("{name} 原来 {other}，现在 {points}", "{name} had {other}, now gets {points}"),
    "more": ("{name} 原来 {other}，现在 {points}", "{name} had {other}, now gets {points}"),
    "capped": ("{name} 封顶，{other}只给 {points}", "{name} is capped: {bare} of {other}"),
    "far": ("{name} 得 {points}，一般人 {other}", "{name} gets {points}, others about {other}"),
    "nothing": (
        "{name} 做了 {other} 次，什么也没得到",
        "{name} did it {other:time|times}, gets nothing",
    ),
}


def surprise_words(
    one: Surprise,
    wallet: Given,
    language: str,
    name: Callable[[str], str] = str,
    figure: Figure = "{:,}".format,
) -> str:
    """A surprise of a rule that gives into `wallet` as a sentence.

    `name` and `figure` write names and points as they may be seen.
    """
    text = written(_WORDS[one.kind][0 if language.startswith("zh") else 1], language)
    bare, other = figure(one.points), figure(one.other)
    points = given(bare, wallet, language)
    if one.kind != "nothing":
        other = given(other, wallet, language)
    return filled(text, name=name(one.name), points=points, bare=bare, other=other)
