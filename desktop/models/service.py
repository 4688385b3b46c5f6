"""What the team did for the community in a month, and whom to thank for it."""

from typing import Final

from msgspec import Struct

from desktop.models.role import Holding

# One line of the log is of one day.
LONGEST_MINUTES: Final = 24 * 60
LONGEST_TEXT: Final = 200


class Service(Struct, frozen=True):
    """Somebody did something for the community on a day; "" for what may not be read."""

    id: bytes
    member: bytes
    name: str
    date: str
    minutes: int
    what: str


class Thanked(Struct, frozen=True):
    """Somebody to thank: the roles he held in the month, how often he did something and what.

    An operator who is no member has `member` None.
    """

    member: bytes | None
    name: str
    nickname: str
    duties: tuple[Holding, ...]
    times: int
    minutes: int
    what: tuple[str, ...]


def hours(minutes: int) -> str:
    """Minutes as hours with at most two decimals: 90 is 1.5."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
