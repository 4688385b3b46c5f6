"""Gifts and redemptions: who has a piece follows from the order of the judge's log and the stock.

Pure, and the same on every laptop: what is read here was said by devices, not decided by them.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, get_args

from msgspec import Struct, field
from msgspec.structs import replace

# 待确认, 待发, 已发, 已取消.
State = Literal["pending", "ready", "handed", "cancelled"]
STATES: Final[tuple[State, ...]] = get_args(State)
# What somebody has to look at: none left for it, beyond what one person may have, beyond his
# points, handed out twice, taken back though it is gone.
Trouble = Literal["", "short", "limit", "overdrawn", "twice", "gone"]
TROUBLES: Final[tuple[Trouble, ...]] = get_args(Trouble)
# A gift that is not offered for the time being.
WITHDRAWN: Final = "withdrawn"
# What a laptop may take in points before the judge has seen any of it, where nobody says.
POINTS_UNSEEN: Final = 2_000
MOST_PIECES: Final = 1_000_000
MOST_COST: Final = 1_000_000


class Lease(Struct, frozen=True):
    """Pieces of a gift kept for one device. `place` is the judge's seq, None while undecided."""

    id: bytes
    device: bytes
    pieces: int
    place: int | None
    born: int


class Claim(Struct, frozen=True):
    """A redemption as it was said, before anything is made of it.

    `person` is who its member is today; `handed` counts the devices that handed it out; `reversed`
    tells that its points were given back, `back` that the gift came back as well; `place` is the
    judge's seq, None while undecided.
    """

    id: bytes
    device: bytes
    person: bytes
    pieces: int
    place: int | None
    born: int
    handed: int = 0
    reversed: bool = False
    back: bool = False


class Standing(Struct, frozen=True):
    """What became of a redemption. `own`: a piece kept for its device is its."""

    state: State
    trouble: Trouble = ""
    own: bool = False


class Shelf(Struct):
    """A gift's pieces: `free` for everybody, `kept` by device, and how each redemption stands."""

    free: int
    kept: dict[bytes, int] = field(default_factory=dict)
    granted: dict[bytes, int] = field(default_factory=dict)
    standings: dict[bytes, Standing] = field(default_factory=dict)


def settle(
    stock: int, leases: Iterable[Lease], claims: Iterable[Claim], per_person: int | None = None
) -> Shelf:
    """Give out a gift's pieces in the order of the log; what waits for the judge comes last.

    A lease takes what is left when the judge saw it, and nothing before. A redemption takes from
    what its device keeps, then from what is free for all; what was handed out has its piece
    whatever is left. Neither a cancelled nor a late one takes any.
    """
    shelf, held = Shelf(stock), dict[bytes, int]()
    for one in _in_order([*leases, *claims]):
        if isinstance(one, Lease):
            taken = max(0, min(one.pieces, shelf.free)) if one.place is not None else 0
            shelf.free -= taken
            shelf.granted[one.id] = taken
            shelf.kept[one.device] = shelf.kept.get(one.device, 0) + taken
        else:
            shelf.standings[one.id] = _place(shelf, one, held, per_person)
    return shelf


def _in_order(found: Sequence[Lease | Claim]) -> list[Lease | Claim]:
    def place(one: Lease | Claim) -> tuple[bool, int, int, bytes]:
        return one.place is None, one.place or 0, one.born, one.id

    return sorted(found, key=place)


def over(handed: int, *, reversed_: bool, back: bool) -> Standing:
    """How a redemption stands that was cancelled or handed out: others do not touch it."""
    if not reversed_:
        return Standing("handed", "twice" if handed > 1 else "")
    # One laptop gave the points back, another the gift out: a piece is gone.
    return Standing("cancelled", "gone" if handed and not back else "")


def _place(shelf: Shelf, claim: Claim, held: dict[bytes, int], per_person: int | None) -> Standing:
    have = held.get(claim.person, 0)
    if claim.reversed or claim.handed:
        stands = over(claim.handed, reversed_=claim.reversed, back=claim.back)
        if stands.state == "handed":
            held[claim.person] = have + claim.pieces
        elif stands.trouble != "gone":
            return stands
        own = _take(shelf, claim, claim.pieces * claim.handed)
        return replace(stands, own=own and stands.state == "handed")
    if per_person is not None and have + claim.pieces > per_person:
        return Standing("pending", "limit")
    if claim.pieces > max(shelf.kept.get(claim.device, 0), shelf.free):
        return Standing("pending", "short")
    held[claim.person] = have + claim.pieces
    own = _take(shelf, claim, claim.pieces)
    return Standing("pending" if claim.place is None else "ready", "", own)


def _take(shelf: Shelf, claim: Claim, pieces: int) -> bool:
    """Take pieces from what the device keeps, or all from what is free; whether of its own."""
    if shelf.kept.get(claim.device, 0) >= pieces:
        shelf.kept[claim.device] -= pieces
        return True
    shelf.free -= pieces
    return False


class Gift(Struct, frozen=True):
    """A gift as a list shows it.

    `stock` are all pieces there ever were, `free` those that anybody may have, `mine` those kept
    for this device, `elsewhere` those kept for others; `waiting` counts redemptions to hand out,
    `handed` the pieces given out.
    """

    id: bytes
    name: str
    note: str
    cost: int
    per_person: int | None
    withdrawn: bool
    stock: int = 0
    free: int = 0
    mine: int = 0
    elsewhere: int = 0
    waiting: int = 0
    handed: int = 0

    @property
    def here(self) -> int:
        """How many this device may still promise."""
        return max(self.mine, 0) + max(self.free, 0)


class Redemption(Struct, frozen=True):
    """One member's redemption as it stands; `cost` are the points it took in all.

    `may_hand_out`: this device may give it out now, also without a network; `at`, `handed` and
    `cancelled` are ms UTC; `pending` tells that the judge has not decided yet.
    """

    id: bytes
    gift: bytes
    gift_name: str
    member: bytes
    name: str
    number: str
    pieces: int
    cost: int
    at: int
    state: State
    trouble: Trouble = ""
    pending: bool = False
    may_hand_out: bool = False
    handed: int | None = None
    cancelled: int | None = None
    note: str = ""


class RedemptionQuery(Struct, frozen=True):
    """Which redemptions a list holds; empty fields do not narrow it."""

    states: tuple[State, ...] = ()
    gift: bytes | None = None
    member: bytes | None = None
    troubled: bool = False


class GiftFields(Struct, frozen=True):
    """What an operator says of a gift."""

    name: str
    cost: int
    per_person: int | None = None
    note: str = ""
