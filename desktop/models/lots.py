"""Lots: what of a member's entries is not used yet, and when it ends. Derived, never kept.

Every entry above zero is a lot. What is used comes from the lots that end soonest, then from the
oldest; what ended without being used expires (docs/format-awards.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from desktop.models.award import EntryKind

_NEVER = "9999-12-31"


class Line(Struct, frozen=True):
    """An entry of one wallet; `day` is its own (YYYY-MM-DD), `about` its evidence key."""

    id: bytes
    at: int
    day: str
    points: int
    kind: EntryKind
    expires: str = ""
    about: str = ""
    reverses: bytes | None = None


class Lot(Struct, frozen=True):
    """What is left of an entry; `expires` is its last day, "" where it lasts."""

    entry: bytes
    day: str
    given: int
    left: int
    expires: str


class Due(Struct, frozen=True):
    """A lot that ended: what of it expires, what `expired` took of it, and how often that changed.

    `points` is what an expiry has to take; `taken` what the standing one took; they differ where
    an entry from before the end came later than the expiry.
    """

    entry: bytes
    points: int
    last: str
    expired: bytes | None = None
    taken: int = 0
    generation: int = 0


class Holding(Struct, frozen=True):
    """What a member has in a wallet on a day: lots, the soonest to end first, then the oldest.

    `short` is what was used beyond all lots; `due` are the ended lots whose expiry is not right.
    """

    lots: tuple[Lot, ...]
    short: int
    due: tuple[Due, ...]

    @property
    def usable(self) -> int:
        """What may be used: below zero where more was used than there was."""
        return sum(lot.left for lot in self.lots) - self.short


@dataclass
class _Pot:
    lot: Lot
    left: int
    # What its expiry took of what was unused at its end; None before its end, or without one.
    gone: int | None = None

    @property
    def last(self) -> str:
        return self.lot.expires or _NEVER


@dataclass
class _Walk:
    """The entries gone through in their order."""

    # By lot, the expiry that stands.
    expiries: dict[bytes, Line]
    pots: list[_Pot] = field(default_factory=list)
    short: int = 0
    # By entry, what it took from which lots, and beyond them.
    taken: dict[bytes, tuple[list[tuple[_Pot, int]], int]] = field(default_factory=dict)

    def close(self, day: str) -> None:
        """What an expiry took of a lot's end can be used no more."""
        for pot in self.pots:
            expiry = self.expiries.get(pot.lot.entry)
            if pot.gone is None and expiry and pot.last < day:
                pot.gone = min(pot.left, -expiry.points)
                pot.left -= pot.gone

    def give(self, line: Line, points: int) -> None:
        paid = min(self.short, points)
        self.short -= paid
        lot = Lot(line.id, line.day, points, points, line.expires)
        self.pots.append(_Pot(lot, points - paid))

    def take(self, line: Line) -> None:
        needed, parts = -line.points, list[tuple[_Pot, int]]()
        self.close(line.day)
        # What has ended and not expired yet serves whom nothing else is left for.
        for pot in sorted(self.pots, key=lambda pot: (pot.last < line.day, pot.last)):
            part = min(pot.left, needed)
            if part > 0:
                pot.left -= part
                needed -= part
                parts.append((pot, part))
        self.short += needed
        self.taken[line.id] = (parts, needed)

    def back(self, line: Line) -> None:
        """What comes back after the end of the lot that it came from lasts."""
        parts, beyond = self.taken.pop(line.reverses or b"", ([], 0))
        self.close(line.day)
        new = 0
        for pot, part in parts:
            if pot.last < line.day:
                new += part
            else:
                pot.left += part
        if new + beyond:
            self.give(line, new + beyond)

    def due(self, today: str) -> Iterable[Due]:
        """Ended lots of which an expiry has to take something else than one has taken."""
        for pot in self.pots:
            expiry = self.expiries.get(pot.lot.entry)
            if pot.last >= today:
                continue
            points = pot.left + (pot.gone or 0)
            taken = -expiry.points if expiry else 0
            if points != taken:
                made = expiry.id if expiry else None
                yield Due(pot.lot.entry, points, pot.lot.expires, made, taken)


def holding(lines: Sequence[Line], today: str) -> Holding:
    """What stands of these entries (of one member and wallet, by time then id) on a day."""
    reversed_ = {line.reverses for line in lines if line.reverses}
    known = {line.id: line for line in lines}
    undone: dict[bytes, int] = {}
    for line in lines:
        if line.kind == "expire" and line.id in reversed_:
            undone[_lot_of(line)] = undone.get(_lot_of(line), 0) + 1
    expiries = {
        _lot_of(line): line for line in lines if line.kind == "expire" and line.id not in reversed_
    }
    walk = _Walk(expiries)
    clips = {_lot_of(line): line.points for line in lines if line.kind == "clip"}
    for line in lines:
        _follow(walk, line, known, reversed_, clips)
    walk.close(today)
    due = [*walk.due(today), *_stale(expiries, walk)]
    return Holding(
        tuple(_left(walk.pots, today)),
        walk.short,
        tuple(_numbered(one, undone) for one in due),
    )


def _follow(
    walk: _Walk,
    line: Line,
    known: dict[bytes, Line],
    reversed_: set[bytes],
    clips: dict[bytes, int],
) -> None:
    if line.reverses:
        cancelled = known.get(line.reverses)
        if cancelled and _uses(cancelled):
            walk.back(line)
    elif line.points > 0:
        points = line.points + clips.get(line.id, 0)
        if line.id not in reversed_ and points > 0:
            walk.give(line, points)
    elif _uses(line):
        walk.take(line)


def _uses(line: Line) -> bool:
    return line.points < 0 and line.kind not in ("expire", "clip") and not line.reverses


def _lot_of(line: Line) -> bytes:
    return bytes.fromhex(line.about) if len(line.about) == 32 else b""


def _stale(expiries: dict[bytes, Line], walk: _Walk) -> Iterable[Due]:
    """Expiries of what was taken back as a whole."""
    there = {pot.lot.entry for pot in walk.pots}
    for entry, line in expiries.items():
        if entry not in there:
            yield Due(entry, 0, "", line.id, -line.points)


def _left(pots: list[_Pot], today: str) -> Iterable[Lot]:
    for pot in sorted(pots, key=lambda pot: pot.last):
        if pot.left and pot.last >= today:
            lot = pot.lot
            yield Lot(lot.entry, lot.day, lot.given, pot.left, lot.expires)


def _numbered(due: Due, undone: dict[bytes, int]) -> Due:
    generation = undone.get(due.entry, 0) + (due.expired is not None)
    return Due(due.entry, due.points, due.last, due.expired, due.taken, generation)
