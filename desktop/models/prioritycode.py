"""Priority codes: how one is written and made, and which use of it stands."""

import secrets
from typing import Final

from msgspec import Struct

# Neither 0 nor O, 1 nor I: a code is read out and typed.
_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LONG: Final = 10
_PART: Final = 5
# One's own codes: what fits on a card.
MOST: Final = 40
MOST_AT_ONCE: Final = 1_000
CANCELLED: Final = "cancelled"


class CodeUse(Struct, frozen=True):
    """One use of a code; the earliest that was not cancelled stands."""

    id: bytes
    member: bytes
    name: str
    number: str
    operator: str
    at: int
    cancelled: bool
    reason: str
    pending: bool
    stands: bool = False

    @property
    def twice(self) -> bool:
        """Whether somebody else, unseen, used it before."""
        return not self.stands and not self.cancelled


class PriorityCode(Struct, frozen=True):
    """A code, used once; `member` may use it, or anybody (None), until a day YYYY-MM-DD or ""."""

    code: str
    title: str
    member: bytes | None
    name: str
    until: str
    cancelled: bool
    uses: tuple[CodeUse, ...] = ()

    @property
    def used(self) -> CodeUse | None:
        """The use that stands."""
        return next((one for one in self.uses if one.stands), None)

    @property
    def twice(self) -> bool:
        """Whether it was used more than once, by people who did not see each other."""
        return any(one.twice for one in self.uses)

    def standing(self, today: str) -> str:
        """cancelled, used, expired or open on a day YYYY-MM-DD."""
        if self.cancelled:
            return "cancelled"
        if self.used:
            return "used"
        return "expired" if self.until and self.until < today else "open"


def plain(written: str) -> str:
    """A code as it is kept, however it was typed: capitals, without blanks and hyphens."""
    return "".join(written.upper().replace("-", " ").split())


def shown(code: str) -> str:
    """A code as people read it: one that was made here in two parts."""
    if len(code) == _LONG and set(code) <= set(_LETTERS):
        return f"{code[:_PART]}-{code[_PART:]}"
    return code


def fresh() -> str:
    """A new code of 50 random bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LONG))
