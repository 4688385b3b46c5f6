"""Whose turn it is: a line in which everybody has a turn before anybody has two.

Everything follows from facts that merge in any order: places in the line, and what is said of a
turn. A turn of which nothing is said goes to whoever had the fewest, those who were absent first,
those who were passed over last, else in the order of the line.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

# What may be said of a member and a turn. ASSIGNED: it was his as the line stood, so it stays his
# once the day is over; SWAPPED: he has it in exchange for another.
ASSIGNED: Final = "assigned"
SWAPPED: Final = "swapped"
DONE: Final = "done"
ABSENT: Final = "absent"
SKIPPED: Final = "skipped"
# He did not have it, whatever else is said.
PASSED: Final = frozenset({ABSENT, SKIPPED})

# So many turns are shown ahead, and so many people a line holds.
SHOWN: Final = 8
MOST: Final = 1_000
# Between two neighbours, so that somebody may be put there without moving the others.
GAP: Final = 1 << 20

_FIRST, _USUAL, _LAST = 0, 1, 2


class Place(Struct, frozen=True):
    """A member in the line from the day `since` until before `until` ("" for no end)."""

    member: bytes
    position: int
    since: str = ""
    until: str = ""

    def stands(self, day: str) -> bool:
        """Whether he takes part on a day."""
        return self.since <= day and (not self.until or day < self.until)


class Duty(Struct, frozen=True):
    """What is said of a member and the turn `original`: a day, or an occurrence's first start."""

    original: str
    member: bytes
    state: str
    swap_of: bytes | None = None
    rating: int | None = None


class Slot(Struct, frozen=True):
    """A turn to be had on a local day; `host` has it by the calendar, whatever the line says.

    `past` turns of a series go to nobody unless somebody is known to have hosted.
    """

    original: str
    day: str
    past: bool = False
    host: bytes | None = None
    bare: bool = False


class Turn(Struct, frozen=True):
    """Who has a turn, in which round and for which time; `state` is "" while only planned."""

    slot: Slot
    member: bytes | None
    state: str = ""
    times: int = 0
    round: int = 0
    swap_of: bytes | None = None
    absent: tuple[bytes, ...] = ()


class _Line:
    """The line while the turns are walked through: what everybody has had so far."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = sorted(places, key=lambda one: (one.position, one.member))
        # Turns had, and those with what newcomers are credited: what all others had before.
        self.had: Counter[bytes] = Counter()
        self.level: Counter[bytes] = Counter()
        self._arrived: set[bytes] = set()
        self._tier: dict[bytes, tuple[int, int]] = {}
        self._newest: bytes | None = None

    def present(self, day: str) -> list[bytes]:
        """Who takes part on a day, in order; newcomers begin where the others are."""
        found = [one.member for one in self.places if one.stands(day)]
        fresh = [one for one in found if one not in self._arrived]
        if fresh:
            others = [self.level[one] for one in found if one in self._arrived]
            for one in fresh:
                self.level[one] = max(self.level[one], min(others, default=0))
            self._arrived.update(fresh)
        # Who left and comes back is a newcomer again.
        self._arrived.intersection_update(found)
        return found

    def next(self, free: Sequence[bytes], promised: Sequence[bytes | None]) -> bytes | None:
        """Whose turn it is of those free; `promised` are the turns to come, in order.

        Who has a turn later in this round, in exchange for another, is not asked for now; nor is
        who has just had one, as the last of the round before.
        """
        if not free:
            return None
        least = self.least(free)
        owed = [one for one in free if self.level[one] == least]
        later = set(promised[: len(owed) - 1])
        return min(
            enumerate(owed),
            key=lambda at: (
                at[1] in later,
                at[1] == self._newest,
                self._tier.get(at[1], (_USUAL, 0)),
                at[0],
            ),
        )[1]

    def least(self, some: Iterable[bytes]) -> int:
        """How many turns whoever of these had the fewest has had."""
        return min((self.level[one] for one in some), default=0)

    def take(self, member: bytes) -> tuple[int, int]:
        """Let somebody have a turn: for which time, in which round."""
        self.had[member] += 1
        self.level[member] += 1
        self._tier.pop(member, None)
        self._newest = member
        return self.had[member], self.level[member]

    def pass_by(self, member: bytes, state: str, at: int, present: Iterable[bytes]) -> None:
        """Who was absent is the next, who was skipped comes last in the round.

        Nobody owes more than one turn beside that of the round, however long he was away.
        """
        others = [self.level[one] for one in present if one != member]
        self.level[member] = max(self.level[member], min(others, default=0) - 1)
        self._tier[member] = (_FIRST if state == ABSENT else _LAST, at)


def walk(places: Iterable[Place], duties: Iterable[Duty], slots: Sequence[Slot]) -> list[Turn]:
    """Who has each of these turns; `slots` are all there are since the beginning, by time.

    Of the turns ahead an exchange holds only while nobody waits longer than who got it: two
    devices that exchanged the same turn unseen do not give anybody two.
    """
    line, said = _Line(places), defaultdict(list)
    for duty in sorted(duties, key=lambda one: one.member):
        said[duty.original].append(duty)
    promised = [_promise(slot, said[slot.original]) for slot in slots]
    found: list[Turn] = []
    for at, slot in enumerate(slots):
        marks = said[slot.original]
        found += _held(line, slot, marks, promised[at + 1 :])
        for duty in marks:
            if duty.state in PASSED:
                line.pass_by(duty.member, duty.state, at, line.present(slot.day))
    return found


def _held(
    line: _Line, slot: Slot, marks: Sequence[Duty], promised: Sequence[bytes | None]
) -> list[Turn]:
    """Who has one turn: as a rule one member, nobody, or all who are said to have done it."""
    present = line.present(slot.day)
    passed = tuple(one.member for one in marks if one.state in PASSED)
    done = [one for one in marks if one.state == DONE]
    if done:
        return [_turn(line, slot, one.member, one, passed) for one in done]
    free = [one for one in present if one not in passed]
    exchanged = {one.member: one for one in marks if one.state == SWAPPED}
    holder = _holder(line, slot, marks, free)
    if holder is None and not (slot.past and (slot.bare or passed)):
        holder = line.next(free, promised)
    if holder is None:
        return [Turn(slot, None, absent=passed)]
    return [_turn(line, slot, holder, exchanged.get(holder), passed)]


def _turn(
    line: _Line, slot: Slot, member: bytes, duty: Duty | None, passed: tuple[bytes, ...]
) -> Turn:
    times, number = line.take(member)
    state, swap_of = (duty.state, duty.swap_of) if duty else ("", None)
    return Turn(slot, member, state, times, number, swap_of, passed)


def _promise(slot: Slot, marks: Sequence[Duty]) -> bytes | None:
    """Who is to have a turn before the line is asked, as far as that can be known ahead."""
    out = {one.member for one in marks if one.state in PASSED}
    if slot.host is not None and slot.host not in out:
        return slot.host
    return next((one.member for one in marks if one.state == SWAPPED), None)


def _holder(line: _Line, slot: Slot, marks: Sequence[Duty], free: Sequence[bytes]) -> bytes | None:
    """Who has the turn before the line is asked."""
    out = {one.member for one in marks if one.state in PASSED}
    if slot.host is not None and slot.host not in out:
        return slot.host
    ranked = {SWAPPED: 0, ASSIGNED: 1} if slot.past else {SWAPPED: 0}
    named = sorted((one for one in marks if one.state in ranked), key=lambda one: ranked[one.state])
    for one in named:
        if slot.past or (one.member in free and line.level[one.member] <= line.least(free)):
            return one.member
    return None


def between(places: Sequence[Place], at: int) -> int | None:
    """The position with which somebody comes to stand `at`th (from 0) among these, in order.

    None where there is no room: then all have to be numbered anew.
    """
    before = places[at - 1].position if at > 0 else None
    after = places[at].position if at < len(places) else None
    if before is None:
        return (after - GAP) if after is not None else 0
    if after is None:
        return before + GAP
    middle = (before + after) // 2
    return middle if before < middle < after else None


class Rotation(Struct, frozen=True):
    """A rotation; without a `series` somebody has each day from `start` on."""

    id: bytes
    name: str
    series: bytes | None
    start: str


class Share(Struct, frozen=True):
    """A turn that a member has had; `first` of all he ever had."""

    rotation: bytes
    name: str
    day: str
    first: bool
    rating: int | None
