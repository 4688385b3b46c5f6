"""Honours: badges, titles that hold for a term, who was granted them, and grades by points."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal, get_args

from msgspec import Struct

from desktop.models import period
from desktop.models.award import POINTS, Wallet

Kind = Literal["badge", "title"]
# "" holds for good; "days" for so many days; the others to the end of the week, month or year.
Term = Literal["", "week", "month", "year", "days"]
Basis = Literal["balance", "total"]
Standing = Literal["standing", "coming", "lapsed", "withdrawn"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
TERMS: Final[tuple[Term, ...]] = get_args(Term)
BASES: Final[tuple[Basis, ...]] = get_args(Basis)
WITHDRAWN: Final = "withdrawn"
MOST_DAYS: Final = 3_660


class Honour(Struct, frozen=True):
    """What can be granted; `holders` counts who has it today."""

    id: bytes
    name: str
    kind: Kind
    term: Term = ""
    days: int = 0
    note: str = ""
    holders: int = 0


class Grant(Struct, frozen=True):
    """One honour of one member; days are inclusive, an empty `last` has no end.

    `recorded_of` is the record that it was said of: his own, or one merged into him.
    """

    honour: bytes
    honour_name: str
    kind: Kind
    member: bytes
    member_name: str
    first: str
    last: str
    withdrawn: bool
    recorded_of: bytes
    by: str = ""
    note: str = ""
    reason: str = ""

    def standing(self, today: str) -> Standing:
        """What it is on a day written YYYY-MM-DD."""
        if self.withdrawn:
            return "withdrawn"
        if self.first > today:
            return "coming"
        return "lapsed" if self.last and self.last < today else "standing"


class Grade(Struct, frozen=True):
    """A step of a ladder of points: reached with `at_least` (fen of stored value)."""

    id: bytes
    name: str
    at_least: int
    basis: Basis = "total"
    wallet: Wallet = POINTS
    note: str = ""


class Graded(Struct, frozen=True):
    """Where a member stands on one ladder: what he has, his grade, and the next one."""

    value: int
    grade: Grade | None
    next: Grade | None

    @property
    def missing(self) -> int:
        """How much there is to go to the next grade; 0 where there is none."""
        return self.next.at_least - self.value if self.next else 0


def ends(honour: Honour, first: date) -> date | None:
    """The last day of a grant that begins on a day: the end of the honour's term."""
    if honour.term == "days":
        return first + timedelta(honour.days - 1)
    if honour.term == "":
        return None
    return period.bounds(period.label(first, honour.term))[1]


def graded(ladder: Sequence[Grade], value: int) -> Graded:
    """The highest grade reached with a value, of the grades of one ladder."""
    order = sorted(ladder, key=lambda one: (one.at_least, one.id))
    reached = [one for one in order if one.at_least <= value]
    above = [one for one in order if one.at_least > value]
    return Graded(value, reached[-1] if reached else None, above[0] if above else None)
