"""Actions looked back on: what was done, and what undoing it put back or left alone."""

from msgspec import Struct


class Done(Struct, frozen=True):
    """One recorded action; `own` when this device's operator did it, `at` in ms UTC."""

    action: bytes
    kind: str
    operator: bytes
    operator_name: str
    at: int
    count: int
    own: bool
    undone: bool


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
