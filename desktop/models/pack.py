"""外带包: a slice of the roster for one evening on a laptop that is no device of the community."""

from typing import Any, Final, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct

from desktop.models.invitation import PACK, Invitation, read_code
from desktop.models.presence import THERE
from desktop.models.problem import Problem
from desktop.models.recovery import derive

# How many it takes along at most: a list for one evening, not the roster.
MOST: Final = 5_000
# How many member numbers, and seats for walk-ins, it has for itself unless another count is asked.
SEATS: Final = 20
MOST_SEATS: Final = 500
# Without a day of its own it expires so long after the evening's end.
GRACE_MS: Final = 24 * 3600 * 1000
UNDONE: Final = ("came", "placed", "new")


class Block(Struct, frozen=True, array_like=True):
    """Member numbers that nobody else gives out, both ends included."""

    scheme: str
    first: int
    last: int

    def holds(self, scheme: str, value: int) -> bool:
        """Whether this is one of its numbers."""
        return scheme == self.scheme and self.first <= value <= self.last


class Person(Struct, frozen=True, array_like=True):
    """A member as the pack has him: no phone (its last four digits where asked for), no note."""

    member: bytes
    name: str
    nickname: str
    reading: str
    tail: str
    # (scheme, value, as it was spelled), the one shown last.
    numbers: tuple[tuple[str, int, str | None], ...]


class Listed(Struct, frozen=True, array_like=True):
    """Somebody of the pack who is registered; `extra`: beyond the capacity, for a reason."""

    member: bytes
    extra: bool = False


class Slice(Struct, frozen=True, kw_only=True):
    """What a pack says besides its people; days and times as the tables have them.

    `registered` are those of its people who are, in the order of their places; `elsewhere` are the
    places of the capacity that others have, so that no more than its own are given out there.
    """

    community: bytes
    title: str
    zone: str
    prefix: str
    width: int | None
    whom: str
    series: dict[str, Any]
    row: dict[str, Any]
    pack: bytes = b""
    at: int = 0
    expires: int = 0
    people: int = 0
    blocks: tuple[Block, ...] = ()
    registered: tuple[Listed, ...] = ()
    elsewhere: int = 0


class Held(Struct, frozen=True):
    """What an opened pack's folder keeps of it; `people` are the ids that came with it, and
    `registered` those of them who were registered."""

    pack: bytes
    secret: bytes
    whom: str
    at: int
    expires: int
    series: bytes
    original: str
    people: tuple[bytes, ...]
    # When the last file for the way back was written, 0 before.
    returned: int = 0
    registered: tuple[bytes, ...] = ()

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "Held(…)"

    def over(self, now_ms: int) -> bool:
        """Whether it has expired, by a clock that may be wrong."""
        return now_ms >= self.expires


class Known(Struct, frozen=True):
    """A pack as the community knows it: for whom, which evening, how many, and what came back."""

    id: bytes
    series: bytes
    original: str
    title: str
    whom: str
    at: int
    expires: int
    people: int
    seats: int
    returned: int


class Newcomer(Struct, frozen=True, array_like=True):
    """Somebody new at the pack's door; without `value` his number is still to come."""

    member: bytes
    name: str
    phone: str
    scheme: str
    value: int


class Came(Struct, frozen=True, array_like=True):
    """A member's earliest scan there, ms UTC; `late` or `timely` where a person said so there."""

    member: bytes
    at: int
    method: str
    state: str = THERE
    reason: str = ""


class Placed(Struct, frozen=True, array_like=True):
    """Somebody who registered there: when (ms UTC) and how."""

    member: bytes
    at: int
    method: str


class Wrong(Struct, frozen=True, array_like=True):
    """A check-in that was taken back there, for a reason."""

    member: bytes
    at: int
    reason: str


class Undone(Struct, frozen=True, array_like=True):
    """What was done there and undone: that a member came, has a place, or is one."""

    what: Literal["came", "placed", "new"]
    member: bytes


class Written(Struct, frozen=True, array_like=True):
    """Which laptop wrote what comes back; the greater number of one laptop was written later."""

    door: bytes
    number: int


class Back(Struct, frozen=True):
    """All that was done on the pack's laptop."""

    written: Written
    new: tuple[Newcomer, ...] = ()
    came: tuple[Came, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    placed: tuple[Placed, ...] = ()
    undone: tuple[Undone, ...] = ()


class Report(Struct, frozen=True):
    """What a pack that came back changed: how many each."""

    came: int = 0
    # Was there already, by an earlier scan elsewhere or from an earlier way back.
    known: int = 0
    earlier: int = 0
    new: int = 0
    taken_back: int = 0
    # A person there said when they came, late or in time.
    put_right: int = 0
    # New ones of before who were undone there, and whom nobody had done anything with here.
    sent_off: int = 0
    # New ones with the phone of somebody who is there: they wait among the tasks.
    alike: int = 0
    # Erased or removed meanwhile.
    gone: int = 0
    # Registered at its door: all of them, who waits here since the places are gone, and who was
    # left out since he does not meet the condition.
    placed: int = 0
    over: int = 0
    unfit: int = 0


def code(secret: bytes) -> Invitation:
    """The code that opens the pack, from its 16 random bytes."""
    return Invitation(PACK, secret)


def typed_code(text: str) -> Invitation:
    """The code of a pack as it was typed, with its beginning or without.

    Raises Problem sync.code_mistyped, pack.other_code.
    """
    found = read_code(text, PACK)
    if found.address != PACK:
        raise Problem("pack.other_code")
    return found


def back_key(secret: bytes) -> bytes:
    """Seals what comes back."""
    return derive(secret, b"qunzhu pack back v1")


def sign_key(secret: bytes) -> bytes:
    """The raw Ed25519 key with which both files are signed: whoever holds the code."""
    return derive(secret, b"qunzhu pack sign v1")


def sign_public(secret: bytes) -> bytes:
    """The public half of `sign_key`."""
    return Ed25519PrivateKey.from_private_bytes(sign_key(secret)).public_key().public_bytes_raw()
