"""Registrations for an occurrence: who has a place, who waits, and what its terms are."""

from typing import Final, Literal

from msgspec import Struct

from desktop.models.calendar import REGISTERED

# What is recorded besides REGISTERED: that somebody does not come any more.
CANCELLED: Final = "cancelled"
# What follows from the order and the capacity: who has a place, who waits for one.
WAITING: Final = "waiting"
Standing = Literal["registered", "waiting", "cancelled"]
STANDINGS: Final[tuple[Standing, ...]] = (REGISTERED, WAITING, CANCELLED)


class Registration(Struct, frozen=True):
    """One member's registration as it stands.

    `member` is who he is today, `record` the id that was registered (another one once he was
    merged). `place` is his number on the waiting list from 1, 0 for who does not wait; `at` is
    when he registered (ms UTC). `pending`: the judge has not decided yet, so that it may change.
    `came` is when he was there (ms UTC), None for not.
    """

    member: bytes
    record: bytes
    name: str
    number: str
    standing: Standing
    place: int
    at: int
    method: str = ""
    extra: bool = False
    reason: str = ""
    pending: bool = False
    came: int | None = None


class Counts(Struct, frozen=True):
    """How many have a place, wait, cancelled; how many of those with a place are there.

    `capacity` is None where any number may come; `kept` are the seats of packs that are out.
    """

    capacity: int | None = None
    registered: int = 0
    waiting: int = 0
    cancelled: int = 0
    came: int = 0
    kept: int = 0

    @property
    def free(self) -> int | None:
        """How many places are left, None for any number."""
        taken = self.registered + self.kept
        return None if self.capacity is None else max(0, self.capacity - taken)

    @property
    def missing(self) -> int:
        """How many have a place and are not there."""
        return self.registered - self.came


class Registered(Struct, frozen=True):
    """What an action on registrations answers.

    `people` are those it was about, as they stand now; `moved` who came up from the waiting list
    by it, in order; `already` who was registered before; `refused` who does not meet the
    condition, where the others were taken.
    """

    occurrence: bytes
    people: tuple[Registration, ...] = ()
    moved: tuple[Registration, ...] = ()
    already: tuple[bytes, ...] = ()
    refused: tuple[bytes, ...] = ()


def places(capacity: int | None) -> int | None:
    """How many places a capacity means, None for any number."""
    return capacity if capacity is not None and capacity > 0 else None


# What becomes of an entry of a 接龙: registered now, already there, called off in the text itself;
# nobody or several are meant; does not meet the condition.
SignedAs = Literal["new", "already", "cancelled", "unknown", "several", "refused"]

# How both are said, in Chinese and in English.
STANDING_WORDS: Final[dict[str, tuple[str, str]]] = {
    REGISTERED: ("已报", "registered"),
    WAITING: ("候补", "waiting"),
    CANCELLED: ("已取消", "cancelled"),
    "new": ("可以报名", "can be registered"),
    "already": ("已经报过", "registered before"),
    "unknown": ("名单里没有", "not in the list"),
    "several": ("不止一位", "several"),
    "refused": ("不符合条件", "not eligible"),
}


class Signed(Struct, frozen=True):
    """One entry of a 接龙: whom it means, and what becomes of it.

    `more` are those who come along, whom it does not name.
    """

    position: int
    name: str
    member: bytes | None
    standing: SignedAs
    more: int
    text: str
