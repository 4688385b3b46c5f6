"""A block of cells pasted into the list of members: what each of its rows would do."""

import csv
import io
from typing import Literal

from msgspec import Struct

from desktop.models.problem import Problem

# So many rows at once; a longer list is a file to import.
MOST = 5_000
WIDEST = 50

State = Literal["new", "changed", "same", "refused"]


class Line(Struct, frozen=True):
    """One row of a block: whom it is about (None: nobody yet) and what it sets, by field."""

    member: bytes | None
    name: str
    state: State
    before: dict[str, str]
    after: dict[str, str]
    problem: Problem | None = None


class Plan(Struct, frozen=True):
    """What a block would do, row by row, none left out and none past it."""

    fields: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: tuple[str | int, ...] = ()

    def count(self, state: State) -> int:
        """How many rows have this state."""
        return sum(line.state == state for line in self.lines)


class Block(Struct, frozen=True):
    """The cells, and the field that each column sets; "" for a column that sets none.

    `members` are those that the rows stand for, in order, None past the end of the list; without
    them each row says itself whom it means, by number or phone. `left_out` are the columns with
    cells that set nothing: by title, by key where the list has such a column, by place where not.
    """

    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    members: tuple[bytes | None, ...] | None = None
    left_out: tuple[str | int, ...] = ()


def cells(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a text as a spreadsheet puts it on the clipboard: tabs, and quotes around lines.

    Empty lines at the end are none of the block. Raises Problem paste.too_many.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    rows = list(csv.reader(io.StringIO(plain), delimiter="\t")) if plain else []
    if len(rows) > MOST or any(len(row) > WIDEST for row in rows):
        raise Problem("paste.too_many", limit=MOST)
    return tuple(tuple(cell.strip() for cell in row) for row in rows)
