"""Actions looked back on: what was done, and what undoing it put back or left alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """One recorded action; `own` when this device's operator did it, `at` in ms UTC."""

    action: bytes
    kind: str
    operator: bytes
    operator_name: str
    at: int
    count: int
    own: bool
    undone: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What an undo left alone since somebody changed it later; `field` "" is the record."""

    table: str
    record: bytes
    field: str
    changed_by: str
    at: int


@dataclass(frozen=True, slots=True)
class Undone:
    """The answer of an undo: how many records and fields went back, and what was left alone."""

    action: bytes
    kind: str
    reverted: int
    kept: tuple[Kept, ...]
