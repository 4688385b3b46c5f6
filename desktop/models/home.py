"""What the first screen shows: the next occurrence, key figures, what waits, what happened."""

from typing import Literal

from msgspec import Struct

from desktop.models.calendar import Occurrence

# The first fifteen and "raise" want her; the others could be done next.
WaitingKind = Literal[
    "host",
    "suspects",
    "doubles",
    "applications",
    "backup",
    "conflicts",
    "returned",
    "aside",
    "twice",
    "overdrawn",
    "overheld",
    "handed",
    "unearned",
    "gifts",
    "visits",
    "cycles",
    "ending",
    "fees",
    "draft",
    "plan",
    "rule",
    "groups",
    "helper",
    "away",
    "raise",
]
HappenedKind = Literal["action", "points"]


class Community(Struct, frozen=True):
    """The open community as the sidebar names it."""

    name: str
    members: int
    zone: str
    prefix: str = ""


class Person(Struct, frozen=True):
    """Somebody named for an occurrence; `id` None: nobody yet."""

    id: bytes | None
    name: str


class Upcoming(Struct, frozen=True):
    """An occurrence with the names of its people and how many came so far."""

    occurrence: Occurrence
    host: Person
    lecturer: Person
    present: int


class Figure(Struct, frozen=True):
    """A key figure now, its change over the time it is compared with, and its course, oldest first.

    `now` None: there is nothing yet to compute it from.
    """

    now: float | None
    change: float | None
    course: tuple[float, ...] = ()


class Figures(Struct, frozen=True):
    """Four figures, each against a time before it.

    members: 30 days before · attendance: people per session, the last four and the four before ·
    active: different people in 7 days and the 7 before · points: what members hold, 30 days before.
    """

    members: Figure
    attendance: Figure
    active: Figure
    points: Figure


class Waiting(Struct, frozen=True):
    """Something that wants her: how many, and what it concerns."""

    kind: WaitingKind
    count: int
    what: str = ""
    record: bytes | None = None
    at: str = ""
    # Whose turn it is.
    whom: str = ""


class Happened(Struct, frozen=True):
    """An action (kind, count, operator) or points somebody got (member, points, rule, version).

    `entry` is the kind of the ledger's line; an action done `times` in a row, or about `people`.
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
    times: int = 1
    people: int = 0
