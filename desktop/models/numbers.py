"""Member numbers: a prefix and a running value, shown with leading zeros (ZY0047)."""

import re
from collections import Counter
from collections.abc import Iterable

from desktop.models.problem import Problem

WIDTH = 4
LONGEST_PREFIX = 6
_NUMBER = re.compile(r"([^\W\d_]*)[-\s]?0*(\d{1,9})")
_PREFIX = re.compile(r"[^\W\d_]*")


def read_prefix(text: str) -> str:
    """A community's prefix in capitals: letters alone, so that its numbers are read back.

    Raises Problem("community.prefix_invalid").
    """
    prefix = text.strip().upper()
    if len(prefix) > LONGEST_PREFIX or not _PREFIX.fullmatch(prefix):
        raise Problem("community.prefix_invalid", prefix=text[:40], most=LONGEST_PREFIX)
    return prefix


def show_number(scheme: str, value: int, width: int | None = None) -> str:
    """The number as people know it."""
    return f"{scheme}{value:0{width or WIDTH}d}"


def usual_prefix(texts: Iterable[str]) -> str:
    """The prefix that more than half of these numbers have, "" if none has."""
    found = Counter(number[0] for text in texts if (number := parse_number(text)))
    prefix, times = next(iter(found.most_common(1)), ("", 0))
    fits = len(prefix) <= LONGEST_PREFIX and times * 2 > found.total()
    return prefix if fits else ""


def parse_number(text: str) -> tuple[str, int] | None:
    """(scheme, value) of a number as people write it, in capitals; None when it is none."""
    found = _NUMBER.fullmatch(text.strip().upper())
    return (found[1], int(found[2])) if found else None
