"""Several tags in one cell: how they are written so that they come apart again as they were."""

import re
from collections.abc import Iterable

from desktop.models.blank import NOT_GIVEN

# The first of these that a cell holds is what parts its tags.
MARKS = (re.compile("、"), re.compile("[;；\n]"), re.compile("[,，]"), re.compile(r"[|｜┋]"))
LOOSE_MARKS = re.compile(r"[/\s]+")
_IDEOGRAPHS = re.compile("[\u3400-\u9fff]")
# A backslash before one of these says that it is part of the tag.
_SPECIAL = re.compile(r"[、;；\n,，|｜┋/\s\\#＃]")
_QUOTED = re.compile(r"\\([、;；\n,，|｜┋/\s\\#＃])")
# Stand in for quoted characters while a cell is parted: code points that no text has.
_HIDDEN = 0xF0000


def join_tags(tags: Iterable[str]) -> str:
    """The tags parted by 、, so that `part_tags` gives back just these."""
    listed = [_quoted(tag) for tag in tags]
    if len(listed) == 1 and part_tags(listed[0]) != (_plain(listed[0]),):
        return _every(_plain(listed[0]))
    return "、".join(listed)


def _plain(text: str) -> str:
    return _QUOTED.sub(r"\1", text)


def _every(tag: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", tag)


def _quoted(tag: str) -> str:
    """A tag in which only those marks are quoted that would part it beside others."""
    if tag.startswith(("#", "＃")) or "\\" in tag or tag != tag.strip():
        return _every(tag)
    return re.sub("[、\n]", r"\\\g<0>", tag)


def part_tags(text: str) -> tuple[str, ...]:
    """The tags in a text, in order, each once.

    They are parted by the first of 、 ； ， | that occurs, or between Chinese words by / or a gap.
    """
    if "\\" in text:
        hidden = _QUOTED.sub(lambda found: chr(_HIDDEN + ord(found[1])), text)
        return tuple(dict.fromkeys(map(_shown, _parted(hidden))))
    return _parted(text)


def _shown(tag: str) -> str:
    return "".join(
        chr(ord(c) - _HIDDEN) if _HIDDEN <= ord(c) < _HIDDEN + 0xFFFE else c for c in tag
    )


def _parted(text: str) -> tuple[str, ...]:
    for marks in MARKS:
        if marks.search(text):
            break
    else:
        marks = LOOSE_MARKS
        if not all(_IDEOGRAPHS.match(part) for part in marks.split(text) if part):
            return (text,) if text else ()
    parts = (part.strip().lstrip("#＃") for part in marks.split(text))
    return tuple(dict.fromkeys(part for part in parts if part and part not in NOT_GIVEN))
