"""Series and occurrences of the community's calendar, as every room sees them."""

from datetime import datetime
from typing import Final, Literal

from msgspec import Struct

from desktop.models.ids import fact_id
from desktop.models.problem import Problem

Status = Literal["planned", "cancelled"]
# What a change of a recurring occurrence reaches: this one, this one and all after it, or all.
Scope = Literal["this", "following", "all"]
KINDS = ("session", "event", "content", "column")
PLANNED: Status = "planned"
CANCELLED: Status = "cancelled"
# Who may be named for an occurrence; a helper only says who came.
PEOPLE = ("host", "lecturer", "helper")
# Who may register: how many, and whom it is for.
TERMS = ("capacity", "eligible")
# Somebody means to come; whether he has a place or waits follows from the others.
REGISTERED: Final = "registered"
# Capacities that are no number of places: any number, and "nobody registers here" in a row or a
# split, where None means "as the series has it".
UNLIMITED: Final = 0
CLOSED: Final = -1
# An eligibility that asks nothing, where the series asks something.
EVERYBODY: Final = "{}"
# In a row or a split: a person or a venue taken off, where None means "as the series has it". The
# nil id, since the judge takes only ids in their fields.
NOBODY: Final = bytes(16)
NOWHERE: Final = NOBODY


class Series(Struct, frozen=True):
    """What recurs, or happens once. `start` is local "YYYY-MM-DDTHH:MM:SS", a date for all-day.

    `zone` is an IANA name, "" for floating (the community's). `rule` is the RRULE value, "" for
    once. `ics` is the text that an imported series came with; its schedule then stands in there.
    """

    id: bytes
    title: str = ""
    place: str = ""
    note: str = ""
    kind: str = "session"
    color: str = ""
    rule: str = ""
    start: str = ""
    zone: str = ""
    uid: str = ""
    rdates: tuple[str, ...] = ()
    exdates: tuple[str, ...] = ()
    minutes: int = 60
    all_day: bool = False
    host: bytes | None = None
    lecturer: bytes | None = None
    helper: bytes | None = None
    ics: str = ""
    capacity: int | None = None
    eligible: str | None = None
    venue: bytes | None = None

    @property
    def recurring(self) -> bool:
        """Whether a change has to say how far it reaches."""
        return bool(self.rule or self.rdates)


class Row(Struct, frozen=True):
    """What is known of one occurrence beside its series; None is "as the series has it"."""

    id: bytes
    series: bytes
    original: str
    start: str | None = None
    zone: str | None = None
    status: str | None = None
    minutes: int | None = None
    title: str | None = None
    place: str | None = None
    note: str | None = None
    host: bytes | None = None
    lecturer: bytes | None = None
    helper: bytes | None = None
    capacity: int | None = None
    eligible: str | None = None
    venue: bytes | None = None


class Split(Struct, frozen=True):
    """What holds from the occurrence `original` on; None is "as before".

    `shift` moves by wall-clock minutes what the series gives. A split with a `rule` gives
    occurrences of its own, from `start` on. The status "cancelled" ends the series.
    """

    series: bytes
    original: str
    shift: int | None = None
    rule: str | None = None
    start: str | None = None
    zone: str | None = None
    status: str | None = None
    minutes: int | None = None
    title: str | None = None
    place: str | None = None
    note: str | None = None
    host: bytes | None = None
    lecturer: bytes | None = None
    helper: bytes | None = None
    capacity: int | None = None
    eligible: str | None = None
    venue: bytes | None = None


class Occurrence(Struct, frozen=True):
    """One occurrence as it stands now; `start` and `end` are aware, in `zone`.

    Of an all-day occurrence they are midnights of the community's zone, `end` exclusive. It takes
    registrations where it has a capacity (0: any number); `eligible` is the condition tree of
    whom it is for as JSON, "" for everybody. `hall` is the venue in words, "" where there is none.
    """

    id: bytes
    series: bytes
    original: str
    start: datetime
    end: datetime
    zone: str
    all_day: bool
    title: str
    place: str = ""
    note: str = ""
    kind: str = "session"
    color: str = ""
    status: Status = PLANNED
    host: bytes | None = None
    lecturer: bytes | None = None
    helper: bytes | None = None
    recurring: bool = False
    differs: bool = False
    capacity: int | None = None
    eligible: str = ""
    venue: bytes | None = None
    hall: str = ""

    @property
    def where(self) -> str:
        """The place as it is shown: what is written, else the venue's name and address."""
        return self.place or self.hall


def occurrence_id(community: bytes, series: bytes, original: str) -> bytes:
    """The id of an occurrence: hash of its series and its original start (docs/format.md)."""
    return fact_id("occurrence", community, series, original)


class Attendee(Struct, frozen=True):
    """One member at one occurrence; `at` is the earliest time he was seen, ms UTC."""

    occurrence: bytes
    member: bytes
    name: str
    state: str
    at: int
    method: str


class ImportedCalendar(Struct, frozen=True):
    """What an import of a calendar file came to; `reasons` says what was wrong or assumed.

    `ignored` counts components that are no events (VTODO …); `unchanged` were there already. A
    reason in line 0 is about the whole file.
    """

    added: int
    updated: int
    unchanged: int
    rejected: int
    ignored: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[int, str, Problem], ...] = ()
