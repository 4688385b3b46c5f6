"""Member numbers: a prefix and a running value, shown with leading zeros (ZY0047)."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from desktop.models.problem import Problem

WIDTH = 4
# Nine digits, as many as are read back.
LARGEST = 999_999_999
LONGEST_PREFIX = 6
# A spelling that is longer is shown as its scheme writes it.
_LONGEST = 40
_WIDEST = 9
_NUMBER = re.compile(r"([^\W\d_]*)[-\s]?0*(\d{1,9})")
_PREFIX = re.compile(r"[^\W\d_]*")
_DIGITS = re.compile(r"\d+$")
# A prefix taken from a file, "" for none, and how many digits its numbers have (None: as usual).
Adopted = tuple[str, int | None]
NOT_ADOPTED: Adopted = ("", None)


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


def own_spelling(text: str, scheme: str, value: int, width: int | None) -> str | None:
    """A number as it was written, where its scheme writes it otherwise (A001 for A0001).

    Digits alone are written as the scheme that they are taken for.
    """
    given = text.strip()
    if parse_number(given) != (scheme, value) or len(given) > _LONGEST:
        return None
    return None if given.upper() == show_number(scheme, value, width) else given


def usual_prefix(texts: Iterable[str]) -> str:
    """The prefix that more than half of these numbers have, "" if none has."""
    found = Counter(number[0] for text in texts if (number := parse_number(text)))
    prefix, times = next(iter(found.most_common(1)), ("", 0))
    fits = len(prefix) <= LONGEST_PREFIX and times * 2 > found.total()
    return prefix if fits else ""


def usual_width(texts: Iterable[str], prefix: str) -> int | None:
    """How many digits these numbers have at least, where that is not as many as usual.

    Those with leading zeros say it, of which most have; without any the shortest does.
    """
    found = [number for text in texts if (number := _NUMBER.fullmatch(text.strip().upper()))]
    digits = ["".join(_DIGITS.findall(one[0])) for one in found if one[1] == prefix]
    padded = Counter(len(one) for one in digits if int(one[0]) == 0)
    sizes = [size for size, _ in padded.most_common(1)] or [len(one) for one in digits]
    width = min(sizes, default=WIDTH)
    return None if width == WIDTH or width > _WIDEST else width


def parse_number(text: str) -> tuple[str, int] | None:
    """(scheme, value) of a number as people write it, in capitals; None when it is none."""
    found = _NUMBER.fullmatch(text.strip().upper())
    return (found[1], int(found[2])) if found else None


class Block(Struct, frozen=True):
    """What a device has left of a block of numbers: from `first` to `last`, as people know them."""

    prefix: str
    first: str
    last: str
    left: int


class Supply:
    """The numbers that this device may give out, lowest first: spans from first to last.

    The judge itself has one span without end (last None); another device has its blocks.
    """

    def __init__(self, spans: Sequence[tuple[int, int | None]]) -> None:
        self._spans = list(spans)

    def skip(self, values: Sequence[int]) -> None:
        """Take these numbers out, and those before them in their spans: members bring them."""
        for place, (first, last) in enumerate(self._spans):
            found = [one for one in values if first <= one and (last is None or one <= last)]
            if found:
                self._spans[place] = max(found) + 1, last

    def at(self, place: int) -> int | None:
        """The number at this place, from 0; None beyond the last: it waits for another block."""
        for first, last in self._spans:
            if last is None or place <= last - first:
                return first + place
            place -= max(0, last - first + 1)
        return None

    @property
    def left(self) -> int | None:
        """How many there are; None without end."""
        if any(last is None for _, last in self._spans):
            return None
        return sum(max(0, (last or 0) - first + 1) for first, last in self._spans)
