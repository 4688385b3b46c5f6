"""A member's statement of one wallet, and what all members could still use."""

from msgspec import Struct

from desktop.models.award import EntryRow, Wallet
from desktop.models.lots import Lot


class StatementLine(Struct, frozen=True):
    """An entry and what the member had after it."""

    entry: EntryRow
    after: int


class Statement(Struct, frozen=True):
    """What came and went in some days (YYYY-MM-DD, both included), and what is there today.

    `after` is what there was when these days ended, `now` what there is today, of which
    `available` can be used; `lots` are those with an end, the soonest first.
    """

    community: str
    member: bytes
    name: str
    number: str
    wallet: Wallet
    first: str
    last: str
    before: int
    lines: tuple[StatementLine, ...]
    after: int
    lots: tuple[Lot, ...] = ()
    available: int = 0
    now: int = 0


class Open(Struct, frozen=True):
    """What members could still use until the end of a month (YYYY-MM); "" for what lasts."""

    month: str
    points: int
    members: int


class Liability(Struct, frozen=True):
    """What is open by the month in which it ends, `ended` what the next expiry takes of it.

    `short` is what was used beyond what there was; `total` is the sum of all balances.
    """

    wallet: Wallet
    months: tuple[Open, ...]
    ended: int
    short: int

    @property
    def total(self) -> int:
        """The sum of all balances."""
        return sum(one.points for one in self.months) + self.ended - self.short


class Owing(Struct, frozen=True):
    """A member who has less in a wallet than nothing, or than what is `held` of it."""

    member: bytes
    name: str
    wallet: Wallet
    points: int
    held: int = 0
