"""What the first screen shows: the next occurrence, key figures, what waits, what happened."""

from dataclasses import dataclass
from typing import Literal

from desktop.models.calendar import Occurrence

WaitingKind = Literal["host", "suspects", "draft"]
HappenedKind = Literal["action", "points"]


@dataclass(frozen=True, slots=True)
class Community:
    """The open community as the sidebar names it."""

    name: str
    members: int
    zone: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named for an occurrence; `id` None: nobody yet."""

    id: bytes | None
    name: str


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An occurrence with the names of its people and how many came so far."""

    occurrence: Occurrence
    host: Person
    lecturer: Person
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
    """Four figures, each against a time before it.

    members: 30 days before · attendance: people per session, the last four and the four before ·
    active: different people in 7 days and the 7 before · points: what members hold, 30 days before.
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
    """An action (kind, count, operator) or points somebody got (member, points, rule, version).

    `entry` is the kind of the ledger's line.
    """

    kind: HappenedKind
    at: int
    what: str
    who: str
    count: int
    points: int = 0
    version: int = 0
    record: bytes = b""
    undone: bool = False
    entry: str = ""
