"""What an occurrence meets: its people or its place taken at that time, a day off, a worked day."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from desktop.models import workdays
from desktop.models.calendar import CANCELLED, Occurrence

Kind = Literal["person", "place", "rest", "work"]
# Where any number meet at once.
_NOWHERE = frozenset({"线上", "網上", "网上", "微信群", "online"})


class Clash(Struct, frozen=True):
    """One thing that an occurrence meets; `other` has the person or the place at that time."""

    kind: Kind
    one: Occurrence
    other: Occurrence | None = None
    who: bytes | None = None


def clashes(one: Occurrence, others: Iterable[Occurrence]) -> list[Clash]:
    """What an occurrence meets among others, itself passed over; people before places and days.

    It never hinders anything: two may know what they do.
    """
    if one.status == CANCELLED:
        return []
    found: list[Clash] = []
    for other in others:
        if other.id == one.id or other.status == CANCELLED or not _meet(one, other):
            continue
        found += [Clash("person", one, other, who) for who in sorted(_people(one) & _people(other))]
        if _same_place(one, other):
            found.append(Clash("place", one, other))
    found.sort(key=lambda clash: clash.kind)
    mark = workdays.mark(one.start.date())
    return [*found, Clash(mark, one)] if mark and not one.all_day else found


def _meet(one: Occurrence, other: Occurrence) -> bool:
    return one.start < other.end and other.start < one.end


def _people(one: Occurrence) -> set[bytes]:
    return {who for who in (one.host, one.lecturer) if who}


def _same_place(one: Occurrence, other: Occurrence) -> bool:
    """Whether both are at one venue, or at a place that is written alike."""
    if one.venue and one.venue == other.venue:
        return True
    return bool(_place(one)) and _place(one) == _place(other)


def _place(one: Occurrence) -> str:
    said = " ".join(one.place.split()).casefold()
    return "" if said in _NOWHERE else said
