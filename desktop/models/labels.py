"""What a community calls things: its own words in place of the program's, wherever they are said.

One table for the process, since one community is open in it. Texts of the program pass through
`said` where they become visible (translations, `traditional.written`, titles of files); what people
typed does not, and nothing that is stored changes.
"""

import re
from collections.abc import Mapping
from typing import Final

from desktop.models.ladder import ELSEWHERE, LADDER

# What may be called otherwise, in the order in which it is offered.
WORDS: Final = (
    "粉丝", "成员", "积分", "客户", "用户", "朋友", "群主", "副群主", "管理员", "分会", "小组",
    "礼品", "等级",
)  # fmt: skip
MOST: Final = 12

_said: dict[str, str] = {}
_pattern: list[re.Pattern[str]] = []
# How the steps of the ladder are said in the language in force, where that is not as they are kept.
_written: dict[str, str] = {}


def use(labels: Mapping[str, str]) -> None:
    """Say these words from now on; an empty table says the program's own."""
    # Its table is read where something is said otherwise.
    from desktop.models.traditional import traditional

    _said.clear()
    for word, text in labels.items():
        if text and text != word:
            _said[traditional(word)] = traditional(text)
            _said[word] = text
    longest = sorted(_said, key=len, reverse=True)
    _pattern[:] = [re.compile("|".join(map(re.escape, longest)))] if longest else []


def write_as(language: str) -> None:
    """Say the steps of the ladder in this language from now on."""
    _written.clear()
    _written.update(ELSEWHERE.get(language, {}))


def said(text: str) -> str:
    """A text of the program with the community's words; a longer word goes before a shorter."""
    if not _pattern:
        return text
    return _pattern[0].sub(lambda found: _said[found.group()], text)


def word(text: str) -> str:
    """A level that is a step of the ladder, as the community says it.

    Another one, of the community's own, is said as it was typed.
    """
    return _said.get(text) or _written.get(text, text) if text in LADDER else text


def meant(text: str) -> str:
    """The step of the ladder that the community says like this; else the level itself."""
    return steps().get(text, text)


def steps() -> dict[str, str]:
    """What the community says → the step of the ladder that it means, where they differ.

    A step that is called by its own name means itself, whatever two devices said unseen. One that
    is written as in another language is the same step, wherever it was typed or imported.
    """
    own = [step for step in LADDER if step not in _said]
    other = {_said[step]: step for step in LADDER if step in _said and _said[step] not in own}
    forms = {form: step for one in ELSEWHERE.values() for step, form in one.items()}
    return forms | other


def twice(labels: Mapping[str, str]) -> str | None:
    """A name that two steps of the ladder would have; None where each has its own."""
    names = [labels.get(step) or step for step in LADDER]
    return next((name for name in names if names.count(name) > 1), None)


def stands() -> bool:
    """Whether the community says anything otherwise."""
    return bool(_pattern)


def preview(text: str, labels: Mapping[str, str]) -> str:
    """The same with words that are not in force yet."""
    wanted = {word: own for word, own in labels.items() if own}
    if not wanted:
        return text
    longest = "|".join(map(re.escape, sorted(wanted, key=len, reverse=True)))
    return re.sub(longest, lambda found: wanted[found.group()], text)


def table() -> dict[str, str]:
    """What is said otherwise now."""
    return dict(_said)
