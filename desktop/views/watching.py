"""What looks now and then while a window is open, each loaded when nobody does anything."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.views.window import Window


class _Watch(Protocol):
    def stop(self) -> None:
        """Look no more."""


class Watching:
    """Begins what watches over one window, and ends it with the window."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._begun: list[_Watch] = []
        self._over = False

    def begins(self) -> list[Callable[[], None]]:
        """One step for each, to be taken one at a time."""
        every = [self._reminders, self._updating, self.backups, self._lock, self._listen]
        return [partial(self._begin, one) for one in every]

    def _begin(self, watch: Callable[[], None]) -> None:
        # The window may be closed before its turn came.
        if not self._over:
            watch()

    def _reminders(self) -> None:
        from desktop.views.reminders import Reminders

        self._begun.append(Reminders(self._window))

    def _updating(self) -> None:
        from desktop.views.updating import Updating

        self._begun.append(Updating(self._window))

    def backups(self) -> None:
        """Begin to write the backups that are due, or look at once."""
        from desktop.views.backups import Backups

        known = next((one for one in self._begun if isinstance(one, Backups)), None)
        if known is None:
            self._begun.append(Backups(self._window))
        else:
            known.look_now()

    def _lock(self) -> None:
        """Begin to notice that nobody is there."""
        self._window.locking()

    def _listen(self) -> None:
        """Begin to take over what a second start was given."""
        from desktop.views.handover import Handover

        window = self._window
        self._begun.append(Handover(window.folder, window.handed.emit, window))

    def stop(self) -> None:
        """Before the connections are closed."""
        self._over = True
        for one in self._begun:
            one.stop()
