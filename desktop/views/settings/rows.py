"""What a settings section is made of: a heading, and rows of a name, a hint and a control."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from desktop.views.parts.layout import column, hline, row
from desktop.views.parts.text import label
from desktop.views.theme.palette import wide


class Section(QWidget):
    """A heading (16/600) over rows parted by hairlines."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 24)
        self._rows.setSpacing(0)
        self._rows.addWidget(label(title, 16, bold=True))
        self._rows.addSpacing(6)
        self._count = 0

    def add(self, what: str, hint: str, control: QWidget | QLayout) -> QLabel:
        """Append a row and hand back its hint; a nameless widget is named after the row."""
        if self._count:
            self._rows.addWidget(hline())
        self._count += 1
        name = label(what, wrap=True)
        words = column(name, gap=1)
        below = label(hint, 12, "text2", wrap=True)
        if hint:
            words.addWidget(below)
        line = row(gap=24, margins=(0, 10, 0, 10))
        line.addLayout(words, 1)
        if isinstance(control, QWidget):
            if not control.accessibleName():
                control.setAccessibleName(what)
            name.setBuddy(control)
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        else:
            line.addLayout(control)
        self._rows.addLayout(line)
        return below

    def add_whole(self, made: QWidget) -> None:
        """Append something over the whole width."""
        self._rows.addSpacing(8)
        self._rows.addWidget(made)


def narrow(widget: QWidget, width: int = 240) -> QWidget:
    """A control of a usual width."""
    widget.setFixedWidth(wide(width))
    return widget
