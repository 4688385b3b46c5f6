"""What an action changed, as every open page hears it."""

from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

# Above this many changed fields a page re-reads its visible window instead of patching.
PATCH_LIMIT = 500

Origin = Literal["local", "hub"]


class Change(Struct, frozen=True):
    """One field of one record, before and after; `field` is "" when the record came or went."""

    table: str
    record: bytes
    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything one action changed; `items` is empty when more than PATCH_LIMIT changed."""

    action: bytes
    kind: str
    tables: frozenset[str]
    count: int
    items: tuple[Change, ...] = ()
    origin: Origin = "local"
    result: object = field(default=None, compare=False)

    @property
    def nothing(self) -> bool:
        """True when the action found nothing to change and so recorded nothing."""
        return self.count == 0
