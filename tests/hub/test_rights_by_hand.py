"""Every role against every kind of change, by a client that asks nobody's leave.

What is expected is told twice over: by the matrix itself (the presets' cells), and by the tables
beside it (`cells_….py`), which say which cell each kind of change asks for. Nothing of the judge's
own is used.
"""

from collections.abc import Iterator

import pytest

from desktop.models import schema
from tests.hub import (
    cells_calendar,
    cells_content,
    cells_joining,
    cells_members,
    cells_money,
    cells_points,
    cells_structure,
)
from tests.hub.cells import Cell, Has, always, anything
from tests.hub.hand import STANDS
from tests.hub.place import ACTORS, NOWHERE, SCOPED, Place, build

CELLS = (
    *cells_joining.CELLS,
    *cells_members.CELLS,
    *cells_structure.CELLS,
    *cells_calendar.CELLS,
    *cells_content.CELLS,
    *cells_money.CELLS,
    *cells_points.CELLS,
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    found = build(tmp_path_factory.mktemp("rights"))
    yield found
    found.town.team.close()


def _has(cells: frozenset[str]) -> Has:
    def has(cell: str, *variants: str) -> bool:
        if not cell:
            return bool(cells)
        return cell in cells or any(f"{cell}:{variant}" in cells for variant in variants)

    return has


def _verdict(place: Place, who: str, cell: Cell) -> str:
    before, op = cell.make(place, who)
    if before:
        assert place.town.owner.push(*before) == STANDS
    return place.hands[who].push(op)


@pytest.mark.parametrize("who", ACTORS)
@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_a_role_does_what_the_matrix_says_and_nothing_else(
    place: Place, who: str, cell: Cell
) -> None:
    if who == "owner" and cell.name in ("assignment: a second owner", "operator: the owner's"):
        assert _verdict(place, who, cell) == "owner"
        return
    stands = cell.asks(_has(ACTORS[who]))
    assert (_verdict(place, who, cell) == STANDS) is stands


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_a_role_in_a_chapter_does_it_for_members_there(place: Place, cell: Cell) -> None:
    # What belongs to no chapter, such a role has for occurrences that it leads, or not at all.
    cells = {one for one in SCOPED if one not in NOWHERE} | {"calendar.write:own"}
    anyway = cell.asks in (always, anything) or cell.name in (
        "occurrence: one's own",
        "occurrence: bare under a check-in or a run sheet",
        "sheet_part: at one's own",
        "question: at one's own",
        "transcript_line: at one's own",
        "content_item: one's own",
        "content_item: behind whose slot one stands",
        "content_item: in a slot that one hosts",
        "content_check: of one's own item",
        "proposal: in one's own name",
        "duty: one's own day done",
        "duty: one's own day again",
        "duty: of a session that one hosts",
    )
    stands = (cell.local or anyway) and cell.asks(_has(frozenset(cells)))
    assert (_verdict(place, "scoped", cell) == STANDS) is stands


def test_every_table_has_its_cells() -> None:
    """A table that is added is a table that somebody has to think of."""
    told = {cell.name.partition(":")[0] for cell in CELLS}
    assert {table.name for table in schema.TABLES} - told <= {"lease"}
