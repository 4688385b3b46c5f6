"""The log before a snapshot, as it travels: to a hub once, and to whoever joins afterwards."""

import msgspec

from desktop.models.sealing import Seed
from desktop.models.signed import Entry
from desktop.models.wire import PAGE_BYTES


class Give(msgspec.Struct, frozen=True, array_like=True):
    """What was judged before the hub was there: entries at seq 0 and below, in their order.

    Without entries it asks how far the hub has it.
    """

    entries: list[Entry]


class Given(msgspec.Struct, frozen=True, array_like=True):
    """Up to which seq the hub has the past; None before the first entry. At 0 it has all."""

    seq: int | None


class Behind(msgspec.Struct, frozen=True, array_like=True):
    """Asks for the log beyond `after` (None from its beginning) and up to `until`."""

    after: int | None
    until: int
    most: int = PAGE_BYTES


class Told(msgspec.Struct, frozen=True, array_like=True):
    """A page of the past with the seeds that it names; not `ready` while it still comes up.

    `giver` is the device that signed again what its author could not.
    """

    ready: bool
    entries: list[Entry]
    seeds: list[Seed]
    giver: bytes
