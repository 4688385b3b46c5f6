"""The head every page has: title, count, then search, plain buttons and one primary button."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.layout import fill
from desktop.views.parts.text import Elided, label


class PageHead(QWidget):
    """Title (20/600) and count (13), a stretch, then what the page adds from left to right.

    `PageHead(title).add(search, import_button, primary)`; exactly one button is primary, last.
    """

    def __init__(self, title: str, count: str = "") -> None:
        super().__init__()
        self.title = label(title, 20, bold=True)
        self.count = Elided(count, 13, "text2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 16, 24, 8)
        self._row.setSpacing(8)
        fill(self._row, self.title, 4, self.count, None)

    def add(self, *widgets: QWidget) -> "PageHead":
        """Append widgets at the right; a second primary button is a bug."""
        for widget in widgets:
            self._row.addWidget(widget)
        ranks = [made.property("rank") for made in self.findChildren(Button)]
        assert ranks.count("primary") <= 1, "a page has one primary button"
        return self

    def insert(self, *widgets: QWidget) -> None:
        """Put widgets right behind the title."""
        for place, widget in enumerate(widgets, start=1):
            self._row.insertWidget(place, widget)

    def show_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)

    def show_count(self, count: str) -> None:
        """Change the count beside the title."""
        self.count.setText(count)
