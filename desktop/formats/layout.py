"""How a roster lies in its sheet: tables side by side, and a name that stands in two columns."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from desktop.formats.header import fold_title, is_of_others, meaning

_SURNAMES = frozenset(("姓", "姓氏", "lastname", "familyname", "surname"))
_GIVEN = frozenset(("名", "名字", "firstname", "givenname", "forename"))
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")

Rows = Iterable[tuple[int, Sequence[str]]]


class Layout(Struct, frozen=True):
    """Where the tables of a sheet stand, and which columns make a name (surname, given name).

    `titles` are those of one table, with 姓名 over what is joined. `tables` are empty where the
    sheet is one table from edge to edge.
    """

    titles: list[str]
    tables: tuple[range, ...] = ()
    name: tuple[int, int] | None = None

    def rows(self, numbered: Rows) -> Iterator[tuple[int, Sequence[str]]]:
        """The rows of all its tables under the one header, each with its line in the sheet."""
        for line, cells in numbered:
            for part in self._parts(cells):
                yield line, self._named(part) if self.name else part

    def _parts(self, cells: Sequence[str]) -> Iterable[Sequence[str]]:
        if not self.tables:
            return (cells,)
        parts = [cells[table.start : table.stop] for table in self.tables]
        # What stands alone above or below tables belongs to the sheet and is no row of each.
        return [part for part in parts if any(cell.strip() for cell in part)]

    def _named(self, cells: Sequence[str]) -> Sequence[str]:
        assert self.name is not None
        surname, given = (cells[i].strip() if i < len(cells) else "" for i in self.name)
        first, second = sorted(self.name)
        joined = [*cells, *[""] * (second + 1 - len(cells))]
        chinese = _IDEOGRAPH.search(surname + given)
        joined[first] = surname + given if chinese else f"{given} {surname}".strip()
        joined[second] = ""
        return joined


def layout_of(titles: Sequence[str], above: Sequence[str] = ()) -> Layout:
    """How the table of this header lies; `above` is the row above it, which may part people.

    Tables are side by side where the titles begin anew with the first of them and go on as they
    did, with a name in each.
    """
    tables = _tables(titles, above)
    own = [titles[i] for i in tables[0]] if tables else list(titles)
    while tables and own and not own[-1]:
        own.pop()
    name = _name_columns(own)
    if name:
        first, second = sorted(name)
        own[first], own[second] = ("Name" if own[first].isascii() else "姓名"), ""
    return Layout(own, tables, name)


def _tables(titles: Sequence[str], above: Sequence[str]) -> tuple[range, ...]:
    folded = [fold_title(title) if title else "" for title in titles]
    first = next((title for title in folded if title), "")
    starts = [i for i, title in enumerate(folded) if first and title == first]
    ends = [*starts[1:], len(folded)]
    blocks = [folded[start:end] for start, end in zip(starts, ends, strict=True)]
    for block in blocks:
        while block and not block[-1]:
            block.pop()
    if len(blocks) < 2 or len(blocks[0]) < 2 or any(map(is_of_others, above)):
        return ()
    if not any(meaning(title) in (("name", True), ("nickname", True)) for title in blocks[0]):
        return ()
    if any(block != blocks[0][: len(block)] or len(block) < 2 for block in blocks):
        return ()
    return tuple(range(at, at + len(blocks[0])) for at in starts)


def _name_columns(titles: Sequence[str]) -> tuple[int, int] | None:
    folded = [fold_title(title) if title else "" for title in titles]
    surname = next((i for i, title in enumerate(folded) if title in _SURNAMES), None)
    given = next((i for i, title in enumerate(folded) if title in _GIVEN), None)
    if surname is None or given is None:
        return None
    others = (title for i, title in enumerate(titles) if title and i not in (surname, given))
    if any(meaning(title) == ("name", True) for title in others):
        return None
    return surname, given
