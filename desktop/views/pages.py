"""The pages of one window: made when first opened, kept, and made anew with the look."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.models.changes import Changes
from desktop.views.parts.shell import Page
from desktop.views.screens import Screen, screens

# Targets that begin something, as a form does.
_ONCE = frozenset({"add", "award", "came_back"})


class Pages:
    """Which screen is open, and what each was opened for; the stack they lie in comes and goes."""

    def __init__(self, make: Callable[[Screen, QWidget], QWidget]) -> None:
        self._make = make
        self._stack = QStackedWidget()
        self._opened: dict[str, QWidget] = {}
        # What each screen was opened for last, so that it shows the same when made anew.
        self._targets: dict[str, dict[str, object]] = {}
        self.screens: dict[str, Screen] = {}
        self.here = ""

    def leave(self, *, afresh: bool) -> None:
        """Before the stack goes: only a page with work not finished stays, and `afresh` none."""
        place: Callable[[], dict[str, object]] | None
        place = getattr(self._opened.get(self.here), "place", None)
        if place is not None:
            self._targets[self.here] = place()
        kept = {} if afresh else {key: page for key, page in self._opened.items() if _keeps(page)}
        for page in kept.values():
            page.setParent(None)
        self._opened = kept

    def enter(self, stack: QStackedWidget) -> None:
        """Go on in a new stack, in the language in force."""
        self._stack = stack
        self.screens = {screen.key: screen for screen in screens()}
        for page in self._opened.values():
            stack.addWidget(page)

    def listed(self) -> list[Screen]:
        """The screens of the sidebar in order."""
        return [screen for screen in self.screens.values() if screen.group]

    def marked(self) -> str:
        """The sidebar's row of the open screen."""
        found = self.screens.get(self.here)
        return found.under or found.key if found else ""

    def whole(self) -> bool:
        """Whether the open screen has the window to itself."""
        return self.here in self.screens and self.screens[self.here].whole

    def open(self, key: str, target: dict[str, object]) -> None:
        """Show a screen and what it is opened for; unknown ones are a bug in the caller."""
        page = self._opened.get(key)
        if page is None:
            # Made within its parent: every move of a finished tree styles all of it anew.
            page = self._opened[key] = self._make(self.screens[key], self._stack)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.here = key
        if target:
            # What was begun once is not begun again because the language changed.
            self._targets[key] = {} if key == "import" or _ONCE & set(target) else target
            page.show_target(**target)  # type: ignore[attr-defined]  # only pages with targets get them

    def target(self) -> dict[str, object]:
        """What the open screen was opened for."""
        return self._targets.get(self.here, {})

    def page(self) -> QWidget:
        """The open page."""
        return self._opened[self.here]

    def focus(self) -> None:
        """Put the focus where the open page wants it first."""
        page = self.page()
        assert isinstance(page, Page), self.here
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def hear(self, changes: Changes) -> None:
        """Tell every page what changed."""
        for page in self._opened.values():
            assert isinstance(page, Page)
            page.show_changes(changes)

    def mask(self) -> bool:
        """Mask or show; a page without `show_privacy` goes. False when the open one went."""
        for key, page in list(self._opened.items()):
            show = getattr(page, "show_privacy", None)
            if show is not None:
                show()
                continue
            self._stack.removeWidget(self._opened.pop(key))
            page.deleteLater()
        return self.here in self._opened

    def holds(self, widget: QWidget) -> bool:
        """Whether a widget lies in a page."""
        return self._stack.isAncestorOf(widget)


def _keeps(page: QWidget) -> bool:
    """Whether a page holds work that making it anew would lose."""
    keeps: Callable[[], bool] | None = getattr(page, "keeps", None)
    return keeps is not None and keeps()
