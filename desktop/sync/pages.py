"""Where the log stood when each page of a snapshot was read, while others go on working."""

from bisect import bisect_left
from collections.abc import Sequence

from desktop.models.wire_snapshot import Paged


class Pages:
    """The pages so far of these tables, in the order in which their rows are asked for.

    A page is its end, (place of its last table, last record), and the seq it was read at; pages
    that were read at one seq are one, so that a log at rest needs no memory.
    """

    def __init__(self, tables: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(tables)}
        self._ends: list[tuple[int, bytes]] = []
        self._seqs: list[int] = []
        self.first: Paged | None = None
        self.last: Paged | None = None

    def came(self, page: Paged, following: str) -> None:
        """Note the next page; `following` is the table behind those that it was asked for with."""
        self.first, self.last = self.first or page, page
        table, last = (page.table, page.last) if page.table else (following, b"")
        end = (self._places.get(table, len(self._places)), last)
        if self._seqs and self._seqs[-1] == page.seq:
            self._ends[-1] = end
            return
        self._ends.append(end)
        self._seqs.append(page.seq)

    def seq(self, table: str, record: bytes) -> int:
        """Where the log stood when this record was read; -1 for one of no page."""
        place = self._places.get(table, len(self._places))
        at = bisect_left(self._ends, (place, record))
        return self._seqs[at] if at < len(self._seqs) else -1
