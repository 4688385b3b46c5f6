"""Coupons: what one is worth, whether it may be used, and which of its uses stand."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

# pieces: so many pieces are free; amount: so many fen less; percent: so much off every price.
Works = Literal["pieces", "amount", "percent"]
WORKS: Final[tuple[Works, ...]] = ("pieces", "amount", "percent")
# offered: its fee is not paid; withdrawn: it was taken back.
Standing = Literal["open", "offered", "coming", "used", "expired", "withdrawn"]
WITHDRAWN: Final = "withdrawn"
CANCELLED: Final = "cancelled"
# How one comes to a step: by having used the coupon of the step before, by hand, or by coming for
# the nth time.
Trigger = Literal["used", "hand", "visit"]
USED: Final = "used"
VISIT: Final = "visit"
TRIGGERS: Final[tuple[Trigger, ...]] = ("used", "hand", "visit")
MOST_VISITS: Final = 1_000
MOST_STEPS: Final = 20
# A slip beyond these: pieces at once, and a year's worth of days ten times over.
MOST_PIECES: Final = 10_000
MOST_DAYS: Final = 3_660
_ALL: Final = 100


class Terms(Struct, frozen=True):
    """What a coupon is good for: `amount` counts pieces, fen or per cent, `fee` is in fen.

    It holds for `days` days with the first one (None: for ever). The fee buys a term of `plan`.
    """

    works: Works
    amount: int
    days: int | None = None
    fee: int = 0
    plan: bytes | None = None


class CouponKind(Struct, frozen=True):
    """One kind of coupon; `amount` counts pieces, fen or per cent, `fee` is in fen.

    It holds for `days` days with the first one (None: for ever). `given` counts its coupons.
    """

    id: bytes
    title: str
    note: str
    works: Works
    amount: int
    days: int | None
    fee: int
    given: int = 0
    plan: bytes | None = None

    def until(self, first: date) -> str | None:
        """The last day of a coupon given on `first`, YYYY-MM-DD."""
        if self.days is None:
            return None
        return (first + timedelta(days=self.days - 1)).isoformat()


class Use(Struct, frozen=True):
    """One use; `off` of `price` in fen; `stands` unless others before it in the log used it up.

    `pending`: the judge has not decided it yet. A cancelled one does not stand.
    """

    id: bytes
    coupon: bytes
    member: bytes
    operator: str
    pieces: int
    price: int
    off: int
    at: int
    cancelled: bool
    reason: str
    pending: bool
    stands: bool = False

    @property
    def pays(self) -> int:
        """What was left to pay, in fen."""
        return self.price - self.off

    @property
    def twice(self) -> bool:
        """Whether it was used beyond what the coupon holds, unseen by who used it before."""
        return not self.stands and not self.cancelled


class Coupon(Struct, frozen=True):
    """One coupon in a member's hands, as its kind was when he got it; days are YYYY-MM-DD."""

    id: bytes
    member: bytes
    name: str
    number: str
    kind: bytes
    title: str
    works: Works
    amount: int
    fee: int
    start: str
    until: str
    taken: str
    withdrawn: bool
    ladder: bytes | None
    step: int
    uses: tuple[Use, ...] = ()

    @property
    def holds(self) -> int | None:
        """How many pieces or uses it is good for; None for as many as one likes."""
        return capacity(self.works, self.amount)

    @property
    def used(self) -> int:
        """How many pieces or uses of it stand."""
        return sum(one.pieces for one in self.uses if one.stands)

    @property
    def left(self) -> int | None:
        """How many pieces or uses are left; None for as many as one likes."""
        return None if self.holds is None else self.holds - self.used

    def standing(self, today: str) -> Standing:
        """Where it stands on a day YYYY-MM-DD."""
        if self.withdrawn:
            return "withdrawn"
        if self.left == 0:
            return "used"
        if self.until and self.until < today:
            return "expired"
        if today < self.start:
            return "coming"
        return "offered" if self.fee and not self.taken else "open"


class Step(Struct, frozen=True):
    """One step of a ladder and who came to it: people given, and people who used it.

    A coupon with a fee counts as used once the fee is paid. `nth` is the visit that brings it.
    """

    position: int
    kind: bytes
    title: str
    trigger: Trigger
    given: int = 0
    used: int = 0
    nth: int = 0

    @property
    def conversion(self) -> int | None:
        """Those who used it in whole per cent of those given it, half up; None for nobody."""
        return (2 * _ALL * self.used + self.given) // (2 * self.given) if self.given else None


class Ladder(Struct, frozen=True):
    """Coupons that follow one another."""

    id: bytes
    title: str
    note: str
    steps: tuple[Step, ...] = ()


class Used(Struct, frozen=True):
    """What using a coupon came to: fen off, fen to pay, and the title of the coupon it brought."""

    use: bytes
    off: int
    pays: int
    following: str = ""


def capacity(works: Works, amount: int) -> int | None:
    """How much of it there is to use: pieces, one use, or without end for a percentage."""
    if works == "percent":
        return None
    return amount if works == "pieces" else 1


def reduction(works: Works, amount: int, price: int) -> int:
    """How many fen a coupon takes off a price in fen.

    Pieces are free whatever they cost; an amount takes off no more than the price; a percentage
    is rounded to the fen, half a fen in favour of the member.
    """
    if works == "pieces":
        return price
    if works == "amount":
        return min(amount, price)
    return (price * amount * 2 + _ALL) // (_ALL * 2)


def standing(uses: Iterable[tuple[int, bool]], holds: int | None) -> list[bool]:
    """Which of a coupon's uses stand, given (pieces, cancelled) in the order of the judge's log."""
    found, used = [], 0
    for pieces, cancelled in uses:
        fits = not cancelled and (holds is None or used + pieces <= holds)
        used += pieces if fits else 0
        found.append(fits)
    return found
