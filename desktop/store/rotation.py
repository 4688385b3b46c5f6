"""Rotations, their lines and what is said of turns; who has a turn, as things stand."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from desktop.models.calendar import CANCELLED, Occurrence
from desktop.models.names import fold
from desktop.models.occurrences import between
from desktop.models.problem import Problem
from desktop.models.rotation import (
    ASSIGNED,
    DONE,
    SHOWN,
    SWAPPED,
    Duty,
    Place,
    Rotation,
    Share,
    Slot,
    Turn,
    walk,
)
from desktop.store import calendar, seriesrows
from desktop.store.merged import MERGED
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

_CLOCK_BITS = 16
# As far ahead as the occurrences of a series are looked for.
_AHEAD = timedelta(days=400)
_PLACES = (
    "SELECT coalesce(k.person, p.member), coalesce(p.position, 0),"
    " coalesce(p.since, ''), coalesce(p.until, ''), coalesce(m.gone, 1), c.clock"
    " FROM rotation_place p LEFT JOIN alias k ON k.member = p.member"
    " LEFT JOIN member m ON m.id = coalesce(k.person, p.member)"
    f" LEFT JOIN changeset c ON m.gone = 1 AND c.rid = m.ver / {POSITIONS}"
    " WHERE p.rotation = ? AND p.gone = 0 ORDER BY p.position, p.member"
)
_DUTIES = (
    "SELECT d.original, coalesce(k.person, d.member),"
    " coalesce(d.state, ''), d.swap_of, d.rating FROM duty d"
    " LEFT JOIN alias k ON k.member = d.member WHERE d.rotation = ? AND d.gone = 0"
    " ORDER BY d.original, d.member"
)


class Standing(Struct, frozen=True):
    """A rotation as it stands: the line, what is said of turns, and all turns by time."""

    rotation: Rotation
    places: list[Place]
    duties: list[Duty]
    turns: list[Turn]
    occurrences: dict[str, Occurrence]
    today: str

    def coming(self, count: int = SHOWN) -> list[Turn]:
        """The next turns, that of today included."""
        return [turn for turn in self.turns if turn.slot.day >= self.today][:count]

    def at(self, original: str) -> Turn | None:
        """Who has a turn, if there is such a turn."""
        return next((turn for turn in self.turns if turn.slot.original == original), None)

    def named(self, word: str) -> Turn | None:
        """A turn by its name, else the one of that day."""
        same_day = (turn for turn in self.turns if turn.slot.day == word)
        return self.at(word) or next(same_day, None)

    def line(self) -> list[Place]:
        """Who takes part today or will, in order."""
        return [one for one in self.places if not one.until or one.until > self.today]

    def did(self, original: str, member: bytes) -> bool:
        """Whether it is said that a member had a turn."""
        return any(
            one.state == DONE and (one.original, one.member) == (original, member)
            for one in self.duties
        )

    def had(self) -> Counter[bytes]:
        """How many turns everybody has done."""
        return Counter(turn.member for turn in self.turns if turn.member and turn.state == DONE)

    def assigned(self, turn: Turn) -> bool:
        """Whether the calendar names as host who has the turn; a day needs nobody to be named."""
        one = self.occurrences.get(turn.slot.original)
        return one is None or (one.host is not None and one.host == turn.member)


def listed(reads: Reads) -> list[Rotation]:
    """All rotations by name."""
    rows = reads.rows(
        "SELECT id, coalesce(name, ''), series, coalesce(start, '') FROM rotation"
        " WHERE gone = 0 ORDER BY name, id LIMIT 200"
    )
    return [Rotation(*row) for row in rows]


def get(reads: Reads, record: bytes) -> Rotation:
    """One rotation. Raises Problem rotation.gone."""
    found = next((one for one in listed(reads) if one.id == record), None)
    if found is None:
        raise Problem("rotation.gone")
    return found


def find(reads: Reads, word: str = "") -> Rotation:
    """The one of this name or id; the only one there is if nothing is said.

    Raises Problem rotation.none, .which, .unknown.
    """
    some = listed(reads)
    if not some:
        raise Problem("rotation.none")
    if not word and len(some) > 1:
        raise Problem("rotation.which", names="、".join(one.name for one in some))
    found = [
        one for one in some if not word or word == one.id.hex() or fold(one.name) == fold(word)
    ]
    if len(found) != 1:
        raise Problem("rotation.unknown", rotation=word)
    return found[0]


def serving(reads: Reads, series: bytes) -> Rotation | None:
    """The rotation that serves a series; of two the older."""
    found = [one for one in listed(reads) if one.series == series]
    return min(found, key=lambda one: one.id, default=None)


def stand(reads: Reads, rotation: Rotation, count: int = SHOWN) -> Standing:
    """A rotation as it stands, with at least so many turns ahead where there are any."""
    today = reads.today()
    line, said = places(reads, rotation.id), duties(reads, rotation.id)
    found: dict[str, Occurrence] = {}
    if rotation.series is None:
        slots = _days(rotation, said, today, count)
    else:
        slots, found = _occurrences(reads, rotation, rotation.series, said, today)
    turns = walk(line, said, slots)
    return Standing(rotation, line, said, turns, found, today.isoformat())


def places(reads: Reads, rotation: bytes) -> list[Place]:
    """The line in order; two records of one person have one place, who left has none since."""
    found: dict[bytes, Place] = {}
    for member, position, since, until, gone, clock in reads.rows(_PLACES, (rotation,)):
        left = _left(reads, clock) if gone else ""
        end = min(filter(None, (until, left)), default="")
        if member not in found:
            found[member] = Place(member, position, since, end)
    return list(found.values())


def _left(reads: Reads, clock: int | None) -> str:
    """The day on which somebody's record went; long ago if nobody knows."""
    if clock is None:
        return "0001-01-01"
    at = datetime.fromtimestamp((clock >> _CLOCK_BITS) / 1000, UTC)
    return at.astimezone(ZoneInfo(reads.zone)).date().isoformat()


def duties(reads: Reads, rotation: bytes) -> list[Duty]:
    """All that is said of turns; of two records of one person at one turn what counts more."""
    found: dict[tuple[str, bytes], Duty] = {}
    for original, member, state, swap_of, rating in reads.rows(_DUTIES, (rotation,)):
        held = found.get((original, member))
        if held is None or state == DONE:
            found[original, member] = Duty(original, member, state, swap_of, rating)
    return list(found.values())


def _days(rotation: Rotation, said: Sequence[Duty], today: date, count: int) -> list[Slot]:
    start = date.fromisoformat(rotation.start)
    ahead = (one.original for one in said if one.state == SWAPPED)
    last = max(today, start) + timedelta(days=count - 1)
    last = max([last, *map(date.fromisoformat, ahead)])
    days = (start + timedelta(days=n) for n in range((last - start).days + 1))
    return [Slot(day.isoformat(), day.isoformat(), day < today) for day in days]


def _occurrences(
    reads: Reads, rotation: Rotation, series: bytes, said: Sequence[Duty], today: date
) -> tuple[list[Slot], dict[str, Occurrence]]:
    """The turns of a series; a host whom the rotation named is no more than the line says."""
    try:
        found = seriesrows.find(reads, series)
    except Problem:
        return [], {}
    begin = datetime.fromisoformat(rotation.start).replace(tzinfo=ZoneInfo(reads.zone))
    end = datetime(today.year, today.month, today.day, tzinfo=ZoneInfo(reads.zone)) + _AHEAD
    (known,) = calendar.known(reads, [found])
    listed = between(known, reads.community, reads.zone, begin, max(end, begin + _AHEAD))
    soft = {(one.original, one.member) for one in said if one.state in (ASSIGNED, SWAPPED)}
    own = aliases(reads, {one.host for one in listed if one.host})
    slots, there = [], {}
    for one in listed:
        day = one.start.astimezone(ZoneInfo(reads.zone)).date()
        if one.status == CANCELLED or day.isoformat() < rotation.start:
            continue
        host = own.get(one.host, one.host) if one.host else None
        past = day < today
        kept = host if past or (one.original, host) not in soft else None
        slots.append(Slot(one.original, day.isoformat(), past, kept, bare=True))
        there[one.original] = one
    return slots, there


def aliases(reads: Reads, some: Iterable[bytes]) -> Mapping[bytes, bytes]:
    """Into whom those of these who were merged went."""
    rows = reads.rows(
        "SELECT k.member, k.person FROM json_each(?) j"
        " JOIN alias k ON k.member = unhex(j.value) WHERE k.person IS NOT NULL",
        (json.dumps([one.hex() for one in some]),),
    )
    return dict(rows)


def shares(reads: Reads, member: bytes) -> list[Share]:
    """Every turn that a member has had, the newest first; the very first carries the badge."""
    rows = reads.rows(
        f"{MERGED} SELECT d.rotation, coalesce(r.name, ''), substr(d.original, 1, 10),"
        " max(d.rating)"
        " FROM duty d LEFT JOIN rotation r ON r.id = d.rotation"
        " WHERE d.member IN one AND d.gone = 0 AND d.state = ?"
        " GROUP BY d.rotation, d.original ORDER BY 3 DESC, 1 DESC",
        (member, DONE),
    )
    return [
        Share(rotation, name, day, at == len(rows) - 1, rating)
        for at, (rotation, name, day, rating) in enumerate(rows)
    ]


def names_of(reads: Reads, some: Sequence[Occurrence]) -> dict[bytes, str]:
    """Who has the turn of each of these occurrences, by name; those without a turn are left out."""
    found: dict[bytes, bytes] = {}
    for series in {one.series for one in some}:
        rotation = serving(reads, series)
        standing = stand(reads, rotation) if rotation else None
        for one in some if standing else ():
            turn = standing.at(one.original) if standing and one.series == series else None
            if turn is not None and turn.member is not None:
                found[one.id] = turn.member
    called = names(reads, found.values())
    return {record: called.get(member, "") for record, member in found.items()}


def said_as(reads: Reads, rotation: bytes, original: str, member: bytes) -> list[bytes]:
    """Under which of a member's ids something is said of him and a turn."""
    rows = reads.rows(
        f"{MERGED} SELECT d.member FROM duty d WHERE d.member IN one AND d.gone = 0"
        " AND d.rotation = ? AND d.original = ? ORDER BY d.member",
        (member, rotation, original),
    )
    return [bytes(row[0]) for row in rows]


def has_place(reads: Reads, rotation: bytes, member: bytes) -> bool:
    """Whether there is a place in the line under just this id."""
    sql = "SELECT 1 FROM rotation_place WHERE rotation = ? AND member = ? AND gone = 0"
    return reads.one(sql, (rotation, member)) is not None


def names(reads: Reads, some: Iterable[bytes | None]) -> dict[bytes, str]:
    """What members are called."""
    return calendar.names(reads, [one for one in some if one])
