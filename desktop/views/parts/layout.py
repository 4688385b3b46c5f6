"""Rows, columns, hairlines, frames and scroll areas, so that pages read as what they contain."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QListView,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.views.theme.palette import color

# What a row or column is filled with: a widget, a layout, a gap in px, or None for a stretch.
Piece = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]


def fill(layout: QBoxLayout, *pieces: Piece) -> None:
    """Append the pieces to a row or column: an int is a gap in px, None a stretch."""
    for piece in pieces:
        if piece is None:
            layout.addStretch(1)
        elif isinstance(piece, int):
            layout.addSpacing(piece)
        elif isinstance(piece, QLayout):
            layout.addLayout(piece)
        else:
            layout.addWidget(piece)


def row(*pieces: Piece, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout of the pieces."""
    layout = QHBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    fill(layout, *pieces)
    return layout


def column(*pieces: Piece, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout of the pieces."""
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    fill(layout, *pieces)
    return layout


def only_if(wanted: bool, *parts: QWidget) -> None:
    """Hide parts that are being put together, unless they are wanted.

    Shown before it lies anywhere, a part is a window of its own for a moment, and has the keyboard.
    """
    for part in parts:
        if not wanted:
            part.hide()


def below_bar(page: QWidget, bar: QWidget, body: QWidget, right: int = 0) -> None:
    """Lay out a page or tab: its bar of filters and buttons, a hairline, and what fills the rest.

    `right` is the gap beside the body in px; a list that scrolls has none.
    """
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(row(bar, margins=(24, 10, 16, 10)))
    whole.addWidget(hline())
    whole.addLayout(row(body, margins=(16, 0, right, 0)), 1)


def box(layout: QLayout, part: str = "") -> QFrame:
    """A frame around a layout; part "sunk", "card", "hero", "chosen", "bigcard" or none."""
    made = QFrame()
    if part:
        made.setProperty("part", part)
    made.setLayout(layout)
    return made


def sunk(*pieces: Piece, gap: int = 8, margins: Margins = (16, 12, 16, 12)) -> QFrame:
    """The sunk block: surface2, radius 8, no border."""
    return box(column(*pieces, gap=gap, margins=margins), "sunk")


def card(*pieces: Piece, gap: int = 8, margins: Margins = (16, 14, 16, 14)) -> QFrame:
    """A card, only where the thing is an object (question, conflict, chart)."""
    return box(column(*pieces, gap=gap, margins=margins), "card")


class Line(QWidget):
    """A hairline in the token `line`."""

    def __init__(self, upright: bool = False) -> None:
        super().__init__()
        fixed, grow = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if upright:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, grow)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(grow, fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the line colour in force."""
        QPainter(self).fillRect(self.rect(), color("line"))


def hline() -> Line:
    """A horizontal hairline."""
    return Line()


def vline(height: int = 0) -> Line:
    """A vertical hairline, of a fixed height in px if given."""
    made = Line(upright=True)
    if height:
        made.setFixedHeight(height)
    return made


class Scroll(QScrollArea):
    """Keeps its widget as high as its wrapped labels need: Qt alone squeezes them to scraps."""

    def __init__(self) -> None:
        super().__init__()
        # Widgets just added are shown, and so measured, only after the request for layout.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.fit)

    def fit(self) -> None:
        """Take the height that the width at hand asks for."""
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if inside is None or layout is None:
            return
        width = self.viewport().width()
        wraps = layout.hasHeightForWidth()
        inside.setMinimumHeight(layout.totalHeightForWidth(width) if wraps else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other contents may need another height."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._later.start()
        return super().eventFilter(watched, event)


def scroll(inside: QWidget) -> Scroll:
    """A frameless vertical scroll area around a widget; every page's body stands in one."""
    area = Scroll()
    # The binding knows what Python made. To find out of what kind Qt's own viewport is, it would
    # load every kind of widget there is: a tenth of a bare window's start.
    area.setViewport(QWidget())
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside.setProperty("page", True)
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(inside)
    inside.installEventFilter(area)
    return area


def know_kinds() -> None:
    """Ask of what kind a viewport of Qt's own is: every later list is made without that wait."""
    QListView().viewport()


def laid_out(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts in a layout, in its order.

    Its items are not asked for: the binding keeps each as long as the layout is there, while Qt
    deletes it with its widget; a button made at the same address falls with the program.
    """
    owner = layout.parentWidget()
    near = [*layout.children(), *(owner.children() if owner is not None else ())]
    held = [one for one in near if isinstance(one, QWidget | QLayout)]
    places = {layout.indexOf(one): one for one in held}
    places.pop(-1, None)
    return [places[at] for at in sorted(places)]


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        inside, nested = item.widget(), item.layout()
        if inside is not None:
            inside.hide()
            inside.deleteLater()
        elif nested is not None:
            clear(nested)
