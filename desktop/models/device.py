"""A device as the list of devices shows it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Literal

from msgspec import Struct

from desktop.models.role import Role


class Device(Struct, frozen=True):
    """One installation of one operator.

    `revoked` is when it was revoked (ms), 0 while it is not; `role` the highest that its operator
    holds today; `own` is true for the device that asks.
    """

    id: bytes
    name: str
    operator: bytes
    operator_name: str
    role: Role | None
    revoked: int
    own: bool


def told_apart(found: Mapping[bytes, Sequence[str]]) -> dict[bytes, str]:
    """What to call each device, no two alike: its first word; where these are alike its next ones
    too, as far as it has them, and a number in the end."""
    told = dict.fromkeys(found, "")
    for words in zip_longest(*found.values(), fillvalue=""):
        count = Counter(told.values())
        for (one, text), word in zip(told.items(), words, strict=True):
            if word and (not text or count[text] > 1):
                told[one] = f"{text} · {word}" if text else word
    seen, count = Counter[str](), Counter(told.values())
    for one, text in told.items():
        seen[text] += 1
        if count[text] > 1:
            told[one] = f"{text} · {seen[text]}"
    return told


# owed: the newest keys were not given to it, or not renewed after it was revoked. given: they wait
# for it to fetch them. held: it has been heard since, or knew them when it came.
KeyState = Literal["owed", "given", "held"]


class KeyStand(Struct, frozen=True):
    """How a device stands with the newest keys of what it may read; `classes` those not held yet
    (1 basic, 2 contact, 3 private)."""

    state: KeyState
    classes: tuple[int, ...] = ()


class Farewell(Struct, frozen=True):
    """When the hub told a revoked device so (ms), and when it said that its keys are destroyed, 0
    while it has not."""

    told: int
    gone: int


class Revoked(Struct, frozen=True):
    """The receipt of a revocation: what the device held, by class, and of how many people.

    `renewed` are the classes whose keys are new for values to come. What it has read it may have
    kept; `index_key`: it knows the key by which phones are found, which is never renewed.
    """

    device: bytes
    classes: tuple[str, ...]
    renewed: tuple[str, ...]
    people: int
    index_key: bool
