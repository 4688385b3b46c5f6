"""How far a community, and each of its devices, has got."""

from typing import NamedTuple

from desktop.models.judging_known import Row


class Head(NamedTuple):
    """Where a community's log stands, with the mark (`models.tail`) there."""

    epoch: int
    seq: int
    since: int
    mark: bytes


class Device(NamedTuple):
    """How far a device got: the number, op and signature of its last changeset, its verdicts."""

    number: int
    op: int
    signature: bytes
    ruled: int


class Remembered(NamedTuple):
    """What a process knows of a community's team from its last transaction, true at that seq."""

    epoch: int
    seq: int
    rows: dict[tuple[str, bytes], Row | None]
    looks: dict[tuple[str, str, object], frozenset[bytes]]
    sums: dict[str, int] | None
