"""A table's rows where there may be millions: the near ones at once, those far down when found."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.store.community import Reads
from desktop.views.parts.aside import Aside
from desktop.views.parts.table import PAGE, Column, PagedModel, Row

# Steps of SQLite that a page may take at once: to pass over thousands of rows takes more.
NEAR = 6_000
# Pages asked for together: what is in sight after a jump.
_IN_SIGHT = 4

Fetch = Callable[[Reads, int, int], Sequence[Row]]


class FarModel(PagedModel):
    """Rows that are not found yet are None, and painted as nothing."""

    def __init__(
        self,
        screen: QWidget,
        reads: Reads,
        columns: Sequence[Column],
        count: Callable[[], int],
        fetch: Fetch,
    ) -> None:
        self._reads, self._page = reads, fetch
        self._aside = Aside(screen, reads)
        self._wanted: list[int] = []
        super().__init__(columns, count, self._soon)

    def reload(self) -> None:
        """Read a changed query from its first row."""
        self._aside.give_up()
        self._wanted.clear()
        super().reload()

    def _soon(self, offset: int, limit: int) -> Sequence[Row]:
        found = self._reads.soon(NEAR, lambda reads: self._page(reads, offset, limit))
        if found is not None:
            return found
        self._wanted = [*self._wanted, offset][-_IN_SIGHT:]
        wanted = tuple(self._wanted)
        self._aside.ask(
            lambda reads: {at: self._page(reads, at, limit) for at in wanted}, self._take
        )
        return [None] * limit

    def _take(self, found: dict[int, Sequence[Row]]) -> None:
        self._wanted.clear()
        for offset, rows in found.items():
            self._pages[offset // PAGE] = rows
            last = self.index(offset + len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(offset, 0), last)
