"""The door of an occurrence: the code on a member's badge, and what a scan or a name came to."""

import unicodedata
from datetime import datetime
from typing import Literal

from msgspec import Struct

from desktop.models.recovery import ALPHABET

# The beginning tells a badge from everything else that may be scanned by mistake.
PREFIX = "QZ"
# 128 bits in base32; with the prefix a QR code of 25 × 25 modules holds it at level Q.
_LETTERS = 26
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_MINUTE = 60_000

# in: came now; already: was there before; which: several are meant; unknown: nobody is;
# unregistered: has no place at an occurrence that takes registrations.
Verdict = Literal["in", "already", "which", "unknown", "unregistered"]


class Arrival(Struct, frozen=True):
    """One member at the door; `at` is when he came (ms UTC), `late` by how many minutes.

    `new` is false for who was there before; `times` counts his occurrences, this one included;
    `number_due`: he has no number yet and gets one with the next sync.
    """

    member: bytes
    name: str
    number: str
    at: int
    late: int = 0
    new: bool = True
    times: int = 1
    number_due: bool = False


class Scan(Struct, frozen=True):
    """What came of what was scanned or typed: who is in, or who may be meant, in order.

    `place` is the number on the waiting list of who has no place, 0 for who did not register;
    `full`: there is no place left for him.
    """

    verdict: Verdict
    arrivals: tuple[Arrival, ...] = ()
    meant: tuple[bytes, ...] = ()
    place: int = 0
    full: bool = False


class Counts(Struct, frozen=True):
    """How many are there, how many of them came late, and how many in the last minutes."""

    came: int = 0
    late: int = 0
    lately: int = 0


def member_code(member: bytes) -> str:
    """What a badge's code holds: QZ and the member's id (16 bytes) in base32; nothing personal."""
    number = int.from_bytes(member, "big")
    return PREFIX + "".join(ALPHABET[number >> 5 * at & 31] for at in reversed(range(_LETTERS)))


def read_code(text: str) -> bytes | None:
    """The member's id in a badge's code, None for any other text.

    Case and full-width letters do not matter: a keyboard's state changes what a scanner types.
    """
    letters = unicodedata.normalize("NFKC", text).strip().upper()
    if len(letters) != len(PREFIX) + _LETTERS or not letters.startswith(PREFIX):
        return None
    number = 0
    for letter in letters[len(PREFIX) :]:
        if letter not in _VALUES:
            return None
        number = number << 5 | _VALUES[letter]
    return number.to_bytes(17, "big")[1:] if number >> 128 == 0 else None


def late_minutes(start: datetime, at: int, *, all_day: bool = False) -> int:
    """By how many whole minutes somebody came after the beginning; an all-day one has none."""
    return 0 if all_day else max(0, (at - round(start.timestamp() * 1000)) // _MINUTE)
