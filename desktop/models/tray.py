"""What syncing leaves for a person to see: work that waits, work sent back, values that met."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Counts:
    """How much lies in the tray: actions that wait or were sent back, cards nobody settled."""

    waiting: int = 0
    cards: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """An own action of which `left` of `count` ops are not decided yet; `at` in ms UTC."""

    action: bytes
    kind: str
    operator: str
    at: int
    count: int
    left: int


@dataclass(frozen=True, slots=True)
class Returned:
    """An own action of which `back` of `count` ops do not stand, all for one reason.

    `verdict` is refused, aside (it waits for the owner) or discarded; `at` in ms UTC.
    """

    action: bytes
    kind: str
    at: int
    count: int
    back: int
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two values: which op set it, who that was and when (ms UTC)."""

    value: Any
    operator: str
    at: int
    own: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Two values that were set without seeing each other: one stands, one was lost.

    `title` is the record's name; `op` with record and field names the card. `key` are the key
    fields of a record that is found by them.
    """

    op: int
    table: str
    record: bytes
    key: tuple[Any, ...]
    field: str
    title: str
    stands: Side
    lost: Side


@dataclass(frozen=True, slots=True)
class Held:
    """What a device can read: classes (1 basic, 2 contact, 3 private) of so many people."""

    classes: tuple[int, ...]
    people: int
