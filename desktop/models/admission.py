"""Coming in and going: what a place asks, an application with its approvals, and each stay."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

# What an application has come to. Only the last three are recorded; the others follow from who
# agreed and from whether there is a seat.
PENDING, READY, WAITING, ADMITTED, REJECTED, WITHDRAWN = (
    "pending",
    "ready",
    "waiting",
    "admitted",
    "rejected",
    "withdrawn",
)
OPEN: Final = (PENDING, READY, WAITING)
# state → (zh_CN, en).
STATE_NAMES: Final[dict[str, tuple[str, str]]] = {
    PENDING: ("待审", "Pending"),
    READY: ("可入群", "To be let in"),
    WAITING: ("候补", "Waiting list"),
    ADMITTED: ("已入群", "Admitted"),
    REJECTED: ("未通过", "Rejected"),
    WITHDRAWN: ("已撤回", "Withdrawn"),
}
# How a stay ended → (zh_CN, en).
LEFT, REMOVED = "left", "removed"
END_NAMES: Final[dict[str, tuple[str, str]]] = {
    LEFT: ("主动退出", "Left"),
    REMOVED: ("移出", "Removed"),
}
# Longest texts, most lines of a rule, and most who have to agree.
LONGEST, MOST_LINES, MOST_NEEDED = 1_000, 20, 20


class Rule(Struct, frozen=True):
    """What a place asks of whoever wants to come in; so many have to agree."""

    place: bytes
    questions: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    needed: int = 1


class Seats(Struct, frozen=True):
    """How many a place holds (None: any number) and how many are in it."""

    limit: int | None
    taken: int

    @property
    def free(self) -> int | None:
        """How many more may come in; None: any number."""
        return None if self.limit is None else max(0, self.limit - self.taken)


class Approval(Struct, frozen=True):
    """One operator's word on an application, and the conditions that he found to hold."""

    operator: bytes
    name: str
    agrees: bool
    met: tuple[str, ...] = ()


class Application(Struct, frozen=True):
    """Somebody who wants to come into a place; `position` is his place on the waiting list."""

    id: bytes
    place: bytes
    place_name: str
    name: str
    phone: str
    source: str
    at: int
    answers: tuple[tuple[str, str], ...]
    decision: str
    member: bytes | None
    decided: str
    reason: str
    rule: Rule
    approvals: tuple[Approval, ...] = ()
    position: int = 0
    room: bool = True
    # Whether somebody with this phone is a member already.
    known: bool = False

    @property
    def agreed(self) -> list[Approval]:
        """Who agreed, the smallest id first."""
        return [one for one in self.approvals if one.agrees]

    @property
    def met(self) -> frozenset[str]:
        """The conditions that somebody found to hold."""
        return frozenset(line for one in self.approvals for line in one.met)

    @property
    def unmet(self) -> list[str]:
        """The conditions that nobody has found to hold yet."""
        return [one for one in self.rule.conditions if one not in self.met]

    @property
    def enough(self) -> bool:
        """Whether as many agreed as have to, and every condition holds."""
        return len(self.agreed) >= self.rule.needed and not self.unmet

    @property
    def state(self) -> str:
        """What it has come to: one of STATE_NAMES."""
        if self.decision:
            return self.decision
        if not self.enough:
            return PENDING
        return READY if self.room else WAITING


class Stay(Struct, frozen=True):
    """One time in a place, from a day to a day; "" for a day that is not known or to come."""

    place: bytes
    place_name: str
    term: int
    begins: str
    ends: str
    source: str
    inviter: str
    how: str
    reason: str


class Gone(Struct, frozen=True):
    """Somebody who left the community, and when, how and why."""

    id: bytes
    name: str
    number: str
    ends: str
    how: str
    reason: str
    terms: int


# Whoever did anything in these last days, today not counted, is active.
ACTIVE_DAYS: Final = 30


class SourceRow(Struct, frozen=True):
    """How people of one source turned out: joined, active in the last 30 days, left."""

    source: str
    joined: int
    active: int
    left: int

    @property
    def share(self) -> int:
        """The active among the joined in whole per cent, rounded half up."""
        return (200 * self.active + self.joined) // (2 * self.joined) if self.joined else 0


class Decided(Struct, frozen=True):
    """How many applications of one source were accepted, rejected, and are still open."""

    source: str
    accepted: int
    rejected: int
    pending: int


class Cooperation(Struct, frozen=True):
    """Two members who did something together; the value is in fen."""

    id: bytes
    one: bytes
    one_name: str
    other: bytes
    other_name: str
    date: str
    value: int
    note: str


class Day(Struct, frozen=True):
    """What one day brought: new members, cooperations and their value in fen."""

    date: str
    joined: int
    cooperations: int
    value: int


class Featured(Struct, frozen=True):
    """How often a member was featured in a month."""

    member: bytes
    name: str
    times: int


def ranked(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """Sources by their active share, then by how many joined."""
    return sorted(rows, key=lambda one: (-one.share, -one.joined, one.source))
