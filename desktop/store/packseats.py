"""Places of the one occurrence of a pack: whose they are, and who registers at its door."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from desktop.models.calendar import REGISTERED, Occurrence, occurrence_id
from desktop.models.ids import new_id
from desktop.models.pack import Held, Listed, Placed, Slice
from desktop.models.registration import CANCELLED, Registration
from desktop.store import calendar, registrations
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


class Share(Struct, frozen=True):
    """What of an occurrence's places goes along with a pack.

    `kept` are free ones for walk-ins, None where any number may come; `elsewhere` those of others.
    """

    capacity: int | None
    kept: int | None
    registered: tuple[Listed, ...] = ()
    elsewhere: int = 0


def share(reads: Reads, one: Occurrence, some: Sequence[bytes], seats: int) -> Share:
    """The part of these members and of so many walk-ins; no more places than are free."""
    if not registrations.taken(reads, one):
        return Share(None, None)
    listed = [each for each in everybody(reads, one) if each.member in set(some)]
    told = tuple(Listed(each.member, each.extra) for each in listed)
    counts = registrations.counts(reads, one)
    if counts.capacity is None or counts.free is None:
        return Share(0, None, told)
    kept = min(seats, counts.free)
    held = sum(1 for each in listed if each.standing == REGISTERED and not each.extra)
    return Share(counts.capacity, kept, told, max(0, counts.capacity - held - kept))


def everybody(reads: Reads, one: Occurrence) -> list[Registration]:
    """Who has a place or waits for one, in order."""
    found = registrations.page(reads, one)
    while more := registrations.page(reads, one, offset=len(found)):
        found += more
    return found


def enter(rec: Recorder, told: Slice) -> None:
    """Say in an opened pack who is registered, and how many places others have."""
    series, original = told.series["id"], told.row["original"]
    if told.elsewhere:
        # Without a time: a pack that nobody lists, and that keeps its seats.
        fields = {"series": series, "original": original, "seats": told.elsewhere}
        rec.put("pack", new_id(), fields)
    occurrence = occurrence_id(told.community, series, original)
    for each in told.registered:
        fields = {"state": REGISTERED, "extra": True} if each.extra else {"state": REGISTERED}
        registrations.put(rec, occurrence, each.member, fields)


def made(reads: Reads, mark: Held) -> Iterator[Placed]:
    """Who registered in this opened pack, in order."""
    one = calendar.occurrence(reads, mark.series, mark.original)
    known = frozenset(mark.registered)
    for each in everybody(reads, one):
        if each.member not in known:
            yield Placed(each.member, each.at, each.method)


def unmade(reads: Reads, mark: Held, occurrence: bytes) -> Iterator[bytes]:
    """Who registered in this opened pack and cancelled, or whose registration was undone."""
    known = frozenset(mark.registered)
    for (member,) in reads.rows(
        "SELECT member FROM registration WHERE occurrence = ? AND (gone = 1 OR state = ?)"
        " ORDER BY member",
        (occurrence, CANCELLED),
    ):
        if bytes(member) not in known:
            yield bytes(member)
