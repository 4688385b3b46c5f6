"""Membership drives: a window with a quota and price tiers, and what came in."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from msgspec import Struct

from desktop.models.counting import as_typed
from desktop.models.payment import fen
from desktop.models.problem import Problem

MOST_TIERS: Final = 20

# coming: the window is not open yet. open. full: the quota is reached. over: the window is past.
# closed: somebody closed it before.
State = Literal["coming", "open", "full", "over", "closed"]
# zh_CN, en
STATE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "coming": ("还没开始", "Not begun"),
    "open": ("进行中", "Open"),
    "full": ("名额已满", "Full"),
    "over": ("已结束", "Over"),
    "closed": ("已截止", "Closed"),
}


class Tier(Struct, frozen=True, omit_defaults=True):
    """A price (fen) until a day, or for the first so many, or both; without either for the rest."""

    name: str
    price: int
    until: str = ""
    seats: int | None = None


class Drive(Struct, frozen=True):
    """A drive for a plan, days inclusive; `joined` counts members, amounts are in fen.

    `beyond` counts those over the quota whom nobody let in as an exception: two devices that did
    not see each other. `refunded` was taken in and given back, and is not in `takings`.
    """

    id: bytes
    plan: bytes
    name: str
    first: date
    last: date
    plan_name: str = ""
    fee: int = 0
    quota: int | None = None
    tiers: tuple[Tier, ...] = ()
    closed: str = ""
    note: str = ""
    joined: int = 0
    takings: int = 0
    refunded: int = 0
    beyond: int = 0

    def state(self, day: date) -> State:
        """Whether it takes members on a day."""
        if self.closed and day.isoformat() >= self.closed:
            return "closed"
        if day < self.first:
            return "coming"
        if day > self.last:
            return "over"
        return "full" if self.quota is not None and self.joined >= self.quota else "open"

    def tier(self, day: date) -> Tier:
        """The tier that a member who joins on a day pays; without tiers the plan's fee."""
        return tier(self.tiers, day, self.joined) or Tier("", self.fee)


def tier(tiers: Sequence[Tier], day: date, joined: int) -> Tier | None:
    """The first tier that is still to be had on a day after so many joined; seats count on."""
    seats = 0
    for one in tiers:
        seats += one.seats or 0
        if one.until and day.isoformat() > one.until:
            continue
        if one.seats is None or joined < seats:
            return one
    return None


def read_tier(text: str) -> Tier:
    """A price tier as it is typed: early:399:2026-03-31, first:399:100 or rest:500.

    Raises Problem drive.bad_tier, payment.bad_amount.
    """
    name, *rest = (part.strip() for part in text.replace("：", ":").split(":"))
    limits = rest[1:]
    seats = [int(one) for one in limits if one.isascii() and one.isdecimal()]
    until = [one for one in limits if not (one.isascii() and one.isdecimal())]
    if not rest or len(seats) > 1 or len(until) > 1:
        raise Problem("drive.bad_tier", word=text)
    return Tier(name, fen(rest[0]), next(iter(until), ""), next(iter(seats), None))


def tier_text(one: Tier) -> str:
    """A price tier as it is typed."""
    limits = [one.until, str(one.seats or "")]
    return ":".join(part for part in (one.name, as_typed(one.price), *limits) if part)
