"""One kind of change each: how it is made, and which cell of the matrix it asks for.

What two rooms need to make them stands here; the kinds themselves in `cells_….py`.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from desktop.models import schema
from desktop.models.op import Kind, Op
from tests.hub.place import Place

Has = Callable[..., bool]


def said_again(op: Op, **fields: Any) -> Op:
    """The same record said otherwise; what a key needs is said again."""
    key = {name: op.clear[name] for name in schema.table(op.table).key}
    whom = schema.table(op.table).subject_field
    subject = fields.get(whom, op.clear.get(whom)) if whom else None
    return replace(op, clear={**key, **fields}, subject=subject)


def taken_away(op: Op) -> Op:
    key = {name: op.clear[name] for name in schema.table(op.table).key}
    return Op(Kind.DELETE, op.table, op.record, key)


@dataclass(frozen=True)
class Cell:
    """One kind of change: how it is made, and which cell of the matrix it asks for.

    `make` gives the op and, before it, what the owner has to state for it.
    """

    name: str
    make: Callable[[Place, str], tuple[list[Op], Op]]
    asks: Callable[[Has], bool]
    # Whether it is about a member of a chapter, so that a role in that chapter may do it.
    local: bool = False


def cells(table: str, asks: Callable[[Has], bool], fields: Callable[[Place], dict[str, Any]],
           other: dict[str, Any] | None, *, local: bool = False,
           deleted: Callable[[Has], bool] | None = None,
           ) -> Iterator[Cell]:  # fmt: skip
    """A table's new, edited and deleted record."""

    def made(place: Place, _: str) -> tuple[list[Op], Op]:
        return [], place.new(table, **fields(place))

    def edited(place: Place, _: str) -> tuple[list[Op], Op]:
        op = place.new(table, **fields(place))
        return [op], said_again(op, **(other or {}))

    def removed(place: Place, _: str) -> tuple[list[Op], Op]:
        op = place.new(table, **fields(place))
        return [op], taken_away(op)

    yield Cell(f"{table}: new", made, asks, local)
    if other is not None:
        yield Cell(f"{table}: edit", edited, asks, local)
    yield Cell(f"{table}: delete", removed, deleted or asks, local)


def asks(cell: str, *variants: str) -> Callable[[Has], bool]:
    return lambda has: has(cell, *variants)


def both(*cells: str) -> Callable[[Has], bool]:
    return lambda has: all(has(cell, "own") for cell in cells)


def never(has: Has) -> bool:
    return False


def always(has: Has) -> bool:
    return True


def anything(has: Has) -> bool:
    return has("")


WRITE = asks("member.write")


GRANT = asks("role.grant", "below-deputy")


def any_number() -> int:
    return int.from_bytes(os.urandom(3), "big") + 1


def any_text() -> str:
    return os.urandom(6).hex()
