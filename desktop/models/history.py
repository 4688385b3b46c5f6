"""Actions looked back on: what was done, and what undoing it put back or left alone."""

from msgspec import Struct


class Done(Struct, frozen=True):
    """One recorded action; `own` when this device's operator did it, `at` in ms UTC.

    `first` and `last` are its changesets' local numbers: an action comes before another by them.
    """

    action: bytes
    kind: str
    operator: bytes
    operator_name: str
    at: int
    count: int
    own: bool
    undone: bool
    first: int = 0
    last: int = -1


class Concerned(Struct, frozen=True):
    """How many people an action is about, 0: none; for an undo the kind of what it took back.

    `brought` when it was the undo of an undo, so that what is named came back.
    """

    people: int = 0
    took_back: str = ""
    brought: bool = False


class Kept(Struct, frozen=True):
    """What an undo left alone since somebody changed it later; `field` "" is the record."""

    table: str
    record: bytes
    field: str
    changed_by: str
    at: int


class Undone(Struct, frozen=True):
    """The answer of an undo: how many records and fields went back, and what was left alone."""

    action: bytes
    kind: str
    reverted: int
    kept: tuple[Kept, ...]
