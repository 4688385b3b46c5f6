"""The window's lock: by Ctrl+L or after a while nothing of the community is shown until unlocked.

Work in the background goes on. The page for the room stays: it is made for everybody's eyes.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.store import vault, windowlock
from desktop.views.lockpage import Cover

if TYPE_CHECKING:
    from desktop.views.window import Window

_LOOKS_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class _Guard(QObject):
    """While the window is locked, whatever comes up is covered before it is seen."""

    def __init__(self, owner: "Locking") -> None:
        super().__init__(owner)
        self._owner = owner

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover dialogs, close menus."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._owner.cover(watched)
        return False


class Locking(QObject):
    """Locks one window with all of its dialogs; `keys` gives what its folder was opened with."""

    def __init__(
        self,
        window: "Window",
        keys: Callable[[], vault.Keys],
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(window)
        self.window, self.keys, self.clock = window, keys, clock
        self.locked = False
        self._covers: list[Cover] = []
        self._then: list[Callable[[], object]] = []
        self._guard = _Guard(self)
        self._touched = clock()
        self._minutes = windowlock.read(window.folder).minutes
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_MS)
        self._timer.timeout.connect(self.look)
        self._watched: list[QWindow] = []
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]
        self._begin()

    def stop(self) -> None:
        """Watch no more; before the window goes."""
        self._timer.stop()
        QApplication.instance().removeEventFilter(self._guard)  # type: ignore[union-attr]

    # -- idle ----------------------------------------------------------------------------------

    def choose(self, minutes: int) -> None:
        """Lock after so many minutes without a touch; 0 for never."""
        self._minutes = windowlock.choose_minutes(self.window.folder, minutes).minutes
        self._begin()

    def _begin(self) -> None:
        self._touched = self.clock()
        if not self._minutes:
            self._timer.stop()
            return
        self._timer.start()
        handle = self.window.windowHandle()
        if handle is not None:
            self._watch(handle)

    def _watch(self, window: QWindow | None) -> None:
        """Notice what is done in any of the program's windows."""
        if window is not None and self._minutes and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.remove(window))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _TOUCHES:
            self._touched = self.clock()
        return False

    def look(self) -> None:
        """Lock if nobody touched anything for long enough; a door and a stage are not left so."""
        if self.locked or not self._minutes:
            return
        if self._before_others():
            self._touched = self.clock()
        elif self.clock() - self._touched >= 60 * self._minutes:
            self.lock()

    def _before_others(self) -> bool:
        if self.window.here() == "door":
            return True
        return any(each.isFullScreen() for each in QApplication.topLevelWidgets())

    # -- locking -------------------------------------------------------------------------------

    def lock(self) -> None:
        """Cover the window and every dialog at once; what is typed in them stays."""
        if self.locked or not windowlock.ready(self.keys()):
            return
        self.locked = True
        QToolTip.hideText()
        QApplication.instance().installEventFilter(self._guard)  # type: ignore[union-attr]
        for each in QApplication.topLevelWidgets():
            if each.isVisible() or each is self.window:
                self.cover(each)
        self._focus()

    def cover(self, host: QWidget) -> None:
        """Hide what a top-level window shows; menus close."""
        if host.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            host.hide()
        elif not host.property("room") and not any(one.host is host for one in self._covers):
            self._covers.append(Cover(host, self))

    def hide_again(self) -> None:
        """What was made anew in the window meanwhile is hidden, too."""
        for one in self._covers:
            one.hide_inside()

    def unlock(self, typed: str) -> bool:
        """Show everything as it was if this opens it; else the next try has to wait."""
        if not windowlock.opens(self.keys(), typed, self.clock()):
            return False
        self.locked = False
        QApplication.instance().removeEventFilter(self._guard)  # type: ignore[union-attr]
        covers, self._covers = self._covers, []
        for one in covers:
            one.lift()
        self._touched = self.clock()
        self.window.show_frame()
        then, self._then = self._then, []
        for act in then:
            # Whoever unlocks is not kept in the lock by a question that comes then.
            QTimer.singleShot(0, self, act)
        return True

    def after(self, act: Callable[[], object]) -> None:
        """Do this once the window is unlocked."""
        self._then.append(act)

    def _focus(self) -> None:
        front = QApplication.activeModalWidget() or self.window
        for one in self._covers:
            if one.host is front:
                one.page.field.setFocus()
