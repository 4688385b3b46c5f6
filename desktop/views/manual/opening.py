"""Opens the manual over a window or a dialog, at the page of what one does there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.views.manual.pages import FOR_PART, FOR_SCREEN, PAGES
from desktop.views.manual.window import Manual
from desktop.views.theme.palette import look


def show(over: QWidget, screen: str, show_keys: Callable[[], object] | None = None) -> Manual:
    """One manual for a window, made anew when its language changed."""
    # Of this window itself: one over a dialog is the dialog's.
    found = next((one for one in over.children() if isinstance(one, Manual)), None)
    if found is not None and found.language != look().language:
        found.hide()
        found.setParent(None)
        found.deleteLater()
        found = None
    manual = found or Manual(over, show_keys)
    manual.open(_page(over, screen))
    manual.show()
    manual.raise_()
    manual.activateWindow()
    manual.reader.setFocus()
    return manual


def _page(over: QWidget, screen: str) -> str:
    """The page for the part of the screen at hand, else for the screen."""
    above: QWidget | None = over
    while above is not None and not hasattr(above, "page"):
        above = above.parentWidget()
    part = getattr(above.page(), "part", None) if above is not None else None
    return FOR_PART.get((screen, part() if part else ""), FOR_SCREEN.get(screen, PAGES[0]))


def show_from(dialog: QWidget) -> Manual:
    """The manual over a dialog that keeps everything else from being used."""
    above = dialog.parentWidget()
    while above is not None and not hasattr(above, "here"):
        above = above.parentWidget()
    return show(dialog, above.here() if above is not None else "")
