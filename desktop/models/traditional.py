"""What the program says in simplified Chinese, written as in Taiwan; made when it is built."""

import re
from functools import cache

import resources
from desktop.models import labels


def written(text: str, language: str) -> str:
    """A text of the program in the script of the language (zh_TW), with the community's words."""
    return labels.said(traditional(text) if language == "zh_TW" else text)


def traditional(text: str) -> str:
    """A text of the program in traditional characters and Taiwan's words.

    Only what resources/i18n/traditional.txt lists is replaced, longest first: the program's own
    phrases, and the characters that occur in them.
    """
    known, pattern = _table()
    return pattern.sub(lambda found: known[found.group()], text)


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    text = (resources.FOLDER / "i18n/traditional.txt").read_text(encoding="utf-8")
    known = dict(line.split("\t") for line in text.splitlines())
    longest = sorted(known, key=len, reverse=True)
    return known, re.compile("|".join(map(re.escape, longest)))
