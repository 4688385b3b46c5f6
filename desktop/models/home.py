"""What the first screen shows: the next occurrence, key figures, what waits, what happened."""

from dataclasses import dataclass
from typing import Literal

from desktop.models.calendar import Occurrence

WaitingKind = Literal["host", "suspects", "draft", "no_phone", "backup"]
HappenedKind = Literal["action", "points"]


@dataclass(frozen=True, slots=True)
class Community:
    """The open community as the sidebar names it."""

    name: str
    members: int
    zone: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named for an occurrence; `id` None: nobody yet."""

    id: bytes | None
    name: str


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An occurrence with the names of its people, how many registered and how many came."""

    occurrence: Occurrence
    host: Person
    lecturer: Person
    registered: int
    present: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure now, its change over the time it is compared with, and its course, oldest first.

    `now` None: there is nothing yet to compute it from.
    """

    now: float | None
    change: float | None
    course: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """members: now and 30 days before · attendance: share of the last four sessions against the
    four before · active: different people in 7 days against the 7 before · points: in members'
    hands, and what was given less what was taken in 30 days.
    """

    members: Figure
    attendance: Figure
    active: Figure
    points: Figure


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that wants her: how many, and what it concerns."""

    kind: WaitingKind
    count: int
    what: str = ""
    record: bytes | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """An action (kind, count, operator) or points somebody got (member, points, rule, version)."""

    kind: HappenedKind
    at: int
    what: str
    who: str
    count: int
    points: int = 0
    version: int = 0
    record: bytes = b""
    undone: bool = False
