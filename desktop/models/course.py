"""Courses: ordered modules, who completed them, and the certificate after the last."""

from typing import Final

from msgspec import Struct

from desktop.models.ids import fact_id
from desktop.models.recovery import ALPHABET

ISSUED: Final = "issued"
WITHDRAWN: Final = "withdrawn"
_GROUPS: Final = 3
_LETTERS: Final = 4


class Course(Struct, frozen=True):
    """One course; `modules` counts them, `certified` who has its certificate."""

    id: bytes
    title: str
    note: str = ""
    modules: int = 0
    certified: int = 0


class Module(Struct, frozen=True):
    """One module; `number` counts from 1 in the order of the course."""

    id: bytes
    course: bytes
    number: int
    title: str
    series: bytes | None = None
    taught: str = ""


class Certificate(Struct, frozen=True):
    """A member's certificate: when it was issued, and whether it stands today."""

    number: str
    course: bytes
    title: str
    member: bytes
    day: str
    stands: bool
    reason: str = ""


class Learner(Struct, frozen=True):
    """A member in a course: when each module was completed (ms UTC), in the course's order."""

    member: bytes
    name: str
    number: str
    done: tuple[int | None, ...]
    certificate: str = ""
    withdrawn: bool = False

    @property
    def count(self) -> int:
        """How many modules are completed."""
        return sum(at is not None for at in self.done)


class Completed(Struct, frozen=True):
    """What completing a module came to: for whom, which certificates, and who is not so far."""

    members: tuple[bytes, ...] = ()
    certificates: tuple[str, ...] = ()
    waiting: tuple[bytes, ...] = ()


def certificate_number(community: bytes, course: bytes, member: bytes) -> str:
    """Twelve characters in groups of four: the same wherever the certificate is issued.

    The first 60 bits of the id of the certificate (docs/format.md), as a recovery code's letters.
    """
    value = int.from_bytes(fact_id("certificate", community, course, member)[:8], "big") >> 4
    count = _GROUPS * _LETTERS
    letters = "".join(ALPHABET[value >> 5 * place & 31] for place in reversed(range(count)))
    return "-".join(letters[at : at + _LETTERS] for at in range(0, count, _LETTERS))
