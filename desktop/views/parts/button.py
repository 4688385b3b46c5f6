"""Buttons by rank: primary (one a page), plain, soft (suggested), ghost, link, icon, danger."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.views.theme import icons
from desktop.views.theme.palette import changed, size

Rank = Literal["primary", "plain", "soft", "ghost", "link", "icon", "danger"]
_ICON_TONES: dict[str, str] = {
    "primary": "onAccent",
    "soft": "accentText",
    "ghost": "text2",
    "link": "accentText",
    "icon": "text2",
    "danger": "err",
}


class Button(QPushButton):
    """A push button whose look is its rank; its icon follows theme and text size."""

    def __init__(self, text: str = "", rank: Rank = "plain", picture: str = "") -> None:
        super().__init__(text)
        self.setProperty("rank", rank)
        self._rank = rank
        self._has_icon = False
        self.picture = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_picture(picture)

    def set_picture(self, name: str, tone: str = "") -> None:
        """Show a Phosphor icon in the colour of the rank, or of `tone`."""
        self.picture = name
        if name:
            self.setIcon(icons.icon(name, tone or _ICON_TONES.get(self._rank, "text")))
            self._measure()
            if not self._has_icon:
                self._has_icon = True
                changed().connect(self._measure)

    def setText(self, text: str) -> None:
        """With a text the icon stands apart from it."""
        super().setText(text)
        if self._has_icon:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does; in a dialog Enter is the accepting button's."""
        enter = Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.isEnabled() and not isinstance(self.window(), QDialog):
            event.accept()
            self.click()
        else:
            super().keyPressEvent(event)

    def grow(self) -> None:
        """Be large enough to hit while one looks at people."""
        self.setProperty("big", True)
        self._measure()

    def _measure(self) -> None:
        edge = size(22 if self.property("big") else 16)
        self.setIconSize(QSize(edge + 4 * bool(self.text()), edge))


def button(
    text: str,
    rank: Rank = "plain",
    picture: str = "",
    *,
    keys: str = "",
    tip: str = "",
    small: bool = False,
    slot: Callable[[], object] | None = None,
) -> Button:
    """A button; `keys` ("F8") works as its shortcut and stands in the label to teach it."""
    made = Button(f"{text}  {keys}" if keys else text, rank, picture)
    made.setAccessibleName(text)
    if keys:
        made.setShortcut(keys)
    if tip:
        made.setToolTip(tip)
    if small:
        made.setProperty("small", True)
    if slot is not None:
        # The checked flag of clicked() is of no use to a slot without arguments.
        made.clicked.connect(lambda: slot())
    return made


def icon_button(
    picture: str, name: str, *, keys: str = "", slot: Callable[[], object] | None = None
) -> Button:
    """A 28 px button with only an icon; `name` is its accessible name and tooltip."""
    made = Button("", "icon", picture)
    made.setAccessibleName(name)
    made.setToolTip(f"{name}  {keys}" if keys else name)
    if keys:
        made.setShortcut(keys)
    if slot is not None:
        made.clicked.connect(lambda: slot())
    return made
