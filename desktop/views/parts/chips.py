"""Chips: what is filtered by, each with its way out; and the row they stand in."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import vline
from desktop.views.theme import icons
from desktop.views.theme.palette import size


def chip(
    text: str,
    *,
    on: bool = True,
    picture: str = "",
    menu: bool = False,
    removable: bool = False,
    name: str = "",
) -> Button:
    """One chip: `on` = in force (soft accent); menu shows a caret, removable a ✕ at its end."""
    made = Button(text, "plain")
    made.setProperty("chip", "on" if on else "off")
    made.setAccessibleName(name or text)
    tone = "accentText" if on else "text2"
    if removable or menu:
        made.setIcon(icons.icon("x" if removable else "caret-down", tone))
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    elif picture:
        made.setIcon(icons.icon(picture, tone))
    made.setIconSize(QSize(size(12), size(12)))
    return made


class ChipRow(QWidget):
    """The saved view first, then filters with ✕, then "+ filter"; breaks into lines if narrow."""

    removed = Signal(str)
    add_wanted = Signal()

    def __init__(self, add_text: str = "") -> None:
        super().__init__()
        self._flow = Flow(8, self)
        self._chips: dict[str, QWidget] = {}
        self._add: Button | None = None
        if add_text:
            self._add = Button(add_text, "plain", "plus")
            self._add.setProperty("chip", "add")
            self._add.setIconSize(QSize(size(12), size(12)))
            self._add.clicked.connect(lambda: self.add_wanted.emit())
            self._flow.addWidget(self._add)

    def show_chips(
        self,
        filters: list[tuple[str, str]],
        *,
        first: QWidget | None = None,
        remove_name: Callable[[str], str] | None = None,
    ) -> None:
        """Show filters as (key, text) pairs; `removed(key)` when one is clicked or Del pressed.

        `first` is the saved view's chip, set off by a hairline; `remove_name` makes the
        accessible name ("remove filter city") from the text.
        """
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._add:
                widget.hide()
                widget.deleteLater()
        self._chips = {}
        if first is not None:
            self._flow.addWidget(first)
            if filters:
                self._flow.addWidget(vline(size(20)))
        for key, text in filters:
            name = (
                remove_name(text) if remove_name else self.tr("去掉筛选：{text}").format(text=text)
            )
            made = chip(text, removable=True, name=name)
            made.clicked.connect(lambda _checked=False, key=key: self.removed.emit(key))
            self._chips[key] = made
            self._flow.addWidget(made)
        if self._add is not None:
            self._flow.addWidget(self._add)
        self.updateGeometry()
