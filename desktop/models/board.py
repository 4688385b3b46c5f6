"""Leaderboards of cycles: who stands where, the steps by which a list was frozen, what moved."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from desktop.models.ids import fact_id
from desktop.models.rule import Measure

StepKind = Literal["frozen", "published", "adjustment"]
STEP_KINDS: tuple[StepKind, ...] = get_args(StepKind)
# open: the cycle is not over. ended: over and not frozen yet.
State = Literal["open", "ended", "frozen", "published"]
# What a board is measured in: as a rule's cycle is, or the points themselves.
Unit = Measure | Literal["points"]

# Places shown and frozen, and rows of them where many share a place.
PLACES = 100
ROWS = 1_000


class Standing(Struct, frozen=True, array_like=True):
    """One line of a list: `member` in hex, `measure` in fen for amounts, `points` awarded."""

    member: str
    place: int
    measure: int
    points: int


class Move(Struct, frozen=True, array_like=True):
    """What became of one member's line; None where he had or has none."""

    member: str
    before: Standing | None
    after: Standing | None


class Step(Struct, frozen=True):
    """A step of a board as recorded; `at` is ms UTC, `through` the place in the log it rests on."""

    number: int
    kind: StepKind
    rows: str
    hash: str
    through: int
    at: int

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The lines that a frozen list holds."""
        return msgspec.json.decode(self.rows, type=tuple[Standing, ...])

    @property
    def moves(self) -> tuple[Move, ...]:
        """The changes that an adjustment holds."""
        return msgspec.json.decode(self.rows, type=tuple[Move, ...])


class Line(Struct, frozen=True):
    """A line as shown: `tied` shares its place; `name` is "" for who is gone or not to be seen.

    `beside` tells him from others of the same name, "" where nobody else has it.
    """

    member: bytes
    name: str
    place: int
    measure: int
    points: int
    tied: bool
    beside: str = ""


class Moved(Struct, frozen=True):
    """A change as shown; either line is None where there was or is none.

    `was_tied` and `tied`: others had, or have, his place.
    """

    member: bytes
    name: str
    before: Standing | None
    after: Standing | None
    beside: str = ""
    was_tied: bool = False
    tied: bool = False


class Adjustment(Struct, frozen=True):
    """Changes that were told after the list was frozen, and when (ms UTC); counted from 1."""

    number: int
    at: int
    moves: tuple[Moved, ...]


class Board(Struct, frozen=True):
    """A cycle's list: as frozen where it was, else as it stands now.

    `rule` is None for everybody's points. `waiting` is what differs from the list with its
    adjustments now; `frozen` and `published` are ms UTC, 0 while they are not.
    """

    rule: bytes | None
    name: str
    period: str
    period_name: str
    unit: Unit
    state: State
    lines: tuple[Line, ...]
    adjustments: tuple[Adjustment, ...] = ()
    waiting: tuple[Moved, ...] = ()
    frozen: int = 0
    published: int = 0
    hash: str = ""


class CycleLine(Struct, frozen=True):
    """A cycle in a list: its label, what the owner calls it, its days, and how its board stands."""

    period: str
    name: str
    first: str
    last: str
    state: State
    adjustments: int


def rows_text(rows: Iterable[Standing] | Iterable[Move]) -> str:
    """The rows of a step as JSON text, in the one way that its hash is made of."""
    built = msgspec.to_builtins(list(rows))
    return json.dumps(built, separators=(",", ":"), ensure_ascii=True)


def step_id(community: bytes, rule: bytes, period: str, number: int) -> bytes:
    """The id of a step: two devices that freeze one cycle state one record."""
    return fact_id("board", community, rule, period, number)


def step_hash(
    community: bytes, rule: bytes, period: str, number: int, kind: str, rows: str, before: str
) -> str:
    """32 hex digits over a step and the hash of the step before it ("" for the first)."""
    return fact_id("board_step", community, rule, period, number, kind, rows, before).hex()


def told(steps: Sequence[Step]) -> dict[str, Standing]:
    """Member (hex) → line, as the frozen list with all its adjustments says."""
    found: dict[str, Standing] = {}
    for step in steps:
        if step.kind == "frozen":
            found = {one.member: one for one in step.standings}
        elif step.kind == "adjustment":
            for move in step.moves:
                found.pop(move.member, None)
                if move.after:
                    found[move.member] = move.after
    return found


def moves(before: Mapping[str, Standing], after: Mapping[str, Standing]) -> tuple[Move, ...]:
    """What differs between two lists, by the place it has now, then the one it had."""
    changed = [
        Move(who, before.get(who), after.get(who))
        for who in {*before, *after}
        if before.get(who) != after.get(who)
    ]
    return tuple(sorted(changed, key=_order))


def _order(move: Move) -> tuple[int, int, str]:
    now = move.after.place if move.after else PLACES + 1
    return (now, move.before.place if move.before else PLACES + 1, move.member)


def ordered(found: Iterable[Standing]) -> list[Standing]:
    """Lines by place, then id."""
    return sorted(found, key=lambda one: (one.place, one.member))


class Called(Struct, frozen=True):
    """What a member is called: his name, his number and his nickname, "" where there is none."""

    name: str
    number: str = ""
    nickname: str = ""


def beside(people: Mapping[str, Called]) -> dict[str, str]:
    """Of members (hex) who share a name, what tells each from the others.

    His number; of who has none his nickname, unless another has it too; else a count by id.
    """
    alike: dict[str, list[str]] = {}
    for who in sorted(people):
        if people[who].name:
            alike.setdefault(people[who].name, []).append(who)
    out: dict[str, str] = {}
    for group in alike.values():
        if len(group) > 1:
            own = [people[who].number or people[who].nickname for who in group]
            for place, who in enumerate(group):
                single = own[place] and own.count(own[place]) == 1
                out[who] = own[place] if single else f"#{place + 1}"
    return out


def state_of(steps: Sequence[Step], *, over: bool) -> State:
    """How a board stands by its steps; `over`: its cycle has ended."""
    if any(step.kind == "published" for step in steps):
        return "published"
    return "frozen" if steps else "ended" if over else "open"
