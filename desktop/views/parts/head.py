"""The head every page has: title, count, then search, plain buttons and one primary button."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.layout import fill
from desktop.views.parts.text import Elided, Fitting
from desktop.views.theme.palette import size, wide


class PageHead(QWidget):
    """Title (20/600) and count (13), a stretch, then what the page adds from left to right.

    `PageHead(title).add(search, import_button, primary)`; exactly one button is primary, last.
    Where the words have no room, buttons show their icons alone, the primary one last.
    A page of several lists adds the buttons of one by `add_for(key, …)`, and turns with the lists.
    """

    def __init__(self, title: str, count: str = "") -> None:
        super().__init__()
        self.title = Elided(title, 20, bold=True)
        self.count = Fitting(13, "text2")
        self.show_count(count)
        self._words: dict[Button, str] = {}
        self._parts: dict[str, tuple[Button, ...]] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 16, 24, 8)
        self._row.setSpacing(8)
        # A head without buttons is as high as one with them: going about moves nothing below it.
        self._row.addStrut(size(32))
        fill(self._row, self.title, 4, self.count, None)

    def add(self, *widgets: QWidget) -> "PageHead":
        """Append widgets at the right; a second primary button is a bug."""
        for widget in widgets:
            self._row.addWidget(widget)
            if isinstance(widget, Button) and widget.text() and not widget.icon().isNull():
                self._words[widget] = widget.text()
                widget.setToolTip(widget.toolTip() or widget.text())
        of_parts = {made for some in self._parts.values() for made in some}
        for some in (*self._parts.values(), ()):
            seen = [made for made in self.findChildren(Button) if made not in of_parts] + [*some]
            ranks = [made.property("rank") for made in seen]
            assert ranks.count("primary") <= 1, "a page has one primary button"
        return self

    def add_for(self, part: str, *widgets: Button) -> None:
        """Append buttons that stand here only while this part of the page is in sight."""
        for widget in widgets:
            widget.hide()
        self._parts[part] = widgets
        self.add(*widgets)

    def turn_to(self, part: str) -> None:
        """Show what belongs to this part of the page, in place of what belongs to the others."""
        for key, widgets in self._parts.items():
            for widget in widgets:
                widget.setVisible(key == part)

    def insert_before(self, way_back: Button) -> None:
        """Put the way back to where the page was opened from before the title."""
        self._row.insertWidget(0, way_back)

    def put_back(self, widget: QWidget, before: QWidget) -> None:
        """Put a widget that stood elsewhere meanwhile before another of the head."""
        self._row.insertWidget(self._row.indexOf(before), widget)

    def insert(self, *widgets: QWidget) -> None:
        """Put widgets right behind the title."""
        for place, widget in enumerate(widgets, start=self._row.indexOf(self.title) + 1):
            self._row.insertWidget(place, widget)

    def show_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)

    def show_count(self, count: str, *shorter: str) -> None:
        """Change the count beside the title, or what says less where it has no room; else none."""
        self.count.offer(count, *shorter, "")

    def minimumSizeHint(self) -> QSize:
        """What is needed once the buttons have given way."""
        return QSize(wide(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A longer title or one more button takes room as well."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Take words off the buttons, plain ones first, until the title has room."""
        wordy = sorted(self._words, key=lambda made: made.property("rank") == "primary")
        for kept in range(len(wordy) + 1):
            for place, made in enumerate(wordy):
                text = self._words[made] if place >= kept else ""
                if made.text() != text:
                    made.setText(text)
            if self._room() >= 0:
                break
        self.title.setMinimumWidth(max(24, self.title.sizeHint().width() + min(0, self._room())))

    def _room(self) -> int:
        """What is left of the width when all but the count stands in full (px)."""
        title = max(self.title.minimumWidth(), self.title.minimumSizeHint().width())
        rest = self._row.minimumSize().width() - title
        return self.width() - rest - self.title.sizeHint().width()
