"""Venues against what they offer: a row each, a column for every module."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.venue import Venue
from desktop.views.parts.grid import Table
from desktop.views.parts.table import Column, PagedModel

# More columns nobody compares; what most venues have comes first.
SHOWN = 12


class VenueGrid(QWidget):
    """A cell says for how many; made anew when other modules are offered. `opened(venue)`."""

    def __init__(
        self,
        total: Callable[[], int],
        page: Callable[[int, int], list[Venue]],
        opened: Callable[[object], None],
    ) -> None:
        super().__init__()
        self._total, self._page, self._opened = total, page, opened
        self.modules: list[str] = []
        self.table: Table | None = None
        self._whole = QVBoxLayout(self)
        # Its last column is of figures.
        self._whole.setContentsMargins(0, 0, 16, 0)

    def show_modules(self, modules: list[str]) -> None:
        """Show the venues against these, as many as are compared."""
        wanted = modules[:SHOWN]
        if self.table is not None and wanted == self.modules:
            self.table.paged.reload()
            return
        if self.table is not None:
            self._whole.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.modules = wanted
        model = PagedModel([*self._fixed(), *map(self._column, wanted)], self._total, self._page)
        self.table = Table(model, "venue-grid", self.tr("场地和模块"))
        self.table.opened.connect(self._opened)
        self._whole.addWidget(self.table)
        model.reload()

    def _fixed(self) -> list[Column]:
        return [
            Column("city", self.tr("城市"), 80, lambda one: one.city, tone="text2"),
            Column("name", self.tr("场地"), 150, lambda one: one.name, stretch=True),
        ]

    def _column(self, module: str) -> Column:
        def told(one: Venue) -> str:
            return str(one.holds(module) or self.tr("有")) if one.offers(module) else ""

        return Column(module, module, 96, told, right=True)
