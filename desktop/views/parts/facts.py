"""Fact rows: what it is at the left in grey, the value, and perhaps a link."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.views.parts.text import label
from desktop.views.theme.palette import wide


class Facts(QWidget):
    """A list of facts; `add("手机", masked, link)`; the value may be a widget of its own."""

    def __init__(self, label_width: int = 76) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, wide(label_width))
        self._grid.setColumnStretch(1, 1)

    def add(
        self,
        what: str,
        value: str | QWidget,
        link: QWidget | None = None,
        *,
        one_line: bool = False,
    ) -> QWidget:
        """Append one fact; gives back the value's widget, which may be a control of `one_line`."""
        line = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        shown = label(value, wrap=True) if isinstance(value, str) else value
        beside = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft if one_line else top
        self._grid.addWidget(label(what, 13, "text3"), line, 0, beside)
        self._grid.addWidget(shown, line, 1)
        if link is not None:
            self._grid.addWidget(link, line, 2, top)
        if isinstance(value, str):
            shown.setAccessibleName(f"{what} {value}")
        return shown
